"""The imprint of an article: who wrote it, where and when, and whom it credits, by what the page declares and shows."""

from __future__ import annotations

from msgspec import Struct

from hexapla.articles import credits, datelines, dates, shown_dates
from hexapla.articles.draft import Draft
from hexapla.articles.metadata import Metadata
from hexapla.values.article import DateValue

_LONGEST_PLACE = 60
_SHORTEST = 5
# Paragraphs in which a report names the place it comes from; its author is hardly ever spoken of there.
_TELLING = 4


class Imprint(Struct, frozen=True):
    """Authors, place of writing, credited source, and the dates of publication and of the last change."""

    authors: tuple[str, ...] = ()
    place: str | None = None
    source: str | None = None
    published: DateValue | None = None
    modified: DateValue | None = None


class Known(Struct, frozen=True):
    """What is known of a page beside its text; ``head`` are the short texts around its title.

    ``locality`` is the place that one of them names, ``fetched`` is the instant at which it was fetched, in ISO 8601.
    """

    outlet: str | None = None
    url: str | None = None
    head: tuple[str, ...] = ()
    fetched: str | None = None
    locality: str | None = None


def read(metadata: Metadata, draft: Draft, known: Known) -> Imprint:
    """Return the imprint of an article.

    What is declared comes first for authors and dates; a page that declares its outlet as author has no other.
    The place is the dateline's, for the declared one is often that of the outlet; the source is what a line credits,
    then the end of the text, the dateline, the metadata.
    """
    paragraphs = [block.text for block in draft.blocks if block.kind == "paragraph"]
    stated = of_text(paragraphs, draft.language)
    shown, beside = _told_apart(draft.authors, paragraphs)
    named = credits.authors(metadata.authors, known.outlet, draft.language)
    published, modified = _dates(metadata, draft, known)
    wires = (name for text in metadata.authors for name in text.split(",") if credits.agency(name))
    if not named and not any(_is_outlet(text, known.outlet) for text in metadata.authors):
        named = credits.authors(shown, known.outlet, draft.language)
    return Imprint(
        authors=named,
        place=stated.place or known.locality or beside or _declared_place(metadata, draft.language),
        source=_unlike(draft.source or stated.source or metadata.source or next(wires, None), known.outlet),
        published=published,
        modified=modified,
    )


def of_text(paragraphs: list[str], language: str | None) -> Imprint:
    """Return the place and the source that the paragraphs of a text state by themselves."""
    if not paragraphs:
        return Imprint()
    opened = datelines.read(paragraphs[0], language)
    return Imprint(place=opened.place, source=credits.closing(paragraphs[-1]) or opened.agency)


def _told_apart(names: tuple[str, ...], paragraphs: list[str]) -> tuple[tuple[str, ...], str | None]:
    """Return the authors of a byline, and the place that stands with them: a text speaks of it, not of its author."""
    body = "\n".join(paragraphs[:_TELLING])
    persons = tuple(name for name in names if name not in body)
    if not persons or len(persons) == len(names):
        return names, None
    return persons, next(name for name in names if name in body)


def _declared_place(metadata: Metadata, language: str | None) -> str | None:
    if metadata.dateline:
        found = datelines.read(f"{metadata.dateline} – x", language).place
        name = found or metadata.dateline.split(",")[0].strip()
        if 1 < len(name) <= _LONGEST_PLACE:
            return name
    return metadata.place


def _is_outlet(name: str, outlet: str | None) -> bool:
    return bool(outlet) and _key(name) == _key(outlet or "")


def _unlike(source: str | None, outlet: str | None) -> str | None:
    """Return the credited source where it is not the outlet itself, or the house that keeps it."""
    known, named = _key(outlet or ""), _key(source or "")
    return None if named == known or (len(known) > _SHORTEST and named.startswith(known)) else source


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _dates(metadata: Metadata, draft: Draft, known: Known) -> tuple[DateValue | None, DateValue | None]:
    """Return the dates of publication and of the last change: declared, else shown at the head; else the address's.

    No date is believed that lies behind the day on which the page was fetched.
    """
    stated = dates.address_date(known.url)
    declared = dates.declared_dates(metadata.published, draft.language, stated)
    changed = dates.declared_dates(metadata.modified, draft.language)
    published = next((date for date in declared if not dates.is_after(date, known.fetched)), None)
    modified = next((date for date in changed if not dates.is_after(date, known.fetched)), None)
    if published is None or modified is None:
        body = "\n".join(block.text for block in draft.blocks[:4])
        shown = shown_dates.read((*known.head, *draft.datelines), draft.language, body, known.fetched)
        published = published or shown.published or stated or shown.only_change
        modified = modified or shown.modified
    return published, dates.after_publication(modified, published)
