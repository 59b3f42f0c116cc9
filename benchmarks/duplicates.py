"""Duplicates: near copies and briefs that are found, and documents a second, against datasketch.

    .venv/bin/python benchmarks/duplicates.py [--quick]

Reads data/linking, a third of the articles, and makes of each a near copy (a tenth of its lines left out)
and a brief (three of its lines). datasketch gets the same runs of words, as many permutations and the same bands, and
its candidates are held to the same resemblance by their signatures; it has nothing for briefs. Processor seconds:
``signing`` from text to signature, ``finding`` from signatures to pairs.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

import measuring
import numpy as np
import public_data
import table
from measuring import Measured

Texts = list[tuple[str, str]]

EVERY, QUICK = 3, 20
"""Of the articles one in so many is taken; in the short form."""
LEFT_OUT, BRIEF, LEAST = 10, 3, 8
"""A near copy lacks one line in so many; lines of a brief; lines from which an article has both."""
SEED = 3
WARM_UP = 20


class Found(NamedTuple):
    """Pairs of numbers of texts (of ours: of those asked for), and the processor seconds of both halves of the work."""

    pairs: set[tuple[int, int]]
    signing: float
    finding: float


def hexapla(texts: list[str]) -> Callable[[], Found]:
    article, traits = import_module("hexapla.values.article").Article, import_module("hexapla.events.signals").Traits
    shingles, find = import_module("hexapla.events.shingles").shingles, import_module("hexapla.events.duplicates").find
    articles = [article(id=f"{k:06}", text=text) for k, text in enumerate(texts)]
    find([traits(one.id, "", {}, {}, {}, shingles=shingles(one)) for one in articles[:WARM_UP]])

    def run() -> Found:
        began = time.process_time()
        rows = [traits(one.id, "", {}, {}, {}, shingles=shingles(one)) for one in articles]
        signed = time.process_time()
        found = find(rows)
        done = time.process_time()
        asked = [(k, k + more) for k in range(0, len(rows), 3) for more in (1, 2)]
        ends = np.array(asked).T
        alike = found.same(*ends) | (found.nearly(*ends) > 0) | (found.inside(*ends) > 0)
        pairs = {pair for pair, is_alike in zip(asked, alike.tolist(), strict=True) if is_alike}
        return Found(pairs, signed - began, done - signed)

    return run


def datasketch(texts: list[str]) -> Callable[[], Found]:
    sketch, folded = import_module("datasketch"), import_module("hexapla.events.shingles")
    ours = import_module("hexapla.events.lookalikes")
    bands = (ours.PERMUTATIONS // ours.BAND, ours.BAND)
    folded.folded_words(texts[0])

    def signed(text: str) -> object:
        words = folded.folded_words(text)
        width = folded.PIECES if sum(map(len, words)) < folded.LONGEST_WORD * len(words) else folded.WORDS
        runs = {" ".join(words[k : k + width]).encode() for k in range(len(words) - width + 1)}
        one = sketch.MinHash(num_perm=ours.PERMUTATIONS)
        one.update_batch(sorted(runs))
        return one

    def run() -> Found:
        began = time.process_time()
        signatures = [signed(text) for text in texts]
        done = time.process_time()
        index, pairs = sketch.MinHashLSH(num_perm=ours.PERMUTATIONS, params=bands), set()
        for k, one in enumerate(signatures):
            pairs |= {(j, k) for j in index.query(one) if signatures[j].jaccard(one) >= ours.NEAR}
            index.insert(k, one)
        return Found(pairs, done - began, time.process_time() - done)

    return run


SYSTEMS = {"hexapla": hexapla, "datasketch": datasketch}


def made(quick: bool) -> tuple[list[str], set[tuple[int, int]], set[tuple[int, int]]]:
    """Return the texts with the pairs that are near copies and those of which the second is a brief of the first."""
    rows = sorted(
        (row["id"], row["text"]) for row in public_data.lines(public_data.folder("linking") / "articles.jsonl.gz")
    )
    chance, texts, near, briefs = random.Random(SEED), list[str](), set(), set()
    for _, text in rows[:: QUICK * EVERY if quick else EVERY]:
        lines = text.splitlines()
        if len(lines) < LEAST:
            continue
        kept = sorted(chance.sample(range(len(lines)), len(lines) - max(len(lines) // LEFT_OUT, 1)))
        cut = sorted(chance.sample(range(len(lines)), BRIEF))
        first = len(texts)
        texts += [text, "\n".join(lines[k] for k in kept), "\n".join(lines[k] for k in cut)]
        near.add((first, first + 1))
        briefs.add((first, first + 2))
    return texts, near, briefs


def main() -> None:
    texts, near, briefs = made(public_data.is_quick(__doc__))
    names = ["hexapla", *measuring.present({"datasketch": "datasketch"})]
    runs: dict[str, Measured[Found]] = {name: measuring.apart(SYSTEMS[name], texts) for name in names}
    peer = runs["datasketch"].value if "datasketch" in runs else None
    rows = []
    for name, run in runs.items():
        found = run.value
        rates = [len(texts) / found.signing, len(texts) / found.finding]
        ratio = table.ratio(rates[0], peer and len(texts) / peer.signing)
        shares = [table.score(len(found.pairs & wanted) / len(wanted)) for wanted in (near, briefs)]
        rows.append([name, *shares, *map(table.whole, rates), ratio, table.whole(run.peak)])
    head = ("", "near found", "briefs found", "signing/s", "finding/s", "× datasketch", "peak MB")
    table.show(f"{len(texts):,} texts, {len(near):,} near copies and as many briefs", head, rows)


if __name__ == "__main__":
    main()
