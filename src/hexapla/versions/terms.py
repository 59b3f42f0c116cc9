"""Terms against a glossary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex
from msgspec import Struct

from hexapla.language.locales import base_language
from hexapla.values.article import Article
from hexapla.values.difference import Difference
from hexapla.versions.places import place, shown

_SPACE = regex.compile(r"\s+")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]", regex.V1)


class Term(Struct, frozen=True):
    """What a glossary asks for in one language: the name to use, and names not to use."""

    term: str
    language: str
    preferred: str
    avoid: tuple[str, ...] = ()


def against_glossary(article: Article, glossary: Sequence[Term]) -> Iterator[Difference]:
    """Yield names that the glossary asks to avoid in the article's language, where they stand."""
    for term in glossary:
        if base_language(term.language) != base_language(article.language):
            continue
        preferred = _pattern(term.preferred)
        for number, block in enumerate(article.blocks):
            kept = [match.span() for match in preferred.finditer(block.text)] if preferred else []
            for avoided in term.avoid:
                pattern = _pattern(avoided)
                for match in pattern.finditer(block.text) if pattern else ():
                    if not any(start <= match.start() and match.end() <= end for start, end in kept):
                        yield _difference(article, number, match.span(), term)


def _difference(article: Article, number: int, span: tuple[int, int], term: Term) -> Difference:
    where = place(article, number, *span)
    detail = f"The glossary asks for {shown(term.preferred)}, the version writes {shown(where.text)}"
    values = (term.preferred, where.text)
    return Difference("term-against-glossary", "warning", None, where, None, article.id, values, detail)


def _pattern(form: str) -> regex.Pattern[str] | None:
    """Return a pattern for a whole term, any white space between its words, case folded; ``None`` for nothing."""
    words = _SPACE.split(form.strip())
    if not words[0]:
        return None
    body = r"\s+".join(regex.escape(word) for word in words)
    edge = "" if _UNSPACED.search(form) else r"[\p{L}\p{M}\p{N}]"
    return regex.compile(rf"(?<!{edge}){body}(?!{edge})" if edge else body, regex.I)
