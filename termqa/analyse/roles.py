"""What part a line plays beside the running text: speaker label, courtesy, caption, credit, navigation, page mark.

Such lines come and go between a text and its translation, so that rules speak of them softly or not at all.
To add a line that rules should know: one pattern in the list of its role; it must fit the whole line, in any case.
"""

from enum import StrEnum
from functools import lru_cache

import regex

from termqa.analyse.script import is_han
from termqa.model import Kind, Segment


class Role(StrEnum):
    """What a line is for."""

    BODY = "body"
    LABEL = "label"
    """The name of a speaker or section before its text: “Spokesperson:”, “记者：”."""
    SPEAKER = "speaker"
    """A name with its post in the list of speakers."""
    COURTESY = "courtesy"
    CAPTION = "caption"
    CREDIT = "credit"
    NAVIGATION = "navigation"
    MARGIN = "margin"
    """A running head or foot of a document that says so itself."""
    MARK = "mark"
    """A page number, a CMS marker, a rule of dashes: nothing that is read."""


_MARKS = (
    r"_+[a-z]+(?:_[a-z]+)+_+",
    r"\[?(?:page|nextpage|分页)\]?",
    r"<!--.*?-->",
    r"[-–—\s]*(?:第\s*)?[\d一二三四五六七八九十]+\s*页[-–—\s]*",
    r"(?:page\s+)?\d{1,4}\s*(?:/|of)\s*\d{1,4}",
    r"[-–—]\s*\d{1,4}\s*[-–—]",
    r"page\s+\d{1,4}",
)
_NAVIGATION = (
    r"read in chinese",
    r"(?:read|view|see|learn|show) (?:more|all)\s*[.…>»]*",
    r"click here.{0,40}",
    r"(?:share|print|e-?mail|save|back|next|previous|home|top|close|menu|search|download|video|photos?)",
    r"share (?:to|on|this).{0,30}",
    r"(?:back|return) to (?:the )?(?:top|home|list).{0,15}",
    r"(?:print|email) this page",
    r"(?:next|previous) (?:page|article|photo)s?",
    r"(?:follow|contact) us.{0,30}",
    r"download (?:the )?(?:pdf|app|full text).{0,15}",
    r"related (?:links|stories|news|articles):?",
    r"all rights reserved\.?",
    r"skip to (?:main )?content",
    r"home\s*(?:[>»/]\s*[\w\s&]+)+",
    r"(?:english|chinese|中文版?|简体中文|繁體中文)(?:\s*[|/]\s*(?:english|中文版?|简体|繁體))*",
    r"/\s*\d{1,3}\s+\S.{0,60}",
    r"分享到?：?.{0,12}",
    r"【?(?:纠错|打印|关闭|返回)(?:本页|窗口|顶部|首页)?】?",
    r"扫一扫.{0,20}",
    r"相关(?:链接|新闻|阅读|稿件)：?",
    r"(?:上|下)一[篇页].{0,40}",
    r"字号：.{0,10}",
    r"当前位置：.*",
    r"阅读(?:原文|更多|全文)",
)
_CREDITS = (
    r"[\[(（【]?\s*(?:photos?|pictures?|images?|video)\s*(?:by|:|/|courtesy|from|credit).{0,80}",
    r"(?:source|editors?|reporters?|photographers?|translators?|proofreaders?|designers?|executive editor)\s*:.{0,80}",
    r"(?:translated|edited|compiled|written|reported|proofread|polished)(?: and \w+)? by .*",
    r"[\[(（].{0,20}xinhua/.{0,40}",
    r"in case of any discrepancy.*chinese.*",
    r"[（(【\[]?(?:新华社|中新社|本报|央视)?(?:记者)?\s*\p{Han}{2,4}\s*摄[）)】\]]?",
    r"[（(【\[]?(?:摄影|图片?来源|图片|来源|稿源|编辑|责任编辑|责编|翻译|译|审校|校对)\s*[：:/].{0,60}",
    r"[（(【\[]?(?:供稿|供图|文字|制图|作者|文|图|摄)\s*[：:/].{0,60}",
    r"(?:摄影|供图|制图)(?:\s*\p{Han}{2,4})?",
)
_CAPTIONS = (
    r"group photo.{0,40}",
    r"(?:photo|picture|file photo) (?:shows|taken).*",
    r"[\[(（]?(?:file )?photo[\])）]?",
    r"(?:figure|fig\.|chart|table|photo|box|annex) [\dA-Z]{1,3}\b[.:：]?.{0,120}(?<![.。])",
    r"图为.*",
    r"[（(【]?(?:资料)?图(?:片|表)?[）)】]?",
    r"(?:图|表|附件|附表|专栏)\s*[\d一二三四五六七八九十]{1,3}(?:[：:\s].{0,60})?",
    r"(?:现场|会场|发布会)?合影.{0,10}",
    r"图片?说明.*",
)
_THANKS_ZH = (
    r"(?:非常|再次|多)?(?:谢谢|感谢|多谢)(?:你|您|大家|各位|主持人|\p{Han}{1,8}(?:先生|女士|部长|主任|局长|司长|发言人|同志))?"
    r"(?:的)?(?:提问|问题|介绍|回答|发言|关注|支持|参与)?[，,。！!\s]*(?:谢谢|请坐|再见)?"
)
_COURTESIES_ZH = (
    _THANKS_ZH,
    r"请坐|请讲|再见|不客气",
    r"请继续(?:提问)?",
    r"请?(?:下一|最后一)[个位]?(?:问题|记者)?(?:提问)?",
    r"请?(?:举手)?提问",
    r"请.{0,12}(?:回答|介绍|提问)",
    r"(?:大家|各位|女士们)?[，、]?(?:先生们|朋友们)?[，、]?(?:早上|上午|中午|下午|晚上)?好",
    r"欢迎(?:大家|各位|提问)?",
)
_THANKS_EN = (
    r"(?:thank you|thanks|many thanks)(?: (?:very|so) much| again| all)?"
    r"(?:,? (?:mr|ms|mrs|dr|madam|minister|director|chair)\b[.\w\s-]{0,30})?"
    r"(?: for (?:your|the|that|this|asking)[\w\s]{0,40})?"
)
_COURTESIES_EN = (
    _THANKS_EN,
    r"(?:please,? )?(?:go ahead|sit down|be seated)",
    r"next question,?(?: please)?",
    r"good (?:morning|afternoon|evening)",
    r"ladies and gentlemen|friends|hello|welcome|goodbye",
    r"that(?:'s|’s| is) all(?: from (?:me|us))?",
    r"i(?:'ll|’ll| will) answer (?:this|your|that|the) questions?",
)
_LABELS = (
    r"(?:speakers?|moderators?|chairpersons?|chair|hosts?|date|time|venue|attendees|participants|q|a):?",
    r"(?!.*(?:包括|如下|方面|以下|表示|指出|说|问|答|是)[:：]|.*(?:以下|下列))[\p{Han}\p{N}\s（）·]{1,20}[:：]",
)
_CAPITALIZED = r"\(?[\p{Lu}\d][\p{L}\d.’'&-]*\)?"
_NAMED_LABEL = rf"{_CAPITALIZED}(?: (?:{_CAPITALIZED}|of|and|the|for|on|&|'s|—|–|-)){{0,8}}\s?[:：]"
_NAME = r"(?:(?:Mr|Ms|Mrs|Dr|Prof|H\.E)\.? )?\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]*){0,3}"
_OFFICE = (
    r"\b(?:minister|director|spokes(?:person|man|woman)|chair\w*|president|secretary|governor|mayor|chief|head|member|engineer"
    r"|deputy|vice|commissioner|officer|dean|professor|expert|ambassador|editor|researcher|academician|representative)\b"
)
_POST = rf", (?:the |a )?(?:[\w-]+ ){{0,3}}{_OFFICE}.{{0,160}}(?<![.!?:;,])"


def _any(lines: tuple[str, ...], before: str = "", after: str = "") -> "regex.Pattern[str]":
    return regex.compile(f"(?i){before}(?:{'|'.join(f'(?:{line})' for line in lines)}){after}")


_ROLES: tuple[tuple[Role, "regex.Pattern[str]"], ...] = (
    (Role.MARK, _any(_MARKS)),
    (Role.NAVIGATION, _any(_NAVIGATION)),
    (Role.CREDIT, _any(_CREDITS)),
    (Role.CAPTION, _any(_CAPTIONS)),
    (Role.COURTESY, _any(_COURTESIES_ZH, r"(?:好的?|嗯|对|是的|那么)?[，,。\s]*", r"[，,。！!～\s]*")),
    (
        Role.COURTESY,
        _any(
            _COURTESIES_EN,
            r"(?:ok(?:ay)?|well|good|yes|right)?[,.\s]*",
            r"(?:,? (?:everyone|everybody|all|friends))?[,.!\s]*(?:thank you|thanks)?[.!\s]*",
        ),
    ),
    (Role.LABEL, _any(_LABELS)),
    (Role.LABEL, regex.compile(_NAMED_LABEL)),
    (Role.SPEAKER, regex.compile(_NAME + _POST)),
)


def part(segment: Segment) -> Role:
    """What a segment is for: where it stands tells, or its words do."""
    found = role(segment.text)
    return Role.MARGIN if segment.kind is Kind.MARGIN and found is Role.BODY else found


@lru_cache(maxsize=256)
def role(text: str) -> Role:
    """What the line is for; the text that a reader reads is ``BODY``.

    >>> role("谢谢主持人。"), role("/5    Group photo"), role("Industrial output rose 6.1%.")
    (<Role.COURTESY: 'courtesy'>, <Role.NAVIGATION: 'navigation'>, <Role.BODY: 'body'>)
    """
    line = text.strip()
    if not any(c.isalnum() or is_han(c) for c in line):
        return Role.MARK
    if len(line) > 400:
        return Role.BODY
    return next((name for name, pattern in _ROLES if pattern.fullmatch(line)), Role.BODY)
