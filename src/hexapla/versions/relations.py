"""Who rests on whom: copies, translations, adaptations of one text, and independent reports, settled by alignment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from hexapla.language.locales import base_language
from hexapla.values.event import Event, Member, Relation
from hexapla.versions.candidates import MOST, Candidates
from hexapla.versions.credits import cites, may_cite, says_translated_from, standings
from hexapla.versions.descent import departures, telling
from hexapla.versions.pairing import Pairings
from hexapla.versions.precedence import foremost, later, precedence, same_language
from hexapla.versions.reading import Reading
from hexapla.versions.verdicts import Verdict, by_sentences, by_wording
from hexapla.versions.wording import Wording, WordingIndex

# Beyond these no further source is tried: who translated a text is among the fullest and the credited.
MOST_ALIGNED = 4
# Pages of its own language, by shared runs of words, that a page may be a copy of.
MOST_ALIKE = 4
# Translations of one text among which one is looked for that another was made from.
MOST_SISTERS = 200
_STRENGTH = {"copy": 2, "translation": 2, "adaptation": 1}

# Strength, a credit that names the language, whether it rests on nothing, likeness of wording, place in the order.
_Rank = tuple[int, bool, bool, float, int]


def settle(event: Event, readings: Mapping[str, Reading], pair: Pairings) -> tuple[Member, ...]:
    """Return the event's members with settled relations, the original first, parents before children.

    ``pair`` aligns two articles by id (source first) and is called for as few pairs as will do. What is
    published later is never a source. A member's ``score`` is the share of the source's words that a copy keeps, the
    share of a translation or an adaptation that its source covers, and of the others how sure it is that they belong to
    the event.
    """
    hints = {member.id: member for member in event.members if member.id in readings}
    order = precedence([readings[i] for i in sorted(hints)], hints)
    pair.prepare(_likely_pairs(order, hints, readings))
    family = _Family({i: readings[i] for i in order}, pair)
    for version in order:
        family.place(version, hints[version].of)
    family.descend()
    original = foremost([readings[i] for i in family.roots], family.followers(), family.standing)
    ranked = sorted(order, key=lambda i: family.root(i) != original)
    return tuple(_member(hints[i], family.parents.get(i), original) for i in ranked)


def _likely_pairs(
    order: Sequence[str], hints: Mapping[str, Member], readings: Mapping[str, Reading]
) -> Iterator[tuple[str, str]]:
    """Yield each version in another language than the first with what it is held to rest on, or else the first."""
    place = {article: number for number, article in enumerate(order)}
    for version in order[1:]:
        held = hints[version].of
        source = held if held is not None and place.get(held, len(order)) < place[version] else order[0]
        languages = readings[source].language, readings[version].language
        if all(languages) and not same_language(*languages):
            yield source, version


def _member(hint: Member, found: Verdict | None, original: str | None) -> Member:
    if found is not None:
        return Member(hint.id, hint.event, found.relation, found.of, round(found.score, 4))
    relation: Relation = "original" if hint.id == original else "independent"
    return Member(hint.id, hint.event, relation, None, hint.score)


class _Family:
    """The articles of an event, placed one after the other beneath what they rest on."""

    def __init__(self, readings: Mapping[str, Reading], pair: Pairings) -> None:
        """Begin with none placed."""
        self._readings, self._pair = readings, pair
        self.standing = standings([reading.article for reading in readings.values()])
        self._wordings: dict[str, Wording] = {}
        self._index = WordingIndex()
        self._spoken = Counter(base_language(reading.language) for reading in readings.values())
        self._placed: dict[str, int] = {}
        self.parents: dict[str, Verdict] = {}
        self.roots: dict[str, None] = {}

    def root(self, article: str) -> str:
        """Return the text that an article rests on in the end: its own, where it rests on none."""
        while article in self.parents:
            article = self.parents[article].of
        return article

    def followers(self) -> dict[str, int]:
        """Return how many versions rest on each text that rests on none."""
        counts = dict.fromkeys(self.roots, 0)
        for version in self.parents:
            counts[self.root(version)] += 1
        return counts

    def place(self, version: str, held: str | None) -> None:
        """Find what a version rests on among those placed; ``held`` is what the linker holds for that."""
        found = self._parent(version, held)
        if found is not None:
            self.parents[version] = self._of_the_root(version, found)
        else:
            self.roots[version] = None
        self._placed[version] = len(self._placed)
        if self._has_fellows(version):
            self._index.add(version, self._wording(version))

    def _has_fellows(self, article: str) -> bool:
        """Whether another article is in the language of this one, or in a language unknown."""
        language = base_language(self._readings[article].language)
        return not language or self._spoken[language] > 1 or self._spoken[None] > 0

    def _wording(self, article: str) -> Wording:
        if article not in self._wordings:
            self._wordings[article] = Wording(self._readings[article].article.text)
        return self._wordings[article]

    def _parent(self, version: str, held: str | None) -> Verdict | None:
        """Return the best verdict on a version."""
        told = self._readings[version]
        alike = self._index.nearest(self._wording(version), MOST_ALIKE) if self._has_fellows(version) else []
        near = dict.fromkeys([*([held] if held in self._placed else ()), *alike, *islice(self._placed, MOST)])
        before = [self._readings[article] for article in sorted(near, key=self._placed.__getitem__)]
        sources = frozenset({held, self.root(held)} if held is not None else ())
        candidates = Candidates(told, before, self.roots, sources)
        best: tuple[_Rank, Verdict] | None = None
        for found, settles in self._verdicts(told, candidates, (held, frozenset(alike))):
            if settles and (best is None or found.relation == "copy"):
                return found
            rank = self._rank(told, found, candidates)
            if best is None or rank > best[0]:
                best = rank, found
            if settles:
                break
        return best[1] if best else None

    def _verdicts(
        self, told: Reading, candidates: Candidates, likely: tuple[str | None, frozenset[str]]
    ) -> Iterator[tuple[Verdict, bool]]:
        """Yield the verdicts on the likeliest sources, and whether there is no need to look at others."""
        version, aligned = told.article, 0
        for number in range(len(candidates)):
            source = candidates.at(number)
            if same_language(source.language, version.language) or not (source.language and version.language):
                if number >= MOST_ALIGNED and source.id not in likely[1]:
                    continue
                found = by_wording(source, version, (self._wording(source.id), self._wording(version.id)))
            elif aligned < MOST_ALIGNED:
                aligned += 1
                resolved = self.standing[source.id].level > 0
                found = by_sentences(self._pair(source.id, version.id), likely[0] == source.id, resolved)
            else:
                continue
            if found is not None:
                yield found, found.relation != "adaptation" and candidates.is_settled_by(number)

    def _rank(self, told: Reading, found: Verdict, candidates: Candidates) -> _Rank:
        """Return what orders verdicts: of several pages of the outlet that is credited, the first text.

        Among translations it is the one in the language that the credit names, or of the nearest wording.
        """
        version, source = told.article, self._readings[found.of].article
        strength = _STRENGTH[found.relation] + may_cite(version, source)
        named = says_translated_from(version, source.language)
        return strength, named, source.id in self.roots, candidates.likeness(source.id), -candidates.rank[source.id]

    def _of_the_root(self, version: str, found: Verdict) -> Verdict:
        """Return what an adaptation rests on: the text itself, where it is kin to a translation it does not credit.

        Which of a text's versions was adapted does not show; that the text was, does.
        """
        told, source = self._readings[version].article, self._readings[found.of].article
        if found.relation != "adaptation" or cites(told, source):
            return found
        root = self._readings[self.root(found.of)].article
        if same_language(source.language, told.language) or same_language(root.language, told.language):
            return found
        return Verdict(root.id, found.relation, found.score)

    def descend(self) -> None:
        """Put each translation beneath the sister it was made from, where both depart alike from their text.

        What credits the text itself stays there.
        """
        sisters: dict[str, list[str]] = {}
        for version, verdict in self.parents.items():
            if verdict.relation == "translation":
                sisters.setdefault(verdict.of, []).append(version)
        elders = [pair for text, versions in sisters.items() for pair in self._elders(text, versions[:MOST_SISTERS])]
        self._pair.prepare(elders)
        for sister, version in elders:
            closer = by_sentences(self._pair(sister, version), hinted=True, resolved=True)
            if closer is not None and closer.relation == "translation":
                self.parents[version] = closer

    def _elders(self, text: str, versions: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield the sister that shares most of a translation's telling departures from their text, with that one."""
        found = {version: departures(self._pair(text, version)) for version in versions}
        few = telling(list(found.values()))
        for number, version in enumerate(found):
            own = found[version] & few
            if own and not cites(self._readings[version].article, self._readings[text].article):
                elder = {s: len(own & found[s]) for s in versions[:number] if not self._is_later(s, version)}
                sister = max(elder, key=elder.__getitem__, default=None)
                if sister is not None and elder[sister]:
                    yield sister, version

    def _is_later(self, a: str, b: str) -> bool:
        return later(self._readings[a].article.published, self._readings[b].article.published)
