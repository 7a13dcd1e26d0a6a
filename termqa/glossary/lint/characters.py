"""Rules on the characters of a cell: blanks, invisible signs, quotation marks, scripts, what Excel did to it."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace

from termqa.glossary.concept import Concept, Wrong
from termqa.glossary.lint.message import Level, RowRule
from termqa.glossary.lint.words import EN_COLUMNS, FREE_COLUMNS, HAN, ZH_COLUMNS, texts
from termqa.glossary.script import simplified
from termqa.model import Text

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f]")
_ODD_BLANK = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\t\r\n\u2028\u2029]")
_WIDE_IN_ENGLISH = re.compile("[\u3001-\u303f\uff01-\uff65]")
_NARROW = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"}
_NARROW_IN_CHINESE = re.compile(rf"(?<=[{HAN}])[,;:!?(](?=[{HAN}])|(?<=[{HAN}])\)|\((?=[{HAN}])")
_HAN = re.compile(f"[{HAN}]")

_ENDS = {"：": ": ", "，": ", ", "；": "; ", "、": ", ", "。": ". ", "（": " (", "）": ") "}
_MANGLED = re.compile(
    r"\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(?:-\d{2,4})?"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{2,4}"
    r"|\d{1,2}月\d{1,2}日|\d{4}/\d{1,2}/\d{1,2}(?: 0:00(?::00)?)?|\d+(?:\.\d+)?E\+\d+"
    r"|#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)|#+",
    re.IGNORECASE,
)
_DATE_OR_NUMBER = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?:[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?|[-+]?\d+(?:[.,]\d+)*|TRUE|FALSE"
)
"""What a term of either language never is, though a date of a source may be."""
_SERIAL = re.compile(r"[34]\d{4}")
_CODE = re.compile(r"(?=.*[0-9A-Z])[0-9A-Z][\w.+/&-]*")
"""An acronym or a model name, which Chinese texts write in Latin letters: 5G-A, C919."""
_ALL = (*ZH_COLUMNS, *EN_COLUMNS, *FREE_COLUMNS)


_TERMS = ("zh", "zh_variants", *EN_COLUMNS)


def _mapped(concept: Concept, columns: tuple[str, ...], mend: Callable[[str], str]) -> Concept:
    """The concept with every text of the columns mended; items that become equal or empty are kept once or dropped."""
    changes: dict[str, object] = {}
    for column in columns:
        value = getattr(concept, column)
        if isinstance(value, str):
            changes[column] = mend(value)
        else:
            items = [Wrong(*map(mend, i)) if isinstance(i, Wrong) else mend(i) for i in value]
            changes[column] = tuple(dict.fromkeys(i for i in items if i and i != Wrong("")))
    return replace(concept, **changes)  # type: ignore[arg-type]


def _spaces(concept: Concept) -> Iterator[Text]:
    for column, text in texts(concept, *_ALL):
        if "  " in text or _ODD_BLANK.search(text) or text != text.strip():
            yield Text(
                f"{column}“{text!r}”中有多余或特殊的空白。", f"{column} has blanks too many or odd ones: {text!r}."
            )


def blanks_mended(text: str) -> str:
    """The text with plain single blanks and none at its ends."""
    return re.sub(" {2,}", " ", _ODD_BLANK.sub(" ", text)).strip()


def _invisible(concept: Concept) -> Iterator[Text]:
    for column, text in texts(concept, *_ALL):
        for sign in dict.fromkeys(_INVISIBLE.findall(text)):
            name = f"U+{ord(sign):04X}"
            yield Text(f"{column}“{text}”中有不可见字符 {name}。", f"{column} “{text}” holds the invisible {name}.")


def _full_width(concept: Concept) -> Iterator[Text]:
    for column, text in texts(concept, *EN_COLUMNS):
        if found := _WIDE_IN_ENGLISH.search(text):
            yield Text(
                f"{column}“{text}”中有全角标点“{found[0]}”。", f"{column} “{text}” has the full-width “{found[0]}”."
            )


def _half_width_fixed(text: str) -> str:
    folded = "".join(_ENDS.get(c) or (chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c) for c in text)
    return blanks_mended(re.sub(r"\( +", "(", folded))


def _half_width(concept: Concept) -> Iterator[Text]:
    for column, text in texts(concept, "zh", "zh_variants"):
        if found := _NARROW_IN_CHINESE.search(text):
            yield Text(
                f"{column}“{text}”中有半角标点“{found[0]}”。", f"{column} “{text}” has the half-width “{found[0]}”."
            )


def _full_width_fixed(text: str) -> str:
    return _NARROW_IN_CHINESE.sub(lambda m: _NARROW[m[0]], text)


def _hanzi(concept: Concept) -> Iterator[Text]:
    for column, text in texts(concept, *EN_COLUMNS):
        if _HAN.search(text) and concept.dnt != "keep":
            yield Text(f"{column}“{text}”中有汉字。", f"{column} “{text}” holds Chinese characters.")


def _latin(concept: Concept) -> Iterator[Text]:
    if not _HAN.search(concept.zh) and not _CODE.fullmatch(concept.zh) and concept.dnt != "keep":
        yield Text(
            f"中文“{concept.zh}”里没有汉字；如果应照写，dnt 填 keep。",
            f"the Chinese “{concept.zh}” has no Chinese character; if it is to be kept as it is, dnt is keep.",
        )


def _quotes(concept: Concept) -> Iterator[Text]:
    for column, text in texts(concept, *EN_COLUMNS, "zh", "zh_variants"):
        if ("'" in text and "’" in text) or ('"' in text and ("“" in text or "”" in text)):
            yield Text(f"{column}“{text}”混用直引号和弯引号。", f"{column} “{text}” mixes straight and curly quotes.")


def _composition(concept: Concept) -> Iterator[Text]:
    for column, text in texts(concept, *_ALL):
        if not unicodedata.is_normalized("NFC", text):
            yield Text(f"{column}“{text}”不是 NFC 规范形式。", f"{column} “{text}” is not in the normal form NFC.")


def composed(text: str) -> str:
    """The text in the normal form NFC, compatibility ideographs as the characters they stand for."""
    return unicodedata.normalize("NFC", text)


def _traditional(concept: Concept) -> Iterator[Text]:
    simple = simplified(concept.zh)
    if simple != concept.zh:
        yield Text(
            f"“{concept.zh}”含繁体字；规范写法是“{simple}”，两种写法都能匹配。",
            f"“{concept.zh}” has traditional characters; write “{simple}”, which matches both.",
        )


def _mangled(concept: Concept) -> Iterator[Text]:
    for column, text in texts(concept, *ZH_COLUMNS, *EN_COLUMNS, "id", "source", "source_date", "domain"):
        odd = _SERIAL if column == "source_date" else _DATE_OR_NUMBER if column in _TERMS else None
        if concept.dnt == "keep" and column in ("zh", "en"):
            continue
        if _MANGLED.fullmatch(text) or (odd and odd.fullmatch(text)):
            yield Text(
                f"{column}“{text}”像是被 Excel 改成了日期或数字。",
                f"{column} “{text}” looks changed by Excel to a date or a number.",
            )


def _fix(mend: Callable[[str], str], *columns: str) -> Callable[[Concept], Concept]:
    return lambda concept: _mapped(concept, columns, mend)


_PLAIN = tuple(c for c in _ALL if c != "id")
RULES = (
    RowRule("spaces", Level.ERROR, _spaces, _fix(blanks_mended, *_PLAIN)),
    RowRule("invisible-character", Level.ERROR, _invisible, _fix(lambda t: _INVISIBLE.sub("", t), *_PLAIN)),
    RowRule("full-width-in-english", Level.ERROR, _full_width, _fix(_half_width_fixed, *EN_COLUMNS)),
    RowRule("half-width-in-chinese", Level.INFO, _half_width, _fix(_full_width_fixed, "zh", "zh_variants")),
    RowRule("chinese-in-english", Level.ERROR, _hanzi),
    RowRule("no-chinese", Level.ERROR, _latin),
    RowRule("mixed-quotes", Level.WARNING, _quotes),
    RowRule("not-composed", Level.WARNING, _composition, _fix(composed, *_PLAIN)),
    RowRule("traditional", Level.WARNING, _traditional),
    RowRule("changed-by-excel", Level.ERROR, _mangled),
)
