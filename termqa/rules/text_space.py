"""One blank between words, none before a mark, one after it.

Why: double and missing blanks are what readers of a printed text see first, and a blank beside a no-break space cannot
be seen on the screen.

Numbers (3.5, 10:30, 126,058), abbreviations (U.S., e.g.), addresses and plurals such as (s) are silent, and so are
blanks at the ends of a segment and lines laid out with blanks. Four and more of a kind in one text are one finding.
"""

from collections.abc import Iterator, Sequence

from termqa.analyse import Unit
from termqa.analyse.habits import Habit, Slip, habits, slip
from termqa.analyse.roles import Role, role
from termqa.analyse.spaces import Gap, find_slack
from termqa.model import Problem, Severity, Text, Where
from termqa.rules.rule import Fact, Nothing, Rule, Scope

_WRONG = {
    Gap.DOUBLE: Text("多余的空格", "more than one blank"),
    Gap.BEFORE_MARK: Text("标点前多了空格", "a blank before the mark"),
    Gap.AFTER_MARK: Text("标点后缺空格", "no blank after the mark"),
    Gap.INSIDE: Text("引号或括号内侧多了空格", "a blank just inside the quotation marks or brackets"),
    Gap.OUTSIDE: Text("引号或括号外侧缺空格", "no blank outside the quotation mark or bracket"),
}


def gather(unit: Unit, options: Nothing) -> Iterator[Slip]:
    """Yield each faulty blank of the target."""
    text = unit.target.text
    if role(text) not in (Role.NAVIGATION, Role.MARK):
        for slack in find_slack(text, unit.target.lang):
            yield slip(unit, slack.kind.value, (slack.span,), slack.fix)


def conclude(facts: Sequence[Fact], options: Nothing) -> Iterator[tuple[Where, Problem]]:
    """Yield a problem for each faulty blank, or one for a text that is full of them."""
    for habit in habits(facts):
        yield habit.where, _problem(habit)


def _problem(habit: Habit) -> Problem:
    first = habit.first
    wrong = _WRONG[Gap(first.kind)]
    special = Text("（含不间断空格）", " (one of them a no-break space)") if "\xa0" in first.words else Text("", "")
    times = Text(f"，全文共 {habit.times} 处", f", {habit.times} times in this text") if habit.others else Text("", "")
    return Problem(
        Text(
            zh=f"“{first.words}”：{wrong.zh}{special.zh}{times.zh}。",
            en=f"“{first.words}” has {wrong.en}{special.en}{times.en}.",
        ),
        target=first.spans,
        suggestion=first.fix,
        key=first.kind,
        places=habit.places(),
    )


RULE = Rule(
    name="text-space",
    title=Text(zh="空格", en="Blanks"),
    severity=Severity.MINOR,
    gather=gather,
    conclude=conclude,
    scope=Scope.DOCUMENT,
    quiet=(" || At 10:30 a.m., U.S. exports were up 3.5%, i.e. 126,058 tonnes (see www.gov.cn).",),
    loud=(" || Output ⟦rose  by⟧ 6.1%.", " || Output ⟦rose ,and⟧ prices fell."),
)
