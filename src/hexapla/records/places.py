"""Places: where the event was held, and the venues that took part from afar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import regex
from msgspec import structs

from hexapla.language.folding import fold_bare
from hexapla.language.han_readings import find_read, read_as
from hexapla.language.names import similarity
from hexapla.records import cues
from hexapla.records.bodies import is_person
from hexapla.records.coverage import cover, root_of
from hexapla.records.gazetteer import code_of, is_territory, name_of
from hexapla.records.place_mentions import (
    HOST,
    MENTIONED,
    REMOTE,
    VENUE,
    Located,
    bare_name,
    mentioned,
    remote,
    venue,
)
from hexapla.records.reading import Line, Scene
from hexapla.records.reconciliation import Groups, in_order
from hexapla.records.spellings import same_reading
from hexapla.records.uncased import search
from hexapla.values.fact import Person, PlaceFact
from hexapla.values.text import Span

RULE = "place/2"
ROLES = (VENUE, REMOTE, HOST, MENTIONED)  # the surest first
SAME_PLACE = 0.8  # as for people
_MOST = 300  # mentions that are compared; a hostile page could hold any number
_RESTATED = 4  # places of one version where it is only named again; more prove nothing
# Of the times that a name stands in an event, the least share in which it is told as a place: what acts is no place.
_LEAST_SHARE = 0.34
_WITHIN = regex.compile(r" \p{Lu}\p{Ll}")
_LONG = 5  # letters of a name that may have an ending of a case
_HAN = regex.compile(r"\p{Han}")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]")


def find_places(scene: Scene, people: Sequence[Person], kind: str | None = None) -> tuple[PlaceFact, ...]:
    """Return the places of an event in the order they are first read.

    A venue is a name after a preposition of place in a sentence of the lead that is dated, or the place that
    an article's dateline names; a remote venue follows a cue in any sentence; a name after a preposition of
    place or beside a word for a place ("province", "river") elsewhere is mentioned. The host country is the one
    state whose conference most texts report. A place found in one version is carried to the others by its name.
    """
    persons = sorted({fold_bare(name) for person in people for name in (person.name, *person.variants)})
    located = [one for line in scene.all_lines for one in remote(line)]
    located += [one for article in scene.columns for one in _venues(article, scene)]
    located += [one for line in scene.all_lines for one in mentioned(line)]
    located = [structs.replace(one, name=bare_name(one.name, one.line.language)) for one in located]
    located = [one for one in located if not _is_of(fold_bare(one.name), persons)]
    located += _hosts(scene, {fold_bare(one.name) for one in located}, persons) if kind == "conference" else []
    groups = [group for group in _grouped(located) if _is_told(group, scene)]
    return in_order([_fact(group, scene) for group in groups], lambda fact: fact.evidence, scene)


def _is_of(name: str, persons: Sequence[str]) -> bool:
    """Return whether the name holds a person's, or is the last part of one."""
    return any(person in name or person.endswith(" " + name) for person in persons)


def _is_told(group: list[Located], scene: Scene) -> bool:
    """Return whether names that only prepositions tell are told as places often enough among all their mentions."""
    if any(one.sure or one.role in {REMOTE, HOST} for one in group):
        return True
    names = "|".join(regex.escape(name) for name in sorted({one.name for one in group}))
    every = regex.compile(rf"(?<![\p{{L}}\p{{M}}\p{{N}}])(?:{names})(?![\p{{L}}\p{{M}}\p{{N}}])")
    count = sum(len(every.findall(line.text)) for line in scene.all_lines)
    small = regex.compile(rf"(?<![\p{{L}}\p{{M}}\p{{N}}])(?:{names.lower()})(?![\p{{L}}\p{{M}}\p{{N}}])")
    if names != names.lower() and any(small.search(line.text) for line in scene.all_lines):
        return False  # "in Nature", where the text also writes of nature
    told = len({(one.line.article, one.line.order, one.span.end) for one in group})
    return told >= _LEAST_SHARE * count


def _hosts(scene: Scene, places: set[str], persons: Sequence[str]) -> list[Located]:
    """Return the one state whose conference it is: most texts have its name in their title, lead or theme.

    Only where a version says that the event is held in a capital, and where one name alone may be the state's.
    """
    if not any(cues.has("roles", line.language, line.text, "capital") for line in scene.all_lines):
        return []
    located: dict[str, list[Located]] = {}
    for article in scene.columns:
        lines = [line for line in scene.lines[article] if line.kind == "title"] + list(scene.lead(article, 2))
        for line in lines:
            for name in line.names:
                text = bare_name(name.text, line.language)
                key = fold_bare(text)
                person = _is_of(key, persons) or not is_person(line.text, name.start, name.end, line.language)
                if key not in places and (is_territory(text, line.language) or not person):
                    located.setdefault(key, []).append(Located(line, Span(name.start, name.end), text, HOST, True))
    carriers = {key: {one.line.article for one in every} for key, every in located.items()}
    enough = [key for key in sorted(located) if 2 * len(carriers[key]) > len(scene.columns) > 1]
    return located[enough[0]] if len(enough) == 1 else []


def _venues(article: str, scene: Scene) -> list[Located]:
    found: list[Located] = []
    for number, line in enumerate(scene.lead(article, 3)):
        if number == 0 or line.dates:
            found.extend(one for name in line.names if (one := venue(line, name)) is not None)
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
            return [Located(line, Span(start, start + len(place)), place, VENUE, True)]
    return []


def _grouped(located: list[Located]) -> list[list[Located]]:
    located = located[:_MOST]
    names = sorted({one.name for one in located})
    languages: dict[str, set[str | None]] = {}
    for place in located:
        languages.setdefault(place.name, set()).add(place.line.language)
    groups = Groups(len(names))
    for i, one in enumerate(names):
        for j in range(i):
            apart = languages[one].isdisjoint(languages[names[j]])
            if fold_bare(one) == fold_bare(names[j]) or (apart and _alike(one, names[j])):
                groups.join(i, j)
    codes: dict[str, int] = {}
    position = {name: number for number, name in enumerate(names)}
    for place in located:
        if (code := code_of(place.name, place.line.language)) is not None:
            groups.join(position[place.name], codes.setdefault(code, position[place.name]))
    of = {name: groups.find(number) for number, name in enumerate(names)}
    found: dict[int, list[Located]] = {}
    for place in located:
        found.setdefault(of[place.name], []).append(place)
    return list(found.values())


def _alike(one: str, two: str) -> bool:
    return similarity(one, two) >= SAME_PLACE or same_reading(one, two)


def _restated(group: list[Located], spellings: list[str], scene: Scene) -> Iterator[tuple[Line, Span]]:
    """Yield the other places where versions name it: in the same letters, or alike in the same passage."""
    bare = {fold_bare(spelling) for spelling in spellings}
    rows = {one.line.row for one in group if one.line.row is not None}
    stated = {one.line.article for one in group}
    languages = {one.line.language for one in group}
    only_named = all(one.role == MENTIONED for one in group)
    for line in scene.all_lines:
        aligned = line.row in rows and line.article not in stated and line.language not in languages
        for seen in line.names:
            text = bare_name(seen.text, line.language)
            told = line.article in stated or aligned or not only_named or _is_introduced(line, seen.start)
            if (fold_bare(text) in bare and told) or (
                aligned and any(similarity(text, o) >= SAME_PLACE for o in spellings)
            ):
                yield line, Span(seen.start, seen.end)
        if aligned and (found := search(spellings, [line])) is not None:
            yield line, found.name
    yield from _called(group, stated, scene)


def _is_introduced(line: Line, start: int) -> bool:
    """Return whether a small word stands before a name: what acts or defines ("Havsund won") may be a team, a firm."""
    before = line.text[:start].split()[-1:]
    return bool(before) and cues.is_cue("phrase", line.language, before[0], "link", "place")


def _called(group: list[Located], stated: set[str], scene: Scene) -> Iterator[tuple[Line, Span]]:
    """Yield where the other versions first name the place, as one does or as CLDR says that their language calls it."""
    codes = {code for one in group if (code := code_of(one.name, one.line.language)) is not None}
    languages = {one.line.language for one in group}
    spellings = sorted({one.name for one in group})
    spelt = [name for name in spellings if len(name) >= _LONG]
    for article in scene.columns:
        names = [name_of(code, scene.articles[article].language) for code in sorted(codes)]
        pattern = _pattern(tuple(name for name in (*names, *spelt) if name))
        if article in stated or scene.articles[article].language in languages:
            continue
        for line in scene.lines[article]:
            match = None if pattern is None else pattern.search(line.text)
            # "Havsund Post" names a paper; another's capital beside the name makes it part of a longer one.
            if match is not None and _WITHIN.match(line.text, match.end()) is None:
                yield line, Span(match.start(), match.end())
                break
            if (read := _read(line, spellings)) is not None:
                yield line, read
                break


def _read(line: Line, names: Sequence[str]) -> Span | None:
    """Return where Han characters are read as a name, each syllable just so, or nearly so behind a word of place."""
    found = find_read(line.text, names)
    if found is not None or _HAN.search(line.text) is None:
        return found
    places = cues.find("phrase", line.language, line.text, "place")
    for cue in (*cues.find("roles", line.language, line.text, "capital", "spot"), *places):
        for name in names:
            end = cue.end + len(name.split())
            if read_as(line.text[cue.end : end], name) > 0:
                return Span(cue.end, end)
    return None


@cache
def _pattern(names: tuple[str, ...]) -> regex.Pattern[str] | None:
    """Return what matches the names as words, an ending of some letters allowed after the longer ones."""
    parts = []
    for name in names:
        if _UNSPACED.search(name):
            parts.append(regex.escape(name))
        else:
            ending = r"\p{L}{0,3}" if len(name) >= _LONG else ""
            parts.append(rf"(?<![\p{{L}}\p{{M}}]){regex.escape(name)}{ending}(?![\p{{L}}\p{{M}}])")
    return regex.compile("|".join(parts)) if parts else None


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
    name = next((one.name for one in ordered if not one.name.isupper()), ordered[0].name)
    coverage = cover(stated, scene)
    return PlaceFact(
        name=name,
        evidence=tuple(sorted(evidence, key=scene.sort_key)),
        variants=tuple(spelling for spelling in spellings if spelling != name),
        role=next(role for role in ROLES if any(one.role == role for one in group)),
        articles=coverage.articles,
        absent=coverage.absent,
        rule=RULE,
        confidence=_confidence(group, stated, scene),
    )


def _confidence(group: list[Located], stated: set[str], scene: Scene) -> float:
    """Return how sure a place is: known or told by its kind, by a preposition alone; more where two texts name it."""
    sure = any(one.sure for one in group)
    venue_told = any(one.role in {VENUE, REMOTE} for one in group)
    texts = len({root_of(article, scene) for article in stated})
    return round(min(0.95, (0.75 if sure else 0.55) + 0.1 * venue_told + 0.1 * (texts > 1)), 2)
