"""
Tables that other programs or colleagues made: columns found by their names, or two columns without any.

MultiTerm and memoQ repeat a column for each synonym: the first is the preferred term, the others are admitted, unless a
column beside each says which is what (``ranks``).
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from termqa.errors import UserError
from termqa.glossary.concept import COLUMNS, Concept
from termqa.glossary.formats import ranks
from termqa.glossary.formats.incoming import Incoming, joined
from termqa.glossary.table import concept, made_id

IGNORED = "-"
"""The field that a column left out is mapped to."""
_NAMES: Mapping[str, str] = {
    name: field
    for field, names in {
        "zh": "zh|zh-cn|zh-hans|zh-tw|zh-hant|cn|chinese|chinese term|chinese name|中文词条|原文|源语|术语|source term|src",
        "en": "en|en-us|en-gb|english|english term|english name|english translation|translation|英译|译文|译名|译法|首选|首选译法|推荐译法|target|target term|tgt",
        "zh_variants": "chinese variants|中文别名|中文简称|别名",
        "en_admitted": "admitted|synonym|synonyms|alternative|alternatives|alternative translation|其他译法|可用译法|许用译法|同义|同义译法|备选译法",
        "en_abbr": "abbreviation|acronym|abbr|英文缩写|缩写",
        "en_forbidden": "forbidden|do not use|avoid|not to be used|deprecated|禁用|禁用译法|错误译法|拒用译法",
        "en_superseded": "superseded|former|旧译|旧译法",
        "domain": "domain|subject|subject field|category|entry_subject|entry_domain|领域|分类|类别",
        "note": "note|notes|comment|comments|remark|remarks|entry_note|备注|说明|注释|备考",
        "source": "reference|origin|provenance|出处|来源|依据",
        "source_date": "date|日期|确认日期|审定日期",
        "evidence": "context|example|sample|例句|语境",
        "status": "status|entry_status|concept status|状态|词条状态|审定状态",
        "pos": "pos|part of speech|词性",
        "id": "concept id|term id|编号",
    }.items()
    for name in names.split("|")
}  # fmt: skip
_LANGUAGE = re.compile(r"(chinese|english)(?:[ _(].*)?", re.IGNORECASE)
_IN_CHINESE = re.compile(r"(中文|汉语|英文|英语)(?:术语|名称|全称|译名|译法|译文|表述|词条|名)?")
_NO_TERM = re.compile(r"_?(?:def|definition|info|example|note|source|status|gender|context)\b", re.IGNORECASE)
_BILINGUAL = re.compile(
    "([\u3400-\u9fff]+)[ /（(:：]*([A-Za-z][A-Za-z _]*)[）)]?|([A-Za-z][A-Za-z _]*?)[ /（(:：]*([\u3400-\u9fff]+)[）)]?"
)
"""A title in both languages: 出处 Source."""
_HAN = re.compile("[\u3400-\u9fff]")
_ITEMS = re.compile(r"\s*[|;；\n]\s*")
_MARKS = ",;\t|"


class NoColumnsError(UserError):
    """Nothing in a table names its columns."""


class Line(NamedTuple):
    """A row of a table and how people find it."""

    where: str
    number: int
    cells: Sequence[str]


def read(path: Path, given: Mapping[str, str]) -> Incoming:
    """The concepts of a ``.csv``, ``.tsv`` or ``.txt`` table; ``given`` maps columns to fields where names do not."""
    text, remarks = _decoded(path)
    return understood(list(_lines(text, str(path))), str(path), given, remarks)


def understood(lines: Sequence[Line], name: str, given: Mapping[str, str], remarks: Sequence[str] = ()) -> Incoming:
    """What the lines of a table hold, the first naming the columns if they have names."""
    lines = [line for line in lines if any(cell.strip() for cell in line.cells)]
    if not lines:
        raise NoColumnsError(name, "holds no table", "the first row names the columns")
    lines, above = _from_header(lines, given)
    remarks = [*remarks, *above]
    fields = _fields(lines[0].cells, given, name)
    if {"zh", "en"} <= set(fields):
        head, body = lines[0].cells, lines[1:]
        if not _ours(head):
            rows_ = [line.cells for line in body]
            fields = ranks.placed(_titles(head), fields, rows_, given, lines[0].where)
    elif (fields := _two_columns(lines)) and not given:
        head, body = [f"column {n + 1}" for n in range(len(fields))], list(lines)
    else:
        columns = ", ".join(c.strip() for c in lines[0].cells if c.strip())
        raise NoColumnsError(
            lines[0].where, f"no columns are known to hold Chinese and English; there are: {columns}",
            'say which: --map "Column name=zh" --map "Other column=en"',
        )  # fmt: skip
    if _ours(lines[0].cells):
        rows = _unique(concept(_cells(line, fields), line.where, name, line.number) for line in body)
        return Incoming(rows, frozenset(fields), remarks=tuple(remarks))
    found = [(line, _concept(line, fields, name)) for line in body]
    rows, twice = joined(row for _, row in found if row)
    shown = [f"{title.strip()} → {_shown(field)}" for title, field in zip(head, fields, strict=False) if title.strip()]
    left_out = ", ".join(str(line.number) for line, row in found if row is None)
    missing = [f"lines without Chinese or English were left out: {left_out}"] if left_out else []
    held = frozenset(fields) & frozenset(COLUMNS) | _from_lists(rows)
    return Incoming(rows, held, remarks=(*remarks, f"columns: {'; '.join(shown)}", *missing, *twice), foreign=True)


def _ours(head: Sequence[str]) -> bool:
    """Whether these are the columns of a glossary of termqa, whose cells are to be taken as they are."""
    titles = {title.strip().strip("\ufeff").lower() for title in head} - {""}
    return titles <= set(COLUMNS) and bool(titles & (_LISTS | {"id", "enforce"}))


def _cells(line: Line, fields: Sequence[str]) -> dict[str, str]:
    return {field: text.strip() for field, text in zip(fields, line.cells, strict=False)}


def _unique(rows: Iterable[Concept]) -> tuple[Concept, ...]:
    """The rows, of which no two may be one concept; raises UserError, which names all that are."""
    found: dict[str, Concept] = {}
    twice = []
    for row in rows:
        same = found.setdefault(row.id, row)
        if same is not row:
            twice.append((row, f"{row.id} {row.zh} stands in line {same.line} already"))
    if twice:
        others = [f"line {row.line}: {what}" for row, what in twice[1:]]
        first, what = twice[0]
        raise UserError(f"{first.file}:{first.line}", "; ".join([what, *others]), "make one row of the two")
    return tuple(found.values())


def _from_header(lines: list[Line], given: Mapping[str, str]) -> tuple[list[Line], list[str]]:
    """The lines from the one that names the columns on, below what titles (lines of one cell) there are."""
    for n, line in enumerate(lines):
        if n and len([c for c in lines[n - 1].cells if c.strip()]) > 1:
            break
        titles = _titles(line.cells)
        if given.keys() <= set(titles) if given else {"zh", "en"} <= set(_fields(line.cells, {}, "")):
            return lines[n:], [f"lines above the names of the columns were left out: {n}"] if n else []
    return lines, []


def _shown(field: str) -> str:
    return {IGNORED: "(left out)", ranks.RANK: "status of the term before"}.get(field, field)


def _from_lists(rows: Sequence[Concept]) -> frozenset[str]:
    """Columns that got items from cells with several."""
    columns = ("zh_variants", "en_admitted", "en_forbidden", "en_superseded")
    return frozenset(column for column in columns if any(getattr(r, column) for r in rows))


def _fields(head: Sequence[str], given: Mapping[str, str], name: str) -> list[str]:
    """The field of each column; raises UserError where the mapping names a column or field that is not there."""
    titles = _titles(head)
    for column, field in given.items():
        if column not in titles:
            raise UserError(f'--map "{column}={field}"', f"{name} has no such column", f"it has: {', '.join(titles)}")
        if field not in (*COLUMNS, IGNORED):
            raise UserError(f'--map "{column}={field}"', f'"{field}" is no field', f"fields: {', '.join(COLUMNS)}")
    own = set(titles) & {"target", "译文"} and "en" not in titles
    return [given.get(title) or _field(title, bool(own)) for title in titles]


def _titles(head: Sequence[str]) -> list[str]:
    return [" ".join(cell.strip("\ufeff \t\r\n").lstrip("#").split()) for cell in head]


def _field(title: str, bilingual: bool) -> str:
    parts = _BILINGUAL.fullmatch(title)
    for name in (title, *(part for part in (parts.groups() if parts else ()) if part)):
        if (found := _named(name.strip(), bilingual)) != IGNORED:
            return found
    return IGNORED


def _named(title: str, bilingual: bool) -> str:
    low = re.sub(r"\s+", " ", title.lower())
    if low in ("source", "source text") and bilingual:
        return "zh"
    if low in COLUMNS:
        return low
    if low in _NAMES:
        return _NAMES[low]
    if named := _IN_CHINESE.fullmatch(title):
        return "zh" if named[1] in ("中文", "汉语") else "en"
    language = _LANGUAGE.fullmatch(title)
    if language and not _NO_TERM.search(title):
        return "zh" if language[1].lower() == "chinese" else "en"
    return IGNORED


def _two_columns(lines: Sequence[Line]) -> list[str]:
    """The fields of a table of two columns without names, by script; none where it is no such table."""
    if any(len([c for c in line.cells if c.strip()]) > 2 for line in lines):
        return []
    han = [sum(bool(_HAN.search(line.cells[n])) for line in lines if n < len(line.cells)) for n in (0, 1)]
    most = 0.8 * len(lines)
    if han[0] >= most and han[1] <= 0.2 * len(lines):
        return ["zh", "en"]
    return ["en", "zh"] if han[1] >= most and han[0] <= 0.2 * len(lines) else []


def _concept(line: Line, fields: Sequence[str], name: str) -> Concept | None:
    """The concept of a line; None where one language is missing."""
    items: dict[str, list[str]] = {}
    single: dict[str, str] = {}
    for field, text in _in_rank(fields, [cell.strip() for cell in line.cells]):
        if field in ("zh", "en") or field in _LISTS:
            items.setdefault(field, []).extend(i for i in _ITEMS.split(text) if i)
        elif field == "status":
            single[field] = ranks.status(text)
        else:
            single[field] = f"{single[field]}; {text}" if field in single else text
    zh, en = items.pop("zh", []), items.pop("en", [])
    if zh and not en and (items.get("en_forbidden") or items.get("en_superseded")) and ranks.RANK in fields:
        raise UserError(line.where, f"{zh[0]} has no rendering that is right", "add the preferred one, or leave it out")
    if not zh or not en:
        return None
    items["zh_variants"] = [*zh[1:], *items.get("zh_variants", [])]
    items["en_admitted"] = [*en[1:], *items.get("en_admitted", [])]
    cells = single | {column: "|".join(dict.fromkeys(texts)) for column, texts in items.items()}
    if not cells.get("id", "")[:1].isalpha():
        cells["id"] = made_id(zh[0])
    return concept({"status": "proposed", **cells, "zh": zh[0], "en": en[0]}, line.where, name, line.number)


def _in_rank(fields: Sequence[str], cells: Sequence[str]) -> list[tuple[str, str]]:
    """(field, text) of the cells that say something, of terms the best first, by the rank that stands beside each."""
    found: list[tuple[ranks.Rank, str, str]] = []
    term = -1
    for field, text in zip(fields, cells, strict=False):
        if field == ranks.RANK:
            if term >= 0 and text:
                rank = ranks.rank(text)
                found[term] = (rank, _BY_RANK.get((found[term][1], rank), found[term][1]), found[term][2])
        elif text and field != IGNORED:
            term = len(found) if field in ("zh", "en") else term
            found.append((ranks.Rank.NONE, field, text))
        elif field in ("zh", "en"):
            term = -1
    return [(field, text) for _, field, text in sorted(found, key=lambda each: each[0])]


_BY_RANK = {
    ("en", ranks.Rank.FORBIDDEN): "en_forbidden",
    ("en", ranks.Rank.SUPERSEDED): "en_superseded",
    ("zh", ranks.Rank.FORBIDDEN): "zh_variants",
    ("zh", ranks.Rank.SUPERSEDED): "zh_variants",
}
_LISTS = frozenset(
    {"zh_variants", "en_admitted", "en_abbr", "en_short", "en_forbidden", "en_superseded", "applies_when", "not_when"}
)


def _decoded(path: Path) -> tuple[str, list[str]]:
    """The text of a file in whatever encoding Excel saved it, and a remark where that is not UTF-8."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError(str(path), f"cannot be read: {error.strerror}", "check the path") from error
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16"), ["read as UTF-16"]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    try:
        return data.decode("gb18030"), ["read as GBK, as Excel saves CSV on a Chinese Windows"]
    except UnicodeDecodeError:
        raise UserError(f"{path}:{line}", "the encoding is unknown", "save it as UTF-8") from None


def _lines(text: str, name: str) -> Iterator[Line]:
    """The rows, parted by the sign that gives the first row most cells."""
    first = text.lstrip().partition("\n")[0]
    mark = max(_MARKS, key=lambda m: (first.count(m), -_MARKS.index(m)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=mark != "\t")
    line = 1
    try:
        for cells in reader:
            yield Line(f"{name}:{line}", line, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise UserError(f"{name}:{line}", f"not valid CSV: {error}", "look for a stray or missing quote") from error
