"""Accounts: what nearly every version of an event says, in a few sentences of one version of each language.

Extractive: sentences are chosen and never changed. Chosen are rows of the parallel table, by what they tell: facts are
counted as the units of content that several texts share are in summaries by the pyramid method (Nenkova and Passonneau
2004), and each row is taken for the facts that those before it have not told.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Protocol, cast

import regex
from msgspec import Struct
from msgspec.structs import replace

from hexapla.language.locales import base_language
from hexapla.records.coverage import root_of
from hexapla.records.reading import Scene
from hexapla.records.unsaid import unsaid
from hexapla.values.article import Article
from hexapla.values.passage import Passage
from hexapla.values.record import ParallelTable, Record
from hexapla.values.text import Cell, Evidence

# Sentences, by judgement on the events of the sample, five of which have fewer than four in their core: those alone do
# not say what the event was. Up to six are taken of the core; where it has less it is made up to four.
LEAST, MOST = 4, 6
# A fact is common where texts carry it to this share on average: that of the core of the parallel table.
NEARLY_EVERY = 800  # thousandths
# A row may make an account up where texts keep it to this share on average.
HALF = 0.5
# What two texts say, each by itself, may make it up in the last place.
_SAID_TWICE = 3
# The ranks of rows in the order in which they are taken: whether as sentences or as labels, and up to how many.
_ORDER = ((0, True, MOST), (1, True, LEAST), (2, True, LEAST), (0, False, LEAST), (_SAID_TWICE, True, LEAST))
_LONGEST = 700  # codepoints: what is longer is a list or a text without full stops, and no sentence
_TOLD = frozenset({"paragraph", "list", "quote"})
# How a sentence ends in any script that marks ends (Unicode's Sentence_Terminal); and what no sentence has, but rows of
# tables and what programs left on a page.
_END = regex.compile(r"[\p{Sentence_Terminal}…][\p{Pe}\p{Pf}\p{Pi}\p{M}\"'’\s]*$")
_NO_SENTENCE = regex.compile(r"[|{}\t<>]|→")


class _Found(Protocol):
    @property
    def evidence(self) -> tuple[Evidence, ...]: ...
    @property
    def articles(self) -> tuple[str, ...]: ...


class _Fact(Struct, frozen=True, order=True):
    """What an account can tell: the share of texts that carry it, in thousandths, and how many texts carry it at all.

    ``frame``: it says what the event was.
    """

    number: int
    share: int
    texts: int
    frame: bool


class _Row(Struct, frozen=True):
    """A row as it can be chosen.

    ``rank`` is 0 for the core, 1 for a fact that nearly every text carries, 2 for what half of the texts keep, 3 for
    what two of them say.
    """

    number: int
    rank: int
    facts: frozenset[_Fact]
    frame: int


def accounts_of(record: Record, scene: Scene, not_told: Iterable[Evidence] = ()) -> dict[str, tuple[Evidence, ...]]:
    """Return language -> sentences of one version, in its order; nothing of an event of one version.

    A language whose versions share no sentence and no fact with the other texts has no account. No sentence is taken
    that touches one of the places ``not_told``.
    """
    if len(scene.columns) < 2:
        return {}
    rows = _rows(record, _Texts(scene))
    sentences = _Sentences(record, scene, not_told)
    found: dict[str, tuple[Evidence, ...]] = {}
    for language, articles in sorted(_by_language(scene).items()):
        article = _best(articles, rows, sentences, scene)
        told = {row.number: sentences.of(article, row.number) for row in rows}
        whole = {number for number, said in told.items() if sentences.are_whole(article, said)}
        lengths = {number: len(said) for number, said in told.items()}
        chosen = _choose([row for row in rows if told[row.number]], lengths, whole)
        places = {place for number in chosen for place in told[number]}
        if places:
            found[language] = tuple(sorted(places, key=scene.sort_key))
    return found


def retold(record: Record, articles: Mapping[str, Article]) -> Record:
    """Return a record on which verdicts lie with its accounts told anew, by the facts that stand.

    No sentence is told that makes a claim which a reviewer rejected. ``articles`` are those of its versions, by id.
    """
    table = ParallelTable(record.id, record.articles, record.passages, record.differences)
    return replace(record, core=accounts_of(record, Scene(table, articles), unsaid(record)))


class _Texts:
    """The texts of an event, each with its versions: all versions of one text are one witness."""

    def __init__(self, scene: Scene) -> None:
        self._root = {article: root_of(article, scene) for article in scene.columns}
        self._versions = Counter(self._root.values())

    def share(self, articles: Iterable[str]) -> float:
        """Return to what share texts have what ``articles`` have: the mean over texts of the share of its versions."""
        kept = Counter(self._root[article] for article in articles if article in self._root)
        return sum(count / self._versions[text] for text, count in kept.items()) / len(self._versions)

    def count(self, articles: Iterable[str]) -> int:
        """Return how many texts have what ``articles`` have."""
        return len({self._root[article] for article in articles if article in self._root})


def _rows(record: Record, texts: _Texts) -> list[_Row]:
    """Return the rows that can stand in an account, in the order of the table."""
    told = _facts_by_row(record, texts)
    found = []
    for number, passage in enumerate(record.passages):
        facts = told.get(number, set())
        rank = _rank(passage, facts, texts)
        if rank is not None:
            counted = frozenset(fact for fact in facts if rank < _SAID_TWICE or fact.texts > 1)
            found.append(_Row(number, rank, counted, sum(fact.frame for fact in facts)))
    return found


def _rank(passage: Passage, facts: Iterable[_Fact], texts: _Texts) -> int | None:
    if passage.core:
        return 0
    if any(fact.share >= NEARLY_EVERY for fact in facts):
        return 1
    if texts.share(passage.cells) >= HALF:
        return 2
    said_twice = texts.count(passage.cells) > 1 or any(fact.texts > 1 for fact in facts)
    return _SAID_TWICE if said_twice else None


def _facts_by_row(record: Record, texts: _Texts) -> dict[int, set[_Fact]]:
    """Return row -> the facts that it tells; when, where, on what and by whom an event was held are its frame."""
    at = _rows_by_place(record.passages)
    venues = [place for place in record.places if place.role == "venue"]
    frame: list[_Found | None] = [record.start, record.end, record.theme, record.host, *venues]
    rest: list[_Found | None] = [*record.people, *record.quantities, *record.documents, *record.awards]
    rest += record.statements
    told: dict[int, set[_Fact]] = {}
    for number, found in enumerate((*frame, *rest)):
        if found is not None:
            share = round(1000 * texts.share(found.articles))
            fact = _Fact(number, share, texts.count(found.articles), number < len(frame))
            for row in {at(place) for place in found.evidence} - {None}:
                told.setdefault(cast(int, row), set()).add(fact)
    return told


def _rows_by_place(passages: Sequence[Passage]) -> Callable[[Evidence], int | None]:
    """Return what tells the row that a piece of evidence begins in."""
    runs: dict[tuple[str, int], list[tuple[int, int, int]]] = {}
    for number, passage in enumerate(passages):
        for article, cells in passage.cells.items():
            for cell in cells:
                runs.setdefault((article, cell.block), []).append((cell.start, cell.end, number))
    for run in runs.values():
        run.sort()

    def at(place: Evidence) -> int | None:
        run = runs.get((place.article, place.block), [])
        before = bisect_right(run, place.start, key=lambda one: one[0]) - 1
        return run[before][2] if before >= 0 and place.start < run[before][1] else None

    return at


def _by_language(scene: Scene) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for article in scene.columns:
        found.setdefault(scene.versions[article].language or "und", []).append(article)
    return found


def _best(articles: Sequence[str], rows: Sequence[_Row], sentences: _Sentences, scene: Scene) -> str:
    """Return the version of a language that has most of the core and of what may make it up; no copy if it can be."""

    def standing(article: str) -> tuple[int, int, bool, bool]:
        mine = [row.rank for row in rows if sentences.of(article, row.number)]
        relation = scene.versions[article].relation
        return -mine.count(0), -len(mine), relation != "original", relation == "copy"

    return min(articles, key=standing) if len(articles) > 1 else articles[0]


def _choose(rows: Sequence[_Row], lengths: Mapping[int, int], whole: Collection[int]) -> list[int]:
    """Return the numbers of the rows to tell: one that says what the event was, the core, and what makes it up.

    ``lengths`` are how many sentences each row has; ``whole`` are the rows whose sentences end as sentences do, not as
    labels: they come first.
    """
    chosen: list[int] = []
    told: set[_Fact] = set()
    openings = [row for row in rows if row.number in whole]
    opening = min(openings, key=lambda row: (-row.frame, row.rank, row.number), default=None)
    if opening is not None and opening.frame:
        chosen.append(opening.number)
        told.update(opening.facts)
    for rank, ends, most in _ORDER:
        left = [row for row in rows if row.rank == rank and (row.number in whole) is ends and row.number not in chosen]
        while left and (length := sum(lengths[number] for number in chosen)) < most:
            best = min(left, key=lambda row: (-_gain(row, told), row.number))
            if rank > 0 and not best.facts - told:
                break
            left.remove(best)
            if length + lengths[best.number] <= MOST:
                chosen.append(best.number)
                told.update(best.facts)
    return chosen


def _gain(row: _Row, told: Collection[_Fact]) -> int:
    """Return what a row adds: each fact counts as much as texts carry it."""
    return sum(fact.share for fact in row.facts if fact not in told)


class _Sentences:
    """What versions say in rows, as far as it can be told: whole sentences, sound and in the version's language."""

    def __init__(self, record: Record, scene: Scene, not_told: Iterable[Evidence]) -> None:
        self._passages = record.passages
        self._articles = scene.articles
        wrong = (one.version for one in record.differences if one.severity != "note" and one.kind != "conflict")
        self._ends = {article: self._marks_ends(article) for article in scene.columns}
        self._wrong: dict[tuple[str, int], list[Evidence]] = {}
        for place in chain(wrong, not_told):
            if place is not None:
                self._wrong.setdefault((place.article, place.block), []).append(place)

    def of(self, article: str, row: int) -> tuple[Evidence, ...]:
        """Return the sentences of a version in a row; none where one of them cannot be told, or all are long."""
        cells = self._passages[row].cells.get(article, ())
        if not all(self._fit(article, cell) for cell in cells) or sum(c.end - c.start for c in cells) > _LONGEST:
            return ()
        blocks = self._articles[article].blocks
        return tuple(
            Evidence(article, cell.block, cell.start, cell.end, blocks[cell.block].text[cell.start : cell.end])
            for cell in cells
        )

    def are_whole(self, article: str, said: Iterable[Evidence]) -> bool:
        """Whether sentences of a version end as sentences do; all do where the version marks no ends."""
        return not self._ends[article] or all(_END.search(one.text) is not None for one in said)

    def _fit(self, article: str, cell: Cell) -> bool:
        blocks = self._articles[article].blocks
        if not 0 <= cell.block < len(blocks) or blocks[cell.block].kind not in _TOLD:
            return False
        language = base_language(self._articles[article].language)
        if language is not None and base_language(blocks[cell.block].language) not in {None, language}:
            return False
        text = blocks[cell.block].text[cell.start : cell.end]
        if _NO_SENTENCE.search(text):
            return False
        wrong = self._wrong.get((article, cell.block), ())
        return not any(place.start < cell.end and cell.start < place.end for place in wrong)

    def _marks_ends(self, article: str) -> bool:
        """Whether a version marks the ends of its sentences, so that what has no end is a label and no sentence."""
        blocks = self._articles[article].blocks
        texts = [block.text for block in blocks if block.kind == "paragraph"]
        return 2 * sum(_END.search(text) is not None for text in texts) >= len(texts)
