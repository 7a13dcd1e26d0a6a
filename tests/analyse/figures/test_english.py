"""English reads every value back from each way to write it; no text makes it fail."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from termqa.analyse.figures import Quantity, read
from termqa.analyse.figures.quantity import Kind
from termqa.analyse.figures.write import plain
from termqa.model import Lang
from tests.analyse.figures.test_properties import ONES, TENS, few, sound, words

DIGIT_WORDS = "zero one two three four five six seven eight nine".split()
SCALE = st.sampled_from(
    (("", 1), (" thousand", 10**3), (" million", 10**6), (" billion", 10**9), (" trillion", 10**12))
)
PARTS = st.sampled_from(
    (("a half", 1, 2, "½"), ("a quarter", 1, 4, "¼"), ("three quarters", 3, 4, "¾"), ("two thirds", 2, 3, "⅔"))
)
IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
SMALL = st.integers(1, 999)


def ordinal(n: int) -> str:
    """The ordinal in words.

    >>> ordinal(121), ordinal(40), ordinal(300)
    ('one hundred and twenty-first', 'fortieth', 'three hundredth')
    """
    written = words(n)
    start = max(written.rfind(" "), written.rfind("-")) + 1
    last = written[start:]
    ended = last[:-1] + "ieth" if last.endswith("y") else last + "th"
    return written[:start] + IRREGULAR.get(last, ended)


def suffix(n: int) -> str:
    """The ending of an ordinal in digits."""
    return "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


def one(text: str) -> Quantity:
    """The one figure of the text."""
    (found,) = read(text, Lang.EN)
    return found


def near(value: Decimal | None, over: int, under: int) -> bool:
    """Whether the value is the fraction, as near as decimals come."""
    return value is not None and abs(value * under - over) <= abs(over) * Decimal("1e-24")


@few
@given(st.integers(10_000, 10**12), st.sampled_from([",", " ", ""]))
def test_digits_read_back_with_each_separator(n: int, mark: str):
    assert one(f"They counted {f'{n:,}'.replace(',', mark)} homes.").value == n


@few
@given(st.integers(2, 999), st.integers(0, 99_999), SCALE)
def test_decimals_read_back_from_words_and_digits(whole: int, places: int, scale: tuple[str, int]):
    value = Decimal(f"{whole}.{places}") * scale[1]
    spoken = " ".join(DIGIT_WORDS[int(d)] for d in str(places))
    assert one(f"It grew to {words(whole)} point {spoken}{scale[0]} last year").value == value
    assert one(f"It grew to {whole}.{places}{scale[0]} last year").value == value


@few
@given(st.integers(21, 999_999_999), st.sampled_from(["-", " "]), st.sampled_from([" and ", " "]))
def test_numbers_read_back_from_words_with_hyphens_and_blanks(n: int, hyphen: str, joined: str):
    written = words(n).replace("-", hyphen).replace(" and ", joined)
    assert [(q.value, q.span.of(written)) for q in read(written, Lang.EN)] == [(n, written)]
    assert one(written.upper()).value == n


@few
@given(st.integers(2, 99), PARTS, SCALE)
def test_mixed_numbers_read_back_from_words_and_signs(n: int, part: tuple[str, int, int, str], scale: tuple[str, int]):
    name, over, under, sign = part
    forms = (f"{words(n)} and {name}", f"{n} and {name}", f"{n}{sign}", f"{n} {over}/{under}")
    top = (n * under + over) * scale[1]
    assert [
        form for form in forms[: 4 if scale[1] == 1 else 3] if not near(one(form + scale[0]).value, top, under)
    ] == []


@few
@given(SMALL)
def test_ordinals_read_back_from_words_and_digits(n: int):
    kinds = [
        (q.kind, q.value) for form in (ordinal(n), f"{n}{suffix(n)}") for q in read(f"the {form} meeting", Lang.EN)
    ]
    assert kinds == [(Kind.ORDINAL, n)] * 2


@few
@given(st.integers(2, 19), st.integers(3, 99).filter(lambda n: n < 21 or n % 10 not in (1, 2)))
def test_fractions_read_back_from_words(over: int, under: int):
    found = one(f"{words(over)} {ordinal(under)}s of the members")
    assert found.kind is Kind.FRACTION and near(found.value, over * 100, under)


@few
@given(
    st.integers(101, 99_999),
    st.sampled_from(["US$", "HK$", "RMB", "€", "£", "¥", "S$", "A$"]),
    SCALE.filter(lambda s: s[1] > 1),
)
def test_money_reads_back_glued_and_apart(n: int, sign: str, scale: tuple[str, int]):
    amount = plain(Decimal(n) / 100)
    forms = [one(f"It cost {sign}{gap}{amount}{scale[0]}.") for gap in ("", " ")]
    assert [q.value for q in forms] == [Decimal(amount) * scale[1]] * 2
    assert all(q.currency and q.span.start == 8 for q in forms)


@few
@given(st.integers(1, 400), st.integers(1, 59))
def test_measures_in_two_units_read_back_as_one(large: int, small: int):
    assert one(f"It took {large} hours and {small} minutes.").value == large * 60 + small
    assert one(f"It took {words(large)} hours {words(small)} minutes.").value == large * 60 + small
    assert one(f"{large} feet {small % 12} inches").value == large * 12 + small % 12


@few
@given(st.integers(11, 99_999), st.integers(-9, 12), st.sampled_from(["{m}e{e}", "{m} x 10^{e}", "{m} × 10^{e}"]))
def test_scientific_notation_reads_back(n: int, power: int, form: str):
    mantissa = Decimal(n) / 10
    assert one("about " + form.format(m=plain(mantissa), e=power)).value == mantissa.scaleb(power)


PIECES = st.sampled_from(
    [*ONES[1:], *TENS[2:], *"first second third half halves quarters fifths tenth hundredth hundred thousand million m bn k "
     "dozen point o and a an of the in to - – − / ½ ¾ . , ; ( ) % $ US$ RMB £ 0 1 2 10 12 99 2024 1,000 12,34,567 3.5 "
     "1e9 x10^6 ^9 ^-9 e-9 feet inches hours minutes dollars cents percent percentage points times fold January May "
     "Friday Q1 H2 20th 1990s '90s per more than over nearly from rose fell by [2] C919 Chang'e-6 COVID-19 5G Five-Year "
     "Plan century @ :// a.m. 9:30 İ ٣ ² \u2028 99999999999999999999999999999999".split()]
)  # fmt: skip


@settings(few, max_examples=400)
@given(st.lists(PIECES, max_size=10), st.sampled_from([" ", "", "-", "  "]))
def test_no_english_text_makes_the_reader_fail_and_spans_are_sound(pieces: list[str], gap: str):
    text = gap.join(pieces)
    found = read(text, Lang.EN)
    assert sound(found, text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
