"""Events: B-cubed, articles a second and memory, against TF-IDF with average link.

    .venv/bin/python benchmarks/events.py [--quick]

Reads data/linking (news in 105 languages; also every seventh of these, to see what growth costs) and
data/confusable (English, two events of one kind a topic). Ours has one setting for all. The baseline (scikit-learn's
TF-IDF of words, SciPy's average link of cosine distances) is given for each set the threshold that is best for it,
which it could not know.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import measuring
import numpy as np
import public_data
import scoring
import table
from measuring import Measured

Texts = list[tuple[str, str]]

THRESHOLDS = np.arange(0.5, 1.0, 0.02)
"""Cosine distances at which the baseline is cut."""
EVERY_LANGUAGE, QUICK = 7, 14
"""Of the languages of data/linking, one in so many is taken for the part; one in twice so many in the short form."""
WARM_UP = 20


def hexapla(texts: Texts) -> Callable[[], list[list[str]]]:
    """Return a run that gives one grouping: an event for each article."""
    link, article = import_module("hexapla.events").link, import_module("hexapla.values.article").Article
    articles = [article(id=name, text=text) for name, text in texts]
    link(articles[:WARM_UP])

    def run() -> list[list[str]]:
        event = {member.id: one.id for one in link(articles).events for member in one.members}
        return [[event[name] for name, _ in texts]]

    return run


def baseline(texts: Texts) -> Callable[[], list[list[str]]]:
    """Return a run that gives one grouping for each threshold."""
    vectoriser = import_module("sklearn.feature_extraction.text").TfidfVectorizer(sublinear_tf=True)
    hierarchy = import_module("scipy.cluster.hierarchy")

    def run() -> list[list[str]]:
        vectors = vectoriser.fit_transform(text for _, text in texts)
        distances = np.clip(1.0 - (vectors @ vectors.T).toarray(), 0.0, None)
        tree = hierarchy.linkage(distances[np.triu_indices(len(texts), 1)], "average")
        return [list(map(str, hierarchy.fcluster(tree, cut, "distance"))) for cut in THRESHOLDS]

    return run


def sets(quick: bool) -> dict[str, tuple[Texts, dict[str, str]]]:
    """Return the texts and the gold of each set by its name."""
    found = {}
    for name in ("linking", "confusable"):
        data = public_data.folder(name)
        texts = sorted((row["id"], row["text"]) for row in public_data.lines(data / "articles.jsonl.gz"))
        found[name] = (texts, public_data.labels(data / "gold.tsv"))
    texts, gold = found["linking"]
    languages = sorted({name.split(":")[0] for name, _ in texts})
    some = set(languages[:: QUICK if quick else EVERY_LANGUAGE])
    part = {f"linking, {len(some)} languages": ([each for each in texts if each[0].split(":")[0] in some], gold)}
    if not quick:
        part[f"linking, {len(languages)} languages"] = (texts, gold)
    return {**part, "confusable": found["confusable"]}


def best(run: Measured[list[list[str]]], gold: list[str]) -> scoring.Score:
    return max((scoring.b_cubed(gold, grouping) for grouping in run.value), key=lambda found: found.f1)


def main() -> None:
    quick = public_data.is_quick(__doc__)
    measured = sets(quick)
    systems = {"hexapla": hexapla}
    if measuring.present({"scikit-learn": "sklearn"}):
        systems["TF-IDF"] = baseline
    for title, (texts, gold) in measured.items():
        runs = {name: measuring.apart(system, texts) for name, system in systems.items()}
        peer = runs.get("TF-IDF")
        rows = []
        for name, run in runs.items():
            found = best(run, [gold[each] for each, _ in texts])
            figures = [*map(table.score, (found.f1, found.precision, found.recall))]
            figures += [table.whole(len(texts) / run.seconds), table.ratio(1 / run.seconds, peer and 1 / peer.seconds)]
            memory = [table.whole(run.peak), f"{(run.peak - run.before) * 1024 / len(texts):,.1f}"]
            rows.append([name, *figures, *memory])
        head = ("", "B-cubed F1", "P", "R", "articles/s", "× TF-IDF", "peak MB", "KB/article")
        table.show(f"{title}: {len(texts):,} articles; seconds of one processor", head, rows)


if __name__ == "__main__":
    main()
