"""The words that reports use for our codes, in both languages: severities, states, decisions, verdicts, grades."""

from collections.abc import Mapping
from enum import StrEnum

from termqa.model import Carried, Grade, Lang, Severity, Text, Verdict


class Decision(StrEnum):
    """What a reviewer may decide about a finding."""

    OPEN = "open"
    FIX = "fix"
    FALSE_POSITIVE = "false-positive"
    ACCEPT = "accept"
    UPDATE_GLOSSARY = "update-glossary"
    DISCUSS = "discuss"


DECISIONS: Mapping[str, Text] = {
    Decision.OPEN: Text("待处理", "Open"),
    Decision.FIX: Text("需修改", "Fix"),
    Decision.FALSE_POSITIVE: Text("误报", "False positive"),
    Decision.ACCEPT: Text("接受译文", "Accept"),
    Decision.UPDATE_GLOSSARY: Text("改词表", "Update glossary"),
    Decision.DISCUSS: Text("待议", "Discuss"),
}

WAIVING = (Decision.FALSE_POSITIVE, Decision.ACCEPT)
"""The decisions after which a finding no longer asks for anything."""

SEVERITIES: Mapping[str, Text] = {
    Severity.CRITICAL: Text("严重", "Critical"),
    Severity.MAJOR: Text("重要", "Major"),
    Severity.MINOR: Text("轻微", "Minor"),
    Severity.INFO: Text("提示", "Info"),
}

STATES: Mapping[str, Text] = {
    "new": Text("新", "New"),
    "open": Text("仍在", "Still open"),
    "carried": Text("沿用待确认", "Carried, confirm"),
    "closed": Text("已了结", "Closed"),
}

VERDICTS: Mapping[str, Text] = {
    Verdict.EQUAL: Text("相符", "Equal"),
    Verdict.ROUNDED: Text("取整后相符", "Rounded"),
    Verdict.CONVERTED: Text("换算后相符", "Converted"),
    Verdict.CONTEXT: Text("据上下文相符", "By context"),
    Verdict.JUSTIFIED: Text("另有依据", "Justified"),
    Verdict.DIFFERS: Text("不符", "Differs"),
    Verdict.MISSING: Text("译文缺", "Missing"),
    Verdict.EXTRA: Text("译文多出", "Extra"),
}

CARRIED: Mapping[str, Text] = {
    Carried.STALE: Text("待改译文", "To do"),
    Carried.CHECK: Text("请核对", "Check"),
    Carried.DONE: Text("已跟进", "Done"),
}

FAULTS = frozenset({Verdict.DIFFERS, Verdict.MISSING, Verdict.EXTRA})
"""The verdicts that a reviser must look at; the others mean that the figure has its counterpart."""

KINDS: Mapping[str, Text] = {
    "year": Text("年份", "year"),
    "date": Text("日期", "date"),
    "period": Text("时期", "period"),
    "clock-time": Text("时刻", "time"),
    "duration": Text("时长", "duration"),
    "decade": Text("年代", "decade"),
    "ordinal": Text("序数", "ordinal"),
    "plan": Text("规划届次", "plan or session"),
    "session": Text("届次", "session"),
    "score": Text("比分", "score"),
    "code": Text("代号", "code"),
    "enumerator": Text("列举序号", "enumerator"),
}
"""The kinds of figures that have no value to show."""

GRADES: Mapping[str, Text] = {
    Grade.EXACT: Text("规范", "Exact"),
    Grade.OTHER_FORM: Text("词形变化", "Other form"),
    Grade.ADMITTED: Text("可用", "Admitted"),
    Grade.NEAR_VARIANT: Text("近似", "Near variant"),
    Grade.REWORDED: Text("改写", "Reworded"),
    Grade.ABSENT: Text("未见", "Absent"),
    "superseded": Text("旧译", "Superseded"),
    "forbidden": Text("禁用", "Forbidden"),
}

GOOD_GRADES = frozenset({Grade.EXACT, Grade.OTHER_FORM, Grade.ADMITTED})


def decision_of(words: str) -> Decision | None:
    """The decision that a cell names, in either language or both, however it is spaced; None for other words.

    >>> [str(decision_of(said)) for said in (" 误报", "FALSE  POSITIVE", "需修改 Fix", "no")]
    ['false-positive', 'false-positive', 'fix', 'None']
    """
    said = _squeezed(words)
    for code, text in DECISIONS.items():
        if said in {_squeezed(form) for form in (code, text.zh, text.en, text.zh + text.en)}:
            return Decision(code)
    return None


def _squeezed(words: str) -> str:
    return "".join(words.replace("-", "").replace("_", "").split()).casefold()


def title(words: Text, lang: Lang) -> str:
    """The words as a heading or a choice: always with the English, which is how a workbook is read back.

    >>> title(DECISIONS["fix"], Lang.ZH), title(DECISIONS["fix"], Lang.EN)
    ('需修改 Fix', 'Fix')
    """
    return f"{words.zh} {words.en}" if lang is Lang.ZH and words.zh != words.en else words.en


def word(table: Mapping[str, Text], code: str, lang: Lang) -> str:
    """The word for a code in one language; the code itself where the table has none."""
    return table[code].in_(lang) if code in table else code


def named(table: Mapping[str, Text], code: str, lang: Lang) -> str:
    """The code's words as a heading or a choice; the code itself where the table has none."""
    return title(table[code], lang) if code in table else code


def choice(decision: str | None) -> str:
    """What the Decision cell of a finding shows: the same words in every language, as the dropdown offers them.

    >>> choice(None), choice("false_positive")
    ('待处理 Open', '误报 False positive')
    """
    return named(DECISIONS, (decision or Decision.OPEN).replace("_", "-"), Lang.ZH)
