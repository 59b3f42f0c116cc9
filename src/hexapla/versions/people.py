"""Persons that a version lost, and offices that changed in it."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.language.offices import contradict, find_offices
from hexapla.values.difference import Difference, Severity
from hexapla.values.event import Relation
from hexapla.values.text import Evidence
from hexapla.versions.pairing import Link, Pairing
from hexapla.versions.persons import Mention, People, offices_of, same_person
from hexapla.versions.places import shown, spanning, within


def people_differences(pairing: Pairing, relation: Relation, left: People, right: People) -> Iterator[Difference]:
    """Yield the persons of the original whom the version names nowhere, and those whose office changed."""
    yield from _missing(pairing, relation, left, right)
    yield from _roles(pairing, left, right)


def _missing(pairing: Pairing, relation: Relation, left: People, right: People) -> Iterator[Difference]:
    """Yield lost persons, only where names show in the version and most of the original's persons are found.

    Where few are found, the one spelling is not to be known from the other, and silence proves nothing.
    """
    if not right.cased:
        return
    persons = _each_once(left)
    lost = [person for person in persons if not right.named(person)]
    if 2 * len(lost) > len(persons):
        return
    severity: Severity = "note" if relation == "adaptation" else "error"
    for person in lost:
        where = _counterpart(pairing, person)
        detail = f"A person is not named in the version: {shown(person.name.text)}"
        ids = pairing.left.article.id, pairing.right.article.id
        yield Difference("name-missing", severity, person.where, where, *ids, (person.name.text,), detail)


def _each_once(people: People) -> list[Mention]:
    persons: list[Mention] = []
    for mention in people.persons:
        if not any(same_person(mention, person) for person in persons):
            persons.append(mention)
    return persons


def _link_of(pairing: Pairing, person: Mention) -> Link | None:
    return next((link for link in pairing.links if person.sentence in link.left and link.right), None)


def _counterpart(pairing: Pairing, person: Mention) -> Evidence | None:
    link = _link_of(pairing, person)
    return spanning(pairing.right.article, pairing.right_of(link)) if link else None


def _roles(pairing: Pairing, left: People, right: People) -> Iterator[Difference]:
    for link in pairing.links:
        stated = any(left.offices(number) for number in link.left) and any(right.offices(n) for n in link.right)
        if not stated or not pairing.sure(link):
            continue
        here = [mention for number in link.left for mention in left.mentions(number) if mention.offices]
        there = [mention for number in link.right for mention in right.mentions(number)]
        for person in here:
            others = offices_of(there, person)
            if others and _changed(person, others):
                yield _role_changed(pairing, person.office_where, others[0].office_where)
        if not left.cased:
            yield from _unnamed_roles(pairing, link, there)


def _unnamed_roles(pairing: Pairing, link: Link, there: list[Mention]) -> Iterator[Difference]:
    """Yield a changed office where the original's script hides names: its one office against the one named here."""
    offices = [
        within(sentence, office.start, office.end)
        for sentence in pairing.left_of(link)
        for office in find_offices(sentence.text, pairing.left.language)
    ]
    stated = [mention for mention in there if mention.offices]
    if len(offices) == 1 and len(stated) == 1 and len(stated[0].offices) == 1 and len(stated[0].words) > 1:
        own = find_offices(offices[0].text, pairing.left.language)
        if own and contradict(own[0].name, stated[0].offices[0]):
            yield _role_changed(pairing, offices[0], stated[0].office_where)


def _changed(person: Mention, others: list[Mention]) -> bool:
    """Whether no office of the one is any office of the other, and two of them exclude each other."""
    own, stated = set(person.offices), {office for other in others for office in other.offices}
    if own & stated:
        return False
    return any(contradict(a, b) for a in own for b in stated)


def _role_changed(pairing: Pairing, here: Evidence | None, there: Evidence | None) -> Difference:
    said = shown(here.text if here else ""), shown(there.text if there else "")
    detail = f"A role changed: {said[0]} became {said[1]}"
    ids = pairing.left.article.id, pairing.right.article.id
    return Difference("role-changed", "error", here, there, *ids, said, detail)
