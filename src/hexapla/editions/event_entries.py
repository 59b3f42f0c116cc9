"""Events as the entries of a feed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from hexapla.editions.absolute import page_address
from hexapla.editions.account_texts import account_texts
from hexapla.editions.addresses import external
from hexapla.editions.bitext import Table
from hexapla.editions.feed import NEVER, Due, Entry, Link
from hexapla.editions.headline import Headline, headline
from hexapla.editions.identifiers import event_urn
from hexapla.editions.moments import moment_in_utc
from hexapla.editions.rendering import told
from hexapla.editions.standpoint import Edition
from hexapla.editions.translations import translations
from hexapla.editions.witnesses import Witness, witnesses
from hexapla.editions.wording import Words, clip, words
from hexapla.language.scripts import direction
from hexapla.values.record import Record
from hexapla.values.search import Snippet
from hexapla.values.text import Span

_MOST_VERSIONS = 12
_MOST_SNIPPETS = 3
_LONGEST_ACCOUNT = 1_200  # codepoints; the accounts of the sample's events have 600 to 1,100
_LONGEST_TITLE = 160
_LONGEST_SNIPPET = 400


Tabled = Callable[[Record], Table]


class Found(Struct, frozen=True):
    """A piece of an article that a search found: its runs of text, each with whether it was asked for."""

    language: str | None
    direction: str
    pieces: tuple[tuple[str, bool], ...]


def due_event(record: Record, tabled: Tabled, edition: Edition, snippets: Sequence[Snippet] = ()) -> Due:
    """Return the entry of an event, to be made when it is wanted; ``tabled`` gives the event's articles."""
    return Due(event_urn(record.id), moments(record)[1], lambda: event_entry(tabled(record), edition, snippets))


def event_entry(table: Table, edition: Edition, snippets: Sequence[Snippet] = ()) -> Entry:
    """Return an event as an entry, with what a search found of it.

    It was published when its first version was, and updated when its last one was; an event none of whose versions
    bears a date is as old as what it tells of.
    """
    record = table.record
    own = headline(record, edition.language)
    first, last = moments(record)
    return Entry(
        id=event_urn(record.id),
        address=page_address(edition, own.path),
        title=own.title.text if own.title else untitled(edition.language),
        language=own.title.language if own.title else None,
        updated=last,
        content=told("feed_event.html", edition.language, **_content(table, own, edition), found=_pieces(snippets)),
        published=first,
        tags=(own.kind,) if own.kind else (),
        related=tuple(_related(record)),
    )


def moments(record: Record) -> tuple[str | None, str]:
    """Return when the first and the last version of an event were published, RFC 3339 in UTC.

    Where no version bears a date, there is no first moment, and the last is that of the event's end or start.
    """
    dates = (version.published.value for version in record.articles if version.published is not None)
    published = sorted(moment for date in dates if (moment := moment_in_utc(date)))
    if published:
        return published[0], published[-1]
    days = [fact.value for fact in (record.end, record.start) if fact is not None]
    return None, next((moment for day in days if (moment := moment_in_utc(day))), NEVER)


def untitled(language: str) -> str:
    """Return what an event is called that no version has a title for."""
    return str(translations(language).ugettext("Untitled event"))


def _content(table: Table, own: Headline, edition: Edition) -> dict[str, object]:
    found = witnesses(table.record, table.articles, edition.language)
    shown = [_with_address(witness, edition) for witness in found[:_MOST_VERSIONS]]
    return {
        "headline": own,
        "address": page_address(edition, own.path),
        "reviewed": table.record.reviewed,
        "account": _account(account_texts(table), own.title.language if own.title else None),
        "versions": shown,
        "versions_left_out": len(found) - len(shown),
    }


def _with_address(witness: Witness, edition: Edition) -> tuple[str | None, Witness]:
    title = words(clip(witness.title.text, _LONGEST_TITLE), witness.title.language)
    return (page_address(edition, witness.path) if witness.path else None), replace(witness, title=title)


def _account(texts: Mapping[str, str], wanted: str | None) -> Words | None:
    """The account in the language of the title, else in the first that there is one in."""
    language = wanted if wanted in texts else next(iter(sorted(texts)), None)
    return words(clip(texts[language], _LONGEST_ACCOUNT), language) if language is not None else None


def _related(record: Record) -> Iterator[Link]:
    """The pages that the versions were published on."""
    for version in record.articles[:_MOST_VERSIONS]:
        address = external(version.url)
        if address is not None:
            yield Link(address, version.title or "", version.language)


def _pieces(snippets: Sequence[Snippet]) -> tuple[Found, ...]:
    return tuple(_found(snippet) for snippet in snippets[:_MOST_SNIPPETS])


def _found(snippet: Snippet) -> Found:
    start, text = snippet.place.start, snippet.place.text[:_LONGEST_SNIPPET]
    pieces: list[tuple[str, bool]] = []
    done = 0
    for mark in (*snippet.marks, Span(start + len(text), start + len(text))):
        begin, end = (max(done, min(at - start, len(text))) for at in (mark.start, mark.end))
        pieces += [(text[done:begin], False), (text[begin:end], True)]
        done = end
    kept = tuple(piece for piece in pieces if piece[0])
    return Found(snippet.language, direction(snippet.language), kept)
