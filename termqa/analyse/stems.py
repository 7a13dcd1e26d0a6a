"""English words cut to stems, coarse on purpose: ``economy`` and ``economic`` should meet, as glosses and prose do."""

import re
from functools import lru_cache

WORD = re.compile(r"[A-Za-z]+")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_LENGTH = 7
_SUFFIXES = (
    "isations", "izations", "isation", "ization", "ational", "ations", "ically", "ation", "ments", "ities", "ition",
    "ingly", "ement", "ment", "ness", "ions", "ical", "ials", "ally", "edly", "ised", "ized", "ises", "izes", "ance",
    "ence", "ants", "ents", "able", "ible", "ings", "ial", "ing", "ion", "ity", "ies", "ied", "ous", "ive", "ise",
    "ize", "ers", "ors", "ant", "ent", "als", "ed", "es", "er", "or", "ly", "al", "ic", "s", "e", "y",
)  # fmt: skip
_BY_LENGTH = tuple((n, frozenset(s for s in _SUFFIXES if len(s) == n)) for n in range(8, 0, -1))

STOP = frozenset(
    """
    a about after all also am an and any are as at be because been before being between both but by can could did
    do does each for from had has have he her here him his how i if in into is it its itself may me might more
    most must my no nor not of off on one only onto or other our out over own per shall she should since so some
    such than that the their them then there these they this those through thus to too under until up upon us very
    was we were what when where which while who whom whose will with within would you your s t re ve ll d m sb sth
    etc eg ie esp usu lit fig abbr variant surname classifier cl see old also written used tw coll slang loanword
    dialect literary pr idiom math ltd mr mrs ms
    """.split()
)


def undotted(text: str) -> str:
    """The text with the dots taken out of abbreviations such as ``U.S.``."""
    return _DOTTED.sub(lambda m: m.group().replace(".", ""), text) if "." in text else text


@lru_cache(maxsize=40_000)
def stem(word: str) -> str:
    """What different forms of a lower-case English word have in common.

    >>> stem("economy") == stem("economic"), stem("reserves") == stem("reserving"), stem("gas")
    (True, True, 'gas')
    """
    for length, suffixes in _BY_LENGTH:
        if len(word) - length >= 4 and word[-length:] in suffixes:
            return word[:-length][:_LENGTH]
    return word[:_LENGTH]


def stems(text: str) -> list[str]:
    """The stems of the text's content words in order, function words left out."""
    return [stem(w) for w in WORD.findall(undotted(text).lower()) if w not in STOP and len(w) > 1]
