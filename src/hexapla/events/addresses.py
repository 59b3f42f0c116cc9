"""Addresses: pages of one host whose addresses are the same but for the tag of their language.

``/news/2026-03-13-votes-en.html`` and ``/news/2026-03-13-votes-de.html``, ``/en/budget-of-the-city`` and
``/de/budget-of-the-city``. Sites that say so by hreflang say it on most pages and forget it on some.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import regex

from hexapla.language.tags import normalise

PARTS = 3
"""Words and figures that the last part of an address must have besides the tag: front pages and mere numbers, which
outlets count in each language by itself, say nothing."""

LONGEST = 500
"""Codepoints of an address that is looked at: a longer one is none that two pages share."""

_TAG = regex.compile(r"(?<=[/._-])(?P<tag>[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?)(?=[/._]|$)")
_PART = regex.compile(r"[\p{L}\p{M}]+|\p{N}+")
_ENDING = regex.compile(r"\.\p{L}{3,5}$")
_LETTER = regex.compile(r"\p{L}")


def versions(pages: Sequence[tuple[str | None, str | None]]) -> Iterator[list[int]]:
    """Yield the rows of pages that are versions by their addresses, each language at most once.

    ``pages`` are addresses without their scheme, and languages.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for row, (own, language) in enumerate(pages):
        bare = _without_tag(own, language)
        if bare is not None:
            found[bare].append(row)
    for rows in found.values():
        if len(rows) > 1 and len({pages[row][1] for row in rows}) == len(rows):
            yield rows


def _without_tag(own: str | None, language: str | None) -> str | None:
    """Return an address without the tag of the page's language; ``None`` where there is none, or too little else."""
    if not own or not language or len(own) > LONGEST:
        return None
    host, slash, path = own.partition("/")
    for match in reversed(list(_TAG.finditer(slash + path))):
        if normalise(match["tag"]) == language:
            bare = (slash + path)[: match.start()] + (slash + path)[match.end() :]
            return host + bare if _says_much(bare) else None
    return None


def _says_much(path: str) -> bool:
    last = _ENDING.sub("", path.rpartition("/")[2])
    return len(_PART.findall(last)) >= PARTS and _LETTER.search(last) is not None
