"""The words of a language's numbers and how they add up: CLDR's spell-out rules as a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from hexapla.language.cues import cues, rows_in
from hexapla.language.locales import base_language
from hexapla.language.memory import of_language

_FILE, _CUES = "number_words.tsv", "number_word_cues.tsv"
# No number of news has more words; hostile runs of number words end here.
_MOST_WORDS = 20
_LONGEST_SUFFIX = 4
# Scale words that are abbreviations or phrases stand beside figures only.
_NOT_A_WORD = re.compile(r"[\s.\-']")
_SEPARATORS = (" ", "-", "\u00ad", "\u200b", "")


class Atom(Struct, frozen=True):
    """A number's word: ``a`` is added, ``o`` added and ordinal, ``m`` multiplies, ``b`` multiplies or is alone."""

    value: int
    kind: str


class Parsed(Struct, frozen=True):
    """A number in words: where it ends, its value, whether it is ordinal, how many words, whether a bare multiplier."""

    end: int
    value: int
    ordinal: bool
    words: int
    bare: bool


class _State(Struct, frozen=True):
    terms: tuple[int, ...] = ()
    ordinal: bool = False
    words: int = 0
    bare: bool = False


class Grammar:
    """The number words of one language."""

    def __init__(
        self,
        atoms: dict[str, tuple[Atom, ...]],
        joiners: Iterable[str],
        flags: frozenset[str],
        apart: tuple[str, ...] = (),
    ) -> None:
        self.atoms = atoms
        self._apart = apart
        self._joiners = tuple(sorted(set(joiners), key=lambda j: (-len(j), j)))
        self._units_first = "units-first" in flags
        self._ordinal_first = "ordinal-first" in flags
        self._suffixed = "suffixed" in flags
        self._glued = "glued" in flags
        self.spaced = "unspaced" not in flags
        follow = (*_SEPARATORS, *self._joiners, *(atoms if self._glued else ()))
        self._follow = frozenset(form[0] for form in follow if form)
        self._lengths: dict[str, tuple[int, ...]] = {}
        for form in sorted(atoms, key=len, reverse=True):
            known = self._lengths.get(form[0], ())
            self._lengths[form[0]] = known if len(form) in known else (*known, len(form))

    def parse(self, text: str, start: int) -> Parsed | None:
        """Return the longest number in words that begins at ``start``, or ``None``."""
        return self._walk(text, start, _State())

    def _walk(self, text: str, position: int, state: _State) -> Parsed | None:
        best: Parsed | None = None
        for end, atom in self._atoms_at(text, position) if text[position : position + 1] in self._lengths else ():
            following = self._add(state, atom)
            if following is None:
                continue
            for found in self._continued(text, end, following):
                if best is None or found.end > best.end:
                    best = found
        return best

    def _continued(self, text: str, end: int, state: _State) -> Iterator[Parsed]:
        if state.words < _MOST_WORDS:
            for position in self._next_positions(text, end):
                longer = self._walk(text, position, state)
                if longer is not None:
                    yield longer
                    return
        if not self.spaced or not _letter(text, end) or (self._suffixed and state.words > 1 and _suffix(text, end)):
            yield Parsed(end, sum(state.terms), state.ordinal, state.words, state.bare)

    def _atoms_at(self, text: str, position: int) -> Iterator[tuple[int, Atom]]:
        for length in self._lengths[text[position]]:
            end = position + length
            kinds = self.atoms.get(text[position:end])
            if kinds is None or end > len(text) or (self._apart and text.endswith(self._apart, 0, end)):
                continue
            for atom in kinds:
                yield end, atom

    def _next_positions(self, text: str, end: int) -> Iterator[int]:
        if text[end : end + 1] not in self._follow:  # most numbers end here
            return
        for separator in _SEPARATORS:
            if not text.startswith(separator, end):
                continue
            position = end + len(separator)
            for joiner in self._joiners:
                if text.startswith(joiner, position):
                    after = position + len(joiner)
                    yield after + 1 if text[after : after + 1] in (" ", "-", "\u00ad") else after
            if separator or self._glued:
                yield position

    def _add(self, state: _State, atom: Atom) -> _State | None:
        if state.ordinal and atom.kind != "o" and not self._ordinal_first:
            return None
        ordinal = state.ordinal or atom.kind == "o"
        terms = self._multiplied(state, atom) if atom.kind in ("m", "b") else self._added(state, atom)
        if terms is None:
            return None
        bare = not state.words and atom.kind == "m"
        return _State(terms, ordinal, state.words + 1, bare)

    def _multiplied(self, state: _State, atom: Atom) -> tuple[int, ...] | None:
        kept, total = list(state.terms), 0
        while kept and kept[-1] < atom.value:
            total += kept.pop()
        if not total and state.terms and atom.kind == "m":
            return None
        term = (total or 1) * atom.value
        return None if kept and kept[-1] <= term else (*kept, term)

    def _added(self, state: _State, atom: Atom) -> tuple[int, ...] | None:
        if not state.terms:
            return (atom.value,)
        last = state.terms[-1]
        if atom.value and last % 10 ** len(str(atom.value)) == 0 and last:
            return (*state.terms, atom.value)
        if self._units_first and 0 < last < 10 and 20 <= atom.value <= 90 and atom.value % 10 == 0:
            return (*state.terms[:-1], last + atom.value)
        return None


def _letter(text: str, position: int) -> bool:
    return text[position : position + 1].isalnum()


def _suffix(text: str, position: int) -> bool:
    """Whether a case ending and no more follows: "üç yüzden" is three hundred, not three."""
    return any(not _letter(text, position + length) for length in range(1, _LONGEST_SUFFIX + 1))


@of_language
def grammar(language: str | None) -> Grammar | None:
    """Return the number words of a language, or ``None`` where the table has none."""
    base = base_language(language)
    atoms: dict[str, dict[Atom, None]] = {}
    joiners: list[str] = []
    flags: set[str] = set()
    apart: list[str] = []
    for row in (*rows_in(_FILE, base), *rows_in(_CUES, base)):
        if row.kind == "joiner":
            joiners.append(row.form)
        elif row.kind == "flag":
            flags.add(row.form)
        elif row.kind == "apart":
            apart.append(row.form)
        elif row.kind in ("a", "o", "m", "b"):
            atoms.setdefault(row.form, {})[Atom(int(row.value), row.kind)] = None
    if not atoms:
        return None
    for form, value in cues("number_cues.tsv", language, "scale").items():
        if len(form) > 1 and not _NOT_A_WORD.search(form):
            atoms.setdefault(form, {})[Atom(int(value), "m")] = None
    return Grammar({form: tuple(kinds) for form, kinds in atoms.items()}, joiners, frozenset(flags), tuple(apart))
