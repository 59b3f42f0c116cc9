"""An article as the steps of this room read it: its sentences, and its captions as units."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from hexapla.language.scripts import word_texts
from hexapla.language.sentences import sentences_of
from hexapla.values.article import Article
from hexapla.values.text import Evidence
from hexapla.versions.keys import LONGEST_SENTENCE, numbers_in
from hexapla.versions.profiles import Profile, profile
from hexapla.versions.texts import Text, text_of

# An article beyond this is an archive or an attack: the rest stays in the table as rows of its own.
MOST_SENTENCES = 5_000


@dataclass(frozen=True)
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

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """The profile of each sentence."""
        return tuple(profile(sentence.text, self.language_of(sentence)) for sentence in self.sentences)

    def numbers(self, number: int) -> frozenset[float]:
        """Return the numbers that a sentence states, from 2 up, each once."""
        sentence = self.sentences[number]
        found = numbers_in(sentence.text[:LONGEST_SENTENCE], self.language_of(sentence))
        return frozenset(float(each.value) for each in found if each.value >= 2)

    def language_of(self, sentence: Evidence) -> str | None:
        """Return the language of the block in which a sentence stands."""
        return self.article.blocks[sentence.block].language or self.language

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the article's text, folded."""
        return frozenset(word.casefold() for word in word_texts(self.article.text))

    @cached_property
    def size(self) -> int:
        """The letters and digits of the body when romanised: nearer to content across scripts than its length."""
        return self.text.reading.size

    @cached_property
    def text(self) -> Text:
        """The body made ready for alignment."""
        body = [self.sentences[number] for number in self.body]
        return Text([sentence.text for sentence in body], self.language, [sentence.block for sentence in body])

    @cached_property
    def caption_text(self) -> Text:
        """The captions made ready for alignment, each whole."""
        whole = [" ".join(self.sentences[number].text for number in unit) for unit in self.captions]
        return text_of(whole, self.language)


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
