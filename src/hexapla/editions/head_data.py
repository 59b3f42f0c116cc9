"""What an event's or an article's page says of itself in its head to programs: schema.org, as compact as it may be.

The whole of a record as JSON-LD is an export; here stands what searchers of the web read.
"""

from __future__ import annotations

from hexapla.editions.absolute import page_address
from hexapla.editions.addresses import article_path, event_path, external
from hexapla.editions.feed import plain, tag_of
from hexapla.editions.headline import Headline
from hexapla.editions.identifiers import article_urn, event_urn
from hexapla.editions.json_text import Node, line, node
from hexapla.editions.listing import VENUES
from hexapla.editions.standpoint import Edition
from hexapla.editions.wording import sound
from hexapla.values.article import Article
from hexapla.values.record import Record, Version

CONTEXT = "https://schema.org"
_MOST = 20  # versions, places, authors
_CONFERENCES = frozenset({"conference", "donors' conference"})
# What would end the element that the data stands in, or an old script's line, stands there as JSON may write it.
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def event_data(record: Record, headline: Headline, description: str, edition: Edition) -> Node:
    """Return an event: what it is called in each language, when, where, and the reports of it."""
    names = [plain(words.text) for words in (headline.title, *headline.titles) if words is not None]
    return node(
        context_=CONTEXT,
        type_="ConferenceEvent" if record.kind in _CONFERENCES else "Event",
        id_=event_urn(record.id),
        url=_address(event_path(record.id), edition),
        name=names[0] if names else None,
        alternateName=names[1 : 1 + _MOST],
        description=description,
        startDate=record.start.value if record.start else None,
        endDate=record.end.value if record.end else None,
        location=[
            node(type_="Place", name=plain(place.name))
            for place in [one for one in record.places if one.role in VENUES][:_MOST]
        ],
        subjectOf=[_report(version) for version in record.articles[:_MOST]],
    )


def article_data(article: Article, record: Record | None, description: str, edition: Edition) -> Node:
    """Return an article as its outlet published it, with the page that shows it here."""
    of = next((one.of for one in record.articles if one.id == article.id), None) if record else None
    return node(
        context_=CONTEXT,
        type_="NewsArticle",
        id_=article_urn(article.id),
        url=external(article.url),
        mainEntityOfPage=_address(article_path(article.id), edition),
        headline=plain(article.title or ""),
        description=description,
        inLanguage=tag_of(article.language),
        datePublished=article.published.value if article.published else None,
        dateModified=article.modified.value if article.modified else None,
        author=[node(type_="Person", name=plain(name)) for name in article.authors[:_MOST]],
        publisher=_organisation(article.outlet),
        isBasedOn=node(id_=article_urn(of)) if of else None,
        about=node(id_=event_urn(record.id), url=_address(event_path(record.id), edition)) if record else None,
    )


def script_data(data: Node) -> str:
    """Return data as the text of ``<script type="application/ld+json">``, which nothing in it can end.

    Such an element is data and no script: a browser runs nothing of it, under whatever security policy.
    """
    return sound(line(data).decode()).translate(_ESCAPES)


def _report(version: Version) -> Node:
    return node(
        type_="NewsArticle",
        id_=article_urn(version.id),
        url=external(version.url),
        headline=plain(version.title or ""),
        inLanguage=tag_of(version.language),
        datePublished=version.published.value if version.published else None,
        publisher=_organisation(version.outlet),
    )


def _organisation(name: str | None) -> Node | None:
    return node(type_="Organization", name=plain(name)) if name and plain(name) else None


def _address(path: str, edition: Edition) -> str | None:
    return page_address(edition, path) if edition.base_url is not None else None
