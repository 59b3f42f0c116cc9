"""Appearances -> people over time: who is who across an archive, and each person's roles with their dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256

import regex
from msgspec.structs import replace

from hexapla.language.names import name_key
from hexapla.records.name_groups import name_groups
from hexapla.records.role_likeness import are_comparable, are_different, are_same, offices_of
from hexapla.records.seen_people import Seen
from hexapla.values.person import Appearance, Profile, RoleSeen, Tenure
from hexapla.values.text import Evidence

_LATIN = regex.compile(r"\p{Latin}")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_LONGEST_ID = 48
_MOST_FORMER, _MOST_READ = 12, 100  # ids that lead on to a person, and events that they are read from
_MOST_EVIDENCE = 24
# Days within which a person does not leave one office for another of which nothing is shared: two people then.
_AT_ONCE = 365
# What it is worth that two appearances are of one name and have besides: company, a role, a series or place in common.
_BY_COMPANY, _BY_ROLE, _BY_SETTING, _BY_NAME = 0.95, 0.9, 0.85, 0.6
_DOUBT = "nothing but the name says that all of this is one person"
_DOUBT_ROLES = "the name is the same, the roles are not, and nothing else is shared"


def profiles(rows: Iterable[Appearance]) -> tuple[Profile, ...]:
    """Return the people of an archive by id; the answer does not depend on the order of ``rows``.

    Appearances under one name are one person unless two of them, within a year, have roles that have nothing in
    common and share no company, series or place: those are namesakes. What joins two appearances sets how certain
    they are one.
    """
    ordered = sorted(rows, key=lambda row: (row.date or "9999", row.event, row.name, row.articles))
    people: list[tuple[list[Appearance], float, str]] = []
    families: list[list[int]] = []
    for numbers in name_groups(ordered):
        found = _parted([ordered[number] for number in numbers])
        families.append(list(range(len(people), len(people) + len(found))))
        people.extend(found)
    ids = _ids([seen for seen, _, _ in people])
    former = _former([seen for seen, _, _ in people], ids)
    made = []
    for family in families:
        for number in family:
            others = tuple(sorted(ids[other] for other in family if other != number))
            made.append(replace(_profile(ids[number], people[number], others), former=former[number]))
    return tuple(sorted(made, key=lambda one: one.id))


def _parted(rows: Sequence[Appearance]) -> list[tuple[list[Appearance], float, str]]:
    """Return the people of one name: each row goes, in the order of time, to the one whom most speaks for."""
    people: list[Seen] = []
    for row in rows:
        best: tuple[float, str, Seen] | None = None
        for seen in people:
            bond, doubt = _bond(seen, row)
            if bond > 0 and (best is None or bond > best[0]):
                best = bond, doubt, seen
        if best is None:
            people.append(Seen())
            people[-1].add(row, 1.0, "")
        else:
            bond, doubt, seen = best
            seen.add(row, bond, doubt)
    return [(seen.rows, seen.certainty, seen.doubt) for seen in people]


def _bond(seen: Seen, row: Appearance) -> tuple[float, str]:
    """Return how sure it is that a row is the person seen, and the doubt left; 0 where it must be somebody else."""
    if row.event in seen.events:  # one event tells two of a name apart for a reason
        return 0.0, ""
    company = not seen.company.isdisjoint(row.company)
    role = any(seen.held(one) for one in row.roles)
    if company:
        return (max(_BY_COMPANY, _BY_ROLE) if not role else 0.98), ""
    if role:
        return _BY_ROLE, ""
    if not seen.setting.isdisjoint(row.setting):
        return _BY_SETTING, ""
    clash = [dates for roles, dates in seen.careers if _clash(roles, row.roles)]
    if any(_apart(one, row.date) <= _AT_ONCE for dates in clash for one in dates):
        return 0.0, ""
    return _BY_NAME - (0.1 if clash else 0.0), _DOUBT_ROLES if clash else _DOUBT


def _clash(one: Sequence[RoleSeen], two: Sequence[RoleSeen]) -> bool:
    pairs = [(a, b) for a in one for b in two]
    return bool(pairs) and all(are_different(a.role, b.role) for a, b in pairs)


def _apart(one: str, two: str) -> int:
    """Return the days between two dates, as if parts not known were the first; far apart where one is not known."""
    try:
        days = [
            date.fromisoformat((text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10]) for text in (one, two)
        ]
    except ValueError:
        return 0  # a date that is not known excludes nothing
    return abs((days[0] - days[1]).days)


def _ids(people: Sequence[Sequence[Appearance]]) -> list[str]:
    """Return an id for each person: the name as in the first event, in plain letters.

    Of several people with one such name the one who was first has it, the others with four hex digits of a hash of
    their first event: a namesake who turns up later changes nobody's id.
    """
    taken: set[str] = set()
    ids: dict[int, str] = {}
    order = sorted(
        range(len(people)), key=lambda n: (people[n][0].date or "9999", people[n][0].event, people[n][0].name)
    )
    for number in order:
        first = people[number][0]
        plain = _plain(_written_plain(people[number]))
        name = plain or "person"
        digest = sha256(f"{first.event}\0{first.name}".encode("utf-8", "surrogatepass")).hexdigest()
        digits = 0 if plain else 12
        ids[number] = f"{name}-{digest[:digits]}" if digits else name
        while ids[number] in taken:
            digits += 4
            ids[number] = f"{name}-{digest[:digits]}"
        taken.add(ids[number])
    return [ids[number] for number in range(len(people))]


def _former(people: Sequence[Sequence[Appearance]], ids: Sequence[str]) -> list[tuple[str, ...]]:
    """Return for each person the ids that events which came later to the archive took from them.

    An event that is older than all others, or a version that spells a name in Latin letters, gives a person another id;
    what they were called by the events after it leads on to them, unless it would lead to somebody else as well.
    """
    found = []
    for seen in people:
        names = dict.fromkeys(_written_plain(seen[number:]) for number in range(1, len(seen[:_MOST_READ])))
        names.update(dict.fromkeys(name for row in seen[:_MOST_READ] for name in (row.name, *row.variants)))
        found.append(dict.fromkeys(plain for name in names if (plain := _plain(name)) and "-" in plain))
    claims = Counter(plain for each in found for plain in each)
    claims.update(ids)
    return [tuple(plain for plain in each if claims[plain] == 1)[:_MOST_FORMER] for each in found]


def _plain(name: str) -> str:
    return _NOT_PLAIN.sub("-", name_key(name)).strip("-")[:_LONGEST_ID].strip("-")


def _written_plain(seen: Sequence[Appearance]) -> str:
    """Return the name as it is first spelt in Latin letters, else as it is first spelt."""
    for row in seen:
        latin = [name for name in (row.name, *row.variants) if _LATIN.match(name)]
        if latin:
            return max(latin, key=lambda name: (len(name.split()) == len(latin[0].split()), name == row.name))
    return seen[0].name


def _profile(identifier: str, person: tuple[Sequence[Appearance], float, str], namesakes: tuple[str, ...]) -> Profile:
    seen, certainty, doubt = person
    spellings = dict.fromkeys(spelling for row in reversed(seen) for spelling in (row.name, *row.variants))
    name = _best(seen)
    return Profile(
        id=identifier,
        name=name,
        variants=tuple(sorted(spellings.keys() - {name})),
        roles=_tenures(seen),
        appearances=tuple(seen),
        certainty=round(certainty, 2),
        doubt=doubt,
        namesakes=namesakes,
    )


def _best(seen: Sequence[Appearance]) -> str:
    """Return the spelling of the latest event, or one equal to it but for marks on its letters that has more."""
    latest = seen[-1].name
    same = [row.name for row in seen if name_key(row.name) == name_key(latest)]
    return max(same, key=lambda name: (sum(not c.isascii() for c in name), name == latest, name))


def _tenures(seen: Sequence[Appearance]) -> tuple[Tenure, ...]:
    """Return the roles in the order in which they are first attested, those that are one as one."""
    found: list[_Attested] = []
    for row in seen:
        for role in row.roles:
            home = next((one for one in found if are_same(one.role, role.role)), None)
            if home is None:
                home = _Attested()
                found.append(home)
            home.add(row, role)
    tenures = [one.tenure() for one in found]
    return tuple(replace(one, changed=any(_follows(one, other) for other in tenures)) for one in tenures)


def _follows(one: Tenure, other: Tenure) -> bool:
    return bool(other.first) and other.first < one.first and are_comparable(one.role, other.role)


class _Attested:
    """A role as one event after the other states it."""

    def __init__(self) -> None:
        self.role: dict[str, str] = {}
        self._dates: list[str] = []
        self._events: dict[str, None] = {}
        self._evidence: list[Evidence] = []
        self._offices: set[str] = set()

    def add(self, row: Appearance, role: RoleSeen) -> None:
        self.role = {**role.role, **self.role}
        self._dates.append(row.date)
        self._events[row.event] = None
        self._evidence += role.evidence[: _MOST_EVIDENCE - len(self._evidence)]
        self._offices |= offices_of(role.role)

    def tenure(self) -> Tenure:
        return Tenure(
            self.role,
            min(filter(None, self._dates), default=""),
            max(self._dates),
            tuple(self._events),
            tuple(self._evidence),
            tuple(sorted(self._offices)),
        )
