"""event -> parallel table and differences."""

from hexapla.versions.alignment import align, align_all, known_of
from hexapla.versions.comparison import compare, defects
from hexapla.versions.dictionary import Dictionary
from hexapla.versions.extents import Extents
from hexapla.versions.layout import lay_out, relate
from hexapla.versions.learning import SentencePair, base, learn
from hexapla.versions.lessons import Lesson, lessons, middle_languages
from hexapla.versions.terminology import renderings
from hexapla.versions.terms import Term
from hexapla.versions.texts import Text, text_of
from hexapla.versions.told import told

STEP_VERSION = "10"
"""Changes when the same event would give another table."""

__all__ = [
    "STEP_VERSION",
    "Dictionary",
    "Extents",
    "Lesson",
    "SentencePair",
    "Term",
    "Text",
    "align",
    "align_all",
    "base",
    "compare",
    "defects",
    "known_of",
    "lay_out",
    "learn",
    "lessons",
    "middle_languages",
    "relate",
    "renderings",
    "text_of",
    "told",
]
