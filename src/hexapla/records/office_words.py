"""The words of offices: heads ("minister"), and what may stand between a head and the name it goes with."""

from __future__ import annotations

import regex

from hexapla.records import cues
from hexapla.values.text import Span

TOKEN = regex.compile(r"\p{L}[\p{L}\p{M}\p{N}]*(?:['’ʼ\-‑.][\p{L}\p{M}\p{N}]+)*['’ʼ.]?|\p{N}+", regex.V1)
CAPITAL = regex.compile(r"\p{Lu}")
_CASED = regex.compile(r"[\p{Lu}\p{Ll}]")
_GAP_WORDS = 11  # "leder for partiets sentralkomités kommisjon for eksterne relasjoner" has 7
_TIED = regex.compile(
    r"['’]s(?!\p{L})|[-‐‑]\p{L}|_"
)  # "the President's Men", "President-designate": no office of a name


def heads_in(text: str, language: str | None, start: int, end: int) -> list[Span]:
    compiled = cues.pattern("roles", language, "head")
    if compiled is None:
        return []
    found = [Span(match.start(), match.end()) for match in compiled.finditer(text, start, end)]
    return [head for head in found if _TIED.match(text, head.end) is None]


def blank(text: str, start: int, end: int) -> bool:
    return not text[start:end].strip(" \u00a0\u202f.")


def linked(text: str, start: int, end: int, language: str | None) -> bool:
    """Return whether only small words of offices stand between an office and what follows."""
    between = text[start:end].replace(".", " ")
    return "," not in between and all(kind_of(word, language) == "link" for word in between.split())


def joins(text: str, start: int, end: int, language: str | None, coordinated: bool = False) -> bool:
    """Return whether ``text[start:end]``, between an office's head and what follows, belongs to the office.

    Without a grammar: small words of offices, words that the list knows as complements, capitalised words,
    and single unknown words after a small word. ``coordinated`` asks for a comma or an "and" at the end.
    """
    gap = _untitled(text[start:end], language)
    kinds = _kinds(gap, language)
    if len(kinds) > _GAP_WORDS:
        return False
    commas = [index for index, character in enumerate(gap) if character in ",，"]
    trailing = gap.rstrip().endswith((",", "，"))
    if len(commas) > (1 if trailing else 0):
        return False
    if coordinated:
        joined = trailing or (bool(kinds) and kinds[-1] == "and")
        kinds = kinds[:-1] if kinds and kinds[-1] == "and" else kinds
        return joined and _grammatical(kinds, False)
    if (
        not trailing
        and "link" in kinds
        and kinds[-1] not in {"complement", "body"}
        and cues.forms("roles", "order", language)
    ):
        return False  # "president of the new Harbour Board": what follows is what the office is for
    if not trailing and kinds and kinds[-1] == "body":
        return False  # "lederen for foreningen Folkets Bro": the name is the body's
    if trailing and kinds == ["capital"] and cues.forms("roles", "apposed", language):
        return True  # "Perdana Menteri Havsund, Ana Silva"
    return not (kinds and kinds[-1] in {"link", "and", "other"}) and _grammatical(kinds, trailing)


def _untitled(gap: str, language: str | None) -> str:
    """Return the words between an office and a name without the titles of address at their end."""
    titles = cues.find("roles", language, gap, "title")
    return gap[: titles[-1].start] if titles and blank(gap, titles[-1].end, len(gap)) else gap


def _grammatical(kinds: list[str], closed: bool) -> bool:
    previous = "head"
    for number, kind in enumerate(kinds):
        if kind == "other":
            return False
        if kind == "capital" and previous == "head":
            return False
        last = number == len(kinds) - 1
        if (
            kind == "lower"
            and previous not in {"link", "complement", "body"}
            and not (closed and last and previous == "capital")
        ):
            return False
        previous = kind
    return True


def _kinds(gap: str, language: str | None) -> list[str]:
    """Return what each word of a gap is, titles of address taken out; complements may be of several words."""
    titles = cues.pattern("roles", language, "title")
    bare = gap if titles is None else titles.sub(" ", gap)
    complements = cues.pattern("roles", language, "complement", "modifier", "body")
    kinds: list[str] = []
    position = 0
    while (token := TOKEN.search(bare, position)) is not None:
        match = None if complements is None else complements.match(bare, token.start())
        body = match is not None and not cues.is_cue("roles", language, match[0], "complement", "modifier")
        kinds.append("body" if body else "complement" if match is not None else kind_of(token[0], language))
        position = token.end() if match is None else max(match.end(), token.start() + 1)
    return kinds


def kind_of(token: str, language: str | None) -> str:
    if cues.is_cue("phrase", language, token, "and"):
        return "and"
    if cues.is_cue("phrase", language, token, "link", "office"):
        return "link"
    if cues.is_cue("phrase", language, token, "stop"):
        return "other"
    if CAPITAL.match(token):
        return "capital"
    return "lower" if _CASED.match(token) else "other"
