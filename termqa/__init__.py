"""
termqa: terminology and translation QA for Chinese-English official texts.

``check`` is the whole of it; what it takes and gives is imported when it is first asked for::

    from termqa import Document, check

    source = Document.from_text("全年产值达4437亿元。")
    target = Document.from_text("Annual output reached 44.37 billion yuan.")
    for finding in check(source, target).findings:
        print(finding.rule, finding.problem.message.en, finding.problem.suggestion)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from termqa.version import __version__

if TYPE_CHECKING:
    from termqa.config import Settings
    from termqa.errors import UserError
    from termqa.glossary import Concept, Glossary
    from termqa.model import Document, FigureRow, Finding, Lang, Pair, Problem, Report, Severity, Span
    from termqa.pipeline import check
    from termqa.report import write

__all__ = [
    "Concept",
    "Document",
    "FigureRow",
    "Finding",
    "Glossary",
    "Lang",
    "Pair",
    "Problem",
    "Report",
    "Settings",
    "Severity",
    "Span",
    "UserError",
    "__version__",
    "check",
    "write",
]

_HOMES = {
    "check": "pipeline", "write": "report", "Settings": "config", "UserError": "errors", "Concept": "glossary",
    "Glossary": "glossary",
}  # fmt: skip


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """What ``__all__`` names, from the module where it lives."""
    if name not in __all__:
        raise AttributeError(f"module 'termqa' has no attribute {name!r}")
    return getattr(import_module(f"termqa.{_HOMES.get(name, 'model')}"), name)
