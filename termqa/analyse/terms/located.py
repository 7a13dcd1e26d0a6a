"""The words that stand where a term's rendering is missing; None rather than a wrong guess."""

from termqa.analyse.terms.lemma import STOPS, Words, lemmas_of
from termqa.analyse.terms.window import EMPTY, INTRODUCING, Sought, best_run, touch

Run = tuple[int, int]

_BODIES = lemmas_of(
    {
        "administration", "agency", "association", "authority", "bank", "board", "bureau", "commission", "committee",
        "company", "congress", "corporation", "council", "court", "department", "group", "institute", "ministry",
        "office", "organization", "regulator",
    }
)  # fmt: skip
_INSIDE = lemmas_of({"of", "for", "and", "on", "in"})
"""Small words that a name may hold."""


def in_english(words: Words, sought: Sought, taken: set[int], acronym: int | None = None) -> Run | None:
    """
    The words that most likely stand for a term: before its acronym in brackets, or else those with most evidence.

    ``taken`` are the words that stand for other terms, ``acronym`` the number of the term's own in brackets.
    """
    if acronym is not None:
        run = _before(words, acronym - 1, taken, len(words.lemmas[acronym]))
        if run is not None:
            return run
    return best_run(words, sought, taken)


def a_body(words: Words, taken: set[int], share: float) -> Run | None:
    """The name of a body that stands for no other term, the nearest one to that share of the text; None without one."""
    found = []
    named = {words.lemmas[n] for n in taken}
    for number, lemma in enumerate(words.lemmas):
        if lemma in _BODIES and number not in taken and words.surface(number)[:1].isupper():
            first = _whole_name(words, number, taken)
            if not named.issuperset(words.lemmas[first : number + 1]):  # not another body's name cut short
                found += [(first, number + 1)] if first < number else []
        elif (
            _is_acronym(words, number)
            and number not in taken
            and words.text[: words.spans[number].start].endswith("he ")
        ):
            found.append((number, number + 1))
    near = [run for run in found if abs(run[0] / len(words.lemmas) - share) < 0.4]
    return min(near, key=lambda run: abs(run[0] / len(words.lemmas) - share), default=None)


def _is_acronym(words: Words, number: int) -> bool:
    written = words.surface(number)
    return 2 < len(written) < 6 and written.isalpha() and written.isupper()


def _whole_name(words: Words, first: int, taken: set[int]) -> int:
    """Where a capitalised name that is cut off at ``first`` begins."""
    while (
        first > 0
        and first - 1 not in taken
        and words.surface(first)[:1].isupper()
        and words.surface(first - 1)[:1].isupper()
        and words.lemmas[first - 1] not in EMPTY
        and touch(words, first - 1)
    ):
        first -= 1
    return first


def _before(words: Words, bracket: int, taken: set[int], most: int) -> tuple[int, int] | None:
    """The name that ends before a bracket: back to a word that no name goes through."""
    while bracket > 1 and words.lemmas[bracket - 1][0].isdigit():
        bracket -= 1
    first = bracket
    while first > 0 and bracket - first < most + 2:
        if bracket - first >= most and words.surface(first - 1)[-2:-1] in "'’":
            break  # a possessive begins another name
        previous = words.lemmas[first - 1]
        named = words.surface(first - 1)[:1].isupper()
        if (
            previous in STOPS
            or words.raw[first - 1] in INTRODUCING
            or (first - 1 in taken and bracket - first >= most)
            or (previous in EMPTY and not named and previous not in _INSIDE)
        ):
            break
        if words.text[words.spans[first - 1].end : words.spans[first].start].strip(" -‐–’'s"):
            break  # a comma, an article
        if words.surface(bracket - 1)[:1].isupper() and not named and previous not in _INSIDE:
            break
        first -= 1
    while first < bracket and words.lemmas[first] in EMPTY:
        first += 1
    return (first, bracket) if first < bracket else None
