"""Rules on what one row says: renderings that contradict each other, values, conditions, dates, sources."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from termqa.glossary.concept import Concept, Status
from termqa.glossary.lint.message import Level, RowRule
from termqa.glossary.lint.words import contains, texts, words
from termqa.model import Text

LONGEST = {"zh": 40, "en": 160}
"""Characters of a term in each language, titles of documents included; more are a sentence."""
POS = ("noun", "proper", "verb", "adj", "adv", "phrase", "other")
CONDITIONS = ("preceded_by", "followed_by", "near", "re")
_KIND = re.compile(r"([A-Za-z_]+):")
_NESTED = re.compile(r"\([^()]*[+*][^()]*\)[+*{]")
_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_BRACKET = re.compile(r"^[(\[（]|[)\]）]$|[(\[（][A-Z&]+s?[)\]）]")
"""A remark or an acronym; official names do have brackets in their middle."""
_LIST = re.compile(r"[;；]| / |／")
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_ENGLISH = frozenset(
    """a act add age aid aim air all am an and any are arm art as ask at be bid big bit but by can car cost cut day do
    east end eye fact far few fit for get go had has he her him his how if in is it its jet key lab law lead led let
    line lot low man map may me mess met my net new no nor not now of off oil old on one or our out own pact part pay
    peace per plan put ram raw red role run safe say sea see set she sit smart so star stem sum sun swift tax ten the
    they tie to too top two up us use via war was way we wet who why win yes yet you""".split()
)
"""Words that an acronym can be mistaken for."""


def _approved(concept: Concept) -> Iterator[tuple[str, str]]:
    return texts(concept, "en", "en_admitted", "en_abbr", "en_short")


def _wrong(concept: Concept) -> Iterator[tuple[str, str]]:
    yield from (("en_forbidden", wrong.text) for wrong in concept.en_forbidden)
    yield from texts(concept, "en_superseded")


def _repeated(concept: Concept) -> Iterator[Text]:
    seen: dict[str, str] = {}
    for column, text in (*texts(concept, "en", "en_admitted"), *texts(concept, "zh", "zh_variants")):
        if text in seen:
            yield Text(f"{column}“{text}”重复了 {seen[text]}。", f"{column} “{text}” repeats {seen[text]}.")
        seen.setdefault(text, column)
    for column in ("en_abbr", "en_short", "en_superseded"):
        items = getattr(concept, column)
        for text in dict.fromkeys(i for i in items if items.count(i) > 1):
            yield Text(f"{column}“{text}”出现两次。", f"{column} “{text}” stands twice.")
    forbidden = [wrong.text for wrong in concept.en_forbidden]
    for text in dict.fromkeys(t for t in forbidden if forbidden.count(t) > 1):
        yield Text(f"en_forbidden“{text}”出现两次。", f"en_forbidden “{text}” stands twice.")


def _repeated_fixed(concept: Concept) -> Concept:
    once = {w.text: w for w in reversed(concept.en_forbidden)}
    return replace(
        concept,
        zh_variants=tuple(v for v in dict.fromkeys(concept.zh_variants) if v != concept.zh),
        en_admitted=tuple(a for a in dict.fromkeys(concept.en_admitted) if a != concept.en),
        en_abbr=tuple(dict.fromkeys(concept.en_abbr)),
        en_short=tuple(dict.fromkeys(concept.en_short)),
        en_superseded=tuple(dict.fromkeys(concept.en_superseded)),
        en_forbidden=tuple(once[t] for t in dict.fromkeys(w.text for w in concept.en_forbidden)),
    )


def _case_only(concept: Concept) -> Iterator[Text]:
    for column, text in texts(concept, "en_admitted"):
        if text != concept.en and text.lower() == concept.en.lower():
            yield Text(
                f"{column}“{text}”和“{concept.en}”只有大小写不同。",
                f"{column} “{text}” differs from “{concept.en}” in capitals only.",
            )


def _both(concept: Concept) -> Iterator[Text]:
    good = {words(text): (column, text) for column, text in _approved(concept)}
    for column, text in _wrong(concept):
        if words(text) in good:
            where, approved = good[words(text)]
            yield Text(
                f"“{text}”既在 {column} 又在 {where}（“{approved}”）。",
                f"“{text}” stands in {column}, and in {where} as “{approved}”.",
            )


def _inside(concept: Concept) -> Iterator[Text]:
    for column, wrong in _wrong(concept):
        for where, good in _approved(concept):
            if contains(words(good), words(wrong)) and words(good) != words(wrong):
                yield Text(
                    f"{column}“{wrong}”是 {where}“{good}”的一部分，永远不会报。",
                    f"{column} “{wrong}” is part of {where} “{good}” and can hardly speak.",
                )


def _hints(concept: Concept) -> Iterator[Text]:
    wrong = {words(text) for _, text in _wrong(concept)}
    for text, hint in concept.en_forbidden:
        if hint and words(hint) in wrong:
            yield Text(
                f"“{text}”的建议“{hint}”本身是禁用或旧译法。",
                f"“{hint}”, proposed for “{text}”, is forbidden or superseded itself.",
            )


def _article(concept: Concept) -> Iterator[Text]:
    for column, text in texts(concept, "en", "en_admitted"):
        if _ARTICLE.match(text):
            yield Text(
                f"{column}“{text}”以冠词开头；冠词不参与匹配。",
                f"{column} “{text}” begins with an article, which is ignored.",
            )


def _bracket(concept: Concept) -> Iterator[Text]:
    for column, text in texts(concept, "en", "en_admitted", "en_abbr", "en_short"):
        if _BRACKET.search(text):
            yield Text(
                f"{column}“{text}”含括号；缩写放 en_abbr，说明放 note。",
                f"{column} “{text}” has a bracket; an acronym belongs in en_abbr, a remark in note.",
            )


def _several(concept: Concept) -> Iterator[Text]:
    for column, text in texts(concept, "zh", "zh_variants", "en", "en_admitted", "en_forbidden"):
        if _LIST.search(text):
            yield Text(
                f"{column}“{text}”像是几个词；请用 | 分开。", f"{column} “{text}” looks like several; part them with |."
            )


def _alone(concept: Concept) -> Iterator[Text]:
    if concept.alone and not concept.en_forbidden:
        yield Text("alone 是 yes，但没有禁用译法。", "alone is yes, but no rendering is forbidden.")


def _acronym(concept: Concept) -> Iterator[Text]:
    for _, text in texts(concept, "en_abbr"):
        if text.lower() in _ENGLISH and not text.isupper() and concept.case != "exact":
            yield Text(
                f"缩写“{text}”也是普通英文词；请用大写，或 case 填 exact。",
                f"the acronym “{text}” is an English word; write capitals, or case is exact.",
            )


def _values(concept: Concept) -> Iterator[Text]:
    if concept.pos and concept.pos not in POS:
        yield Text(f"pos“{concept.pos}”未知。", f"pos “{concept.pos}” is unknown; it can be {', '.join(POS)}.")
    for column, text in texts(concept, "applies_when", "not_when"):
        kind = _KIND.match(text)
        if kind and kind[1] not in CONDITIONS:
            yield Text(
                f"{column}“{text}”的条件未知。",
                f"{column} “{text}” is an unknown condition; there are {', '.join(CONDITIONS)}.",
            )


def _patterns(concept: Concept) -> Iterator[Text]:
    for column, text in texts(concept, "applies_when", "not_when"):
        if not text.startswith("re:"):
            continue
        try:
            re.compile(text[3:])
        except re.error as error:
            yield Text(
                f"{column}“{text}”不是有效的正则式：{error}。", f"{column} “{text}” is not a valid pattern: {error}."
            )
            continue
        if _NESTED.search(text):
            yield Text(
                f"{column}“{text}”有嵌套的重复，可能极慢。",
                f"{column} “{text}” repeats a repetition, which can be very slow.",
            )


def _length(concept: Concept) -> Iterator[Text]:
    for column, text in texts(concept, "zh", "zh_variants", "en", "en_admitted", "en_forbidden", "en_superseded"):
        if len(text) > LONGEST[column[:2]]:
            yield Text(
                f"{column}“{text[:20]}…”有 {len(text)} 个字符。", f"{column} “{text[:30]}…” has {len(text)} characters."
            )


def _single(concept: Concept) -> Iterator[Text]:
    for column, text in texts(concept, "zh", "zh_variants"):
        if len(text) == 1 and not text.isascii() and not (concept.applies_when or concept.not_when):
            yield Text(
                f"{column}“{text}”只有一个字，需要条件。", f"{column} “{text}” is one character and needs a condition."
            )


def _dates(concept: Concept) -> Iterator[Text]:
    if concept.since and concept.until and concept.since > concept.until:
        yield Text(
            f"since {concept.since} 晚于 until {concept.until}。",
            f"since {concept.since} is after until {concept.until}.",
        )
    if concept.source_date and not _day(concept.source_date):
        yield Text(
            f"source_date“{concept.source_date}”不是日期。",
            f"source_date “{concept.source_date}” is no date like 2024, 2024-03 or 2024-03-05.",
        )


def _day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text + "-01" * (2 - text.count("-")))
    except ValueError:
        return False
    return True


def _source(concept: Concept) -> Iterator[Text]:
    if concept.status is Status.APPROVED and not concept.source:
        yield Text("已批准但没有出处（source）。", "approved without a source.")


def _evidence(concept: Concept) -> Iterator[Text]:
    if concept.status is Status.APPROVED and not (concept.evidence and concept.source_date):
        yield Text("没有例句（evidence）或出处日期（source_date）。", "no evidence, or no source_date.")


def _other_evidence(concept: Concept) -> Iterator[Text]:
    plain = re.sub(r"[“”‘’\"'「」《》\s]", "", concept.evidence).lower()
    named = [
        re.sub(r"[“”‘’\"'「」《》\s]", "", t).lower() for t in (*concept.chinese, *concept.english, *concept.en_abbr)
    ]
    if concept.evidence and not any(text in plain for text in named):
        yield Text("例句中没有这个词。", "the evidence does not hold the term.")


RULES = (
    RowRule("repeated", Level.ERROR, _repeated, _repeated_fixed),
    RowRule("capitals-only", Level.INFO, _case_only),
    RowRule("approved-and-forbidden", Level.ERROR, _both),
    RowRule("forbidden-inside-approved", Level.ERROR, _inside),
    RowRule("hint-forbidden", Level.ERROR, _hints),
    RowRule("article", Level.WARNING, _article),
    RowRule("bracket", Level.WARNING, _bracket),
    RowRule("several-in-one", Level.WARNING, _several),
    RowRule("alone-without-forbidden", Level.WARNING, _alone),
    RowRule("acronym-is-a-word", Level.ERROR, _acronym),
    RowRule("unknown-value", Level.ERROR, _values),
    RowRule("bad-pattern", Level.ERROR, _patterns),
    RowRule("too-long", Level.WARNING, _length),
    RowRule("one-character", Level.WARNING, _single),
    RowRule("bad-date", Level.ERROR, _dates),
    RowRule("no-source", Level.WARNING, _source),
    RowRule("no-evidence", Level.INFO, _evidence),
    RowRule("evidence-without-term", Level.WARNING, _other_evidence),
)
