"""Chinese forms as they are compared with each other: what differs only in script or width is one form."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

_QUOTES = re.compile(r"[\s“”‘’\"'「」『』《》〈〉]+")


@cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def simplified(text: str) -> str:
    """The text in simplified characters.

    >>> simplified("數字經濟")
    '数字经济'
    """
    return text if text.isascii() else _converter()(text)


def plain(text: str) -> str:
    """A Chinese form without quotation marks and blanks, simplified, half-width, in small letters.

    >>> plain("「三農」") == plain("“三农”") == "三农"
    True
    """
    return _QUOTES.sub("", simplified(unicodedata.normalize("NFKC", text))).lower()
