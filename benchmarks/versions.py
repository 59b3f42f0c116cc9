"""Versions: strict F1 of sentence alignment and sentences a second, against plain Gale and Church.

    .venv/bin/python benchmarks/versions.py [--quick]

Reads data/alignment: documents in pairs of languages, sentences merged, dropped and inserted. Each pair stands alone:
nothing learned from others. Sentences of both sides are counted; unpaired are those without counterpart. Our weights
were trained on these very pairs (benchmarks/alignment_weights.py says what is lost on pairs that it has not seen).
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import measuring
import public_data
import scoring
import table
from scoring import Link

Pairs = list[dict[str, Any]]
Links = list[list[Link]]

EVERY_PAIR = 4  # of the short form
WARM_UP = (["Section 12 was adopted.", "All rose, and they went home."], ["Abschnitt 12 ist angenommen.", "Man ging."])


def hexapla(pairs: Pairs) -> Callable[[], Links]:
    versions = import_module("hexapla.versions")
    versions.align(*WARM_UP)

    def run() -> Links:
        texts = [tuple(versions.text_of(pair[side], None) for side in "ab") for pair in pairs]
        return [list(alignment.links) for alignment in versions.align_all(texts)]

    return run


def gale_church(pairs: Pairs) -> Callable[[], Links]:
    align = import_module("gale_church").align
    return lambda: [align(pair["a"], pair["b"]) for pair in pairs]


SYSTEMS = {"hexapla": hexapla, "Gale-Church": gale_church}


def main() -> None:
    quick = public_data.is_quick(__doc__)
    data = public_data.folder("alignment")
    pairs = public_data.lines(data / "pairs.jsonl.gz")[:: EVERY_PAIR if quick else 1]
    answers = {row["pair"]: row["links"] for row in public_data.lines(data / "gold.jsonl.gz")}
    gold: Links = [[(tuple(a), tuple(b)) for a, b in answers[pair["pair"]]] for pair in pairs]
    sentences = sum(len(pair["a"]) + len(pair["b"]) for pair in pairs)
    runs = {name: measuring.apart(system, pairs) for name, system in SYSTEMS.items()}
    peer = runs["Gale-Church"].seconds
    rows = []
    for name, run in runs.items():
        found, single = scoring.strict(gold, run.value), scoring.alone(gold, run.value)
        figures = [*map(table.score, (found.f1, found.precision, found.recall, single.f1))]
        speed = [table.whole(sentences / run.seconds), table.ratio(1 / run.seconds, 1 / peer)]
        rows.append([name, *figures, *speed, table.whole(run.peak)])
    head = ("", "strict F1", "P", "R", "unpaired F1", "sentences/s", "× Gale-Church", "peak MB")
    table.show(f"{len(pairs)} pairs, {sentences:,} sentences; seconds of one processor", head, rows)


if __name__ == "__main__":
    main()
