"""Events: B-cubed, articles a second, memory and what growth costs, against TF-IDF with average link.

    .venv/bin/python benchmarks/events.py [--quick] [--accuracy | --scale [--sizes 1000,10000,100000] | --folds]

Accuracy: data/linking (news in 105 languages; also every seventh of these), data/confusable (English, two events of one
kind a topic) and data/site (14 languages, with what its pages say of each other and without). Scale: corpora of made-up
stories, see event_corpus.py. Without an option both are measured. Folds: random subsets of linking and confusable,
ours alone. Ours has one setting for all. The baseline (scikit-learn's TF-IDF of words, SciPy's average link of cosine
distances) is given for each set the threshold that is best for it, which it could not know.
"""

from __future__ import annotations

import argparse

import event_folds
import event_scale
import event_sets
import event_systems
import measuring
import table


def accuracy(quick: bool) -> None:
    """Print a table for each public set."""
    systems = event_systems.present()
    for title, articles, gold in event_sets.measured(quick):
        runs = {name: measuring.apart(system, articles) for name, system in systems.items()}
        rows = [event_systems.row(name, run, gold, runs.get("TF-IDF")) for name, run in runs.items()]
        table.show(f"{title}: {len(gold):,} articles; seconds of one processor", event_systems.HEAD, rows)


def options() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="subsets and the smallest corpus")
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--accuracy", action="store_const", const="accuracy", dest="part", help="the public sets alone")
    part.add_argument("--scale", action="store_const", const="scale", dest="part", help="the made-up corpora alone")
    part.add_argument("--folds", action="store_const", const="folds", dest="part", help="random subsets, ours alone")
    parser.add_argument("--sizes", type=_sizes, help="articles of the corpora, such as 1000,10000")
    return parser.parse_args()


def _sizes(written: str) -> tuple[int, ...]:
    return tuple(sorted({int(size) for size in written.split(",")}))


def main() -> None:
    asked = options()
    if asked.part in (None, "accuracy"):
        accuracy(asked.quick)
    if asked.part in (None, "scale"):
        event_scale.report(asked.sizes or (event_scale.QUICK if asked.quick else event_scale.SIZES))
    if asked.part == "folds":
        event_folds.report(asked.quick)


if __name__ == "__main__":
    main()
