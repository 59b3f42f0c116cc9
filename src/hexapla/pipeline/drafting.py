"""Records -> drafts of a glossary: how each person, office and body is named in each language, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from hexapla.archive import Archive
from hexapla.language.locales import base_language
from hexapla.language.names import similarity
from hexapla.pipeline.progress import Progress
from hexapla.values.glossary import Rendering, Seen, TermDraft, TermKind
from hexapla.versions import Extents, renderings

_MOST_ARTICLES = 5  # ids a line names
_FEWEST = 2  # places of a concept in the languages of an archive: what stands once in one is no term


class DraftRequest(Struct, frozen=True):
    """Which terms to draft: ``languages`` are base subtags and ``kinds`` kinds, all where there are none."""

    languages: frozenset[str] = frozenset()
    kinds: frozenset[TermKind] = frozenset()


class _Name:
    """One name of a concept in one language, while it is counted."""

    def __init__(self) -> None:
        self.printed: Counter[str] = Counter()
        self.articles: dict[str, None] = {}
        self.sentence = ""

    def add(self, one: Rendering) -> None:
        self.printed[one.text] += 1
        self.articles.setdefault(one.place.article)
        if not self.sentence:
            self.sentence = " ".join(one.place.text.split())

    def take(self, other: _Name, printed: str) -> None:
        """Add what another form of the name was seen with, printed so."""
        self.printed[printed] += other.printed.total()
        self.articles.update(other.articles)
        self.sentence = self.sentence or other.sentence

    def seen(self) -> Seen:
        text = min(self.printed, key=lambda text: (-self.printed[text], text))
        return Seen(text, self.printed.total(), tuple(self.articles)[:_MOST_ARTICLES], self.sentence)


_Key = tuple[TermKind, str, str]  # kind, language of the concept's name, the name folded
_Names = dict[str, dict[str, _Name]]  # language -> the name folded -> what was seen


def draft_terms(archive: Archive, request: DraftRequest, progress: Progress) -> list[TermDraft]:
    """Return what the records of an archive say of each concept, in order of kind, name and language.

    One record is in memory at a time; what is kept grows with the concepts and not with the articles.
    """
    concepts: dict[_Key, _Names] = {}
    titles: dict[_Key, Counter[str]] = {}
    ids = sorted(archive.record_keys())
    progress.begin("Reading records", len(ids))
    for one in _all(archive, ids, progress):
        if request.kinds and one.kind not in request.kinds:
            continue
        key = one.kind, one.of if one.kind != "person" else "", _folded(one.concept)
        titles.setdefault(key, Counter())[one.concept] += 1
        names = concepts.setdefault(key, {}).setdefault(one.language, {})
        names.setdefault(_folded(one.text), _Name()).add(one)
    progress.end()
    concepts, titles = _settled(concepts, titles)
    drafts = [draft for key, names in concepts.items() for draft in _drafts(key, _title(titles[key]), names, request)]
    return sorted(drafts, key=lambda draft: (draft.kind, _folded(draft.concept), draft.concept, draft.language))


def _all(archive: Archive, ids: Sequence[str], progress: Progress) -> Iterator[Rendering]:
    for event in ids:
        for record in archive.records([event]):
            articles = {one.id: one for one in archive.articles([version.id for version in record.articles])}
            yield from renderings(record, articles)
        progress.advance()


_Titles = dict[_Key, Counter[str]]


def _settled(concepts: dict[_Key, _Names], titles: _Titles) -> tuple[dict[_Key, _Names], _Titles]:
    """Return the concepts with bodies by their names: until all are seen nobody knows where a name ends."""
    runs: dict[str, Counter[str]] = {}
    for key, names in concepts.items():
        for language, found in names.items() if key[0] == "body" else ():
            for name in found.values():
                runs.setdefault(language, Counter()).update(name.printed)
    extents = {language: Extents(counts, language) for language, counts in runs.items()}
    settled: dict[_Key, _Names] = {}
    named: _Titles = {}
    for (kind, of, folded), names in concepts.items():
        found_titles = titles[kind, of, folded]
        title, count = _title(found_titles), found_titles.total()
        if kind == "body" and of in extents:
            title = extents[of].name_in(title)
        key = kind, of, _folded(title)
        named.setdefault(key, Counter())[title] += count
        for language, found in names.items():
            for name in found.values():
                home = settled.setdefault(key, {}).setdefault(language, {})
                printed = extents[language].name_in(name.seen().text) if kind == "body" else name.seen().text
                home.setdefault(_folded(printed), _Name()).take(name, printed)
    return settled, named


def _drafts(key: _Key, title: str, names: _Names, request: DraftRequest) -> Iterator[TermDraft]:
    if sum(name.printed.total() for found in names.values() for name in found.values()) < _FEWEST:
        return
    for language, found in names.items():
        if not request.languages or base_language(language) in request.languages:
            seen = sorted((name.seen() for name in found.values()), key=lambda one: (-one.count, one.text))
            rivals = tuple(_rivals(seen)) if key[0] == "body" else ()
            yield TermDraft(key[0], title, language, tuple(seen), rivals)


def _rivals(seen: Sequence[Seen]) -> Iterator[str]:
    """Yield the names that are no other form of the most frequent one: neither holds the other, nor is like it."""
    first = seen[0].text.casefold()
    for other in seen[1:]:
        text = other.text.casefold()
        if text not in first and first not in text and similarity(first, text) < _FORM:
            yield other.text


# Above this two names are forms of one word, as by case endings. By judgement, on the bodies of the sample.
_FORM = 0.6


def _title(printed: Counter[str]) -> str:
    return min(printed, key=lambda text: (-printed[text], text))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
