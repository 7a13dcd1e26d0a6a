"""Case files of rules: lines a translator can read and add, and what a rule marks in them.

    # comment
    @glossary id=t1; zh=经营主体; en=business entities      a row on top of the shipped glossary, for what follows
    @date 2024-03-05                                        the date of the document
    ++ 2024-04-05                                           the next text of the same set, and perhaps its date
    ↕ 销量下降。 || Sales fell.                              a pair whose translation stands elsewhere
    〔增长3%。〕增长5%。 || It grew 5%. 〖It grew 3%.〗     what the source was; the previous translation
    增长‹1›5%‹/1›。 || It grew by ‹1›5%‹/1›.                  inline codes of a CAT tool; ‹2/› stands alone
    营收达⟦三亿⟧元。 || Revenue reached ⟦3 billion⟧ yuan.

A blank line starts a new document. ⟦ ⟧ must be marked and nothing else. A document without any source is checked alone.
"""

import csv
import datetime
import io
import pickle
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from termqa.analyse import Context, Unit
from termqa.analyse.script import language
from termqa.analyse.terms import TermIndex
from termqa.glossary import Glossary, default_glossary
from termqa.glossary.table import parse as parse_glossary
from termqa.model import Bitext, Code, Lang, Pair, Problem, Segment, Span, Text, Where
from termqa.rules import Rule, Scope, apart
from termqa.rules.rule import Keyed

MARK = re.compile("[⟦⟧]")
CODE = re.compile("‹([^‹›]+)›")
WAS = re.compile("^〔([^〕]*)〕")
LAST = re.compile(" 〖([^〗]*)〗$")
NEARBY = 2
Line = tuple[str, str]
"""Source and target, with their marks."""


@dataclass
class Case:
    """One document of a case file: its number of the first line, its lines, and what holds for it."""

    number: int
    lines: list[Line] = field(default_factory=list)
    rows: tuple[str, ...] = ()
    date: datetime.date | None = None
    moved: list[int] = field(default_factory=list)
    """0-based numbers of the lines whose translation stands elsewhere."""
    more: list[tuple[int, datetime.date | None]] = field(default_factory=list)
    """Where further texts of the set begin, as 0-based numbers of lines, and their dates."""


def cases(text: str) -> Iterator[Case]:
    """The documents of a case file, or of an example in a rule's file."""
    rows: tuple[str, ...] = ()
    date: datetime.date | None = None
    case = Case(0)
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.startswith("# "):
            continue
        if line.startswith("@glossary "):
            rows += (line.removeprefix("@glossary "),)
        elif line.startswith("@date "):
            date = datetime.date.fromisoformat(line.removeprefix("@date ").strip())
        elif line.startswith("++"):
            told = line.removeprefix("++").strip()
            case.more.append((len(case.lines), datetime.date.fromisoformat(told) if told else None))
        elif line.strip():
            if not case.lines:
                case = Case(number, [], rows, date)
            if line.startswith("↕ "):
                case.moved.append(len(case.lines))
            source, _, target = line.removeprefix("↕ ").partition("||")
            case.lines.append((source.removesuffix(" "), target.removeprefix(" ")))
        elif case.lines:
            yield case
            case = Case(0)


def marked(rule: Rule, case: Case) -> list[Line]:
    """The lines of the case with the marks that the rule sets; raises AssertionError for a problem that is no good."""
    bitext = bitext_of(case)
    pairs = list(bitext.pairs)
    spans: list[tuple[set[Span], set[Span]]] = [(set(), set()) for _ in pairs]
    for at, problem in problems_of(rule, bitext, case):
        assert problem.message.zh and problem.message.en, "a message is missing"
        assert problem.source or problem.target, f"nothing is marked: {problem.message.en}"
        spans[at][0].update(problem.source)
        spans[at][1].update(problem.target)
        for place in problem.places:
            spans[int(place.segment) - 1][1].update(place.spans)
    return [
        (_was(pair) + _with_marks(pair.source, source), _with_marks(pair.target, target) + _last(pair))
        for pair, (source, target) in zip(pairs, spans, strict=True)
    ]


def _was(pair: Pair) -> str:
    return f"〔{pair.was}〕" if pair.was is not None else ""


def _last(pair: Pair) -> str:
    return f" 〖{pair.last}〗" if pair.last else ""


def bitext_of(case: Case) -> Bitext:
    """The document without its marks, in the languages that its script tells."""
    sources, targets = ([MARK.sub("", line[side]) for line in case.lines] for side in (0, 1))
    alone = not any(text.strip() for text in sources)
    was = [found[1] if (found := WAS.match(text)) else None for text in sources]
    last = [found[1] if (found := LAST.search(text)) else "" for text in targets]
    sources, targets = [WAS.sub("", text) for text in sources], [LAST.sub("", text) for text in targets]
    if alone:
        target_lang = language("\n".join(targets)) or Lang.EN
        source_lang = Lang.ZH if target_lang is Lang.EN else Lang.EN
    else:
        source_lang = language("\n".join(sources)) or Lang.ZH
        target_lang = Lang.EN if source_lang is Lang.ZH else Lang.ZH
    places = [Text(f"第{n}行", f"line {n}") for n in range(1, len(sources) + 1)]
    pairs = [
        Pair(
            str(n),
            _segment(source, source_lang, place),
            _segment(target, target_lang, place),
            moved=n - 1 in case.moved,
            was=was[n - 1],
            last=last[n - 1],
        )
        for n, (source, target, place) in enumerate(zip(sources, targets, places, strict=True), 1)
    ]
    return Bitext("case.en.txt", pairs, source_lang, target_lang, source_file="" if alone else "case.zh.txt")


def problems_of(rule: Rule, bitext: Bitext, case: Case) -> Iterator[tuple[int, Problem]]:
    """What the rule says, with the 0-based number of the line; facts go through pickle as between processes."""
    pairs = list(bitext.pairs)
    facts = []
    starts = [(0, case.date), *case.more]
    for text, ((start, date), end) in enumerate(zip(starts, [*(s for s, _ in case.more), len(pairs)], strict=True)):
        context = Context(replace(bitext, pairs=pairs[start:end]), _index(case.rows), date)
        units = [Unit(pair, context) for pair in pairs[start:end]]
        for n, unit in enumerate(units):
            unit.before, unit.after = tuple(units[max(0, n - NEARBY) : n]), tuple(units[n + 1 : n + 1 + NEARBY])
            if rule.check:
                yield from ((start + n, problem) for problem in rule.check(unit, rule.options))
            if rule.gather:
                gathered = rule.gather(unit, rule.options)
                if rule.scope is Scope.SET:
                    gathered = (Keyed(fact.key, fact.made()) for fact in gathered)
                facts += [(Where(text, start + n), fact) for fact in gathered]
    made = []

    def recall(where: Where) -> tuple[str, Pair]:
        return bitext.file, pairs[where.pair]

    for group in _together(rule, pickle.loads(pickle.dumps(facts))):
        found = list(rule.concluded(group, recall))
        if rule.scope is Scope.SET:
            assert sorted(found, key=str) == sorted(rule.concluded(group[::-1], recall), key=str), "order matters"
        made += found
    yield from ((where.pair, problem) for where, problem in (apart(made) if rule.scope is Scope.SET else made))


def _together(rule: Rule, facts: list[tuple[Where, Any]]) -> Iterator[list[tuple[Where, Any]]]:
    """The facts that the rule concludes from at a time."""
    if rule.scope is not Scope.SET:
        if facts:
            yield facts
        return
    for key in sorted({fact.key for _, fact in facts}):
        yield [(where, fact.value) for where, fact in facts if fact.key == key]


def _segment(text: str, lang: Lang, place: Text) -> Segment:
    """The segment without the inline codes in its text, and with them as codes."""
    plain, *rest = CODE.split(text)
    codes = []
    for name, words in zip(rest[::2], rest[1::2], strict=True):
        codes.append(Code(len(plain), name))
        plain += words
    return Segment(plain, lang, place, codes=tuple(codes))


def _with_marks(segment: Segment, spans: set[Span]) -> str:
    text, codes = segment.text, segment.codes
    for start, end in spans:
        assert 0 <= start < end <= len(text), f"({start}, {end}) is no span of {text!r}"
    starts, ends = [s.start for s in spans], [s.end for s in spans]
    return "".join(
        "⟧" * ends.count(n)
        + "".join(f"‹{code.name}›" for code in codes if code.at == n)
        + "⟦" * starts.count(n)
        + (text[n] if n < len(text) else "")
        for n in range(len(text) + 1)
    )


@cache
def _index(rows: tuple[str, ...]) -> TermIndex:
    glossary = default_glossary()
    for row in rows:
        cells = dict(cell.strip().split("=", 1) for cell in row.split(";"))
        table = io.StringIO()
        csv.writer(table).writerows([cells.keys(), cells.values()])
        glossary = glossary.under(Glossary(parse_glossary(table.getvalue(), "case")))
    return TermIndex(glossary)
