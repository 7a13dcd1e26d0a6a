"""Two documents become pairs of segments: paragraphs first, sentences inside.

``features`` says what speaks for a pair of units, ``evidence`` and ``model`` how much; ``guide`` and ``path`` find the
best way through; ``solve`` puts them together for one level, ``units`` for lists of lines, ``documents`` for documents.
"""

from termqa.align.documents import align
from termqa.align.units import SURE, UNSURE, Bead, align_units

__all__ = ["SURE", "UNSURE", "Bead", "align", "align_units"]
