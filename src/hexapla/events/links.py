"""Links: what pages say themselves of which pages are their versions (hreflang, their addresses)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

import numpy as np
import regex
from msgspec import Struct

from hexapla.events import addresses
from hexapla.events.columns import Ints
from hexapla.values.article import Article

_HOST = regex.compile(r"[/?]")


def address(url: str | None) -> str | None:
    """Return an address as it is compared: host in lower case, no scheme, no fragment, no slash at the end."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip()[:2000])
    except ValueError:
        return None
    host = (parts.netloc or "").lower().removeprefix("www.")
    if not host:
        return None
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


class Links(Struct, frozen=True, gc=False):
    """What a page says of where it and its versions stand: its address, those it names, and its language."""

    own: str | None
    named: frozenset[str]
    language: str | None


_NONE: frozenset[str] = frozenset()


def links_of(article: Article) -> Links:
    """Return what a page says of where it and its versions stand."""
    named = frozenset(filter(None, map(address, article.alternates.values()))) if article.alternates else _NONE
    return Links(address(article.url), named, article.language)


def linked(pages: Sequence[Links]) -> Ints:
    """Return for each article the number of its group: pages that name each other as versions share one.

    One address for two articles links them too, and addresses that differ in the tag of their language alone. Naming
    that is not returned links where all who name a page are one group already, or where it names no versions itself and
    each language names it once: outlets also name their front pages there.
    """
    owners = _owners(pages)
    names = [page.named for page in pages]
    # Of pages read twice at one address one may name no versions: both stand for what either names.
    for members in owners.values():
        if len(members) > 1:
            together = frozenset().union(*(names[k] for k in members))
            for k in members:
                names[k] = together
    named = _named(pages, names, owners)
    parent = list(range(len(pages)))
    for members in owners.values():
        _join(parent, members)
    for where, namers in named:
        owner = owners[where][0]
        _join(parent, [owner, *(k for k in namers if pages[k].own in names[owner])])
    for members in addresses.versions([(page.own, page.language) for page in pages]):
        _join(parent, members)
    groups = [_root(parent, k) for k in range(len(pages))]
    for where, namers in named:
        owner = owners[where][0]
        spoken = [pages[k].language for k in namers]
        alone = not names[owner] and len(set(spoken)) == len(spoken)
        if alone or (len(namers) > 1 and len({groups[k] for k in namers}) == 1):
            _join(parent, [owner, *namers])
    return np.array([_root(parent, k) for k in range(len(pages))], dtype=np.int64)


def _join(parent: list[int], members: Sequence[int]) -> None:
    roots = sorted({_root(parent, m) for m in members})
    for root in roots[1:]:
        parent[root] = roots[0]


def _owners(pages: Sequence[Links]) -> dict[str, list[int]]:
    owners: dict[str, list[int]] = defaultdict(list)
    for k, page in enumerate(pages):
        if page.own:
            owners[page.own].append(k)
    return dict(owners)


def _named(
    pages: Sequence[Links], names: Sequence[frozenset[str]], owners: Mapping[str, Sequence[int]]
) -> list[tuple[str, list[int]]]:
    """Return each address that is here with the other articles that name it as a version."""
    named: dict[str, list[int]] = defaultdict(list)
    for k, page in enumerate(pages):
        for other in sorted(o for o in names[k] if o in owners and o != page.own):
            named[other].append(k)
    return sorted(named.items())


def _root(parent: list[int], node: int) -> int:
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node


def hosts_of(pages: Sequence[Links]) -> Ints:
    """Return the number of each page's host; a page without an address has one of its own."""
    numbers: dict[str, int] = {}
    found = np.arange(len(pages))
    for k, page in enumerate(pages):
        if page.own:
            found[k] = len(pages) + numbers.setdefault(_HOST.split(page.own, maxsplit=1)[0], len(numbers))
    return found
