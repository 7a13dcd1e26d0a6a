"""A glossary file in its one canonical form, so that two people's files differ only where their content does."""

import unicodedata
from pathlib import Path

from termqa.glossary.concept import COLUMNS
from termqa.glossary.edit import BOM
from termqa.glossary.table import cell, header, parse, table_row, table_rows, text_of


def formatted(text: str, name: str) -> str:
    """The text sorted by id, composed (NFC), trimmed, minimally quoted, with LF and the columns in their order.

    A file keeps the columns that it has; rows of a file without ids keep their order. Raises UserError for a file that
    cannot be read.
    """
    text = unicodedata.normalize("NFC", text)
    has = set(header(next(table_rows(text, name)).cells, name)) if text.strip() else set(COLUMNS)
    columns = [column for column in COLUMNS if column in has]
    rows = list(parse(text, name)) if text.strip() else []
    if "id" in has:
        rows.sort(key=lambda row: row.id)
    lines = (["" if c == "id" and not row.has_id else cell(row, c) for c in columns] for row in rows)
    return table_row(columns) + "".join(map(table_row, lines))


def is_formatted(path: Path) -> bool:
    """Whether a file is byte for byte as ``fmt`` writes it."""
    return path.read_bytes() == BOM + formatted(text_of(path), str(path)).encode("utf-8")
