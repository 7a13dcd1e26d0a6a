"""Punctuation follows the language of the text: no Chinese marks in English, none doubled, none missing at the end.

Why: a full-width comma in an English text looks like a hole in the line, and tells that it was typed over Chinese.

Curly quotation marks, the ellipsis (…, ...) and marks that belong to Chinese words are silent. A sentence without its
final mark speaks only where the source ends with one and the segment is running text (no heading, label, list item or
caption). Four and more of a kind in one text are one finding.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from termqa.analyse import Unit
from termqa.analyse.habits import Habit, Slip, habits, slip
from termqa.analyse.punctuation import Fault, find_misprints, unfinished
from termqa.analyse.roles import Role, role
from termqa.analyse.script import han_count, language
from termqa.model import Kind, Lang, Problem, Severity, Text, Where
from termqa.rules.rule import Fact, Rule, Scope


@dataclass(frozen=True, slots=True)
class Options:
    """Settings under ``[rules.text-punctuation]``."""

    sentence_words: int = 6
    """English with fewer words (Chinese with fewer than twice as many characters) needs no final mark."""


_WRONG = {
    Fault.WIDE: Text("英文中用了中文标点或全角字符", "has Chinese punctuation or full-width characters"),
    Fault.NARROW: Text("中文里用了英文标点", "has English punctuation between Chinese characters"),
    Fault.DOUBLED: Text("标点重复", "has two marks where one belongs"),
    Fault.UNFINISHED: Text("句末缺标点", "ends a sentence without its final mark"),
}


def gather(unit: Unit, options: Options) -> Iterator[Slip]:
    """Yield the faulty marks of the target."""
    target = unit.target
    if role(target.text) in (Role.MARK, Role.NAVIGATION) or language(target.text) not in (None, target.lang):
        return
    for misprint in find_misprints(target.text, target.lang):
        yield slip(unit, misprint.kind.value, misprint.spans, misprint.fix)
    if unit.whole and _is_sentence(unit, options):
        last = unfinished(unit.source.text, target.text, target.lang)
        if last is not None:
            mark = "." if target.lang is Lang.EN else "。"
            yield slip(unit, Fault.UNFINISHED.value, (last,), last.of(target.text).rstrip(",，") + mark)


def _is_sentence(unit: Unit, options: Options) -> bool:
    """Whether the target is running text that must end with a mark, and does not go on in the next segment."""
    target = unit.target
    size = len(target.text.split()) if target.lang is Lang.EN else han_count(target.text) // 2
    goes_on = bool(unit.after) and unit.after[0].target.text.lstrip()[:1].islower()
    running = target.segment.kind is Kind.PARAGRAPH and role(target.text) is Role.BODY
    return running and size >= options.sentence_words and not goes_on


def conclude(facts: Sequence[Fact], options: Options) -> Iterator[tuple[Where, Problem]]:
    """Yield a problem for each faulty mark, or one for a text that is full of them."""
    for habit in habits(facts):
        yield habit.where, _problem(habit)


def _problem(habit: Habit) -> Problem:
    first = habit.first
    wrong = _WRONG[Fault(first.kind)]
    times = Text(f"，全文共 {habit.times} 处", f", {habit.times} times in this text") if habit.others else Text("", "")
    return Problem(
        Text(zh=f"“{first.words}”：{wrong.zh}{times.zh}。", en=f"“{first.words}” {wrong.en}{times.en}."),
        target=first.spans,
        suggestion=first.fix,
        key=first.kind,
        places=habit.places(),
    )


RULE = Rule(
    name="text-punctuation",
    title=Text(zh="标点", en="Punctuation"),
    severity=Severity.MINOR,
    options=Options(),
    gather=gather,
    conclude=conclude,
    scope=Scope.DOCUMENT,
    quiet=(" || The “dual-gigabit” network … grew, etc., in the U.S.; prices fell.",),
    loud=(" || Output ⟦rose，and⟧ prices fell.", " || Output rose by 6.1 ⟦percent..⟧"),
)
