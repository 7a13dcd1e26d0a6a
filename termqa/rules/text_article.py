"""“a” before a consonant, “an” before a vowel, by sound.

Why: “an European” and “a hour” are what is left when the next word was changed.

Only words whose sound is sure are judged: an abbreviation that may be read as a word (a NATO, an FDI) is silent, as are
“a historic” and “an historic”.
"""

from collections.abc import Iterator

import regex

from termqa.analyse import Unit
from termqa.analyse.words import prose
from termqa.model import Lang, Problem, Severity, Span, Text
from termqa.rules.rule import Nothing, Rule

_ARTICLE = regex.compile(r"(?<=^|[\s(“\"‘—–])(an?|An?)\s+[“\"‘]?([A-Za-z][\w'’-]*|\d[\d,.]*%?)")
_LIKE_CONSONANT = regex.compile(
    r"(?i)eu|ew[eo]|on(?:e|ce)\b|one[-'’]|ouija|u(?:biq|k|nanim|ra[nl]|ru|s[aeu]|ti|to|[a-z]?-)|uni(?:t|q|on|f|v|lat|c|s\b)"
)
_LIKE_VOWEL = regex.compile(r"(?i)hour|honest|hono|heir")
_EITHER_H = regex.compile(r"(?i)h(?:er|ist|ot|om|ys|ab|al)")
_NO_NOUN = frozenset(
    ("and", "or", "in", "is", "are", "on", "of", "at", "as", "if", "it", "its", "i", "either", "a", "an")
)
_EIGHTY = regex.compile(r"8|(?:11|18)(?!\d|,\d{3},\d{3},\d{3},)")


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each article that does not fit the sound after it."""
    if unit.target.lang is not Lang.EN:
        return
    text = prose(unit.target.text)
    for match in _ARTICLE.finditer(text):
        article, word = match[1], match[2]
        if article == "A" and (text[: match.start()].strip() or not word[0].islower()):
            continue
        vowel = _sounds_like_vowel(word)
        if vowel is None or vowel == (article.lower() == "an"):
            continue
        right = article[0] + ("n" if vowel else "")
        yield Problem(
            Text(zh=f"“{match[0]}”应为“{right}”。", en=f"“{match[0]}” takes “{right}”."),
            target=(Span(*match.span()),),
            suggestion=right + match[0][len(article) :],
        )


def _sounds_like_vowel(word: str) -> bool | None:
    """Whether the word begins with a vowel as it is spoken; None where that is not sure."""
    if word[0].isdigit():
        return _EIGHTY.match(word.rstrip(".,%")) is not None
    if word.lower() in _NO_NOUN or not word[1:2].isalpha():
        return None
    if sum(letter.isupper() for letter in word) > 1:
        return _letter_by_letter(word) if word.isupper() else None
    if _LIKE_CONSONANT.match(word):
        return False
    if word[0].lower() in "aeiou":
        return True
    if _LIKE_VOWEL.match(word):
        return True
    return None if _EITHER_H.match(word) else False


def _letter_by_letter(word: str) -> bool | None:
    """The same for an abbreviation, by the name of its first letter."""
    if word[0] in "BCDGJKPQTUVWYZ":
        return None if word[0] == "U" and not word.startswith(("UN", "US", "UK")) else False
    if word[0] in "AEIO":
        return None if word.startswith(("EU", "ONE", "EW")) and word != "EU" else True
    return None if any(letter in "AEIOU" for letter in word) else True


RULE = Rule(
    name="text-article",
    title=Text(zh="冠词 a/an", en="a or an"),
    severity=Severity.MINOR,
    check=check,
    quiet=(" || An hour, a European, a one-off, an SME, an 8% rise, a 5G base station and a UN body.",),
    loud=(" || It was ⟦an unique⟧ and ⟦a important⟧ step.",),
)
