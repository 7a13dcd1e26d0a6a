"""
How fast figures are checked: ``python -m tests.benchmarks.bench_figures [PAIRS]`` (20,000 if not said).

Pairs of news length with random figures of many kinds go through the command line as a user would send them, from TSV
to JSON with the ledger, in one process. Goals: 5,000 pairs a second, under 200 MiB whatever the number of pairs.
"""

import gc
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from termqa.analyse import Context, Unit
from termqa.analyse.figures import read
from termqa.config import Settings
from termqa.model import Bitext, Lang, Pair, Segment
from termqa.pipeline import check
from termqa.report import write

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
    place, goods, month = dice.choices(_SYLLABLES, k=4), dice.choice(_GOODS), dice.randint(1, 12)
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
    """Print pairs a second and the peak of memory for two sizes, and where the time goes."""
    with tempfile.TemporaryDirectory() as folder:
        for size in (count // 5, count):
            _whole(Path(folder), size)
        _parts(Path(folder), min(count, 5000))


def _whole(folder: Path, count: int) -> None:
    """One run of the command in a process of its own."""
    source, report = _written(folder, count), folder / "report.json"
    options = ["--select", "number", "--no-default-glossary", "--format", "json", "-o", str(report), "--quiet"]
    command = [sys.executable, "-m", "termqa", "check", str(source), *options]
    start = time.perf_counter()
    child = subprocess.Popen(command)
    _, _, used = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    peak = used.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
    rows = sum(line.startswith('  {"file"') for line in report.open(encoding="utf-8"))
    print(
        f"{count:,} pairs in {seconds:.1f} s ({used.ru_utime:.1f} s of the processor): {count / seconds:,.0f} pairs/s, "
        f"peak {peak:.0f} MiB, {rows:,} rows in the ledger"
    )


def _written(folder: Path, count: int) -> Path:
    source = folder / "pairs.tsv"
    with source.open("w", encoding="utf-8", newline="\n") as file:
        file.write("source\ttarget\n")
        file.writelines(f"{zh}\t{en}\n" for zh, en in pairs(count))
    return source


def _parts(folder: Path, count: int) -> None:
    """Print the microseconds that a pair takes in each part, on this process's processor time."""
    settings = Settings(select=("number",), default_glossary=False)
    write(
        check([str(_written(folder, 100))], settings=settings), str(folder / "parts.json"), Lang.EN, 0
    )  # loads all tables
    source = str(_written(folder, count))
    texts = list(pairs(count))
    read.cache_clear()
    at = [time.process_time()]
    for zh, _ in texts:
        read(zh, Lang.ZH)
    at.append(time.process_time())
    for _, en in texts:
        read(en, Lang.EN)
    at.append(time.process_time())
    units = _units(texts)
    at.append(time.process_time())
    for unit in units:
        unit.figures  # noqa: B018 - a cached property
    at.append(time.process_time())
    units.clear()
    read.cache_clear()
    gc.collect()
    at.append(time.process_time())
    write(check([source], settings=settings), str(folder / "parts.json"), Lang.EN, 0)
    at.append(time.process_time())
    zh_, en_, _, compared, _, whole = (1e6 * (b - a) / count for a, b in pairwise(at))
    rest = whole - zh_ - en_ - compared
    print(f"a pair: reader zh {zh_:.0f} µs, reader en {en_:.0f} µs, compare {compared:.0f} µs, rest {rest:.0f} µs")


def _units(texts: list[tuple[str, str]]) -> list[Unit]:
    """Units of which both sides have been read."""
    context = Context(Bitext("pairs.tsv", (), Lang.ZH, Lang.EN, source_file="pairs.tsv"))
    made = [Unit(Pair("1", Segment(zh, Lang.ZH), Segment(en, Lang.EN)), context) for zh, en in texts]
    for unit in made:
        unit.source.figures, unit.target.figures  # noqa: B018 - cached properties
    return made


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
