"""
Terms that texts use often and the glossary lacks, with the renderings that stand for them.

Candidates are runs of Chinese characters that come often and in changing company (branching entropy), outside the
glossary's own terms. A rendering is the run of English words with most evidence: words that keep company with the term
across segments, and its dictionary glosses, less what the Chinese around the term accounts for.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from termqa.align import align
from termqa.analyse.script import fold
from termqa.analyse.stems import STOP, stem
from termqa.analyse.terms import TermIndex, evidence
from termqa.analyse.terms.index import Kind, Plain
from termqa.analyse.terms.lemma import STOPS, Words
from termqa.analyse.terms.window import touch
from termqa.errors import UserError
from termqa.glossary import Concept, Glossary
from termqa.glossary.edit import BOM
from termqa.glossary.lint import RULES, Message
from termqa.glossary.table import made_id, table_row
from termqa.model import Bitext, Failure, Lang, Text
from termqa.read import ReadOptions, Unaligned, jobs, load
from termqa.writing import whole_file

SHORTEST, LONGEST = 3, 10
"""Characters of a candidate."""
_ENTROPY = 0.45
"""How varied (natural log) the company on either side must be."""
_COVERED = 0.8
"""A candidate is dropped if a longer one holds this share of its places."""
_INSIDE = frozenset("的了着")
_EDGES = frozenset(
    "的了着和及与在是为以于等并而或但将对从由把被让向使这那其该各每本此不也都就还又再更最很已我你他她它们个年月日第均须到并且同时也"
)
_FIGURES = frozenset("万亿比")
"""What a candidate does not begin with: the rest of a figure or a comparison."""
_HAN = re.compile("[\u3400-\u9fff]+")
_MOST_WORDS = 7
_FUNCTION = {"of": 0.05, "the": 0.05, "a": 0.05, "for": 0.08, "in": 0.12, "on": 0.12, "and": 0.25, "or": 0.3}
"""What a small word inside a rendering costs."""
_COST, _AGAINST, _ENOUGH = 0.22, 0.85, 0.5
_OFTEN = 3
"""A forbidden rendering that stands so often may not be one."""
_LISTED = 4
"""Renderings shown of one term."""


class Seen(NamedTuple):
    """A rendering and how often it stands for the term."""

    text: str
    times: int


class Candidate(NamedTuple):
    """A term to consider, with the renderings seen, the most frequent first, and one pair that shows it."""

    zh: str
    times: int
    renderings: tuple[Seen, ...]
    source: str
    target: str
    file: str


class _Pair(NamedTuple):
    """One pair as extraction sees it: the Chinese without the glossary's terms, and the English words."""

    zh: str
    open: str
    """The Chinese with other terms blanked out."""
    words: Words
    original: tuple[str, str]
    file: str


def extract(
    paths: Sequence[str], glossary: Glossary, least: int, *, source_lang: Lang | None, encoding: str | None
) -> list[Candidate]:
    """The candidates in bilingual texts that stand there at least so often, the most telling first.

    Raises UserError for unreadable input and for a text without its other side.
    """
    index = TermIndex(glossary)
    options = ReadOptions(encoding=encoding, source_lang=source_lang)
    pairs = [pair for bitext in _bitexts(paths, options, index) for pair in _pairs(bitext, index)]
    counts = candidates((pair.open for pair in pairs), least)
    places: dict[str, list[int]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        for term in counts:
            if term in pair.open:
                places[term].append(number)
    stems = _stem_index(pairs)
    known = {fold(form) for concept in glossary for form in concept.chinese}
    found = [
        _candidate(term, counts[term], [pairs[n] for n in where], set(where), stems, len(pairs))
        for term, where in places.items()
        if fold(term) not in known
    ]
    return sorted(found, key=lambda c: (not c.renderings, -c.times * math.log(len(c.zh)), c.zh))


def _bitexts(paths: Sequence[str], options: ReadOptions, index: TermIndex) -> Iterator[Bitext]:
    for job in jobs(paths, options):
        if isinstance(job, Failure):
            raise UserError(job.where, job.what, job.hint)
        loaded = load(job, options)
        if isinstance(loaded, Unaligned):
            yield align(loaded.source, loaded.target, index)
        else:
            yield from loaded.bitexts


def _pairs(bitext: Bitext, index: TermIndex) -> Iterator[_Pair]:
    if bitext.alone:
        raise UserError(bitext.file, "is one text alone", "give the source and the translation")
    for pair in bitext.pairs:
        zh, en = pair.source.text, pair.target.text
        if pair.source.lang is not Lang.ZH:
            zh, en = en, zh
        if zh.strip() and en.strip():
            plain = list(fold(zh))
            for mention in index.mentions(Plain(zh)):
                for span in mention.spans:
                    plain[span.start : span.end] = "\n" * (span.end - span.start)
            yield _Pair(fold(zh), "".join(plain), Words(en), (zh, en), bitext.file)


def in_texts(paths: Sequence[str], rows: Sequence[Concept], encoding: str | None = None) -> list[Message]:
    """Lint messages on rows that texts never use, and on forbidden renderings that the translations often have."""
    index = TermIndex(Glossary(tuple(rows)))
    used: set[str] = set()
    wrong: Counter[tuple[str, str]] = Counter()
    for bitext in _bitexts(paths, ReadOptions(encoding=encoding), index):
        for pair in bitext.pairs:
            zh, en = (s.text for s in sorted((pair.source, pair.target), key=lambda s: s.lang is Lang.EN))
            present = {c.id for mention in index.mentions(Plain(zh)) for c in mention.concepts}
            used |= present
            hits = [h for h in index.hits(Words(en)) if h.rendering.concept.id in present]
            wrong.update((h.rendering.concept.id, h.rendering.text) for h in hits if h.rendering.kind is Kind.FORBIDDEN)
    nowhere = Text("这些文本中没有这个词。", "does not stand in these texts.")
    found = [("never-used", row, nowhere) for row in rows if row.in_force and row.id not in used]
    by_id = {row.id: row for row in rows}
    for (id_, text), n in wrong.items():
        if n >= _OFTEN:
            said = Text(f"禁用的“{text}”用了 {n} 次。", f"“{text}”, forbidden, stands {n} times in the translations.")
            found.append(("forbidden-in-use", by_id[id_], said))
    return [Message(RULES[name], name, row.file, row.line, row.id, text) for name, row, text in found]


def candidates(texts: Iterable[str], least: int) -> dict[str, int]:
    """The runs of Chinese characters that are terms by their company, with how often they stand in the texts."""
    counts: Counter[str] = Counter()
    before: dict[str, Counter[str]] = defaultdict(Counter)
    after: dict[str, Counter[str]] = defaultdict(Counter)
    runs = [run for text in texts for run in _HAN.findall(text)]
    for run in runs:
        counts.update(_grams(run))
    often = {gram for gram, n in counts.items() if n >= least and _well_formed(gram)}
    for number, run in enumerate(runs):
        for start, gram in _places(run):
            if gram in often:
                end = start + len(gram)
                before[gram][run[start - 1] if start else f"<{number}"] += 1
                after[gram][run[end] if end < len(run) else f">{number}"] += 1
    free = {g for g in often if min(_entropy(before[g]), _entropy(after[g])) >= _ENTROPY}
    return {gram: counts[gram] for gram in free if not _inside_longer(gram, free, counts)}


def _grams(run: str) -> Iterator[str]:
    return (gram for _, gram in _places(run))


def _places(run: str) -> Iterator[tuple[int, str]]:
    for start in range(len(run) - SHORTEST + 1):
        for end in range(start + SHORTEST, min(len(run), start + LONGEST) + 1):
            yield start, run[start:end]


def _well_formed(gram: str) -> bool:
    return gram[0] not in _EDGES | _FIGURES and gram[-1] not in _EDGES and not _INSIDE.intersection(gram)


def _entropy(company: Counter[str]) -> float:
    total = company.total()
    return -sum(n / total * math.log(n / total) for n in company.values())


def _inside_longer(gram: str, free: set[str], counts: Mapping[str, int]) -> bool:
    return any(len(other) > len(gram) and gram in other and counts[other] >= _COVERED * counts[gram] for other in free)


def _stem_index(pairs: Sequence[_Pair]) -> dict[str, set[int]]:
    """The numbers of the pairs in which each English stem stands."""
    index: dict[str, set[int]] = defaultdict(set)
    for number, pair in enumerate(pairs):
        for raw in pair.words.raw:
            if raw not in STOP:
                index[stem(raw)].add(number)
    return index


def _candidate(
    term: str, count: int, pairs: Sequence[_Pair], where: set[int], stems: Mapping[str, set[int]], total: int
) -> Candidate:
    own = evidence.for_term((term,), (), {})
    runs = [_best_run(term, pair, own, where, stems, total) for pair in pairs]
    keys = [" ".join(p.words.lemmas[run[0] : run[1]]) if run else "" for p, run in zip(pairs, runs, strict=True)]
    often = [key for key, n in Counter(filter(None, keys)).most_common() if n > 1]
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for pair, key in zip(pairs, keys, strict=True):
        # the rendering that is frequent elsewhere, if it stands here too, else what seems best here
        chosen = next((k for k in often if f" {k} " in pair.words.line), key)
        if chosen:
            written[chosen][_as_written(pair.words, chosen)] += 1
    listed = sorted(written.values(), key=lambda forms: -forms.total())[:_LISTED]
    renderings = tuple(Seen(forms.most_common(1)[0][0], forms.total()) for forms in listed)
    example = next((p for p in pairs if renderings and renderings[0].text in p.original[1]), pairs[0])
    return Candidate(term, count, renderings, *example.original, example.file)


def _as_written(words: Words, key: str) -> str:
    """The words of the text that these lemmas stand for, at their first place."""
    first = words.number(words.line.index(f" {key} "))
    return words.span(first, first + key.count(" ") + 1).of(words.text)


def _best_run(
    term: str, pair: _Pair, own: evidence.Weights, where: set[int], stems: Mapping[str, set[int]], total: int
) -> tuple[int, int] | None:
    """The run of words with most evidence for being the term's rendering; None where there is not enough."""
    claims, _ = evidence.around_term(pair.zh, term)
    against = {found: max(claim.weight for claim in made) for found, made in claims.items()}
    values = [_value(raw, own, against, where, stems, total) for raw in pair.words.raw]
    best: tuple[float, int, int] | None = None
    for first, value in enumerate(values):
        if value <= 0:
            continue
        score, content = 0.0, 0
        for end in range(first, len(values)):
            parted = end > first and not touch(pair.words, end - 1)
            if values[end] < -5 or parted or content > _MOST_WORDS:
                break
            score += values[end]
            content += pair.words.raw[end] not in STOP
            if values[end] > 0 and (best is None or score > best[0]):
                best = (score, first, end + 1)
    return best[1:] if best and best[0] >= _ENOUGH else None


def _value(
    raw: str, own: evidence.Weights, against: evidence.Weights, where: set[int], stems: Mapping[str, set[int]],
    total: int,
) -> float:  # fmt: skip
    """What a word is worth in the rendering of a term that stands in the pairs ``where``."""
    if raw in STOPS:
        return -9.0
    if raw in STOP:
        return -_FUNCTION.get(raw, 9.0)
    if raw[0].isdigit():
        return -0.5
    key = stem(raw)
    others = stems.get(key, set())
    joint = len(where & others)
    expected = len(where) * len(others) / max(1, total)
    company = max(0.0, joint - expected) / math.sqrt((len(where) + 1.5) * (len(others) + 1.5))
    good = 0.6 * own.get(key, 0.0) + 1.5 * company
    return good - _COST - _AGAINST * max(0.0, min(1.0, against.get(key, 0.0)) - 0.6 * good)


SUFFIXES = (".xlsx", ".csv")
WIDTHS = (20, 40, 40, 8, 50, 40, 50, 24, 10, 12)
HEADER = ("zh", "en", "en_admitted", "count", "renderings seen", "example zh", "example en", "file", "status", "id")


def write(found: Sequence[Candidate], path: Path, lang: Lang) -> None:
    """Write the candidates to a table: correct or delete rows, then ``termqa glossary import`` reads it.

    It is an ``.xlsx`` or a ``.csv``; UserError for another suffix.

    The most frequent rendering stands in ``en``; those seen with a count of at least two in ``en_admitted``.
    """
    from termqa.report.xlsx.sheets import write_plain

    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError(str(path), f'candidates are not written as "{suffix}"', f"it can be {' '.join(SUFFIXES)}")
    rows = []
    for c in found:
        seen = [r for r in c.renderings if r.text]
        rows.append(
            (
                c.zh,
                seen[0].text if seen else "",
                "|".join(r.text for r in seen[1:] if r.times > 1),
                c.times,
                "; ".join(f"{r.text} ×{r.times}" for r in seen),
                c.source,
                c.target,
                c.file,
                "proposed",
                made_id(c.zh),
            )
        )
    with whole_file(path, lang) as stream:
        if suffix == ".csv":
            stream.write(BOM + "".join(table_row([str(value) for value in row]) for row in (HEADER, *rows)).encode())
        else:
            write_plain(stream, "Candidates", HEADER, rows, WIDTHS)
