"""Commands about the settings of a project."""

from pathlib import Path
from typing import Annotated

import typer

from termqa.cli.options import Config, Language, language, settings_of


def init(
    folder: Annotated[str, typer.Argument(help="文件夹 the folder, the current one by default.")] = ".",
) -> None:
    """初始化 Write a commented termqa.toml and a project glossary: termqa init."""
    from termqa.config.template import init as write

    for path in write(Path(folder)):
        print(f"→ {path.as_posix()}")


def config(config: Config = "", lang: Language = "") -> None:
    """设置 Show the settings in force, and where each comes from."""
    from termqa.config.template import shown

    for line in shown(settings_of(config, lang=language(lang))):
        print(line)
