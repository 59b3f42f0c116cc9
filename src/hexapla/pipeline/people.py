"""People over time: the appearances of all records, streamed, made profiles."""

from __future__ import annotations

from hexapla import records
from hexapla.archive import Archive
from hexapla.errors import UnknownPerson
from hexapla.language.folding import fold_bare
from hexapla.language.names import name_key, similarity
from hexapla.pipeline.reviewing import read_records
from hexapla.values.person import Profile

_SAME_NAME = 0.8  # as hexapla.language.names says: the same words


def people(archive: Archive, name: str | None = None, least: float = 0.0) -> tuple[Profile, ...]:
    """Return the people of an archive by id, all or those of a name: an id, a name in any spelling, or a part of one.

    One record is in memory at a time, and a small row for each person of an event. Facts of a confidence below
    ``least`` are passed over.

    Raises:
        UnknownPerson: nobody has the name.
    """
    found = records.profiles(
        row for record in read_records(archive, None, least) for row in records.appearances(record)
    )
    if name is None:
        return found
    exact = tuple(one for one in found if one.id == name or _is_called(one, name))
    named = exact or tuple(one for one in found if _contains(one, name))
    if not named:
        raise UnknownPerson(f"nobody called {name} is in the archive; `hexapla people` lists all")
    return named


def _is_called(person: Profile, name: str) -> bool:
    return any(similarity(name, spelling) >= _SAME_NAME for spelling in (person.name, *person.variants))


def _contains(person: Profile, name: str) -> bool:
    """Return whether every word of a name is a word of one spelling, in plain letters."""
    words = set(name_key(name).split()) or {fold_bare(name)}
    return any(words <= set(name_key(spelling).split()) for spelling in (person.name, *person.variants))
