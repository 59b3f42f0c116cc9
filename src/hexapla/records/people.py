"""People: names with an office or a title beside them, one person however versions spell the name."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from msgspec import Struct, structs

from hexapla.language.folding import fold_bare
from hexapla.language.scripts import romanise
from hexapla.records import cues, offices, uncased
from hexapla.records.acts import Place, acts_of
from hexapla.records.bodies import is_person, place_names
from hexapla.records.coverage import cover, root_of
from hexapla.records.reading import Line, Scene
from hexapla.records.reconciliation import Groups, in_order
from hexapla.records.roles import roles_of
from hexapla.records.spellings import same_name, script_of
from hexapla.values.fact import Person
from hexapla.values.text import Evidence, Span

RULE = "person/2"
_MAX_NAME = 6  # words of a person's name
_MOST_NAMES = (
    150  # different marked names, and different names in all, that are compared; a hostile page could hold any
)
_MOST_SPELLINGS = 1000
_MAX_RUN = 12  # words of a run of capitals that may end with a name
_POSSESSIVE = regex.compile(r"['’]s(?!\p{L})|['’](?=\s|$)")
_WORDS = regex.compile(r"[\p{L}\p{M}\p{N}'’\-‑·.]+")


class Sighting(Struct, frozen=True):
    """A name in a line, with its office and title of address where it has them."""

    line: Line
    name: Span
    role: Span | None = None
    title: Span | None = None

    @property
    def text(self) -> str:
        return self.line.text[self.name.start : self.name.end]

    @property
    def whole(self) -> Span:
        """Where the office or title with the name stands."""
        spans = [span for span in (self.role, self.title, self.name) if span is not None]
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    def evidence(self) -> Evidence:
        """Return the place of the office or title with the name."""
        return self.line.quote(self.whole.start, self.whole.end)


def find_people(scene: Scene) -> tuple[Person, ...]:
    """Return the people of an event in the order they are first read.

    A person has an office or a title in at least one version; other versions carry the person by the name
    alone. What is the name of a body or of a place is no person.
    """
    sightings = [s for s in _settled([s for line in scene.all_lines for s in _sightings(line)]) if _may_be_person(s)]
    barred = place_names(scene)
    marked = [s for s in sightings if (s.role or s.title) and _is_full(s.text) and fold_bare(s.text) not in barred]
    found = _united([(group, _everywhere(group, sightings, scene)) for group in _grouped(marked)])
    everyone = _eliminated(found)
    places = [[(s.line, s.name, s.whole) for s in sighted] for sighted in everyone]
    people = [
        structs.replace(_person(sighted, scene), acts=acts_of(places[n], _others(places, n), scene))
        for n, sighted in enumerate(everyone)
    ]
    return in_order(people, lambda person: person.evidence, scene)


def _others(places: Sequence[Sequence[Place]], number: int) -> list[Place]:
    lines = {(line.article, line.order) for line, _, _ in places[number]}
    return [
        place
        for n, every in enumerate(places)
        for place in every
        if n != number and (place[0].article, place[0].order) in lines
    ]


def _sightings(line: Line) -> list[Sighting]:
    betrayed = uncased.sightings(line)
    spans: list[Span] = []
    for name in line.names:
        if any(seen.name.start < name.end and name.start < seen.name.end for seen in betrayed):
            continue
        start = offices.strip(line.text, name.start, name.end, line.language)
        end = start + len(_bare(line.text[start : name.end], line.language))
        if end > start and len(_WORDS.findall(line.text, start, end)) <= _MAX_RUN:
            spans.append(Span(start, end))
    found = []
    others = [o for o in spans if is_person(line.text, o.start, o.end, line.language)]
    for span in spans:
        title = offices.title_before(line.text, span.start, line.language)
        before = offices.before(line.text, span.start, line.language, [o for o in others if o.end <= span.start])
        after = offices.after(line.text, span.end, line.language, [o for o in others if o.start > span.end])
        found.append(Sighting(line, span, before or after, title))
        if before is not None and after is not None:
            found.append(Sighting(line, span, after, title))
    return found + [Sighting(line, seen.name, seen.role) for seen in betrayed]


def _bare(text: str, language: str | None) -> str:
    """Return a name without what is no part of it: genitive, weekday, "of" and a place.

    "George Reed" of "George Reed's Socialists", "George Reed Saturday" and "George Reed of Havsund".
    """
    ends = [match.start() for match in _POSSESSIVE.finditer(text)]
    ends += [span.start for span in cues.find("roles", language, text, "after name") if span.start]
    return text[: min(ends, default=len(text))].rstrip()


def _may_be_person(sighting: Sighting) -> bool:
    line, name = sighting.line, sighting.name
    return len(_WORDS.findall(sighting.text)) <= _MAX_NAME and is_person(line.text, name.start, name.end, line.language)


def _is_full(text: str) -> bool:
    """Return whether a name has more than one part; what scripts without spaces write together counts as full."""
    return len(_WORDS.findall(text)) > 1 or text.lower() == text.upper()


def _settled(sightings: list[Sighting]) -> list[Sighting]:
    """Cut from long runs the office words that no list knows: where a run ends with a name seen alone, that is it."""
    alone = {fold_bare(sighting.text) for sighting in sightings if 2 <= len(sighting.text.split()) <= 4}
    return [_cut(sighting, alone) for sighting in sightings]


def _cut(sighting: Sighting, alone: set[str]) -> Sighting:
    words = list(_WORDS.finditer(sighting.text))
    if len(words) < 4:
        return sighting
    for word in words[1:-1]:
        if fold_bare(sighting.text[word.start() :]) in alone:
            start = sighting.name.start + word.start()
            name = Span(start, sighting.name.end)
            role = offices.before(sighting.line.text, start, sighting.line.language) or sighting.role
            return Sighting(sighting.line, name, role, sighting.title)
    return sighting


def _grouped(sightings: Sequence[Sighting]) -> list[list[Sighting]]:
    spellings = sorted(list(dict.fromkeys(sighting.text for sighting in sightings))[:_MOST_NAMES])
    groups = Groups(len(spellings))
    for i, one in enumerate(spellings):
        for j in range(i):
            if same_name(one, spellings[j]):
                groups.join(i, j)
    of = {spelling: groups.find(number) for number, spelling in enumerate(spellings)}
    found: dict[int, list[Sighting]] = {}
    for sighting in sightings:
        if sighting.text in of:
            found.setdefault(of[sighting.text], []).append(sighting)
    return list(found.values())


def _eliminated(groups: list[list[Sighting]]) -> list[list[Sighting]]:
    """Join two names that no spelling joins, each the only one in its sentence that the other version lacks.

    So a name is recognised whose transcription goes by other sounds ("Чан Ми Ан" is "Trần Mỹ An"). The two must be
    written in different scripts.
    """
    joined = Groups(len(groups))
    articles = [{sighting.line.article for sighting in group} for group in groups]
    scripts = [{script_of(sighting.text) for sighting in group} for group in groups]
    rows: dict[int, dict[str, set[int]]] = {}
    for number, group in enumerate(groups):
        for sighting in group:
            if sighting.line.row is not None and sighting.role is not None:
                rows.setdefault(sighting.line.row, {}).setdefault(sighting.line.article, set()).add(number)
    for row in sorted(rows):
        versions = sorted(rows[row])
        for i, one in enumerate(versions):
            for two in versions[:i]:
                left = [n for n in sorted(rows[row][one]) if two not in articles[n]]
                right = [n for n in sorted(rows[row][two]) if one not in articles[n]]
                if len(left) == len(right) == 1 and not (
                    articles[left[0]] & articles[right[0]] or scripts[left[0]] & scripts[right[0]]
                ):
                    joined.join(left[0], right[0])
    return [[sighting for number in numbers for sighting in groups[number]] for numbers in joined.sets()]


def _everywhere(group: list[Sighting], sightings: Sequence[Sighting], scene: Scene) -> list[Sighting]:
    """Return every sighting of the person: marked, by name alone, and in scripts where names are not marked."""
    spellings = sorted({sighting.text for sighting in group})
    bare = {fold_bare(spelling) for spelling in spellings}
    texts = list(dict.fromkeys(sighting.text for sighting in sightings))[:_MOST_SPELLINGS]
    alike = {text for text in texts if fold_bare(text) in bare or _alike(text, spellings)}
    found = [sighting for sighting in sightings if sighting.text in alike]
    carrying = {sighting.line.article for sighting in found}
    for article in scene.columns:
        if article in carrying:
            continue
        spelt = _spelt(spellings, scene.lines[article])
        if spelt is not None:
            found.append(spelt)
        else:
            span = uncased.search(spellings, scene.lines[article])
            if span is not None:
                found.append(Sighting(span.line, span.name, span.role, None))
    return found


def _spelt(spellings: Sequence[str], lines: Sequence[Line]) -> Sighting | None:
    """Return where a version writes the name just as another does, though nothing there marks it as one."""
    full = [spelling for spelling in spellings if len(spelling.split()) > 1]
    for line in lines:
        for spelling in full:
            start = line.text.find(spelling)
            end = start + len(spelling)
            if start < 0 or line.text[start - 1 : start].isalpha() or line.text[end : end + 1].isalpha():
                continue
            role = offices.before(line.text, start, line.language) or offices.after(line.text, end, line.language, ())
            return Sighting(line, Span(start, end), role)
    return None


def _united(found: list[tuple[list[Sighting], list[Sighting]]]) -> list[list[Sighting]]:
    """Join the groups that turn out to stand on one place: one person in two scripts."""
    groups = Groups(len(found))
    seen: dict[tuple[str, int, Span], int] = {}
    for number, (marked, everywhere) in enumerate(found):
        for sighting in [*marked, *everywhere]:
            groups.join(number, seen.setdefault((sighting.line.article, sighting.line.order, sighting.name), number))
    return [
        [sighting for number in numbers for part in found[number] for sighting in part] for numbers in groups.sets()
    ]


def _alike(text: str, spellings: list[str]) -> bool:
    if not _is_full(text):
        return False
    return any(same_name(text, spelling) for spelling in spellings)


def _person(sighted: list[Sighting], scene: Scene) -> Person:
    marked_last = sorted(sighted, key=lambda sighting: sighting.role is not None)
    every = list({(s.line.article, s.line.order, s.name): s for s in marked_last}.values())
    every.sort(key=lambda sighting: scene.sort_key(sighting.evidence()))
    name = _fullest([sighting.text for sighting in every])
    variants = sorted({sighting.text for sighting in every if sighting.text != name})
    coverage = cover({sighting.line.article for sighting in every}, scene)
    stated = {(s.line.article, s.line.order, s.role): s for s in sighted if s.role is not None}
    in_columns = sorted(stated.values(), key=lambda s: scene.sort_key(s.evidence()))
    roles = roles_of([(s.line, s.role, s.evidence()) for s in in_columns if s.role is not None], scene)
    return Person(
        name=name,
        variants=tuple(variants),
        roles=roles,
        evidence=tuple(dict.fromkeys(sighting.evidence() for sighting in every)),
        articles=coverage.articles,
        absent=coverage.absent,
        rule=RULE,
        confidence=_confidence(bool(roles), coverage.articles, scene),
    )


def _confidence(in_office: bool, articles: Sequence[str], scene: Scene) -> float:
    """Return how sure a person is: more with an office, and most where texts that do not rest on one another agree."""
    texts = len({root_of(article, scene) for article in articles})
    more = 0.15 * (texts > 1) + 0.05 * (len(articles) > texts)
    return round(min(0.95, (0.75 if in_office else 0.6) + more), 2)


def _fullest(spellings: list[str]) -> str:
    """Return the first version's spelling, or the one of those equal to it without marks that has most marks."""
    first = spellings[0]
    same = [spelling for spelling in spellings if romanise(fold_bare(spelling)) == romanise(fold_bare(first))]
    return max(
        same,
        key=lambda spelling: (
            sum(a != b for a, b in zip(spelling.lower(), fold_bare(spelling), strict=True)),
            same.index(spelling) == 0,
        ),
    )
