"""What a page says about itself: title, authors, outlet, dates, language, versions in other languages."""

from __future__ import annotations

import itertools

from lxml.html import HtmlElement
from msgspec import Struct

from hexapla.articles import addresses, declared, lexicon, media, titles
from hexapla.articles.declared import Declared, clean
from hexapla.articles.marked import marked
from hexapla.articles.times import MarkedTime, marked_times
from hexapla.articles.titles import TitleClaims
from hexapla.language.identify import normalise

_META_TITLE = ("og:title", "dc.title", "dcterms.title", "twitter:title", "headline", "citation_title", "sailthru.title")
_META_SITE = ("og:site_name", "dc.publisher", "application-name", "publisher", "citation_publisher")
_META_AUTHOR = (
    *("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "byl"),
    *("sailthru.author", "parsely-author", "cxenseparse:author", "article:author_name"),
)
_META_PUBLISHED = (
    *("article:published_time", "datepublished", "og:published_time", "article:published", "published_time"),
    *(
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date.created",
        "dc.created",
        "dc.date",
        "dcterms.date",
    ),
    *("pubdate", "pub_date", "publishdate", "publish-date", "publish_date", "publication_date", "og:pubdate"),
    *("parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "citation_publication_date"),
    *("citation_online_date", "originalpublicationdate", "article:post_date", "rnews:datepublished", "displaydate"),
    *("bt:pubdate", "mediator_published_time", "article:create_at", "weibo:article:create_at", "datecreated", "date"),
)
_META_MODIFIED = (
    *("article:modified_time", "article:modified", "datemodified", "og:updated_time", "og:article:modified_time"),
    *("dcterms.modified", "dc.date.modified", "dc.modified", "dateupdated", "updated_time", "bt:moddate"),
    *("mediator_modified_time", "revised", "last-modified", "lastmod", "lastmodified"),
)
_META_DESCRIPTION = ("og:description", "description", "dc.description", "twitter:description")
_META_PICTURE = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
_META_VIDEO = (
    *("og:video:secure_url", "og:video:url", "og:video", "twitter:player", "twitter:player:stream"),
    *("contenturl", "embedurl"),
)
_SOURCE_MARKS = ("isBasedOn", "sourceOrganization", "source", "provider")
_SOURCE_CLASSES = frozenset(
    ("source", "article-source", "news-source", "source-link", "source-name", "post-source", "entry-source")
)
_MAX_LINKS = 3_000
_MAX_META = 20_000
_LONGEST_CREDIT = 60


class Metadata(Struct, frozen=True):
    """What a page declares, as printed; dates with the place they were read from, first the most trusted.

    ``place`` and ``dateline`` are where the article was written, ``source`` whom the page credits, ``base`` what its
    relative addresses are joined to.
    """

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
    videos: tuple[str, ...] = ()
    place: str | None = None
    dateline: str | None = None
    source: str | None = None
    base: str = ""


def read(root: HtmlElement, address: str | None) -> Metadata:
    """Read the metadata of an HTML tree; ``address`` is the page's own, where known, to resolve relative ones."""
    metas = _metas(root)
    document_title = _text_of(root, "//title")
    named = [*_chosen(metas, _META_TITLE), *([document_title] if document_title else [])]
    url = addresses.own_address(root, metas.get("og:url", []), address)
    things = declared.read(root, url, named)
    base = addresses.base_address(root, address or url)
    marks = marked(root)
    published, modified = _dates(things, metas, marked_times(root, marks))
    site = next(iter(_chosen(metas, _META_SITE)), None)
    return Metadata(
        titles=_unique([*things.headlines, *_chosen(metas, _META_TITLE)]),
        document_title=document_title,
        site=site if site and "://" not in site else things.publisher,
        authors=_unique([*things.authors] or _chosen(metas, _META_AUTHOR) or _marked_authors(marks)),
        published=published,
        modified=modified,
        description=next(iter(_chosen(metas, _META_DESCRIPTION)), None) or things.description,
        language=_language(root, metas, things),
        url=url,
        alternates=addresses.alternates(root, base or url),
        images=media.pictures([*_chosen(metas, _META_PICTURE), *things.images], base),
        videos=media.videos(root, [*_chosen(metas, _META_VIDEO), *things.videos], base),
        place=things.place,
        dateline=things.dateline,
        source=things.source or _marked_source(marks) or _linked_source(root, url),
        base=base,
    )


def title_and_outlet(metadata: Metadata, shown: list[str]) -> tuple[str | None, str | None]:
    """Return the title without the site's name, and the outlet; ``shown`` are the page's short texts."""
    host = addresses.host(metadata.url)
    claims = TitleClaims(metadata.titles, metadata.document_title, metadata.site, host)
    return titles.title_and_outlet(claims, shown)


def _metas(root: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = meta.get("content")
        if content and len(content) < _MAX_META:
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                name = meta.get(attribute)
                if name:
                    found.setdefault(name.strip().lower(), []).append(clean(content))
    return found


def _dates(
    things: Declared, metas: dict[str, list[str]], times: list[MarkedTime]
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Return what is declared of publication and of the last change."""
    published = [(value, "json-ld") for value in things.published]
    modified = [(value, "json-ld") for value in things.modified]
    published += [(value, "meta") for value in _chosen(metas, _META_PUBLISHED)]
    modified += [(value, "meta") for value in _chosen(metas, _META_MODIFIED)]
    for time in times:
        (modified if time.modified else published).append((time.text, time.read_from))
    return tuple(published[:20]), tuple(modified[:20])


def _marked_authors(marks: dict[str, list[HtmlElement]]) -> list[str]:
    return [clean(element.text_content()[:500]) for element in marks.get("author", [])]


def _marked_source(marks: dict[str, list[HtmlElement]]) -> str | None:
    """Return the text of a link or element that is marked as the article's source."""
    for element in [element for name in _SOURCE_MARKS for element in marks.get(name, [])]:
        text = clean((element.get("content") or element.text_content())[:500])
        if 1 < len(text) <= _LONGEST_CREDIT:
            return text
    return None


def _linked_source(root: HtmlElement, url: str | None) -> str | None:
    """Return whom a link names as source: its text where its class says so, the other site where its text does."""
    for link in itertools.islice(root.iter("a"), _MAX_LINKS):
        text = (link.text or "").strip() if not len(link) else ""
        if not 0 < len(text) <= _LONGEST_CREDIT:
            continue
        labelled = len(text) <= lexicon.LONGEST_LABEL and bool(lexicon.languages_of("source", text))
        if not labelled and _SOURCE_CLASSES.intersection((link.get("class") or "").lower().split()):
            return clean(text)
        address = addresses.web_address(url or "", link.get("href") or "") if labelled else None
        if address and not (url and addresses.same_site(address, url)):
            return addresses.host(address)
    return None


def _language(root: HtmlElement, metas: dict[str, list[str]], things: Declared) -> str | None:
    claims = [
        *things.languages,
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        root.get("xml:lang"),
        *metas.get("og:locale", []),
        *metas.get("content-language", []),
        *metas.get("dc.language", []),
    ]
    return next((tag for tag in map(normalise, claims) if tag), None)


def _chosen(metas: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return [value for name in names for value in metas.get(name, []) if value]


def _text_of(root: HtmlElement, path: str) -> str | None:
    for element in root.xpath(path)[:1]:
        return clean(element.text_content()[:2000]) or None
    return None


def _unique(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
