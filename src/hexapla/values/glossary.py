"""Glossaries: terms with the names that are agreed on, and drafts of them from what an archive has seen."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from hexapla.values.text import Evidence

TermKind = Literal["person", "office", "body"]
TermStatus = Literal["preferred", "admitted", "avoid", ""]


class Designation(Struct, frozen=True):
    """One name of a concept in one language (BCP 47), and what is thought of it; ``""`` where nothing is said."""

    language: str
    text: str
    status: TermStatus = ""


class Concept(Struct, frozen=True):
    """What a glossary has one entry for: its names in all languages, in the order of the file."""

    id: str
    names: tuple[Designation, ...]


class Rendering(Struct, frozen=True):
    """One place where a version names a person, an office or a body.

    ``concept`` is the name in the text that the version rests on, ``of`` that text's language; ``text`` the name as the
    version prints it, in ``language``; ``place`` the sentence.
    """

    kind: TermKind
    concept: str
    of: str
    language: str
    text: str
    place: Evidence


class Seen(Struct, frozen=True):
    """A name as it was seen: how often, in which articles (ids, the first few), and one sentence that has it."""

    text: str
    count: int
    articles: tuple[str, ...]
    sentence: str


class TermDraft(Struct, frozen=True):
    """A draft of one glossary line: a concept in one language, its names the most frequent first.

    ``rivals`` are those of the names that are not another form of the first one.
    """

    kind: TermKind
    concept: str
    language: str
    seen: tuple[Seen, ...]
    rivals: tuple[str, ...] = ()

    @property
    def preferred(self) -> str:
        """The most frequent name."""
        return self.seen[0].text

    @property
    def count(self) -> int:
        """How often the concept was named in the language."""
        return sum(one.count for one in self.seen)
