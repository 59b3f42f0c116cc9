"""How far each text of a page is the article's, by the article's text or by phrases."""

from __future__ import annotations

import numpy as np
import regex

SHINGLE = 4
LONG = 24
"""Letters from which a text that stands in the article is the article's, whatever its lines."""

TIMES = 6
"""Places of the article at which one text is looked for."""

ENDS, LEAST = 40, 0.3
"""Letters of head and tail by which a text is known that the article has in part, and the share it must have."""

RUNS = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Myanmar}\p{Khmer}"
WORDS = regex.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


def words_of(text: str) -> list[str]:
    """Return words, and each letter of scripts without spaces."""
    return list(WORDS.findall(text.lower()))


class Body:
    """An article's text as one stream of letters, with the places where words start and end."""

    def __init__(self, body: str) -> None:
        runs = RUNS.findall(body.lower())
        self.stream = "".join(runs)
        self.edges = {0, *np.cumsum([len(run) for run in runs]).tolist()}
        self.lines = {letters(line) for line in body.split("\n")}
        self.words = words_of(body)
        self.shingles = set(shingles(self.words))

    def places(self, key: str, count: int, share: float) -> list[tuple[int, int]]:
        """Return where a text of ``count`` words stands, from word to word, and how many letters it brings."""
        found: list[tuple[int, int]] = []
        at = self.stream.find(key) if key else -1
        while at >= 0 and len(found) < TIMES:
            whole = at in self.edges and at + len(key) in self.edges
            if whole and (len(key) >= LONG or key in self.lines or count >= SHINGLE):
                found.append((at, len(key)))
            at = self.stream.find(key, at + 1)
        cut = self._cut(key) if not found and share > LEAST else -1
        return found if cut < 0 else [(cut, len(key) // 2)]

    def _cut(self, key: str) -> int:
        if len(key) < 4 * LONG:
            return -1
        at = self.stream.find(key[:ENDS])
        end = self.stream.find(key[-ENDS:], at) if at >= 0 else -1
        return at if 0 <= at < end < at + len(key) + ENDS else -1

    def share(self, words: list[str]) -> float:
        """Return the share of a text's shingles that the article has."""
        found = shingles(words)
        return sum(piece in self.shingles for piece in found) / len(found) if len(words) >= 6 else 0.0


def letters(text: str) -> str:
    return "".join(RUNS.findall(text.lower()))


def shingles(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))]


def truth_of(texts: list[str], body: Body) -> np.ndarray:
    """Return 1 for the texts that are the article's in its order, and for others the share of them it has."""
    words = [words_of(text) for text in texts]
    shares = [body.share(own) for own in words]
    keys = [letters(text) for text in texts]
    matches = [
        (i, at, size)
        for i, key in enumerate(keys)
        for at, size in body.places(key, len(words[i]), shares[i])
    ]  # fmt: skip
    matched, chain = {i for i, _, _ in matches}, chained(matches)
    truth = np.zeros(len(texts))
    for i, share in enumerate(shares):
        long = len(words[i]) >= 2 * SHINGLE
        if i in chain:
            truth[i] = max(share, LEAST) if long and share < 0.9 else 1.0
        elif i not in matched and long and share > LEAST:
            truth[i] = share
    return truth


def chained(matches: list[tuple[int, int, int]]) -> set[int]:
    """Return the texts of the heaviest chain of (text, place, weight) whose texts and places both grow."""
    matches = sorted(matches, key=lambda match: (match[0], -match[1]))
    order, starts, sizes = (np.array(column, dtype=np.int64) for column in zip(*matches or [(0, 0, 0)], strict=True))
    totals, before = sizes.copy(), np.full(len(sizes), -1)
    for k in range(len(sizes)):
        earlier = (order[:k] < order[k]) & (starts[:k] + sizes[:k] <= starts[k])
        if earlier.any():
            best = int(np.argmax(np.where(earlier, totals[:k], -1)))
            totals[k], before[k] = totals[k] + totals[best], best
    found, at = set(), int(np.argmax(totals)) if matches else -1
    while at >= 0:
        found.add(int(order[at]))
        at = int(before[at])
    return found


def phrased(texts: list[str], phrases: tuple[str, ...], strangers: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Return the truth of the texts that alone hold a phrase, and which these are."""
    truth, known = np.zeros(len(texts)), np.zeros(len(texts))
    for wanted, value in ((phrases, 1.0), (strangers, 0.0)):
        for phrase in wanted:
            held = [i for i, text in enumerate(texts) if " ".join(phrase.split()) in text]
            if len(held) == 1 and not known[held[0]]:
                truth[held[0]], known[held[0]] = value, 1.0
    return truth, known
