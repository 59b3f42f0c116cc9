"""A corpus of any size, made of the linking set: stories that are new, each in some of its 105 languages.

    from event_corpus import stories
    for id, story, language, text in stories(100_000, seed=0): ...

    .venv/bin/python benchmarks/event_corpus.py 10000 [--seed 0] > articles.jsonl

``stories(count, seed)`` yields that many articles, story after story: ``id`` (``language:hash``, so that the order of
ids is none of the stories), ``story`` (the gold), ``language`` (the set's label) and ``text`` (a title and sentences, a
line each). The same seed gives the same articles, and the first of a longer corpus are those of a shorter one.
Memory is that of the linking set, about 250 MB, whatever the count.

A made-up story takes 8 to 20 lines from all stories of the set, the same lines in every language, so that its versions
are translations of each other; two stories of a large corpus have a line or two in common, seldom more. In these the
numbers that languages share become other numbers, and the shared names become the invented ones of the story, which
every version writes in its own script; a line without any gets a name. What is left of the source, where a language's
word for a name cannot be told (Han, Thai), is what all stories that took the line have in common. A story is told in 1
to 40 languages, by 8 articles on average (log-normal), some by two or three of one language; later ones, and some first
ones, leave out sentences or turn their order round.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate, count, cycle, islice
from random import Random
from typing import NamedTuple

from event_names import Name, drawn
from event_sentences import Source

Made = tuple[str, str, str, str]
"""Id, story, language, text."""
Lines = tuple[tuple[str, int], ...]
"""Lines of the set as its story and their number in it."""

LINES = (8, 20)
CAST = (8, 16)
"""Names of a story: in its lines they come round again and again."""
FEWEST = 5
"""Lines that an article keeps when it leaves some out."""
SPREAD, TYPICAL, MOST = 1.0, 4.6, 40
"""Languages of a story: log-normal, half of the stories have more than the typical number. The mean comes to 7."""
AGAIN = 0.12
"""Chance that a language has one more article of the story."""
SHORTENED, LEFT_OUT = 0.25, 0.35
"""Share of first articles that leave out sentences, and the share of these that is left out at most."""
COMMON_LANGUAGES = 5.0
"""How uneven the languages are: the weight of the n-th is 1 / (n + this); the first has 6 % of the articles."""
YEARS = (1985, 2025)


class Plan(NamedTuple):
    """A made-up story: its lines, what stands for names and numbers of each story of the set, names given to lines."""

    lines: Lines
    names: dict[str, dict[str, Name]]
    numbers: dict[str, dict[str, str]]
    added: dict[tuple[str, int], Name]


def stories(count_articles: int, seed: int) -> Iterator[Made]:
    """Yield articles as (id, story, language, text), those of one story after one another."""
    source = Source()
    return islice((made for number in count() for made in _versions(source, seed, number)), count_articles)


def _versions(source: Source, seed: int, number: int) -> Iterator[Made]:
    chance, story = Random(f"story {seed} {number}"), f"{seed}-{number:06}"
    plan, copies = _plan(source, chance, seed), 0
    for language in _languages(source, chance):
        first = True
        while first or chance.random() < AGAIN:
            kept = _kept(plan.lines, chance, first)
            text = "\n".join(_line(source, plan, place, language) for place in kept)
            name = hashlib.blake2b(f"{story} {copies}".encode(), digest_size=6).hexdigest()
            yield f"{language}:{name}", story, language, text
            first, copies = False, copies + 1


def _plan(source: Source, chance: Random, seed: int) -> Plan:
    lines = _lines(source, chance)
    names = cycle([drawn(chance, seed) for _ in range(chance.randint(*CAST))])
    plan = Plan(lines, defaultdict(dict), defaultdict(dict), {})
    for story, line in lines:
        shared = source.shared(story, line)
        for key in shared:
            if key[0].isdecimal():
                plan.numbers[story].setdefault(key, _other(key, chance))
            elif key not in plan.names[story]:
                plan.names[story][key] = next(names)
        if all(key[0].isdecimal() for key in shared):
            plan.added[story, line] = next(names)
    return plan


def _lines(source: Source, chance: Random) -> Lines:
    """Return a title and lines drawn from all stories of the set."""
    title = chance.choice(source.stories), 0
    others = [(story, line) for story in source.stories for line in range(1, source.length(story))]
    return title, *chance.sample(others, chance.randint(*LINES) - 1)


def _other(number: str, chance: Random) -> str:
    """Return another number of as many digits: a year for a year, a day for a day, as many noughts at the end."""
    if len(number) == 4 and number[:2] in ("19", "20"):
        return str(chance.randint(*YEARS))
    if len(number) <= 2 and 0 < int(number) <= 31:
        return f"{chance.randint(10, 31) if int(number) >= 10 else chance.randint(1, 9):0{len(number)}}"
    head = number.rstrip("0")
    if not head:
        return number
    return str(chance.randint(10 ** (len(head) - 1), 10 ** len(head) - 1)) + number[len(head) :]


def _languages(source: Source, chance: Random) -> list[str]:
    order = Random("languages").sample(source.languages, len(source.languages))
    weights = list(accumulate(1 / (place + COMMON_LANGUAGES) for place in range(len(order))))
    wanted = min(max(1, round(chance.lognormvariate(math.log(TYPICAL), SPREAD))), MOST)
    found: dict[str, None] = {}
    while len(found) < wanted:
        found[chance.choices(order, cum_weights=weights)[0]] = None
    return list(found)


def _kept(lines: Lines, chance: Random, first: bool) -> list[tuple[str, int]]:
    """Return the lines of an article; those that are no first of their language are cut and turned round."""
    kept = list(lines)
    if not first or chance.random() < SHORTENED:
        fewest = max(FEWEST, math.ceil(len(kept) * (1 - LEFT_OUT)))
        places = sorted(chance.sample(range(len(kept)), chance.randint(min(fewest, len(kept)), len(kept))))
        kept = [kept[place] for place in places]
    if not first:
        turn = chance.randrange(1, len(kept))
        kept = kept[:1] + kept[turn:] + kept[1:turn]
    return kept


def _line(source: Source, plan: Plan, place: tuple[str, int], language: str) -> str:
    story, line = place
    writing = source.writing(language)
    text = source.form(story, line, language).filled(plan.names[story], plan.numbers[story], writing)
    return text if place not in plan.added else f"{writing.name(plan.added[place])}: {text}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    for made in stories(options.count, options.seed):
        row = dict(zip(("id", "story", "language", "text"), made, strict=True))
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
