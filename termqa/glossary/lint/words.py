"""The words and cells of a row as lint looks at them."""

import re
from collections.abc import Iterator

from termqa.glossary.concept import Concept

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’]\w+)?|[&;,()/]")

ZH_COLUMNS = ("zh", "zh_variants", "applies_when", "not_when")
EN_COLUMNS = ("en", "en_admitted", "en_abbr", "en_short", "en_forbidden", "en_superseded")
FREE_COLUMNS = ("id", "pos", "domain", "source", "source_date", "evidence", "note")


def texts(concept: Concept, *columns: str) -> Iterator[tuple[str, str]]:
    """(column, text) of every item of these columns; a hint counts as a text of its own."""
    for column in columns:
        value = getattr(concept, column)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, str):
                if item:
                    yield column, item
            else:
                yield from ((column, part) for part in item if part)


def words(text: str) -> tuple[str, ...]:
    """The words of an English text as renderings are compared here: small letters, a hyphen as a blank."""
    return tuple(_WORD.findall(text.lower().replace("-", " ").replace("’", "'")))


def contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether the words of ``short`` stand in ``long`` one after the other."""
    return any(long[n : n + len(short)] == short for n in range(len(long) - len(short) + 1)) if short else False
