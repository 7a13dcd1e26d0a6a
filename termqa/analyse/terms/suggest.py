"""A rendering made ready to stand in the place of other words: capital and number follow them."""

import re
from collections.abc import Sequence

from termqa.analyse.terms.lemma import Words, lemma, lemmas_of
from termqa.analyse.verbs import VERBS
from termqa.model import Span

_KIND = re.compile(
    r"\s+(?:campaign|concept|framework|initiative|plan|policy|program|programme|project|scheme|strategy|vision)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:an?|the)\s+")
_OF_VERBS = ("ing", "ion", "ment")
_VERB_LEMMAS = lemmas_of(VERBS)
_COUNTED = ("ise", "er", "ator", "stor", "agent", "student", "resident", "region", "institution", "corporation")
"""What ends a noun that surely has a plural."""
_SAME = ("ss", "us", "is", "ics", "news")


def adapted(rendering: str, found: str | None) -> str:
    """The rendering as it would be pasted over the words found: with their initial capital and their plural.

    >>> adapted("business entity", "Market entities"), adapted("National Bureau of Statistics", "the statistics bureau")
    ('Business entities', 'National Bureau of Statistics')
    """
    if not found:
        return rendering
    if _is_plural(found) and not _is_plural(rendering) and rendering.split()[-1].islower() and " of " not in rendering:
        rendering = _with_head_of(rendering, found) or _plural(rendering)
    named = found.split()[0][-2:-1] in "'’"  # China's
    if found[:1].isupper() and rendering[:1].islower() and not named and not any(c.isupper() for c in found[1:]):
        rendering = rendering[:1].upper() + rendering[1:]
    return rendering


def without_verb(rendering: str, found: str) -> str:
    """A verb's rendering without its first word, where the words found are only the object of a verb.

    >>> without_verb("build a quiet harbour", "harbour of calm"), without_verb("build a harbour", "making a harbour")
    ('quiet harbour', 'build a harbour')
    """
    verb, _, rest = rendering.partition(" ")
    first = found.split()[0].lower()
    if verb not in VERBS or not rest or lemma(first) in _VERB_LEMMAS or first.endswith(_OF_VERBS):
        return rendering
    return _ARTICLE.sub("", rest)


def with_its_noun(approved: Sequence[str], spans: tuple[Span, ...], text: str) -> tuple[tuple[Span, ...], str]:
    """
    Places of a wrong rendering with the noun behind each that an approved rendering brings itself, and that rendering.

    Where no approved rendering is the preferred one with one word more, or a place has no such noun: as they are.

    >>> with_its_noun(["Blue Coast", "Blue Coast Initiative"], (Span(4, 13),), "the Azure Rim strategy")
    ((Span(start=4, end=22),), 'Blue Coast Initiative')
    """
    preferred = approved[0]
    longer = next((r for r in approved if r.rpartition(" ")[0] == preferred), None)
    found = [_KIND.match(text, span.end) for span in spans]
    if longer is None or not all(found):
        return spans, preferred
    return tuple(Span(span.start, kind.end()) for span, kind in zip(spans, found, strict=True) if kind), longer


def _is_plural(phrase: str) -> bool:
    last = phrase.split()[-1].lower()
    return last.endswith("s") and not last.endswith(_SAME) and Words(last).lemmas != [last]


def _with_head_of(rendering: str, found: str) -> str:
    """The rendering with the last word as it stands in the words found, empty where that is another word."""
    front, _, last = rendering.rpartition(" ")
    own = found.split()[-1]
    return f"{front} {own}".strip() if Words(own).lemmas == Words(last).lemmas else ""


def _plural(phrase: str) -> str:
    if phrase.endswith(("entity", "party", "city", "county", "company", "industry")):
        return phrase[:-1] + "ies"
    if phrase.endswith(("s", "x", "z", "ch", "sh")):
        return phrase + "es"
    return phrase + "s" if phrase.endswith(_COUNTED) else phrase
