"""What differs between an original and one version of it, and what a version shows alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hexapla.values.article import Article
from hexapla.values.difference import Difference
from hexapla.values.event import Relation
from hexapla.versions.consistency import offices_inconsistent, terms_inconsistent
from hexapla.versions.days import date_differences
from hexapla.versions.encoding import encoding_residue
from hexapla.versions.numbers import number_differences
from hexapla.versions.pairing import Pairing, pair
from hexapla.versions.people import people_differences
from hexapla.versions.persons import People
from hexapla.versions.quantities import Values
from hexapla.versions.quotations import quotations_broken
from hexapla.versions.reading import Reading, read
from hexapla.versions.repetitions import words_repeated
from hexapla.versions.residue import captions_repeated, furniture_left, truncated, untranslated
from hexapla.versions.slips import without_cut_off, without_inherited
from hexapla.versions.structure import structure_differences
from hexapla.versions.terms import Term, against_glossary


class Content:
    """What one reading states: its values and its people, each found when first asked for."""

    def __init__(self, reading: Reading) -> None:
        """Prepare both for a reading."""
        self.values = Values(reading)
        self.people = People(reading)


def compare(
    original: Article, version: Article, relation: Relation = "translation", glossary: Sequence[Term] = ()
) -> tuple[Difference, ...]:
    """Return what differs in ``version`` from ``original``, and what ``version`` shows alone, in order of place.

    ``relation`` is the version's to the original; a cut is a note in an adaptation and nothing in an
    independent report.
    """
    pairing = pair(read(original), read(version))
    return compare_pairing(pairing, relation, glossary, (Content(pairing.left), Content(pairing.right)))


def compare_pairing(
    pairing: Pairing, relation: Relation, glossary: Sequence[Term], contents: tuple[Content, Content]
) -> tuple[Difference, ...]:
    """Return what :func:`compare` returns, of two texts that are aligned."""
    own = without_inherited(defects(pairing.right.article, glossary, pairing.right), pairing)
    return ordered([*own, *without_cut_off(between_versions(pairing, relation, contents), own)])


def between_versions(pairing: Pairing, relation: Relation, contents: tuple[Content, Content]) -> list[Difference]:
    """Return the differences that two aligned versions show; none of an independent report."""
    if relation not in ("copy", "translation", "adaptation"):
        return []
    found = list(structure_differences(pairing, relation))
    dates = list(date_differences(pairing, contents[0].values, contents[1].values))
    named = [place for each in dates for place in (each.original, each.version) if place is not None]
    found += [*dates, *number_differences(pairing, contents[0].values, contents[1].values, named)]
    found += people_differences(pairing, relation, contents[0].people, contents[1].people)
    if relation == "translation":
        found += terms_inconsistent(pairing)
    return found


def defects(article: Article, glossary: Sequence[Term] = (), reading: Reading | None = None) -> tuple[Difference, ...]:
    """Return what one version shows alone; ``reading`` saves reading the article again."""
    told = reading or read(article)
    found = list(untranslated(told))
    found += furniture_left(article)
    found += captions_repeated(article)
    found += truncated(article)
    found += encoding_residue(article)
    found += quotations_broken(article)
    found += words_repeated(article)
    found += against_glossary(article, glossary)
    found += offices_inconsistent(told, People(told))
    return ordered(found)


def ordered(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """Return differences in order of article, place and kind, each once."""
    return tuple(sorted(dict.fromkeys(differences), key=_order))


def _order(difference: Difference) -> tuple[str, str, int, int, str, tuple[str, ...], str]:
    where = difference.version or difference.original
    return (
        difference.version_article or "",
        difference.original_article or "",
        where.block if where else 1 << 30,
        where.start if where else 0,
        difference.kind,
        difference.values,
        difference.detail,
    )
