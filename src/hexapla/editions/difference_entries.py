"""Differences as the entries of a feed: who against whom, and both sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from functools import partial
from itertools import islice

from markupsafe import Markup
from msgspec import Struct

from hexapla.editions.absolute import page_address
from hexapla.editions.addresses import event_path
from hexapla.editions.difference_words import difference_words
from hexapla.editions.disagreements import in_context, in_order
from hexapla.editions.event_entries import Tabled, moments
from hexapla.editions.feed import Due, Entry
from hexapla.editions.headline import headline
from hexapla.editions.identifiers import difference_urn
from hexapla.editions.marking import Piece
from hexapla.editions.moments import moment_in_utc
from hexapla.editions.places import Places
from hexapla.editions.rendering import told
from hexapla.editions.reviews import told as told_review
from hexapla.editions.standpoint import Edition
from hexapla.editions.witnesses import Witness, witnesses
from hexapla.values.difference import Difference, Severity
from hexapla.values.record import Record
from hexapla.values.text import Evidence

WORTH_TELLING: frozenset[Severity] = frozenset({"error", "warning"})
_MOST_AN_EVENT = 400  # as on an event's page


class Parting(Struct, frozen=True):
    """A difference with its id, when it came about, and when something was last said of it."""

    id: str
    published: str
    updated: str
    difference: Difference


class Side(Struct, frozen=True):
    """One side of a difference: whose words, where they stand, and what they are; none where something is missing."""

    witness: Witness | None
    address: str | None
    pieces: tuple[Piece, ...]


def due_differences(
    record: Record, tabled: Tabled, edition: Edition, severities: Collection[Severity] = WORTH_TELLING
) -> Iterator[Due]:
    """Yield the entry of each difference of an event that is of one of ``severities``, to be made when it is wanted."""
    for one in partings(record, severities):
        yield Due(one.id, one.updated, partial(_entry, one, record, tabled, edition))


def partings(record: Record, severities: Collection[Severity]) -> Iterator[Parting]:
    """Yield the differences of ``severities`` with their moments and ids.

    A difference came about with the newer of the two articles, and is updated when a reviewer says something of it.
    Its id is that of its words and articles; where the same words part twice, the second is told apart by a number.
    """
    published = {v.id: moment_in_utc(v.published.value) for v in record.articles if v.published is not None}
    otherwise = moments(record)[1]
    seen: Counter[str] = Counter()
    kept = (one for one in sorted(record.differences, key=_in_text) if one.severity in severities)
    for difference in islice(kept, _MOST_AN_EVENT):
        urn = difference_urn(difference)
        seen[urn] += 1
        dates = (published.get(one or "") for one in (difference.original_article, difference.version_article))
        came = max((date for date in dates if date), default=otherwise)
        said = moment_in_utc(difference.review.at) if difference.review else None
        yield Parting(f"{urn}:{seen[urn]}" if seen[urn] > 1 else urn, came, max(came, said or came), difference)


def _in_text(difference: Difference) -> tuple[str, tuple[int, int, int, str, str], int]:
    start = difference.original.start if difference.original else -1
    return difference.version_article or difference.original_article or "", in_order(difference), start


def _entry(parting: Parting, record: Record, tabled: Tabled, edition: Edition) -> Entry:
    table = tabled(record)
    difference = parting.difference
    known = {witness.id: witness for witness in witnesses(record, table.articles, edition.language)}
    places = Places(table.articles, record.passages)
    sides = tuple(_sides(difference, known, places, edition))
    address = page_address(edition, event_path(record.id)) + "#differences"
    said = difference_words(difference, {witness.id: witness.siglum for witness in known.values()})
    return Entry(
        id=parting.id,
        address=address,
        title=Markup(told("feed_difference_title.html", edition.language, d=said)).unescape(),
        language=None,
        updated=parting.updated,
        content=told(
            "feed_difference.html",
            edition.language,
            severity=difference.severity,
            d=said,
            review=told_review(difference.review, edition.language) if difference.review else "",
            sides=sides,
            address=address,
            title=headline(record, edition.language).title,
        ),
        published=parting.published,
        tags=(difference.severity, difference.kind),
    )


def _sides(difference: Difference, known: dict[str, Witness], places: Places, edition: Edition) -> Iterator[Side]:
    """Yield both sides, that of the original first; of one that lacks the words only whose it is."""
    pairs: tuple[tuple[str | None, Evidence | None], ...] = (
        (difference.original_article, difference.original),
        (difference.version_article, difference.version),
    )
    for article, evidence in pairs:
        witness = known.get(evidence.article if evidence else article or "")
        page = page_address(edition, witness.path) if witness and witness.path else None
        if evidence is not None:
            anchor = places.anchor(evidence)
            shown = tuple(in_context(evidence, difference, places))
            yield Side(witness, f"{page}#{anchor}" if page and anchor else page, shown)
        elif article is not None:
            yield Side(witness, page, ())
