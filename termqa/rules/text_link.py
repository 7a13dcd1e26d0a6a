"""Web and mail addresses are the same on both sides.

Why: an address is copied, never translated, and one lost letter makes it useless.

The English edition of a site (english.www.gov.cn, /en/) counts as the same as its Chinese one.
"""

from collections.abc import Iterator

import regex

from termqa.analyse import Unit
from termqa.model import Problem, Severity, Span, Text
from termqa.rules.rule import Nothing, Rule

_WEB = r"(?:https?://|ftp://|www\.)[a-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*[a-z0-9/=#]"
_MAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+"
_ADDRESS = regex.compile(f"(?i){_WEB}|{_MAIL}", regex.ASCII)
_EDITION = regex.compile(
    r"(?i)^(?:https?|ftp)://|\b(?:www|english|eng?|chinese|zh|cn|sc|tc|zh-?cn|zh-?hans|en-?us)\b[./]?|[/#]+$"
)


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for the addresses that one side has and the other has not."""
    if not unit.whole:
        return
    source, target = _addresses(unit.source.text), _addresses(unit.target.text)
    lost = {name: span for name, span in source.items() if name not in target}
    gained = {name: span for name, span in target.items() if name not in source}
    if not lost and not (gained and source):
        return
    old = "”“".join(span.of(unit.source.text) for span in lost.values())
    new = "”“".join(span.of(unit.target.text) for span in gained.values())
    if lost and gained:
        message = Text(zh=f"原文的地址“{old}”在译文中是“{new}”。", en=f"The address “{old}” has become “{new}”.")
    elif lost:
        message = Text(zh=f"译文中缺少地址“{old}”。", en=f"The translation lacks the address “{old}”.")
    else:
        message = Text(zh=f"译文中多出地址“{new}”。", en=f"The source has no address “{new}”.")
    yield Problem(
        message,
        source=tuple(sorted(lost.values())),
        target=tuple(sorted(gained.values())),
        suggestion=next(iter(lost.values())).of(unit.source.text) if len(lost) == 1 else "",
    )


def _addresses(text: str) -> dict[str, Span]:
    """The addresses of a text, each under the name that all its editions share."""
    if "@" not in text and "://" not in text and "www." not in text.lower():
        return {}
    return {_EDITION.sub("", match[0]).lower(): Span(*match.span()) for match in _ADDRESS.finditer(text)}


RULE = Rule(
    name="text-link",
    title=Text(zh="网址或邮箱不一致", en="Address differs"),
    severity=Severity.MINOR,
    check=check,
    quiet=("详见https://www.gov.cn/a。 || See https://english.www.gov.cn/a.",),
    loud=("请发送至⟦info@scio.cn⟧。 || Please write to ⟦info@sico.cn⟧.",),
)
