"""The findings of an earlier report, from its workbook or its JSON."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from termqa.errors import UserError
from termqa.model import Earlier
from termqa.review.form import earlier_findings


def read_earlier(path: str | Path) -> list[Earlier]:
    """The findings that were open in a report (.xlsx or .json), identical ones together; raises UserError."""
    suffix = Path(path).suffix.lower()
    if suffix == ".xlsx":
        from termqa.review import xlsx

        rows = earlier_findings(xlsx.read(path).rows)
    elif suffix == ".json":
        rows = _from_json(Path(path))
    else:
        raise UserError(str(path), "is not an earlier report", "give a report that termqa check wrote: .xlsx or .json")
    return _together(rows)


def _together(rows: list[Earlier]) -> list[Earlier]:
    found: dict[tuple[str, str], Earlier] = {}
    for row in rows:
        key = (row.id, row.rule)
        found[key] = replace(found[key], count=found[key].count + 1) if key in found else row
    return list(found.values())


def _from_json(path: Path) -> list[Earlier]:
    try:
        read: Any = json.loads(path.read_text("utf-8-sig"))
        return [_finding(one) for one in read["findings"] if one["state"] != "closed"]
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(str(path), f"cannot be read: {error}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(str(path), "is not a report", "give one that termqa check --format json wrote") from error


def _finding(one: dict[str, Any]) -> Earlier:
    return Earlier(
        id=one["id"],
        rule=one["rule"],
        severity=one["severity"],
        file=one["file"],
        segment=one["segment"],
        source=one["source"],
        target=one["target"],
        message=one["message"]["en"],
    )
