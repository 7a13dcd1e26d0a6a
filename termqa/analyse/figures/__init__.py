"""Figures: ``read`` finds the quantities of a text. To add a way to write one, add a row to the words of its language."""

from collections.abc import Callable
from functools import lru_cache

from termqa.analyse.figures.quantity import Quantity
from termqa.analyse.figures.sums import summed
from termqa.model import Lang

__all__ = ["Quantity", "read"]


@lru_cache(maxsize=4096)
def read(text: str, lang: Lang) -> tuple[Quantity, ...]:
    """Every figure, date and quantity of the text, in order, with spans in the text as given.

    The last texts are remembered, for alignment reads a segment before the rules do.
    """
    return summed(text, _reader(lang)(text))


@lru_cache(maxsize=len(Lang))
def _reader(lang: Lang) -> Callable[[str], tuple[Quantity, ...]]:
    """The reader of a language, whose tables are made once a text of it is read."""
    if lang is Lang.ZH:
        from termqa.analyse.figures.zh import read_zh

        return read_zh
    from termqa.analyse.figures.en import read_en

    return read_en
