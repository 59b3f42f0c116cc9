"""Signals of linking: read in each article once, and kept by the archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from hexapla import events
from hexapla.archive import Archive, SignalsRow
from hexapla.execution import Execution
from hexapla.pipeline.linking import read_over
from hexapla.values.article import Article

_AT_ONCE = 8  # batches a transaction, some 500 articles: what a killed run has to read again, half a second of work

Read = Callable[[Sequence[Article]], Sequence[events.Traits]]


class KeptSignals:
    """Reads the articles that an archive has no signals of, wherever work runs, and keeps them some batches at a time.

    ``keys`` maps the id of every article to the key of its content. ``read`` counts the articles that were read.
    What was read now goes the same way as what was kept: packed and unpacked, so that both are equal to the last bit.
    """

    def __init__(self, archive: Archive, execution: Execution, keys: Mapping[str, str]) -> None:
        """Begin with none read."""
        self._archive, self._execution, self._keys = archive, execution, keys
        self.read = 0

    def __call__(self, function: Read, batches: Iterable[Sequence[Article]], /) -> Iterator[Sequence[events.Traits]]:
        """Yield what ``function`` reads in each batch of articles, in their order."""
        rest = iter(batches)
        while some := list(islice(rest, _AT_ONCE)):
            packed = self._packed(function, some)
            for batch in some:
                yield [msgspec.msgpack.decode(packed[article.id], type=events.Traits) for article in batch]

    def _packed(self, function: Read, batches: Sequence[Sequence[Article]]) -> dict[str, bytes]:
        names = {article.id: self._keys[article.id] for batch in batches for article in batch}
        kept = self._archive.signals(names, events.SIGNALS_VERSION)
        unread = ([article for article in batch if article.id not in kept] for batch in batches)
        fresh = [batch for batch in unread if batch]
        if not fresh:
            return kept
        traits = read_over(self._execution, function, fresh)
        values = {one.id: msgspec.msgpack.encode(one) for found in traits for one in found}
        self._archive.add_signals(
            [SignalsRow(article, names[article], value) for article, value in values.items()], events.SIGNALS_VERSION
        )
        self.read += len(values)
        return {**kept, **values}
