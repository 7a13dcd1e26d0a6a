"""Files written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from termqa.errors import UserError
from termqa.model import Lang, Text


@contextmanager
def whole_file(path: Path, lang: Lang) -> Iterator[IO[bytes]]:
    """A file beside the wanted one that takes its place once all is written, and vanishes where that fails."""
    path = path.resolve()
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as stream:
            yield stream
        temporary.replace(path)
    except OSError as error:
        raise _cannot_write(path, error, lang) from error
    finally:
        temporary.unlink(missing_ok=True)


def _cannot_write(path: Path, error: OSError, lang: Lang) -> UserError:
    if isinstance(error, PermissionError):
        what = Text("无法写入", "cannot be written").in_(lang)
        program = "Word" if path.suffix.lower() == ".docx" else "Excel"
        hint = Text(
            f"如果文件正在 {program} 中打开，请先关闭；或用 -o 换一个文件夹",
            f"close it in {program} if it is open there, or choose another folder with -o",
        )
    elif isinstance(error, FileNotFoundError):
        what = Text("所在文件夹不存在", "its folder does not exist").in_(lang)
        hint = Text("先建立文件夹，或改正 -o 的路径", "create the folder, or correct the path after -o")
    else:
        what = Text(f"无法写入：{error.strerror}", f"cannot be written: {error.strerror}").in_(lang)
        hint = Text("检查磁盘空间和路径", "look at the free space and the path")
    return UserError(str(path), what, hint.in_(lang))
