"""Articles -> events, relations settled by alignment."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Protocol, TypeVar

from hexapla import events
from hexapla.execution import Execution, Failed
from hexapla.pipeline.cleaning import clean
from hexapla.pipeline.progress import Progress
from hexapla.pipeline.telling import settle, tellings_of
from hexapla.settings import Settings
from hexapla.values.article import Article
from hexapla.values.event import Event, Member
from hexapla.values.rejection import Rejection

T = TypeVar("T")
R = TypeVar("R")


class Run(Protocol):
    """Runs what reads an article over articles and gives the results in their order, as the built-in ``map`` does."""

    def __call__(
        self, function: Callable[[Article], events.Traits], items: Iterable[Article], /
    ) -> Iterator[events.Traits]:
        """Yield what ``function`` gives for each article."""
        ...


def link(
    inputs: Sequence[str], execution: Execution, settings: Settings, progress: Progress
) -> Iterator[Member | Rejection]:
    """Yield the event and relation of every article of ``inputs`` by id, relations settled by alignment."""
    found: dict[str, Article] = {}
    progress.begin("Reading", None)
    for result in clean(inputs, execution, settings):
        progress.advance()
        if isinstance(result, Rejection):
            yield result
        elif result.id in found:
            yield Rejection(result.location, "articles", "duplicate id", f"{result.id} stands in the input twice")
        else:
            found[result.id] = result
    progress.end()
    linked = linked_events(found.values(), partial(run_over, execution), progress)
    progress.begin("Settling relations", len(linked))
    members: list[Member] = []
    for outcome, event in zip(execution.map(settle, tellings_of(linked, found)), linked, strict=True):
        members.extend(event.members if isinstance(outcome, Failed) else outcome)
        progress.advance()
    progress.end()
    yield from sorted(members, key=lambda member: member.id)


def linked_events(articles: Iterable[Article], run: Run, progress: Progress) -> list[Event]:
    """Return the events of a set of articles; ``run`` reads what they are linked by."""
    progress.begin("Linking articles", None)
    linked = list(events.link(articles, run).events)
    progress.end()
    return linked


def run_over(execution: Execution, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """Run a function wherever work runs; what fails there is tried here, where its error can be seen."""
    waiting: deque[T] = deque()

    def handed() -> Iterator[T]:
        for item in items:
            waiting.append(item)
            yield item

    for outcome in execution.map(function, handed()):
        item = waiting.popleft()
        yield function(item) if isinstance(outcome, Failed) else outcome
