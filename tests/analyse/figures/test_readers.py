"""The readers of figures give each form in ``zh.txt`` and ``en.txt`` the value that its line names.

    443700000000 CNY = 4437亿元 | 四千四百三十七亿元      value, then kind, unit, currency, bound, direction …, = forms
    1..6 period = 上半年                                a span from low to high
    4000000 CNY; 6000000 CNY = 400万至600万元            two figures
    none = 万一 | 四川                                  no figure at all
    optional = 一个国家                                 only figures that demand no counterpart

A figure without a kind is a cardinal, without a bound exact; a unit or currency that is not named must not be read.
The kind stands first after the value; the other words may stand in any order.
"""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from termqa.analyse.figures import Quantity, read
from termqa.analyse.figures.quantity import Bound, Kind, Strength
from termqa.model import Lang

HERE = Path(__file__).parent
KINDS = {kind.value for kind in Kind}
BOUNDS = {bound.value for bound in Bound}


def forms(file: Path) -> list[tuple[str, str]]:
    """What is expected, and the form, for every form of a file."""
    lines = [line for line in file.read_text("utf-8").splitlines() if line.strip() and not line.startswith("# ")]
    split = [line.partition(" = ") for line in lines]
    return [(expected.strip(), form.strip()) for expected, _, all_ in split for form in all_.split(" | ")]


def fits(q: Quantity, expected: str) -> bool:
    """Whether the figure is the one described."""
    value, *tags = expected.split()
    kind = tags.pop(0) if tags and tags[0] in KINDS else "cardinal"
    bound = next((tag for tag in tags if tag in BOUNDS), "exact")
    named = {tag.replace("-", " ") for tag in tags if tag not in BOUNDS}
    units = {q.unit.replace("-", " "), q.currency} - {""}
    said = units | {q.direction, q.role, q.basis, q.comparison}
    loose = ".." in value and kind != "period"
    return (
        _valued(q, value)
        and q.kind.value == kind
        and (loose or q.bound.value == bound)
        and named <= said
        and units <= named
    )


def _valued(q: Quantity, value: str) -> bool:
    low, dots, high = value.partition("..")
    if dots:
        return (q.low, q.high) == (Decimal(low), Decimal(high))
    if ":" in value:
        hour, _, minute = value.partition(":")
        return q.value == int(hour) * 60 + int(minute)
    if "/" in value:
        return q.value is not None and abs(Fraction(q.value) - Fraction(value) * 100) < Fraction(1, 10**9)
    return q.value == Decimal(value)


def answers(form: str, expected: str, lang: Lang) -> bool:
    """Whether the reader finds in the form what is expected of it."""
    found = read(form, lang)
    if expected == "none":
        return not found
    if expected == "optional":
        return all(q.strength is Strength.OPTIONAL for q in found)
    wanted = expected.split(";")
    return len(found) == len(wanted) and all(fits(q, w) for q, w in zip(found, wanted, strict=True))


@pytest.mark.parametrize(("expected", "form"), forms(HERE / "zh.txt"))
def test_a_chinese_form_is_read_as_its_line_says(expected: str, form: str):
    assert answers(form, expected, Lang.ZH), read(form, Lang.ZH)


@pytest.mark.parametrize(("expected", "form"), forms(HERE / "en.txt"))
def test_an_english_form_is_read_as_its_line_says(expected: str, form: str):
    assert answers(form, expected, Lang.EN), read(form, Lang.EN)


@pytest.mark.parametrize(("lang", "file"), [(Lang.ZH, "zh.txt"), (Lang.EN, "en.txt")])
def test_every_span_holds_the_words_of_its_figure(lang: Lang, file: str):
    for _, form in forms(HERE / file):
        for q in read(form, lang):
            assert 0 <= q.span.start < q.span.end <= len(form)
            assert q.span.of(form) == q.span.of(form).strip()
