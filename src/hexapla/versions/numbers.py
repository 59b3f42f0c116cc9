"""Numbers that changed or went missing between an original and its version."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from hexapla.values.difference import Difference, Severity
from hexapla.values.text import Evidence
from hexapla.versions.exchanges import Exchanges
from hexapla.versions.number_matches import exchanged, left_over, likeliest, same
from hexapla.versions.pairing import LIKELY, PARALLEL, SURE, Link, Pairing
from hexapla.versions.places import shown, spanning
from hexapla.versions.quantities import Figure, Values, of_sentences

# Small numbers are written out, idiomatic ("a couple", "both") or articles: their absence proves little.
_LEAST_MISSING = 10
_LEAST = 2


def number_differences(
    pairing: Pairing, left: Values, right: Values, spoken: Collection[Evidence] = ()
) -> Iterator[Difference]:
    """Yield numbers of surely aligned sentences that changed, and those that the version has nowhere near.

    ``spoken`` are dates of both texts that are known to have changed: what stands in them is not named again.
    """
    exchanges = Exchanges(pairing, (left, right))
    for position, link in enumerate(pairing.links):
        written = _written(left, link.left, spoken)
        if not written or not _bears(pairing, link):
            continue
        near = [each for each in pairing.links[max(0, position - 1) : position + 2] if each is not link]
        lost, new = left_over((left, right), link, written)
        new = [figure for figure in new if not _is_spoken(figure, spoken)]
        if link.score < SURE:  # its sentence may be a neighbour, which says the number
            known = [value for each in near if not each.right for value in of_sentences(left.stated, each.left)]
            new = [figure for figure in new if not any(same(figure.value, value) for value in known)]
        both = exchanged(of_sentences(left.figures, link.left), of_sentences(right.figures, link.right))
        if both and not lost and not new:
            yield from (_changed(pairing, *pair) for pair in both)
        elif len(written) > 1 and pairing.sure(link):
            yield from exchanges.of(link, [figure.where for figure in written if figure not in lost])
        yield from _judge(pairing, link, (lost, new), _beside(near, left, right))


def _bears(pairing: Pairing, link: Link) -> bool:
    """Whether a link will bear a charge: surely aligned, or likely where the texts run parallel throughout."""
    if pairing.sure(link):
        return True
    return bool(link.left and link.right) and link.score >= LIKELY and min(pairing.kinship.covered) >= PARALLEL


def _written(values: Values, sentences: Sequence[int], spoken: Collection[Evidence]) -> list[Figure]:
    """Return the numbers of sentences that stand in digits."""
    figures = [f for f in of_sentences(values.figures, sentences) if f.digits and f.value >= 0]
    dated = of_sentences(values.dated, sentences)
    return figures + [f for f in dated if not _is_spoken(f, spoken)]


def _is_spoken(figure: Figure, places: Collection[Evidence]) -> bool:
    return any(_holds(place, figure.where) for place in places)


def _holds(place: Evidence, where: Evidence) -> bool:
    same_block = (place.article, place.block) == (where.article, where.block)
    return same_block and place.start <= where.start and where.end <= place.end


def _beside(near: Sequence[Link], left: Values, right: Values) -> list[float]:
    """Return the values that neighbours have in the version and not in the original: they may have moved there."""
    found = [value for each in near for value in of_sentences(right.stated, each.right)]
    for value in (value for each in near for value in of_sentences(left.stated, each.left)):
        if value in found:
            found.remove(value)
    return found


def _judge(
    pairing: Pairing, link: Link, figures: tuple[list[Figure], list[Figure]], beside: list[float]
) -> Iterator[Difference]:
    lost, new = figures
    written = [figure for figure in new if figure.digits]
    pairs = likeliest(lost, written)
    for figure, other in pairs:
        yield _changed(pairing, figure, other)
    if not pairing.sure(link):  # what one side lacks may stand where the alignment did not look
        return
    charged = {figure.where for figure, _ in pairs}
    parallel = min(pairing.kinship.covered) >= PARALLEL
    for figure in lost:
        # Who shortens a text leaves out days and years first.
        if figure.number.part_of_date and not parallel:
            continue
        if figure.where in charged or figure.value < _LEAST or any(same(figure.value, value) for value in beside):
            continue
        if not (len(new) > len(written) and figure.value < _LEAST_MISSING):
            yield _missing(pairing, link, figure)


def _changed(pairing: Pairing, figure: Figure, other: Figure) -> Difference:
    detail = f"A number changed: {shown(figure.where.text)} became {shown(other.where.text)}"
    values = (figure.where.text, other.where.text)
    ids = pairing.left.article.id, pairing.right.article.id
    return Difference("number-changed", "error", figure.where, other.where, *ids, values, detail)


def _missing(pairing: Pairing, link: Link, figure: Figure) -> Difference:
    where: Evidence | None = spanning(pairing.right.article, pairing.right_of(link))
    detail = f"A number is missing: {shown(figure.where.text)} stands nowhere in the version"
    ids = pairing.left.article.id, pairing.right.article.id
    severity: Severity = "warning"
    return Difference("number-missing", severity, figure.where, where, *ids, (figure.where.text,), detail)
