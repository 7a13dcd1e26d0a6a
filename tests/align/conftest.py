"""A short briefing of our own, paragraph by paragraph, and a cache folder that all tests share."""

from pathlib import Path

import pytest

from termqa.analyse import lexicon

PAIRS = [
    (
        "一、总体情况",
        "I. Overview",
    ),
    (
        "前三季度，经济运行总体平稳，国内生产总值同比增长5.2%。",
        ("In the first three quarters, the economy was generally stable, and GDP grew by 5.2 percent year on year."),
    ),
    (
        "夏粮产量14974万吨，比上年增加52万吨。秋粮长势良好。",
        (
            "Summer grain output was 149.74 million tonnes, 520,000 tonnes more than last year. "
            "Autumn crops are growing well."
        ),
    ),
    (
        "工业机器人产量同比增长29.8%，集成电路产量增长8.6%。",
        (
            "The output of industrial robots rose 29.8 percent year on year, and that of integrated "
            "circuits 8.6 percent."
        ),
    ),
    (
        "居民消费价格基本稳定，猪肉价格有所下降。",
        "Consumer prices were basically stable, and pork became cheaper.",
    ),
    (
        "货物进出口总额33.6万亿元，民营企业占57%。机电产品出口增长9.6%。",
        (
            "Imports and exports of goods reached 33.6 trillion yuan, of which private companies took"
            " 57 percent. Exports of mechanical and electrical products grew 9.6 percent."
        ),
    ),
    (
        "城镇调查失业率平均为5.2%。",
        "The surveyed urban unemployment rate averaged 5.2 percent.",
    ),
    (
        "二、答记者问",
        "II. Questions and Answers",
    ),
    (
        "记者：请问下一步在稳定就业方面有哪些考虑？",
        "Reporter: What are your plans for keeping employment stable?",
    ),
    (
        "发言人：我们将加大对高校毕业生的支持力度，新增就业岗位120万个。",
        "Spokesperson: We will give more support to college graduates and create 1.2 million jobs.",
    ),
    (
        "江苏、浙江等地已经发放稳岗补贴45亿元。",
        ("Jiangsu, Zhejiang and other places have paid out 4.5 billion yuan in subsidies to keep people in work."),
    ),
    (
        "记者：新能源汽车出口为什么增长这么快？",
        "Reporter: Why have exports of new energy vehicles grown so fast?",
    ),
    (
        "发言人：主要是因为产业链完整，技术进步明显。",
        ("Spokesperson: Mainly because the industrial chain is complete and technology has clearly advanced."),
    ),
    (
        "充电设施达到1806万台，覆盖全部高速公路服务区。",
        "Charging facilities number 18.06 million and cover every motorway service area.",
    ),
    (
        "地震灾区的重建工作正在加紧进行，学校已于9月复课。",
        "Rebuilding in the earthquake area is being stepped up, and schools reopened in September.",
    ),
    (
        "感谢各位记者，发布会到此结束。",
        "Thank you all. This press conference is now over.",
    ),
]


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the word table, so that no test touches the user's own."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TERMQA_CACHE", str(folder))
        lexicon.load.cache_clear()
        lexicon.load()
    return folder


@pytest.fixture
def briefing() -> tuple[list[str], list[str]]:
    """The paragraphs in Chinese and in English."""
    return [zh for zh, _ in PAIRS], [en for _, en in PAIRS]
