"""
How good and how fast alignment is: ``python -m tests.benchmarks.bench_align``.

Texts of our own are perturbed in code, so the truth is known. Goals: paragraph links F >= 98.5 % with everything at
once, moved paragraphs found >= 95 %, beads above ``SURE`` right >= 99 %, 800 source sentences a second.
"""

import resource
import sys
import time
from collections import Counter

from termqa.align import SURE, UNSURE, Bead, align, align_units
from termqa.model import NOWHERE, Block, Document, Lang

from .perturb import ALL, Case, Line, reworded

_CASES = [(), *((kind,) for kind in ALL), tuple(k for k in ALL if k != "wrap"), ALL]


def measured(case: Case) -> tuple[Counter[str], list[tuple[float, bool]]]:
    """Counts of links and moved paragraphs, and for each bead its score and whether it is right."""
    zh, en = [line for line, _ in case.zh_lines], [line for line, _ in case.en_lines]
    beads = align_units(zh, en, Lang.ZH, Lang.EN, "paragraph")
    count: Counter[str] = Counter(want=len(case.links), moved=len(case.moved & {p for p, _ in case.links}))
    found: set[tuple[int, int]] = set()
    judged = []
    for bead in beads:
        links = _links(bead, case.zh_lines, case.en_lines)
        found |= links
        if _origins(bead.source, case.zh_lines) | _origins(bead.target, case.en_lines):  # else page furniture
            judged.append((bead.score, _right(bead, case, links)))
    count["got"] = len(found)
    count["ok"] = len(found & case.links)
    count["moved_ok"] = sum((n, n) in found for n in case.moved)
    return count, judged


def _origins(numbers: tuple[int, ...], lines: list[Line]) -> set[int]:
    return {p for n in numbers for p in lines[n][1]}


def _links(bead: Bead, zh: list[Line], en: list[Line]) -> set[tuple[int, int]]:
    """A bead links what both its sides hold; what only one side holds is linked wrongly to everything opposite."""
    own, other = _origins(bead.source, zh), _origins(bead.target, en)
    if not own or not other:
        return set()
    links = {(p, p) for p in own & other}
    links |= {(p, q) for p in own - other for q in other}
    return links | {(p, q) for q in other - own for p in own}


def _right(bead: Bead, case: Case, links: set[tuple[int, int]]) -> bool:
    if bead.source and bead.target:
        return bool(links) and links <= case.links
    alone = _origins(bead.source, case.zh_lines) | _origins(bead.target, case.en_lines)
    return not any((p, p) in case.links for p in alone)


def quality(size: int, seeds: range) -> None:
    """Prints one line for each kind of perturbation, and how far scores can be trusted."""
    everything: list[tuple[float, bool]] = []
    for kinds in _CASES:
        total: Counter[str] = Counter()
        judged: list[tuple[float, bool]] = []
        for seed in seeds:
            case = Case(size, seed, kinds)
            count, found = measured(case)
            total += count
            judged += found
        everything += judged
        precision, recall = total["ok"] / max(1, total["got"]), total["ok"] / max(1, total["want"])
        f = 2 * precision * recall / max(1e-9, precision + recall)
        moved = f"moved {total['moved_ok']}/{total['moved']}" if total["moved"] else ""
        print(f"{'+'.join(kinds) or 'clean':40} P {precision:.4f} R {recall:.4f} F {f:.4f} {moved}")
    _trust(everything)


def sentences(size: int, seeds: range) -> None:
    """Prints how well sentences are paired inside paragraphs, where some are omitted, added, joined or swapped."""
    total: Counter[str] = Counter()
    judged: list[tuple[float, bool]] = []
    for seed in seeds:
        zh, en, want = reworded(size, seed)
        documents = [
            Document("", lang, tuple(Block(text, NOWHERE) for text in texts))
            for lang, texts in ((Lang.ZH, zh), (Lang.EN, en))
        ]
        got = {(pair.source.text, pair.target.text): pair.score or 0.0 for pair in align(*documents).pairs}
        total += Counter(want=len(want), got=len(got), ok=len(want & set(got)))
        gone = {pair for pair in want if not all(pair)}
        total += Counter(gone=len(gone), gone_ok=len(gone & set(got)), gone_got=sum(not all(pair) for pair in got))
        judged += [(score, pair in want) for pair, score in got.items()]
    f1 = 2 * total["ok"] / (total["want"] + total["got"])
    print(f"sentences: F1 {f1:.4f}; alone {total['gone_ok']} of {total['gone']} ({total['gone_got']} claimed)")
    _trust(judged)


def _trust(judged: list[tuple[float, bool]]) -> None:
    """Prints how often beads of each score are right."""
    for low, high in ((-99, -2), (-2, UNSURE), (UNSURE, 1), (1, SURE), (SURE, 4), (4, 99)):
        part = [right for score, right in judged if low <= score < high]
        if part:
            print(f"score {low:5.1f} to {high:5.1f}: {sum(part)}/{len(part)} right ({sum(part) / len(part):.1%})")
    sure = [right for score, right in judged if score >= SURE]
    print(f"sure: {sum(sure) / len(sure):.2%} right, {len(sure) / len(judged):.1%} of all")


def speed(size: int, copies: int = 1) -> None:
    """Prints how fast a long text is aligned, and how much of it is right; copies make it repeat itself."""
    case = Case(size // copies, 7, ("drop", "move"))
    zh = [(s, p.number + c * size) for c in range(copies) for p in case.zh for s in p.sentences]
    en = [(s, p.number + c * size) for c in range(copies) for p in case.en for s in p.sentences]
    start = time.process_time()
    beads = align_units([s for s, _ in zh], [s for s, _ in en], Lang.ZH, Lang.EN, "sentence")
    took = time.process_time() - start
    two = [b for b in beads if b.source and b.target]
    good = sum({zh[i][1] for i in b.source} == {en[j][1] for j in b.target} for b in two)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{len(zh)} sentences, {copies}x: {took:.1f} s, {len(zh) / took:.0f}/s, {memory} MiB, {good}/{len(two)} right"
    )


if __name__ == "__main__":
    if "speed" in sys.argv:
        speed(int(sys.argv[2]), int(sys.argv[3]))
    else:
        quality(160, range(1, 7))
        sentences(160, range(1, 7))
