"""Which languages are too near one another for a short text to tell them apart."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from hexapla.language.locales import base_language


def same_or_near(a: str | None, b: str | None) -> bool:
    """Whether two BCP 47 tags name one language, or two that short text does not tell apart."""
    base_a, base_b = base_language(a), base_language(b)
    return base_a == base_b or base_b in _near().get(base_a or "", frozenset())


@cache
def _near() -> dict[str, frozenset[str]]:
    lines = files("hexapla.data").joinpath("near_languages.tsv").read_text(encoding="utf-8").splitlines()
    groups = [frozenset(line.split()) for line in lines if line and not line.startswith("#")]
    return {language: group for group in groups for language in group}
