"""The English words around figures, as tables: months, bounds, directions, bases."""

import re

from termqa.analyse.figures.quantity import Bound

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

BOUND_BEFORE = (
    (re.compile(r"\b(?:no one|nobody|none|not|never|cannot|no)\b[^,.;]{0,40}\b(?:more than|over|exceed\w*)\s+$"), Bound.AT_MOST),
    (re.compile(r"(?:no less than|not less than|no fewer than|not fewer than|at least|a minimum of|no lower than|not lower than|not below)\s+$"), Bound.AT_LEAST),
    (re.compile(r"(?:no more than|not more than|at most|up to|not exceed(?:ing)?|a maximum of|no higher than|not over|capped at|a ceiling of)\s+$"), Bound.AT_MOST),
    (re.compile(r"\b(?:more than|over|above|exceed(?:s|ed|ing)?|in excess of|surpass(?:es|ed|ing)?|topp(?:ed|ing)|upwards? of|greater than|well over|beyond|north of|pass(?:ed|ing)|past|higher than|crossed|broke(?:n)? through|breach(?:ed|ing))\s+(?:the\s+)?$"), Bound.ABOVE),
    (re.compile(r"\b(?:less than|fewer than|under|below|short of|lower than)\s+$"), Bound.SHORT_OF),
    (re.compile(r"\b(?:nearly|almost|close to|approaching|nearing|near|just under|just below|approached|neared)\s+(?:the\s+)?$"), Bound.BELOW),
    (re.compile(r"\b(?:about|around|some|roughly|approximately|circa|approx\.?|an estimated|or so|in the region of|in the vicinity of)\s+$"), Bound.ABOUT),
)  # fmt: skip
BOUND_AFTER = (
    (re.compile(r"\s+(?:or|and) (?:more|above|over|higher|older|greater|longer|upwards?)\b|\s+at least\b"), Bound.AT_LEAST),
    (re.compile(r"\s+(?:or|and) (?:less|below|under|lower|fewer|younger|shorter)\b"), Bound.AT_MOST),
    (re.compile(r"\s+or so\b"), Bound.ABOUT),
    (re.compile(r"\s*\+|-plus\b|\s+plus\b"), Bound.ABOVE),
)  # fmt: skip
MAY_BOUND_AFTER = re.compile(r"\s+(?:or|and|at|plus)\b|\s*\+|-plus")
BOUND_ENDS = frozenset(
    word[:4]
    for word in "than least of below most to exceed over above surpass topped beyond past passed crossed through breached "
    "under short nearly almost approaching nearing near about around some roughly approximately circa estimated so".split()
)
"""How the words begin that ``BOUND_BEFORE`` ends with, before a figure or before "the" and a figure."""
PAST_PERIOD = re.compile(r"\b(?:past|last|previous|next|in|within|for|during|recent)\s+(?:the\s+)?$")

_UP = (
    r"gr[eo]w(?:n|s|ing|th)?|growth|rose|ris(?:e|es|en|ing)|up|increas\w*|expand\w*|expansion|climb\w*|jump\w*|surg\w+|"
    r"soar\w*|gain\w*|advanc\w+|accelerat\w+|higher|added|upward\w*|rais\w+|edg\w+ up|tick\w* up|improv\w+|strengthen\w*|"
    r"appreciat\w+|rebound\w*|faster|picked up|net inflow\w*|widen\w*|hike\w*|uptick|boost\w*|enlarg\w+|lengthen\w*|leap\w*|swell\w*|swelled"
)
_DOWN = (
    r"f[ea]ll(?:s|en|ing)?|fell|drop\w*|declin\w+|decreas\w*|down|reduc\w+|shr[aiu]nk\w*|contract\w*(?<!contracts)|dip\w*|lower(?:ed|ing)?|slow\w*|"
    r"eas(?:ed|ing|es)|narrow\w*|cut(?:s|ting)?|slid\w*|plung\w+|plummet\w*|tumbl\w+|shed|lost|depreciat\w+|weaken\w*|"
    r"downward\w*|retreat\w*|moderat\w+|net outflow\w*|slump\w*|shorten\w*|trimm\w+|diminish\w*|deceler\w+|subsid(?:ed|ing)"
)
_FILL = (
    r"(?:(?:\s|,|by|of|to|a|an|the|at|about|around|nearly|almost|over|more than|some|roughly|approximately|year[- ]on[- ]year|"
    r"yoy|annual(?:ly)?|from|further|another|sharply|slightly|steadily|modestly|rapidly|significantly|another|rate|in|real|nominal|terms|respective(?:ly)?|"
    r"month[- ]on[- ]month|quarter[- ]on[- ]quarter|less than|under|close to|at least|up to|as much as|only|just|well|was|were|is|also|total|totaling|totalling|"
    r"cumulative|average|an|moderate|mere|solid|hk\$|us\$|rmb|\$|reached|hit|exceeded|stood|(?:up|down)wards?|will|have|has|had|been)\b|\$|[(,])*"
)
DIRECTION_BEFORE = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?=\s){_FILL}\s*$")
DIRECTION_AFTER = re.compile(
    r"^\s*(?:year[- ]on[- ]year|yoy|annual|month[- ]on[- ]month|quarter[- ]on[- ]quarter|real|nominal|points?|net|sharp|slight|in|the|a|of|\s)*(?:(?P<up>growth|rise|increase|expansion|gain|higher|faster|hike|jump|surge|more|uptick|appreciation)|(?P<down>decline|drop|decrease|fall|reduction|contraction|cut|lower|slower|less|dip|slowdown|depreciation|loss|smaller|fewer))\b",
)
MORE_AFTER = re.compile(
    r"^(?:\s+(?:of|yuan|us|u\.s\.|dollars?|[a-z]+s|percentage|points?|percent|tonnes?|people|trips?|units?)){0,3}\s+(?:(?P<more>higher|more|faster|larger|greater|above|quicker|better|bigger|ahead of|stronger|longer|wider|up|over)|(?P<less>lower|less|slower|more slowly|smaller|fewer|below|behind|shorter|weaker|narrower|short of|down))(?:\s+than\b|\s+in\b|\s+(?:the|that|those|from|its|a year|last)\b|[,.;]|$)",
)
OUTPACING = re.compile(
    r"(?:outpac\w+|outperform\w+|surpass\w+|exceed\w+|outstripp?\w+|lead\w*|led|ahead of)\b[^.;]*\bby\s+$",
)
BEHIND = re.compile(r"(?:lagg?\w+|trail\w*|fell short of|underperform\w+|behind)\b[^.;]*\bby\s+$")
ROLE_TO = re.compile(
    rf"\b(?:{_UP}|{_DOWN})\s+(?:[a-z]+ly\s+)?(?:[^,.;]{{0,20}}\s)?to\s+(?:about|around|nearly|over|more than|almost|some|reach)?\s*(?:us\$|hk\$|rmb|\$)?$",
)
ROLE_BY = re.compile(
    rf"\b(?:{_UP}|{_DOWN})\s+(?:[a-z]+ly\s+)?(?:by|of)\s+(?:about|around|nearly|over|more than|almost|some)?\s*(?:us\$|hk\$|rmb|\$)?$",
)

MAY_ROLE_BY = re.compile(r"(?:by|of)\s+(?:[a-z]+ ?){0,2}\s*(?:[a-z]*\$)?$")
"""For speed, what must hold for ``ROLE_BY`` to match; so too ``MAY_BOUND_AFTER`` and ``BOUND_ENDS``."""

BASES = (
    ("seasonal", "seasonal".split("|"), re.compile(r"seasonal(?:ly)?[- ]adjust\w+")),
    ("average", "averag|compound|per year over|a year over|annualized".split("|"), re.compile(r"(?:on average|average annual|annual average|averag\w+|compound annual|per year over|a year over|annualized)")),
    ("real", "real |inflation|price".split("|"), re.compile(r"in real terms|real (?:growth|terms|increase)|(?:after )?(?:adjust\w+ for|deducting|excluding) (?:inflation|price)\w*|inflation-adjusted|price factors")),
    ("nominal", "nominal".split("|"), re.compile(r"\bnominal")),
    ("year-end", "end of |year|end-20|beginning of |start of ".split("|"), re.compile(r"(?:from|than|over|since|compared (?:with|to)|at) (?:that )?(?:at )?(?:the )?(?:end of (?:the )?(?:last|previous|preceding) year|end of 20\d\d|beginning of (?:the|this) year|start of (?:the|this) year|year-end|end-20\d\d)|year to date")),
    ("period", "month|quarter|the end of |mom|qoq".split("|"), re.compile(r"(?:than|over|from|at) (?:at )?the end of (?:the (?:previous|last) (?:quarter|month)|(?:january|february|march|april|may|june|july|august|september|october|november)\b)|month[- ](?:on|over|to)[- ]month|quarter[- ](?:on|over|to)[- ]quarter|\b(?:mom|qoq)\b|from (?:a month|a quarter|the previous (?:month|quarter)|last (?:month|quarter)|the (?:first|second|third|fourth) quarter(?! of))|(?:than|over|compared (?:with|to)) (?:in |that of |that in )?(?:the |a )?(?:previous|preceding|last|prior) (?:month|quarter)|a month (?:ago|earlier)|a quarter (?:ago|earlier)|monthly (?:increase|growth|rise|decline|drop|decrease)|quarterly (?:increase|growth|rise|decline|drop|decrease)")),
    ("year", "year|yoy|y/y|same |corresponding |annual".split("|"), re.compile(r"year[- ](?:on|over|to)[- ]year|\byoy\b|y/y|(?:a|one) year (?:ago|earlier|before)|(?:than|over|from|compared (?:with|to)|on) (?:in |that of |that in |the level of |the figure for )?(?:the )?(?:same|corresponding) (?:period|month|quarter|time)|same period (?:of )?(?:last|the previous) year|from (?:the )?(?:previous|last|preceding) year|annual (?:increase|growth|rise|decline|decrease|drop)|annually|last year's level|(?:over|than|on) (?:the )?(?:previous|last|preceding) year|of last year")),
    ("cumulative", "cumulative".split("|"), re.compile(r"\bcumulative")),
)  # fmt: skip

BY_VERB = re.compile(
    r"\b(?:(?P<up>raised?|raising|increas(?:e|ed|ing)|boost(?:ed|ing)?|lifted|hiked|upgraded|expand(?:ed|ing)?)|"
    r"(?P<down>lower(?:ed|ing)?|cut|cutting|reduc(?:e|ed|ing)|trimmed|downgraded|slashed|decreas(?:e|ed|ing)))\b[^,.;\d]{0,80}\bby\s+$",
)
ABOVE_LEVEL = re.compile(
    r"\b(?:(?P<more>above|higher than|exceeding|over)|(?P<less>below|lower than|under))\s+(?:the|its|a|an|that)\s+[^,.;\d]{3,70}\bof\s+$",
)
FROM = re.compile(r"\bfrom\s+(?:about |around |nearly |over |some )?(?:us\$|hk\$|rmb|\$)?$")
FROM_TO = re.compile(
    r"\bfrom\s+(?:[^,.;]|[,.](?=\d)){1,50}\s+to\s+(?:about |around |nearly |over |some )?(?:us\$|hk\$|rmb|\$)?$",
)
WIDER = re.compile(
    r"\b(?:(?P<up>widen\w*|wider|larger|expand\w*|steeper|faster|accelerat\w+)|(?P<down>narrow\w*|eas(?:ed|ing|es)|smaller|shr[aiu]nk\w*|slow\w*|moderat\w+|milder|lessen\w*))\b",
)

TREND = re.compile(
    r"\b(?:(?P<up>rose|risen|rising|increas(?:e[ds]?|ing)|grew|grow(?:n|ing|th)|climb(?:ed|ing)|picked up|raised|expand(?:ed|ing)|record high|net inflow\w*|widen(?:ed|ing)|upward|strengthened|higher|improv\w+|gain\w*|up|soar\w*|surg\w+|jump\w*|rebound\w*|boost\w*|accelerat\w+|upgrad\w+|rise|hike\w*)|"
    r"(?P<down>fell|fall(?:en|ing)|decreas(?:e[ds]?|ing)|declin\w+|dropp\w+|drop|lowered|lower|reduc\w+|shr[aiu]nk\w*|contract(?:ed|ion|ing)|record low|net outflow\w*|narrow(?:ed|ing)|slow\w*|eas(?:ed|ing)|dip\w*|down\w*|weaken\w*|moderat\w+|cut\w*|less|cool\w*|slid|retreat\w*|drawdown|shed|loss\w*|plung\w+))\b",
)
