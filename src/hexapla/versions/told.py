"""A version that is said to tell an original: in which way it does, and what it lost in doing so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hexapla.values.article import Article
from hexapla.values.difference import Difference
from hexapla.values.event import Relation
from hexapla.values.lexicon import Lexicon
from hexapla.versions.comparison import Content, compare_pairing
from hexapla.versions.pairing import Pairing, pair
from hexapla.versions.places import shown
from hexapla.versions.precedence import same_language
from hexapla.versions.quantities import Figure, Values
from hexapla.versions.reading import read
from hexapla.versions.terms import Term
from hexapla.versions.verdicts import by_wording, is_one_text
from hexapla.versions.wording import Wording

# Fewer sentences on either side say nothing of what was cut: the version is taken for what it is said to be.
_FEWEST_SENTENCES = 2
# As in a translation (see numbers.py): small numbers are written out, idiomatic or articles.
_LEAST = 10


def told(
    original: Article,
    version: Article,
    relation: Relation | None = None,
    glossary: Sequence[Term] = (),
    lexicon: Lexicon | None = None,
) -> tuple[Relation, tuple[Difference, ...]]:
    """Return how ``version`` tells ``original``, judged where ``relation`` is ``None``, and what differs.

    A version that was cut and reworded is an adaptation: what it leaves out are notes, but every number in digits that
    it has nowhere is named. With a ``lexicon`` sentences are aligned by what an archive has learned.
    """
    pairing = pair(read(original), read(version), lexicon)
    held = relation or relation_of(pairing)
    contents = Content(pairing.left), Content(pairing.right)
    found = compare_pairing(pairing, held, glossary, contents)
    if held == "adaptation":
        found += tuple(numbers_left_out(pairing, (contents[0].values, contents[1].values), found))
    return held, found


def relation_of(pairing: Pairing) -> Relation:
    """Return what the right text of a pairing is to the left, which it is known to rest on."""
    source, version = pairing.left.article, pairing.right.article
    if same_language(source.language, version.language):
        verdict = by_wording(source, version, (Wording(source.text), Wording(version.text)))
        return "copy" if verdict is not None and verdict.relation == "copy" else "adaptation"
    few = min(len(pairing.left.body), len(pairing.right.body)) < _FEWEST_SENTENCES
    return "translation" if few or is_one_text(pairing) else "adaptation"


def numbers_left_out(
    pairing: Pairing, values: tuple[Values, Values], found: Sequence[Difference]
) -> Iterator[Difference]:
    """Yield the numbers in digits that the right text has nowhere and no difference in ``found`` speaks of."""
    spoken = {(d.original.block, d.original.start, d.original.end) for d in found if d.original and d.values}
    for figures in values[0].figures:
        for figure in figures:
            where = figure.where.block, figure.where.start, figure.where.end
            if _counts(figure) and figure.value not in values[1].all_values and where not in spoken:
                yield _left_out(pairing, figure)


def _counts(figure: Figure) -> bool:
    kind = figure.number.kind
    return figure.digits and figure.value >= _LEAST and kind in ("cardinal", "percent", "money")


def _left_out(pairing: Pairing, figure: Figure) -> Difference:
    detail = f"A number is missing: {shown(figure.where.text)} stands nowhere in the version"
    ids = pairing.left.article.id, pairing.right.article.id
    return Difference("number-missing", "warning", figure.where, None, *ids, (figure.where.text,), detail)
