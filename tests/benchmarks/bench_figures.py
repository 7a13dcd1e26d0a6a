"""
How fast figures are checked: ``python -m tests.benchmarks.bench_figures [PAIRS]`` (20,000 if not said).

Pairs of news length with random figures of many kinds go through the command line as a user would send them, from TSV
to JSON with the ledger, in one process. Goals: 5,000 pairs a second, under 200 MiB whatever the number of pairs.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

_MONTHS = "January February March April May June July August September October November December".split()
_PLACES = (("东部地区", "the eastern region"), ("沿海各市", "coastal cities"), ("西部各县", "western counties"), ("全市", "the city"))
_GOODS = (("汽车", "cars"), ("机床", "machine tools"), ("风电设备", "wind power equipment"), ("家电", "home appliances"))
_TEMPLATES = (
    ("{month}月份，{zh_place}{zh_goods}产量达到{wan}万台，同比增长{p}%，增速比上月加快{q}个百分点，市场需求总体保持平稳，企业信心有所增强。",
     "In {month_en}, output of {en_goods} in {en_place} reached {wan_en}, up {p} percent year on year and {q} percentage points faster than in the previous month, as market demand remained stable and business confidence improved."),
    ("{year}年，{zh_place}完成固定资产投资{yi}亿元，比上年增长{p}%，其中民间投资占比超过{share}%，制造业投资的支撑作用继续显现。",
     "In {year}, {en_place} completed fixed-asset investment of {yi_en} yuan, up {p} percent from the previous year, with private investment accounting for more than {share} percent and manufacturing continuing to provide support."),
    ("前三季度，{zh_place}进出口总额为{yi}亿美元，下降{p}%，对周边国家的出口仍然占到全部出口的{share}%左右，结构继续优化。",
     "In the first three quarters, the foreign trade of {en_place} totaled US${yi_en}, down {p} percent, while exports to neighboring countries still made up around {share} percent of all exports and the structure kept improving."),
    ("{year}年{month}月{day}日，有关部门公布了新的管理办法，要求各地在{days}天内报送材料，并对{thousands}家企业开展检查。",
     "On {month_en} {day}, {year}, the authorities published new administrative measures that require local governments to submit documents within {days} days, and they will carry out inspections of {thousands} enterprises."),
    ("截至{month}月底，{zh_place}共有{zh_goods}生产企业{thousands}家，比年初增加{days}家，规模以上企业利润率为{q}%，提高{q2}个百分点。",
     "By the end of {month_en}, {en_place} had {thousands} makers of {en_goods}, {days} more than at the beginning of the year, and the profit margin of large companies was {q} percent, up {q2} percentage points."),
    ("负责同志表示，下一步将继续完善政策，推动各项措施落到实处，让更多的家庭和小企业从改革中得到好处，并及时回应社会关切。",
     "An official said that the next step would be to keep improving policies, put all measures into practice so that more families and small businesses benefit from reform, and respond to public concerns in good time."),
    ("粮食种植面积为{wan}万亩，平均亩产{thousands}公斤，近{half}万名农民参加了培训，新建高标准农田{wan2}万亩，灌溉条件明显改善。",
     "Grain was planted on {wan_en} mu, with an average yield of {thousands} kilograms per mu; nearly {half_en} farmers took part in training, and {wan2_en} mu of high-standard farmland was newly built with much better irrigation."),
    ("会议指出，“十四五”时期要新建{few}个研究中心，研发经费占比由{q}%提高到{p}%，力争到{year}年培养{thousands}名工程师。",
     "The meeting pointed out that in the 14th Five-Year Plan period {few_en} research centers should be built, the share of research spending should rise from {q} percent to {p} percent, and {thousands} engineers should be trained by {year}."),
    ("旅客发送量在假期首日达到{wan}万人次，其中铁路占三分之一，公路客流恢复到{year}年同期的{p}倍，各车站秩序良好，没有发生拥堵。",
     "Passenger trips reached {wan_en} on the first day of the holiday, of which railways carried one third, while road traffic recovered to {p} times the level in the same period of {year}; order at stations was good and there was no congestion."),
    ("新办法实施以来，办理时间由{days}天缩短至{few}天，累计为企业减少成本约{yi}亿元，群众满意率稳定在{share}%以上，受到普遍欢迎。",
     "Since the new measures took effect, processing time has been cut from {days} days to {few_en} days, saving companies about {yi_en} yuan in total, and public satisfaction has remained above {share} percent, which has been widely welcomed."),
)  # fmt: skip
_FEW = (("三", "three"), ("四", "four"), ("五", "five"), ("六", "six"), ("八", "eight"))


def pairs(count: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """Pairs of sentences, each with figures of its own that agree on both sides."""
    dice = random.Random(seed)
    for n in range(count):
        zh, en = _TEMPLATES[n % len(_TEMPLATES)]
        words = _words(dice)
        few_zh, few_en = words.pop("few").split()
        yield zh.format(**words, few=few_zh), en.format(**words, few_en=few_en)


def _words(dice: random.Random) -> dict[str, str]:
    """What the templates' names stand for in one pair."""
    place, goods, month = dice.choice(_PLACES), dice.choice(_GOODS), dice.randint(1, 12)
    wan, wan2, yi, half = (dice.randint(1010, 99990) for _ in range(4))
    return {
        "zh_place": place[0], "en_place": place[1], "zh_goods": goods[0], "en_goods": goods[1],
        "month": str(month), "month_en": _MONTHS[month - 1], "day": str(dice.randint(1, 28)),
        "year": str(dice.randint(2001, 2030)), "days": str(dice.randint(11, 90)), "few": " ".join(dice.choice(_FEW)),
        "p": f"{dice.randint(31, 299) / 10}", "q": f"{dice.randint(5, 29) / 10}", "q2": f"{dice.randint(1, 4) / 10}",
        "share": f"{dice.randint(310, 990) / 10}", "thousands": f"{dice.randint(1001, 9999):,}",
        "wan": f"{wan / 10}", "wan_en": f"{wan * 1000:,}", "wan2": f"{wan2 / 10}", "wan2_en": f"{wan2 * 1000:,}",
        "yi": f"{yi / 10}", "yi_en": f"{yi / 100} billion", "half": f"{half}", "half_en": f"{half / 100} million",
    }  # fmt: skip


def main(count: int) -> None:
    """Print pairs a second, the peak of memory and what was found."""
    with tempfile.TemporaryDirectory() as folder:
        source, report = Path(folder, "pairs.tsv"), Path(folder, "report.json")
        with source.open("w", encoding="utf-8", newline="\n") as file:
            file.write("source\ttarget\n")
            file.writelines(f"{zh}\t{en}\n" for zh, en in pairs(count))
        options = ["--select", "number", "--no-default-glossary", "--format", "json", "-o", str(report), "--quiet"]
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "termqa", "check", str(source), *options], check=False)
        seconds = time.perf_counter() - start
        found = json.loads(report.read_text(encoding="utf-8"))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
    print(f"{count:,} pairs in {seconds:.1f} s: {count / seconds:,.0f} pairs/s, peak {peak:.0f} MiB")
    print(f"{len(found['figures']):,} rows in the ledger, findings {found['summary']['findings']}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
