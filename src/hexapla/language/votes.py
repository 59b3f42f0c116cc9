"""What two statistical identifiers say about a text: pycld2 and py3langid."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

import pycld2
from msgspec import Struct
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from hexapla.language.kindred import same_or_near
from hexapla.language.tags import normalise, without_script

_SECOND_READS = 400
"""Codepoints that py3langid is given: it is ten times as slow as pycld2."""

# How often pycld2 is right, by the score it gives its best language (8,121 sentences of 20 to 160 letters in a hundred
# languages, NTREX-128, November 2026): .1 under 200, .85 from 400, .98 from 1,000. Its own word "reliable" says nothing
# together with its best effort.
_RIGHT = ((100.0, 0.1), (300.0, 0.45), (500.0, 0.8), (700.0, 0.93), (1000.0, 1.0))
# Half as much weight as the first: it knows fewer languages, and is sure of itself where it does not know one.
_SECOND_WEIGHT = 0.6
# Letters from which it weighs as much.
_SECOND_NEEDS = 40


class Vote(Struct, frozen=True):
    """A language (``None``: none is named), how much the vote weighs in [0, 1], and pycld2's shares of the text."""

    language: str | None
    weight: float
    shares: dict[str, float]


NO_VOTE = Vote(None, 0.0, {})


# A line is asked about more than once, and the lines of a site's menus stand on all of its pages.
@lru_cache(maxsize=1024)
def first_vote(text: str, declared: str | None = None) -> Vote:
    """Return pycld2's vote; ``declared`` is a hint to it. Text that it cannot read gets no vote."""
    options: dict[str, Any] = {"isPlainText": True, "bestEffort": True}
    hint = _cld_code(declared)
    if hint:
        options["hintLanguage"] = hint
    try:
        _, _, details = pycld2.detect(text, **options)
    except (pycld2.error, ValueError, UnicodeError):
        return NO_VOTE
    shares: dict[str, float] = {}
    scores: dict[str, float] = {}
    for _, code, percent, score in details:
        tag = normalise(code)
        if tag:
            language = without_script(tag)
            shares[language] = shares.get(language, 0.0) + percent / 100
            scores.setdefault(language, score)
    best = max(shares, key=lambda language: shares[language], default=None)
    return Vote(best, _right(scores[best]), shares) if best else NO_VOTE


def second_vote(text: str, letters: int, first: str | None) -> Vote:
    """Return py3langid's vote; none where it names only the neighbour of a first choice that it does not know."""
    code, probability = _identifier().classify(text[:_SECOND_READS])
    tag = normalise(code)
    language = without_script(tag) if tag else None
    if language is None or (first != language and first not in _second_knows() and same_or_near(first, language)):
        return NO_VOTE
    heaviest = _SECOND_WEIGHT * min(1.0, letters / _SECOND_NEEDS)
    return Vote(language, float(probability) * heaviest, {})


def _right(score: float) -> float:
    """Return the share of texts that pycld2 is right about, between the measured scores in a straight line."""
    if score <= _RIGHT[0][0]:
        return _RIGHT[0][1]
    for (low, at_low), (high, at_high) in pairwise(_RIGHT):
        if score <= high:
            return at_low + (at_high - at_low) * (score - low) / (high - low)
    return _RIGHT[-1][1]


def _cld_code(tag: str | None) -> str | None:
    if not tag:
        return None
    code = {"nb": "no", "he": "iw", "jv": "jw", "fil": "tl"}.get(tag, tag)
    return code if code in _cld_codes() else None


@cache
def _cld_codes() -> frozenset[str]:
    return frozenset(code for _, code in pycld2.LANGUAGES)


@cache
def _identifier() -> Any:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _second_knows() -> frozenset[str]:
    tags = (normalise(code) for code in _identifier().labels)
    return frozenset(without_script(tag) for tag in tags if tag)
