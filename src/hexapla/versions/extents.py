"""Where the names of bodies end: as far as most places of a language agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from hexapla.versions.bodies import Body, find_bodies

# A word belongs to a name where this share of the places that have the words before it has it too, and two places do.
# By judgement: a name that is always followed by the same verb is rare, one that is cut short at half its places too.
_SHARE, _FEWEST = 0.5, 2

_Words = tuple[str, ...]


class Extents:
    """The names of one language's bodies, each given with all words that may belong to it."""

    def __init__(self, runs: Mapping[str, int], language: str) -> None:
        """Count how often each beginning of a name is followed by each word; ``runs`` are texts -> how often."""
        self._language = language
        self._counts: Counter[_Words] = Counter()
        for text, count in runs.items():
            body = self._body(text)
            if body is not None:
                head = self._head(text, body)
                for length in range(len(body.after) + 1):
                    self._counts[(*head, *(word.text for word in body.after[:length]))] += count

    def name_in(self, text: str) -> str:
        """Return the part of a text that is the name of its body."""
        body = self._body(text)
        if body is None:
            return text
        length = self._length(text, body)
        ends = [body.end, *(word.end for word in body.after[:length])]
        starts = [body.start]
        if not self._stands_bare(text, body, length):
            starts += [word.start for word in body.before]
        return text[min(starts) : max(ends)]

    def _stands_bare(self, text: str, body: Body, length: int) -> bool:
        """Whether other places have the name without the words before: they lead to it and are no part of it."""
        bare = self._counts[(text[body.start : body.end].casefold(), *(word.text for word in body.after[:length]))]
        return bool(body.before) and length > 0 and bare >= _FEWEST

    def _length(self, text: str, body: Body) -> int:
        """Return how many of the words after the head belong to the name."""
        words = [word.text for word in body.after]
        head = self._head(text, body)
        length = sum(word.sure for word in body.after)
        if body.ended and body.after and body.after[0].sure and len(words) <= _FEWEST:
            length = len(words)
        while length < len(words):
            held = self._counts[(*head, *words[: length + 1])]
            if held < _FEWEST or held < _SHARE * self._counts[(*head, *words[:length])]:
                break
            length += 1
        return length

    def _body(self, text: str) -> Body | None:
        return next(iter(find_bodies(text, self._language)), None)

    def _head(self, text: str, body: Body) -> _Words:
        return (*(word.text for word in body.before), text[body.start : body.end].casefold())
