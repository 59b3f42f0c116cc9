"""What documents are called, and how much a name says: keys of codes and titles, and whether a title is a name."""

from __future__ import annotations

import unicodedata
from enum import Enum
from functools import lru_cache

import regex
from anyascii import anyascii

from hexapla.language.folding import fold_bare
from hexapla.records import cues
from hexapla.values.document import DocumentCard

_LONGEST = 400  # codepoints of a title that are read
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_JOINED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_NUMBER = regex.compile(r"\p{N}|(?<![\p{L}\p{M}])[IVXLC]{1,6}(?![\p{L}\p{M}])")
# How long a title is, beside the word for its kind, from which it is a name wherever it stands. By judgement: "on
# enlarging the shared fishing grounds of both states" is one, "of the annual conference" is not; Vietnamese writes each
# syllable as a word. Of what is written without spaces two signs stand for a word.
_NAME_WORDS = 8
_SIGNS_A_WORD = 2


class Strength(Enum):
    """What a title says: its kind alone; something common; a number as well ("of the IXth congress"); a whole name."""

    KIND = "kind"
    COMMON = "common"
    NUMBERED = "numbered"
    NAME = "name"


def code_key(code: str | None) -> str:
    """Return what codes are compared by: width, case, spaces, kinds of dashes and marks on letters aside."""
    if not code:
        return ""
    wide = unicodedata.normalize("NFKC", code[:_LONGEST])
    return "".join(fold_bare(wide).translate(_BRACKETS).split())


_BRACKETS = {ord("〔"): "(", ord("〕"): ")", ord("["): "(", ord("]"): ")"}


def title_key(title: str) -> str:
    """Return what titles are compared by: their words, folded, without marks on letters and signs between them."""
    return " ".join(_WORD.findall(fold_bare(unicodedata.normalize("NFC", title[:_LONGEST]))))


def plain_name(text: str) -> str:
    """Return a name in plain letters, in lower case, whatever it is written in."""
    folded = fold_bare(unicodedata.normalize("NFC", text[:_LONGEST]))
    return anyascii(folded).lower()


@lru_cache(maxsize=1 << 14)
def strength(title: str, language: str) -> Strength:
    """Return what a title says beside the words of its language for kinds of documents."""
    rest = title[:_LONGEST]
    for span in reversed(cues.find("documents", language, rest, "type")):
        rest = f"{rest[: span.start]} {rest[span.end :]}"
    words = _WORD.findall(rest)
    if not words:
        return Strength.KIND
    size = sum(max(1, len(_JOINED.findall(word)) // _SIGNS_A_WORD) for word in words)
    if size >= _NAME_WORDS:
        return Strength.NAME
    return Strength.NUMBERED if _NUMBER.search(rest) else Strength.COMMON


def is_document(card: DocumentCard, query: str) -> bool:
    """Return whether a document has this id, code or title, as any event spells it."""
    if query == card.id:
        return True
    code, title = code_key(query), title_key(query)
    return any(
        (code and code == code_key(row.code)) or (title and row.title is not None and title == title_key(row.title))
        for row in card.citations
    )


def mentions_document(card: DocumentCard, query: str) -> bool:
    """Return whether the words of a query stand in what a document is called in any language, or in its code."""
    wanted = title_key(query)
    called = [text for row in card.citations for text in (row.code, row.title, *row.names.values()) if text]
    return bool(wanted) and any(f" {wanted}" in f" {title_key(text)}" or _holds(text, wanted) for text in called)


def _holds(text: str, wanted: str) -> bool:
    """Return whether text that is written without spaces holds the words."""
    return _JOINED.search(wanted) is not None and wanted in title_key(text)
