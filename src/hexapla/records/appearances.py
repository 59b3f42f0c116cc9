"""Record -> appearances: who was there in which role, in rows so small that those of a whole archive fit in memory."""

from __future__ import annotations

from collections.abc import Sequence

from hexapla.language.folding import fold_bare
from hexapla.records.judged import keys_of
from hexapla.values.fact import Person
from hexapla.values.person import Appearance, RoleSeen
from hexapla.values.record import Record
from hexapla.values.text import Evidence

_MOST_PEOPLE = 400  # of one event; a list of delegates may have as many
_MOST_COMPANY = 40
_MOST_PLACES = 6  # pieces of evidence kept of one role, one an article
_MOST_ROLES = 12
_MOST_VARIANTS = 24
_LONGEST_QUOTE = 400  # codepoints


def appearances(record: Record) -> tuple[Appearance, ...]:
    """Return the people of a record as rows, in its order."""
    date, reported = when(record)
    people = record.people[:_MOST_PEOPLE]
    keys = [keys_of((person.name,)) for person in people]
    setting = setting_of(record)
    return tuple(
        Appearance(
            event=record.id,
            date=date,
            name=person.name,
            variants=person.variants[:_MOST_VARIANTS],
            roles=tuple(RoleSeen(role.role, some(role.evidence)) for role in person.roles[:_MOST_ROLES]),
            evidence=some(person.evidence),
            articles=person.articles,
            reported=reported,
            company=_company(keys, number),
            setting=setting,
            confidence=_confidence(person),
        )
        for number, person in enumerate(people)
    )


def when(record: Record) -> tuple[str, bool]:
    """Return when an event ended, else began, else when it was first published, which is said; ``""`` if not known."""
    day = record.end or record.start
    if day is not None:
        return day.value, False
    published = sorted(version.published.value for version in record.articles if version.published is not None)
    return (published[0][:10], True) if published else ("", False)


def _company(keys: Sequence[tuple[str, ...]], number: int) -> tuple[str, ...]:
    others = {key for other, found in enumerate(keys) if other != number for key in found}
    return tuple(sorted(others))[:_MOST_COMPANY]


def setting_of(record: Record) -> tuple[str, ...]:
    """Return what marks the surroundings of an event: its series, and the names of its venues and host."""
    found = {f"series {record.series.id}"} if record.series is not None else set()
    found |= {
        fold_bare(name) for place in record.places if place.role == "venue" for name in (place.name, *place.variants)
    }
    if record.host is not None:
        found |= {fold_bare(words) for words in record.host.text.values()}
    return tuple(sorted(found))[:_MOST_COMPANY]


def some(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the first place of each article, within bounds."""
    first: dict[str, Evidence] = {}
    for place in evidence:
        if len(place.text) <= _LONGEST_QUOTE:
            first.setdefault(place.article, place)
    return tuple(first.values())[:_MOST_PLACES]


def _confidence(person: Person) -> float:
    """Return how sure a person is; somebody who looked is surer than any rule."""
    return 1.0 if person.review is not None else person.confidence
