"""Blocks of an article that are in another language than the article."""

from __future__ import annotations

from functools import lru_cache

import regex

from hexapla.language.kindred import same_or_near
from hexapla.language.scripts import word_texts
from hexapla.values.article import Article, Block

_LETTER = regex.compile(r"[\p{L}\p{M}]")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]", regex.V1)
# A foreign block shorter than this may be a name, a title or a credit; one ideograph says as much as three letters.
_FEWEST_LETTERS, _FEWEST_UNSPACED = 20, 7
# Short text full of names is taken for the wrong language; but its small words are those of the rest of the page.
# Measured on the sample's captions, 2026-11: left untranslated 0 to .1 of the words, translated .4 and more.
_AT_HOME = 0.3
_MOST_WORDS = 20_000


def foreign_blocks(article: Article) -> frozenset[int]:
    """Return the numbers of the blocks that are in another language than the article, names and credits apart."""
    return _foreign_blocks(article.language, article.blocks)


@lru_cache(maxsize=256)
def _foreign_blocks(own: str | None, blocks: tuple[Block, ...]) -> frozenset[int]:
    suspects = [number for number, block in enumerate(blocks) if _suspect(block.text, block.language, own)]
    if not suspects:
        return frozenset()
    home = vocabulary(blocks, frozenset(suspects))
    return frozenset(number for number in suspects if not at_home(blocks[number].text, home))


def is_foreign(text: str, language: str | None, own: str | None, home: frozenset[str]) -> bool:
    """Whether a run of text, said to be in ``language``, is not in ``own``; ``home`` is the article's vocabulary."""
    return _suspect(text, language, own) and not at_home(text, home)


def _suspect(text: str, language: str | None, own: str | None) -> bool:
    if not language or not own or same_or_near(language, own):
        return False
    return len(_LETTER.findall(text)) >= (_FEWEST_UNSPACED if _UNSPACED.search(text) else _FEWEST_LETTERS)


def vocabulary(blocks: tuple[Block, ...], without: frozenset[int]) -> frozenset[str]:
    """Return the words in lower case of all blocks but those named."""
    texts = [block.text for number, block in enumerate(blocks) if number not in without]
    words = word_texts("\n".join(texts)[: 10 * _MOST_WORDS])[:_MOST_WORDS]
    return frozenset(word for word in words if not word[0].isupper())


def at_home(text: str, home: frozenset[str]) -> bool:
    """Whether enough of the text's words in lower case stand elsewhere on the page."""
    words = [word for word in word_texts(text[:_MOST_WORDS]) if not word[0].isupper() and not word.isdigit()]
    return bool(words) and sum(word in home for word in words) / len(words) >= _AT_HOME
