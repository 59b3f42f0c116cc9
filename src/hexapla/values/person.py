"""A person over time: where an archive tells of somebody, in which roles, and how sure it is that all are one."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from hexapla.values.text import Evidence

PORTRAYED = 200
"""Events of a person that a page shows."""
ROLE_EVENTS, ROLE_QUOTES = 12, 8
"""Events of a role, and sentences that bear it out, that a page shows."""


class RoleSeen(Struct, frozen=True):
    """A role as the versions of one event state it: language -> words, and some of the places that say so."""

    role: dict[str, str]
    evidence: tuple[Evidence, ...]


class Appearance(Struct, frozen=True):
    """One person in one event: a row of few bytes, made of its record.

    ``date`` is ISO 8601, when the event ended, else began, else, with ``reported`` true, when it was first published;
    empty where nothing is known. ``company`` are keys of the other people of the event, ``setting`` what else marks its
    surroundings: series, places, hosts.
    """

    event: str
    date: str
    name: str
    variants: tuple[str, ...]
    roles: tuple[RoleSeen, ...]
    evidence: tuple[Evidence, ...]
    articles: tuple[str, ...]
    reported: bool = False
    company: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    confidence: float = 1.0


class Tenure(Struct, frozen=True):
    """A role with the days on which it is attested: ``first`` and ``last`` are dates of events, empty where unknown.

    Between and beyond them nothing is known. ``offices`` are what the role is in any language (``minister:foreign``),
    as far as that can be told. ``changed``: another role of the person, with which this can be compared, is attested
    earlier, and this one only after it.
    """

    role: dict[str, str]
    first: str
    last: str
    events: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    offices: tuple[str, ...] = ()
    changed: bool = False


class Profile(Struct, frozen=True):
    """A person across an archive.

    ``name`` is the spelling of the latest event, ``variants`` all others. ``roles`` and ``appearances`` stand in the
    order of time. ``certainty`` in [0, 1] is how sure it is that all of it is one person, ``doubt`` says what is
    missing; ``namesakes`` are the ids of others of the same name who are held to be other people. ``former`` are ids
    that the person may have had before the earliest of these events were read, and that are nobody else's.
    """

    id: str
    name: str
    variants: tuple[str, ...]
    roles: tuple[Tenure, ...]
    appearances: tuple[Appearance, ...]
    certainty: float = 1.0
    doubt: str = ""
    namesakes: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


class Portrait(Struct, frozen=True):
    """A person as far as a page tells of one, however many events there are.

    ``profile`` has the latest appearances, with event, date and name alone, and of each role the first of its events
    and of what bears it out; ``events`` is how many appearances there are, ``attested`` how many events each role has.
    """

    profile: Profile
    events: int
    attested: tuple[int, ...]

    @classmethod
    def of(cls, profile: Profile) -> Portrait:
        """Return the portrait of a person."""
        latest = profile.appearances[-PORTRAYED:]
        return cls(
            replace(
                profile,
                roles=tuple(
                    replace(role, events=role.events[:ROLE_EVENTS], evidence=role.evidence[:ROLE_QUOTES])
                    for role in profile.roles
                ),
                appearances=tuple(Appearance(row.event, row.date, row.name, (), (), (), ()) for row in latest),
            ),
            len(profile.appearances),
            tuple(len(role.events) for role in profile.roles),
        )
