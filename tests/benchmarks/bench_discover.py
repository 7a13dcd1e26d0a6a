"""
How many renderings that differ from the rest of a text are found, with and without a list of its terms, and how fast.

    python tests/benchmarks/bench_discover.py [--segments 1500] [--show N] [--folder DOCUMENTS]

``swapped.tsv`` holds terms, their rendering and another one. A text is made of sentences of ours that hold the terms,
among the sentences of ``briefing.tsv``; the other rendering stands in one sentence a term. A planted place is found
where a finding marks a word of it. What else is found is printed: nothing else differs on purpose.
"""

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from termqa.config import Settings
from termqa.model import Finding, Report
from termqa.pipeline import check

from .briefing import fill, lines

HERE = Path(__file__).parent
RULE = ("term-inconsistent",)
_SHORT = 0.15
"""Part of the sentences in which a term is not rendered in full, which must be silent."""


class Planted(NamedTuple):
    """Where another rendering stands."""

    segment: str
    zh: str
    words: str
    start: int


def table(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (HERE / name).read_text("utf-8").splitlines()]


def corpus(
    segments: int, seed: int, planted: int, times: tuple[int, int]
) -> tuple[list[tuple[str, str]], list[Planted]]:
    """Pairs of which each term has ``times`` sentences, and the places where another rendering stands."""
    chance = random.Random(seed)
    terms = table("swapped.tsv")
    frames = table("frames.tsv")
    rows: list[tuple[str, str, str, str, str]] = []
    for n, (zh, en, other) in enumerate(terms):
        chosen = chance.sample(frames, chance.randint(*times))
        for k, frame in enumerate(chosen):
            partner = terms[(n + 7 + k) % len(terms)]
            rendering = (
                other if k == 0 and n < planted else en if chance.random() > _SHORT or not planted else _brief(en)
            )
            rows.append((*_filled(frame, zh, rendering, partner, chance), zh, rendering if rendering == other else ""))
    stock: list[list[str]] = []
    while len(rows) < segments:
        if not stock:
            stock = lines()
            chance.shuffle(stock)
        rows.append((*fill(stock.pop(), chance), "", ""))
    chance.shuffle(rows)
    places = [
        Planted(str(n), zh, other, en.lower().find(other.lower()))
        for n, (_, en, zh, other) in enumerate(((r[0], r[1], r[2], r[3]) for r in rows), 1)
        if other
    ]
    return [(row[0], row[1]) for row in rows], places


def _brief(en: str) -> str:
    """What stands for a rendering once it is known: its head alone, or a pronoun."""
    return f"the {en.split()[-1]}" if len(en) % 2 else "them"


def _filled(frame: list[str], zh: str, en: str, partner: list[str], chance: random.Random) -> tuple[str, str]:
    first, second = fill([frame[0].replace("{a}", zh).replace("{b}", partner[0]),
                          frame[1].replace("{a}", en).replace("{b}", partner[1])], chance)  # fmt: skip
    return first, second[:1].upper() + second[1:]


def write(pairs: list[tuple[str, str]], path: Path) -> None:
    path.write_text("source\ttarget\n" + "".join(f"{zh}\t{en}\n" for zh, en in pairs), "utf-8")


def found(report: Report, places: list[Planted]) -> tuple[list[Planted], list[Finding]]:
    """The planted places that a finding marks, and the findings that mark none."""
    hits: list[Planted] = []
    others = []
    for finding in report.findings:
        hit = [
            p
            for p in places
            if p.segment == finding.segment
            and any(s.start < p.start + len(p.words) and p.start < s.end for s in finding.problem.target)
        ]
        hits += hit
        if not hit:
            others.append(finding)
    return list(dict.fromkeys(hits)), others


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--segments", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="print N of what is missed and of what is extra"
    )
    parser.add_argument("--folder", type=int, default=0, metavar="DOCUMENTS", help="measure a folder instead")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.folder:
            _folder(Path(folder), given.folder)
            return
        for size, planted, times in ((300, 50, (3, 6)), (given.segments, 60, (4, 9))):
            pairs, places = corpus(size, given.seed, planted, times)
            path = Path(folder) / "text.tsv"
            write(pairs, path)
            glossary = Path(folder) / "terms.csv"
            rows = "".join(f"{zh},{en},prefer\n" for zh, en, _ in table("swapped.tsv"))
            glossary.write_text("zh,en,enforce\n" + rows, "utf-8")
            for name, files in (("without a list", ()), ("with a list", (str(glossary),))):
                began = time.process_time()
                report = check(
                    [str(path)], Settings(select=RULE, glossaries=files, default_glossary=False, show_info=True)
                )
                _print(name, report, places, time.process_time() - began, given.show)


def _print(name: str, report: Report, places: list[Planted], taken: float, show: int) -> None:
    hits, others = found(report, places)
    first = report.findings[:50]
    right = sum(f not in others for f in first)
    print(
        f"{report.segments} segments, {name}: {len(hits)} of {len(places)} found ({len(hits) / len(places):.0%}), "
        f"{len(others)} extra, first {len(first)}: {right} planted, {taken:.1f} s"
    )
    for p in [p for p in places if p not in hits][:show]:
        print(f"   missed {p.zh}: {p.words}")
    for f in others[:show]:
        print(f"   extra  {f.problem.message.en} {f.pair.source.text} | {f.pair.target.text}")


def _folder(folder: Path, documents: int) -> None:
    for n in range(documents):
        pairs, _ = corpus(30, n, 0, (0, 1))
        write(pairs[:30], folder / f"text{n}.tsv")
    began = time.process_time()
    wall = time.perf_counter()
    report = check([str(folder)], settings=Settings())
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{documents} documents, {report.segments} segments: {time.process_time() - began:.1f} s of CPU, "
        f"{time.perf_counter() - wall:.1f} s, {size:.0f} MiB, {len(report.findings)} findings"
    )


if __name__ == "__main__":
    main()
