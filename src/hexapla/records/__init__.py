"""Event and parallel table -> record: facts with evidence, which versions carry them, and what reviewers say of it."""

from hexapla.records.appearances import appearances
from hexapla.records.assembly import make_record
from hexapla.records.corrections import corrected, named
from hexapla.records.judged import Judged, judged
from hexapla.records.profiles import profiles
from hexapla.records.reviewing import above, review, standing
from hexapla.records.verdicts import articles_of, concerns, in_force, undone

# Part of every cache key: raise it whenever the step would answer the same input differently.
STEP_VERSION = "6"

__all__ = [
    "STEP_VERSION",
    "Judged",
    "above",
    "appearances",
    "articles_of",
    "concerns",
    "corrected",
    "in_force",
    "judged",
    "make_record",
    "named",
    "profiles",
    "review",
    "standing",
    "undone",
]
