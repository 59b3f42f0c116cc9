"""Reviews as a reader sees them: who said what of a fact, when and why, in one line."""

from __future__ import annotations

from typing import Protocol

from hexapla.editions.wording import clip
from hexapla.values.review import Review, Verdict

SAID = {
    "accept": "accepted", "reject": "rejected", "correct": "corrected", "reviewed": "reviewed", "merge": "merged",
    "split": "split", "undo": "undone",
}  # fmt: skip
_LONGEST = 100


class Reviewable(Protocol):
    """A fact or difference as a reviewer finds it."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def rule(self) -> str: ...
    @property
    def confidence(self) -> float: ...
    @property
    def review(self) -> Verdict | None: ...


class Said(Protocol):
    """A row of the log and what became of it."""

    @property
    def state(self) -> str: ...
    @property
    def verdict(self) -> Verdict: ...


def told(review: Review | Verdict) -> str:
    """Return in one line who said what, when, what a correction replaced, and why."""
    was = ""
    if isinstance(review, Review) and review.original:
        was = ", was " + ", ".join("nothing" if value is None else str(value) for value in review.original.values())
    why = f": {clip(review.note, _LONGEST)}" if review.note else ""
    return f"{SAID[review.verdict]} by {clip(review.by, 60)}, {review.at[:10]}{clip(was, _LONGEST)}{why}"
