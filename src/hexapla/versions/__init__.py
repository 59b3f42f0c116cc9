"""event -> parallel table and differences."""

from hexapla.versions.alignment import align
from hexapla.versions.comparison import compare, defects
from hexapla.versions.layout import lay_out, relate
from hexapla.versions.learning import SentencePair, base, learn, teaching
from hexapla.versions.terms import Term

STEP_VERSION = "4"
"""Changes when the same event would give another table."""

__all__ = [
    "STEP_VERSION",
    "SentencePair",
    "Term",
    "align",
    "base",
    "compare",
    "defects",
    "lay_out",
    "learn",
    "relate",
    "teaching",
]
