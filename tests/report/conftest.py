"""A realistic report, written by us: three texts with what a run would find in them."""

import datetime
from dataclasses import dataclass

import pytest

from termqa.model import (
    Failure,
    FigureRow,
    Finding,
    Lang,
    Pair,
    Place,
    Problem,
    Report,
    Segment,
    Severity,
    Span,
    TermNote,
    TermRow,
    Text,
)

BRIEFING, REPORT, ALONE = "samples/briefing.en.docx", "samples/statistics.en.docx", "samples/speech.en.txt"


@dataclass
class Case:
    """A pair with marked words, and the finding about it."""

    source: str
    target: str
    rule: str
    severity: Severity
    message: Text
    suggestion: str = ""
    file: str = BRIEFING
    state: str = "new"
    decision: str | None = None
    term: TermNote | None = None
    places: tuple[Place, ...] = ()
    score: float | None = 4.2


def unmarked(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its ⟦ ⟧, and the spans that they enclosed."""
    out, spans, start = "", [], 0
    for char in text:
        if char == "⟦":
            start = len(out)
        elif char == "⟧":
            spans.append(Span(start, len(out)))
        else:
            out += char
    return out, tuple(spans)


def make(cases: list[Case]) -> Report:
    """A report of one finding a case, one pair each."""
    report = Report()
    for number, case in enumerate(cases, 1):
        source, source_spans = unmarked(case.source)
        target, target_spans = unmarked(case.target)
        pair = Pair(
            str(number),
            Segment(source, Lang.ZH, Text(f"第{number + 3}段", f"paragraph {number + 3}") if source else Text("", "")),
            Segment(target, Lang.EN, Text(f"第{number + 4}段", f"paragraph {number + 4}") if target else Text("", "")),
            case.score,
        )
        problem = Problem(
            case.message,
            source_spans,
            target_spans,
            case.suggestion,
            severity=case.severity,
            term=case.term,
            places=case.places,
        )
        finding_id = f"{number:02d}a3f12c4d01b77e"[:16]
        report.pairs.append((case.file, pair))
        report.findings.append(
            Finding(case.rule, case.severity, case.file, pair, problem, finding_id, case.state, case.decision)
        )
        report.segments += 1
    return report


def case_of(source: str, target: str, message: str = "differs") -> Case:
    """A plain case with these texts."""
    return Case(source, target, "number-value", Severity.MAJOR, Text("不符", message))


CASES = [
    Case(
        "一季度，全市货物贸易进出口总额⟦4437亿元⟧，同比增长5.2%。",
        "In the first quarter, the city's goods trade totaled ⟦4,437 billion yuan⟧, up 5.2 percent year on year.",
        "number-magnitude",
        Severity.CRITICAL,
        Text(
            "“4437亿元”是 443,700,000,000 元，译文大了 10 倍（亿当成了 billion）。",
            "“4437亿元” is 443.7 billion yuan; the translation is 10 times as much (亿 taken for billion).",
        ),
        "443.7 billion yuan",
    ),
    Case(
        "规模以上工业增加值⟦下降⟧1.3%，降幅比上月收窄0.4个百分点。",
        "The value added of industries above the designated size ⟦rose⟧ 1.3 percent, "
        "0.4 percentage points better than in the previous month.",
        "number-direction",
        Severity.CRITICAL,
        Text(
            "原文是“下降”，译文是 rose，方向相反。",
            "The source says “下降” (fell), the translation “rose”: the opposite direction.",
        ),
        "fell 1.3 percent",
        REPORT,
    ),
    Case(
        "要因地制宜发展⟦新质生产力⟧，推动产业转型升级，培育壮大新兴产业，布局建设未来产业，让科技创新真正成为高质量发展的强劲动力。",
        "We will develop ⟦new-type productivity⟧ in light of local conditions, "
        "promote industrial transformation and upgrading, foster and expand emerging industries, and make plans "
        "for industries of the future, so that scientific and technological innovation becomes a powerful engine "
        "of high-quality development.",
        "term-missing",
        Severity.MAJOR,
        Text(
            "“新质生产力”的规范译法是 new quality productive forces，译文写作 new-type productivity。",
            "The official rendering of “新质生产力” is “new quality productive forces”; "
            "here stands “new-type productivity”.",
        ),
        "new quality productive forces",
        term=TermNote("c0002", "新质生产力", ("new quality productive forces",), "new-type productivity", "reworded"),
    ),
    Case(
        "居民消费价格同比上涨0.7%，涨幅比上月扩大⟦0.2个百分点⟧。",
        "Consumer prices rose 0.7 percent from a year earlier, ⟦0.2 percent⟧ more than in the previous month.",
        "number-percent-point",
        Severity.MAJOR,
        Text("百分点应译为 percentage points。", "百分点 is percentage points, not percent."),
        "0.2 percentage points",
        REPORT,
    ),
    Case(
        "⟦我们将继续扩大高水平对外开放，欢迎各国企业来华投资兴业。⟧",
        "",
        "text-omitted",
        Severity.MAJOR,
        Text("这一句没有译出。", "This sentence is not translated."),
        score=0.6,
    ),
    Case(
        "全年新增城镇就业⟦1244万人⟧，城镇调查失业率平均为5.2%。",
        "The surveyed urban unemployment rate averaged 5.2 percent over the year.",
        "number-missing",
        Severity.MAJOR,
        Text("译文中没有“1244万人”。", "The translation has nothing for “1244万人”."),
        "12.44 million",
        REPORT,
    ),
    Case(
        "发言人：感谢你的提问。",
        "⟦发言人⟧: Thank you for your question.",
        "text-untranslated",
        Severity.MAJOR,
        Text("“发言人”没有译出。", "“发言人” is left in Chinese."),
        "Spokesperson",
    ),
    Case(
        "坚持和完善⟦“一国两制”⟧制度体系。",
        "We will uphold and improve the system of ⟦one state, two systems⟧.",
        "term-forbidden",
        Severity.CRITICAL,
        Text(
            "“一国两制”不可译作 one state, two systems。",
            "“一国两制” must not be rendered as “one state, two systems”.",
        ),
        "One Country, Two Systems",
        term=TermNote("c0031", "一国两制", ("One Country, Two Systems",), "one state, two systems", "forbidden"),
    ),
    Case(
        "谢谢大家！",
        "Thank you all!⟦  ⟧That is all for today.",
        "text-space",
        Severity.MINOR,
        Text("多了一个空格。", "Two spaces in a row."),
        " ",
    ),
    Case(
        "到2030年，单位国内生产总值二氧化碳排放比2005年下降65%以上。",
        "By 2030, carbon dioxide emissions per unit of GDP will have "
        "dropped by⟦\u00a0\u3000⟧over 65 percent from the 2005 level.",
        "text-space",
        Severity.MINOR,
        Text("此处有不换行空格和全角空格。", "A no-break space and an ideographic space."),
        " ",
    ),
    Case(
        "记者：请问下一步有哪些举措？",
        "Reporter: What measures will ⟦be be⟧ taken next?",
        "text-repeated-word",
        Severity.MINOR,
        Text("“be”重复。", "“be” stands twice."),
        "be",
    ),
    Case(
        "“十四五”规划实施进展顺利。",
        "The 14th Five-Year Plan is well ⟦under way”⟧.",
        "text-quotes",
        Severity.MINOR,
        Text("引号不成对。", "The quotation mark has no partner."),
    ),
    Case(
        "推动共建⟦“一带一路”⟧高质量发展。",
        "We will advance high-quality development of the ⟦Belt and Road⟧.",
        "term-inconsistent",
        Severity.MINOR,
        Text("同一术语“一带一路”有两种译法。", "“一带一路” has two renderings."),
        "Belt and Road Initiative",
        places=(
            Place(BRIEFING, "21", (Span(4, 21),), "Belt and Road Initiative"),
            Place(REPORT, "7", (Span(4, 9),), "B&R"),
        ),
    ),
    Case(
        "",
        "Spokesperson: The ⟦PBOC⟧ will keep liquidity ample.",
        "term-abbreviation",
        Severity.MINOR,
        Text("“PBOC”首次出现时未给出全称。", "“PBOC” is used before it is introduced."),
        "People's Bank of China (PBOC)",
        ALONE,
        score=None,
    ),
    Case(
        "",
        "Retail sales reached 12.5 trillion yuan⟦，⟧up 4.6 percent.",
        "text-punctuation",
        Severity.MINOR,
        Text("英文中有全角逗号。", "A full-width comma in English."),
        ", ",
        ALONE,
        score=None,
    ),
    Case(
        "",
        "⟦<<Page 3 of 12>>⟧",
        "text-artifact",
        Severity.MINOR,
        Text("网页分页标记。", "A page-break marker of the website."),
        "",
        ALONE,
        score=None,
    ),
    Case(
        "进出口总额达⟦10.34万亿元⟧。",
        "Total imports and exports reached ⟦over 10 trillion yuan⟧.",
        "number-precision",
        Severity.INFO,
        Text("译文取整。", "The translation rounds."),
        "10.34 trillion yuan",
        REPORT,
    ),
    Case(
        "全社会研发经费投入⟦超过3.6万亿元⟧。",
        "R&D spending was ⟦3.6 trillion yuan⟧.",
        "number-bound",
        Severity.MINOR,
        Text("“超过”没有译出。", "“超过” (over) is lost."),
        "over 3.6 trillion yuan",
        REPORT,
        "open",
        "fix",
    ),
    Case(
        "粮食产量⟦13908亿斤⟧。",
        "Grain output was ⟦695.4 million tons⟧.",
        "number-unit",
        Severity.MAJOR,
        Text("斤与吨：值相符，单位不同。", "Jin and tons: the same amount in another unit."),
        "",
        REPORT,
        "closed",
        "false-positive",
    ),
    Case(
        "城镇常住人口⟦94350万人⟧。",
        "The urban population was ⟦943.5 millions⟧.",
        "number-value",
        Severity.CRITICAL,
        Text("沿用了上一次的决定。", "A decision was carried over."),
        "943.5 million",
        REPORT,
        "carried",
        "accept",
    ),
]


def figure(segment: str, source: str | None, target: str | None, verdict: str, **more: object) -> FigureRow:
    """A row of the ledger in the briefing."""
    values: dict[str, object] = {"file": BRIEFING, "kind": "cardinal"} | more
    return FigureRow(segment=segment, source=source, target=target, verdict=verdict, **values)  # type: ignore[arg-type]


FIGURES = [
    figure(
        "1",
        "4437亿元",
        "4,437 billion yuan",
        "differs",
        value="443700000000",
        target_value="4437000000000",
        currency="CNY",
        source_span=Span(15, 21),
        target_span=Span(53, 71),
        rendering="443.7 billion yuan",
        form="443,700,000,000 CNY",
        target_form="4,437,000,000,000 CNY",
        source_place="paragraph 4",
    ),
    figure("1", "5.2%", "5.2 percent", "equal", value="5.2", kind="percent", direction="up", form="5.2%"),
    figure(
        "6",
        "1244万人",
        None,
        "missing",
        value="12440000",
        unit="person",
        file=REPORT,
        rendering="12.44 million",
        form="12,440,000",
    ),
    figure("6", "5.2%", "5.2 percent", "equal", value="5.2", target_value="5.2", kind="percent", file=REPORT),
    figure(
        "10",
        "2030年",
        "2030",
        "equal",
        kind="year",
        source_span=Span(1, 6),
        target_span=Span(3, 7),
        form="2030",
        target_form="2030",
    ),
    figure("10", "65%以上", "over 65 percent", "equal", value="65", target_value="65", kind="percent", bound="above"),
    figure(
        "17",
        "10.34万亿元",
        "over 10 trillion yuan",
        "rounded",
        value="10340000000000",
        target_value="10000000000000",
        currency="CNY",
        file=REPORT,
    ),
    figure(
        "19",
        "13908亿斤",
        "695.4 million tons",
        "converted",
        value="1390800000000",
        target_value="695400000",
        unit="jin",
        file=REPORT,
    ),
    figure("11", None, "12", "extra", value="12"),
]

TERMS = [
    TermRow("c0002", "新质生产力", "new-type productivity", "reworded", BRIEFING, 1, ("3",)),
    TermRow("c0002", "新质生产力", "new quality productive forces", "exact", REPORT, 4, ("2", "9", "15", "16")),
    TermRow("c0031", "一国两制", "one state, two systems", "forbidden", BRIEFING, 1, ("8",)),
    TermRow("c0040", "一带一路", "Belt and Road Initiative", "exact", BRIEFING, 41, ("13", "21")),
    TermRow("c0077", "对外开放", "", "absent", BRIEFING, 1, ("5",)),
]


@pytest.fixture
def report() -> Report:
    """The whole realistic report."""
    made = make(CASES)
    made.figures = FIGURES
    made.terms = list(TERMS)
    made.documents = [
        ("samples/briefing.zh.docx", BRIEFING),
        ("samples/statistics.zh.docx", REPORT),
        ("", ALONE),
    ]
    made.failures = [Failure("samples/broken.docx", "not a Word document", "open it in Word and save it as .docx")]
    made.unread = [(BRIEFING, Text("2 张图片", "2 pictures")), (REPORT, Text("1 个图表", "1 chart"))]
    made.glossaries = ["official (120 concepts)"]
    made.settings = {"fail-on": "major", "style": "auto"}
    made.date = datetime.date(2026, 4, 18)
    return made
