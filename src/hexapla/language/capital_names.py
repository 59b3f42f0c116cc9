"""Names in scripts with case: runs of capitalised words, less the titles and the words that only open a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

import regex
from msgspec import Struct

from hexapla.language.cues import cues, flagged
from hexapla.language.folding import fold, fold_bare
from hexapla.language.months import month_names
from hexapla.language.roman import roman_value

_FILE = "titles.tsv"
# D'Arcy, H'Yim, Marchetti-Vance, al-Noor, ibn Rashid; an initial with its full stop.
_CAPITALISED = (
    r"(?:\p{Lu}\.(?=\s?\p{Lu})|(?:(?:[AaEe]l|[Aa]sh|[AaEe][nrdstz]|[Аа]ль|[Ээ]ль|[АаЭэ][нрдстзш])[-‑])?"
    # Possessive, so that Ke-32 and Z-121 are not cut to their letters.
    r"\p{Lu}[\p{L}\p{M}]*+(?:['’\-‑][\p{L}\p{M}]++){0,4}+(?![-‑/]?\d))"
)
_SENTENCE_END = regex.compile(r"(?:^|[.!?…:;|•–—\n\r\"“”„«»‘(\[]\s*['\"“„«‘]?\s*)$")
_LOWER_WORD = regex.compile(r"(?<![\p{L}\p{M}\p{N}'’\-])\p{Ll}[\p{L}\p{M}]*")
# More capitalised words in a row are a headline.
_LONGEST = 8
# A person after an office or a body in one run has at least a given name and a surname.
_SHORTEST_PERSON = 2


class Page(Struct, frozen=True):
    """A text and its fold, of equal length."""

    text: str
    folded: str


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
    runs = _runs(text, language) if text != text.lower() else []
    if not runs:
        return []
    folded = fold(text)
    trimmed = [part for run in runs for part in _trimmed(Page(text, folded), run, language) if part.words]
    inside = _inside(folded, trimmed)
    nouns, syllables = flagged(_FILE, language, "nouns"), flagged(_FILE, language, "syllables")
    parts = _parts(folded, trimmed) if nouns else frozenset()
    bodies = _bodies(language)
    found = []
    for run in trimmed:
        start, end = run.words[0][0], run.words[-1][1]
        if len(run.words) == 1:
            word = folded[start:end]
            if (run.opens and inside[word] == 0) or (nouns and word not in parts) or syllables or end - start < 2:
                continue
            if bodies is not None and bodies.fullmatch(word):
                continue
        found.append((start, end))
    if syllables:
        found = _of_syllables(text, folded, found, language)
    return _split_by_evidence(folded, found)


@cache
def _run_pattern(language: str | None) -> regex.Pattern[str]:
    joiners = sorted(cues(_FILE, language, "joiner"), key=lambda j: (-len(j), j))
    between = "|".join(regex.escape(joiner) for joiner in joiners)
    joined = rf"[ \u00a0]+(?:(?:{between})[ \u00a0]+){{0,2}}"
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}\p{{N}}_@/.\-‑])({_CAPITALISED})(?:{joined}({_CAPITALISED})){{0,{_LONGEST + 4}}}"
    )


def _runs(text: str, language: str | None) -> list[Run]:
    found = []
    for match in _run_pattern(language).finditer(text):
        words = (match.span(1), *match.spans(2))
        before = text[max(0, match.start() - 6) : match.start()]
        found.append(Run(words, _SENTENCE_END.search(before) is not None))
    return found


def _trimmed(page: Page, run: Run, language: str | None) -> list[Run]:
    """The run without titles at its head and without an opening word that the text also writes small.

    Two runs where the name of a body and a person's stand one after the other.
    """
    words, opens = list(run.words), run.opens
    if len(words) > _LONGEST or page.folded[slice(*words[-1])] in _labels(language):
        return []
    if opens and _is_small(page, words[0], language):
        words, opens = words[1:], False
    while words and _counts_or_dates(page.text[slice(*words[0])], language):
        words, opens = words[1:], False
    while words and _counts_or_dates(page.text[slice(*words[-1])], language):
        words = words[:-1]
    titled = False
    while words:
        head = _title_length(page, words, language)
        if not head:
            break
        words, opens, titled = words[head:], False, True
    return [Run(part, opens) for part in _persons(page, tuple(words), titled, language)]


def _is_small(page: Page, word: tuple[int, int], language: str | None) -> bool:
    """Whether a word that opens a sentence is a common one: a listed one, or one that the text also writes small."""
    small = page.folded[slice(*word)]
    if small in cues(_FILE, language, "starter"):
        return True
    lowered = page.text[slice(*word)].lower()
    return lowered in page.text and any(found == lowered for found in _LOWER_WORD.findall(page.text))


def _title_length(page: Page, words: list[tuple[int, int]], language: str | None) -> int:
    titles = cues(_FILE, language, "title")
    return next((n for n in (3, 2, 1) if len(words) >= n and _phrase(page, words[:n]) in titles), 0)


def _phrase(page: Page, words: Sequence[tuple[int, int]]) -> str:
    return page.folded[words[0][0] : words[-1][1]]


def _persons(
    page: Page, words: tuple[tuple[int, int], ...], titled: bool, language: str | None
) -> list[tuple[tuple[int, int], ...]]:
    """Cut an office, a body or a state from the person whose name stands beside it in one run.

    Before a title within the run: National Council | President | Ana Silva. After a title, up to the last word of
    a body: President of the | National Council | Ana Silva. After the person: President | Ana Silva | of Quintara.
    """
    last = len(words) - _SHORTEST_PERSON
    names = cues(_FILE, language, "also_name")
    for position in range(last, 0, -1):
        head = _title_length(page, list(words[position - 1 :]), language)
        if head and page.folded[slice(*words[position - 1])] not in names:
            return [words[: position - 1], words[position:]]
    bodies = _bodies(language)
    if titled and bodies is not None:
        for position in range(last, 0, -1):
            if bodies.fullmatch(page.folded[slice(*words[position - 1])]) and _adjacent(words, position):
                return [words[:position], words[position:]]
    if titled:  # President Ana Silva of Quintara
        cut = next((n for n in range(_SHORTEST_PERSON, len(words)) if not _adjacent(words, n)), None)
        if cut is not None and page.folded[words[cut - 1][1] : words[cut][0]].strip() in cues(_FILE, language, "of"):
            return [words[:cut], words[cut:]]
    return [words]


def _adjacent(words: tuple[tuple[int, int], ...], position: int) -> bool:
    return words[position][0] - words[position - 1][1] == 1


@cache
def _bodies(language: str | None) -> regex.Pattern[str] | None:
    """Words that the names of bodies are made of (Commission, Affairs); ``*`` in the data is any ending."""
    forms = sorted(cues(_FILE, language, "body"))
    if not forms:
        return None
    return regex.compile("|".join(regex.escape(form).replace(r"\*", r"\p{L}{0,4}") for form in forms))


@cache
def _labels(language: str | None) -> frozenset[str]:
    """What announces a code ("Resolution No 12"), without full stops."""
    return frozenset(form.rstrip(".") for form in cues("number_cues.tsv", language, "code") if form[:1].isalpha())


@lru_cache(maxsize=8192)
def _counts_or_dates(word: str, language: str | None) -> bool:
    """XIV of "XIV Conference", and the names of months: capitals that name nobody."""
    if len(word) > 1 and roman_value(word) is not None:
        return True
    months = month_names(language)
    month = months.names.get(fold_bare(word)) if months else None
    return month is not None and month.capital


def _inside(folded: str, runs: list[Run]) -> Counter[str]:
    """How often each capitalised word stands within a sentence."""
    counts: Counter[str] = Counter()
    for run in runs:
        counts.update(folded[start:end] for start, end in run.words[1 if run.opens else 0 :])
    return counts


def _parts(folded: str, runs: list[Run]) -> frozenset[str]:
    return frozenset(folded[slice(*word)] for run in runs if len(run.words) > 1 for word in run.words)


def _of_syllables(text: str, folded: str, found: list[tuple[int, int]], language: str | None) -> list[tuple[int, int]]:
    """Drop two-word runs that go on in small letters (Tổng Bí thư), but not after a surname or at a phrase's end."""
    surnames = cues(_FILE, language, "surname")
    whole = {folded[s:e] for s, e in found if not _goes_on(text, e)}
    kept = []
    for start, end in found:
        words = folded[start:end].split(" ")
        if len(words) > 2 or words[0] in surnames or " ".join(words) in whole:
            kept.append((start, end))
    return kept


def _goes_on(text: str, end: int) -> bool:
    return text[end : end + 1] == " " and text[end + 1 : end + 2].islower()


def _split_by_evidence(folded: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut "Foreign Minister Ana Silva" to "Ana Silva" where the text has "Ana Silva" by itself too."""
    whole = {folded[s:e] for s, e in found if " " in folded[s:e]}
    if len(whole) < 2:
        return found
    cut = []
    for start, end in found:
        words = folded[start:end].split(" ")
        tails = (" ".join(words[position:]) for position in range(1, len(words) - 1))
        cut.append((next((end - len(tail) for tail in tails if tail in whole), start), end))
    return cut
