"""Values that a version has wrong because the version that it rests on had them wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hexapla.values.difference import Difference
from hexapla.values.text import Evidence
from hexapla.versions.number_matches import same
from hexapla.versions.pairing import Pairing
from hexapla.versions.places import shown
from hexapla.versions.quantities import Values, of_sentences

_CHANGED = ("number-changed", "date-changed")


def inherited(pairing: Pairing, values: tuple[Values, Values], told: Iterable[Difference]) -> Iterator[Difference]:
    """Yield the numbers and dates that the right text took over as they had changed in the left.

    ``told`` is what is said of the left text: each of its changed values is named again, against the same place of the
    original, where a surely aligned sentence of the right text states the value that is wrong.
    """
    for difference in told:
        if difference.kind not in _CHANGED or difference.version is None:
            continue
        for link in pairing.links:
            number = next((n for n in link.left if _holds(pairing.left.sentences[n], difference.version)), None)
            if number is not None and pairing.sure(link):
                where = _stated(values, number, link.right, difference.version)
                if where is not None:
                    yield _again(difference, where)


def _holds(sentence: Evidence, where: Evidence) -> bool:
    return sentence.block == where.block and sentence.start <= where.start and where.end <= sentence.end


def _stated(values: tuple[Values, Values], number: int, there: Sequence[int], wrong: Evidence) -> Evidence | None:
    """Return where sentences of the right text state the value that stands at a place of the left; none for nowhere."""
    left, right = values
    figures = [f for f in (*left.figures[number], *left.dated[number]) if f.where == wrong]
    others = [*of_sentences(right.figures, there), *of_sentences(right.dated, there)]
    found = [other.where for figure in figures for other in others if same(figure.value, other.value)]
    days = [day for day in left.days[number] if day.where == wrong]
    found += [other.where for day in days for other in of_sentences(right.days, there) if other.parts == day.parts]
    return found[0] if found else None


def _again(difference: Difference, where: Evidence) -> Difference:
    first = difference.original.text if difference.original is not None else ""
    what = "number" if difference.kind == "number-changed" else "date"
    detail = f"A {what} changed in the version that this one rests on: {shown(first)} became {shown(where.text)}"
    values, article = (first, where.text), where.article
    return Difference(
        difference.kind, "error", difference.original, where, difference.original_article, article, values, detail
    )
