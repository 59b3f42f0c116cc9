"""What a page says about itself: title, authors, outlet, dates, language, versions in other languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import regex
from lxml.html import HtmlElement
from msgspec import Struct

from hexapla.articles.characters import mend, tidy
from hexapla.language.identify import normalise

_ARTICLE_TYPES = regex.compile(r"(?:Article|NewsArticle|BlogPosting|Report|Posting|VideoObject|WebPage)\Z")
_SEPARATOR = regex.compile(r"\s+[|\-–—»«·•:]{1,2}\s+|\s*[|»]\s*|\s+::\s+|(?<=\w):\s+|\s*[_]\s+")
_META_TITLE = ("og:title", "dc.title", "dcterms.title", "twitter:title", "headline", "citation_title", "sailthru.title")
_META_SITE = ("og:site_name", "dc.publisher", "application-name", "publisher", "citation_publisher")
_META_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "byl", "sailthru.author", "parsely-author")
_META_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "originalpublicationdate",
    "date",
)
_META_MODIFIED = (
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
)
_META_DESCRIPTION = ("og:description", "description", "dc.description", "twitter:description")
_MAX_JSON_LD = 400_000


class Metadata(Struct, frozen=True):
    """What a page declares, as printed; dates with the place they were read from, first the most trusted."""

    titles: tuple[str, ...] = ()
    document_title: str | None = None
    site: str | None = None
    authors: tuple[str, ...] = ()
    published: tuple[tuple[str, str], ...] = ()
    modified: tuple[tuple[str, str], ...] = ()
    description: str | None = None
    language: str | None = None
    url: str | None = None
    alternates: dict[str, str] = {}
    images: tuple[str, ...] = ()


def read(root: HtmlElement, address: str | None) -> Metadata:
    """Read the metadata of an HTML tree; ``address`` is the page's own, where known, to resolve relative ones."""
    metas = _metas(root)
    things = _things(root)
    url = _own_address(root, metas, address)
    document_title = _text_of(root, "//title")
    return Metadata(
        titles=_unique([*_values(things, "headline"), *_chosen(metas, _META_TITLE)]),
        document_title=document_title,
        site=next(iter(_chosen(metas, _META_SITE)), None) or _publisher(things),
        authors=_authors(things, metas, root),
        published=_dates(things, metas, root, "datePublished", _META_PUBLISHED),
        modified=_dates(things, metas, root, "dateModified", _META_MODIFIED),
        description=next(iter(_chosen(metas, _META_DESCRIPTION)), None),
        language=_language(root, metas, things),
        url=url,
        alternates=_alternates(root, url),
        images=_unique([urljoin(url or "", x) for x in metas.get("og:image", [])]),
    )


def title_and_outlet(metadata: Metadata, shown: list[str]) -> tuple[str | None, str | None]:
    """Return the title without the site's name, and the outlet.

    ``shown`` are the page's short texts, most prominent first: the title is the longest of them that a declared
    title contains; without one, a declared title is cut at its separators.
    """
    declared = [*metadata.titles, *([metadata.document_title] if metadata.document_title else [])]
    outlet = metadata.site
    title = _shown_title(declared, shown) or _cut_title(metadata, outlet)
    if outlet is None and metadata.document_title and title:
        outlet = _remainder(metadata.document_title, title)
    return title, outlet


def _shown_title(declared: list[str], shown: list[str]) -> str | None:
    best: str | None = None
    keys = [_key(text) for text in declared]
    parts = {_key(part) for text in declared for part in _SEPARATOR.split(text)}
    for text in shown:
        key = _key(text)
        if (
            len(key) >= (4 if _wide(key) else 12)
            and len(text) > len(best or "")
            and any(key == k or (key in k and _whole(key, k, parts)) for k in keys)
        ):
            best = text
    return best


def _whole(key: str, declared: str, parts: set[str]) -> bool:
    """Say whether a shown text that a declared title contains is the title: a part of it, or most of it."""
    return key in parts or len(key) >= 0.5 * len(declared)


def _wide(key: str) -> bool:
    return any("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in key[:8])


def _cut_title(metadata: Metadata, outlet: str | None) -> str | None:
    text = next(iter(metadata.titles), None) or metadata.document_title
    if not text:
        return None
    parts = [part.strip() for part in _SEPARATOR.split(text) if part.strip()]
    site = _key(outlet) if outlet else ""
    kept = [part for part in parts if _key(part) != site]
    if len(kept) == len(parts) and metadata.titles:
        return text
    if site and kept and len(kept) < len(parts):
        return _between(text, kept[0], kept[-1])
    return max(kept, key=len) if kept else text


def _between(text: str, first: str, last: str) -> str:
    return text[text.index(first) : text.rindex(last) + len(last)]


def _remainder(document_title: str, title: str) -> str | None:
    at = document_title.find(title)
    if at < 0:
        return None
    rests = [document_title[at + len(title) :], document_title[:at]]
    for rest in rests:
        name = rest.strip(" |-–—»«·•:_/\t")
        if 2 < len(name) <= 60:
            return name
    return None


def _metas(root: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = meta.get("content")
        if name and content and len(content) < 20_000:
            found.setdefault(name.strip().lower(), []).append(_clean(content))
    return found


def _things(root: HtmlElement) -> list[dict[str, Any]]:
    """Return the JSON-LD objects that describe an article, articles first."""
    found: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip()
        if not text or len(text) > _MAX_JSON_LD:
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        found.extend(_walk(data))
    return sorted(found, key=lambda thing: "WebPage" in _types(thing))


def _walk(data: Any) -> Iterator[dict[str, Any]]:
    stack = [data]
    for _ in range(2000):
        if not stack:
            return
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item))
        elif isinstance(item, dict):
            if any(_ARTICLE_TYPES.search(t) for t in _types(item)):
                yield item
            stack.extend(
                item[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(item.get(key), (list, dict))
            )


def _types(thing: dict[str, Any]) -> list[str]:
    kind = thing.get("@type")
    return [str(t) for t in kind] if isinstance(kind, list) else [str(kind)]


def _values(things: list[dict[str, Any]], key: str) -> list[str]:
    return [_clean(thing[key]) for thing in things if isinstance(thing.get(key), str) and thing[key].strip()]


def _publisher(things: list[dict[str, Any]]) -> str | None:
    for thing in things:
        publisher = thing.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return _clean(publisher["name"]) or None
    return None


def _authors(things: list[dict[str, Any]], metas: dict[str, list[str]], root: HtmlElement) -> tuple[str, ...]:
    names: list[str] = []
    for thing in things:
        author = thing.get("author")
        for item in author if isinstance(author, list) else [author]:
            name = item.get("name") if isinstance(item, dict) else item
            if isinstance(name, str):
                names.append(_clean(name))
    names = names or _chosen(metas, _META_AUTHOR)
    names = names or [_clean(e.text_content()) for e in root.xpath("//*[@itemprop='author' or @rel='author']")[:5]]
    return _unique([name for name in names if 2 <= len(name) <= 80 and "://" not in name])[:10]


def _dates(
    things: list[dict[str, Any]], metas: dict[str, list[str]], root: HtmlElement, key: str, names: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    found = [(value, "json-ld") for value in _values(things, key)]
    found += [(value, "meta") for value in _chosen(metas, names)]
    for element in root.xpath(f"//*[@itemprop='{key}']")[:3]:
        value = element.get("content") or element.get("datetime") or element.text_content()
        if value:
            found.append((_clean(value), "microdata"))
    return tuple(found[:20])


def _language(root: HtmlElement, metas: dict[str, list[str]], things: list[dict[str, Any]]) -> str | None:
    claims = [
        *_values(things, "inLanguage"),
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        root.get("xml:lang"),
        *metas.get("og:locale", []),
        *metas.get("content-language", []),
        *metas.get("dc.language", []),
    ]
    return next((tag for tag in map(normalise, claims) if tag), None)


def _own_address(root: HtmlElement, metas: dict[str, list[str]], address: str | None) -> str | None:
    links = [e.get("href") for e in root.iter("link") if "canonical" in (e.get("rel") or "").lower().split()]
    for candidate in (*links, *metas.get("og:url", []), address):
        if candidate:
            found = resolved(address or "", candidate)
            parts = urlsplit(found) if found else None
            if parts and parts.scheme in ("http", "https") and parts.netloc:
                return found
    return address


def _alternates(root: HtmlElement, url: str | None) -> dict[str, str]:
    """Return the page's versions by language: the links of its head, or else its own language switcher."""
    found: dict[str, str] = {}
    for link in root.iter("link"):
        if "alternate" in (link.get("rel") or "").lower().split() and link.get("hreflang"):
            _add_alternate(found, link, url)
    if not found:
        for link in root.xpath("//a[@hreflang][@href]")[:300]:
            _add_alternate(found, link, url)
    return dict(sorted(found.items()))


def _add_alternate(found: dict[str, str], link: HtmlElement, url: str | None) -> None:
    tag = normalise(link.get("hreflang")) if link.get("hreflang").lower() != "x-default" else None
    address = resolved(url or "", link.get("href") or "")
    if tag and address and tag not in found:
        found[tag] = address


def resolved(base: str, address: str) -> str | None:
    try:
        return urljoin(base, address.strip()) if len(address) < 3000 else None
    except ValueError:
        return None


def _chosen(metas: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return [value for name in names for value in metas.get(name, []) if value]


def _text_of(root: HtmlElement, path: str) -> str | None:
    for element in root.xpath(path)[:1]:
        return _clean(element.text_content()[:2000]) or None
    return None


def _clean(text: str) -> str:
    return mend(tidy(text[:20_000]))[0]


def _unique(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
