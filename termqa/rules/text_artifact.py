"""Nothing of the page's machinery may be left in the text.

Why: page-break markers, tags, entities, broken encodings and invisible characters come along when a text is copied
from a web page or a CMS, and go to print unseen.

Tags, entities and variables that the source holds too are part of the file's format and silent. Menu entries (“Read in
Chinese”) and photo captions are worth a look only. Residue of one kind in many segments gives one finding.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from termqa.analyse import Unit
from termqa.analyse.artifacts import Artifact, Residue, find_artifacts, visible
from termqa.analyse.words import excerpt, tail
from termqa.model import Place, Problem, Severity, Text, Where
from termqa.rules.rule import Fact, Rule, Scope

_NAMES = {
    Residue.MARKER: Text("网页系统的标记", "a marker of the publishing system"),
    Residue.TAG: Text("网页代码", "a tag of the web page"),
    Residue.ENTITY: Text("字符代码", "a character code"),
    Residue.ENCODING: Text("乱码", "text in a broken encoding"),
    Residue.INVISIBLE: Text("看不见的字符", "a character that nobody sees"),
    Residue.PLACEHOLDER: Text("没有填写的占位符", "a placeholder that was never filled in"),
    Residue.CAPTION: Text("图片说明的残留", "what is left of a photo caption"),
    Residue.NAVIGATION: Text("网页的导航文字", "a menu entry of the web page"),
}
_SOFT = {Residue.NAVIGATION: Severity.INFO, Residue.CAPTION: Severity.INFO}


@dataclass(frozen=True, slots=True)
class Options:
    """Settings under ``[rules.text-artifact]``."""

    few: int = 3
    """Residue of one kind in more segments than these gives one finding."""


class Left(NamedTuple):
    """What is left of one kind in one segment."""

    kind: Residue
    file: str
    segment: str
    problem: Problem
    words: str


def gather(unit: Unit, options: Options) -> Iterator[Left]:
    """Yield each kind of residue in the target."""
    text = unit.target.text
    kinds: dict[Residue, list[Artifact]] = {}
    for artifact in find_artifacts(text):
        if not (artifact.code and artifact.span.of(text) in unit.source.text):
            kinds.setdefault(artifact.kind, []).append(artifact)
    for kind, found in kinds.items():
        words = "".join(artifact.span.of(text) for artifact in found)
        yield Left(kind, unit.context.bitext.file, unit.pair.id, _problem(text, kind, found), words)


def conclude(facts: Sequence[Fact], options: Options) -> Iterator[tuple[Where, Problem]]:
    """Yield one problem for each place, or one for a kind of residue that stands in many."""
    kinds: dict[Residue, list[tuple[Where, Left]]] = {}
    for where, left in facts:
        kinds.setdefault(left.kind, []).append((where, left))
    for found in kinds.values():
        if len(found) <= options.few:
            yield from ((where, left.problem) for where, left in found)
            continue
        (where, first), *others = found
        zh, en = first.problem.message.zh, first.problem.message.en
        message = Text(f"{zh}这类残留共 {len(found)} 处。", f"{en} Such residue stands in {len(found)} places.")
        places = tuple(Place(left.file, left.segment, left.problem.target, left.words) for _, left in others[:50])
        yield where, replace(first.problem, message=message, places=places)


def _problem(text: str, kind: Residue, found: list[Artifact]) -> Problem:
    name = _NAMES[kind]
    words = "”“".join(dict.fromkeys(visible(artifact.span.of(text)) for artifact in found))
    where = _where(text, found[0]) if kind is Residue.INVISIBLE else Text("", "")
    repaired = {artifact.repaired for artifact in found}
    return Problem(
        Text(
            zh=f"“{words}”是{name.zh}{where.zh}，不属于正文。",
            en=f"“{words}” is {name.en}{where.en}, not part of the text.",
        ),
        target=tuple(artifact.span for artifact in found),
        suggestion=repaired.pop() if len(repaired) == 1 else "",
        key=kind.value,
        severity=_SOFT.get(kind),
    )


def _where(text: str, artifact: Artifact) -> Text:
    """Between which words a character stands that cannot be seen."""
    before, after = tail(visible(text[: artifact.span.start]), 15), excerpt(visible(text[artifact.span.end :]), 15)
    return Text(zh=f"（在“{before}”与“{after}”之间）", en=f" (between “{before}” and “{after}”)")


RULE = Rule(
    name="text-artifact",
    title=Text(zh="网页残留", en="Web residue"),
    severity=Severity.MINOR,
    options=Options(),
    gather=gather,
    conclude=conclude,
    scope=Scope.DOCUMENT,
    quiet=(" || Spending on R&D rose.", "<b>要点</b> || <b>Key points</b>"),
    loud=(
        " || ⟦_ueditor_page_break_tag_⟧",
        " || Spending on R⟦&amp;⟧D rose.",
        " || The world⟦â€™⟧s largest market grew.",
    ),
)
