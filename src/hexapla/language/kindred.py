"""Which languages are too near one another for a short text to tell them apart."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from hexapla.language.locales import base_language


@lru_cache(maxsize=4096)
def same_or_near(a: str | None, b: str | None) -> bool:
    """Whether two BCP 47 tags name one language, or two that short text does not tell apart."""
    base_a, base_b = base_language(a), base_language(b)
    return base_a == base_b or base_b in near_languages(base_a or "")


def near_languages(language: str) -> frozenset[str]:
    """Return the languages that short text does not tell from that of a tag, itself left out, scripts aside."""
    return _near().get(base_language(language) or "", frozenset())


@cache
def _near() -> dict[str, frozenset[str]]:
    """Return language -> all that stand with it in a line of ``data/near_languages.tsv``."""
    lines = files("hexapla.data").joinpath("near_languages.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, frozenset[str]] = {}
    for group in (frozenset(line.split()) for line in lines if line and not line.startswith("#")):
        for language in group:
            found[language] = found.get(language, frozenset()) | (group - {language})
    return found
