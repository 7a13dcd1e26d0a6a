"""Characters: which language a text is in, and one-to-one folding that keeps every offset."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from termqa.model import Lang

_LETTERS = re.compile("[A-Za-z]+")
_WIDE = {cp: cp - 0xFEE0 for cp in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


@cache
def _simplified() -> dict[int, int]:
    """Traditional Han characters to simplified ones, one to one (from OpenCC's character table)."""
    from opencc import OpenCC

    han = [chr(cp) for cp in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    converted: str = OpenCC("t2s").convert("\n".join(han))
    return {ord(a): ord(b) for a, b in zip(han, converted.split("\n"), strict=True) if a != b and len(b) == 1}


@cache
def _fold_table() -> dict[int, int]:
    return _simplified() | _WIDE


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """The text in simplified characters and half-width forms, the same length, so that spans hold.

    >>> fold("增長１２．５％，達萬億")
    '增长12.5%,达万亿'
    """
    return text if text.isascii() else text.translate(_fold_table())


def is_traditional(text: str, folded: str) -> bool:
    """Whether the text holds a traditional character that folding has changed."""
    return folded != text and text.translate(_WIDE) != folded


def in_script_of(words: str, text: str) -> str:
    """Chinese words in traditional characters, as Hong Kong writes them, where the text is in them; else as they are.

    >>> in_script_of("国内生产总值", "經濟增長"), in_script_of("国内生产总值", "经济增长")
    ('國內生產總值', '国内生产总值')
    """
    return _to_traditional()(words) if is_traditional(text, fold(text)) else words


@cache
def _to_traditional() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("s2hk").convert
    return convert


def is_han(char: str) -> bool:
    """Whether the character is a Han character."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or "\U00020000" <= char <= "\U0003ffff"


def han_count(text: str) -> int:
    """How many Han characters the text holds."""
    return 0 if text.isascii() else sum(map(is_han, text))


def letter_count(text: str) -> int:
    """How many Latin letters the text holds."""
    return sum(map(len, _LETTERS.findall(text)))


def language(text: str) -> Lang | None:
    """The language that the text is written in, None where it holds neither script.

    A Han character carries about as much as three letters, so that a Chinese text full of names stays Chinese.

    >>> language("5G基站364.7万个"), language("Mr. Li (李) said"), language("12.5%")
    (<Lang.ZH: 'zh'>, <Lang.EN: 'en'>, None)
    """
    han, letters = han_count(text), letter_count(text)
    if not han and not letters:
        return None
    return Lang.ZH if han * 3 >= letters else Lang.EN
