"""Conditions on the Chinese side: where a form is the term and where it only looks like it."""

import re
from collections.abc import Callable
from functools import lru_cache

from termqa.errors import UserError
from termqa.glossary import Concept

Test = Callable[[str, int, int], bool]
"""Whether the condition holds for the words at [start, end) of a plain text."""

_NUMBER = re.compile(r"[\d〇零一二三四五六七八九十百千万亿两几数]")
_COUNTRY = re.compile(
    "(?:[美英法德韩泰各两外他该多]国|日本|俄罗斯|乌克兰|白俄罗斯|印度|印度尼西亚|印尼|巴基斯坦|孟加拉国|斯里兰卡|尼泊尔|缅甸|柬埔寨|老挝|越南|"
    "菲律宾|马来西亚|新加坡|蒙古国?|朝鲜|哈萨克斯坦|乌兹别克斯坦|阿富汗|伊朗|伊拉克|以色列|叙利亚|土耳其|沙特(?:阿拉伯)?|阿联酋|卡塔尔|埃及|南非|"
    "尼日利亚|肯尼亚|埃塞俄比亚|加拿大|墨西哥|古巴|巴西|阿根廷|智利|秘鲁|委内瑞拉|澳大利亚|新西兰|意大利|西班牙|葡萄牙|希腊|荷兰|比利时|瑞士|瑞典|"
    "挪威|芬兰|丹麦|爱尔兰|奥地利|波兰|匈牙利|捷克|罗马尼亚|塞尔维亚|欧盟|[美英俄韩]|(?<=[中美英俄韩对与和、])日)$"
)
"""The end of a text that names another country or several; 日 alone is mostly a day, not Japan."""


def holds(concept: Concept, text: str, start: int, end: int) -> bool:
    """Whether the words at this place are the concept: some ``applies_when`` if there is one, and no ``not_when``."""
    if not concept.applies_when and not concept.not_when:
        return True
    if any(test(text, start, end) for test in _tests(concept.not_when)):
        return False
    return not concept.applies_when or any(test(text, start, end) for test in _tests(concept.applies_when))


def compile_all(concept: Concept) -> None:
    """Raise ``UserError`` where a pattern of the concept's conditions is not valid."""
    try:
        _tests(concept.applies_when)
        _tests(concept.not_when)
    except re.error as error:
        where = f"{concept.file}:{concept.line}" if concept.file else concept.id
        raise UserError(
            where, f"a pattern in the conditions of {concept.zh} is not valid: {error}", "mend it"
        ) from error


@lru_cache(maxsize=4096)
def _tests(conditions: tuple[str, ...]) -> tuple[Test, ...]:
    return tuple(_test(condition) for condition in conditions)


def _test(condition: str) -> Test:
    """
    The test for one condition.

    ``preceded_by:``, ``followed_by:`` and ``near:`` take words separated by ``/`` (``number`` stands for any
    numeral and, before a term, ``country`` for another country: 美国财政部); ``re:`` takes a pattern that must touch
    the term. Bare words hold where the term stands inside them, or, if they do not contain it, where they stand
    anywhere in the segment.
    """
    kind, _, rest = condition.partition(":")
    words = tuple(w.strip() for w in rest.split("/"))
    if kind == "preceded_by":
        return lambda text, start, end: any(_before(w, text[:start]) for w in words)
    if kind == "followed_by":
        return lambda text, start, end: any(_after(w, text[end:]) for w in words)
    if kind == "near":
        return lambda text, start, end: any(w in text for w in words)
    if kind == "re":
        pattern = re.compile(rest)
        return lambda text, start, end: any(m.start() < end and m.end() > start for m in pattern.finditer(text))
    return lambda text, start, end: _inside(condition, text, start, end)


def _before(word: str, text: str) -> bool:
    if word == "country":
        return bool(_COUNTRY.search(text[-8:]))
    return bool(_NUMBER.match(text[-1:])) if word == "number" else text.endswith(word)


def _after(word: str, text: str) -> bool:
    return bool(_NUMBER.match(text)) if word == "number" else text.startswith(word)


def _inside(words: str, text: str, start: int, end: int) -> bool:
    if text[start:end] not in words:
        return words in text
    at = text.find(words, max(0, end - len(words)))
    return 0 <= at <= start
