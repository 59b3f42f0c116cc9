"""records -> published forms: the static site, what a terminal shows, and exchange formats."""

from hexapla.editions.bitext import Table
from hexapla.editions.check_report import check_page, show_check
from hexapla.editions.folder import Published
from hexapla.editions.site import STEP_VERSION, Contents, publish
from hexapla.editions.terminal import show_judgement, show_record
from hexapla.editions.terms import show_terms, write_csv, write_tbx
from hexapla.editions.tmx import write_tmx
from hexapla.editions.xliff import Languages, language_pairs, write_xliff

__all__ = [
    "STEP_VERSION",
    "Contents",
    "Languages",
    "Published",
    "Table",
    "check_page",
    "language_pairs",
    "publish",
    "show_check",
    "show_judgement",
    "show_record",
    "show_terms",
    "write_csv",
    "write_tbx",
    "write_tmx",
    "write_xliff",
]
