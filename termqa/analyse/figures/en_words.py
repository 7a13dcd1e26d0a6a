"""The English words around figures, as tables: months, bounds, directions, bases."""

import re
from collections.abc import Iterable, Iterator

from termqa.analyse.figures.quantity import Bound


def branches(pattern: str) -> list[str]:
    """The alternatives of a pattern that has no brackets as characters.

    >>> branches("gr[eo]w(?:n|s)?|up(?= (?:by|to) )")
    ['gr[eo]w(?:n|s)?', 'up(?= (?:by|to) )']
    """
    depth, found = 0, [""]
    for c in pattern:
        depth += (c == "(") - (c == ")")
        if c == "|" and not depth:
            found.append("")
        else:
            found[-1] += c
    return found


MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    d: n for n, d in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), 1)
}

_BOUND_PHRASES = {
    Bound.EXACT: "spread over|distributed over|scattered over|stretching over|extending over",
    Bound.AT_LEAST: "no less than|not less than|no fewer than|not fewer than|at least|a minimum of|no lower than|"
    "not lower than|not below|not be less than|not be fewer than|not be lower than|not be below|not fall below",
    Bound.AT_MOST: "no more than|not more than|at most|up to|not exceed|not exceeding|a maximum of|no higher than|"
    "not be more than|not be higher than|not be greater than|not be over|not over|capped at|a ceiling of",
    Bound.ABOVE: "more than|over|above|exceed|exceeds|exceeded|exceeding|in excess of|surpass|surpasses|surpassed|"
    "surpassing|topped|topping|upward of|upwards of|greater than|beyond|north of|passed|passing|past|higher than|"
    "crossed|broke through|broken through|breached|breaching",
    Bound.SHORT_OF: "less than|fewer than|under|below|short of|lower than",
    Bound.BELOW: "nearly|almost|close to|approaching|nearing|near|just under|just below|just short of|approached|neared",
    Bound.ABOUT: "about|around|some|roughly|approximately|circa|approx|approx.|an estimated|or so|in the region of|"
    "in the vicinity of",
}
"""The words before a figure that bound it; the longest phrase counts."""
BOUNDS: dict[str, list[tuple[list[str], Bound]]] = {}
"""The words before the last of each phrase by that last one, the longest first."""
for _bound, _phrases in _BOUND_PHRASES.items():
    for _phrase in _phrases.split("|"):
        *_lead, _last = _phrase.split()
        BOUNDS.setdefault(_last, []).append((_lead, _bound))
for _rows in BOUNDS.values():
    _rows.sort(key=lambda row: -len(row[0]))
DENIED = frozenset({"than", "over", "exceed", "exceeds", "exceeded", "exceeding"})
DENIAL = re.compile(
    r"\b(?:no one|nobody|none|not|never|cannot|no)\b[^,.;]{0,40}\b(?:more than|over|exceed\w*)\s+(?:the\s+)?$"
)
"""With a denial before them, the words that set a lower bound set an upper one: no one is paid more than."""
BOUND_AFTER = (
    (re.compile(r"\s+(?:or|and) (?:more|above|over|higher|older|greater|longer|upwards?)\b(?! (?:than )?[a-z]{0,3}\$?\d)|\s+at least\b"), Bound.AT_LEAST),
    (re.compile(r"\s+(?:or|and) (?:less|below|under|lower|fewer|younger|shorter)\b"), Bound.AT_MOST),
    (re.compile(r"\s+or so\b"), Bound.ABOUT),
    (re.compile(r"\s*\+(?!\s?\w)|-plus\b|\s+plus\b"), Bound.ABOVE),
)  # fmt: skip
BREAKING = ("broke", "break", "breaks", "breaking", "broken", "shattered", "smashed")
"""Before "the" and a figure these say that it was surpassed: broke the 200 billion mark."""
MAY_BOUND_AFTER = (" or ", " and ", " at least", " plus", "+", " +", "-plus")
_UP = (
    r"gr[eo]w(?:n|s|ing|th)?|growth|rose|ris(?:e|es|en|ing)|up|increas\w*|expand\w*|expansion|climb\w*|jump\w*|surg\w+|"
    r"soar\w*|gain\w*|advanc\w+|accelerat\w+|higher|added|upward\w*|rais\w+|improv\w+|strengthen\w*|"
    r"appreciat\w+|rebound\w*|faster|inflow\w*|widen\w*|hike\w*|uptick|boost\w*|enlarg\w+|lengthen\w*|leap\w*|swell\w*|swelled"
)
_DOWN = (
    r"f[ea]ll(?:s|en|ing)?|fell|drop\w*|declin\w+|decreas\w*|down|reduc\w+|shr[aiu]nk\w*|contract\w*(?<!contracts)|dip\w*|lower(?:ed|ing)?|slow\w*|"
    r"eas(?:ed|ing|es)|narrow\w*|cut(?:s|ting)?|slid\w*|plung\w+|plummet\w*|tumbl\w+|shed|lost|depreciat\w+|weaken\w*|"
    r"downward\w*|retreat\w*|moderat\w+|outflow\w*|slump\w*|shorten\w*|trimm\w+|diminish\w*|deceler\w+|subsid(?:ed|ing)"
)
MOVE = re.compile(rf"(?P<up>{_UP})|(?P<down>{_DOWN})")
"""A word that says that something rose or fell."""
PARTICLE_VERBS = (
    "open(?:s|ed|ing)?|set(?:s|ting)?|h[eo]ld(?:s|ing)?|ma[dk]e[sn]?|making|t[ao]ke?[sn]?|taking|took|link(?:s|ed|ing)?|"
    "team(?:s|ed|ing)?|start(?:s|ed|ing)?|sign(?:s|ed|ing)?|draw(?:s|n|ing)?|drew|br(?:ing|ings|inging|ought)|"
    "follow(?:s|ed|ing)?|clean(?:s|ed|ing)?|sum(?:s|med|ming)?|back(?:s|ed|ing)?|join(?:s|ed|ing)?|wind(?:s|ing)?|wound"
)
"""Verbs that make one with "up" or "down", which then say nothing of a rise or fall: opening up, set up."""
FLOWS = frozenset({"inflow", "inflows", "outflow", "outflows"})
"""Of these only after "net"."""
LEADING_UP = frozenset(
    "by of to a an the at about around nearly almost over more some roughly approximately year-on-year yoy annual "
    "annually from further another sharply slightly steadily modestly rapidly significantly rate in real nominal terms "
    "respective respectively month-on-month quarter-on-quarter year month quarter less under close least as much only "
    "just well was were is also total totaling totalling cumulative average moderate mere solid hk us rmb reached hit "
    "exceeded stood upward upwards downward downwards will have has had been".split()
)
"""Words that may stand between such a word and its figure."""
LEADING_PAIRS = {"on": frozenset({"year", "month", "quarter"}), "than": frozenset({"more", "less"})}
"""Words that may stand there too, after one of these."""
HEDGES = frozenset({"about", "around", "nearly", "over", "almost", "some", "reach"})
DIRECTION_AFTER = re.compile(
    r"\s*(?:year[- ]on[- ]year|yoy|annual|month[- ]on[- ]month|quarter[- ]on[- ]quarter|real|nominal|points?|net|sharp|slight|in|the|a|of|\s)*(?:(?P<up>growth|rise|increase|expansion|gain|higher|faster|hike|jump|surge|more|uptick|appreciation)|(?P<down>decline|drop|decrease|fall|reduction|contraction|cut|lower|slower|less|dip|slowdown|depreciation|loss|smaller|fewer))\b",
)
MORE_AFTER = re.compile(
    r"(?:\s+(?:of|yuan|us|u\.s\.|dollars?|[a-z]+s|percentage|points?|percent|tonnes?|people|trips?|units?)){0,3}\s+(?:(?P<more>higher|more|faster|larger|greater|above|quicker|better|bigger|ahead of|stronger|longer|wider|up)|(?P<less>lower|less|slower|more slowly|smaller|fewer|below|behind|shorter|weaker|narrower|short of|down))(?:\s+than\b|\s+in\b|\s+(?:the|that|those|from|its|a year|last)\b|[,.;]|$)",
)
OUTPACING = re.compile(
    r"(?:outpac\w+|outperform\w+|surpass\w+|exceed\w+|outstripp?\w+|lead\w*|led|ahead of)\b[^.;]*\bby\s+$",
)
BEHIND = re.compile(r"(?:lagg?\w+|trail\w*|fell short of|underperform\w+|behind)\b[^.;]*\bby\s+$")
_YEAR_END = r"(?:end of (?:the )?(?:last|previous|preceding) year|beginning of (?:the|this) year|start of (?:the|this) year|year-end)"
_MONTHS = r"(?:january|february|march|april|may|june|july|august|september|october|november)\b"
_BASES = (
    ("seasonally seasonal", r"[- ]adjust\w+", "seasonal"),
    ("on", " average", "average"),
    ("annual", " average", "average"),
    ("compound", " annual", "average"),
    ("average averaged averaging averages annualized", "", "average"),
    ("per a", " year over", "average"),
    ("in", " real terms", "real"),
    ("real", " (?:growth|terms|increase)", "real"),
    ("adjusted adjusting", r" for (?:inflation|price)\w*", "real"),
    ("deducting excluding", r" (?:inflation|price)\w*", "real"),
    ("inflation-adjusted", "", "real"),
    ("price", " factors", "real"),
    ("nominal nominally", "", "nominal"),
    ("from than over since at", rf" (?:that )?(?:at )?(?:the )?{_YEAR_END}", "year-end"),
    ("from than over since", r" (?:that )?(?:at )?(?:the )?end(?: of |-)20\d\d", "year-end"),
    ("compared", rf" (?:with|to) (?:that )?(?:at )?(?:the )?(?:{_YEAR_END}|end(?: of |-)20\d\d)", "year-end"),
    ("year", " to date", "year-end"),
    ("from than over at", rf" (?:at )?the end of (?:the (?:previous|last) (?:quarter|month)|{_MONTHS})", "period"),
    ("month", r"[- ](?:on|over|to)[- ]month", "period"),
    ("quarter", r"[- ](?:on|over|to)[- ]quarter", "period"),
    ("mom qoq", "", "period"),
    ("from", r" (?:a month|a quarter|the previous (?:month|quarter)|last (?:month|quarter)|the (?:first|second|third|fourth) quarter(?! of))", "period"),
    ("than over", r" (?:in |that of |that in )?(?:the |a )?(?:previous|preceding|last|prior) (?:month|quarter)", "period"),
    ("compared", r" (?:with|to) (?:in |that of |that in )?(?:the |a )?(?:previous|preceding|last|prior) (?:month|quarter)", "period"),
    ("a", " (?:month|quarter) (?:ago|earlier|before)", "period"),
    ("monthly quarterly", " (?:increase|growth|rise|decline|drop|decrease)", "period"),
    ("year", r"[- ](?:on|over|to)[- ]year", "year"),
    ("yoy y/y", "", "year"),
    ("a one", " year (?:ago|earlier|before)", "year"),
    ("than over from on", r" (?:in |that of |the level of |the figure for )?(?:the )?(?:same|corresponding) (?:period|month|quarter|time)", "year"),
    ("compared", r" (?:with|to) (?:in |that of |the level of |the figure for )?(?:the )?(?:same|corresponding) (?:period|month|quarter|time)", "year"),
    ("same", " period (?:of )?(?:last|the previous) year", "year"),
    ("from over than on", " (?:the )?(?:previous|last|preceding) year", "year"),
    ("annual", " (?:increase|growth|rise|decline|decrease|drop)", "year"),
    ("annually", "", "year"),
    ("last", " year['’]s level", "year"),
    ("of", " last year", "year"),
    ("cumulative cumulatively", "", "cumulative"),
)  # fmt: skip
"""How a basis begins, how it goes on, and which it is."""


def by_letter(rows: Iterable[tuple[str, list[str]]]) -> tuple[re.Pattern[str], list[str]]:
    """One pattern of all, parted by first letters, so that a text is gone through once; what each group means.

    A row is a pattern that begins with a letter, and the meanings of its empty groups.

    >>> pattern, names = by_letter([("up()", ["rise"]), ("fell()", ["fall"]), ("upheld()", [""])])
    >>> [names[m.lastindex or 0] for m in pattern.finditer("up and fell")]
    ['rise', 'fall']
    """
    letters: dict[str, list[tuple[str, list[str]]]] = {}
    for pattern, meanings in rows:
        letters.setdefault(pattern[0], []).append((pattern[1:], meanings))
    parted = "|".join(f"{letter}(?:{'|'.join(rest for rest, _ in row)})" for letter, row in letters.items())
    names = [name for row in letters.values() for _, meanings in row for name in meanings]
    return re.compile(rf"\b(?:{parted})"), ["", *names]


def _basis() -> Iterator[tuple[str, list[str]]]:
    """The ways to name a basis, by their first word."""
    for head in sorted({word for row in _BASES for word in row[0].split()}):
        rows = [(rest, name) for heads, rest, name in _BASES if head in heads.split()]
        rests = "|".join(rf"{rest}\b()" for rest, _ in rows)
        yield rf"{re.escape(head)}(?:{rests})", [name for _, name in rows]


BASIS, BASIS_NAMES = by_letter(_basis())

BY_VERB = re.compile(
    r"\b(?:(?P<up>raised?|raising|increas(?:e|ed|ing)|boost(?:ed|ing)?|lifted|hiked|upgraded|expand(?:ed|ing)?)|"
    r"(?P<down>lower(?:ed|ing)?|cut|cutting|reduc(?:e|ed|ing)|trimmed|downgraded|slashed|decreas(?:e|ed|ing)))\b[^,.;\d]{0,80}\bby\s+$",
)
ABOVE_LEVEL = re.compile(
    r"\b(?:(?P<more>above|higher than|exceeding|over)|(?P<less>below|lower than|under))\s+(?:the|its|a|an|that)\s+[^,.;\d]{3,70}\bof\s+$",
)
FROM_TO = re.compile(
    r"\bfrom\s+(?:[^,.;]|[,.](?=\d)){1,50}\s+to\s+(?:about |around |nearly |over |some )?(?:us\$|hk\$|rmb|\$)?$",
)
