"""Terminology: how the versions of an event name its persons, their offices, and its bodies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from hexapla.language.sentences import split
from hexapla.values.article import Article
from hexapla.values.glossary import Rendering
from hexapla.values.record import Record
from hexapla.values.text import Cell, Evidence
from hexapla.versions.bodies import Body, find_bodies
from hexapla.versions.places import place

_UNKNOWN = "und"


def renderings(record: Record, articles: Mapping[str, Article]) -> Iterator[Rendering]:
    """Yield each place where a version names a person, an office or a body of a record, with its sentence.

    Persons and offices are the record's; bodies are found where a version and what it rests on say the same, with all
    words that may belong to their names: where these end shows where many are laid together (:class:`Extents`).
    """
    sentences = _Sentences(articles)
    yield from _of_people(record, articles, sentences)
    yield from _of_offices(record, articles, sentences)
    yield from _of_bodies(record, articles)


class _Sentences:
    """The sentences that places stand in."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles

    def of(self, evidence: Evidence) -> Evidence:
        """Return the sentence in which a place begins; the place itself in a title."""
        if evidence.block < 0:
            return evidence
        article = self._articles[evidence.article]
        block = article.blocks[evidence.block]
        for start, end in _spans(block.text, block.language or article.language):
            if start <= evidence.start < end:
                return place(article, evidence.block, start, end)
        return evidence


@lru_cache(maxsize=4096)
def _spans(text: str, language: str | None) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in split(text, language))


def _of_people(record: Record, articles: Mapping[str, Article], sentences: _Sentences) -> Iterator[Rendering]:
    for person in record.people:
        spellings = sorted({person.name, *person.variants}, key=lambda name: (-len(name), name))
        known = [evidence for evidence in person.evidence if evidence.article in articles]
        source = _first_language(record, articles, known)
        for evidence in known:
            text = next((name for name in spellings if name in evidence.text), None)
            if text is not None:
                language = _language(articles[evidence.article])
                yield Rendering("person", person.name, source, language, text, sentences.of(evidence))


def _of_offices(record: Record, articles: Mapping[str, Article], sentences: _Sentences) -> Iterator[Rendering]:
    for person in record.people:
        for role in person.roles:
            known = [evidence for evidence in role.evidence if evidence.article in articles]
            source = _first_language(record, articles, known)
            title = role.role.get(source)
            for evidence in known if title else ():
                language = _language(articles[evidence.article])
                text = role.role.get(language)
                if text and title:
                    yield Rendering("office", title, source, language, text, sentences.of(evidence))


def _first_language(record: Record, articles: Mapping[str, Article], known: Sequence[Evidence]) -> str:
    """Return the language of the first column that a fact stands in."""
    ids = {evidence.article for evidence in known}
    return next((_language(articles[v.id]) for v in record.articles if v.id in ids and v.id in articles), _UNKNOWN)


def _of_bodies(record: Record, articles: Mapping[str, Article]) -> Iterator[Rendering]:
    names = _names(record)
    versions = {version.id: version for version in record.articles if version.id in articles}
    for version in versions.values():
        source = versions.get(version.of) if version.of is not None else None
        for passage in record.passages if source is not None else ():
            cells = [passage.cells.get(one.id, ()) for one in (source, version) if one is not None]
            if source is not None and all(cells):
                here, there = (
                    _named(articles[one.id], run, names) for one, run in zip((source, version), cells, strict=True)
                )
                yield from _in_passage((_language(articles[source.id]), _language(articles[version.id])), here, there)


_Run = tuple[Body, str, Evidence]  # a body, all that may be its name, the sentence


def _in_passage(languages: tuple[str, str], here: Sequence[_Run], there: Sequence[_Run]) -> Iterator[Rendering]:
    """Yield the bodies of a passage whose counterpart is the only one of its kind, in both languages."""
    for run in here:
        rivals = [one for one in here if one[0].kinds & run[0].kinds]
        fitting = [one for one in there if one[0].kinds & run[0].kinds]
        if len(rivals) == len(fitting) == 1 and run[0].words and fitting[0][0].words:
            for language, (_, text, sentence) in zip(languages, (run, fitting[0]), strict=True):
                yield Rendering("body", run[1], languages[0], language, text, sentence)


def _names(record: Record) -> frozenset[str]:
    """Return the names of the record's persons that have more than one word, folded."""
    names = {name for person in record.people for name in (person.name, *person.variants)}
    return frozenset(name.casefold() for name in names if len(name.split()) > 1)


def _named(article: Article, cells: Sequence[Cell], names: frozenset[str]) -> list[_Run]:
    found = []
    for cell in cells:
        sentence = place(article, cell.block, cell.start, cell.end)
        language = article.blocks[cell.block].language or article.language
        for body in find_bodies(sentence.text, language):
            found.append((body, _run(body, sentence.text, names), sentence))
    return found


def _run(body: Body, text: str, names: frozenset[str]) -> str:
    """Return all words that may belong to a name, up to the name of a person."""
    start, end = min([body.start, *(word.start for word in body.before)]), body.end
    for word in body.after:
        if any(text[word.start :].casefold().startswith(name) for name in names):
            break
        end = word.end
    return text[start:end]


def _language(article: Article) -> str:
    return article.language or _UNKNOWN
