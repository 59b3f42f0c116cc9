"""A difference: a typed disagreement between two versions."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from hexapla.values.review import Review
from hexapla.values.text import Evidence

DifferenceKind = Literal[
    "number-changed",
    "number-missing",
    "date-changed",
    "name-missing",
    "role-changed",
    "sentence-missing",
    "sentence-added",
    "paragraph-missing",
    "paragraph-added",
    "untranslated",
    "furniture-left",
    "truncated",
    "caption-repeated",
    "encoding-residue",
    "term-inconsistent",
    "term-against-glossary",
    "quotation-broken",
    "words-repeated",
    "conflict",
]
Severity = Literal["error", "warning", "note"]


class Difference(Struct, frozen=True):
    """One disagreement, or one defect of one version.

    ``original_article`` and ``version_article`` are ids and stand even where a place does not (a missing
    sentence has a place in the original only); a defect of one version has ``original_article`` ``None``.
    ``values`` are what disagrees, as printed; ``detail`` is one readable line.
    """

    kind: DifferenceKind
    severity: Severity
    original: Evidence | None
    version: Evidence | None
    original_article: str | None
    version_article: str | None
    values: tuple[str, ...] = ()
    detail: str = ""
    review: Review | None = None
