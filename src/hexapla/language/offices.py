"""Offices of persons, by what they are in any language: read from ``data/offices.tsv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

from hexapla.language.locales import base_language

_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_FIRST = regex.compile(r"[\p{L}\p{M}]{1,4}")
# Offices of one family can be mistaken for one another in translation; across families both may be true of a person.
_FAMILIES = (
    ("prime minister", "deputy prime minister"),
    ("minister", "deputy minister"),
    ("chair", "deputy chair"),
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office where a text names it; ``[start, end)`` in codepoints of what was searched."""

    name: str
    start: int
    end: int


def find_offices(text: str, language: str | None) -> list[Office]:
    """Return the offices of a text from left to right; none in languages that the table lacks."""
    pattern = _pattern(base_language(language))
    if pattern is None or not _beginning(base_language(language)).search(text):
        return []
    names = _names(base_language(language))
    found = []
    for match in pattern.finditer(text):
        group = match.lastgroup or ""
        found.append(Office(names[int(group[1:])], match.start(), match.end()))
    return found


def contradict(a: str, b: str) -> bool:
    """Whether two offices are of one family and cannot be one: a rank apart, or of different portfolios."""
    rank_a, _, portfolio_a = a.partition(":")
    rank_b, _, portfolio_b = b.partition(":")
    if rank_a != rank_b:
        return any({rank_a, rank_b} == set(family) for family in _FAMILIES)
    return bool(portfolio_a and portfolio_b and portfolio_a != portfolio_b)


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    lines = files("hexapla.data").joinpath("offices.tsv").read_text(encoding="utf-8").splitlines()
    rows = []
    for line in lines:
        if line and not line.startswith("#"):
            languages, office, forms = line.split("\t")
            rows += [(language, office, form) for language in languages.split(",") for form in forms.split("|")]
    return tuple(rows)


@cache
def _forms(language: str | None) -> tuple[tuple[str, str], ...]:
    """Return (form, office), the longest form first: it wins where several begin."""
    forms = {(form, office) for tag, office, form in _rows() if tag == language}
    return tuple(sorted(forms, key=lambda pair: (-len(pair[0]), pair)))


def _names(language: str | None) -> tuple[str, ...]:
    return tuple(office for _, office in _forms(language))


@cache
def _pattern(language: str | None) -> regex.Pattern[str] | None:
    alternatives = [f"(?P<g{number}>{_one(form)})" for number, (form, _) in enumerate(_forms(language))]
    return regex.compile("|".join(alternatives), regex.I) if alternatives else None


@cache
def _beginning(language: str | None) -> regex.Pattern[str]:
    """Return a quick pattern without which no office is found: how the first word of each form begins."""
    starts = {_FIRST.match(form) for form, _ in _forms(language)}
    begins = "|".join(sorted({regex.escape(match[0]) for match in starts if match}))
    edge = "" if any(_UNSPACED.match(form) for form, _ in _forms(language)) else r"(?<![\p{L}\p{M}\p{N}])[وبلف]?"
    return regex.compile(f"{edge}(?:{begins})", regex.I)


def _one(form: str) -> str:
    if _UNSPACED.search(form):
        return form
    body: str = regex.escape(form, special_only=True, literal_spaces=True).replace(r"\*", r"[\p{L}\p{M}]{0,20}")
    body = body.replace(" ", r"[\s\p{Zs}]+").replace("'", "['’ʼ]")
    # An Arabic conjunction or preposition of one letter may be written together with the office.
    return rf"(?<![\p{{L}}\p{{M}}\p{{N}}])[وبلف]?{body}(?![\p{{L}}\p{{M}}\p{{N}}])"
