"""What learned words are worth to linking: small sets of stories that nothing was learned from, with and without.

    .venv/bin/python benchmarks/event_lexicon.py [--quick]

The stories of data/linking, whose lines say the same in every language, are parted: the lines of some teach a lexicon,
English beside each of 27 other languages; small sets are drawn from the others, 8 to 12 stories each. "hard": three of
ten languages in scripts of their own a story; "mixed": two of these and three of all; "few": one to four of all.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Iterator
from random import Random

import event_sets
import scoring
import table

from hexapla import events
from hexapla.language.identify import identify
from hexapla.values.article import Article
from hexapla.values.lexicon import Meetings
from hexapla.versions import SentencePair

HARD = ("zho-CN", "zho-TW", "jpn", "heb", "arb", "mya", "dzo", "bod", "tha", "lao")
OTHERS = (
    "deu",
    "fra",
    "spa",
    "rus",
    "pol",
    "hin",
    "vie",
    "fin",
    "swa",
    "fas",
    "kaz",
    "ben",
    "mal",
    "hye",
    "tir",
    "sin",
)
HUB = "eng"
LANGUAGES = (*HARD, HUB, *OTHERS, "msa")
TAUGHT = (5, 10, 31)
"""Stories that teach, of 61: about 17 lines each. Small sets are drawn from the last 30."""
STORIES = (8, 12)
KINDS = ("hard", "mixed", "few")
SETS, SEEDS = 20, 3

Story = dict[str, Article]


def report(quick: bool) -> None:
    """Print B-cubed F1 and the recall of the hard languages, by kind of set and by how much was learned."""
    stories = _stories()
    found: dict[tuple[str, int], list[tuple[float, float]]] = {}
    for seed in range(1 if quick else SEEDS):
        order = Random(f"stories {seed}").sample(sorted(stories), len(stories))
        held_out = [stories[name] for name in order[TAUGHT[-1] :]]
        for taught in (0, *TAUGHT):
            known = events.learn((), _pairs([stories[name] for name in order[:taught]]))
            for kind in KINDS:
                scores = [_score(told, known) for told in _sets(kind, held_out, 5 if quick else SETS)]
                found.setdefault((kind, taught), []).extend(scores)
    rows = [
        [kind, str(taught), *(f"{statistics.mean(x):.3f}" for x in zip(*s, strict=True))]
        for (kind, taught), s in found.items()
    ]
    table.show("small sets, by stories that teach", ("", "stories", "F1", "recall of the hard"), sorted(rows))


def _stories() -> dict[str, Story]:
    linking, found = event_sets.texts("linking"), dict[str, Story]()
    for article, story in zip(linking.articles, linking.gold, strict=True):
        if event_sets.language(article) in LANGUAGES:
            found.setdefault(story, {})[event_sets.language(article)] = article
    return found


def _pairs(stories: list[Story]) -> Iterator[SentencePair]:
    for told in stories:
        for language, article in told.items():
            tags = [identify(one.text).language or "und" for one in (article, told[HUB])]
            lines = zip(article.text.split("\n"), told[HUB].text.split("\n"), strict=True)
            yield from (SentencePair(tags[0], a, tags[1], b) for a, b in lines if language != HUB)


def _sets(kind: str, stories: list[Story], count: int) -> Iterator[list[tuple[int, str, Article]]]:
    """Yield small sets: the number of the story, the language and the article of each member."""
    chance = Random(f"sets of {kind}")
    for _ in range(count):
        found = []
        for number, told in enumerate(chance.sample(stories, chance.randint(*STORIES))):
            found += [(number, language, told[language]) for language in sorted(_spoken(kind, chance))]
        yield found


def _spoken(kind: str, chance: Random) -> set[str]:
    if kind == "few":
        return set(chance.sample(LANGUAGES, chance.randint(1, 4)))
    if kind == "hard":
        return set(chance.sample(HARD, 3))
    return {*chance.sample(LANGUAGES, 3), *chance.sample(HARD, 2)}


def _score(told: list[tuple[int, str, Article]], known: tuple[Meetings, ...]) -> tuple[float, float]:
    linked = events.link([article for _, _, article in told], lexicon=known).events
    home = {member.id: event.id for event in linked for member in event.members}
    gold, groups = [str(story) for story, _, _ in told], [home[article.id] for _, _, article in told]
    recalls = [
        sum(g == gold[k] and h == groups[k] for g, h in zip(gold, groups, strict=True)) / gold.count(gold[k])
        for k, (_, language, _) in enumerate(told)
        if language in HARD
    ]
    return scoring.b_cubed(gold, groups).f1, statistics.mean(recalls) if recalls else 1.0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="one way to part the stories, five sets of each kind")
    report(parser.parse_args().quick)
