"""What was never meant to be read: markers of a CMS, tags, entities, broken encodings, characters that nobody sees.

To add one: a ``Pattern`` with the kind it belongs to. Those with ``code`` are silent where the source holds the same.
"""

import html
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import regex

from termqa.analyse.roles import Role, role
from termqa.model import Span


class Residue(StrEnum):
    """What kind of thing was left in a text."""

    MARKER = "marker"
    TAG = "tag"
    ENTITY = "entity"
    ENCODING = "encoding"
    INVISIBLE = "invisible"
    PLACEHOLDER = "placeholder"
    CAPTION = "caption"
    NAVIGATION = "navigation"


@dataclass(frozen=True, slots=True)
class Artifact:
    """One piece of residue; ``repaired`` is what stood there before it broke, empty where nothing did."""

    kind: Residue
    span: Span
    repaired: str = ""
    code: bool = False
    """Whether the same piece in the source makes it legitimate."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way in which residue is written."""

    kind: Residue
    regex: "regex.Pattern[str]"
    code: bool = False


_ELEMENTS = "a|b|i|u|p|br|hr|em|tt|div|span|strong|font|img|table|thead|tbody|tr|td|th|li|ul|ol|h[1-6]|sup|sub"
_MORE_ELEMENTS = "pre|code|center|script|style|iframe|section|article|blockquote|small|strike|o:p|st1:\\w+|w:\\w+"
_CP1252 = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MEASURE = r"(?:%|percent|per cent|billion|million|trillion|yuan|RMB)"

PATTERNS: tuple[Pattern, ...] = (
    Pattern(Residue.MARKER, regex.compile(r"(?<!\w)_+[a-zA-Z]+(?:_[a-zA-Z]+)+_+(?!\w)")),
    Pattern(
        Residue.MARKER,
        regex.compile(r"(?i)\[!?-*(?:next)?page(?:[_-]?break)?-*\]|\[分页\]|#p#.{0,40}?#e#|\[!--.*?--\]"),
    ),
    Pattern(Residue.TAG, regex.compile(rf"(?i)</?(?:{_ELEMENTS}|{_MORE_ELEMENTS})(?:\s[^<>]*)?/?>"), code=True),
    Pattern(Residue.TAG, regex.compile(r"<!--.*?-->|<!\[CDATA\[|\]\]>"), code=True),
    Pattern(Residue.TAG, regex.compile(r"!\[[^\[\]]*\]\([^()]*\)"), code=True),
    Pattern(Residue.ENTITY, regex.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});"), code=True),
    Pattern(Residue.ENTITY, regex.compile(r"\\u[0-9a-fA-F]{4}"), code=True),
    Pattern(Residue.ENCODING, regex.compile(rf"(?:â[{_CP1252}]{{2}}|[ÃÂ][{_CP1252}])+")),
    Pattern(Residue.ENCODING, regex.compile(rf"(?:[ã-éïð][{_CP1252}]{{2,3}})+")),
    Pattern(Residue.ENCODING, regex.compile("\ufffd+|锟斤拷|烫烫烫+|屯屯屯+|鈥[檚滄溾�?]?|銆[侟傘]?")),
    Pattern(Residue.ENCODING, regex.compile(r"(?<![A-Za-z])[\xa1-\xff]{4,}(?![A-Za-z])")),
    Pattern(
        Residue.INVISIBLE, regex.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e]+")
    ),
    Pattern(Residue.INVISIBLE, regex.compile("[\u2060-\u2064\u2066-\u206f\ufeff\ue000-\uf8ff\ufff9-\ufffb]+")),
    Pattern(
        Residue.PLACEHOLDER, regex.compile(r"\{\{[^{}]*\}\}|\$\{[^{}]*\}|<%.*?%>|\{%.*?%\}|%\(\w+\)[sd]"), code=True
    ),
    Pattern(Residue.PLACEHOLDER, regex.compile(r"(?i)\blorem ipsum(?: dolor sit amet)?\b")),
    Pattern(Residue.PLACEHOLDER, regex.compile(r"\bNaN\b|\[object Object\]"), code=True),
    Pattern(Residue.PLACEHOLDER, regex.compile(rf"\bundefined(?=\s*{_MEASURE})|(?<=[$¥€]\s?)undefined\b"), code=True),
    Pattern(Residue.PLACEHOLDER, regex.compile(r"^\s*(?:undefined|null|None|NULL)\s*$"), code=True),
    Pattern(Residue.PLACEHOLDER, regex.compile(r"\b(?:TODO|FIXME)\b:?|\[(?:TBC|TBD|TK|\?+)\]"), code=True),
    Pattern(
        Residue.CAPTION,
        regex.compile(r"(?i)[\[【(（](?:file )?(?:photos?|image|picture|video|caption)(?:[:/][^\]】)）]*)?[\]】)）]"),
    ),
    Pattern(
        Residue.CAPTION,
        regex.compile(r"(?i)\[(?:photo|image|picture) (?:by|credit|from|courtesy)[^\[\]]*\]|[\[【（(]图片?[\]】）)]"),
    ),
)


def find_artifacts(text: str) -> tuple[Artifact, ...]:
    """Every piece of residue in the text, in order and without overlap.

    >>> [a.repaired for a in find_artifacts("R&amp;D in the worldâ€™s largest market")]
    ['&', '’']
    """
    line = role(text)
    if line is Role.NAVIGATION:
        return (Artifact(Residue.NAVIGATION, Span.whole(text)),)
    found: list[Artifact] = []
    for artifact in _matches(text):
        if not any(a.span.meets(artifact.span) for a in found):
            found.append(artifact)
    return tuple(sorted(found, key=lambda artifact: artifact.span))


def _matches(text: str) -> Iterator[Artifact]:
    """Each match of each pattern, but for those that mean what they say."""
    plain = text.isascii()
    for pattern in PATTERNS:
        if plain and pattern.kind is Residue.ENCODING:
            continue
        for match in pattern.regex.finditer(text):
            repaired = _repaired(pattern.kind, match[0])
            if repaired is not None and not (pattern.kind is Residue.INVISIBLE and _joins_emoji(text, match.start())):
                yield Artifact(pattern.kind, Span(*match.span()), repaired, pattern.code)


def _repaired(kind: Residue, words: str) -> str | None:
    """What the piece should read, empty where it should go; None where it is no residue after all."""
    if kind is Residue.ENTITY:
        plain = words.encode().decode("unicode_escape") if words.startswith("\\u") else html.unescape(words)
        return None if plain == words else plain.replace("\xa0", " ")
    if kind is Residue.ENCODING:
        return decoded(words)
    return ""


def decoded(words: str) -> str | None:
    r"""Words whose bytes were read in the wrong encoding, read in the right one.

    Empty where they cannot be restored; None where they are accented letters that mean themselves.

    >>> decoded("â€™"), decoded("ä¸\xad")
    ('’', '中')
    """
    if not all(char == "\ufffd" or "\x80" <= char <= "\xff" or char in _CP1252 for char in words):
        return ""
    if "\ufffd" in words:
        return ""
    raw = b"".join(_byte(char) for char in words)
    for encoding in ("utf-8", "gb18030"):
        try:
            plain = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return plain if encoding == "utf-8" or all("\u4e00" <= char <= "\u9fff" for char in plain) else None
    return None


def _byte(char: str) -> bytes:
    """The byte that the character stands for in Windows-1252, or in Latin-1 where that has none."""
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1", "replace")


def _joins_emoji(text: str, at: int) -> bool:
    """Whether a zero-width joiner stands between two pictures, where it belongs."""
    return text[at] == "\u200d" and 0 < at < len(text) - 1 and unicodedata.category(text[at - 1]) in ("So", "Mn", "Sk")


def visible(words: str) -> str:
    r"""The words with every character that nobody sees written as its code and name.

    >>> visible("\u200b")
    '[U+200B zero width space]'
    """
    return "".join(_named(char) if not char.isprintable() else char for char in words)


def _named(char: str) -> str:
    name = unicodedata.name(char, "private use" if unicodedata.category(char) == "Co" else "control")
    return " " if unicodedata.category(char) == "Zs" else f"[U+{ord(char):04X} {name.lower()}]"
