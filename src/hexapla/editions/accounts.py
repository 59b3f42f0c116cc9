"""Accounts as shown: what nearly every version keeps, in a few sentences of one version of each language."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from hexapla.editions.places import Places
from hexapla.editions.standpoint import Standpoint
from hexapla.editions.witnesses import UNKNOWN, Witness
from hexapla.editions.wording import Words, clip, language_name, own_name, rank, words
from hexapla.values.record import Record
from hexapla.values.text import Evidence

_MOST_LANGUAGES = 16  # on one page, the reader's first; an account takes some 1,200 bytes
_LONGEST = 800


class ToldSentence(Struct, frozen=True):
    """One sentence, the link to it on its article's page, and its row of the parallel table."""

    words: Words
    href: str | None
    row: int | None


class Account(Struct, frozen=True):
    """The event in one language; ``siglum`` is whose sentences they are."""

    siglum: str
    language: str | None
    language_name: str
    language_own_name: str
    sentences: tuple[ToldSentence, ...]


def accounts(record: Record, found: Sequence[Witness], places: Places, standpoint: Standpoint) -> tuple[Account, ...]:
    """Return the accounts of an event, the interface's language first."""
    by_id = {witness.id: witness for witness in found}
    order = tuple(dict.fromkeys(witness.language for witness in found if witness.language))
    shown = []
    for tag in sorted(record.core, key=lambda tag: rank(tag, order, standpoint.language))[:_MOST_LANGUAGES]:
        told = [place for place in record.core[tag] if place.article in by_id]
        if told:
            language = None if tag == UNKNOWN else tag
            sentences = tuple(_sentence(place, by_id[place.article], places, standpoint) for place in told)
            siglum = by_id[told[0].article].siglum
            shown.append(
                Account(siglum, language, language_name(language, standpoint.language), own_name(language), sentences)
            )
    return tuple(shown)


def _sentence(place: Evidence, witness: Witness, places: Places, standpoint: Standpoint) -> ToldSentence:
    anchor = places.anchor(place)
    href = standpoint.to(witness.path, anchor) if witness.path and anchor else None
    return ToldSentence(words(clip(place.text, _LONGEST), witness.language), href, places.row_of(place))
