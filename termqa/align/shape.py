"""The shape of a unit that both languages share: question, speaker, list number, kind of block."""

import re

from termqa.model import Lang

_ZH_SPEAKER = re.compile(r"\s*[㐀-鿿·（）()\w ]{1,16}[:：]")
_EN_SPEAKER = re.compile(r"\s*[A-Z][\w.'’()-]*(?: [\w.'’()-]+){0,5}:")
_ZH_ITEM = re.compile(
    r"\s*(?:第?([一二三四五六七八九十]{1,2})(?:[、,，]|是)"
    r"|[(（]([一二三四五六七八九十]{1,2}|\d{1,2})[)）]"
    r"|(\d{1,2})[.、．] ?(?!\d))"
)
_EN_ITEM = re.compile(
    r"\s*(?:\(?(\d{1,2}|[ivxIVX]{1,4})[.)](?!\d)"
    r"|(First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)(?:ly)?,)"
)
_HAN = {c: n for n, c in enumerate("一二三四五六七八九十", 1)}
_ROMAN = {
    r: n for n, r in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1)
}  # fmt: skip
_ORDINAL = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def shape_keys(text: str, lang: Lang, tag: str = "") -> set[str]:
    """Keys of the unit's shape, the same in both languages; ``tag`` is what the document says of it.

    >>> sorted(shape_keys("二、问：何时公布？", Lang.ZH)), sorted(shape_keys("2. Question: When?", Lang.EN))
    (['S:item2', 'S:question'], ['S:item2', 'S:question'])
    """
    keys = {"S:" + tag} if tag else set()
    end = text.rstrip().rstrip('”’"」』')
    if end.endswith(("?", "？")):
        keys.add("S:question")
    zh = lang is Lang.ZH
    if (_ZH_SPEAKER if zh else _EN_SPEAKER).match(text):
        keys.add("S:speaker")
    if (item := (_ZH_ITEM if zh else _EN_ITEM).match(text)) and (number := _item(next(g for g in item.groups() if g))):
        keys.add(f"S:item{number}")
    return keys


def _item(mark: str) -> int:
    """The number that a list mark stands for, 0 where it stands for none."""
    low = mark.lower()
    if mark.isdigit():
        return int(mark)
    if low in _ROMAN:
        return _ROMAN[low]
    if low in _ORDINAL:
        return _ORDINAL.index(low) + 1
    if len(mark) == 1:
        return _HAN.get(mark, 0)
    return 10 + _HAN.get(mark[1], 0) if mark[0] == "十" else 0
