"""Event and parallel table -> record: facts with evidence, and which versions carry them."""

from hexapla.records.assembly import make_record

# Part of every cache key: raise it whenever the step would answer the same input differently.
STEP_VERSION = "6"

__all__ = ["STEP_VERSION", "make_record"]
