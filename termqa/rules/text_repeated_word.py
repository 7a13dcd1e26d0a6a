"""A word or a pair of words must not stand twice in a row.

Why: “of of” and “in the in the” are what is left of a sentence that was edited twice; the eye reads over them.

Pairs that English admits (had had, that that, very very), numbers, names (Pan Pan) and words joined by hyphens are
silent.
"""

from collections.abc import Iterator

import regex

from termqa.analyse import Unit
from termqa.analyse.words import prose
from termqa.model import Lang, Problem, Severity, Span, Text
from termqa.rules.rule import Nothing, Rule

_TWICE = regex.compile(r"(?i)(?<![\w'’-])(\p{L}[\p{L}'’]*)\s+\1(?![\w'’-]|\.\w)")
_PAIR_TWICE = regex.compile(r"(?i)(?<![\w'’-])(\p{L}[\p{L}'’]*\s+\p{L}[\p{L}'’]*)\s+\1(?![\w'’-])")
_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|billion"
_EMPHATIC = "had|that|very|really|so|no|yes|bye|long|many|much|far|more|well|now|there|again|never|ha|hear"
_ADMITTED = frozenset(f"{_NUMBERS}|{_EMPHATIC}".split("|"))
_LINKS = frozenset(("and", "or", "by", "to", "after", "upon", "versus"))


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each word or pair of words that stands twice in the English target."""
    if unit.target.lang is not Lang.EN:
        return
    text = prose(unit.target.text)
    found = [match for match in _TWICE.finditer(text) if not _admitted(*match[0].split())]
    found += [match for match in _PAIR_TWICE.finditer(text) if not _may_repeat(match[1].lower().split())]
    for match in sorted(found, key=lambda match: match.start()):
        yield Problem(
            Text(zh=f"“{match[0]}”中有词重复。", en=f"“{match[0]}” repeats a word."),
            target=(Span(*match.span()),),
            suggestion=match[1],
        )


def _admitted(first: str, second: str) -> bool:
    """Whether the word may stand twice: by custom, as a name, or as an initial."""
    return first.lower() in _ADMITTED or second[0].isupper() or (len(first) == 1 and first != "a" and first != "A")


def _may_repeat(pair: list[str]) -> bool:
    """Whether the two words may stand twice (more and more and more), or are one word four times."""
    return pair[0] == pair[1] or any(word in _LINKS or word in _ADMITTED for word in pair)


RULE = Rule(
    name="text-repeated-word",
    title=Text(zh="重复的词", en="Repeated word"),
    severity=Severity.MINOR,
    check=check,
    quiet=(" || We know that that plan had had success; Pan Pan came back.",),
    loud=(" || The growth ⟦of of⟧ exports was fast.",),
)
