"""Names in scripts with case: runs of capitalised words, less the titles and the words that only open a sentence."""

from __future__ import annotations

from collections import Counter
from functools import cache

import regex
from msgspec import Struct

from hexapla.language.cues import cues, flagged
from hexapla.language.folding import fold

_FILE = "titles.tsv"
# D'Arcy, H'Yim, Marchetti-Vance, al-Noor, ibn Rashid; an initial with its full stop.
_CAPITALISED = (
    r"(?:\p{Lu}\.(?=\s?\p{Lu})|(?:(?:[Aa]l|[Ee]l|[Aa]sh|[Aa]n|[Aa]r|[Aa]d)[-‑])?"
    # Possessive, so that Ke-32 and Z-121 are not cut to their letters.
    r"\p{Lu}[\p{L}\p{M}]*+(?:['’\-‑][\p{L}\p{M}]++){0,4}+(?![-‑/]?\d))"
)
_SENTENCE_END = regex.compile(r"(?:^|[.!?…:;|•–—\n\r\"“”„«»‘(\[]\s*['\"“„«‘]?\s*)$")
_LOWER_WORD = regex.compile(r"(?<![\p{L}\p{M}\p{N}'’\-])\p{Ll}[\p{L}\p{M}]*")
# More capitalised words in a row are a headline.
_LONGEST = 8


class Run(Struct, frozen=True):
    """A run of capitalised words: where each word stands, and whether the first opens a sentence."""

    words: tuple[tuple[int, int], ...]
    opens: bool


def capital_names(text: str, language: str | None) -> list[tuple[int, int]]:
    """Return the places of names among capitalised words, from left to right.

    A word that opens a sentence counts only where the text does not also write it small, and alone only
    where it also stands capitalised within a sentence. Where every noun has a capital (German) a word
    alone counts only if it is part of a longer name of the text.
    """
    runs = _runs(text, language)
    if not runs:
        return []
    small = {fold(word) for word in _LOWER_WORD.findall(text)} | set(cues(_FILE, language, "starter"))
    trimmed = [_trimmed(text, run, small, language) for run in runs]
    inside = _inside(text, trimmed)
    nouns, syllables = flagged(_FILE, language, "nouns"), flagged(_FILE, language, "syllables")
    parts = _parts(text, trimmed) if nouns else frozenset()
    found = []
    for run in trimmed:
        if not run.words:
            continue
        start, end = run.words[0][0], run.words[-1][1]
        if len(run.words) == 1:
            word = fold(text[start:end])
            if (run.opens and inside[word] == 0) or (nouns and word not in parts) or syllables or end - start < 2:
                continue
        found.append((start, end))
    if syllables:
        found = _of_syllables(text, found, language)
    return _split_by_evidence(text, found)


@cache
def _run_pattern(language: str | None) -> regex.Pattern[str]:
    joiners = sorted(cues(_FILE, language, "joiner"), key=lambda j: (-len(j), j))
    between = "|".join(regex.escape(joiner) for joiner in joiners)
    joined = rf"[ \u00a0]+(?:(?:{between})[ \u00a0]+){{0,2}}"
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}\p{{N}}_@/.])({_CAPITALISED})(?:{joined}({_CAPITALISED})){{0,{_LONGEST + 4}}}"
    )


def _runs(text: str, language: str | None) -> list[Run]:
    found = []
    for match in _run_pattern(language).finditer(text):
        words = (match.span(1), *match.spans(2))
        before = text[max(0, match.start() - 6) : match.start()]
        found.append(Run(words, _SENTENCE_END.search(before) is not None))
    return found


def _trimmed(text: str, run: Run, small: set[str], language: str | None) -> Run:
    """The run without titles at its head and without an opening word that the text also writes small."""
    words, opens = list(run.words), run.opens
    titles = cues(_FILE, language, "title")
    if len(words) > _LONGEST:
        return Run((), opens)
    if opens and words and fold(text[slice(*words[0])]) in small:
        words, opens = words[1:], False
    while words:
        head = next((n for n in (3, 2, 1) if len(words) >= n and _phrase(text, words[:n]) in titles), 0)
        if not head:
            break
        words, opens = words[head:], False
    return Run(tuple(words), opens)


def _phrase(text: str, words: list[tuple[int, int]]) -> str:
    return fold(text[words[0][0] : words[-1][1]])


def _inside(text: str, runs: list[Run]) -> Counter[str]:
    """How often each capitalised word stands within a sentence."""
    counts: Counter[str] = Counter()
    for run in runs:
        for position, (start, end) in enumerate(run.words):
            if position or not run.opens:
                counts[fold(text[start:end])] += 1
    return counts


def _parts(text: str, runs: list[Run]) -> frozenset[str]:
    return frozenset(fold(text[slice(*word)]) for run in runs if len(run.words) > 1 for word in run.words)


def _of_syllables(text: str, found: list[tuple[int, int]], language: str | None) -> list[tuple[int, int]]:
    """Drop two-word runs that go on in small letters (Tổng Bí thư), but not after a surname or at a phrase's end."""
    surnames = cues(_FILE, language, "surname")
    whole = {fold(text[s:e]) for s, e in found if not _goes_on(text, e)}
    kept = []
    for start, end in found:
        words = fold(text[start:end]).split(" ")
        if len(words) > 2 or words[0] in surnames or " ".join(words) in whole:
            kept.append((start, end))
    return kept


def _goes_on(text: str, end: int) -> bool:
    return text[end : end + 1] == " " and text[end + 1 : end + 2].islower()


def _split_by_evidence(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut "Foreign Minister Ana Silva" to "Ana Silva" where the text has "Ana Silva" by itself too."""
    whole = {fold(text[s:e]) for s, e in found if " " in text[s:e]}
    cut = []
    for start, end in found:
        words = fold(text[start:end]).split(" ")
        tails = (" ".join(words[position:]) for position in range(1, len(words) - 1))
        cut.append((next((end - len(tail) for tail in tails if tail in whole), start), end))
    return cut
