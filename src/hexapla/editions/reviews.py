"""Reviews as a reader sees them: who said what of a fact, when and why, in one line."""

from __future__ import annotations

from typing import Protocol

from hexapla.editions.translations import SOURCE, translations
from hexapla.editions.wording import clip, day, listed
from hexapla.values.review import Review, Verdict


def say(phrase: str) -> str:
    """Name a phrase for the catalogs."""
    return phrase


_SAID = {
    "accept": say("accepted by %(by)s, %(at)s"), "reject": say("rejected by %(by)s, %(at)s"),
    "correct": say("corrected by %(by)s, %(at)s"), "reviewed": say("read whole by %(by)s, %(at)s"),
    "merge": say("joined by %(by)s, %(at)s"), "split": say("split off by %(by)s, %(at)s"),
    "undo": say("undone by %(by)s, %(at)s"),
}  # fmt: skip
_LONGEST = 100
_TO_THE_DAY = 10  # codepoints of an ISO date
_ISOLATE, _END = "\u2068", "\u2069"  # FSI and PDI: a name of any direction within a sentence


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


def signed(review: Review | Verdict, language: str = SOURCE) -> str:
    """Return who said what, and on which day."""
    by = clip(review.by, 60)
    # In the language of the source what stands beside a Latin name is Latin, and a terminal shows isolates as boxes.
    name = by if language == SOURCE else f"{_ISOLATE}{by}{_END}"
    sentence = str(translations(language).ugettext(_SAID[review.verdict]))
    return sentence % {"by": name, "at": day(review.at[:_TO_THE_DAY], language)}


def told(review: Review | Verdict, language: str = SOURCE) -> str:
    """Return in one line who said what, when, what a correction replaced, and why."""
    was = ""
    if isinstance(review, Review) and review.original:
        words = translations(language)
        nothing = str(words.ugettext("nothing"))
        values = [nothing if value is None else str(value) for value in review.original.values()]
        before = listed(values, language).unescape()
        was = str(words.ugettext(say("; it was %(value)s"))) % {"value": clip(before, _LONGEST)}
    why = f": {clip(review.note, _LONGEST)}" if review.note else ""
    return f"{signed(review, language)}{was}{why}"
