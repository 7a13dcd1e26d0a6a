"""The shape of a rule: one file, one ``RULE``, its documentation and its examples inside."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from termqa.analyse import Unit
from termqa.model import Pair, Problem, Severity, Text, Where


class Scope(StrEnum):
    """What a rule looks at: a pair, a document, or a set of documents; there is no fourth."""

    PAIR = "pair"
    DOCUMENT = "document"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Nothing:
    """The options of a rule that has none."""


Fact = tuple[Where, Any]
"""What a document or set rule remembers of a pair: where it stood, and a small value that pickles."""


Recall = Callable[[Where], tuple[str, Pair]]
"""The file and the pair of a place in which a set rule has gathered a fact."""


class Keyed(NamedTuple):
    """What a set rule gathers: a small value that pickles, and the key of those that it concludes from together."""

    key: str
    value: Any
    """Or a function that makes it, which is not called where too many have the key already."""

    def made(self) -> Any:  # noqa: ANN401 - each rule has its own
        """The value itself."""
        return self.value() if callable(self.value) else self.value


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong.

    A pair rule gives ``check(unit, options)``. A document rule gives ``gather(unit, options)``, which yields small
    facts pair by pair, and ``conclude(facts, options)``, which sees all facts of the document and yields the place and
    the problem; it never sees a text again. A set rule gathers ``Keyed`` facts, and concludes from those of one key at
    a time, from all texts and in any order, so that they can be gathered anywhere and need not be held. Facts that
    are many and share what is said around them leave that in the pair: see ``recalls``.
    """

    name: str
    title: Text
    severity: Severity
    quiet: tuple[str, ...]
    """Examples that must stay silent: ``source || target``, one pair a line; ↕ before a moved one."""
    loud: tuple[str, ...]
    """Examples in which exactly the words in ⟦ ⟧ are marked."""
    check: Callable[[Unit, Any], Iterator[Problem]] | None = None
    gather: Callable[[Unit, Any], Iterator[Any]] | None = None
    conclude: Callable[..., Iterator[tuple[Where, Problem]]] | None = None
    scope: Scope = Scope.PAIR
    most: int = 10_000
    """A set rule is not asked about a key of more facts than these."""
    recalls: bool = False
    """Whether a set rule's ``conclude`` is given a ``Recall`` too: what facts share is kept once, in the pair."""
    precedent: bool = False
    """Whether facts come from earlier accepted texts too; their numbers are negative, and no problem stands there."""
    options: Any = Nothing()
    """A frozen dataclass of defaults; the settings under ``[rules.<name>]`` replace its fields."""

    def concluded(self, facts: Sequence[Fact], recall: Recall) -> Iterator[tuple[Where, Problem]]:
        """What the rule concludes from the facts of one document or key."""
        if self.conclude is None:
            return iter(())
        return self.conclude(facts, self.options, recall) if self.recalls else self.conclude(facts, self.options)


def apart(found: Sequence[tuple[Where, Problem]]) -> list[tuple[Where, Problem]]:
    """The problems of one set rule without those that mark words which a problem about more of the source marks."""
    kept: dict[Where, list[Problem]] = {}
    order = sorted(found, key=lambda item: (-sum(s.end - s.start for s in item[1].source), item[1].key, item[0]))
    for where, problem in order:
        marked = [span for other in kept.get(where, ()) for span in other.target]
        if not any(a.meets(b) for a in problem.target for b in marked):
            kept.setdefault(where, []).append(problem)
    return [(where, problem) for where, problems in kept.items() for problem in problems]
