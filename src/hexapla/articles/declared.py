"""What a page declares of its article in JSON-LD (schema.org), out of objects of any shape."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import regex
from lxml.html import HtmlElement
from msgspec import Struct

from hexapla.articles.addresses import same_page
from hexapla.articles.characters import tidied

MAX_SCRIPT = 400_000
"""Characters of the longest script that is read."""

MAX_OBJECTS, MAX_TEXT = 2_000, 20_000
"""Objects of one script that are looked at; characters of one value that are read."""

_ARTICLE = regex.compile(r"(?:Article|Posting|Report|Review)\Z")
_FILM = regex.compile(r"(?:Video|Movie|Clip|Broadcast)\w{0,12}\Z")
_PAGE = regex.compile(r"WebPage\Z")
_BELOW = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart", "video", "associatedMedia")
_COMMA_BEFORE_END = regex.compile(r",(?=\s{0,20}[}\]])")
_WRAPPED = regex.compile(
    r"\A\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|(?://\s*)?<!\[CDATA\[)|(?:-->|/\*\s*\]\]>\s*\*/|(?://\s*)?\]\]>)?\s*;?\s*\Z"
)
Thing = dict[str, Any]


class Declared(Struct, frozen=True):
    """Values as printed, those of the thing that is the page's own article first."""

    headlines: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    publisher: str | None = None
    languages: tuple[str, ...] = ()
    description: str | None = None
    place: str | None = None
    dateline: str | None = None
    source: str | None = None
    images: tuple[str, ...] = ()
    videos: tuple[str, ...] = ()


def read(root: HtmlElement, address: str | None, titles: Iterable[str]) -> Declared:
    """Return what the page declares of its own article.

    Where it declares several, that one is the page's own whose address is the page's or whose headline is one of
    ``titles``; of three and more of which none is, nothing is believed: they are others' headlines.
    """
    found = [thing for script in _scripts(root) for thing in _walk(script)]
    keys = {_key(title) for title in titles}
    articles = _own([thing for thing in found if _is(thing, _ARTICLE)], address, keys)
    films = [thing for thing in found if _is(thing, _FILM)]
    pages = [thing for thing in found if _is(thing, _PAGE)]
    # A film speaks for the page only where the page is about it: a broadcaster's page of one film.
    shown = [film for film in films if not articles and _likeness(film, address, keys)]
    things = [*articles, *shown[:1], *pages[:1]]
    return _gathered(things, films if len(films) <= _MOST_FILMS else films[:1])


_MOST_FILMS = 3


def _gathered(things: list[Thing], films: list[Thing]) -> Declared:
    publisher = next(iter(_names(things, "publisher")), None)
    credited = [name for key in ("sourceOrganization", "isBasedOn", "provider") for name in _names(things, key)]
    return Declared(
        headlines=_texts(things, "headline") or _texts([t for t in things if not _is(t, _PAGE)], "name"),
        authors=tuple(_names(things, "author") or _names(things, "creator")),
        published=_texts(things, "datePublished") + _texts(things, "uploadDate") + _texts(things, "dateCreated"),
        modified=_texts(things, "dateModified"),
        publisher=publisher,
        languages=_texts(things, "inLanguage"),
        description=next(iter(_texts(things, "description")), None),
        place=next(iter([*_places(things, "contentLocation"), *_places(things, "locationCreated")]), None),
        dateline=next(iter(_texts(things, "dateline")), None),
        source=next((name for name in credited if name != publisher), None),
        images=tuple(_addresses(things, "image")),
        videos=(*_addresses(films, "contentUrl"), *_addresses(films, "embedUrl")),
    )


def _scripts(root: HtmlElement) -> Iterator[Any]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            text = (script.text or "").strip()
            if text and len(text) <= MAX_SCRIPT:
                yield _parsed(text)


def _parsed(text: str) -> Any:
    """Return the value of a script, mended where common mistakes make it no JSON; ``None`` where nothing helps."""
    try:
        return msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError, ValueError):
        pass
    unwrapped = _WRAPPED.sub("", text)
    for candidate in (unwrapped, _COMMA_BEFORE_END.sub("", unwrapped), html.unescape(unwrapped)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(data: Any) -> Iterator[Thing]:
    stack = [data]
    for _ in range(MAX_OBJECTS):
        if not stack:
            return
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item[:MAX_OBJECTS]))
        elif isinstance(item, dict):
            yield item
            stack.extend(item[key] for key in reversed(_BELOW) if isinstance(item.get(key), (list, dict)))


def _is(thing: Thing, pattern: regex.Pattern[str]) -> bool:
    kind = thing.get("@type")
    return any(
        isinstance(name, str) and pattern.search(name[:200]) for name in (kind if isinstance(kind, list) else [kind])
    )


def _own(articles: list[Thing], address: str | None, titles: set[str]) -> list[Thing]:
    """Return the things that describe the page's own article, the surest first."""
    if len(articles) < 2:
        return articles
    ranked = [(_likeness(thing, address, titles), thing) for thing in articles]
    best = max(rank for rank, _ in ranked)
    if best == 0:
        return articles if len(articles) == 2 else []
    return [thing for rank, thing in ranked if rank == best]


def _likeness(thing: Thing, address: str | None, titles: set[str]) -> int:
    named = [thing.get("url"), thing.get("@id"), thing.get("mainEntityOfPage")]
    addresses = [a.get("@id") or a.get("url") if isinstance(a, dict) else a for a in named]
    by_address = address is not None and any(isinstance(a, str) and same_page(a[:3000], address) for a in addresses)
    headline = _key(next(iter(_texts([thing], "headline") or _texts([thing], "name")), ""))
    by_title = len(headline) > 3 and any(headline in title or title in headline for title in titles if len(title) > 3)
    return 2 * by_title + by_address


def _texts(things: list[Thing], key: str) -> tuple[str, ...]:
    found = (_text(thing.get(key)) for thing in things)
    return tuple(dict.fromkeys(text for text in found if text))


def _text(value: Any) -> str | None:
    """Return a value as text: a string, a number, the first of a list, the value or name of an object."""
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = next((value[key] for key in ("@value", "name", "alternateName") if key in value), None)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < 10**15 else None
    return clean(value) or None if isinstance(value, str) else None


def _names(things: list[Thing], key: str) -> list[str]:
    found = [name for thing in things for item in _listed(thing.get(key)) if (name := _text(item))]
    return list(dict.fromkeys(found))


def _places(things: list[Thing], key: str) -> list[str]:
    found = []
    for thing in things:
        for item in _listed(thing.get(key)):
            address = item.get("address") if isinstance(item, dict) else None
            locality = address.get("addressLocality") if isinstance(address, dict) else None
            found.append(_text(item) or _text(locality))
    return [place for place in found if place and len(place) <= 60]


def _addresses(things: list[Thing], key: str) -> list[str]:
    found: list[str] = []
    for thing in things:
        for item in _listed(thing.get(key)):
            address = item.get("url") or item.get("contentUrl") if isinstance(item, dict) else item
            for one in _listed(address):
                if isinstance(one, str) and one.strip():
                    found.append(one.strip())
    return found[:100]


def _listed(value: Any) -> list[Any]:
    return value[:100] if isinstance(value, list) else [] if value is None else [value]


def clean(text: str) -> str:
    """Return a declared value with its characters mended."""
    return tidied(text[:MAX_TEXT])[0]


def _key(text: str) -> str:
    return "".join(c for c in text[:MAX_TEXT].casefold() if c.isalnum())
