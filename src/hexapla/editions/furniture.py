"""What was set aside of a page: its furniture, reason by reason."""

from __future__ import annotations

from msgspec import Struct

from hexapla.editions.wording import Words, clip, words
from hexapla.values.article import Article

_MOST_A_REASON = 12
_MOST_REASONS = 40
_LONGEST = 160


class Group(Struct, frozen=True):
    """The pieces set aside for one reason, those in a foreign language first; ``left_out`` are not shown."""

    reason: str
    pieces: tuple[tuple[Words, bool], ...]
    left_out: int


class SetAside(Struct, frozen=True):
    """All that was set aside of one page; ``foreign`` counts pieces in a language that is not the article's."""

    groups: tuple[Group, ...]
    total: int
    foreign: int
    repairs: tuple[str, ...]


def set_aside(article: Article) -> SetAside:
    """Return an article's furniture grouped by reason, in the order of the page."""
    reasons: dict[str, list[tuple[Words, bool]]] = {}
    for piece in article.furniture:
        shown = words(clip(" ".join(piece.text.split()), _LONGEST), piece.language)
        reasons.setdefault(clip(piece.reason, _LONGEST), []).append((shown, piece.foreign))
    groups = tuple(_group(reason, found) for reason, found in list(reasons.items())[:_MOST_REASONS])
    foreign = sum(piece.foreign for piece in article.furniture)
    return SetAside(groups, len(article.furniture), foreign, article.repairs)


def _group(reason: str, found: list[tuple[Words, bool]]) -> Group:
    foreign_first = sorted(found, key=lambda piece: not piece[1])
    return Group(reason, tuple(foreign_first[:_MOST_A_REASON]), max(0, len(found) - _MOST_A_REASON))
