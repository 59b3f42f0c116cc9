"""Reviews as a reader sees them: who said what of a fact, when and why, in one line."""

from __future__ import annotations

from hexapla.editions.wording import clip
from hexapla.values.review import Review, Verdict

SAID = {
    "accept": "accepted", "reject": "rejected", "correct": "corrected", "reviewed": "reviewed", "merge": "merged",
    "split": "split", "undo": "undone",
}  # fmt: skip
_LONGEST = 100


def told(review: Review | Verdict) -> str:
    """Return in one line who said what, when, what a correction replaced, and why."""
    was = ""
    if isinstance(review, Review) and review.original:
        was = ", was " + ", ".join("nothing" if value is None else str(value) for value in review.original.values())
    why = f": {clip(review.note, _LONGEST)}" if review.note else ""
    return f"{SAID[review.verdict]} by {clip(review.by, 60)}, {review.at[:10]}{clip(was, _LONGEST)}{why}"
