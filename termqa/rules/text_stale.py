"""The translation still says what an earlier version of the source said, or what the previous issue said.

Why: the source changes until the evening before, and a monthly release is typed over the last one; what is left
standing reads well, and is wrong.

An earlier source comes with ``--was``, the previous issue with ``--reference``. Figures and terms are compared by what
they mean, other words by the dictionary. A change that the translation follows already is silent, and so is one of
which the words do not tell; the Changes sheet lists all.
"""

from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.changes import Hunk, carried, hunks, telling
from termqa.analyse.figures import read
from termqa.analyse.figures.fault import Fault
from termqa.analyse.figures.problem import problem, words
from termqa.analyse.figures.quantity import Quantity
from termqa.analyse.words import excerpt
from termqa.model import Carried, Problem, Severity, Span, TermNote, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield a problem for each figure, term or sentence that follows the old source."""
    pair = unit.pair
    if pair.was is not None and not (pair.source.text.strip() and pair.target.text.strip()):
        yield from _sentence(unit)
    elif pair.was:
        found = [*_figures(unit), *_terms(unit)]
        yield from found or _words(unit)
    if pair.last and unit.whole and not pair.was:
        yield from _leftovers(unit)


def _sentence(unit: Unit) -> Iterator[Problem]:
    """A sentence that came and is not translated yet, or one that went while its translation stands."""
    source, target, was = unit.source.text, unit.target.text, unit.pair.was or ""
    if source.strip() and not was:
        new = excerpt(source, 30)
        yield Problem(
            Text(f"原文新增“{new}”，尚无译文。", f"“{new}” is new in the source and not translated yet."),
            (Span.whole(source),),
            key="new",
        )
    elif target.strip() and was:
        gone = excerpt(was, 30)
        message = Text(
            f"原文已删去“{gone}”，译文仍在。", f"“{gone}” is gone from the source; its translation still stands."
        )
        yield Problem(message, target=(Span.whole(target),), key="gone")


def _figures(unit: Unit) -> Iterator[Problem]:
    """Figures of the translation that are at fault now and were right before; and new ones that it lacks."""
    before = unit.was
    assert before is not None
    wrong = {q.span for fault in before.figures.faults for q in fault.target}
    was_right = {m.target.span: m.source for m in before.figures.matches if m.target.span not in wrong}
    changes = hunks(before.source.text, unit.source.text)
    missing = [fault for fault in unit.figures.faults if fault.source and not fault.target]
    told: set[Span] = set()
    for fault in unit.figures.faults:
        old = [was_right[q.span] for q in fault.target if q.span in was_right]
        if not old or len(old) < len(fault.target):
            continue
        now = fault.source or next(
            (f.source for f in missing if _takes_its_place(f.source[0].span, old[0].span, changes)), ()
        )
        told |= {q.span for q in now}
        kind = fault.rule if fault.source else "value"
        kind = "bound" if now and now[0].bound is not fault.target[0].bound else kind
        yield _figure(unit, Fault(kind, now, fault.target, _GRAVE.get(kind)), words(tuple(old), before.source.text))
    for fault in missing:
        spans = {q.span for q in fault.source}
        if not spans & told and any(h.new.meets(s) for h in changes for s in spans):
            yield _figure(unit, fault, "")


_GRAVE = dict.fromkeys(("magnitude", "value", "direction"), Severity.CRITICAL) | {"precision": Severity.MINOR}
"""Faults that are as severe here as under their own rule; the figure is rounded from the old one only."""


def _figure(unit: Unit, fault: Fault, old: str) -> Problem:
    now, said = words(fault.source, unit.source.text), words(fault.target, unit.target.text)
    if not now:
        message = Text(
            f"原文已删去“{old}”，译文仍写“{said}”。",
            f"“{old}” is gone from the source; the translation still says “{said}”.",
        )
    elif not said:
        message = Text(f"原文新增“{now}”，译文尚无。", f"“{now}” is new in the source and not in the translation yet.")
    else:
        message = Text(
            f"原文由“{old}”改为“{now}”，译文仍写“{said}”。",
            f"“{old}” has become “{now}” in the source; the translation still says “{said}”.",
        )
    return problem(unit, fault, message, None if now else "")


def _takes_its_place(new: Span, old: Span, changes: list[Hunk]) -> bool:
    """Whether the new words stand where the old ones stood."""
    return any(h.new.meets(new) and h.old.meets(old) for h in changes)


def _terms(unit: Unit) -> Iterator[Problem]:
    """Terms of the new source whose rendering is lacking while that of the term they replace stands there."""
    before = unit.was
    assert before is not None
    changes = hunks(before.source.text, unit.source.text)
    now = {use.concept.id for use in unit.terms}
    gone = [use for use in before.terms if use.concept.id not in now and use.target and not use.spoken]
    known = {use.concept.id for use in before.terms}
    for use in unit.terms:
        if use.concept.id in known or (use.target and not use.spoken):
            continue
        old = next((g for g in gone if _takes_its_place(use.source[0], g.source[0], changes)), None)
        if old:
            new_words, old_words = use.source[0].of(unit.source.text), old.source[0].of(before.source.text)
            said = old.target[0].of(unit.target.text)
            yield Problem(
                Text(
                    f"原文由“{old_words}”改为“{new_words}”，译文仍写“{said}”。",
                    f"“{old_words}” has become “{new_words}” in the source; the translation still says “{said}”.",
                ),
                use.source[:1], old.target[:1], use.expected[0], key=f"{old.concept.id}>{use.concept.id}",
                term=TermNote(use.concept.id, use.concept.zh, use.expected, said, use.grade.value),
            )  # fmt: skip


def _words(unit: Unit) -> Iterator[Problem]:
    """Other words: the translation has the meaning of those that went, and not of those that came."""
    if carried(unit) is not Carried.STALE:
        return
    was = unit.pair.was or ""
    changes = hunks(was, unit.source.text)
    old = "…".join(filter(None, (h.old.of(was) for h in changes)))
    new = "…".join(filter(None, (h.new.of(unit.source.text) for h in changes)))
    gone, come = excerpt(old, 20), excerpt(new, 20)
    zh = f"原文由“{gone}”改为“{come}”" if new else f"原文已删去“{gone}”"
    en = f"“{gone}” has become “{come}” in the source" if new else f"“{gone}” is gone from the source"
    yield Problem(
        Text(f"{zh}，译文似仍从旧稿。", f"{en}; the translation seems to follow the old text."),
        tuple(h.new for h in changes if h.new.of(unit.source.text).strip()),
        telling(unit),
        key=f"{old}>{new}",
    )


def _leftovers(unit: Unit) -> Iterator[Problem]:
    """Figures and periods at fault that stand in the same place of the previous issue."""
    faults = [f for f in unit.figures.faults if f.rule != "precision" and f.target]
    if not faults:
        return
    last = {_meaning(q) for q in read(unit.pair.last, unit.pair.target.lang)}
    missing = [f for f in unit.figures.faults if f.source and not f.target]
    for fault in faults:
        if not all(_meaning(q) in last for q in fault.target):
            continue
        same = (f.source for f in missing if f.source[0].kind is fault.target[0].kind)
        now = fault.source or next(same, ())
        whole = Fault("value", now, fault.target, _GRAVE.get(fault.rule))
        said = words(fault.target, unit.target.text)
        text = words(now, unit.source.text)
        message = Text(
            f"“{said}”是上期的，原文本期为“{text}”。" if text else f"“{said}”是上期的，原文本期没有。",
            f"“{said}” is left from the previous issue; the source now says “{text}”." if text
            else f"“{said}” is left from the previous issue; the source does not say so now.",
        )  # fmt: skip
        yield problem(unit, whole, message, None if now else "")


def _meaning(q: Quantity) -> tuple[object, ...]:
    return q.kind, q.value, q.low, q.high, q.unit, q.currency


RULE = Rule(
    name="text-stale",
    title=Text(zh="译文仍从旧稿或上期", en="Left from the previous version or issue"),
    severity=Severity.MAJOR,
    check=check,
    quiet=("〔增长5.3%。〕增长5.5%。 || It grew 5.5 percent.", "增长5.5%。 || It grew 5.5 percent."),
    loud=(
        "〔增长5.3%。〕增长⟦5.5%⟧。 || It grew ⟦5.3 percent⟧.",
        "〔形势稳定。〕 || ⟦The situation is stable.⟧",
        "1—2月，增长⟦5.5%⟧。 || In the first two months, it grew ⟦5.3 percent⟧. 〖It grew 5.3 percent.〗",
    ),
)
