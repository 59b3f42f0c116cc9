"""How one setting of linking does on subsets that nobody chose: random halves of the public sets, and small mixes."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from random import Random

import event_sets
import event_systems
import scoring
import table
from event_sets import Set, language

FOLDS, QUICK = 10, 3
"""Subsets of each kind."""
LANGUAGES = 20
"""Languages of data/linking that a half of its stories is read in."""
SMALL = ((5, 40), (2, 12))
"""Stories, and languages, of a small mix of data/linking."""
TOPICS = (2, 8)
"""Topics of a small mix of data/confusable; all have two events."""
SEED = 0


def report(quick: bool) -> None:
    """Print mean, spread and least B-cubed F1 of each kind of subset."""
    linking, confusable = event_sets.texts("linking"), event_sets.texts("confusable")
    found: dict[str, list[scoring.Score]] = {}
    for number in range(QUICK if quick else FOLDS):
        for part in folds(linking, confusable, Random(f"fold {SEED} {number}")):
            (grouping,) = event_systems.hexapla(part.articles)()
            found.setdefault(part.title, []).append(scoring.b_cubed(part.gold, grouping))
            last = found[part.title][-1].f1
            print(f"{part.title}: {len(part.gold):,} articles, {last:.3f}", file=sys.stderr, flush=True)
    rows = [_row(title, scores) for title, scores in found.items()]
    table.show("one setting on random subsets: B-cubed F1", ("", "mean", "spread", "least", "P", "R", "subsets"), rows)


def folds(linking: Set, confusable: Set, chance: Random) -> Iterator[Set]:
    """Yield a subset of each kind: both halves of each set, a small mix of each, and one of both together."""
    languages, events = sorted(set(map(language, linking.articles))), sorted(set(linking.gold))
    topics = sorted({_topic(event) for event in confusable.gold})
    half, spoken = set(chance.sample(events, len(events) // 2)), set(chance.sample(languages, LANGUAGES))
    title = f"linking: half of the stories, {LANGUAGES} languages"
    yield linking.part(title, lambda article, event: event in half and language(article) in spoken)
    others = set(chance.sample(sorted(set(languages) - spoken), LANGUAGES))
    yield linking.part(title, lambda article, event: event not in half and language(article) in others)
    first = set(chance.sample(topics, len(topics) // 2))
    yield confusable.part("confusable: half of the topics", lambda _, event: _topic(event) in first)
    yield confusable.part("confusable: half of the topics", lambda _, event: _topic(event) not in first)
    few, heard = (
        set(chance.sample(events, chance.randint(*SMALL[0]))),
        chance.sample(languages, chance.randint(*SMALL[1])),
    )
    small = linking.part("linking: some stories, some languages", lambda a, e: e in few and language(a) in heard)
    yield small
    some = set(chance.sample(topics, chance.randint(*TOPICS)))
    part = confusable.part("confusable: some topics", lambda _, event: _topic(event) in some)
    yield part
    yield Set("both of these together", small.articles + part.articles, small.gold + part.gold)


def _topic(event: str) -> str:
    """Return the topic of an event of data/confusable: its number, the same for both of its events."""
    return event.removesuffix("plus").removesuffix("ecb")


def _row(title: str, scores: list[scoring.Score]) -> list[str]:
    f1 = [score.f1 for score in scores]
    means = [statistics.fmean(f1), statistics.pstdev(f1), min(f1)]
    means += [statistics.fmean(score.precision for score in scores), statistics.fmean(score.recall for score in scores)]
    return [title, *map(table.score, means), str(len(f1))]
