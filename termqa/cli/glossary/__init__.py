"""``termqa glossary``: look things up, keep the files right, exchange them with other programs."""

import typer

from termqa.cli.glossary import compare, edit, exchange, look, tidy

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="词表 Keep a glossary: search, edit, check, merge, import, export.",
)
app.command("list")(look.list_)
app.command()(look.search)
app.command()(look.show)
app.command()(look.stats)
app.command()(edit.add)
app.command()(edit.edit)
app.command()(tidy.lint)
app.command()(tidy.fmt)
app.command()(compare.diff)
app.command()(compare.merge)
app.command("import")(exchange.import_)
app.command()(exchange.export)
app.command()(exchange.extract)
