"""
How well the words used instead of an approved rendering are named, and how fast terms are looked up.

    python tests/benchmarks/bench_terms.py PAIRS.jsonl [--glossary TERMS.csv] [--show N] [--speed PARAGRAPHS]

Each line of PAIRS holds ``source``, ``target``, ``term_zh``, ``approved_en`` and ``used_en``, the words that stand in
the target where the approved rendering should. Without a glossary the rows' own terms are the glossary. Words found are
equal when they have the same lemmas, overlap when they share a word with the words used; words that share none are
wrong, and no words are "no counterpart found".
"""

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any

from termqa.analyse import Context, Unit
from termqa.analyse.script import fold
from termqa.analyse.terms import TermIndex, TermUse, Words, wrong_alone
from termqa.glossary import Concept, Glossary, load
from termqa.model import Bitext, Lang, Pair, Segment, Span


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--glossary", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N rows that are not equal")
    parser.add_argument("--speed", type=int, default=4000, metavar="PARAGRAPHS")
    given = parser.parse_args()
    rows = [json.loads(line) for line in given.pairs.read_text(encoding="utf-8").splitlines() if line.strip()]
    index = TermIndex(Glossary(_concepts(rows, given.glossary)))
    _accuracy(rows, index, given.show)
    _accuracy(rows, index, given.show, together=True)
    _speed(given.speed)


def _concepts(rows: list[dict[str, Any]], path: Path | None) -> tuple[Concept, ...]:
    if path is not None:
        return tuple(load(path))
    pairs = dict.fromkeys((row["term_zh"], row["approved_en"]) for row in rows)
    return tuple(Concept(id=f"c{n:05}", zh=zh, en=en) for n, (zh, en) in enumerate(pairs))


def _accuracy(rows: list[dict[str, Any]], index: TermIndex, show: int, together: bool = False) -> None:
    """What is found where each row is a text of its own, or all together are one, so that they are precedent."""
    print("all rows as one text:" if together else "each row as a text of its own:")
    pairs = [_pair(row["source"], row["target"]) for row in rows]
    shared = _context(pairs, index) if together else None
    counts = dict.fromkeys(("equal", "overlap", "wrong", "none"), 0)
    began = time.perf_counter()
    for row, pair in zip(rows, pairs, strict=True):
        uses = Unit(pair, shared or _context([pair], index)).terms
        use = next((u for u in uses if _is_of(u, row["term_zh"])), None)
        found = use.found if use is not None and use.spoken else None
        verdict = _verdict(row, use) if found else "none"
        counts[verdict] += 1
        if verdict != "equal" and show > 0:
            show -= 1
            print(f"{verdict:8}{row['term_zh']} {row['approved_en']}: used {row['used_en']!r}, found {found!r}")
    taken = time.perf_counter() - began
    for verdict, count in counts.items():
        print(f"{verdict:8}{count:5}{100 * count / len(rows):7.1f} %")
    either = 100 * (counts["equal"] + counts["overlap"]) / len(rows)
    print(f"equal or overlap {either:.1f} %, {len(rows)} in {taken:.2f} s")


def _uses(source: str, target: str, index: TermIndex) -> tuple[TermUse, ...]:
    pair = _pair(source, target)
    return Unit(pair, _context([pair], index)).terms


def _pair(source: str, target: str) -> Pair:
    return Pair("1", Segment(source, Lang.ZH), Segment(target, Lang.EN))


def _context(pairs: list[Pair], index: TermIndex) -> Context:
    return Context(Bitext("bench", pairs, Lang.ZH, Lang.EN, source_file="bench"), terms=index)


def _is_of(use: TermUse, term: str) -> bool:
    return fold(term) in map(fold, use.concept.chinese)


def _verdict(row: dict[str, Any], use: TermUse | None) -> str:
    """Equal, overlap or wrong, by the places in the target, since the same words may stand twice."""
    target, wanted = row["target"], row["used_en"]
    spans = use.target if use is not None else ()
    text = target[spans[0].start : spans[-1].end] if spans else ""
    if Words(text).lemmas == Words(wanted).lemmas:
        return "equal"
    places = _places(target, wanted)
    return "overlap" if any(s.start < p.end and p.start < s.end for s in spans for p in places) else "wrong"


def _places(text: str, words: str) -> list[Span]:
    low, wanted = text.lower(), words.lower()
    starts = [n for n in range(len(low)) if low.startswith(wanted, n)]
    return [Span(n, n + len(wanted)) for n in starts]


def _speed(paragraphs: int) -> None:
    """Paragraphs of a hundred words with three terms, all rendered as approved, by a small and by a large glossary."""
    chance = random.Random(7)
    syllables = [a + b for a in "bcdfglmnprst" for b in ("an", "en", "in", "on", "ar", "or", "al", "el")]
    vocabulary = ["".join(chance.choices(syllables, k=chance.randint(1, 3))) for _ in range(6000)]
    han = [chr(0x4E00 + n) for n in range(3000)]
    for size in (1400, 20_000):
        terms = {
            "".join(chance.choices(han, k=chance.randint(3, 6))): " ".join(
                chance.choices(vocabulary, k=chance.randint(1, 3))
            )
            for _ in range(size)
        }
        rows = tuple(Concept(id=f"c{n:05}", zh=zh, en=en, alone=True) for n, (zh, en) in enumerate(terms.items()))
        index = TermIndex(Glossary(rows))
        known = list(terms.items())
        texts = []
        for _ in range(paragraphs):
            some = chance.sample(known, 3)
            source = "".join("".join(chance.choices(han, k=45)) + zh for zh, _ in some)
            texts.append((source, " ".join(" ".join([*chance.choices(vocabulary, k=31), en]) for _, en in some) + "."))
        began = time.process_time()
        for source, target in texts:
            _uses(source, target, index)
        both = time.process_time() - began
        began = time.process_time()
        for _, target in texts:
            wrong_alone(index, Words(target))
        alone = time.process_time() - began
        print(
            f"{size:,} concepts: {paragraphs / both:,.0f} paragraphs/s where nothing is missing, "
            f"{paragraphs / alone:,.0f} in English alone (seconds of the processor)"
        )


if __name__ == "__main__":
    main()
