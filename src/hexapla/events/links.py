"""Links: what pages say themselves of which pages are their versions (hreflang, one address)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

import numpy as np
import regex

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


def linked(articles: Sequence[Article]) -> Ints:
    """Return for each article the number of its group: pages that name each other as versions share one.

    One address for two articles links them too. Naming that is not returned links where all who name a page are one
    group already, or where it names no versions itself and each language names it once: outlets also name their front
    pages there.
    """
    owners = _owners(articles)
    names = [{address(other) for other in article.alternates.values()} - {None} for article in articles]
    # Of pages read twice at one address one may name no versions: both stand for what either names.
    for members in owners.values():
        together = set().union(*(names[k] for k in members))
        for k in members:
            names[k] = together
    named = _named(articles, names, owners)
    parent = list(range(len(articles)))
    for members in owners.values():
        _join(parent, members)
    for where, namers in named:
        owner = owners[where][0]
        _join(parent, [owner, *(k for k in namers if address(articles[k].url) in names[owner])])
    groups = [_root(parent, k) for k in range(len(articles))]
    for where, namers in named:
        owner = owners[where][0]
        spoken = [articles[k].language for k in namers]
        alone = not names[owner] and len(set(spoken)) == len(spoken)
        if alone or (len(namers) > 1 and len({groups[k] for k in namers}) == 1):
            _join(parent, [owner, *namers])
    return np.array([_root(parent, k) for k in range(len(articles))], dtype=np.int64)


def _join(parent: list[int], members: Sequence[int]) -> None:
    roots = sorted({_root(parent, m) for m in members})
    for root in roots[1:]:
        parent[root] = roots[0]


def _owners(articles: Sequence[Article]) -> dict[str, list[int]]:
    owners: dict[str, list[int]] = defaultdict(list)
    for k, article in enumerate(articles):
        own = address(article.url)
        if own:
            owners[own].append(k)
    return dict(owners)


def _named(
    articles: Sequence[Article], names: Sequence[set[str | None]], owners: Mapping[str, Sequence[int]]
) -> list[tuple[str, list[int]]]:
    """Return each address that is here with the other articles that name it as a version."""
    named: dict[str, list[int]] = defaultdict(list)
    for k, article in enumerate(articles):
        for other in sorted(o for o in names[k] if o and o in owners and o != address(article.url)):
            named[other].append(k)
    return sorted(named.items())


def _root(parent: list[int], node: int) -> int:
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node


def hosts_of(articles: Sequence[Article]) -> Ints:
    """Return the number of each article's host; an article without an address has one of its own."""
    hosts = [_HOST.split(address(a.url) or f"\0{k}", maxsplit=1)[0] for k, a in enumerate(articles)]
    numbers = {host: k for k, host in enumerate(sorted(set(hosts)))}
    return np.array([numbers[host] for host in hosts], dtype=np.int64)
