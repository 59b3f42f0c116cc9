"""Shelf: articles that are written once and read one at a time, from a file where they are many."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import msgspec
import numpy as np

from hexapla.events.columns import Ints
from hexapla.events.spool import Spool
from hexapla.values.article import Article

_DIGEST = 16


class Shelf:
    """A set of articles in the order of their ids; of articles with one id the longest is kept.

    In memory are their ids and where they stand. The file is gone when the shelf is.
    """

    def __init__(self) -> None:
        """Start without any."""
        self._written = Spool(np.uint8)
        self._contents = bytearray()
        self._unwritten: dict[int, Article] = {}
        self._places: dict[str, int] = {}
        self._ids: tuple[str, ...] | None = None
        self._decode = msgspec.msgpack.Decoder(Article).decode

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Shelf:
        """Return a shelf of articles: what is one already is not copied."""
        if isinstance(articles, cls):
            return articles
        found = cls()
        for article in articles:
            found.add(article)
        return found

    def add(self, article: Article) -> None:
        """Take an article, unless a longer one has its id."""
        place = self._places.get(article.id)
        if place is not None:
            other = self._read(place)
            if (len(article.text), article.text) <= (len(other.text), other.text):
                return
        try:
            row = msgspec.msgpack.encode(article)
        except UnicodeEncodeError:  # half of a surrogate pair, which no encoding holds
            self._unwritten[len(self._written)], row = article, b""
        self._places[article.id] = len(self._written)
        self._written.append(row)
        self._contents += _digest(article)
        self._ids = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in order."""
        if self._ids is None:
            self._ids = tuple(sorted(self._places))
        return self._ids

    def __len__(self) -> int:
        """Return how many articles there are."""
        return len(self._places)

    def __contains__(self, name: object) -> bool:
        """Say whether there is an article with an id."""
        return name in self._places

    def __getitem__(self, number: int) -> Article:
        """Return an article by its number in the order of ids."""
        return self._read(self._places[self.ids[number]])

    def __iter__(self) -> Iterator[Article]:
        """Yield the articles in the order of their ids."""
        return map(self.named, self.ids)

    def named(self, name: str) -> Article:
        """Return the article with an id.

        Raises:
            KeyError: there is none.
        """
        return self._read(self._places[name])

    def first(self) -> Ints:
        """Return for each article the first that agrees with it in all that is read, itself where it is the first."""
        seen: dict[bytes, int] = {}
        found = np.arange(len(self))
        for number, name in enumerate(self.ids):
            begin = self._places[name] * _DIGEST
            found[number] = seen.setdefault(bytes(self._contents[begin : begin + _DIGEST]), number)
        return found

    def _read(self, place: int) -> Article:
        unwritten = self._unwritten.get(place)
        return unwritten if unwritten is not None else self._decode(self._written.read(place, place + 1).data)


def _digest(article: Article) -> bytes:
    """Return what is equal for articles that agree in all that is read: language, title, text and captions."""
    captions = (block.text for block in article.blocks if block.kind == "caption")
    found = hashlib.blake2b(digest_size=_DIGEST)
    for part in (article.language, article.title, article.text, *captions):
        written = b"" if part is None else b"\1" + part.encode("utf-8", "surrogatepass")
        found.update(len(written).to_bytes(8, "little") + written)
    return found.digest()
