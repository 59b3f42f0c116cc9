"""Translations -> the lexicon of an archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations

from msgspec import Struct

from hexapla import events, sources, versions
from hexapla.archive import Archive
from hexapla.execution import Execution, Failed
from hexapla.pipeline.cleaning import clean
from hexapla.pipeline.keys import digest
from hexapla.pipeline.linking import linked_events, read_over
from hexapla.pipeline.progress import Progress
from hexapla.pipeline.telling import teach, tellings_of
from hexapla.settings import Settings
from hexapla.values.article import Article
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

    The same sentences teach what articles are linked by, and what versions are aligned by. What was learned once is
    not learned again: memories are known by their bytes, events by their articles.

    Raises:
        InputError, ArchiveError.
    """
    memories = [name for name in inputs if sources.is_memory(name)]
    pages = [name for name in inputs if not sources.is_memory(name)]
    sources.check_inputs(pages)
    rejections: list[Rejection] = []
    taught: dict[str, list[versions.SentencePair]] = {}
    progress.begin("Reading translation memories", len(memories))
    for name in memories:
        key = sources.digest_of(name)
        if key not in archive.learned([key]):
            taught[key] = list(_pairs_of_memory(name, rejections))
        progress.advance()
    progress.end()
    found, refused = _pairs_of_articles(pages, archive, execution, settings, progress)
    taught.update(found)
    rejections += refused
    pairs = [pair for found in taught.values() for pair in found]
    if taught:
        lexicon, meetings = versions.learn(archive.lexicon(), pairs), events.learn(archive.meetings(), pairs)
        archive.set_lexicon(lexicon, sorted(taught), meetings)
    languages = {tuple(sorted((versions.base(p.language_a), versions.base(p.language_b)))) for p in pairs}
    return Learned(len(pairs), len(languages), tuple(rejections))


def _pairs_of_memory(name: str, rejections: list[Rejection]) -> Iterator[versions.SentencePair]:
    for unit in sources.units_of(name):
        if isinstance(unit, Rejection):
            rejections.append(unit)
            continue
        for (a, text_a), (b, text_b) in combinations(sorted(unit.texts.items()), 2):
            yield versions.SentencePair(a, text_a, b, text_b)


def _pairs_of_articles(
    inputs: Sequence[str], archive: Archive, execution: Execution, settings: Settings, progress: Progress
) -> tuple[dict[str, list[versions.SentencePair]], list[Rejection]]:
    """Return the aligned sentences of each event among the pages, under a key of its articles, and what was refused."""
    rejections: list[Rejection] = []
    if not inputs:
        return {}, rejections
    found: dict[str, Article] = {}
    for result in clean(inputs, execution, settings):
        if isinstance(result, Rejection):
            rejections.append(result)
        else:
            found[result.id] = result
    linked = linked_events(found.values(), partial(read_over, execution), progress).events
    tellings = {digest(sorted(telling.articles)): telling for telling in tellings_of(linked, found)}
    fresh = sorted(tellings.keys() - archive.learned(sorted(tellings)))
    progress.begin("Aligning translations", len(fresh))
    taught = {}
    teacher = partial(teach, middle=versions.middle_languages(found.values()))
    for key, outcome in zip(fresh, execution.map(teacher, (tellings[key] for key in fresh)), strict=True):
        progress.advance()
        if not isinstance(outcome, Failed):
            taught[key] = outcome
    progress.end()
    return taught, rejections
