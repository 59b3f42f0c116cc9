"""Numbers that changed or went missing between an original and its version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hexapla.values.difference import Difference
from hexapla.values.text import Evidence
from hexapla.versions.pairing import Link, Pairing
from hexapla.versions.places import shown, spanning
from hexapla.versions.quantities import Figure, Values, of_sentences

# Small numbers are written out, idiomatic ("a couple", "both") or articles: their absence proves nothing.
_LEAST_MISSING = 10
_LEAST = 2
# Ordinals and codes are compared where both sides have one; a changed ordinal is a changed number.
_KINDS = ("cardinal", "ordinal", "percent", "money")


def number_differences(pairing: Pairing, left: Values, right: Values) -> Iterator[Difference]:
    """Yield numbers of surely aligned sentences that changed, and those that the version has nowhere."""
    for position, link in enumerate(pairing.links):
        if not of_sentences(left.figures, link.left) or not pairing.sure(link):
            continue
        near = pairing.links[max(0, position - 1) : position + 2]
        near_left = {f.value for each in near for f in of_sentences(left.figures, each.left)}
        near_right = {f.value for each in near for f in of_sentences(right.figures, each.right)}
        lost, new = _remaining(_counted(left, link.left), _counted(right, link.right))
        lost = [figure for figure in lost if figure.value not in near_right]
        new = [figure for figure in new if figure.value not in near_left]
        yield from _judge(pairing, link, (lost, new), (left, right))


def _counted(values: Values, sentences: Sequence[int]) -> list[Figure]:
    return [f for f in of_sentences(values.figures, sentences) if f.number.kind in _KINDS and f.value >= _LEAST]


def _remaining(lost: list[Figure], new: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Return what is left of both when equal values cancel one another, each as often as it stands."""
    new = list(new)
    kept = []
    for figure in lost:
        twin = next((i for i, other in enumerate(new) if other.value == figure.value), None)
        if twin is None:
            kept.append(figure)
        else:
            del new[twin]
    return kept, new


def _judge(
    pairing: Pairing, link: Link, figures: tuple[list[Figure], list[Figure]], values: tuple[Values, Values]
) -> Iterator[Difference]:
    lost, new = figures
    absent = [f for f in lost if f.value not in values[1].all_values]
    for figure in absent:
        partners = [other for other in new if _same_kind(figure, other)]
        rivals = [other for other in lost if _same_kind(other, figure)]
        if len(partners) == 1 and len(rivals) == 1 and figure.digits and partners[0].digits:
            yield _changed(pairing, figure, partners[0])
        elif not partners and figure.digits and figure.value >= _LEAST_MISSING:
            yield _missing(pairing, link, figure)


def _same_kind(a: Figure, b: Figure) -> bool:
    return a.number.unit == b.number.unit and (
        a.number.kind == b.number.kind or "ordinal" not in (a.number.kind, b.number.kind)
    )


def _changed(pairing: Pairing, figure: Figure, other: Figure) -> Difference:
    detail = f"A number changed: {shown(figure.where.text)} became {shown(other.where.text)}"
    values = (figure.where.text, other.where.text)
    ids = pairing.left.article.id, pairing.right.article.id
    return Difference("number-changed", "error", figure.where, other.where, *ids, values, detail)


def _missing(pairing: Pairing, link: Link, figure: Figure) -> Difference:
    where: Evidence | None = spanning(pairing.right.article, pairing.right_of(link))
    detail = f"A number is missing: {shown(figure.where.text)} stands nowhere in the version"
    ids = pairing.left.article.id, pairing.right.article.id
    return Difference("number-missing", "warning", figure.where, where, *ids, (figure.where.text,), detail)
