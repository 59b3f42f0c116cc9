"""Headlines: the lines over an article, in its own language or another, and the site's name among them."""

from __future__ import annotations

import regex

from hexapla.articles.furniture import Verdict
from hexapla.articles.shape import ends_statement, width, word_count
from hexapla.language.identify import identify

_SITE_ADDRESS = regex.compile(
    r"(?<![\p{L}\p{N}@./])[\p{L}\p{N}][\p{L}\p{N}-]{1,40}(?:\.[\p{L}\p{N}-]{2,30}){0,3}\.[a-z]{2,8}(?![\p{L}\p{N}])",
    regex.IGNORECASE,
)

MAX_HEADLINE = 200
"""Width of the widest headline (seeds: 140)."""


def is_headline(text: str) -> bool:
    """Say whether a line has the shape of a headline: several words, not ended like a statement."""
    return word_count(text) > 4 and 30 < width(text) <= MAX_HEADLINE and not ends_statement(text)


def other_headline(text: str, language: str | None) -> Verdict:
    """Return the verdict on a headline that repeats the article's in another language."""
    found = identify(text).language
    return Verdict("headline in another language", (found,) if found and found != language else ())


def is_site_name(text: str) -> bool:
    """Say whether a line names a site by its address, "Merovar.example - news"."""
    return width(text) <= 90 and not ends_statement(text) and bool(_SITE_ADDRESS.search(text))


def is_lead_in(text: str) -> bool:
    """Say whether a line only leads to the next one."""
    return text.rstrip().endswith((":", "：", ";", ","))


def is_foreign(text: str, language: str | None) -> bool:
    """Say whether a line clearly speaks another language than ``language``."""
    if language is None or width(text) < 16:
        return False
    found = identify(text, language, scored=False)
    return found.language is not None and found.language != language and found.score >= 0.7
