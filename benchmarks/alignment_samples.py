"""Pairs of texts to train alignment on, with the right links: given ones, and ones made of documents in many languages.

Made in four ways, so that what is learned is not the habit of one set:
- ``plain``: sentences are joined, dropped and inserted as often as in the pairs given (data/alignment);
- ``commas``: the same, but joined sentences are one sentence: a comma for the full stop, as translators join;
- ``reshaped``: plain ones in which links were made into longer shapes (2-2, 1-3 and more): sentences are joined, and
  ends of sentences moved to the next. The pairs given have 1-1, 1-2 and 2-1 alone, real bitext has them all;
- ``cut``: plain ones of which one text was shortened, as editors do: runs of neighbouring sentences are dropped.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from hexapla.language.identify import identify
from hexapla.language.locales import base_language
from hexapla.versions.dictionary import Dictionary
from hexapla.versions.texts import Text, make_ready, text_of

HUB = "en"
KINDS = ("plain", "commas", "reshaped", "cut")
# Kinds of the pairs given.
GIVEN = ("plain", "reshaped")
# Of each kind, so many pairs of the hub with each language, and of any other two.
DRAWN = {"plain": (3, 100), "commas": (2, 70), "reshaped": (2, 60), "cut": (2, 70)}
# Of the sentences of the pairs given, so many are inserted in b, dropped from b, dropped from a, joined in a or b.
INSERTED, DROPPED_B, DROPPED_A, JOINED = 0.032, 0.066, 0.029, 0.076
# Of the links of a pair, so many begin a shape that is made here.
RESHAPED = {(2, 2): 0.02, (1, 3): 0.01, (3, 1): 0.01, (2, 3): 0.004, (3, 2): 0.004, (1, 4): 0.004, (4, 1): 0.004}
# Of the links of a text that is shortened, so many begin a run that is dropped, of so many links.
CUT, RUNS = 0.08, (2, 3, 4)
STOPS = ".!?。।…"

_DRAWN = "drawn "

Links = list[tuple[list[int], list[int]]]
Sentences = list[str]
Stories = Mapping[str, Mapping[str, Sentences]]
"""By story and language the sentences."""


@dataclass
class Pair:
    """Two texts with the beads of the right links and the nodes they arrive at; what is known of their languages."""

    name: str
    a: Text
    b: Text
    gold: list[tuple[tuple[int, int], int, int]]
    tags: Sequence[str | None]
    kind: str
    dictionary: Dictionary | None = None

    @property
    def drawn(self) -> bool:
        return self.name.startswith(_DRAWN)

    @property
    def languages(self) -> str:
        return self.name.split("/")[0]

    @property
    def document(self) -> str:
        return self.name.split("/")[1]


def read(path: str) -> list[dict]:
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def stories(articles: str, gold: str) -> Stories:
    """Return documents by story and language: of each language the first whole one."""
    story_of = dict(line.rstrip("\n").split("\t") for line in Path(gold).read_text("utf-8").splitlines())
    found: dict[str, dict[str, Sentences]] = defaultdict(dict)
    for row in sorted(read(articles), key=lambda row: row["id"]):
        language = base_language(identify(row["text"][:4000]).language)
        if language:
            found[story_of[row["id"]]].setdefault(language, row["text"].split("\n"))
    return dict(sorted(found.items()))


def given(pairs: str, gold: str) -> list[Pair]:
    """Return the pairs given, as they are and reshaped."""
    answers = {row["pair"]: row["links"] for row in read(gold)}
    found = []
    for row in read(pairs):
        tags = [identify(" ".join(row[side])[:4000]).language for side in "ab"]
        texts = row["a"], row["b"], answers[row["pair"]]
        found.append(_pair(row["pair"], *texts, tags, "plain"))
        found.append(_pair(row["pair"], *reshape(*texts, random.Random(row["pair"])), tags, "reshaped"))
    make_ready(text for pair in found for text in (pair.a, pair.b))
    return found


def drawn(known: Stories) -> list[Pair]:
    """Return pairs made of the stories, in the languages that all of them are told in."""
    told = Counter(language for texts in known.values() for language in texts)
    languages = sorted(language for language, count in told.items() if count == len(known) and language != HUB)
    found = []
    for kind, (each, others) in DRAWN.items():
        chance = random.Random(kind)
        wanted = [(HUB, language) for language in languages for _ in range(each)]
        wanted += [tuple(chance.sample(languages, 2)) for _ in range(others)]
        for tags in wanted:
            story, other = chance.sample(sorted(known), 2)
            texts = [known[story][tag] for tag in tags]
            join = _with_comma if kind == "commas" else _with_space
            made = disturb(texts[0], texts[1], known[other][tags[1]], join, chance)
            if kind == "reshaped":
                made = reshape(*made, chance)
            if kind == "cut":
                made = cut(*made, chance)
            if made[0] and made[1]:
                found.append(_pair(f"{_DRAWN}{'-'.join(tags)}/{story}", *made, tags, kind))
    make_ready(text for pair in found for text in (pair.a, pair.b))
    return found


def _pair(name: str, a: Sentences, b: Sentences, links: Links, tags: Sequence[str | None], kind: str) -> Pair:
    return Pair(name, text_of(a, None), text_of(b, None), arrivals(links), tags, kind)


def arrivals(links: Links) -> list[tuple[tuple[int, int], int, int]]:
    found, i, j = [], 0, 0
    for left, right in links:
        i, j = i + len(left), j + len(right)
        found.append(((len(left), len(right)), i, j))
    return found


def disturb(
    a: Sentences, b: Sentences, others: Sentences, join: Callable[[str, str], str], chance: random.Random
) -> tuple[Sentences, Sentences, Links]:
    """Return the texts, aligned line by line, with sentences joined, dropped, and ``others`` inserted; their links."""
    new: tuple[Sentences, Sentences] = ([], [])
    links: Links = []
    shares = (INSERTED, DROPPED_B, DROPPED_A, JOINED, JOINED)
    at = 0
    while at < len(a):
        what = chance.choices((*range(len(shares)), None), (*shares, 1 - sum(shares)))[0]
        left, right = _made(what, a[at : at + 2], b[at : at + 2], join)
        if what == 0:
            left, right = [], [chance.choice(others)]
        bounds = len(new[0]), len(new[1])
        new[0].extend(left)
        new[1].extend(right)
        links.append((list(range(bounds[0], len(new[0]))), list(range(bounds[1], len(new[1])))))
        at += (1, 1, 1, 2, 2)[what] * (what != 0) if what is not None else 1
    return *new, links


def _made(what: int | None, a: Sentences, b: Sentences, join: Callable[[str, str], str]) -> tuple[Sentences, Sentences]:
    """Return the next sentences of both sides: dropped from b, from a, joined in a, in b, or one each as it is."""
    two = {1: (a[:1], []), 2: ([], b[:1])}
    if what in two:
        return two[what]
    if what in (3, 4) and len(a) == 2:
        return ([join(*a)], b) if what == 3 else (a, [join(*b)])
    return a[:1], b[:1]


def _with_space(first: str, second: str) -> str:
    return f"{first} {second}"


def _with_comma(first: str, second: str) -> str:
    return f"{first.rstrip().rstrip(STOPS).rstrip()}, {second[:1].lower()}{second[1:]}"


def reshape(a: Sentences, b: Sentences, links: Links, chance: random.Random) -> tuple[Sentences, Sentences, Links]:
    """Return the texts with links made into longer shapes, and their links."""
    new: tuple[Sentences, Sentences] = ([], [])
    found, at = [], 0
    while at < len(links):
        shape = chance.choices([*RESHAPED, None], [*RESHAPED.values(), 1 - sum(RESHAPED.values())])[0]
        group = links[at : at + max(shape)] if shape else []
        if shape is None or len(group) < max(shape) or any(len(left) != 1 or len(right) != 1 for left, right in group):
            group, shape = links[at : at + 1], None
        left, right = ([text[k] for link in group for k in link[side]] for side, text in ((0, a), (1, b)))
        if shape is not None:
            left, right = _rejoined(left, shape[0], chance), _rejoined(right, shape[1], chance)
            left = _moved(left, chance) if shape in ((2, 2), (2, 3)) else left
            right = _moved(right, chance) if shape == (3, 2) else right
        bounds = len(new[0]), len(new[1])
        new[0].extend(left)
        new[1].extend(right)
        found.append((list(range(bounds[0], len(new[0]))), list(range(bounds[1], len(new[1])))))
        at += len(group)
    return *new, found


def cut(a: Sentences, b: Sentences, links: Links, chance: random.Random) -> tuple[Sentences, Sentences, Links]:
    """Return the texts with runs of links dropped from one of them, and their links."""
    side, at = chance.randrange(2), 0
    new: tuple[Sentences, Sentences] = ([], [])
    found: Links = []
    while at < len(links):
        run = chance.choice(RUNS) if chance.random() < CUT else 0
        for link in links[at : at + max(run, 1)]:
            told = [[text[k] for k in each] for text, each in zip((a, b), link, strict=True)]
            if run:
                told[side] = []
            # What is alone now is alone sentence by sentence.
            parts = [told] if all(told) else [[[s], []] for s in told[0]] + [[[], [s]] for s in told[1]]
            for left, right in parts:
                bounds = len(new[0]), len(new[1])
                new[0].extend(left)
                new[1].extend(right)
                found.append((list(range(bounds[0], len(new[0]))), list(range(bounds[1], len(new[1])))))
        at += max(run, 1)
    return *new, found


def _rejoined(sentences: Sentences, count: int, chance: random.Random) -> Sentences:
    """Return sentences joined to so many."""
    bounds = [0, *sorted(chance.sample(range(1, len(sentences)), count - 1)), len(sentences)]
    return [" ".join(sentences[first:last]) for first, last in pairwise(bounds)]


def _moved(two: Sentences, chance: random.Random) -> Sentences:
    """Return two sentences with the end of the first moved to the second, or the other way round."""
    size = len(two[0]) if chance.random() < 0.5 else len(two[1])
    whole, middle = " ".join(two), len(two[0])
    place = middle - size // 2 if size == len(two[0]) else middle + size // 2
    space = whole.find(" ", place)
    place = space if 0 < space < len(whole) - 2 else place
    return [whole[:place].strip() or ".", whole[place:].strip() or "."]


def lines(known: Stories, languages: set[str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield of each story and language the hub's sentence and the language's: (story, language, hub's, its own)."""
    for story, told in known.items():
        for language in sorted(languages & told.keys() - {HUB}):
            for line, other in zip(told[HUB], told[language], strict=True):
                yield story, language, line, other
