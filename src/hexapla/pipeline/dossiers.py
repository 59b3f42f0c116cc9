"""The dossier of an event: all that can be judged of it, with the sentences, and all that was said of it."""

from __future__ import annotations

from msgspec import Struct

from hexapla import records
from hexapla.archive import Archive
from hexapla.pipeline.asking import event_of
from hexapla.pipeline.reviewing import Reviewable, Reviews, Said, review_log, reviewables
from hexapla.values.difference import Difference
from hexapla.values.record import Record
from hexapla.values.text import Evidence


class DossierRow(Struct, frozen=True):
    """One fact or difference: what a reviewer can say of it, on what evidence.

    ``settable`` are its fields with what stands there now, to be corrected.
    """

    said: Reviewable
    settable: dict[str, str]
    evidence: tuple[Evidence, ...]
    fact: records.Fact


class Dossier(Struct, frozen=True):
    """An event as it is shown (``record``), what can be judged of it as it was found, and the log, oldest first."""

    record: Record
    rows: tuple[DossierRow, ...]
    log: tuple[Said, ...]


def dossier(archive: Archive, event: str) -> Dossier:
    """Return the dossier of an event.

    Raises:
        UnknownEvent: as :func:`hexapla.pipeline.record`.
    """
    said = reviewables(archive, event)
    shown = next(Reviews(archive).records([event_of(archive, event)]))
    made = next(archive.records([shown.id]))
    rows = tuple(
        DossierRow(one, records.settable(judged.fact), _evidence(judged.fact), judged.fact)
        for one, judged in zip(said, records.judged(made), strict=True)
    )
    return Dossier(shown, rows, tuple(review_log(archive, shown.id)))


def _evidence(fact: records.Fact) -> tuple[Evidence, ...]:
    if isinstance(fact, Difference):
        return tuple(place for place in (fact.original, fact.version) if place is not None)
    return fact.evidence
