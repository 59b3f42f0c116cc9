"""The words of a difference: what a sentence is made of, from itself or from what a review knows of it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from hexapla.editions.wording import clip
from hexapla.values.difference import Difference
from hexapla.values.review import Subject

_LONGEST_VALUE = 80
_MOST_VALUES = 8
_LONGEST = 300


class DifferenceWords(Struct, frozen=True):
    """What ``differences.html`` makes a sentence of.

    ``here`` and ``there`` are the signs of the original and of the version, ``None`` where there is none; ``values``
    are what disagrees, as printed; ``detail`` is the English line that is told where they say nothing.
    """

    kind: str
    detail: str
    values: tuple[str, ...]
    here: str | None
    there: str | None


def difference_words(difference: Difference, sigla: Mapping[str, str]) -> DifferenceWords:
    """Return the words of a difference; ``sigla`` are the signs of the versions by article."""
    return DifferenceWords(
        difference.kind,
        clip(difference.detail, _LONGEST),
        _shown(difference.values),
        sigla.get(difference.original_article or ""),
        sigla.get(difference.version_article or ""),
    )


def reviewed_words(subject: Subject | None, label: str, sigla: Mapping[str, str]) -> DifferenceWords | None:
    """Return the words of a difference that was judged and may be gone; ``None`` for a judgement of something else."""
    if subject is None or subject.kind != "difference":
        return None
    kind, original, version, *values = (*subject.value.split("\0"), *[""] * max(0, 2 - subject.value.count("\0")))
    detail = label.partition(": ")[2]
    return DifferenceWords(kind, clip(detail, _LONGEST), _shown(values), sigla.get(original), sigla.get(version))


def _shown(values: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(clip(value, _LONGEST_VALUE) for value in values[:_MOST_VALUES])
