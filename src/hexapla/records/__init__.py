"""Event and parallel table -> record: facts with evidence, which versions carry them, and what reviewers say of it."""

from hexapla.records.account import retold
from hexapla.records.agenda import Agenda, agenda, all_terms, joined, passages
from hexapla.records.appearances import appearances
from hexapla.records.assembly import make_record
from hexapla.records.citing import citations
from hexapla.records.corrections import corrected, named
from hexapla.records.document_cards import document_cards
from hexapla.records.document_names import is_document, mentions_document
from hexapla.records.follow_ups import FollowUps, in_order_of_time
from hexapla.records.judged import Fact, Judged, judged
from hexapla.records.outlet_cards import faults, outlet_cards, outlet_id
from hexapla.records.outlet_rows import homes, outlet_articles
from hexapla.records.profiles import profiles
from hexapla.records.reviewing import above, review, standing
from hexapla.records.series_cards import TurnRow, series_cards, turn_row
from hexapla.records.settable import settable
from hexapla.records.translations import Translations
from hexapla.records.verdicts import articles_of, concerns
from hexapla.values.review import in_force, undone

# Part of every cache key: raise it whenever the step would answer the same input differently.
STEP_VERSION = "12"

__all__ = [
    "STEP_VERSION",
    "Agenda",
    "Fact",
    "FollowUps",
    "Judged",
    "Translations",
    "TurnRow",
    "above",
    "agenda",
    "all_terms",
    "appearances",
    "articles_of",
    "citations",
    "concerns",
    "corrected",
    "document_cards",
    "faults",
    "homes",
    "in_force",
    "in_order_of_time",
    "is_document",
    "joined",
    "judged",
    "make_record",
    "mentions_document",
    "named",
    "outlet_articles",
    "outlet_cards",
    "outlet_id",
    "passages",
    "profiles",
    "retold",
    "review",
    "series_cards",
    "settable",
    "standing",
    "turn_row",
    "undone",
]
