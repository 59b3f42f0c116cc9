"""Organisations: ministries, commissions, companies, unions, one entry each with what every language calls it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import structs

from hexapla.language.folding import fold_bare
from hexapla.language.names import similarity
from hexapla.records.coverage import cover, root_of
from hexapla.records.organisation_mentions import Named, is_office, organisations_in
from hexapla.records.reading import Scene
from hexapla.records.reconciliation import Groups, in_order
from hexapla.records.spellings import SAME_NAME
from hexapla.values.fact import Organisation, Person
from hexapla.values.text import Evidence, Span

RULE = "organisation/1"
SAME_SPELLING = 0.93  # in one language an ending apart at most: "kommisjon", "kommisjonen"
_SHORTEST = 2  # words of a name from which a person's was cut
_MOST = 400  # different names that are compared; a hostile page could hold any number


def find_organisations(scene: Scene, people: Sequence[Person]) -> tuple[Organisation, ...]:
    """Return the organisations of an event in the order they are first read.

    A name that one version has and those that stand for it in the same passage of the others are one, where each has
    one organisation of the kind there; so are an acronym and the name beside which it stands in brackets.
    """
    persons = frozenset(fold_bare(name) for person in people for name in (person.name, *person.variants))
    every = (_without_people(one, persons) for line in scene.all_lines for one in organisations_in(line))
    named = [one for one in every if one is not None]
    keys = list(dict.fromkeys(_key(one) for one in named))[:_MOST]
    number = {key: position for position, key in enumerate(keys)}
    named = [one for one in named if _key(one) in number]
    groups = Groups(len(keys))
    _join_names(named, number, groups)
    _join_rows(named, number, groups)
    found: dict[int, list[Named]] = {}
    for one in named:
        found.setdefault(groups.find(number[_key(one)]), []).append(one)
    return in_order([_organisation(every, scene) for every in found.values()], lambda fact: fact.evidence, scene)


def _without_people(one: Named, persons: frozenset[str]) -> Named | None:
    """Return the organisation without the person whose name stands right after it; ``None`` where no name is left."""
    folded = fold_bare(one.text)
    cut = min((folded.find(person) for person in persons if person in folded), default=-1)
    if cut < 0:
        return one
    text = one.text[:cut].rstrip(" ,-–")
    shorter = structs.replace(one, span=Span(one.span.start, one.span.start + len(text)))
    if (
        len(folded) != len(one.text)
        or len(text.split()) < _SHORTEST
        or is_office(one.line, shorter.span.start, shorter.span.end)
    ):
        return None
    return shorter


def _key(one: Named) -> tuple[str, str]:
    return (one.line.language or "und", fold_bare(one.text))


def _join_names(named: Sequence[Named], number: dict[tuple[str, str], int], groups: Groups) -> None:
    """Join names alike in other languages or spellings, and acronyms with what they stand for."""
    firsts: dict[tuple[str, str], Named] = {}
    acronyms: dict[str, int] = {}
    for one in named:
        firsts.setdefault(_key(one), one)
        if one.acronym is not None:
            groups.join(number[_key(one)], acronyms.setdefault(one.acronym, number[_key(one)]))
    by_kind: dict[str | None, list[tuple[str, str]]] = {}
    for key, one in firsts.items():
        for other in by_kind.setdefault(one.kind, []):
            if similarity(one.text, firsts[other].text) >= (SAME_NAME if key[0] != other[0] else SAME_SPELLING):
                groups.join(number[key], number[other])
        by_kind[one.kind].append(key)


def _join_rows(named: Sequence[Named], number: dict[tuple[str, str], int], groups: Groups) -> None:
    """Join what stands in one passage, where each version names one organisation of the kind there."""
    rows: dict[tuple[int, str], dict[str, set[tuple[str, str]]]] = {}
    for one in named:
        if one.line.row is not None and one.kind is not None:
            rows.setdefault((one.line.row, one.kind), {}).setdefault(one.line.article, set()).add(_key(one))
    for row in sorted(rows):
        alone = [next(iter(keys)) for keys in rows[row].values() if len(keys) == 1]
        for key in alone[1:]:
            if key[0] != alone[0][0]:
                groups.join(number[alone[0]], number[key])


def _organisation(every: list[Named], scene: Scene) -> Organisation:
    every.sort(key=lambda one: scene.sort_key(_evidence(one)))
    names: dict[str, str] = {}
    for language in sorted({one.line.language or "und" for one in every}):
        said = Counter(one.text for one in every if (one.line.language or "und") == language)
        names[language] = max(said, key=lambda text: (not text.isupper(), said[text], len(text), text))
    name = next((one.text for one in every if not one.text.isupper()), every[0].text)
    coverage = cover({one.line.article for one in every}, scene)
    texts = len({root_of(article, scene) for article in coverage.articles})
    sure = 0.75 + 0.1 * (texts > 1) + 0.05 * (len(names) > 1) + 0.05 * (len(every) > 1)
    return Organisation(
        name=name,
        names=names,
        kind=next((one.kind for one in every if one.kind is not None), None),
        variants=tuple(sorted({one.text for one in every} - {name})),
        evidence=tuple(dict.fromkeys(_evidence(one) for one in every)),
        articles=coverage.articles,
        absent=coverage.absent,
        rule=RULE,
        confidence=round(min(0.95, sure), 2),
    )


def _evidence(one: Named) -> Evidence:
    return one.line.quote(one.span.start, one.span.end)
