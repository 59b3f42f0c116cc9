"""The archive as requests see it: an event found by its id, with what reviewers said, and the keys of what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from threading import Lock
from urllib.parse import quote

import msgspec

from hexapla import pipeline
from hexapla.archive import Archive
from hexapla.errors import UnknownArticle, UnknownEvent, UnknownPerson
from hexapla.values.article import Article
from hexapla.values.person import Portrait, Profile
from hexapla.values.record import Record
from hexapla.web.around import Outline, outline_of, read_around
from hexapla.web.problems import Problem

GATHERED_AT_ONCE = 2_000
"""Events up to which people, series, documents and outlets are gathered anew when somebody reviewed: some five seconds
of work (12,400 take 29). In a larger archive the next build does it."""
_REMEMBERED = 20_000
"""Events whose outline and surroundings are remembered, some 500 bytes each."""
_encode = msgspec.json.Encoder(order="deterministic").encode
Address = Callable[[str], str]
"""Makes the address of an event of its id."""


class Library:
    """One archive, read by the threads of one process. What is asked for often is kept until the archive changes."""

    def __init__(self, archive: Archive, least: float = 0.0) -> None:
        """Stand before ``archive``; facts of a confidence below ``least`` are left out of records."""
        self.archive = archive
        self._least = least
        self._lock, self._gathering = Lock(), Lock()
        self._reviews: tuple[int, pipeline.Reviews] | None = None
        self._former: tuple[str | None, Mapping[str, tuple[str, ...]]] | None = None
        self._outline = lru_cache(_REMEMBERED)(self._read_outline)
        self._around = lru_cache(_REMEMBERED)(self._read_around)

    def reviews(self) -> pipeline.Reviews:
        """Return what reviewers have said until now."""
        last = self.archive.last_verdict()
        with self._lock:
            if self._reviews is None or self._reviews[0] != last:
                self._reviews = last, pipeline.Reviews(self.archive)
            return self._reviews[1]

    def event_key(self, event: str, at: Address) -> str:
        """Return what changes whenever an event's record, its articles or what reviewers say of them do.

        Raises:
            Problem: there is no such event: it is elsewhere (308), in several (300), gone (410) or was never (404).
        """
        key = self.record_state(event)
        if key is None:
            raise self._elsewhere(event, at)
        return key

    def event_state(self, event: str) -> str | None:
        """Return what changes whenever anything that an event's page is made from does, ``None`` without the event.

        What reviewers say of it and what stands around it, turns of its series, people, documents, is read again when
        the archive's revision changed, and compared by what it says.
        """
        while (key := self.archive.record_key(event)) is not None:
            try:
                around = self._around(event, key, self.archive.revision())
                return _digest(key, around, self.archive.article_keys(self._outline(event, key).articles))
            except _Torn:
                continue
        return None

    def article_state(self, article: str) -> str | None:
        """Return what changes whenever anything that an article's page is made from does, ``None`` without it."""
        key, event = self.archive.article_key(article), self.archive.events_of([article]).get(article)
        if key is None:
            return None
        return _digest(key, event, self.record_state(event) if event else None, self.archive.homes([article]))

    def record_state(self, event: str) -> str | None:
        """Return what changes whenever a record, an article of it, or what is said of it does; ``None`` without one."""
        while (key := self.archive.record_key(event)) is not None:
            try:
                articles = self._outline(event, key).articles
            except _Torn:
                continue
            return _digest(key, self._least, self.reviews().on(articles), self.archive.article_keys(articles))
        return None

    def _read_outline(self, event: str, key: str) -> Outline:
        for record in self.archive.records([event]):
            if self.archive.record_key(event) == key:
                return outline_of(record)
        raise _Torn  # a build has just put another in its place

    def _read_around(self, event: str, key: str, revision: str) -> str:
        outline = self._outline(event, key)
        return _digest(self._least, self.reviews().on(outline.articles), read_around(self.archive, event, outline))

    def record(self, event: str) -> Record:
        """Return the record of an event as reviewers left it.

        Raises:
            UnknownEvent: there is none; a build may just have taken it away.
        """
        for record in self.reviews().records([event], self._least):
            return record
        raise UnknownEvent(f"there is no event {event}")

    def records(self, events: Iterable[str]) -> Iterator[Record]:
        """Yield the records of events as reviewers left them, by id."""
        return self.reviews().records(events, self._least)

    def regather(self) -> None:
        """Let pages of people, series, documents and outlets show what was reviewed, where that takes a moment only."""
        if self.archive.size("event") > GATHERED_AT_ONCE or not self._gathering.acquire(blocking=False):
            return
        try:
            while pipeline.update_gathered(self.archive, _Silent()):
                pass  # until nothing was said meanwhile
        finally:
            self._gathering.release()

    def article(self, article: str) -> Article:
        """Return an article by id.

        Raises:
            UnknownArticle: there is none.
        """
        for one in self.archive.articles([article]):
            return one
        raise UnknownArticle(f"there is no article {article}")

    def person(self, person: str) -> Profile:
        """Return a person by id.

        Raises:
            Problem: 308, the person has another id now.
            UnknownPerson: there is none.
        """
        found = self.archive.person(person)
        if found is None:
            raise self._called_otherwise(person)
        return found

    def portrait(self, person: str) -> Portrait:
        """Return what a page tells of a person.

        Raises:
            Problem: 308, the person has another id now.
            UnknownPerson: there is none.
        """
        found = self.archive.portrait(person)
        if found is None:
            raise self._called_otherwise(person)
        return found

    def _called_otherwise(self, person: str) -> Problem:
        now = self.archive.former_person(person)
        if now is None:
            raise UnknownPerson(f"there is no person {person}")
        address = f"./{quote(now, safe='')}"
        return Problem(308, f"person {person} is now {now}", {"person": now}, {"Location": address})

    def former(self, event: str) -> tuple[str, ...]:
        """Return the events that hold the articles of an id that an event had; none where none does."""
        return self._former_events().get(event, ())

    def _elsewhere(self, event: str, at: Address) -> Problem:
        now = self._former_events().get(event)
        if now is None:
            return Problem(404, f"there is no event {event}")
        if not now:
            return Problem(410, f"event {event} is gone: none of its articles is here any more")
        addresses = [{"event": one, "address": at(one)} for one in now]
        if len(now) == 1:
            return Problem(308, f"event {event} is now {now[0]}", {"events": addresses}, {"Location": at(now[0])})
        return Problem(300, f"event {event} was split into {len(now)} events", {"events": addresses})

    def _former_events(self) -> Mapping[str, tuple[str, ...]]:
        linked = self.archive.state("linked")
        with self._lock:
            if self._former is None or self._former[0] != linked:
                self._former = linked, self.archive.former_events()
            return self._former[1]


def _digest(*parts: object) -> str:
    return blake2b(_encode(parts), digest_size=16).hexdigest()


class _Torn(Exception):
    """What was read is not of the key that it was read under."""


class _Silent:
    """Nobody hears how far it is."""

    def begin(self, step: str, total: int | None) -> None:
        """Say nothing."""

    def advance(self) -> None:
        """Say nothing."""

    def end(self) -> None:
        """Say nothing."""
