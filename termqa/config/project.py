"""The project's settings (``termqa.toml``, or ``[tool.termqa]`` in ``pyproject.toml``), the command line over them."""

import datetime
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import regex

from termqa.config.checklist import Item, When
from termqa.config.choice import check_names
from termqa.config.settings import DECISIONS, Settings
from termqa.errors import UserError, did_you_mean
from termqa.model import STYLES, Lang, Severity
from termqa.rules import RULES

FILE = "termqa.toml"
LEVELS = tuple(level.value for level in Severity)


@dataclass(frozen=True, slots=True)
class _File:
    """A settings file as read: its name for messages, its folder, its text and its table of settings."""

    name: str
    folder: Path
    text: str
    table: Mapping[str, Any]

    def at(self, key: str) -> str:
        """The file's name with the number of the line where the key stands, as far as that can be told."""
        wanted = regex.compile(rf"^\s*(?:\[+(?:tool\.termqa\.)?)?\"?{regex.escape(key)}\"?\s*(?:[=\].]|$)")
        for n, line in enumerate(self.text.split("\n"), 1):
            if wanted.match(line):
                return f"{self.name}:{n}"
        return self.name

    def refuse(self, key: str, what: str, hint: str = "") -> UserError:
        """The error that names the key's line."""
        return UserError(self.at(key), what, hint)


def find(start: Path | None = None) -> Path | None:
    """The settings file of the project: the nearest from a folder (the current one) up to the root of a repository."""
    folder = (start or Path.cwd()).resolve()
    for place in (folder, *folder.parents):
        if (place / FILE).is_file():
            return place / FILE
        if (place / "pyproject.toml").is_file() and _table(place / "pyproject.toml") is not None:
            return place / "pyproject.toml"
        if (place / ".git").exists():
            return None
    return None


def resolve(given: Mapping[str, Any] | None = None, file: str | None = None) -> Settings:
    """The settings in force: what is given, over the project's file, over the defaults.

    ``given`` maps names of fields to values, None where the user said nothing; glossaries and severities are laid over
    the project's, other values take the place of them. ``file`` names the settings file; without it ``find`` does.
    Raises UserError for a file that cannot be read, for unknown keys and for values that do not fit.
    """
    path = Path(file) if file else find()
    settings = _of_file(_read(path)) if path else Settings()
    said = {name: value for name, value in (given or {}).items() if value is not None}
    origins = dict(settings.origins) | {name: f"--{name.replace('_', '-')}" for name in said}
    if "glossaries" in said:
        said["glossaries"] = (*settings.glossaries, *said["glossaries"])
        origins["glossaries"] = ", ".join(filter(None, (settings.origins.get("glossaries"), "--glossary")))
    if "severity" in said:
        said["severity"] = {**settings.severity, **said["severity"]}
    return replace(settings, **said, origins=origins)


def _table(path: Path) -> Mapping[str, Any] | None:
    """The settings in a file; None for a ``pyproject.toml`` without any, which need not be in order otherwise."""
    try:
        content = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        if path.name == "pyproject.toml":
            return None
        raise
    if path.name != "pyproject.toml":
        return content
    table = content.get("tool", {}).get("termqa")
    return table if isinstance(table, dict) else None


def _read(path: Path) -> _File:
    name = path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else path.as_posix()
    try:
        table = _table(path)
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise UserError(name, "there is no such settings file", "termqa init writes one") from None
    except UnicodeDecodeError:
        raise UserError(name, "is not UTF-8", "save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise UserError(name, f"is not valid TOML: {error}", "see the commented file that termqa init writes") from None
    except OSError as error:
        raise UserError(name, f"cannot be read: {error.strerror}") from None
    return _File(name, path.resolve().parent, text, table or {})


def _of_file(file: _File) -> Settings:
    values: dict[str, Any] = {}
    origins = {}
    for key, value in file.table.items():
        if key not in KEYS:
            raise file.refuse(key, f'unknown key "{key}"', did_you_mean(key, KEYS, f"there are: {', '.join(KEYS)}"))
        name = key.replace("-", "_")
        values[name] = KEYS[key](value, file, key)
        origins[name] = file.at(key)
    values.setdefault("decisions", _path(DECISIONS, file))
    return Settings(**values, origins=origins)


def _path(name: str, file: _File) -> str:
    """A path of the settings file, seen from the current folder; it is relative to the file."""
    path = file.folder / name
    return path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else path.as_posix()


def _string(value: object, file: _File, key: str) -> str:
    if not isinstance(value, str):
        raise file.refuse(key, f"{key} is {value!r}", f'give it a text, such as {key} = "…"')
    return value


def _strings(value: object, file: _File, key: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise file.refuse(key, f"{key} is {value!r}", f'give it a list, such as {key} = ["…"]')
    return tuple(value)


def _mapping(value: object, file: _File, key: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise file.refuse(key, f"{key} is {value!r}", f"write it as a table, [{key}]")
    return value


def _one_of(*allowed: str) -> Callable[[object, _File, str], str]:
    def parse(value: object, file: _File, key: str) -> str:
        if value not in allowed:
            raise file.refuse(key, f"{key} is {value!r}", f"it can be: {', '.join(allowed)}")
        return str(value)

    return parse


def _lang(value: object, file: _File, key: str) -> Lang:
    return Lang(_one_of("zh", "en")(value, file, key))


def _level(value: object, file: _File, key: str) -> Severity:
    return Severity(_one_of(*LEVELS)(value, file, key))


def _fail_on(value: object, file: _File, key: str) -> Severity | None:
    level = _one_of(*LEVELS, "never")(value, file, key)
    return None if level == "never" else Severity(level)


def _date(value: object, file: _File, key: str) -> datetime.date:
    try:
        return value if type(value) is datetime.date else datetime.date.fromisoformat(str(value))
    except ValueError:
        raise file.refuse(key, f"{key} is {value!r}", "write it as 2024-04-18") from None


def _glossaries(value: object, file: _File, key: str) -> tuple[str, ...]:
    return tuple(name if name.startswith("@") else _path(name, file) for name in _strings(value, file, key))


def _severity(value: object, file: _File, key: str) -> Mapping[str, Severity]:
    levels = _mapping(value, file, key)
    items = file.table.get("checklist")
    entries = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    known = [*(rule.name for rule in RULES), *(f"checklist-{entry.get('name')}" for entry in entries)]
    for rule in levels:
        check_names([rule], known, file.at(rule))
    return {rule: _level(level, file, rule) for rule, level in levels.items()}


def _rules(value: object, file: _File, key: str) -> Mapping[str, Mapping[str, Any]]:
    return {rule: _mapping(options, file, f"rules.{rule}") for rule, options in _mapping(value, file, key).items()}


def _per_file(value: object, file: _File, key: str) -> Mapping[str, tuple[str, ...]]:
    return {pattern: _strings(names, file, pattern) for pattern, names in _mapping(value, file, key).items()}


def _checklist(value: object, file: _File, key: str) -> tuple[Item, ...]:
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise file.refuse(key, "checklist is not a list of tables", "begin each item with [[checklist]]")
    items = tuple(_item(entry, n, file) for n, entry in enumerate(value, 1))
    names = [item.name for item in items]
    for name in names:
        if names.count(name) > 1:
            raise file.refuse(key, f'two items of the checklist are called "{name}"', "give each a name of its own")
    return items


def _item(entry: Mapping[str, Any], n: int, file: _File) -> Item:
    where = f"item {n} of the checklist"
    known = [f.name for f in fields(Item)]
    for name in entry:
        if name not in known:
            raise file.refuse("checklist", f'{where}: unknown key "{name}"', did_you_mean(name, known))
    text = {name: _string(value, file, name) for name, value in entry.items()}
    for side in ("source", "target"):
        try:
            regex.compile(text.get(side, ""), regex.VERSION1)
        except regex.error as error:
            raise file.refuse("checklist", f"{where}: {side} is no pattern: {error}") from None
    if not regex.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text.get("name", "")):
        raise file.refuse("checklist", f"{where} has no fitting name", 'such as name = "no-billion-yuan"')
    if not text.get("message") or not (text.get("source") or text.get("target")):
        raise file.refuse(
            "checklist", f"{where} lacks a message or both patterns", "give it message and source or target"
        )
    when = When(_one_of(*When)(text.get("when", "both"), file, "when"))
    if when is not When.BOTH and not (text.get("source") and text.get("target")):
        raise file.refuse("checklist", f'{where}: when = "{when.value}" needs source and target')
    severity = _level(text.get("severity", Severity.MINOR.value), file, "severity")
    return Item(text["name"], text["message"], text.get("source", ""), text.get("target", ""), when, severity)


KEYS: Mapping[str, Callable[[object, _File, str], Any]] = {
    "lang": _lang,
    "glossaries": _glossaries,
    "decisions": lambda value, file, key: _path(_string(value, file, key), file),
    "fail-on": _fail_on,
    "select": _strings,
    "ignore": _strings,
    "date": _date,
    "style": _one_of(*STYLES),
    "severity": _severity,
    "rules": _rules,
    "per-file-ignores": _per_file,
    "checklist": _checklist,
}
"""What the file may say, and how it is read."""
