"""records -> published forms: the static site, what a terminal shows, and exchange formats."""

from hexapla.editions.absolute import base_url
from hexapla.editions.addresses import (
    article_path,
    document_path,
    event_path,
    file_name,
    outlet_path,
    person_path,
    series_path,
)
from hexapla.editions.article_page import article_page
from hexapla.editions.bitext import Table
from hexapla.editions.check_report import check_page, show_check
from hexapla.editions.csv_tables import CsvWriter
from hexapla.editions.document_lists import show_documents
from hexapla.editions.document_page import cited_at, document_page, quoted
from hexapla.editions.dossier_page import DossierView, dossier_page
from hexapla.editions.event_page import Neighbours, event_page
from hexapla.editions.facts_sheet import facts_csv
from hexapla.editions.feed import FORMATS, MEDIA_TYPES, Cut, Feed
from hexapla.editions.feeds import feed_of_differences, feed_of_events, feed_of_search, feed_of_series, written
from hexapla.editions.filters import Asked, Filters, asked_filters, leaves
from hexapla.editions.folder import Published
from hexapla.editions.found import show_found
from hexapla.editions.front_page import MOST_REJECTIONS, Census, FrontView, census_of, front_page
from hexapla.editions.ftm import write_ftm
from hexapla.editions.headline import Headline, headline, headline_of
from hexapla.editions.index_page import (
    ENTRIES_A_SHEET,
    Entry,
    ListSheet,
    document_entries,
    in_order,
    index_page,
    outlet_entries,
    people_entries,
)
from hexapla.editions.index_page import Listed as ListKind
from hexapla.editions.jsonld import write_jsonld
from hexapla.editions.leads import document_key
from hexapla.editions.lettering import shelve
from hexapla.editions.login_page import login_page
from hexapla.editions.moved_page import moved_page
from hexapla.editions.news_sitemap import news_sitemap
from hexapla.editions.ninjs import items, write_item, write_ninjs
from hexapla.editions.outlet_lists import show_outlets
from hexapla.editions.outlet_page import MOST_ARTICLES, all_erring, outlet_page
from hexapla.editions.people_lists import show_people
from hexapla.editions.person_page import MOST_ROLES, person_page, portrayed
from hexapla.editions.problem_page import problem_page
from hexapla.editions.rendering import Asset, asset, prepare
from hexapla.editions.review_lists import show_reviewables, show_said
from hexapla.editions.robots import robots_txt
from hexapla.editions.search_page import search_page
from hexapla.editions.series_index_page import (
    SERIES_A_SHEET,
    SeriesSheet,
    newest_turns,
    series_index_page,
    series_lines,
)
from hexapla.editions.series_page import MOST_TURNS, evidence_of, series_page, told_at
from hexapla.editions.site import STEP_VERSION, Contents, publish
from hexapla.editions.sitemap import Listed, sitemap_index, urlset
from hexapla.editions.standpoint import INTERFACES, Edition, editions_in
from hexapla.editions.summaries import summary
from hexapla.editions.tables import SHEETS, Row, Sheet
from hexapla.editions.terminal import show_judgement, show_record
from hexapla.editions.terms import show_terms, write_csv, write_tbx
from hexapla.editions.timeline import Timeline, timeline
from hexapla.editions.tmx import write_tmx
from hexapla.editions.wording import Words, words
from hexapla.editions.xliff import Languages, language_pairs, write_xliff

__all__ = [
    "ENTRIES_A_SHEET",
    "FORMATS",
    "INTERFACES",
    "MEDIA_TYPES",
    "MOST_ARTICLES",
    "MOST_REJECTIONS",
    "MOST_ROLES",
    "MOST_TURNS",
    "SERIES_A_SHEET",
    "SHEETS",
    "STEP_VERSION",
    "Asked",
    "Asset",
    "Census",
    "Contents",
    "CsvWriter",
    "Cut",
    "DossierView",
    "Edition",
    "Entry",
    "Feed",
    "Filters",
    "FrontView",
    "Headline",
    "Languages",
    "ListKind",
    "ListSheet",
    "Listed",
    "Neighbours",
    "Published",
    "Row",
    "SeriesSheet",
    "Sheet",
    "Table",
    "Timeline",
    "Words",
    "all_erring",
    "article_page",
    "article_path",
    "asked_filters",
    "asset",
    "base_url",
    "census_of",
    "check_page",
    "cited_at",
    "document_entries",
    "document_key",
    "document_page",
    "document_path",
    "dossier_page",
    "editions_in",
    "event_page",
    "event_path",
    "evidence_of",
    "facts_csv",
    "feed_of_differences",
    "feed_of_events",
    "feed_of_search",
    "feed_of_series",
    "file_name",
    "front_page",
    "headline",
    "headline_of",
    "in_order",
    "index_page",
    "items",
    "language_pairs",
    "leaves",
    "login_page",
    "moved_page",
    "newest_turns",
    "news_sitemap",
    "outlet_entries",
    "outlet_page",
    "outlet_path",
    "people_entries",
    "person_page",
    "person_path",
    "portrayed",
    "prepare",
    "problem_page",
    "publish",
    "quoted",
    "robots_txt",
    "search_page",
    "series_index_page",
    "series_lines",
    "series_page",
    "series_path",
    "shelve",
    "show_check",
    "show_documents",
    "show_found",
    "show_judgement",
    "show_outlets",
    "show_people",
    "show_record",
    "show_reviewables",
    "show_said",
    "show_terms",
    "sitemap_index",
    "summary",
    "timeline",
    "told_at",
    "urlset",
    "words",
    "write_csv",
    "write_ftm",
    "write_item",
    "write_jsonld",
    "write_ninjs",
    "write_tbx",
    "write_tmx",
    "write_xliff",
    "written",
]
