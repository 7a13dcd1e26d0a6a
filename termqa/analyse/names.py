"""
People's names: Chinese ones where a title or a label shows them, and how pinyin writes each in English.

Names are written as the mainland writes them: family name first, each part in one word, no tones ("Sima Yuhe").
A new title is one word in ``_TITLES``, a family name one character in ``_FAMILIES``; a family name that is read
otherwise than the character usually is stands in ``_READ`` too.
"""

import importlib.util
import re
import runpy
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise, product
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from termqa.analyse import lexicon
from termqa.model import Span

_FAMILIES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞"
    "樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦柳邢路岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚"
    "丘古米池滕晋苑邬臧畅宫苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗台巫鞠僧桑荆谌银扬明沙伏岑习胥保蔺肖闫仝付谯鹿麻籍逄逯邝"
    "缪尧桓储尉禹狄贝戈雍郤璩濮寿通扈郏浦尚农别充慕茹宦鱼容慎庾终暨居衡步满弘国寇广禄阙东殳沃利蔚越夔隆师厍晁勾融訾阚空乜养丰巢蒯相区红权益公修尔亓信隗楼佘邰卡朴翦仉过"
)
_COMPOUND = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "夏侯",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "长孙",
    "宇文",
    "司徒",
    "令狐",
    "端木",
    "南宫",
)
_READ = {
    "单": "shan", "曾": "zeng", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha", "任": "ren", "盖": "ge gai",
    "朴": "piao",
    "翟": "zhai di", "乐": "yue le", "华": "hua", "纪": "ji", "缪": "miao", "折": "she", "冼": "xian", "员": "yun",
    "薄": "bo", "覃": "qin tan", "曲": "qu", "万": "wan", "盛": "sheng", "石": "shi", "沈": "shen", "车": "che",
    "褚": "chu", "重": "chong", "宁": "ning", "葛": "ge", "干": "gan", "郇": "xun huan", "洗": "xian", "种": "chong",
    "阚": "kan", "逄": "pang", "乜": "nie", "晁": "chao", "尉迟": "yuchi", "长孙": "zhangsun", "召": "shao", "秘": "bi",
    "隗": "wei kui", "佴": "nai", "柏": "bai bo", "宓": "mi", "祭": "zhai", "庞": "pang", "俞": "yu", "谌": "chen shen",
}  # fmt: skip
_TITLES = (
    "部长|副部长|司长|副司长|局长|副局长|主任|副主任|书记|副书记|总理|副总理|主席|副主席|省长|副省长|市长|副市长|县长|州长|区长|院长|副院长|校长|"
    "副校长|行长|副行长|署长|副署长|厅长|副厅长|处长|会长|副会长|理事长|董事长|总经理|副总经理|总裁|副总裁|秘书长|副秘书长|发言人|总工程师|总经济师|"
    "总统计师|总会计师|总规划师|首席科学家|工程师|教授|院士|研究员|记者|主持人|先生|女士|同志|大使|参赞|国务委员|所长|站长|检察长|审计长|"
    "司令员|政委|将军|队长|组长|台长|社长|总编辑|专家|博士|老师|负责人"
)
_AFTER = (
    r"[\s,.;:!?()\[\]、。，；：！？（）“”]|$|表示|介绍|指出|强调|说|出席|主持|认为|回答|透露|宣布|会见|同志|先生|女士|发布|通报|解读|代表|任|在|就|对|向"
    r"|和|与|及|作|率|将|为|等|今|昨|日前|参加|告诉|一行|带|当选|致辞|讲话|发言|答|撰|摄|报道"
)
_BEFORE = r"^|[\s,.;:!?()\[\]、。，；：！？（）“”]|和|与|由|请|对|是|为|给|向|让|据|邀请|包括|同"
_FAMILY = f"(?:{'|'.join(_COMPOUND)}|[{_FAMILIES}])"
_NAME = rf"{_FAMILY}[\u4e00-\u9fff]{{1,2}}"
_SHOWN = re.compile(
    rf"(?:{_TITLES})(?P<a>{_NAME})(?={_AFTER})|(?:{_BEFORE})(?P<b>{_NAME})(?={_TITLES})|^(?P<c>{_NAME})(?=:)"
)
_ENDS = re.compile(_AFTER)
_BEGINS = re.compile(rf"(?:{_BEFORE})$")
_TITLED = re.compile(_TITLES)
_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|er|[aoeiu])"
)
_CAPITALISED = re.compile(r"(?<![\w’'-])[A-ZÜ][A-Za-zü]*(?:['’-][A-Za-zü]+)*(?![\w-])")
_ELSEWHERE = re.compile("香港|澳门|台湾|台北|高雄|港区|特区|新加坡|马来西亚")
_TYPO = 86
"""From this likeness on, letters that are no pinyin are a slip of the pen."""


class Fault(StrEnum):
    """What is wrong with a name in English."""

    SYLLABLE = "syllable"
    ORDER = "order"
    PARTED = "parted"


class ChineseName(NamedTuple):
    """A name in a Chinese text: where it stands and every way to read each of its parts."""

    text: str
    span: Span
    family: frozenset[str]
    given: tuple[frozenset[str], ...]
    titled: bool = False
    """Whether a title stands before it or behind it."""

    @property
    def pinyin(self) -> str:
        """The name as English writes it, in its most usual reading."""
        cut = len(self.text) - len(self.given)
        family = _READ.get(self.text[:cut], "").split()[:1] or [_usual_reading(char) for char in self.text[:cut]]
        given = [_usual_reading(char) for char in self.text[cut:]]
        rest = "".join("'" * bool(n and s[0] in "aoe") + s for n, s in enumerate(given))
        return f"{''.join(family).capitalize()} {rest.capitalize()}"


class EnglishName(NamedTuple):
    """Capitalised words that may be a name: where they stand, and the words."""

    span: Span
    words: tuple[str, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """The words in small letters, without hyphens and apostrophes."""
        return tuple(_plain(word) for word in self.words)


def chinese_names(folded: str) -> list[ChineseName]:
    """The names in a folded Chinese text that a title or a label shows to be names.

    >>> [name.pinyin for name in chinese_names("请国家海洋局副局长单乐山介绍。欧阳海:谢谢。")]
    ['Shan Leshan', 'Ouyang Hai']
    """
    names = []
    for line in re.finditer("[^\n。]+", folded):
        for found in _SHOWN.finditer(line[0]):
            which = found.lastgroup or "a"
            span = Span(line.start() + found.start(which), line.start() + found.end(which))
            names.append(_name(folded, span)._replace(titled=which != "c"))
            shorter = Span(span.start, span.end - 1)
            if which == "a" and len(names[-1].given) == 2 and _ENDS.match(line[0], found.end(which) - 1):
                names.append(_name(folded, shorter)._replace(titled=True))  # 曾海认|为 or 曾海|认为: the English tells
    return names


def again(folded: str, known: Iterable[str]) -> list[ChineseName]:
    """Where names that are known already stand in a folded Chinese text, the first place of each.

    >>> [name.span for name in again("单乐山表示,", {"单乐山", "欧阳海"})]
    [Span(start=0, end=3)]
    """
    places = ((folded.find(text), text) for text in sorted(known))
    return [_name(folded, Span(at, at + len(text))) for at, text in places if at >= 0]


@lru_cache(maxsize=8)
def written(folded: str) -> tuple[ChineseName, ...]:
    """Every stretch of a Chinese text that could be a name, by its first character alone, the longer ones first."""
    return tuple(
        _name(folded, Span(found.start(), found.end(1)))
        for size in (2, 1)
        for found in re.finditer(rf"(?=({_FAMILY}[\u4e00-\u9fff]{{{size}}}))", folded)
    )


def meant(folded: str, english: EnglishName, recognised: bool) -> ChineseName | None:
    """
    The stretch of a Chinese text that words are meant to be the name of, one syllable off; None where none or two are.

    A title right behind the stretch shows it to be a name, or, where other names are ``recognised``, that it is no word
    of the dictionary and begins or ends where a name does.

    >>> [name.text for name in [meant("会见了单雨和总理", EnglishName(Span(0, 8), ("Dan", "Yuhe")), False)] if name]
    ['单雨和']
    """
    near: dict[str, ChineseName] = {}
    for name in written(folded):
        titled = bool(_TITLED.match(folded, name.span.end))
        if (titled or (recognised and _stands_as_name(folded, name))) and fault(name, english) is Fault.SYLLABLE:
            near[name.text] = name._replace(titled=titled)
    return next(iter(near.values())) if len(near) == 1 else None


def _stands_as_name(folded: str, name: ChineseName) -> bool:
    bounded = _ENDS.match(folded, name.span.end) or _BEGINS.search(folded[: name.span.start])
    gloss = lexicon.load().words.get(name.text)
    return bool(bounded) and (gloss is None or not name.family.isdisjoint(gloss.split()))  # 王毅: Wang Yi, minister


def english_names(text: str) -> list[EnglishName]:
    """Two or three capitalised words in a row, every way to take them.

    >>> [name.words for name in english_names("Mr. Shan Leshan spoke.")]
    [('Mr', 'Shan'), ('Mr', 'Shan', 'Leshan'), ('Shan', 'Leshan')]
    """
    found = list(_CAPITALISED.finditer(text))
    names = []
    for n in range(len(found)):
        for size in (2, 3):
            run = found[n : n + size]
            joined = all(text[a.end() : b.start()] in (" ", "\u00a0", ". ") for a, b in pairwise(run))
            if len(run) == size and joined:
                names.append(EnglishName(Span(run[0].start(), run[-1].end()), tuple(m[0] for m in run)))
    return names


def is_pinyin(name: EnglishName) -> bool:
    """Whether words can be a family name of one syllable and a given name of two."""
    family, *given = name.letters
    return bool(_splits(family, 1)) and bool(_splits("".join(given), 2))


def says(name: ChineseName, english: EnglishName) -> bool:
    """Whether the English is the name in pinyin, well written or not."""
    return _plain(english.words[0]) in name.family and _is(name, english.letters[0], "".join(english.letters[1:]))


def fault(name: ChineseName, english: EnglishName) -> Fault | None:
    """What is wrong with the English as the name; None where it is right or another name."""
    first, *rest = english.letters
    given = "".join(rest)
    if _is(name, first, given):
        return None if _is_one_word(english) or len(name.given) == 1 else Fault.PARTED
    if _is(name, english.letters[-1], "".join(english.letters[:-1])):
        return Fault.ORDER
    return Fault.SYLLABLE if len(english.words) == 2 and _one_off(name, first, given) else None


def _is_one_word(english: EnglishName) -> bool:
    """Whether the given name is written as one word, without a hyphen or a capital inside."""
    word = english.words[1]
    return len(english.words) == 2 and "-" not in word and (word.isupper() or word[1:].islower())


def elsewhere(folded: str) -> bool:
    """Whether a Chinese text speaks of places whose people write their names otherwise."""
    return bool(_ELSEWHERE.search(folded))


def _is(name: ChineseName, family: str, given: str) -> bool:
    return family in name.family and given in map("".join, product(*name.given))


def _one_off(name: ChineseName, family: str, given: str) -> bool:
    """Whether exactly one syllable differs, and not so much that it is another person's name."""
    for syllables in _splits(given, len(name.given)):
        wrong = [
            (s, known)
            for s, known in zip((family, *syllables), (name.family, *name.given), strict=True)
            if s not in known
        ]
        if len(wrong) == 1:
            ((syllable, known),) = wrong
            reach = len(name.given)
            heteronym = syllable == family and syllable in _readings(name.text[0]) and len(syllable) > 1
            if heteronym or min(Levenshtein.distance(syllable, k) for k in known) <= reach:
                return True
    if family in name.family and len(given) > 5 and not any(_splits(given, n) for n in (1, 2, 3)):
        return max(fuzz.ratio(given, "".join(g)) for g in product(*name.given)) >= _TYPO
    return False


def _splits(letters: str, count: int) -> list[tuple[str, ...]]:
    """Every way to read letters as so many syllables."""
    if count == 1:
        return [(letters,)] if _SYLLABLE.fullmatch(letters) else []
    heads = [letters[:n] for n in range(1, min(7, len(letters)))]
    return [(h, *rest) for h in heads if _SYLLABLE.fullmatch(h) for rest in _splits(letters[len(h) :], count - 1)]


_TONES = re.compile("[\u0300\u0301\u0304\u030c]")


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    """Letters as they are compared: ü, v and yu behind l and n are all u."""
    low = re.sub("['’-]", "", word.lower()).replace("ü", "u").replace("v", "u")
    return re.sub("(?<=[ln])yu", "u", low)


def _name(folded: str, span: Span) -> ChineseName:
    text = span.of(folded)
    cut = 2 if text[:2] in _COMPOUND and len(text) > 2 else 1
    return ChineseName(text, span, _family(text[:cut]), tuple(_readings(char) for char in text[cut:]))


@lru_cache(maxsize=4096)
def _family(text: str) -> frozenset[str]:
    if text in _READ:
        return frozenset(_READ[text].split())
    return frozenset({_plain("".join(_usual_reading(char) for char in text))})


@lru_cache(maxsize=4096)
def _readings(char: str) -> frozenset[str]:
    return frozenset(map(_plain, _toneless(char)))


@lru_cache(maxsize=4096)
def _usual_reading(char: str) -> str:
    return _toneless(char)[0].replace("v", "yu")


def _toneless(char: str) -> list[str]:
    """The readings of a character, the usual one first, with v for ü; what has none is left as it is."""
    known = _pinyin().get(ord(char))
    if known is None:
        return [char]
    letters = _TONES.sub("", unicodedata.normalize("NFD", known))
    return unicodedata.normalize("NFC", letters.replace("u\u0308", "v")).split(",")


@cache
def _pinyin() -> Mapping[int, str]:
    """
    The readings of characters that pypinyin has, as it writes them.

    Its table is run by itself: the package would load another one, of phrases, that takes 60 MB and is not needed here.
    """
    package = importlib.util.find_spec("pypinyin")
    if package is None or package.origin is None:
        raise ImportError("pypinyin is not installed", name="pypinyin")
    table: Mapping[int, str] = runpy.run_path(str(Path(package.origin).with_name("pinyin_dict.py")))["pinyin_dict"]
    return table


def likely_slip(words: str, usual: str) -> bool:
    """Whether two names in pinyin differ in one syllable of the given name, and not much.

    >>> likely_slip("Shan Yuhe", "Shan Yuha"), likely_slip("Shan Yuhe", "Qin Yuhe")
    (True, False)
    """
    (family, *given), (other, *known) = (list(map(_plain, name.split())) for name in (words, usual))
    pairs = product(_splits("".join(given), 2), _splits("".join(known), 2)) if family == other else ()
    return any(
        sum(a != b for a, b in zip(one, two, strict=True)) == 1
        and sum(Levenshtein.distance(a, b) for a, b in zip(one, two, strict=True)) <= 2
        for one, two in pairs
    )


_PROVINCES = (("陕西", "山西", "Shaanxi", "Shanxi"), ("山西", "陕西", "Shanxi", "Shaanxi"))


def confused_provinces(folded: str, english: str) -> Iterator[tuple[tuple[Span, ...], tuple[Span, ...], str]]:
    """Where a text speaks of Shaanxi and its translation of Shanxi, or the reverse: both places, the right name."""
    for here, other, right, wrong in _PROVINCES:
        if here in folded and other not in folded and wrong in english and right not in english:
            source, target = (
                tuple(Span(*found.span()) for found in re.finditer(pattern, text))
                for pattern, text in ((here, folded), (rf"\b{wrong}\b", english))
            )
            if target:
                yield source, target, right
