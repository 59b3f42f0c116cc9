"""Leads: which pages of an edition tell more of what an event or an article names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from hexapla.editions.addresses import document_path, outlet_path, person_path, series_path
from hexapla.editions.wording import clip
from hexapla.values.article import Article
from hexapla.values.document import DocumentCard
from hexapla.values.outlet_card import OutletCard
from hexapla.values.person import Profile
from hexapla.values.series import SeriesCard


class Leads(Struct, frozen=True):
    """Paths of pages: of people and documents by event and name, of series by event, of outlets by article."""

    people: Mapping[str, Mapping[str, str]]
    documents: Mapping[str, Mapping[str, str]]
    series: Mapping[str, str]
    outlets: Mapping[str, str]


def leads(
    people: Sequence[Profile],
    documents: Sequence[DocumentCard],
    series: Sequence[SeriesCard],
    homes: Mapping[str, str],
    outlets: Sequence[OutletCard],
) -> Leads:
    """Return what leads to these pages; ``homes`` maps articles to the ids of their outlets."""
    persons: dict[str, dict[str, str]] = {}
    for person in people:
        for seen in person.appearances:
            persons.setdefault(seen.event, {})[seen.name] = person_path(person.id)
    cited: dict[str, dict[str, str]] = {}
    for document in documents:
        for row in document.citations:
            cited.setdefault(row.event, {})[document_key(row.code, row.title, row.dated)] = document_path(document.id)
    known = {card.id for card in outlets}
    return Leads(
        people={event: dict(sorted(found.items())) for event, found in persons.items()},
        documents={event: dict(sorted(found.items())) for event, found in cited.items()},
        series={turn.event: series_path(card.id) for card in series for turn in card.turns},
        outlets={article: outlet_path(outlet) for article, outlet in homes.items() if outlet in known},
    )


def document_key(code: str | None, title: str | None, date: str | None) -> str:
    """Return what a document is known by within an event."""
    return "\n".join(("document", code or "", title or "", date or ""))


def outlet_names(articles: Mapping[str, Article], paths: Mapping[str, str]) -> dict[str, str]:
    """Return name of an outlet, as headlines show it -> the path of its page; of several the first."""
    found = {(one.outlet, paths[i]) for i, one in articles.items() if one.outlet and i in paths}
    return {clip(name, 80): path for name, path in sorted(found, reverse=True)}
