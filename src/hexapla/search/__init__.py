"""What an archive is asked in words: articles made ready to be found, queries read, answers quoted."""

from hexapla.search.answering import PAGE, search
from hexapla.search.days import days_of, span_of
from hexapla.search.entries import STEP_VERSION, entries_of
from hexapla.search.queries import FILTERS, read_query

__all__ = ["FILTERS", "PAGE", "STEP_VERSION", "days_of", "entries_of", "read_query", "search", "span_of"]
