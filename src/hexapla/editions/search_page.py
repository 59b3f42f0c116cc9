"""The page of a search: what was asked, and the events that were found, with the pieces that show why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from msgspec import Struct

from hexapla.editions.addresses import SEARCH, article_path, event_path
from hexapla.editions.filters import leaves
from hexapla.editions.headline import Headline
from hexapla.editions.page_head import PageHead, search_feeds
from hexapla.editions.parallel import MOST_ROWS
from hexapla.editions.places import anchor
from hexapla.editions.rendering import render
from hexapla.editions.standpoint import Edition, Standpoint
from hexapla.editions.wording import clip, day, own_name, sound
from hexapla.language.scripts import direction
from hexapla.values.search import Hit, Named, SearchAnswer, Snippet

MOST_SHOWN = 1_000  # hits that are paged through: search ranks no more
_LONGEST_QUERY = 500
_MOST_LANGUAGES = 12


class Found(Struct, frozen=True):
    """A piece of an article in which something was found: its runs, each with whether it is what was found.

    ``path`` and ``anchor`` lead to the sentence: its ``row`` of the parallel table, or where it stands in the article.
    """

    language: str | None
    direction: str
    runs: tuple[tuple[str, bool], ...]
    path: str
    anchor: str
    row: int | None
    begun: bool


class FoundEvent(Struct, frozen=True):
    """An event that was found, as a reader sees it; ``headline`` is there where lists know the event."""

    path: str
    title: Found | None
    date: str
    shown_date: str
    languages: tuple[tuple[str, str], ...]
    languages_left_out: int
    versions: int
    snippets: tuple[Found, ...]
    headline: Headline | None


def search_page(
    query: str,
    answer: SearchAnswer | None,
    edition: Edition,
    headlines: Mapping[str, Headline] = {},
    size: int = 20,
) -> bytes:
    """Return the page of a search as UTF-8; ``answer`` is ``None`` where nothing was asked yet.

    ``headlines`` are those of the events that were found, by id, where they are at hand; ``size`` is how many hits a
    page has.
    """
    standpoint, query = Standpoint(SEARCH, edition), sound(query)
    asked = clip(query, _LONGEST_QUERY)
    language = edition.language
    found = tuple(_event(hit, headlines.get(hit.event), language) for hit in answer.hits) if answer else ()
    number = answer.offset // size + 1 if answer else 1
    pages = -(-min(answer.total, MOST_SHOWN) // size) if answer else 0
    return render(
        "search.html",
        standpoint,
        PageHead(feeds=tuple(search_feeds(standpoint, query)) if query else ()),
        asked=asked,
        query=_query(query, number) if query else "",
        answer=answer,
        found=found,
        people=_named(answer.people) if answer else (),
        documents=_named(answer.documents) if answer else (),
        leaves=leaves(min(number, max(pages, 1)), pages, lambda n: _query(query, n)),
        number=number,
    )


def _query(query: str, number: int) -> str:
    return "?" + urlencode({"q": query, **({"page": str(number)} if number > 1 else {})}, errors="replace")


def _named(named: Sequence[Named]) -> tuple[tuple[str, str], ...]:
    """Names with the query that asks for them alone."""
    return tuple((clip(one.name, 120), sound(one.name)) for one in named)


def _event(hit: Hit, headline: Headline | None, language: str) -> FoundEvent:
    languages = tuple((tag, own_name(tag)) for tag in hit.languages)
    return FoundEvent(
        path=event_path(hit.event),
        title=_found(hit.title, hit.event) if hit.title else None,
        date=hit.date or "",
        shown_date=headline.shown_date if headline else day(hit.date, language),
        languages=languages[:_MOST_LANGUAGES],
        languages_left_out=max(0, len(languages) - _MOST_LANGUAGES),
        versions=hit.versions,
        snippets=tuple(_found(snippet, hit.event) for snippet in hit.snippets),
        headline=headline,
    )


def _found(snippet: Snippet, event: str) -> Found:
    place = snippet.place
    row = snippet.row if snippet.row is not None and snippet.row <= MOST_ROWS else None
    start = place.start if snippet.sentence is None else snippet.sentence
    return Found(
        snippet.language,
        direction(snippet.language),
        tuple(_runs(snippet)),
        event_path(event) if row else article_path(place.article),
        f"p{row}" if row else anchor(place.block, start),
        row,
        place.block < 0 or place.start == 0,
    )


def _runs(snippet: Snippet) -> Iterator[tuple[str, bool]]:
    """Yield the text of a piece in runs; marks are codepoints of its block, and may lie on one another."""
    text, first, done = snippet.place.text, snippet.place.start, 0
    for mark in sorted(snippet.marks, key=lambda span: span.start):
        start, end = max(mark.start - first, done), min(mark.end - first, len(text))
        if start < end:
            yield text[done:start], False
            yield text[start:end], True
            done = end
    yield text[done:], False
