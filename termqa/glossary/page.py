"""One concept for people to read."""

from termqa.glossary.concept import COLUMNS, Concept
from termqa.glossary.table import cell

_LEAST = ("zh", "en", "enforce", "status")


def page(concept: Concept, layer: str, beside: Concept | None = None) -> str:
    """Every field that says something, a line each, with the file and line that it comes from.

    ``beside`` is the row in force that a proposal does not displace before it is approved.
    """
    width = max(map(len, COLUMNS))
    lines = [f"{concept.zh} → {concept.en}", f"{'id':<{width}}  {concept.id}"]
    for column in COLUMNS[1:]:
        value = getattr(concept, column)
        items = [cell_item(i) for i in value] if isinstance(value, tuple) else [cell(concept, column)]
        for n, item in enumerate(items):
            if item or column in _LEAST:
                lines.append(f"{column if n == 0 else '':<{width}}  {item}".rstrip())
    lines.append(f"{'from':<{width}}  {layer}: {concept.file}:{concept.line}")
    if beside:
        lines.append(f"{'not in force':<{width}}  beside {beside.id} → {beside.en}; termqa glossary edit --approve")
    return "\n".join(lines)


def cell_item(item: object) -> str:
    """One item of a list, a wrong rendering with what to write instead."""
    if isinstance(item, tuple):
        text, hint = item
        return f"{text} (write {hint})" if hint else str(text)
    return str(item)


def line(concept: Concept, beside: Concept | None = None) -> str:
    """A concept on one line of a list; ``beside`` as for ``page``."""
    marks = f"{concept.enforce} {concept.status}" + (f", not in force beside {beside.id}" if beside else "")
    return f"{concept.id}\t{concept.zh}\t{concept.en}\t{marks}\t{concept.domain}".rstrip("\t")
