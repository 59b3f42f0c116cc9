"""From a page to an article: its text in blocks, what it says of itself, and the furniture that was set aside.

Pages are cleaned one by one (``clean``). What the pages of an outlet teach together is learned from sketches of them
(``sketch``, ``learn``), and an article is settled by it (``settle``, ``bearing``).
"""

from __future__ import annotations

from hexapla.articles.cleaning import STEP_VERSION, clean
from hexapla.articles.ledger import LedgerTally
from hexapla.articles.outlet import FEWEST_PAGES, LEARNED_PAGES, learn
from hexapla.articles.settling import KNOWLEDGE_VERSION, bearing, settle
from hexapla.articles.sketching import SKETCH_VERSION, outlet_of, sketch

__all__ = [
    "FEWEST_PAGES",
    "KNOWLEDGE_VERSION",
    "LEARNED_PAGES",
    "SKETCH_VERSION",
    "STEP_VERSION",
    "LedgerTally",
    "bearing",
    "clean",
    "learn",
    "outlet_of",
    "settle",
    "sketch",
]
