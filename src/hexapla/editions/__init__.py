"""records -> published forms: the static site, what a terminal shows, and exchange formats."""

from hexapla.editions.addresses import article_path, event_path, file_name, person_path, series_path
from hexapla.editions.article_page import article_page
from hexapla.editions.bitext import Table
from hexapla.editions.check_report import check_page, show_check
from hexapla.editions.csv_tables import CsvWriter
from hexapla.editions.document_lists import show_documents
from hexapla.editions.dossier_page import dossier_page
from hexapla.editions.event_page import Neighbours, event_page
from hexapla.editions.facts_sheet import facts_csv
from hexapla.editions.folder import Published
from hexapla.editions.found import show_found
from hexapla.editions.ftm import write_ftm
from hexapla.editions.headline import Headline, headline, headline_of
from hexapla.editions.jsonld import write_jsonld
from hexapla.editions.login_page import login_page
from hexapla.editions.moved_page import moved_page
from hexapla.editions.ninjs import items, write_item, write_ninjs
from hexapla.editions.outlet_lists import show_outlets
from hexapla.editions.people_lists import show_people
from hexapla.editions.person_page import person_page
from hexapla.editions.rendering import Asset, asset
from hexapla.editions.review_lists import show_reviewables, show_said
from hexapla.editions.series_page import evidence_of, series_page
from hexapla.editions.site import STEP_VERSION, Contents, publish
from hexapla.editions.standpoint import INTERFACES, Edition
from hexapla.editions.summaries import summary
from hexapla.editions.tables import SHEETS, Row, Sheet
from hexapla.editions.terminal import show_judgement, show_record
from hexapla.editions.terms import show_terms, write_csv, write_tbx
from hexapla.editions.tmx import write_tmx
from hexapla.editions.xliff import Languages, language_pairs, write_xliff

__all__ = [
    "INTERFACES",
    "SHEETS",
    "STEP_VERSION",
    "Asset",
    "Contents",
    "CsvWriter",
    "Edition",
    "Headline",
    "Languages",
    "Neighbours",
    "Published",
    "Row",
    "Sheet",
    "Table",
    "article_page",
    "article_path",
    "asset",
    "check_page",
    "dossier_page",
    "event_page",
    "event_path",
    "evidence_of",
    "facts_csv",
    "file_name",
    "headline",
    "headline_of",
    "items",
    "language_pairs",
    "login_page",
    "moved_page",
    "person_page",
    "person_path",
    "publish",
    "series_page",
    "series_path",
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
    "summary",
    "write_csv",
    "write_ftm",
    "write_item",
    "write_jsonld",
    "write_ninjs",
    "write_tbx",
    "write_tmx",
    "write_xliff",
]
