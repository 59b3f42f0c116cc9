"""Links: what pages say themselves of which pages are their versions (hreflang, one address)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

import numpy as np

from hexapla.events.rarity import Ints
from hexapla.values.article import Article


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


def linked(articles: Sequence[Article]) -> Ints:
    """Return for each article the number of its group: articles that name one another as versions share one.

    An address that several articles of one language name as a version, none of which it is, is a front page and
    links nothing.
    """
    parent = list(range(len(articles)))
    for members in _naming(articles).values():
        roots = sorted(_root(parent, m) for m in members)
        for root in roots[1:]:
            parent[root] = roots[0]
    return np.array([_root(parent, k) for k in range(len(articles))], dtype=np.int64)


def _naming(articles: Sequence[Article]) -> dict[str, list[int]]:
    """Return the articles that an address holds together, by address."""
    owners: dict[str, list[int]] = defaultdict(list)
    named: dict[str, list[int]] = defaultdict(list)
    for k, article in enumerate(articles):
        own = address(article.url)
        if own:
            owners[own].append(k)
        for other in sorted({a for a in map(address, article.alternates.values()) if a}):
            if other != own:
                named[other].append(k)
    together = {}
    for where in sorted(owners.keys() | named.keys()):
        members = owners[where] + named[where]
        spoken = [articles[k].language for k in named[where]]
        if len(members) > 1 and len(set(spoken)) == len(spoken):
            together[where] = members
    return together


def _root(parent: list[int], node: int) -> int:
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node


def refused(articles: Sequence[Article]) -> tuple[Ints, Ints]:
    """Return the number of each article's host, and whether it names versions at all (0 or 1).

    Two articles of one host that both name their versions, and not one another, are not the same event.
    """
    hosts = [(address(a.url) or f"\0{k}").split("/")[0] for k, a in enumerate(articles)]
    numbers = {host: k for k, host in enumerate(sorted(set(hosts)))}
    named = [int(len({address(u) for u in a.alternates.values()} - {address(a.url)}) > 0) for a in articles]
    return np.array([numbers[h] for h in hosts], dtype=np.int64), np.array(named, dtype=np.int64)
