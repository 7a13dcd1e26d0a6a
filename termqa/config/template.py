"""What ``termqa init`` writes, and what ``termqa config`` shows."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from termqa.config.project import FILE, KEYS
from termqa.config.settings import Settings
from termqa.errors import UserError
from termqa.glossary import Concept, Status, Wrong
from termqa.glossary.table import table

GLOSSARY = "terms.csv"

TEMPLATE = """\
# Settings of termqa for this folder and those below it; "termqa config" shows what is in force.
# Paths are relative to this file. A line that begins with # says nothing yet.

# lang = "zh"                      # language of messages: zh or en
glossaries = ["terms.csv"]         # over the shipped one, a later one winning; "@prescribed" is an optional shipped one
# decisions = "termqa-decisions.jsonl"
# fail-on = "major"                # exit code 1 from this level: critical, major, minor, info or never
# select = ["number", "term"]      # only these rules, by name or beginning
# ignore = ["text-space"]          # without these
# date = 2024-04-18                # of the documents, if their text or name does not tell
# style = "auto"                   # how suggestions write figures: auto, scio, nbs, gwr, pboc

[severity]                         # another level for a rule
# text-space = "info"

[rules.text-punctuation]           # options of a rule, see "termqa rules NAME"
# sentence-words = 6

[per-file-ignores]                 # rules that are silent in some files
# "archive/*" = ["term-superseded"]

# [[checklist]]                    # your own checks: patterns on source and target
# name = "report-title"
# source = "政府工作报告"
# target = "government working report"
# when = "both"                    # both, source-only or target-only
# message = "Write: government work report"
# severity = "major"
"""

_NOTE = "an example: write rows of your own and delete it"
EXAMPLES = (
    Concept("p0001", "示例术语", en="example term", en_admitted=("sample term",), en_forbidden=(Wrong("example word"),),
            status=Status.PROPOSED, note=_NOTE),
    Concept("p0002", "示例委员会", ("示例委",), en="Example Commission", en_abbr=("EC",), en_short=("the commission",),
            pos="proper", status=Status.PROPOSED, note=_NOTE),
)  # fmt: skip


def init(folder: Path) -> list[Path]:
    """The files written: commented settings, and a project glossary with two rows that show how; raises UserError
    where one of them is there already.
    """
    contents = {folder / FILE: TEMPLATE, folder / GLOSSARY: "\ufeff" + table(EXAMPLES)}
    for path in contents:
        if path.exists():
            raise UserError(path.as_posix(), "is there already", "move it away, or edit it as it is")
    try:
        for path, content in contents.items():
            path.write_text(content, "utf-8", newline="\n")
    except OSError as error:
        raise UserError(folder.as_posix(), f"cannot be written to: {error.strerror}") from None
    return list(contents)


def shown(settings: Settings, chosen: bool = False) -> Iterator[str]:
    """One line a setting of the file, or only a chosen one: name, value, and where the value comes from."""
    names = settings.origins.keys() if chosen else {f.name for f in fields(settings)}
    for key in KEYS:
        name = key.replace("-", "_")
        if name in names:
            yield f"{key} = {_value(getattr(settings, name))}  # {settings.origins.get(name, 'default')}"


def _value(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(getattr(v, "name", v)) for v in value) + "]"
    if hasattr(value, "items"):
        return "{" + ", ".join(f"{k}: {_value(v)}" for k, v in value.items()) + "}"
    return str(value)
