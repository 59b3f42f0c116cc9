"""Words written twice: side by side, or twice among the members of one short list."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import regex

from hexapla.language.locales import base_language, locale_of
from hexapla.values.article import Article
from hexapla.values.difference import Difference
from hexapla.versions.places import place, shown

_MOST_READ = 20_000
_TWICE = regex.compile(r"(?<![\p{L}\p{M}\p{N}'’.-])(\p{L}[\p{L}\p{M}]+)[ \u00a0]+(\1)(?![\p{L}\p{M}\p{N}'’-])", regex.I)
_WORD = r"[\p{L}\p{M}]{4,40}"
# CLDR's lists join the last member with a word; languages that change it before vowels do so here too.
_VARIANTS = {"y": "e", "o": "u", "e": "ed", "i": "oraz", "и": "а также"}
_LETTER = regex.compile(r"\p{L}")


def words_repeated(article: Article) -> Iterator[Difference]:
    """Yield words that stand twice in a row, or twice in a list like "efficient, effective and efficient".

    Only in the languages of ``data/repeats.tsv``: elsewhere doubling is grammar.
    """
    for number, block in enumerate(article.blocks):
        language = base_language(block.language or article.language)
        allowed = _allowed().get(language or "")
        if allowed is None:
            continue
        text = block.text[:_MOST_READ]
        for match in _TWICE.finditer(text):
            if not _is_name(match[1], match[2]) and match[1].casefold() not in allowed:
                yield _difference(article, number, match.span(), match[0])
        yield from _lists(article, number, text, language)


def _is_name(first: str, second: str) -> bool:
    """Whether both are capitalised: Bora Bora, Duran Duran."""
    return first[0].isupper() and second[0].isupper()


def _lists(article: Article, number: int, text: str, language: str | None) -> Iterator[Difference]:
    pattern = _list(language)
    for match in pattern.finditer(text) if pattern else ():
        members = [word.casefold() for word in (match["first"], *match.captures("next"), match["last"])]
        capital = any(word[0].isupper() for word in (match["last"], *match.captures("next")))
        twice = [word for position, word in enumerate(members) if word in members[:position]]
        if twice and not capital:
            yield _difference(article, number, match.span(), twice[0])


def _difference(article: Article, number: int, span: tuple[int, int], word: str) -> Difference:
    where = place(article, number, *span)
    detail = f"Words repeated ({shown(word)}): {shown(where.text)}"
    return Difference("words-repeated", "note", None, where, None, article.id, (word,), detail)


@cache
def _list(language: str | None) -> regex.Pattern[str] | None:
    """Return the pattern of a list of single words in a language, by CLDR's list pattern."""
    locale = locale_of(language)
    if locale is None:
        return None
    joined = str(locale.list_patterns["standard"]["end"])
    word = joined.replace("{0}", "").replace("{1}", "").strip(" ,،、")
    if not _LETTER.match(word) or not joined.endswith(" {1}"):
        return None
    joiners = "|".join(regex.escape(each) for each in sorted({word, _VARIANTS.get(word, word)}))
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}'’-])(?P<first>{_WORD})(?:, (?P<next>{_WORD})){{1,6}},? (?:{joiners}) (?P<last>{_WORD})"
        r"(?![\p{L}\p{M}'’-])"
    )


@cache
def _allowed() -> dict[str, frozenset[str]]:
    lines = files("hexapla.data").joinpath("repeats.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, frozenset[str]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            languages, words = line.split("\t")
            for language in languages.split(","):
                found[language] = frozenset(words.split("|"))
    return found
