"""Articles -> events, relations settled by alignment."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Protocol

from hexapla import events
from hexapla.engines import Embedder
from hexapla.execution import Execution, Failed
from hexapla.pipeline.cleaning import clean
from hexapla.pipeline.progress import Progress
from hexapla.pipeline.telling import Telling, settle
from hexapla.pipeline.vectors import HeardVectors
from hexapla.settings import Settings
from hexapla.values.article import Article
from hexapla.values.event import Event, Member
from hexapla.values.lexicon import Meetings
from hexapla.values.rejection import Rejection
from hexapla.values.ties import UNTIED, Ties

Read = Callable[[Sequence[Article]], Sequence[events.Traits]]


class Run(Protocol):
    """Runs what reads articles over batches and gives the results in their order, as the built-in ``map`` does."""

    def __call__(self, function: Read, batches: Iterable[Sequence[Article]], /) -> Iterator[Sequence[events.Traits]]:
        """Yield what ``function`` gives for each batch of articles."""
        ...


def link(
    inputs: Sequence[str],
    execution: Execution,
    settings: Settings,
    progress: Progress,
    embedder: Embedder | None = None,
) -> Iterator[Member | Rejection]:
    """Yield the event and relation of every article of ``inputs`` by id, relations settled by alignment.

    Articles on which the model of ``embedder`` fails are rejections of the step ``embedding`` and members too.
    """
    found = events.Shelf()
    progress.begin("Reading", None)
    for result in clean(inputs, execution, settings):
        progress.advance()
        if isinstance(result, Rejection):
            yield result
        elif result.id in found:
            yield Rejection(result.location, "articles", "duplicate id", f"{result.id} stands in the input twice")
        else:
            found.add(result)
    progress.end()
    progress.begin("Linking articles", None)
    heard = HeardVectors(embedder, progress) if embedder is not None else None
    linked = events.stream(found, partial(read_over, execution), heard, judged=False)
    progress.end()
    yield from linked.rejections
    yield from sorted(_settled(linked, found, execution, progress), key=lambda member: member.id)


def _settled(linked: events.Stream, found: events.Shelf, execution: Execution, progress: Progress) -> Iterator[Member]:
    """Yield the members of all events with their relations settled; a few events are in memory at a time."""
    waiting: deque[Event] = deque()

    def handed() -> Iterator[Telling]:
        for event in linked.events:
            waiting.append(event)
            yield Telling(event, {member.id: found.named(member.id) for member in event.members})

    progress.begin("Settling relations", linked.count)
    for outcome in execution.map(settle, handed()):
        event = waiting.popleft()
        yield from event.members if isinstance(outcome, Failed) else outcome
        progress.advance()
    progress.end()


def linked_events(
    articles: Iterable[Article],
    run: Run,
    progress: Progress,
    embedder: Embedder | None = None,
    lexicon: Iterable[Meetings] = (),
    ties: Ties = UNTIED,
) -> events.Linking:
    """Return the events of a set of articles, without their judgements.

    ``run`` reads what they are linked by; ``embedder`` and what an archive has learned of words add a signal each, and
    what people said, ``ties``, holds.
    """
    progress.begin("Linking articles", None)
    heard = HeardVectors(embedder, progress) if embedder is not None else None
    linked = events.stream(articles, run, heard, lexicon, ties, judged=False)
    found = tuple(linked.events)
    progress.end()
    return events.Linking(found, linked.rejections)


def read_over(
    execution: Execution, function: Read, batches: Iterable[Sequence[Article]]
) -> Iterator[Sequence[events.Traits]]:
    """Read batches of articles wherever work runs.

    What fails there is read here, one article after the other, so that no article takes others with it and its error
    can be seen.
    """
    waiting: deque[Sequence[Article]] = deque()

    def handed() -> Iterator[Sequence[Article]]:
        for batch in batches:
            waiting.append(batch)
            yield batch

    for outcome in execution.map(function, handed()):
        batch = waiting.popleft()
        yield [one for each in batch for one in function([each])] if isinstance(outcome, Failed) else outcome
