"""Briefings made in code: our sentences with figures and names drawn by chance, in paragraphs with known links."""

import random
from dataclasses import dataclass, field
from pathlib import Path

_PLACES = dict(
    江苏="Jiangsu", 浙江="Zhejiang", 四川="Sichuan", 云南="Yunnan", 广西="Guangxi", 黑龙江="Heilongjiang",
    青海="Qinghai", 陕西="Shaanxi", 海南="Hainan", 新疆="Xinjiang", 重庆="Chongqing", 福建="Fujian",
    河北="Hebei", 贵州="Guizhou",
)  # fmt: skip
_ITEMS = {
    "集成电路": "integrated circuits", "工业机器人": "industrial robots", "光伏电池": "photovoltaic cells",
    "船舶": "ships", "家用空调": "household air conditioners", "医疗设备": "medical equipment",
    "锂电池": "lithium batteries",
}  # fmt: skip
_MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
_HEADINGS = [
    ("一、工业生产", "I. Industrial Production"), ("二、国内贸易", "II. Domestic Trade"),
    ("三、就业与收入", "III. Jobs and Incomes"), ("四、财政金融", "IV. Finance"),
    ("五、科技创新", "V. Science and Innovation"), ("六、农业农村", "VI. Agriculture"),
    ("七、社会保障", "VII. Social Security"), ("八、生态环境", "VIII. The Environment"),
    ("九、对外开放", "IX. Opening Up"),
]  # fmt: skip
_SPEAKERS = [("发言人：", "Spokesperson: "), ("记者：", "Reporter: "), ("", ""), ("", "")]


@dataclass
class Paragraph:
    """Sentences of one language, with the number of the paragraph that they come from, and how it was made."""

    number: int
    sentences: list[str]
    joiner: str
    origin: set[int] = field(default_factory=set)
    seam: int = 0
    """Where in the text the second of two merged paragraphs begins, 0 where there is none."""

    def __post_init__(self) -> None:
        self.origin = self.origin or {self.number}

    @property
    def text(self) -> str:
        return self.joiner.join(self.sentences)


def lines() -> list[list[str]]:
    """The sentence pairs of the data file, their slots unfilled."""
    text = Path(__file__).with_name("briefing.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def fill(pair: list[str], chance: random.Random) -> tuple[str, str]:
    """The pair with figures and names put into its slots."""
    wan, wan2 = chance.randint(101, 98000), chance.randint(101, 9800)
    yi, month = chance.randint(11, 99999), chance.randrange(12)
    zh_place, place = chance.choice(list(_PLACES.items()))
    zh_item, item = chance.choice(list(_ITEMS.items()))
    pct, pct2, points = (f"{chance.randint(11, 399) / 10:.1f}%" for _ in range(3))
    n, n2 = chance.randint(4, 19), chance.randint(1001, 9999)
    zh = dict(wan=f"{wan}万", wan2=f"{wan2}万", yi=f"{yi}亿元", month=f"{month + 1}月", place=zh_place, item=zh_item)
    en = dict(
        wan=f"{wan / 100:,.2f} million", wan2=f"{wan2 / 100:,.2f} million", yi=f"{yi / 10:,.1f} billion yuan",
        month=_MONTHS[month], place=place, item=item,
    )  # fmt: skip
    both = dict(pct=pct, pct2=pct2, pp=points.rstrip("%"), n=n, n2=f"{n2:,}")
    return pair[0].format(**zh, **both), pair[1].format(**en, **both)


def briefing(size: int, seed: int) -> tuple[list[Paragraph], list[Paragraph]]:
    """About ``size`` paragraphs and headings in both languages, paragraph by paragraph."""
    chance = random.Random(seed)
    stock: list[list[str]] = []
    zh: list[Paragraph] = []
    en: list[Paragraph] = []
    for number in range(size):
        if number % 11 == 0:
            heading = _HEADINGS[number // 11 % len(_HEADINGS)]
            zh.append(Paragraph(number, [heading[0]], ""))
            en.append(Paragraph(number, [heading[1]], " "))
            continue
        length = chance.choice([1, 1, 2, 2, 3, 4])
        pairs = []
        for _ in range(length):
            if not stock:
                stock = lines()
                chance.shuffle(stock)
            pairs.append(fill(stock.pop(), chance))
        speaker = chance.choice(_SPEAKERS)
        zh.append(Paragraph(number, [p[0] for p in pairs], ""))
        en.append(Paragraph(number, [p[1] for p in pairs], " "))
        zh[-1].sentences[0] = speaker[0] + zh[-1].sentences[0]
        en[-1].sentences[0] = speaker[1] + en[-1].sentences[0]
    return zh, en
