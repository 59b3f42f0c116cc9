"""Bodies that a version calls by two names: where the original has one, or one person holds the office in both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

import regex

from hexapla.language.scripts import romanise
from hexapla.values.difference import Difference
from hexapla.values.text import Evidence
from hexapla.versions.bodies import Body, find_bodies
from hexapla.versions.pairing import Link, Pairing
from hexapla.versions.persons import People, same_person
from hexapla.versions.places import shown, within
from hexapla.versions.reading import Reading

# How much two places of the original must share beside the word for what the body is, to speak of one body: words in
# scripts that have spaces (syllables are less), signs in others. By judgement.
_LETTERS, _WORDS, _SIGNS = 4, 1, 2
# The posterior of links that are looked at: a little less than for a charge on one sentence, as two must agree.
_LIKELY = 0.8
# Two forms of a word: that many letters at the beginning, or this share of the shorter one.
_STEM, _STEM_SHARE = 4, 0.6
# Places of one body, and names that begin alike, that are compared: beyond these a page is no news.
_MOST_PLACES, _MOST_NAMES = 200, 50
_LEAD = regex.compile(r"[\p{L}\p{M}]+\s+[\p{L}\p{M}]+(?=\s*\Z)")


@dataclass(frozen=True, slots=True)
class _Named:
    """A body in a sentence (by number) of one text."""

    sentence: int
    body: Body
    text: str

    def place(self, reading: Reading) -> Evidence:
        return within(reading.sentences[self.sentence], *self.body.span)

    def as_in(self, group: Sequence[_Named]) -> tuple[int, int]:
        """Return where the name stands as far as another place of the group has it too."""
        after = [word.text for word in self.body.after]
        shared = [len(_common(after, [w.text for w in one.body.after])) for one in group if one is not self]
        ends = [word.end for word in self.body.after[: max(shared, default=0)]]
        return self.body.span[0], max([self.body.end, *ends])


def terms_inconsistent(pairing: Pairing) -> Iterator[Difference]:
    """Yield the bodies that the original calls by one name and the version by two, each rarer name once.

    Both texts must be in languages of ``data/bodies.tsv``, and the version in a script with capitals, where names show.
    A name counts where a sure link holds it and its counterpart and no other body that could be either.
    """
    links = [link for link in pairing.links if link.left and link.right and link.score >= _LIKELY]
    left = _bodies(pairing.left, [number for link in links for number in link.left])
    groups = _recurring([one for found in left.values() for one in found])
    if not groups:
        return
    right = _bodies(pairing.right, [number for link in links for number in link.right])
    link_of = {number: link for link in links for number in link.left}
    for group in groups:
        found = list(_renderings(pairing, group, link_of, (left, right)))
        yield from _two_names(pairing, found[:_MOST_PLACES])


def offices_inconsistent(reading: Reading, people: People) -> Iterator[Difference]:
    """Yield the bodies that a text calls by two names that differ in a word, where one person holds the office in both.

    Needs no original: that a person heads two bodies whose names agree but for a word is the less likely.
    """
    led: dict[tuple[str, ...], dict[tuple[str, ...], _Named]] = {}
    for found in _bodies(reading, range(len(reading.sentences))).values():
        for one in found:
            if len(one.body.sure) > 1 and _lead(one):
                led.setdefault(_lead(one), {}).setdefault(one.body.sure, one)
    for names in led.values():
        for first, second in combinations(islice(names.values(), _MOST_NAMES), 2):
            if first.sentence != second.sentence and _but_for_a_word(first, second) and _of_one(people, first, second):
                yield _difference(reading, (first, second), None)
                return


def _bodies(reading: Reading, numbers: Iterable[int]) -> dict[int, list[_Named]]:
    """Return the bodies of sentences by their numbers, of those that have some."""
    found: dict[int, list[_Named]] = {}
    for number in dict.fromkeys(numbers):
        sentence = reading.sentences[number]
        bodies = find_bodies(sentence.text, reading.language_of(sentence))
        if bodies:
            found[number] = [_Named(number, body, sentence.text) for body in bodies]
    return found


def _recurring(bodies: Sequence[_Named]) -> list[list[_Named]]:
    """Return the bodies that are named at two places or more, each with its places."""
    shelves: dict[str, list[list[_Named]]] = {}
    for one in bodies:
        groups = shelves.setdefault(_shelf(one.body), [])
        home = next((group for group in groups if _same_body(group[0].body, one.body)), None)
        if home is not None:
            home.append(one)
        elif len(groups) < _MOST_NAMES:
            groups.append([one])
    found = [group for groups in shelves.values() for group in groups]
    return [group for group in found if len({one.sentence for one in group}) > 1]


def _shelf(body: Body) -> str:
    """Return the beginning of the word beside the head, which one body has at all places."""
    if body.after:
        return body.after[0].text[:_STEM]
    return "-" + body.before[-1].text[:_STEM] if body.before else ""


def _same_body(a: Body, b: Body) -> bool:
    """Whether two places name one body: the words that follow, or that precede, are the same to begin with."""
    if not a.kinds & b.kinds:
        return False
    after = _common([word.text for word in a.after], [word.text for word in b.after])
    before = _common([word.text for word in a.before[::-1]], [word.text for word in b.before[::-1]])
    letters = sum(map(len, after + before))
    if a.before and not a.after and len(a.before[-1].text) == 1:
        return letters >= _SIGNS and letters == min(len(a.before), len(b.before))
    whole = len(after) >= min(len(a.after), len(b.after), 2) and len(before) >= min(len(a.before), len(b.before))
    return whole and letters >= _LETTERS and len(after + before) >= _WORDS


def _common(a: Sequence[str], b: Sequence[str]) -> list[str]:
    found = []
    for first, second in zip(a, b, strict=False):
        if not _alike(first, second):
            break
        found.append(first)
    return found


def _alike(a: str, b: str) -> bool:
    """Whether two words are forms of one: they begin alike."""
    shorter = min(len(a), len(b))
    stem = max(_STEM, round(shorter * _STEM_SHARE))
    return a == b or (shorter >= stem and a[:stem] == b[:stem])


def _renderings(
    pairing: Pairing,
    group: Sequence[_Named],
    link_of: Mapping[int, Link],
    bodies: tuple[Mapping[int, list[_Named]], Mapping[int, list[_Named]]],
) -> Iterator[tuple[Evidence, _Named]]:
    """Yield the places of a body in the original with the names that stand for it in the version."""
    places = {id(one) for one in group}
    links = {id(link): link for link in (link_of[one.sentence] for one in group)}
    for link in links.values():
        here = [one for number in link.left for one in bodies[0].get(number, ())]
        there = [one for number in link.right for one in bodies[1].get(number, ())]
        own = [one for one in here if id(one) in places]
        if len(own) == 1:
            answer = _counterpart(own[0], [one for one in here if id(one) not in places], there)
            if answer is not None and _is_name(pairing, link, answer):
                yield within(pairing.left.sentences[own[0].sentence], *own[0].as_in(group[:_MOST_NAMES])), answer


def _counterpart(own: _Named, others: Sequence[_Named], there: Sequence[_Named]) -> _Named | None:
    """Return the only name of the version that can stand for a body, ``None`` where several or none can."""
    fitting = [one for one in there if one.body.kinds & own.body.kinds]
    if len(fitting) == 1:
        rivals = [one for one in others if one.body.kinds & fitting[0].body.kinds]
        return None if rivals else fitting[0]
    if fitting:
        return None
    left = list(there)
    for other in others:
        partner = next((one for one in left if one.body.kinds & other.body.kinds), None)
        if partner is None:
            return None
        left.remove(partner)
    return left[0] if len(left) == 1 else None


def _is_name(pairing: Pairing, link: Link, found: _Named) -> bool:
    """Whether a name is one: with a capital, and with words of its own that the original does not write alike."""
    start = found.body.span[0]
    capital = any(found.text[word.start] != found.text[word.start].lower() for word in found.body.after if word.sure)
    capital = capital or found.text[found.body.start] != found.text[found.body.start].lower()
    capital = capital or found.text[start] != found.text[start].lower()
    return capital and bool(_own_words(pairing, link, found)[0])


def _own_words(pairing: Pairing, link: Link, found: _Named) -> tuple[list[str], list[str]]:
    """Return the sure words and all words of a name, without those that the original has too: names of places."""
    source = " ".join(pairing.left.sentences[number].text for number in link.left)
    known = set(romanise(source).casefold().split())
    sure = [word for word in found.body.sure if romanise(word).casefold() not in known]
    return sure, [word for word in found.body.words if romanise(word).casefold() not in known]


def _two_names(pairing: Pairing, found: Sequence[tuple[Evidence, _Named]]) -> Iterator[Difference]:
    names: list[list[tuple[Evidence, _Named]]] = []
    for one in found:
        home = next((group for group in names if not _different(group[0][1].body, one[1].body)), None)
        if home is None:
            names.append([one])
        else:
            home.append(one)
    if len(names) < 2:
        return
    usual = max(names, key=len)
    for group in names:
        if group is not usual:
            yield _difference(pairing.right, (usual[0][1], group[0][1]), group[0][0])


def _different(a: Body, b: Body) -> bool:
    """Whether each of two names has a sure word that the other has in no form."""
    return any(not _among(word, b.words) for word in a.sure) and any(not _among(word, a.words) for word in b.sure)


def _among(word: str, words: Sequence[str]) -> bool:
    return any(_alike(word, other) or (len(other) >= _STEM and word.endswith(other)) for other in words)


def _but_for_a_word(a: _Named, b: _Named) -> bool:
    """Whether two whole names have as many words and all but one of them in common."""
    first, second = a.body.sure, b.body.sure
    if not (a.body.kinds == b.body.kinds and a.body.closed and b.body.closed and len(first) == len(second)):
        return False
    differing = [pair for pair in zip(first, second, strict=True) if not _alike(*pair)]
    return len(differing) == 1 and len(first) > 1


def _lead(one: _Named) -> tuple[str, ...]:
    """Return the two words before a name, folded; none where it begins the sentence or follows punctuation."""
    words = _LEAD.search(one.text[: one.body.span[0]].casefold())
    return tuple(words[0].split()) if words else ()


def _of_one(people: People, a: _Named, b: _Named) -> bool:
    """Whether the sentences of both places name one person, with more than one word."""
    near = [[m for m in people.mentions(one.sentence) if len(m.words) > 1] for one in (a, b)]
    return any(same_person(first, second) for first in near[0] for second in near[1])


def _difference(reading: Reading, names: tuple[_Named, _Named], original: Evidence | None) -> Difference:
    usual, other = (name.place(reading) for name in names)
    values = (usual.text, other.text)
    detail = f"One body has two names: {shown(values[0])} and {shown(values[1])}"
    source = original.article if original is not None else None
    return Difference("term-inconsistent", "warning", original, other, source, reading.article.id, values, detail)
