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

_TEMPLATES = Path(__file__).with_name("figures.tsv")
_MONTHS = "January February March April May June July August September October November December".split()
_SYLLABLES = "安an 宝bao 昌chang 东dong 丰feng 广guang 海hai 江jiang 开kai 临lin 明ming 宁ning 平ping 青qing".split()
_GOODS = (
    ("汽车", "cars"),
    ("机床", "machine tools"),
    ("风电设备", "wind power equipment"),
    ("家电", "home appliances"),
)
_FEW = (("三", "three"), ("四", "four"), ("五", "five"), ("六", "six"), ("八", "eight"))


def pairs(count: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """Pairs of sentences, each with figures of its own that agree on both sides."""
    dice = random.Random(seed)
    templates = [line.split("\t") for line in _TEMPLATES.read_text(encoding="utf-8").splitlines()[1:]]
    for n in range(count):
        zh, en = templates[n % len(templates)]
        words = _words(dice)
        few_zh, few_en = words.pop("few").split()
        yield zh.format(**words, few=few_zh), en.format(**words, few_en=few_en)


def _words(dice: random.Random) -> dict[str, str]:
    """What the templates' names stand for in one pair."""
    place, goods, month = dice.choices(_SYLLABLES, k=3), dice.choice(_GOODS), dice.randint(1, 12)
    wan, wan2, yi, half = (dice.randint(1010, 99990) for _ in range(4))
    return {
        "zh_place": "".join(s[0] for s in place) + "市", "en_place": "".join(s[1:] for s in place).title(),
        "zh_goods": goods[0], "en_goods": goods[1],
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
