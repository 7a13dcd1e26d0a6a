"""Nothing of the source language may be left in the translation.

Why: Chinese words left in an English text, or an English sentence left in a Chinese one, are drafts that went to print.

A Chinese gloss in brackets after its English rendering, as in “common prosperity (共同富裕)”, is good practice and
silent, and so is a character that the sentence speaks about (“the Chinese character 和”).
In a Chinese translation, names, titles and
abbreviations in Latin letters are silent; four and more English words that form a phrase are not.
"""

from collections.abc import Iterator

import regex

from termqa.analyse import Unit
from termqa.analyse.roles import Role, role
from termqa.analyse.script import fold, han_count, language, letter_count
from termqa.analyse.words import excerpt, prose
from termqa.model import Lang, Problem, Severity, Span, Text
from termqa.rules.rule import Nothing, Rule

_HAN = regex.compile(r"\p{Han}(?:[\p{Han}\d，。、；：？！“”‘’《》〈〉（）％·—…]*\p{Han})?")
_BRACKETED = regex.compile(
    r"(?<=[A-Za-z.’'\"”\d]\s?)[(（\[【][^()（）\[\]【】\p{Han}]*+\p{Han}[^()（）\[\]【】]*+[)）\]】]"
)
_WORD_OF = r"chinese (?:words?|terms?|phrases?|sayings?|names?|surnames?)(?: \w+){0,2}"
_SPOKEN_OF = regex.compile(rf"(?i)\b(?:characters?|in chinese,?|{_WORD_OF})\s*[“\"'‘]?\p{{Han}}+[”\"'’]?")
_ENGLISH = regex.compile(r"[A-Za-z][A-Za-z'’-]*+(?P<more>[ ,;]++[A-Za-z][A-Za-z'’-]*+)*+")
_SMALL = regex.compile(r"(?<![A-Za-z'’-] ?)[a-z][a-z'’-]{2,}+(?: [a-z][a-z'’-]{2,}+)++(?! ?[A-Za-z])")
"""Words in small letters, which no name is."""
_ASIDE = regex.compile(r"[(（《〈“\"「\[][^()（）《》〈〉“”\"「」\[\]]*[)）》〉”\"」\]]")
_FUNCTION_WORD = regex.compile(
    r"\b(?:the|of|and|to|in|is|are|was|were|has|have|will|for|with|by|that|this|we|from|on|at)\b"
)


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for the words of the source language that the target holds."""
    target = unit.target.text
    if not target.strip() or role(target) in (Role.NAVIGATION, Role.MARK):
        return
    spans = _chinese(target) if unit.target.lang is Lang.EN else _english(target, unit.source.text)
    if not spans:
        return
    if language(unit.source.text) is unit.target.lang and language(target) is unit.source.lang:
        return  # a row of the other direction
    if _untouched(target, unit.target.lang):
        yield _whole(unit)
        return
    words = "”“".join(excerpt(span.of(target), 30) for span in spans[:4])
    yield Problem(
        Text(zh=f"译文中留有未译的“{words}”。", en=f"The translation still holds “{words}” untranslated."),
        source=_found_in(unit.source.text, [span.of(target) for span in spans]),
        target=spans,
    )


def _untouched(target: str, lang: Lang) -> bool:
    """Whether the whole text is in the other language."""
    return letter_count(target) < 3 if lang is Lang.EN else not han_count(target)


def _whole(unit: Unit) -> Problem:
    """The problem of a segment that nobody has translated."""
    source, target = unit.source.text, unit.target.text
    said = excerpt(target, 30)
    if fold(target).strip() == fold(source).strip():
        message = Text(zh=f"译文与原文相同：“{said}”未译。", en=f"“{said}” is the source itself, untranslated.")
        return Problem(message, source=(Span.whole(source),), target=(Span.whole(target),))
    message = Text(zh=f"“{said}”未译成目标语言。", en=f"“{said}” is not in the language of the translation.")
    return Problem(message, target=(Span.whole(target),))


def _chinese(text: str) -> tuple[Span, ...]:
    """The runs of Chinese in an English text that are neither glosses nor spoken of."""
    if not han_count(text):
        return ()
    exempt = [found.span() for pattern in (_BRACKETED, _SPOKEN_OF) for found in pattern.finditer(text)]
    runs = (Span(*found.span()) for found in _HAN.finditer(text))
    return tuple(run for run in runs if not any(low <= run.start and run.end <= high for low, high in exempt))


def _english(text: str, source: str) -> tuple[Span, ...]:
    """
    The English phrases in a Chinese text, outside brackets and quotes.

    Those are four words and more with a function word, and two in small letters that stand in the source as well.
    """
    bare = _ASIDE.sub(lambda found: "\ufffc" * len(found[0]), prose(text))
    runs = (Span(*found.span()) for found in _ENGLISH.finditer(bare) if len(found.captures("more")) > 2)
    found = [run for run in runs if _is_phrase(run.of(text))]
    left = (Span(*match.span()) for match in _SMALL.finditer(bare) if match[0] in source)
    found += [run for run in left if not any(run.meets(other) for other in found)]
    return tuple(sorted(found))


def _is_phrase(words: str) -> bool:
    """Whether the words are a phrase and no name: a function word joins them, and another word has no capital."""
    plain = [word for word in words.split() if word.islower() and not _FUNCTION_WORD.fullmatch(word)]
    return bool(plain) and _FUNCTION_WORD.search(words) is not None


def _found_in(source: str, runs: list[str]) -> tuple[Span, ...]:
    """Where the words stand in the source, as far as they stand there only once."""
    folded = fold(source)
    found = ((fold(run), folded.count(fold(run))) for run in dict.fromkeys(runs))
    places = (Span(folded.index(run), folded.index(run) + len(run)) for run, count in found if count == 1)
    return tuple(sorted(places))


RULE = Rule(
    name="text-untranslated",
    title=Text(zh="未译", en="Untranslated"),
    severity=Severity.MAJOR,
    check=check,
    quiet=(
        "推进共同富裕。 || We will promote common prosperity (共同富裕).",
        "The GDP of ASEAN grew. || 东盟（Association of Southeast Asian Nations）的GDP实现增长。",
    ),
    loud=(
        "发展⟦新质生产力⟧。 || We will develop ⟦新质生产力⟧.",
        "⟦市场预期向好。⟧ || ⟦市场预期向好。⟧",
    ),
)
