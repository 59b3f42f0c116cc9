"""Disagreements: the differences of a record as an editor reads them, version by version, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from hexapla.editions.factsheet import FactSheet
from hexapla.editions.marking import RANK, Piece, Underlines, pieces
from hexapla.editions.places import Places
from hexapla.editions.reviews import told
from hexapla.editions.witnesses import Witness
from hexapla.editions.wording import clip
from hexapla.language.scripts import direction
from hexapla.values.difference import Difference
from hexapla.values.text import Cell, Evidence

MOST_A_VERSION = 60
MOST_IN_ALL = 400
_MOST_QUOTED = 40  # differences shown with both sentences, some 600 bytes each; beyond them errors alone
_LONGEST_QUOTE = 320
_CONTEXT = 160  # codepoints on either side; the sample's mean sentence has 150


class Side(Struct, frozen=True):
    """One side of a difference: whose words, where."""

    siglum: str
    language: str | None
    direction: str
    pieces: tuple[Piece, ...]
    href: str | None
    row: int | None


class Disagreement(Struct, frozen=True):
    """One difference with both quotes.

    ``number`` counts the differences of the record from 1. ``here`` and ``there`` are the signs of the original and of
    the version that it is told of, ``None`` where there is none; ``row`` is where it begins in the parallel table.
    ``values`` are what disagrees, as printed. A page of very many differences quotes the worst alone.
    """

    number: int
    kind: str
    severity: str
    detail: str
    values: tuple[str, ...]
    original: Side | None
    version: Side | None
    here: str | None = None
    there: str | None = None
    row: int | None = None
    review: str = ""
    verdict: str = ""


class VersionReport(Struct, frozen=True):
    """The differences of one version, the worst first; ``witness`` is ``None`` for a version that is not known."""

    witness: Witness | None
    disagreements: tuple[Disagreement, ...]
    counts: dict[str, int]
    left_out: int


def by_severity(differences: Sequence[Difference]) -> dict[str, int]:
    """Return how many differences there are of each severity, the worst first; none that is nought."""
    found = Counter(difference.severity for difference in differences)
    return {severity: found[severity] for severity in RANK if found[severity]}  # type: ignore[index]


def still_open(differences: Iterable[Difference]) -> list[Difference]:
    """Return the differences that nobody has accepted as they are."""
    return [one for one in differences if one.review is None or one.review.verdict != "accept"]


def in_order(difference: Difference) -> tuple[int, int, int, str, str]:
    """Return the key that sorts a version's differences: the worst first, then as the text runs."""
    place = difference.version or difference.original
    return (
        RANK[difference.severity],
        place.block if place else 1 << 30,
        place.start if place else 0,
        difference.kind,
        difference.detail,
    )


def sharpest(reports: Iterable[VersionReport], most: int = 3) -> list[Disagreement]:
    """Return the errors that a reader should see first: one value against another, then what a version lacks.

    None that somebody has judged already, and of those that say the same the first.
    """
    found = [
        one
        for report in reports
        for one in report.disagreements
        if one.severity == "error" and one.here and one.there and one.values and not one.verdict
    ]
    first: dict[tuple[str, ...], Disagreement] = {}
    for one in sorted(found, key=lambda one: (len(one.values) < 2, one.number)):
        first.setdefault(one.values, one)
    return list(first.values())[:most]


class Disagreements:
    """Groups a record's differences by version."""

    def __init__(self, found: Sequence[Witness], sheet: FactSheet, places: Places) -> None:
        self._found = {witness.id: witness for witness in found}
        self._sheet = sheet
        self._places = places
        self._quoted = 0

    def reports(self, differences: Sequence[Difference]) -> tuple[VersionReport, ...]:
        """Return one report a version that has differences, in the order of the columns."""
        groups: dict[str | None, list[tuple[int, Difference]]] = {identifier: [] for identifier in self._found}
        for number, difference in enumerate(differences, start=1):
            whose = difference.version_article or difference.original_article
            groups.setdefault(whose if whose in self._found else None, []).append((number, difference))
        reports, room = [], MOST_IN_ALL
        crowded = len(differences) > _MOST_QUOTED
        for identifier, group in groups.items():
            if group:
                shown = sorted(group, key=lambda one: in_order(one[1]))[: min(MOST_A_VERSION, room)]
                room -= len(shown)
                reports.append(self._report(identifier, group, shown, crowded))
        return tuple(reports)

    def _report(
        self,
        identifier: str | None,
        group: Sequence[tuple[int, Difference]],
        shown: Sequence[tuple[int, Difference]],
        crowded: bool,
    ) -> VersionReport:
        return VersionReport(
            self._found.get(identifier) if identifier else None,
            tuple(self._disagreement(*one, crowded) for one in shown),
            by_severity([difference for _, difference in group]),
            len(group) - len(shown),
        )

    def _disagreement(self, number: int, difference: Difference, crowded: bool) -> Disagreement:
        quoted = not crowded or (difference.severity == "error" and self._quoted < _MOST_QUOTED)
        self._quoted += quoted
        place = difference.version or difference.original
        return Disagreement(
            number=number,
            kind=difference.kind,
            severity=difference.severity,
            detail=clip(difference.detail, 300),
            values=tuple(clip(value, 80) for value in difference.values[:8]),
            original=self._side(difference.original, difference) if quoted else None,
            version=self._side(difference.version, difference) if quoted else None,
            here=self._siglum(difference.original_article),
            there=self._siglum(difference.version_article),
            row=self._places.row_of(place) if place else None,
            review=told(difference.review, self._sheet.language) if difference.review else "",
            verdict=difference.review.verdict if difference.review else "",
        )

    def _siglum(self, article: str | None) -> str | None:
        return self._found[article].siglum if article in self._found else None

    def _side(self, evidence: Evidence | None, difference: Difference) -> Side | None:
        if evidence is None:
            return None
        witness = self._found.get(evidence.article)
        language = witness.language if witness else None
        return Side(
            siglum=witness.siglum if witness else "?",
            language=language,
            direction=direction(language),
            pieces=tuple(in_context(evidence, difference, self._places)),
            href=self._sheet.href(evidence),
            row=self._places.row_of(evidence),
        )


def in_context(evidence: Evidence, difference: Difference, places: Places) -> Iterator[Piece]:
    """Yield one side of a difference within its sentence, what the difference speaks of marked."""
    before, after = places.around(evidence, _CONTEXT)
    text = clip(evidence.text, _LONGEST_QUOTE)
    run = Cell(evidence.block, evidence.start, evidence.start + len(text))
    marks = Underlines([difference], whole=bool(before or after)).within(evidence.article, run)
    yield Piece(before)
    yield from pieces(text, run, marks)
    yield Piece(after)
