"""One run: texts are gone through pair by pair, rules are asked, and what they find and remember is kept."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any

from termqa.analyse import Context, Unit
from termqa.analyse.changes import change
from termqa.analyse.dating import document_date
from termqa.analyse.discover.rows import discovered, matrix
from termqa.analyse.figures.rows import rows
from termqa.analyse.terms import TermIndex
from termqa.apart import Part
from termqa.config import Settings, chosen_rules, severity_of
from termqa.crashes import COMPARE_FIGURES, FIND_TERMS, READ_SOURCE, READ_TARGET, Analysis, Crashes, place
from termqa.facts import Facts
from termqa.fingerprint import fingerprint
from termqa.ledger import Ledger
from termqa.model import (
    Bitext,
    Carried,
    ChangeRow,
    Finding,
    Pair,
    Problem,
    Report,
    Severity,
    Span,
    TermRow,
    Where,
)
from termqa.rules import Fact, Rule, Scope, apart

Checking = tuple[Rule, Callable[[Unit, Any], Iterator[Problem]]]
Gathering = tuple[Rule, Callable[[Unit, Any], Iterator[Any]]]

PART = 10_000
"""So many segments are one document to the rules about a document; a longer text, such as a translation memory, is
several, so that what these rules remember does not grow with it."""
SHOWN = 20
"""Of so many places of a rendering the Terms sheet tells the segment."""
NEARBY = 2
"""How many pairs on either side a rule may look at."""
BATCH = 512
"""So many pairs are looked at together, step by step: what a step needs then stays in the processor's cache."""


class Run:
    """One run in progress: the report being filled, and the facts that document and set rules have gathered."""

    def __init__(
        self,
        settings: Settings,
        index: TermIndex,
        most: int | None,
        progress: Callable[[int, str], None] | None = None,
    ) -> None:
        self.settings = settings
        self.most = most
        """So many pairs the report shows; None: all."""
        self.progress = progress
        self.index = index
        self.rules = chosen_rules(settings)
        self.checking = [(r, r.check) for r in self.rules if r.check]
        self.beside_figures = [(r, c) for r, c in self.checking if not r.name.startswith("number")]
        self.gathering = [(r, r.gather) for r in self.rules if r.gather]
        self.ledger = Ledger()
        self.enter_figures = Analysis(
            "the figure ledger", lambda unit: self.ledger.extend(rows(unit)), lambda unit: None
        )
        self.report = Report(figures=self.ledger)
        self.set_facts = Facts()
        self.found: list[tuple[Where, Finding]] = []
        self.bitexts = 0
        self.earlier = 0
        self.crashes = Crashes(self.report.failures)
        self.wants_figures = any(r.name.startswith("number") for r in self.rules)
        self.wants_terms = any(r.name.startswith("term") for r in self.rules)

    @property
    def room(self) -> int | None:
        """How many more pairs the report has room for; None: all."""
        return None if self.most is None else max(0, self.most - len(self.report.pairs))

    def remember(self, bitext: Bitext) -> None:
        """Gather the precedents of an earlier accepted text, which is not checked itself; its number is negative."""
        if bitext.alone or any(bitext.file == file for _, file in self.report.documents):
            return
        self.earlier += 1
        context = Context(bitext, self.index, self._date(bitext, ()), self.settings.style)
        rules = [(r, gather) for r, gather in self.gathering if r.precedent]
        for n, unit in enumerate(Unit(pair, context) for pair in bitext.pairs):
            self._gather(unit, Where(-self.earlier, n), {}, rules)

    def add(self, bitext: Bitext) -> None:
        """Check one text: its pairs in order, then what holds for the whole of it."""
        number, self.bitexts = self.bitexts, self.bitexts + 1
        date = self._date(bitext, list(islice(bitext.pairs, 12)))
        context = Context(bitext, self.index, date, self.settings.style)
        self.report.date = self.report.date or date
        facts: dict[str, list[Fact]] = defaultdict(list)
        terms: dict[tuple[str, str, str, str], tuple[int, list[str]]] = {}
        part: dict[int, Pair] = {}
        done = 0
        for units in _in_company(Unit(pair, context) for pair in bitext.pairs):
            self._look_at(units, [Where(number, n) for n in range(done, done + len(units))], facts)
            part.update(enumerate((unit.pair for unit in units), done))
            done += len(units)
            if self.wants_terms:
                for unit in units:
                    for use in unit.terms:
                        key = (use.concept.id, use.concept.zh, use.found or "", use.grade.value)
                        count, ids = terms.get(key, (0, []))
                        terms[key] = count + 1, [*ids, unit.pair.id] if count < SHOWN else ids
            if len(part) >= PART:
                self.found += self._concluded(bitext.file, facts, part)
                facts.clear()
                part.clear()
                context.begin_part()
        self.found += self._concluded(bitext.file, facts, part)
        self.report.documents.append((bitext.source_file, bitext.file))
        self.report.unread += [(bitext.file, what) for what in bitext.unread]
        self.report.changes += [ChangeRow(bitext.file, "", gone, "", "", Carried.DONE) for gone in bitext.gone]
        self.report.terms += [
            TermRow(id_, zh, rendering, grade, bitext.file, count, tuple(ids))
            for (id_, zh, rendering, grade), (count, ids) in terms.items()
        ]

    def take(self, part: Part) -> None:
        """Put what another run has found in the next texts behind what has been found so far."""
        first, self.bitexts = self.bitexts, self.bitexts + part.bitexts
        mine, its = self.report, part.report
        self.found += [(Where(first + where.bitext, where.pair), finding) for where, finding in part.found]
        self.set_facts.take(part.facts, first, {rule.name: rule.most for rule in self.rules})
        self.ledger.take(part.figures)
        self.crashes.take(part.crashes, its.failures)
        mine.segments += its.segments
        mine.date = mine.date or its.date
        mine.pairs += its.pairs[: self.room]
        mine.documents += its.documents
        mine.unread += its.unread
        mine.changes += its.changes
        mine.terms += its.terms
        if self.progress and its.documents:
            self.progress(mine.segments, its.documents[-1][1])

    def finish(self) -> None:
        """Let the rules about the whole set of texts speak, and put all findings in the order of the texts."""
        for rule in self.rules:
            if rule.scope is Scope.SET:
                made: list[tuple[Where, Problem]] = []
                for facts in self.set_facts.shared(rule.name, rule.most):
                    concluded = rule.concluded(facts, self.set_facts.pair)
                    made += self.crashes.made(rule.name, "all texts", concluded)
                for where, problem in apart(made):
                    self.found.append((where, self._stamp(rule, *self.set_facts.pair(where), problem)))
        self.set_facts.close()
        self.found.sort(key=lambda item: (item[0], item[1].severity.rank))
        self.report.findings = [finding for _, finding in self.found]
        self.report.terms = matrix([*self.report.terms, *discovered(self.report.findings)])

    def _look_at(self, units: Sequence[Unit], places: Sequence[Where], facts: dict[str, list[Fact]]) -> None:
        """Let the rules about pairs speak of these units, and remember what the others and the ledger want to know."""
        self.report.segments += len(units)
        if self.progress:
            self.progress(self.report.segments, units[0].context.bitext.file)
        self.report.pairs += [(unit.context.bitext.file, unit.pair) for unit in units[: self.room]]
        if self.wants_figures:
            for analysis in (READ_SOURCE, READ_TARGET):  # one language at a time
                self.crashes.understand(units, analysis)
        for unit, where in zip(units, places, strict=True):
            if self.wants_terms:
                self.crashes.understand([unit], FIND_TERMS)  # in the order of the text: some are introduced in it
            if self.wants_figures:
                self.crashes.understand([unit], COMPARE_FIGURES)
            rules = self.checking
            if self.wants_figures and not unit.figures.faults:  # of which all rules on figures speak
                rules = self.beside_figures
            problems = _first_the_cause(list(self._problems(unit, rules)), unit) if rules else []
            file = unit.context.bitext.file
            self.found += [(where, self._stamp(r, file, unit.pair, p)) for r, p in problems]
            if unit.pair.was is not None:
                stale = [p for r, p in problems if r.name == STALE]
                row = self.crashes.given("the look at the earlier source", place(unit), partial(change, unit, stale))
                self.report.changes += [row] if row else []
        for unit, where in zip(units, places, strict=True):
            if not unit.untranslated:  # how a text is written does not show in what is still to be written
                self._gather(unit, where, facts, self.gathering)
        if self.wants_figures:
            self.crashes.understand(units, self.enter_figures)

    def _date(self, bitext: Bitext, head: Sequence[Pair]) -> datetime.date | None:
        found = self.settings.date
        return found or self.crashes.given("the search for a date", bitext.file, partial(document_date, bitext, head))

    def _problems(self, unit: Unit, rules: Sequence[Checking]) -> Iterator[tuple[Rule, Problem]]:
        for rule, problems in rules:
            try:
                for problem in problems(unit, rule.options):
                    yield rule, problem
            except Exception as bug:
                self.crashes.note(f"rule {rule.name}", place(unit), bug)

    def _gather(self, unit: Unit, where: Where, facts: dict[str, list[Fact]], rules: Iterable[Gathering]) -> None:
        for_set = False
        for rule, gather in rules:
            try:
                for fact in gather(unit, rule.options):
                    if rule.scope is not Scope.SET:
                        facts[rule.name].append((where, fact))
                    elif self.set_facts.wants(rule.name, fact.key, rule.most):
                        self.set_facts.add(rule.name, fact.key, where, fact.made())
                        for_set = True
            except Exception as bug:
                self.crashes.note(f"rule {rule.name}", place(unit), bug)
        if for_set:
            self.set_facts.add_pair(where, unit.context.bitext.file, unit.pair)

    def _concluded(
        self, file: str, facts: dict[str, list[Fact]], pairs: dict[int, Pair]
    ) -> list[tuple[Where, Finding]]:
        """What the rules about a document say of the pairs of one part."""
        found: list[tuple[Where, Finding]] = []
        for rule in self.rules:
            if rule.scope is Scope.DOCUMENT and rule.conclude and facts[rule.name]:
                concluded = rule.conclude(facts[rule.name], rule.options)
                for where, problem in self.crashes.made(rule.name, file, concluded):
                    found.append((where, self._stamp(rule, file, pairs[where.pair], problem)))
        return found

    def _stamp(self, rule: Rule, file: str, pair: Pair, problem: Problem) -> Finding:
        severity = severity_of(rule.name, problem.severity or rule.severity, self.settings)
        if pair.score is not None and pair.score < 0 and severity.rank < Severity.MINOR.rank:
            severity = Severity.MINOR  # an uncertain alignment explains the difference just as well
        return Finding(rule.name, severity, file, pair, problem, fingerprint(rule.name, pair, problem))


STALE = "text-stale"
UNTRANSLATED = "text-untranslated"
_EXPLAINED = ("number-", "term-", "text-omitted", "text-added")


def _first_the_cause(problems: list[tuple[Rule, Problem]], unit: Unit) -> list[tuple[Rule, Problem]]:
    """The problems without those that only show what is old, in the same words, or that nothing has been translated."""
    whole = any(r.name == UNTRANSLATED and _is_whole(p, unit) for r, p in problems)
    causes = [p for r, p in problems if r.name == STALE]
    if not causes and not whole:
        return problems
    source, target = [s for p in causes for s in p.source], [s for p in causes for s in p.target]
    return [
        (r, p)
        for r, p in problems
        if not (r.name.startswith(_EXPLAINED) and (whole or _overlap(p.source, source) or _overlap(p.target, target)))
    ]


def _is_whole(problem: Problem, unit: Unit) -> bool:
    """Whether the problem is about the whole translation."""
    text = unit.pair.target.text
    return any(span.of(text) == text.strip() for span in problem.target)


def _overlap(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a.meets(b) for a in some for b in others)


def _in_company(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """The units in order, some at a time, each with its neighbours while it is looked at, and only then."""
    coming = iter(units)
    behind: list[Unit] = []
    ahead: list[Unit] = []
    while True:
        ahead += islice(coming, BATCH + NEARBY - len(ahead))
        here, ahead = ahead[:BATCH], ahead[BATCH:]
        if not here:
            return
        row = [*behind, *here, *ahead]
        for n, unit in enumerate(here, len(behind)):
            unit.before, unit.after = tuple(row[max(0, n - NEARBY) : n]), tuple(row[n + 1 : n + 1 + NEARBY])
        yield here
        for unit in here:
            unit.before = unit.after = ()
        behind = [*behind, *here][-NEARBY:]
