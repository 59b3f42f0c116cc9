"""The table of words for what a body is (``data/bodies.tsv``), and the small words that stand beside them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

from hexapla.language.memory import of_language

_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_ORDER = "order"


@cache
def _rows() -> dict[str, list[tuple[str, str]]]:
    """Return language -> (kinds, form) of the table."""
    rows: dict[str, list[tuple[str, str]]] = defaultdict(list)
    lines = files("hexapla.data").joinpath("bodies.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            languages, kinds, forms = line.split("\t")
            for language in languages.split(","):
                rows[language] += [(kinds, form) for form in forms.split("|")]
    return dict(rows)


@of_language
def forms_of(base: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return (form, kinds) of a language, the longest form first."""
    rows = [(form, kinds) for kinds, form in _rows().get(base, []) if kinds != _ORDER]
    return tuple((form, frozenset(kinds.split(","))) for form, kinds in sorted(rows, key=lambda row: -len(row[0])))


@of_language
def named_before(base: str) -> bool:
    """Whether the name of a body stands before the word for what it is, and never after."""
    return (_ORDER, "name before") in _rows().get(base, [])


@of_language
def is_unspaced(base: str) -> bool:
    """Whether a language writes names without spaces between words."""
    return any(_UNSPACED.match(form) for form, _ in forms_of(base))


@dataclass(frozen=True)
class Heads:
    """The forms of a language: whole words and phrases, beginnings and ends of words, and how phrases begin."""

    whole: dict[str, frozenset[str]]
    begins: dict[str, frozenset[str]]
    ends: dict[str, frozenset[str]]
    first_words: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]


@of_language
def heads_of(base: str) -> Heads:
    """Return the forms of a language by how they are compared."""
    whole = {form: kinds for form, kinds in forms_of(base) if "*" not in form}
    begins = {form[:-1]: kinds for form, kinds in forms_of(base) if form.endswith("*")}
    ends = {form[1:]: kinds for form, kinds in forms_of(base) if form.startswith("*")}
    first = frozenset(form.split()[0] for form in (*whole, *begins) if " " in form)
    return Heads(whole, begins, ends, first, tuple(begins), tuple(ends))


def kinds_of(written: str, base: str) -> tuple[frozenset[str], int]:
    """Return what a folded word or phrase names as a head, empty for nothing, and how many codepoints precede it."""
    heads = heads_of(base)
    if written in heads.whole:
        return heads.whole[written], 0
    if written.startswith(heads.beginnings):
        # The forms stand longest first; a phrase is no single word with another behind it.
        begin = next(form for form in heads.begins if written.startswith(form))
        return (heads.begins[begin], 0) if written.count(" ") == begin.count(" ") else (frozenset(), 0)
    if " " not in written and written.endswith(heads.endings):
        end = next(form for form in heads.ends if written.endswith(form))
        return heads.ends[end], len(written) - len(end)
    return frozenset(), 0


@of_language
def sign_pattern(base: str) -> tuple[regex.Pattern[str], dict[str, frozenset[str]]]:
    """Return what finds the forms of a script without spaces, and the kinds of each form."""
    forms = dict(forms_of(base))
    return regex.compile("|".join(regex.escape(form) for form in forms)), forms


@of_language
def roles_of(base: str) -> frozenset[str]:
    """Return the words for what a person is: they begin what follows a name of a body, or lead to it."""
    return _of_kind("roles", "head", base)


@of_language
def small_words(base: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the small words of a language: those that end a name, that stand inside one, and that may begin it."""
    return _of_kind("phrase", "stop", base), _of_kind("phrase", "link", base), _of_kind("phrase", "office", base)


@of_language
def _of_kind(table: str, kind: str, base: str) -> frozenset[str]:
    """Return the folded words of a kind in a table of ``data/records``."""
    lines = files("hexapla").joinpath("data", "records", f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    forms = (form for languages, named, forms in rows if named == kind and base in languages.split(",")
             for form in forms.split("|"))  # fmt: skip
    return frozenset(form.casefold().rstrip("'") for form in forms if form not in {"-", ""})
