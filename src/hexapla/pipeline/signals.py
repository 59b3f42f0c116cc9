"""Signals of linking: read in each article once, and kept by the archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from hexapla import events
from hexapla.archive import Archive, SignalsRow
from hexapla.execution import Execution
from hexapla.pipeline.linking import run_over
from hexapla.values.article import Article

_BATCH = 128  # articles a transaction: what a killed run has to read again

Read = Callable[[Article], events.Traits]


class KeptSignals:
    """Reads the articles that an archive has no signals of, wherever work runs, and keeps them batch by batch.

    ``keys`` maps the id of every article to the key of its content. ``read`` counts the articles that were read.
    What was read now goes the same way as what was kept: packed and unpacked, so that both are equal to the last bit.
    """

    def __init__(self, archive: Archive, execution: Execution, keys: Mapping[str, str]) -> None:
        """Begin with none read."""
        self._archive, self._execution, self._keys = archive, execution, keys
        self.read = 0

    def __call__(self, function: Read, items: Iterable[Article], /) -> Iterator[events.Traits]:
        """Yield what ``function`` reads in each article, in their order."""
        rest = iter(items)
        while batch := list(islice(rest, _BATCH)):
            packed = self._packed(function, batch)
            yield from (msgspec.msgpack.decode(packed[article.id], type=events.Traits) for article in batch)

    def _packed(self, function: Read, batch: Sequence[Article]) -> dict[str, bytes]:
        kept = self._archive.signals({a.id: self._keys[a.id] for a in batch}, events.SIGNALS_VERSION)
        fresh = [article for article in batch if article.id not in kept]
        if not fresh:
            return kept
        traits = run_over(self._execution, function, fresh)
        values = {a.id: msgspec.msgpack.encode(found) for a, found in zip(fresh, traits, strict=True)}
        rows = [SignalsRow(article, self._keys[article], value) for article, value in values.items()]
        self._archive.add_signals(rows, events.SIGNALS_VERSION)
        self.read += len(rows)
        return {**kept, **values}
