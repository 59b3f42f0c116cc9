"""A version that was checked against the original it should tell."""

from __future__ import annotations

from msgspec import Struct

from hexapla.values.article import Article
from hexapla.values.difference import Difference
from hexapla.values.event import Relation


class Checked(Struct, frozen=True):
    """What a check of one version found.

    ``relation`` is what the version was held to be; ``judged`` says that nobody named it. ``accepted`` counts the
    differences that a baseline takes as known: they are not among ``differences``.
    """

    version: Article
    relation: Relation
    judged: bool
    differences: tuple[Difference, ...]
    accepted: int = 0

    @property
    def failed(self) -> bool:
        """Whether there is an error that nobody has accepted."""
        return any(difference.severity == "error" for difference in self.differences)
