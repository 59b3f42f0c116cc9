"""An article as the steps of this room read it: its sentences, and its captions as units."""

from __future__ import annotations

from dataclasses import dataclass

from hexapla.language.sentences import sentences_of
from hexapla.values.article import Article
from hexapla.values.text import Evidence

# An article beyond this is an archive or an attack: the rest stays in the table as rows of its own.
MOST_SENTENCES = 5_000


@dataclass(frozen=True, slots=True)
class Reading:
    """The sentences of an article in order; ``body`` and ``captions`` hold numbers into ``sentences``.

    A caption is one unit of as many sentences as it has: its credit is no sentence to align alone.
    """

    article: Article
    sentences: tuple[Evidence, ...]
    body: tuple[int, ...]
    captions: tuple[tuple[int, ...], ...]

    @property
    def language(self) -> str | None:
        """The article's language, BCP 47."""
        return self.article.language

    def texts(self) -> list[str]:
        """Return the sentences of the body."""
        return [self.sentences[number].text for number in self.body]

    def blocks(self) -> list[int]:
        """Return the block of each sentence of the body."""
        return [self.sentences[number].block for number in self.body]

    def caption_texts(self) -> list[str]:
        """Return each caption whole."""
        return [" ".join(self.sentences[number].text for number in unit) for unit in self.captions]


def read(article: Article) -> Reading:
    """Return the sentences of ``article``, those of captions marked."""
    sentences = tuple(sentences_of(article, captions=True)[:MOST_SENTENCES])
    body: list[int] = []
    captions: dict[int, list[int]] = {}
    for number, sentence in enumerate(sentences):
        if article.blocks[sentence.block].kind == "caption":
            captions.setdefault(sentence.block, []).append(number)
        else:
            body.append(number)
    units = tuple(tuple(captions[block]) for block in sorted(captions))
    return Reading(article, sentences, tuple(body), units)
