"""The heads of the pages of events and articles: what they are called, what they tell, and when."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from hexapla.editions.account_texts import account_texts
from hexapla.editions.bitext import Table
from hexapla.editions.event_entries import moments
from hexapla.editions.feed import plain
from hexapla.editions.head_data import article_data, event_data, script_data
from hexapla.editions.headline import Headline
from hexapla.editions.moments import moment_in_utc
from hexapla.editions.page_head import PageHead, page_head
from hexapla.editions.standpoint import Standpoint
from hexapla.editions.wording import Words
from hexapla.values.article import Article
from hexapla.values.record import Record

_LONGEST = 300  # codepoints of a description; what lists pages shows half of it
_SITE = "Hexapla"


def event_head(record: Record, articles: Mapping[str, Article], headline: Headline, standpoint: Standpoint) -> PageHead:
    """Return the head of an event's page."""
    description = _account(Table(record, dict(articles)), headline) or _when_and_where(headline)
    first, last = moments(record)
    times = (("article:published_time", first), ("article:modified_time", last)) if first else ()
    data = event_data(record, headline, description, standpoint.edition)
    return _told(page_head(standpoint), headline.title, description, times, script_data(data))


def article_head(article: Article, record: Record | None, title: Words, standpoint: Standpoint) -> PageHead:
    """Return the head of an article's page."""
    description = plain(article.standfirst or article.text, _LONGEST)
    published = moment_in_utc(article.published.value) if article.published else None
    data = article_data(article, record, description, standpoint.edition)
    times = (("article:published_time", published),)
    return _told(page_head(standpoint), title, description, times, script_data(data))


def _told(
    head: PageHead,
    title: Words | None,
    description: str,
    times: tuple[tuple[str, str | None], ...],
    data: str,
) -> PageHead:
    properties = (
        ("og:site_name", _SITE),
        ("og:type", "article"),
        ("og:title", plain(title.text) if title else None),
        ("og:description", description),
        ("og:url", head.canonical),
        *times,
    )
    return replace(
        head,
        description=description,
        properties=tuple((name, value) for name, value in properties if value),
        names=(("twitter:card", "summary"),),
        data=data,
    )


def _account(table: Table, headline: Headline) -> str:
    texts = account_texts(table)
    wanted = headline.title.language if headline.title else None
    language = wanted if wanted in texts else next(iter(sorted(texts)), None)
    return plain(texts[language], _LONGEST) if language is not None else ""


def _when_and_where(headline: Headline) -> str:
    return plain(" · ".join(part for part in (headline.shown_date, *headline.places) if part), _LONGEST)
