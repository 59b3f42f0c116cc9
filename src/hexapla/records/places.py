"""Places: where the event was held, and the venues that took part from afar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import regex
from msgspec import Struct, structs

from hexapla.language.folding import fold_bare
from hexapla.language.names import Name, similarity
from hexapla.records import cues
from hexapla.records.bodies import beside_spot, is_place, is_territory, may_be_place
from hexapla.records.coverage import cover
from hexapla.records.reading import Line, Scene
from hexapla.records.reconciliation import Groups, in_order
from hexapla.records.uncased import search
from hexapla.values.fact import Person, PlaceFact
from hexapla.values.text import Span

RULE = "place/1"
ROLES = ("venue", "remote venue", "mentioned")  # the surest first
SAME_PLACE = 0.8  # as for people
_GENITIVE = regex.compile(r"['’]s?$")
_MOST = 300  # mentions that are compared; a hostile page could hold any number
_RESTATED = 4  # places of one version where it is only named again; more prove nothing
_REMOTE_WORDS = 5  # words between the cue and the name: "in the province of"


class Located(Struct, frozen=True):
    """A place in one line, with its preposition or cue in ``span``."""

    line: Line
    span: Span
    name: str
    role: str


def find_places(scene: Scene, people: Sequence[Person]) -> tuple[PlaceFact, ...]:
    """Return the places of an event in the order they are first read.

    A venue is a name after a preposition of place in a sentence of the lead that is dated, or the place that
    an article's dateline names; a remote venue follows a cue in any sentence; a name after a preposition of
    place or beside a word for a place ("province", "river") elsewhere is mentioned. A place found in one
    version is carried to the others by its name.
    """
    persons = sorted({fold_bare(name) for person in people for name in (person.name, *person.variants)})
    located = [one for line in scene.all_lines for one in _remote(line)]
    located += [one for article in scene.columns for one in _venues(article, scene)]
    located += [one for line in scene.all_lines for one in _mentioned(line)]
    located = [structs.replace(one, name=_bare_name(one.name, one.line.language)) for one in located]
    located = [one for one in located if not any(person in fold_bare(one.name) for person in persons)]
    facts = [_fact(group, scene) for group in _grouped(located)]
    return in_order(facts, lambda fact: fact.evidence, scene)


def _bare_name(name: str, language: str | None) -> str:
    """Return the name without the mark of the genitive; "Vietnams" only where CLDR knows what is left."""
    if name.endswith("s") and not is_territory(name, language) and is_territory(name[:-1], language):
        return name[:-1]
    return str(_GENITIVE.sub("", name))


def _venues(article: str, scene: Scene) -> list[Located]:
    found: list[Located] = []
    for number, line in enumerate(scene.lead(article, 3)):
        if number == 0 or line.dates:
            found.extend(one for name in line.names if (one := _venue(line, name)) is not None)
        if found:
            break
    place = scene.articles[article].place
    if place:
        found.extend(_dateline(article, place, scene))
    return found


def _dateline(article: str, place: str, scene: Scene) -> list[Located]:
    for line in scene.lead(article, 1):
        start = line.text.find(place)
        if start >= 0:
            return [Located(line, Span(start, start + len(place)), place, "venue")]
    return []


def _venue(line: Line, name: Name) -> Located | None:
    head = line.text[: name.start]
    stripped = head.rstrip()
    if not is_place(line.text, name.start, name.end, line.language):
        return None
    floor = max(0, len(stripped) - 30)
    for cue in reversed(cues.find("phrase", line.language, stripped[floor:], "place")):
        between = stripped[floor + cue.end :].split()
        if all(cues.is_cue("phrase", line.language, word, "link") for word in between):  # "at the Old Exchange"
            return Located(line, Span(floor + cue.start, name.end), line.text[name.start : name.end], "venue")
    return None


def _mentioned(line: Line) -> list[Located]:
    """Return the places that a line names with a preposition of place or a word for a kind of place."""
    found = []
    for name in line.names:
        venue = _venue(line, name)
        span = beside_spot(line.text, name.start, name.end, line.language) if venue is None else venue.span
        if span is not None and may_be_place(line.text, name.start, name.end, line.language):
            found.append(Located(line, span, line.text[name.start : name.end], "mentioned"))
    return found


def _remote(line: Line) -> list[Located]:
    found = []
    for cue in cues.find("events", line.language, line.text, "remote"):
        for name in line.names:
            between = line.text[cue.end : name.start]
            near = name.start >= cue.end and len(between.split()) <= _REMOTE_WORDS and not _ends(between)
            if near and is_place(line.text, name.start, name.end, line.language):
                found.append(Located(line, Span(cue.start, name.end), name.text, "remote venue"))
                break
    return found


def _ends(between: str) -> bool:
    return any(mark in between for mark in ".,;:!?()。，；")


def _grouped(located: list[Located]) -> list[list[Located]]:
    located = located[:_MOST]
    names = sorted({one.name for one in located})
    groups = Groups(len(names))
    for i, one in enumerate(names):
        for j in range(i):
            if fold_bare(one) == fold_bare(names[j]) or similarity(one, names[j]) >= SAME_PLACE:
                groups.join(i, j)
    of = {name: groups.find(number) for number, name in enumerate(names)}
    found: dict[int, list[Located]] = {}
    for place in located:
        found.setdefault(of[place.name], []).append(place)
    return list(found.values())


def _restated(group: list[Located], spellings: list[str], scene: Scene) -> Iterator[tuple[Line, Span]]:
    """Yield the other places where versions name it: in the same letters, or alike in the same passage."""
    bare = {fold_bare(spelling) for spelling in spellings}
    rows = {one.line.row for one in group if one.line.row is not None}
    stated = {one.line.article for one in group}
    for line in scene.all_lines:
        aligned = line.row in rows and line.article not in stated
        for seen in line.names:
            text = _bare_name(seen.text, line.language)
            if fold_bare(text) in bare or (aligned and any(similarity(text, one) >= SAME_PLACE for one in spellings)):
                yield line, Span(seen.start, seen.end)
        if aligned and (found := search(spellings, [line])) is not None:
            yield line, found.name


def _fact(group: list[Located], scene: Scene) -> PlaceFact:
    spellings = sorted({one.name for one in group})
    evidence = {one.line.quote(one.span.start, one.span.end) for one in group}
    stated = {one.line.article for one in group}
    counts: Counter[str] = Counter()
    for line, span in _restated(group, spellings, scene):
        counts[line.article] += 1
        if counts[line.article] <= _RESTATED:
            stated.add(line.article)
            evidence.add(line.quote(span.start, span.end))
    ordered = sorted(group, key=lambda one: scene.sort_key(one.line.quote(one.span.start, one.span.end)))
    name = ordered[0].name
    coverage = cover(stated, scene)
    return PlaceFact(
        name=name,
        evidence=tuple(sorted(evidence, key=scene.sort_key)),
        variants=tuple(spelling for spelling in spellings if spelling != name),
        role=next(role for role in ROLES if any(one.role == role for one in group)),
        articles=coverage.articles,
        absent=coverage.absent,
        rule=RULE,
        confidence=0.7,
    )
