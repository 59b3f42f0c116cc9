"""The news sitemap: the newest events, in the form that Google News reads.

After https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap: pages of the last two days, a
thousand at most, with the name and language of the publication, the date and the title.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from xml.sax.saxutils import escape

from hexapla.editions.absolute import page_address
from hexapla.editions.event_entries import moments, untitled
from hexapla.editions.feed import plain
from hexapla.editions.headline import headline
from hexapla.editions.sitemap import document
from hexapla.editions.standpoint import Edition
from hexapla.language.locales import base_language, locale_of
from hexapla.values.record import Record

NEWS_SITEMAP = "news-sitemap.xml"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_NAME = "Hexapla"
_RECENT = timedelta(days=2)
_MOST = 1_000
_LONGEST_TITLE = 200
_TRADITIONAL = "Hant"


def news_sitemap(records: Iterable[Record], edition: Edition) -> bytes:
    """Return the news sitemap of an edition: the events first reported within two days of the newest report of all.

    No clock is read: what is new is new beside the rest of the archive. Events whose reports bear no date are not news.
    """
    dated = [(first, last, record) for record in records for first, last in [moments(record)] if first is not None]
    newest = max((_instant(last) for _, last, _ in dated), default=None)
    recent = [
        (first, record) for first, _, record in dated if newest is not None and newest - _instant(first) <= _RECENT
    ]
    recent.sort(key=lambda pair: pair[1].id)
    recent.sort(key=lambda pair: pair[0], reverse=True)
    return document("urlset", (_address(first, record, edition) for first, record in recent[:_MOST]), news=_NEWS)


def _address(first: str, record: Record, edition: Edition) -> str:
    own = headline(record, edition.language)
    title = (plain(own.title.text, _LONGEST_TITLE) if own.title else "") or untitled(edition.language)
    language = news_language(own.title.language if own.title else None, edition.language)
    return (
        f"<url><loc>{escape(page_address(edition, own.path))}</loc>\n"
        f"<news:news><news:publication><news:name>{_NAME}</news:name><news:language>{language}</news:language>"
        f"</news:publication><news:publication_date>{first}</news:publication_date>"
        f"<news:title>{escape(title)}</news:title></news:news></url>\n"
    )


def news_language(language: str | None, otherwise: str) -> str:
    """Return a language as Google News names it: ISO 639, but ``zh-cn`` and ``zh-tw`` for Chinese by its script."""
    base = base_language(language)
    if base is None or not base.isascii() or not base.isalpha() or not 2 <= len(base) <= 3:
        return otherwise
    if base != "zh":
        return base
    locale = locale_of(language)
    return "zh-tw" if locale is not None and locale.script == _TRADITIONAL else "zh-cn"


def _instant(moment: str) -> datetime:
    return datetime.fromisoformat(moment)
