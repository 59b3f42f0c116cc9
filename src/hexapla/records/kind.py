"""The kind of an event, by the words of titles and leads."""

from __future__ import annotations

from collections import Counter

from hexapla.records import cues
from hexapla.records.coverage import root_of
from hexapla.records.reading import Scene

# Table kind -> the record's word, the surest first: where texts disagree the surer kind wins.
NAMES = {
    "donors": "donors' conference",
    "signing": "signing",
    "award": "award ceremony",
    "review": "review",
    "visit": "visit",
    "conference": "conference",
    "commission": "meeting",
    "meeting": "meeting",
}
_TITLE = 3  # a title's word weighs as much as all of a lead


def kind_of(scene: Scene) -> str | None:
    """Return the kind of the event, or ``None`` where no version has a word for one.

    Each text is one voice however many versions it has; words of the title count three times those of the
    first sentence.
    """
    votes: Counter[str] = Counter()
    voices: dict[str, Counter[str]] = {}
    for article in scene.columns:
        voices.setdefault(root_of(article, scene), Counter()).update(_votes(article, scene))
    for counts in voices.values():
        total = sum(counts.values())
        for kind, count in counts.items():
            votes[kind] += round(1000 * count / total)
    order = list(NAMES)
    best = min(votes, key=lambda kind: (-votes[kind], order.index(kind)), default=None)
    return None if best is None else NAMES[best]


def _votes(article: str, scene: Scene) -> Counter[str]:
    votes: Counter[str] = Counter()
    lines = [(line, _TITLE) for line in scene.lines[article] if line.kind == "title"]
    lines += [(line, 1) for line in scene.lead(article, 1)]
    for line, weight in lines:
        found = next((kind for kind in NAMES if cues.has("events", line.language, line.text, kind)), None)
        if found is not None:
            votes[found] += weight
    return votes
