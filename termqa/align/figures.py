"""The figures of a sentence as keys that are the same in both languages."""

from termqa.analyse.figures import Quantity
from termqa.analyse.figures import read as read_figures
from termqa.analyse.figures.quantity import Kind, Strength
from termqa.model import Lang


def figure_keys(text: str, lang: Lang) -> set[str]:
    """Keys of the figures by value (``N:``) and of the months (``M:``) that the text names.

    >>> figure_keys("5月达1421亿元", Lang.ZH) >= figure_keys("RMB142.1 billion in May", Lang.EN)
    True
    """
    try:
        figures = read_figures(text, lang)
    except Exception:  # a bug of ours, of which the check of the segment tells; the others can be aligned without it
        return set()
    return {key for q in figures for key in _keys(q)}


def _keys(q: Quantity) -> list[str]:
    if q.kind is Kind.PERIOD and q.low is not None and q.high is not None:
        return sorted({f"M:{int(q.low)}", f"M:{int(q.high)}"})
    if q.kind in (Kind.MULTIPLE, Kind.FRACTION) or (q.strength is Strength.OPTIONAL and q.size < 2):
        return []
    return [f"N:{q.size:.4E}"]
