"""Articles of one outlet -> its ledger: what was set aside of its pages, why, how often, and what was mended."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct, field

from hexapla.values.article import Article, Furniture
from hexapla.values.outlet import SetAside
from hexapla.values.outlet_card import OutletLedger, ReasonCount

_NAMED = 5  # articles of a line that are named; the rest is only counted
_MOST_LINES = 60  # of a kind that a ledger shows
_MOST_REASONS = 60
_LONGEST = 400  # codepoints of a piece that are kept


class _Reason(Struct):
    pieces: int = 0
    pages: int = 0
    foreign: int = 0


class _Line(Struct):
    reason: str
    text: str
    pages: int = 0
    foreign: bool = False
    languages: Counter[str] = field(default_factory=Counter)
    articles: list[str] = field(default_factory=list)

    def add(self, article: str, language: str | None, foreign: bool) -> None:
        self.pages += 1
        self.foreign |= foreign
        if language:
            self.languages[language] += 1
        self.articles = sorted((*self.articles, article))[:_NAMED]

    def shown(self, outlet: str) -> SetAside:
        language = min(self.languages, key=lambda one: (-self.languages[one], one), default=None)
        return SetAside(outlet, self.reason, self.text, language, self.foreign, self.pages, tuple(self.articles))


class LedgerTally:
    """Takes the articles of one outlet, in any order, each once.

    Of a piece that one page has and that is in the page's language a hash and where it stood is kept, no text: some
    hundred bytes.
    """

    def __init__(self, outlet: str) -> None:
        """Begin the ledger of an outlet."""
        self._outlet = outlet
        self._pages = self._pieces = self._foreign = 0
        self._reasons: dict[str, _Reason] = {}
        self._once: dict[bytes, tuple[str, str | None, bool]] = {}
        self._lines: dict[bytes, _Line] = {}
        self._repairs: Counter[str] = Counter()

    def add(self, article: Article) -> None:
        """Count what was set aside of an article, and what was mended."""
        self._pages += 1
        self._repairs.update(set(article.repairs))
        reasons: set[str] = set()
        seen: dict[bytes, Furniture] = {}
        for piece in article.furniture:
            self._pieces += 1
            self._foreign += piece.foreign
            counted = self._reasons.setdefault(piece.reason, _Reason())
            counted.pieces += 1
            counted.foreign += piece.foreign
            counted.pages += piece.reason not in reasons
            reasons.add(piece.reason)
            key = _key(piece)
            if key not in seen or (piece.foreign and not seen[key].foreign):
                seen[key] = piece
        for key, piece in seen.items():
            self._note(key, piece, article.id)

    def ledger(self) -> OutletLedger:
        """Return the ledger; it does not depend on the order of the articles."""
        repeated = [line for line in self._lines.values() if line.pages > 1]
        foreign = [line for line in self._lines.values() if line.foreign]
        return OutletLedger(
            outlet=self._outlet,
            pages=self._pages,
            pieces=self._pieces,
            foreign=self._foreign,
            reasons=tuple(
                ReasonCount(reason, one.pieces, one.pages, one.foreign)
                for reason, one in sorted(self._reasons.items(), key=lambda pair: (-pair[1].pieces, pair[0]))
            )[:_MOST_REASONS],
            repeated=self._shown(repeated),
            repeated_in_all=len(repeated),
            in_wrong_language=self._shown(foreign),
            foreign_in_all=len(foreign),
            repairs=dict(sorted(self._repairs.items())),
        )

    def _note(self, key: bytes, piece: Furniture, article: str) -> None:
        line = self._lines.get(key)
        if line is None:
            before = self._once.pop(key, None)
            if before is None and not piece.foreign:
                self._once[key] = article, piece.language, piece.foreign
                return
            line = self._lines[key] = _Line(piece.reason, _words(piece.text))
            if before is not None:
                line.add(*before)
        line.add(article, piece.language, piece.foreign)

    def _shown(self, lines: Iterable[_Line]) -> tuple[SetAside, ...]:
        best = sorted(lines, key=lambda line: (-line.pages, line.reason, line.text))[:_MOST_LINES]
        return tuple(line.shown(self._outlet) for line in best)


def _key(piece: Furniture) -> bytes:
    said = f"{piece.reason}\0{_words(piece.text)}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(said, digest_size=8).digest()


def _words(text: str) -> str:
    return " ".join(text[: 4 * _LONGEST].split())[:_LONGEST]
