"""Cues: the word lists of ``data/records`` as compiled patterns, by table, kind and language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import regex

from hexapla.language.locales import base_language
from hexapla.values.text import Span

_NO_SPACES = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_LETTER = r"[\p{L}\p{M}\p{N}]"
_REACH = 30  # codepoints that may precede or follow a cue inside one word (longest compound met: 27)


@cache
def _rows(table: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return (kind, language) -> cues of ``data/records/<table>.tsv``."""
    lines = files("hexapla").joinpath("data", "records", f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for line in lines:
        if not line or line.startswith("#"):
            continue
        languages, kind, forms = line.split("\t")
        for language in languages.split(","):
            key = (kind, language)
            found[key] = found.get(key, ()) + tuple(form for form in forms.split("|") if form not in {"", "-"})
    return found


@cache
def kinds(table: str) -> tuple[str, ...]:
    """Return the kinds of a table in the order of the file."""
    return tuple(dict.fromkeys(kind for kind, _ in _rows(table)))


@cache
def forms(table: str, kind: str, language: str | None) -> tuple[str, ...]:
    """Return the cues of a language and of all (``*``) as written in the file."""
    return _rows(table).get((kind, base_language(language) or ""), ()) + _rows(table).get((kind, "*"), ())


def _body(form: str) -> str:
    escaped = regex.escape(form, special_only=True, literal_spaces=True)
    spaced: str = escaped.replace(r"\*", _LETTER + f"{{0,{_REACH}}}")
    return spaced.replace(" ", r"[\s\p{Zs}]+").replace("'", "['’ʼ]")


def _alternatives(every: list[str]) -> str:
    return "|".join(_body(form) for form in sorted(set(every), key=lambda form: (-len(form), form)))


@cache
def pattern(table: str, language: str | None, *wanted: str) -> regex.Pattern[str] | None:
    """Return one pattern for the cues of the ``wanted`` kinds, the longest first, or ``None`` without any."""
    every = [form for kind in wanted for form in forms(table, kind, language)]
    if not every:
        return None
    parts = []
    spaced = [form for form in every if not _NO_SPACES.search(form)]
    if spaced:
        clitics = forms("clitics", "prefix", language)
        prefix = f"(?:{_alternatives(list(clitics))})?" if clitics else ""
        parts.append(rf"(?<!{_LETTER}){prefix}(?:{_alternatives(spaced)})(?!{_LETTER})")
    joined = [form for form in every if _NO_SPACES.search(form)]
    if joined:
        parts.append(_alternatives(joined))
    return regex.compile("|".join(parts), regex.IGNORECASE)


def find(table: str, language: str | None, text: str, *wanted: str) -> list[Span]:
    """Return where the cues of the ``wanted`` kinds stand in ``text``, from left to right."""
    compiled = pattern(table, language, *wanted)
    if compiled is None:
        return []
    return [Span(match.start(), match.end()) for match in compiled.finditer(text)]


def has(table: str, language: str | None, text: str, *wanted: str) -> bool:
    """Return whether any cue of the ``wanted`` kinds stands in ``text``."""
    compiled = pattern(table, language, *wanted)
    return compiled is not None and compiled.search(text) is not None


def is_cue(table: str, language: str | None, word: str, *wanted: str) -> bool:
    """Return whether the whole of ``word`` is a cue of one of the ``wanted`` kinds."""
    compiled = pattern(table, language, *wanted)
    return compiled is not None and compiled.fullmatch(word) is not None
