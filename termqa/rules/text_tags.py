"""The inline codes of a CAT tool (formatting, placeholders) are the same on both sides, and close what they open.

Why: a code that is lost takes a link, a footnote or a field with it, and one that closes before it opens keeps the file
from being turned back into a document.

Codes may come in another order, as the words do. Formats that have codes: TMX and XLIFF. ‹1› and ‹/1› stand for codes
around words here, ‹2/› for one alone.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from termqa.analyse import Unit
from termqa.model import Code, Problem, Segment, Severity, Span, Text
from termqa.rules.rule import Nothing, Rule

_WORD = regex.compile(r"\p{Han}|[^\s\p{Han}]+")


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for codes lost, added, or closed before they open."""
    source, target = unit.source.segment, unit.target.segment
    if not (source.codes or target.codes) or not unit.whole:
        return
    counts = Counter(code.name for code in source.codes), Counter(code.name for code in target.codes)
    lost, added = counts[0] - counts[1], counts[1] - counts[0]
    if lost or added:
        told = [_told(lost, "译文缺少标记{}", "the translation lacks the inline code {}")]
        told.append(_told(added, "译文多出标记{}", "the source has no inline code {}"))
        zh, en = ("；".join(t.zh for t in told if t.zh), "; ".join(t.en for t in told if t.en))
        message = Text(f"{zh}。", f"{en[0].upper()}{en[1:]}.")
        yield Problem(message, _words(source, lost), _words(target, added), key=f"{sorted(lost)}>{sorted(added)}")
    elif crossed := _crossed(target.codes):
        message = Text(
            f"译文中标记{_shown([crossed])}先关后开。", f"The inline code {_shown([crossed])} closes before it opens."
        )
        yield Problem(message, target=_words(target, Counter({crossed: 1})), key=crossed)


def _told(codes: Counter[str], zh: str, en: str) -> Text:
    names = _shown(sorted(codes))
    return Text(zh.format(names), en.format(names)) if codes else Text("", "")


def _shown(names: Sequence[str]) -> str:
    return " ".join(f"‹{name}›" for name in names)


def _crossed(codes: Sequence[Code]) -> str:
    """The first code that closes without being open; empty where all is well."""
    open_: Counter[str] = Counter()
    for code in codes:
        name = code.name.removeprefix("/")
        if code.name.startswith("/"):
            if not open_[name]:
                return code.name if any(c.name == name for c in codes) else ""
            open_[name] -= 1
        elif not code.name.endswith("/"):
            open_[name] += 1
    return ""


def _words(segment: Segment, names: Counter[str]) -> tuple[Span, ...]:
    """The words that the codes stand around, or beside."""
    spans = set()
    for code in segment.codes:
        if code.name in names:
            word = _WORD.search(segment.text, code.at)
            before = word or next(reversed(list(_WORD.finditer(segment.text))), None)
            if before:
                spans.add(Span(*before.span()))
    return tuple(sorted(spans))


RULE = Rule(
    name="text-tags",
    title=Text(zh="标记缺失、多余或错位", en="Inline codes differ"),
    severity=Severity.MINOR,
    check=check,
    quiet=(
        "增长‹1›5.3%‹/1›，达到‹2/›高点。 || It reached a ‹2/›high, growing ‹1›5.3 percent‹/1›.",
        "增长5.3%。 || It grew by 5.3 percent.",
    ),
    loud=("增长‹1›⟦5.3%。⟧‹/1› || It grew by 5.3 percent.",),
)
