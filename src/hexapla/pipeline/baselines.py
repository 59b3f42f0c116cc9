"""Baselines: differences that somebody has accepted, known again after small edits elsewhere on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from hexapla.errors import MissingInput, OutputError, UnreadableInput
from hexapla.language.sentences import split
from hexapla.values.article import Article
from hexapla.values.checked import Checked
from hexapla.values.difference import Difference
from hexapla.values.text import Evidence


class Accepted(Struct, frozen=True, order=True):
    """One accepted difference: its ``key``, and what lets a person know it again."""

    key: str
    kind: str
    language: str | None
    values: tuple[str, ...]
    detail: str


class Baseline:
    """What was accepted, each as often as it was: what is found more often than that is fresh."""

    def __init__(self, accepted: Iterable[Accepted]) -> None:
        """Start with none of it found."""
        self._open = Counter(one.key for one in accepted)

    def without(self, found: Sequence[Difference], pair: tuple[Article, Article]) -> list[Difference]:
        """Return the differences that are not accepted; what was met is not accepted again."""
        fresh = []
        for difference in found:
            key = key_of(difference, pair)
            if self._open[key] > 0:
                self._open[key] -= 1
            else:
                fresh.append(difference)
        return fresh

    @property
    def left(self) -> int:
        """How many accepted differences were not met."""
        return self._open.total()


def key_of(difference: Difference, pair: tuple[Article, Article]) -> str:
    """Return 32 hex digits of a difference: its kind and values, the language of the version, and the sentences.

    Where neither side has a place the line that tells it stands for the sentences. Places and names of files are no
    part of it.
    """
    articles = {article.id: article for article in pair}
    quoted = [_sentences(place, articles) for place in (difference.original, difference.version)]
    if not any(quoted):
        quoted.append(_folded(difference.detail))
    parts = [difference.kind, pair[1].language or "", *difference.values, "", *quoted]
    return sha256(msgspec.json.encode(parts)).hexdigest()[:32]


def accepted_of(original: Article, checked: Sequence[Checked]) -> Iterator[Accepted]:
    """Yield the differences of versions as a baseline keeps them."""
    for one in checked:
        for difference in one.differences:
            key = key_of(difference, (original, one.version))
            yield Accepted(key, difference.kind, one.version.language, difference.values, difference.detail)


def read_baseline(path: Path) -> Baseline:
    """Return the baseline of a file.

    Raises:
        MissingInput, UnreadableInput: it is not there, or is no baseline.
    """
    try:
        lines = path.read_bytes().splitlines()
        return Baseline([msgspec.json.decode(line, type=Accepted) for line in lines if line.strip()])
    except FileNotFoundError:
        raise MissingInput(
            f"cannot read the baseline {path}: there is no such file; make it with --write-baseline {path}"
        ) from None
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"cannot read the baseline {path}: {error}") from None


def write_baseline(path: Path, accepted: Iterable[Accepted]) -> int:
    """Write a baseline, JSON Lines in order, so that what changes in it shows; returns how many lines it has.

    Raises:
        OutputError: it cannot be written.
    """
    lines = [msgspec.json.encode(one) + b"\n" for one in sorted(accepted, key=lambda one: (one.kind, one.key))]
    try:
        path.write_bytes(b"".join(lines))
    except OSError as error:
        raise OutputError(f"cannot write the baseline {path}: {error.strerror or error}") from error
    return len(lines)


def _sentences(place: Evidence | None, articles: Mapping[str, Article]) -> str:
    """Return the whole sentences that a place touches, white space folded; the place itself without its article."""
    if place is None:
        return ""
    article = articles.get(place.article)
    if article is None or not 0 <= place.block < len(article.blocks):
        return _folded(place.text)
    block = article.blocks[place.block]
    spans = split(block.text, block.language or article.language)
    touched = [span for span in spans if span.start < place.end and place.start < span.end]
    return _folded(" ".join(block.text[span.start : span.end] for span in touched) or place.text)


def _folded(text: str) -> str:
    return " ".join(text.split())
