"""The static site: which pages there are, what each is made from, and publishing them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Protocol

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from hexapla.editions.addresses import (
    SCRIPT,
    STYLESHEET,
    article_path,
    document_path,
    event_path,
    index_path,
    outlet_path,
    person_path,
    series_path,
)
from hexapla.editions.article_page import article_page
from hexapla.editions.citations import cited
from hexapla.editions.document_page import cited_at, document_page, quoted
from hexapla.editions.downloads import download_files
from hexapla.editions.event_page import Neighbours, event_page
from hexapla.editions.folder import Folder, Published
from hexapla.editions.front_page import census, front_page
from hexapla.editions.front_sheets import Shelf, front_views
from hexapla.editions.headline import Headline, headline
from hexapla.editions.index_page import index_page, list_sheets, lists
from hexapla.editions.leads import leads, outlet_names
from hexapla.editions.moved_page import moved_page, moved_people, moved_person_page
from hexapla.editions.outlet_page import MOST_ARTICLES, all_erring, outlet_page
from hexapla.editions.outward import feed_files, listed_files
from hexapla.editions.person_page import person_page, portrayed
from hexapla.editions.rendering import look, script, stylesheet
from hexapla.editions.series_index_page import series_index_page, series_lines, series_sheets
from hexapla.editions.series_page import MOST_TURNS, evidence_of, series_page, told_at
from hexapla.editions.standpoint import PLAIN, Edition
from hexapla.values.article import Article
from hexapla.values.document import DocumentCard
from hexapla.values.lines import OutletLine, SeriesLine
from hexapla.values.outlet_card import OutletCard
from hexapla.values.person import Portrait, Profile
from hexapla.values.record import Record
from hexapla.values.rejection import Rejection
from hexapla.values.series import SeriesCard

STEP_VERSION = "editions/7"
_encode = msgspec.json.Encoder(order="deterministic").encode


class _Sheet(Struct, frozen=True):
    """One file of the edition: where it stands, the key of what it is made from, and how to make it, wherever."""

    path: str
    key: str
    make: Callable[[], bytes]


class Run(Protocol):
    """Runs a function over items and gives the results in their order, as the built-in ``map`` does."""

    def __call__(self, function: Callable[[_Sheet], bytes], items: Iterable[_Sheet], /) -> Iterator[bytes]:
        """Yield what ``function`` gives for each item."""
        ...


class Contents(Struct, frozen=True):
    """What an edition shows: ``articles`` by id, and for ids that events had earlier (``former``) the events now.

    ``people`` are the people of the records over time, ``series`` the cards of recurring events, ``documents`` what the
    records cite; ``homes`` maps articles to the ids of their ``outlets``. The pages are made once for each of
    ``editions``, one a language of the interface. Where these know their place in the world, there are feeds and
    sitemaps too.
    """

    records: Sequence[Record]
    articles: Mapping[str, Article]
    rejections: Sequence[Rejection] = ()
    former: Mapping[str, Sequence[str]] = {}
    people: Sequence[Profile] = ()
    series: Sequence[SeriesCard] = ()
    documents: Sequence[DocumentCard] = ()
    outlets: Sequence[OutletCard] = ()
    homes: Mapping[str, str] = {}
    editions: Sequence[Edition] = (PLAIN,)


def publish(contents: Contents, out: Path, run: Run = map) -> Published:
    """Write the static site of the records to ``out`` and return what that took, in files.

    ``run`` makes the pages, in this process or in several. Files whose content did not change are left alone, files of
    earlier editions that this one lacks are removed, files that no edition wrote are never touched. An id that an event
    had earlier keeps a page that leads on. Raises :class:`OutputError` where ``out`` cannot be written.
    """
    planned = list(_sheets(contents))
    listed = _listed(contents, [sheet.path for sheet in planned])
    folder = Folder(out)
    folder.begin([*(sheet.path for sheet in planned), *listed])
    for path, make in listed.items():
        content = make()
        folder.put(path, _digest(content), content)
    stale = [sheet for sheet in planned if not folder.fresh(sheet.path, sheet.key)]
    for sheet, content in zip(stale, run(_made, stale), strict=True):
        folder.put(sheet.path, sheet.key, content)
    return folder.finish()


def _made(sheet: _Sheet) -> bytes:
    return sheet.make()


def _sheets(contents: Contents) -> Iterator[_Sheet]:
    """Every file: those that all languages share, then the pages of each."""
    yield _Sheet(STYLESHEET, _digest(stylesheet()), stylesheet)
    yield _Sheet(SCRIPT, _digest(script()), script)
    yield from _feeds(contents)
    digests = {i: _digest(_encode(article)) for i, article in sorted(contents.articles.items())}
    for one in download_files(contents.records, contents.articles, digests):
        yield _Sheet(one.path, _digest(f"{STEP_VERSION} {one.digest}".encode()), one.make)
    for edition in contents.editions:
        for sheet in _Site(contents, edition, digests).sheets():
            yield replace(sheet, path=edition.prefix + sheet.path)


def _feeds(contents: Contents) -> Iterator[_Sheet]:
    """The feeds, in the first language: an entry leads to whole addresses, so only where those are known."""
    first = contents.editions[0]
    if first.base_url is None:
        return
    records = [_shown(record) for record in contents.records]
    for one in feed_files(records, contents.articles, sorted(contents.series, key=lambda card: card.id), first):
        yield _Sheet(one.path, _key(first.language, one.digest), one.make)


def _listed(contents: Contents, paths: Iterable[str]) -> dict[str, Callable[[], bytes]]:
    """The sitemaps and robots.txt: of the pages in the first language, which name the others; none that moved."""
    first = contents.editions[0]
    if first.base_url is None:
        return {}
    moved = {event_path(old) for old in contents.former} - {event_path(record.id) for record in contents.records}
    moved |= moved_people(contents.people).keys()
    inside = {path.removeprefix(first.prefix) for path in paths if path.startswith(first.prefix)}
    others = tuple(edition.prefix for edition in contents.editions[1:])
    pages = [path for path in inside - moved if path.endswith(".html") and not path.startswith(others)]
    return listed_files(pages, contents.records, contents.articles, first)


class _Site:
    """The pages in one language of the interface, at their paths inside it."""

    def __init__(self, contents: Contents, edition: Edition, digests: Mapping[str, str]) -> None:
        self._edition = edition
        self._made_for = _digest(_encode(edition))
        self._records = sorted(contents.records, key=lambda record: record.id)
        self._articles = contents.articles
        self._rejections = contents.rejections
        self._former = contents.former
        self._people = sorted(contents.people, key=lambda person: person.id)
        self._series = sorted(contents.series, key=lambda card: card.id)
        self._documents = sorted(contents.documents, key=lambda card: card.id)
        self._outlets = sorted(contents.outlets, key=lambda card: card.id)
        self._homes = contents.homes
        self._erring = all_erring(map(OutletLine.of, self._outlets))
        self._leads = leads(self._people, self._documents, self._series, contents.homes, self._outlets)
        self._headlines = {record.id: headline(record, edition.language) for record in self._records}
        self._digests = digests

    def sheets(self) -> Iterator[_Sheet]:
        """Every page of this language, with what it is made from."""
        yield from self._front()
        for record in self._records:
            yield from self._event(record)
        for person in self._people:
            yield self._person(person)
        for card in self._series:
            yield self._card(card)
        for document in self._documents:
            yield self._document(document)
        names = {card.id: card.name for card in self._outlets}
        for outlet in self._outlets:
            yield self._outlet(outlet, names)
        yield from self._lists()
        for identifier in sorted(self._former.keys() - self._headlines.keys()):
            yield self._moved(identifier)
        for path, person in moved_people(self._people).items():
            key = self._key(_digest(_encode((path, person.id, person.name))))
            yield _Sheet(path, key, partial(moved_person_page, path, person.id, person.name, self._edition))
        told = {version.id for record in self._records for version in record.articles}
        for identifier in self._digests:
            if identifier not in told:
                yield self._article(identifier, None, "")

    def _key(self, *parts: str) -> str:
        return _key(self._edition.language, self._made_for, *parts)

    def _front(self) -> Iterator[_Sheet]:
        counted = census(list(self._headlines.values()), self._articles, self._rejections, len(self._outlets))
        outlets = outlet_names(self._articles, self._leads.outlets)
        for view in front_views(Shelf(self._headlines, counted, self._people, outlets, self._edition)):
            yield _Sheet(view.path, self._key(_digest(_encode(view))), partial(front_page, view, self._edition))
        for sheet in series_sheets(series_lines(map(SeriesLine.of, self._series), self._headlines)):
            make = partial(series_index_page, sheet, self._edition)
            yield _Sheet(index_path("series", sheet.number), self._key(_digest(_encode(sheet))), make)

    def _event(self, record: Record) -> Iterator[_Sheet]:
        members = {v.id: self._articles[v.id] for v in record.articles if v.id in self._articles}
        own = self._headlines[record.id]
        series = record.series
        neighbours = Neighbours(
            self._headlines.get(series.previous or "") if series else None,
            self._headlines.get(series.next or "") if series else None,
            self._leads.people.get(record.id, {}),
            self._leads.series.get(record.id),
            self._leads.documents.get(record.id, {}),
            {one: self._leads.outlets[one] for one in members if one in self._leads.outlets},
        )
        digest = _digest(_encode((_shown(record), sorted(members))))
        texts = [self._digests[identifier] for identifier in members]
        key = self._key(digest, *texts, _digest(_encode((neighbours, own))))
        yield _Sheet(event_path(record.id), key, partial(event_page, record, members, own, neighbours, self._edition))
        for identifier in members:
            yield self._article(identifier, record, digest)

    def _person(self, person: Profile) -> _Sheet:
        portrait = Portrait.of(person)
        articles = cited([place for role in portrait.profile.roles for place in role.evidence], self._articles)
        told = {event: self._headlines[event] for event in portrayed(portrait) if event in self._headlines}
        key = self._key(
            _digest(_encode((portrait, told))), *(self._digests[identifier] for identifier in sorted(articles))
        )
        return _Sheet(person_path(person.id), key, partial(person_page, portrait, told, articles, self._edition))

    def _card(self, card: SeriesCard) -> _Sheet:
        articles = cited(evidence_of(card), self._articles)
        told = {event: self._headlines[event] for event in sorted(told_at(card)) if event in self._headlines}
        people = {turn.event: self._leads.people.get(turn.event, {}) for turn in card.turns[-MOST_TURNS:]}
        digest = _digest(_encode((card, told, people)))
        key = self._key(digest, *(self._digests[identifier] for identifier in sorted(articles)))
        return _Sheet(series_path(card.id), key, partial(series_page, card, told, articles, self._edition, people))

    def _document(self, card: DocumentCard) -> _Sheet:
        articles = cited(quoted(card), self._articles)
        told = {event: self._headlines[event] for event in cited_at(card) if event in self._headlines}
        key = self._key(_digest(_encode((card, told))), *(self._digests[identifier] for identifier in sorted(articles)))
        make = partial(document_page, card, told, articles, self._edition)
        return _Sheet(document_path(card.id), key, make)

    def _outlet(self, card: OutletCard, names: Mapping[str, str]) -> _Sheet:
        latest = card.latest[:MOST_ARTICLES]
        told = {row.event: self._headlines[row.event] for row in latest if row.event in self._headlines}
        sources = {row.of: names[self._homes[row.of]] for row in latest if row.of and self._homes.get(row.of) in names}
        known = {row.article for row in latest if row.article in self._articles}
        known |= {one.outlet for one in (*card.sources, *card.takers) if one.outlet in names}
        key = self._key(_digest(_encode((card, told, sources, sorted(known), self._erring))))
        make = partial(outlet_page, card, told, sources, frozenset(known), self._edition, self._erring)
        return _Sheet(outlet_path(card.id), key, make)

    def _lists(self) -> Iterator[_Sheet]:
        language = self._edition.language
        told = self._people, self._documents, self._outlets
        for listed, found in lists(*told, self._headlines, language).items():
            for sheet in list_sheets(found):
                make = partial(index_page, listed, sheet, self._edition)
                yield _Sheet(index_path(listed, sheet.number), self._key(_digest(_encode(sheet))), make)

    def _moved(self, identifier: str) -> _Sheet:
        now = [self._headlines[event] for event in self._former[identifier] if event in self._headlines]
        key = self._key(_digest(_encode((identifier, now))))
        return _Sheet(event_path(identifier), key, partial(moved_page, identifier, now, self._edition))

    def _article(self, identifier: str, record: Record | None, digest: str) -> _Sheet:
        article = self._articles[identifier]
        members = {v.id: self._articles[v.id] for v in record.articles if v.id in self._articles} if record else {}
        own: Headline | None = self._headlines[record.id] if record else None
        outlet = self._leads.outlets.get(identifier)
        make = partial(article_page, article, record, members, own, self._edition, outlet)
        key = self._key(self._digests[identifier], digest, outlet or "")
        return _Sheet(article_path(identifier), key, make)


def _shown(record: Record) -> Record:
    """Return what pages show of a record: no scores, which move a little whenever anything joins the archive."""
    return replace(record, articles=tuple(replace(version, score=0.0) for version in record.articles))


def _key(language: str, *parts: str) -> str:
    return _digest("\n".join((STEP_VERSION, look(language), *parts)).encode())


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
