"""A rendering that stands in an English text in another shape: joined, coordinated, shortened, turned round."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from termqa.analyse.terms.index import Kind, Rendering, in_own_forms
from termqa.analyse.terms.lemma import STOPS, Words, lemmas_of, root
from termqa.model import Grade

_FUNCTION = lemmas_of(
    {
        "of",
        "for",
        "in",
        "on",
        "and",
        "or",
        "to",
        "by",
        "with",
        "at",
        "from",
        "as",
        "its",
        "our",
        "their",
        "it",
        "this",
        "that",
        "these",
        "those",
        "under",
    }
)
"""Words that a rendering may gain or lose without becoming another."""
_LINKS = frozenset({"and", "or"})
_TURNS = lemmas_of({"of", "for", "in", "on", "to", "by", "from", "with"})
_BEFORE_TAIL = lemmas_of("of for in on above under with at".split())
"""Words that part the head of a rendering from what follows it."""
_CLAUSE = lemmas_of(
    {
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "that",
        "which",
        "who",
        "whether",
        "if",
        "because",
        "while",
        "when",
    }
)
"""Words that show that two words do not belong to one name."""
_AUXILIARY = lemmas_of("is are was were be been being has have had will would can could may must to further".split())
_COPULA = _AUXILIARY | lemmas_of("remain stay become keep more and should shall even".split())
"""Words between a noun and what is said of it."""
_DEFINITE = re.compile(
    r"\b(the|its|his|her|their|our|this|that|these|those|such|both|two|each|(?:china|country|nation)['’]s)\s+$",
    re.IGNORECASE,
)
(_MINISTRY,), (_MINISTER,) = lemmas_of({"ministry"}), lemmas_of({"minister"})
(_STRATEGY,) = lemmas_of({"strategy"})
_ACRONYM = re.compile(r"\b[A-Za-z]*[A-Z][a-z]?[A-Z][A-Za-z]*\b")
_ADJECTIVE = ("iv", "al", "ic", "ary", "ou", "ous", "abl", "ibl", "ant", "ent")
_HYPHENS = ("-", "‐", "‑")
_HYPHENED = re.compile(r"[-‐‑]\w")
_OPENING = "(（[【"


@dataclass(frozen=True, slots=True)
class Match:
    """How a rendering is found: the numbers of its words in the text."""

    grade: Grade
    rendering: Rendering
    at: tuple[int, ...]

    @property
    def extent(self) -> tuple[int, int]:
        """The word numbers from the first to the last, half-open."""
        return self.at[0], self.at[-1] + 1

    @property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """The word numbers as half-open runs."""
        breaks = [i for i, (a, b) in enumerate(pairwise(self.at), start=1) if b != a + 1]
        edges = [0, *breaks, len(self.at)]
        return tuple((self.at[a], self.at[b - 1] + 1) for a, b in pairwise(edges))


def loose(words: Words, renderings: Sequence[Rendering]) -> Match | None:
    """A rendering in another shape that a reader takes for the same; None where there is none."""
    where = _places(words.lemmas)
    for rendering in renderings:
        content = _content(rendering.lemmas)
        at = (
            _solid(words, rendering)
            or _unhyphened(words, _apart(words.lemmas, where, content))
            or _one_phrase(words, _turned(words.lemmas, where, content), rendering)
            or _swapped(words, rendering)
            or _taken_up(words, content)
            or _pursued(words, rendering)
            or _as_predicate(words, rendering)
            or _in_title(words, rendering)
        )
        if at:
            return Match(Grade.OTHER_FORM if in_own_forms(words, at, rendering) else Grade.NEAR_VARIANT, rendering, at)
    for rendering in renderings:
        number = _acronym(words, rendering)
        if number is not None and not bracketed(words, number):
            return Match(Grade.ADMITTED, rendering, (number,))
    return None


def near(words: Words, renderings: Sequence[Rendering]) -> Match | None:
    """A rendering in words derived from its own: normalise its monetary policy; None where there is none."""
    roots = [root(lemma) for lemma in words.lemmas]
    where = _places(roots)
    for rendering in renderings:
        content = [root(lemma) for lemma in _content(rendering.lemmas)]
        at = (
            _apart(roots, where, content)
            or _one_phrase(words, _turned(roots, where, content), rendering)
            or _as_verb(words, where, content)
            or _as_passive(words, where, content)
        )
        if at:
            return Match(Grade.NEAR_VARIANT, rendering, at)
    return None


def short(words: Words, renderings: Sequence[Rendering]) -> Match | None:
    """The head of a name standing for the whole: "the Fund", "its System"; never where it stands modified."""
    for rendering in renderings:
        last = head(rendering)
        numbers = [n for n, lemma in enumerate(words.lemmas) if lemma == last]
        if len(rendering.lemmas) > 1 and numbers and all(bare(words, number, number + 1) for number in numbers):
            return Match(Grade.NEAR_VARIANT, rendering, tuple(numbers[:1]))
    return None


def head(rendering: Rendering) -> str:
    """The word that a rendering is a kind of: the last one, or the last one before "of" and the like."""
    lemmas = rendering.lemmas
    end = next((n for n, lemma in enumerate(lemmas) if n and lemma in _BEFORE_TAIL), len(lemmas))
    return lemmas[end - 1]


def introduction(words: Words, renderings: Sequence[Rendering]) -> int | None:
    """The number of a term's acronym where brackets introduce it, so that the words before them are its rendering."""
    for rendering in renderings:
        number = _acronym(words, rendering, bracket=True)
        if number is not None:
            return number
    return None


def bracketed(words: Words, number: int) -> bool:
    """Whether the word stands right behind an opening bracket."""
    start = words.spans[number].start
    return start > 0 and words.text[start - 1] in _OPENING


def bare(words: Words, first: int, end: int) -> bool:
    """Whether words have a determiner before them and no name goes on behind: the ministry, not the Ministry of …."""
    before = words.text[: words.spans[first].start]
    follows = end < len(words.lemmas) and words.surface(end)[:1].isupper()
    longer = words.lemmas[end : end + 1] == ["of"] and words.surface(end - 1)[:1].isupper()
    return bool(_DEFINITE.search(before)) and not follows and not longer


def _content(lemmas: Iterable[str]) -> list[str]:
    content = [lemma for lemma in lemmas if lemma not in _FUNCTION and lemma not in STOPS]
    return content or list(lemmas)


def _places(lemmas: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for number, lemma in enumerate(lemmas):
        places.setdefault(lemma, []).append(number)
    return places


def _solid(words: Words, rendering: Rendering) -> tuple[int, ...]:
    """Joined or parted otherwise: cyber security, cyber-security, cybersecurity."""
    own = Words(rendering.text)
    wanted = "".join([*own.raw[:-1], own.lemmas[-1]]) if own.lemmas else ""
    if len(wanted) < 6 or wanted not in "".join(words.raw):
        return ()
    for first, begin in enumerate(words.raw):
        joined = ""
        for end in range(first, len(words.raw)) if wanted.startswith(begin[:3]) else ():
            if wanted in (joined + words.lemmas[end], joined + words.raw[end]):
                return tuple(range(first, end + 1))
            joined += words.raw[end]
            if joined.startswith(wanted):
                return tuple(range(first, end + 1)) if len(joined) < len(wanted) + 3 else ()
            if not wanted.startswith(joined):
                break
    return ()


def _apart(words: Sequence[str], where: dict[str, list[int]], content: Sequence[str]) -> tuple[int, ...]:
    """In order with others between: small *and medium-sized* enterprises, a sound *and efficient* system."""
    if len(content) < 2 or any(lemma not in where for lemma in content):
        return ()
    for start in where[content[0]]:
        at = [start]
        for lemma in content[1:]:
            following = [n for n in where[lemma] if n > at[-1] and _may_part(words[at[-1] + 1 : n], content[-1])]
            if not following:
                break
            at.append(following[0])
        if len(at) == len(content):
            return tuple(at)
    return ()


def _unhyphened(words: Words, at: tuple[int, ...]) -> tuple[int, ...]:
    """The words found, unless a hyphen joins one of them to a word in between: *strategic* newly-*emerging* trades."""
    for one, two in pairwise(at):
        if two > one + 1:
            after, before = words.text[words.spans[one].end :], words.text[: words.spans[two].start]
            if _HYPHENED.match(after) or before.endswith(_HYPHENS):
                return ()
    return at


def _one_phrase(words: Words, at: tuple[int, ...], rendering: Rendering) -> tuple[int, ...]:
    """The words found, unless one is half of another compound, or a word in small letters stands in a name."""
    named = rendering.concept.case == "exact"
    for n in range(at[0], at[-1] + 1) if at else ():
        joined = _HYPHENED.match(words.text, words.spans[n].end)
        if n in at and joined and n + 1 not in at and n + 1 < len(words.lemmas):
            return ()  # strict governance and self-*reform* of the Party
        if named and n not in at and words.surface(n).islower() and words.lemmas[n] not in _FUNCTION:
            return ()
    return at


def _may_part(between: Sequence[str], head: str) -> bool:
    """Whether the words between two words of a name leave them one name."""
    if any(w in STOPS or w in _CLAUSE or w == head for w in between):
        return False
    others = [w for w in between if w not in _FUNCTION]
    return len(others) <= (4 if _LINKS.intersection(between) else 2)


def _turned(words: Sequence[str], where: dict[str, list[int]], content: Sequence[str]) -> tuple[int, ...]:
    """Turned round with a preposition: quality of assets, issuance of green bonds."""
    if len(content) < 2 or any(lemma not in where for lemma in content):
        return ()
    at = _gather([where[lemma] for lemma in content], limit=len(content) + 4)
    between = words[at[0] : at[-1] + 1] if at else ()
    if any(w in STOPS or w in _CLAUSE for w in between) or not _TURNS.intersection(between):
        return ()
    return at


def _swapped(words: Words, rendering: Rendering) -> tuple[int, ...]:
    """The parts around "of" changed over: the State Council's General Office, enterprises saw value added rise."""
    if "of" not in rendering.lemmas[1:-1]:
        return ()
    middle = rendering.lemmas.index("of", 1)
    front, back = (f" {' '.join(part)} " for part in (rendering.lemmas[:middle], rendering.lemmas[middle + 1 :]))
    start = words.line.find(back)
    while start >= 0:
        end = start + len(back) - 1
        then = words.line.find(front, end)
        between = words.line[end:then].split() if then >= 0 else []
        if then >= 0 and len(between) < 4 and not STOPS.intersection(between):
            first, second = words.number(start), words.number(then)
            return (
                *range(first, first + back.count(" ") - 1),
                *range(second, second + front.count(" ") - 1),
            )
        start = words.line.find(back, start + 1)
    return ()


def _taken_up(words: Words, content: Sequence[str]) -> tuple[int, ...]:
    """With "ones" for a head that stands before: companies, especially micro and small *ones*."""
    last = content[-1]
    if "ones" not in words.raw or last not in words.lemmas[: words.raw.index("ones")]:
        return ()
    lemmas = [last if raw == "ones" else lemma for lemma, raw in zip(words.lemmas, words.raw, strict=True)]
    return _apart(lemmas, _places(lemmas), content)


def _pursued(words: Words, rendering: Rendering) -> tuple[int, ...]:
    """A strategy without that word, as it is carried out: *boosting the coast through trade*, coastal renewal."""
    lemmas = rendering.lemmas
    if lemmas[0] == _STRATEGY and _TURNS.intersection(lemmas[1:2]):
        lemmas = lemmas[2:]
    elif lemmas[-1] == _STRATEGY and rendering.text[:1].islower():
        lemmas = lemmas[:-1]
    else:
        return ()
    start = words.line.find(f" {' '.join(lemmas)} ") if len(_content(lemmas)) > 1 else -1
    first = words.number(start) if start >= 0 else 0
    return tuple(range(first, first + len(lemmas))) if start >= 0 else ()


def _as_predicate(words: Words, rendering: Rendering) -> tuple[int, ...]:
    """With its first word said of the rest: *fishery policy* should be more *prudent*."""
    first, rest = rendering.lemmas[0], rendering.lemmas[1:]
    start = words.line.find(f" {' '.join(rest)} ") if len(rest) > 1 and first in words.lemmas else -1
    if start < 0 or rendering.concept.case == "exact":
        return ()
    begin = words.number(start)
    end = begin + len(rest)
    said = next((n for n in range(end, min(end + 6, len(words.lemmas))) if words.lemmas[n] == first), end)
    between = words.lemmas[end:said]
    return (*range(begin, end), said) if between and _COPULA.issuperset(between) else ()


def _in_title(words: Words, rendering: Rendering) -> tuple[int, ...]:
    """A ministry in the title of who heads it: the *Minister of* Fisheries."""
    if rendering.lemmas[0] != _MINISTRY:
        return ()
    start = words.line.find(f" {' '.join((_MINISTER, *rendering.lemmas[1:]))} ")
    first = words.number(start) if start >= 0 else 0
    return tuple(range(first, first + len(rendering.lemmas))) if start >= 0 else ()


def _as_verb(words: Words, where: dict[str, list[int]], content: Sequence[str]) -> tuple[int, ...]:
    """With the head made a verb before the rest: normalise its monetary policy."""
    if len(content) < 2 or any(lemma not in where for lemma in content):
        return ()
    at = _gather([where[lemma] for lemma in content], limit=len(content) + 1)
    verb = bool(at) and at[0] in where[content[-1]] and not words.lemmas[at[0]].endswith(_ADJECTIVE)
    return at if verb and not STOPS.intersection(words.lemmas[at[0] : at[-1] + 1]) else ()


def _as_passive(words: Words, where: dict[str, list[int]], content: Sequence[str]) -> tuple[int, ...]:
    """With the head made a passive behind the rest: its monetary policy will be normalised."""
    if len(content) < 2 or any(lemma not in where for lemma in content):
        return ()
    at = _gather([where[lemma] for lemma in content], limit=len(content) + 4)
    between = [words.lemmas[n] for n in range(at[0], at[-1]) if n not in at] if at else []
    passive = bool(between) and words.raw[at[-1]].endswith("ed") and _AUXILIARY.issuperset(between)
    return at if passive else ()


def _gather(places: Sequence[Sequence[int]], limit: int) -> tuple[int, ...]:
    """One place of each word, all different, within ``limit`` words of each other; empty where there is none."""
    for anchor in min(places, key=len):
        chosen: list[int] = []
        for options in places:
            free = [n for n in options if n not in chosen]
            if not free:
                break
            chosen.append(min(free, key=lambda n: abs(n - anchor)))
        if len(chosen) == len(places) and max(chosen) - min(chosen) < limit:
            return tuple(sorted(chosen))
    return ()


def _acronym(words: Words, rendering: Rendering, bracket: bool = False) -> int | None:
    """The number of a word that is the rendering's acronym or its initials, of three letters or more."""
    if not _ACRONYM.search(words.text):
        return None
    content = _content(rendering.lemmas)
    initials = {"".join(lemma[0] for lemma in some) for some in (content, rendering.lemmas)}
    known = {rendering.text.lower()} if rendering.kind is Kind.ABBREVIATION else {i for i in initials if len(i) > 2}
    if not known:
        return None
    for number in range(len(words.lemmas)):
        written = words.surface(number).removesuffix("s")
        capitals = "".join(c for c in written if c.isupper()).lower()
        fits = len(capitals) > 1 and len(written) < 9 and bool(known & {capitals, written.lower()})
        if fits and (not bracket or bracketed(words, number)):
            return number
    return None
