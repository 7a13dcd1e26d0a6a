"""Which files of the command line and of a folder belong together: by name, or by a ``pairs.csv``."""

import glob
import os
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from termqa.errors import UserError
from termqa.model import Failure, Lang
from termqa.read.files import STDIN, Input, ReadOptions
from termqa.read.tables import Table, is_glossary, read_csv, read_tsv

DOCUMENTS = frozenset({".txt", ".md", ".docx", ".html", ".htm", ".pdf"})
"""Suffixes of files that hold one language."""
BILINGUAL = frozenset({".tsv", ".csv", ".xlsx", ".tmx", ".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".po"})
"""Suffixes of files that hold both."""


@dataclass(frozen=True, slots=True)
class TwoDocuments:
    """A source and its translation, to be aligned."""

    source: str
    target: str

    @property
    def file(self) -> str:
        """The path that findings name."""
        return self.target

    def __str__(self) -> str:
        return f"{self.source} + {self.target}"


@dataclass(frozen=True, slots=True)
class OneFile:
    """A bilingual file, or one English text to be checked alone."""

    path: str

    @property
    def file(self) -> str:
        """The path that findings name."""
        return self.path

    def __str__(self) -> str:
        return self.path


Job = TwoDocuments | OneFile

_WORDS = r"zh(?:[-_](?:cn|hans|hant|hk|tw))?|cn|chs|cht|en(?:[-_](?:us|gb))?|eng|中文|英文"
_MARK = re.compile(
    rf"(?P<name>.+?)[._\-－ （(]+(?P<lang>{_WORDS})[)）]?|(?P<han_name>.+?)(?P<han_lang>中文|英文)", re.I
)
_LANG = re.compile(r"(?P<zh>zh(?:[-_]\w+)?|cn|中文)|(?P<en>en(?:[-_]\w+)?|英文)", re.I)
_ABOUT = re.compile(r"(?:readme|licen[cs]e|changes|changelog)", re.I)
_REPORT = "termqa-report.xlsx"
_PAIRS = "pairs.csv"


def jobs(paths: Sequence[str], options: ReadOptions) -> Iterator[Job | Failure]:
    """
    What there is to check, in a fixed order, with a ``Failure`` for each file that stays without its other half.

    Two documents are a pair in their order; more are paired by name, as in a folder. Raises ``UserError`` where a
    path does not exist or a folder given by itself holds nothing to check.
    """
    given = list(chain.from_iterable(_expand(path) for path in paths))
    documents = [path for path in given if _suffix(path) not in BILINGUAL and not Path(path).is_dir()]
    if len(documents) == 2:
        yield TwoDocuments(*documents)
    elif len(documents) > 2:
        yield from _paired(documents, None, options)
    else:
        yield from map(OneFile, documents)
    for path in given:
        if path in documents:
            continue
        if not Path(path).is_dir():
            yield OneFile(path)
            continue
        found = list(_in_folder(path, options))
        if found:
            yield from found
        elif len(given) == 1:
            raise UserError(path, _NOTHING, _NOTHING_HINT)
        else:
            yield Failure(path, _NOTHING, _NOTHING_HINT)


_NOTHING = "holds nothing to check"
_NOTHING_HINT = "put in pairs such as NAME.zh.docx and NAME.en.docx, or bilingual .xlsx, .tsv, .tmx, .xliff"


def _expand(path: str) -> list[str]:
    """The path itself, or the files that a pattern names where the shell has left it as it stands."""
    if path == STDIN or Path(path).exists():
        return [path]
    if found := sorted(glob.glob(path)):  # noqa: PTH207 - Path.glob takes no absolute pattern
        return [file for file in found if not _hidden(Path(file).name)]
    raise UserError(path, "there is no such file or folder", "check the path; quote names that contain blanks")


def _suffix(path: str) -> str:
    return Path(path).suffix.lower()


def _hidden(file: str) -> bool:
    return file.startswith((".", "~$"))


# --- folders ---


def _in_folder(folder: str, options: ReadOptions) -> Iterator[Job | Failure]:
    files: list[str] = []
    for parent, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if not _hidden(name))
        files += [str(Path(parent, name)) for name in sorted(names) if not _hidden(name)]
    listed: set[Path] = set()
    for file in files:
        if Path(file).name.lower() == _PAIRS:
            for job in _listed(file, options):
                yield job
                if isinstance(job, TwoDocuments):
                    listed |= {Path(job.source).resolve(), Path(job.target).resolve()}
    left = [file for file in files if not listed or Path(file).resolve() not in listed]
    yield from _paired([file for file in left if _suffix(file) in DOCUMENTS], folder, options)
    yield from (OneFile(file) for file in left if _suffix(file) in BILINGUAL and _is_text(file, options))


def _listed(file: str, options: ReadOptions) -> Iterator[Job | Failure]:
    """The pairs that a ``pairs.csv`` names, relative to its own folder; none where it has other columns."""
    try:
        rows = list(read_csv(Input(file), options)[0].rows())
    except (UserError, OSError) as error:
        yield Failure(file, getattr(error, "what", str(error)), getattr(error, "hint", ""))
        return
    titles = [cell.strip().lower() for cell in rows[0].cells]
    if not {"source_file", "target_file"} <= set(titles):
        return
    source, target = titles.index("source_file"), titles.index("target_file")
    for row in rows[1:]:
        pair = row.cell(source).strip(), row.cell(target).strip()
        if all(pair):
            yield TwoDocuments(*(str(Path(file).parent / name.replace("\\", "/")) for name in pair))
        elif any(pair):
            yield Failure(f"{file}: row {row.number}", "names only one file", "fill in source_file and target_file")


def _is_text(file: str, options: ReadOptions) -> bool:
    """Whether a bilingual file of a folder is a text to check: no report of ours, no glossary, no list of pairs."""
    if Path(file).name == _REPORT:
        return False
    if _suffix(file) == ".xlsx":
        return not _is_report(file)
    if _suffix(file) not in (".csv", ".tsv"):
        return True
    try:
        read = read_csv if _suffix(file) == ".csv" else read_tsv
        cells = next(_first(read(Input(file), options)[0]), [])
    except (UserError, OSError):
        return True  # reading it will say what is wrong
    return not is_glossary(cells) and "source_file" not in {cell.strip().lower() for cell in cells}


def _first(table: Table) -> Iterator[Sequence[str]]:
    return (row.cells for row in table.rows())


def _is_report(file: str) -> bool:
    """Whether the workbook has our hidden sheet; looked up without opening it as a workbook."""
    try:
        with zipfile.ZipFile(file) as package, package.open("xl/workbook.xml") as part:
            return b'name="_termqa"' in part.read(1 << 20)
    except (zipfile.BadZipFile, KeyError, OSError):
        return False


# --- pairs by name ---


@dataclass(frozen=True, slots=True)
class _Named:
    path: str
    key: tuple[str, ...]
    """What a text and its translation have in common: the folders and the name without the language."""
    lang: Lang | None


def _paired(files: Iterable[str], folder: str | None, options: ReadOptions) -> Iterator[Job | Failure]:
    groups: dict[tuple[str, ...], list[_Named]] = {}
    for file in sorted(files):
        named = _named(file, folder)
        if folder is not None and _ABOUT.fullmatch(named.key[-1]):
            continue  # about the folder, not a text to check
        groups.setdefault(named.key, []).append(named)
    for group in groups.values():
        yield from _pairs_of(group, options)


def _named(file: str, folder: str | None) -> _Named:
    """The file's name taken apart; the language stands in the name, else in a folder."""
    path = Path(os.path.relpath(file, folder)) if folder is not None else Path(file)
    parts, stem, lang = list(path.parts[:-1]), path.stem, None
    if mark := _MARK.fullmatch(stem):
        stem = mark["name"] or mark["han_name"]
        lang = Lang.ZH if (mark["lang"] or mark["han_lang"]).lower().startswith(("z", "c", "中")) else Lang.EN
    elif whole := _LANG.fullmatch(stem):
        stem, lang = "", Lang.ZH if whole["zh"] else Lang.EN
    for place in reversed(range(len(parts))):
        found = _LANG.fullmatch(parts[place])
        if found and lang in (None, Lang.ZH if found["zh"] else Lang.EN):
            del parts[place]
            lang = Lang.ZH if found["zh"] else Lang.EN
            break
    return _Named(file, (*parts, stem.lower()), lang)


def _pairs_of(group: list[_Named], options: ReadOptions) -> Iterator[Job | Failure]:
    """Pairs among files of one name: those of one suffix first, then whatever is left if only one of each is."""
    left = list(group)
    for suffix in (*sorted({_suffix(named.path) for named in group}), None):
        some = [named for named in left if suffix in (None, _suffix(named.path))]
        zh, en = ([named for named in some if named.lang is lang] for lang in (Lang.ZH, Lang.EN))
        plain = [named for named in some if named.lang is None]
        if suffix and len(plain) == 1 and len(zh) + len(en) == 1:  # NAME.docx beside NAME.en.docx
            zh, en = zh or plain, en or plain
        if len(zh) == 1 and len(en) == 1:
            source, target = (en, zh) if options.source_lang is Lang.EN else (zh, en)
            yield TwoDocuments(source[0].path, target[0].path)
            left = [named for named in left if named not in (zh[0], en[0])]
    yield from _unpaired(left)


def _unpaired(left: list[_Named]) -> Iterator[Job | Failure]:
    both = {named.lang for named in left} >= {Lang.ZH, Lang.EN}
    for named in left:
        if both and named.lang:
            yield Failure(
                named.path,
                "could be paired with more than one file",
                "say which in a pairs.csv: source_file,target_file",
            )
        elif named.lang is Lang.ZH:
            hint = "give both the same name but for the language (NAME.zh, NAME.en), or list them in a pairs.csv"
            yield Failure(named.path, "has no translation beside it", hint)
        else:
            yield OneFile(named.path)
