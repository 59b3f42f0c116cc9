"""Translations -> the lexicon of an archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations

from msgspec import Struct

from hexapla import events, sources, versions
from hexapla.archive import Archive
from hexapla.errors import NothingToLearn
from hexapla.execution import Execution, Failed
from hexapla.pipeline.cleaning import clean
from hexapla.pipeline.keys import digest
from hexapla.pipeline.linking import linked_events, read_over
from hexapla.pipeline.progress import Progress
from hexapla.pipeline.telling import Telling, teach, telling_from, with_lexicon
from hexapla.settings import Settings
from hexapla.values.article import Article
from hexapla.values.event import Event
from hexapla.values.rejection import Rejection


class Learned(Struct, frozen=True):
    """What a run of ``learn`` took in, and what it passed over."""

    sentences: int
    pairs: int
    rejections: tuple[Rejection, ...]


def learn(
    inputs: Sequence[str], archive: Archive, execution: Execution, settings: Settings, progress: Progress
) -> Learned:
    """Add to the archive's lexicon what translation memories, and articles that translate one another, teach.

    Without inputs the archive's own articles teach, as they were linked last. The same sentences teach what articles
    are linked by, and what versions are aligned by. What was learned once is not learned again: memories are known by
    their bytes, events by their articles, and of an event that has grown only what is new is learned.

    Raises:
        InputError, NothingToLearn, ArchiveError.
    """
    memories = [name for name in inputs if sources.is_memory(name)]
    pages = [name for name in inputs if not sources.is_memory(name)]
    sources.check_inputs(pages)
    rejections: list[Rejection] = []
    taught = _taught_by_memories(memories, archive, progress, rejections)
    school = None
    if pages:
        found = _articles_of(pages, execution, settings, rejections)
        school = _school_of_articles(found, archive, execution, progress)
    elif not inputs:
        school = _school_of_archive(archive)
    taught.update(_taught_by_events(school, archive, execution, progress) if school is not None else {})
    pairs = [pair for found in taught.values() for pair in found]
    if taught:
        lexicon, meetings = versions.learn(archive.lexicon(), pairs), events.learn(archive.meetings(), pairs)
        archive.set_lexicon(lexicon, sorted(taught), meetings)
    languages = {tuple(sorted((versions.base(p.language_a), versions.base(p.language_b)))) for p in pairs}
    return Learned(len(pairs), len(languages), tuple(rejections))


class _School(Struct, frozen=True):
    """Events that may teach, by their articles, what gives an event with these, and which languages are the middle."""

    events: Sequence[Event]
    telling: Callable[[Event], Telling]
    middle: Sequence[str]


def _taught_by_memories(
    names: Sequence[str], archive: Archive, progress: Progress, rejections: list[Rejection]
) -> dict[str, list[versions.SentencePair]]:
    """Return the pairs of sentences of each memory that was not learned yet, by a hash of its bytes."""
    taught: dict[str, list[versions.SentencePair]] = {}
    progress.begin("Reading translation memories", len(names))
    for name in names:
        key = sources.digest_of(name)
        if key not in archive.learned([key]):
            taught[key] = list(_pairs_of_memory(name, rejections))
        progress.advance()
    progress.end()
    return taught


def _pairs_of_memory(name: str, rejections: list[Rejection]) -> Iterator[versions.SentencePair]:
    for unit in sources.units_of(name):
        if isinstance(unit, Rejection):
            rejections.append(unit)
            continue
        for (a, text_a), (b, text_b) in combinations(sorted(unit.texts.items()), 2):
            yield versions.SentencePair(a, text_a, b, text_b)


def _articles_of(
    inputs: Sequence[str], execution: Execution, settings: Settings, rejections: list[Rejection]
) -> dict[str, Article]:
    """Return the articles among the pages by id; what is refused is added to ``rejections``."""
    found: dict[str, Article] = {}
    for result in clean(inputs, execution, settings):
        if isinstance(result, Rejection):
            rejections.append(result)
        else:
            found[result.id] = result
    return found


def _school_of_articles(
    found: Mapping[str, Article], archive: Archive, execution: Execution, progress: Progress
) -> _School:
    """Return the events that some articles report."""
    linked = linked_events(found.values(), partial(read_over, execution), progress).events
    lexicon = archive.lexicon()

    def telling(event: Event) -> Telling:
        return with_lexicon(Telling(event, {member.id: found[member.id] for member in event.members}), lexicon)

    return _School(linked, telling, versions.middle_languages(found.values()))


def _school_of_archive(archive: Archive) -> _School:
    """Return the archive's events."""
    linked = list(archive.events())
    if not linked:
        raise NothingToLearn("the archive has no events to learn from; build it first, or name pages or memories")
    lexicon = archive.lexicon()
    return _School(
        linked, lambda event: telling_from(event, archive, lexicon, ()), versions.middle_languages(archive.articles())
    )


def _taught_by_events(
    school: _School, archive: Archive, execution: Execution, progress: Progress
) -> dict[str, list[versions.SentencePair]]:
    """Return the aligned sentences of each two versions of an event that taught nothing yet, under a key of both."""
    keys = {digest(sorted(member.id for member in event.members)): event for event in school.events}
    fresh = sorted(keys.keys() - archive.learned(sorted(keys)))
    taught: dict[str, list[versions.SentencePair]] = {}
    progress.begin("Aligning translations", len(fresh))
    teacher = partial(teach, middle=school.middle)
    for key, outcome in zip(fresh, execution.map(teacher, (school.telling(keys[key]) for key in fresh)), strict=True):
        progress.advance()
        if isinstance(outcome, Failed):
            continue
        taught[key] = []
        of_two = {digest(["two", *lesson.articles]): list(lesson.pairs) for lesson in outcome}
        known = archive.learned(sorted(of_two))
        taught.update((two, pairs) for two, pairs in of_two.items() if two not in known)
    progress.end()
    return taught
