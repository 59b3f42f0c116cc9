"""Keys that compare names across spellings and scripts: romanised, folded, titles stripped."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import regex
from anyascii import anyascii

from hexapla.language.cues import rows
from hexapla.language.folding import fold
from hexapla.language.scripts import romanise

_FILE = "titles.tsv"
_WORD = re.compile(r"[a-z0-9]+")
_HAN_RUN = regex.compile(r"\p{Han}+")
_HANGUL_RUN = regex.compile(r"\p{Hangul}+")
_DOTS = frozenset("·・•-－—")
_PINYIN = re.compile("^(?:zh|x|q|c(?!h))")
_PINYIN_HEARD = {"zh": "j", "x": "s", "q": "ch", "c": "ts"}
# Chinese, Vietnamese and Korean names in ideographs have two to four.
_LONGEST_HAN_NAME = 4
_APOSTROPHES = re.compile(r"['’‘`ʼʻʹ\"]")
# A name longer than this is a sentence; its key is that of its beginning.
_LONGEST = 120


@lru_cache(maxsize=1 << 15)
def name_key(text: str) -> str:
    """Return a comparison key: romanised, folded, titles stripped, word order kept.

    Ideographs become words of their own ("裴青山" is "pei ching shan"), but a foreign name spelt by sound has
    the words that its dots make. Particles stay.
    What consists of titles alone keeps them.
    """
    words = _romanised(_without_titles(text[:_LONGEST]))
    start = 0
    while start < len(words) - 1 and words[start] in _title_keys():
        start += 1
    return " ".join(words[start:])


def _romanised(text: str) -> list[str]:
    spaced = _HAN_RUN.sub(_han, _HANGUL_RUN.sub(_hangul, text))
    plain = _APOSTROPHES.sub("", romanise(spaced))
    return _WORD.findall(plain)


def _han(match: re.Match[str]) -> str:
    """Ideographs in pinyin, its x, q and c as other languages hear them: apart in a short name, else in one word.

    A name with a dot, or of five or more, is a foreign one spelt by sound; each part is one word there.
    """
    run = match.group()
    syllables = [anyascii(character).strip().lower() for character in run]
    heard = [_PINYIN.sub(lambda m: _PINYIN_HEARD[m.group()], syllable) for syllable in syllables]
    whole = len(run) > _LONGEST_HAN_NAME or match.string[match.end() : match.end() + 1] in _DOTS
    whole = whole or (match.start() > 0 and match.string[match.start() - 1] in _DOTS)
    return f" {('' if whole else ' ').join(heard)} "


def _hangul(match: re.Match[str]) -> str:
    """Hangul syllables apart in a name written together (김민수), as spaced where it has spaces (레 꽝 하이)."""
    run = match.group()
    return run if " " in match.string.strip() else f" {' '.join(run)} "


@cache
def _title_keys() -> frozenset[str]:
    """Titles as single romanised words, less those that are common names in another language (Pan, Anh)."""
    also_names = {row.form for row in rows(_FILE) if row.kind == "also_name"}
    keys = set()
    for row in rows(_FILE):
        if row.kind == "title":
            words = _romanised(row.form)
            if len(words) == 1 and len(words[0]) > 1 and words[0] not in also_names:
                keys.add(words[0])
    return frozenset(keys)


@cache
def _leading_titles() -> re.Pattern[str]:
    forms = sorted({row.form for row in rows(_FILE) if row.kind == "title"}, key=lambda f: (-len(f), f))
    return re.compile(rf"(?:{'|'.join(re.escape(form) for form in forms)})(?: |(?<=\.))")


def _without_titles(text: str) -> str:
    """Strip titles in their own writing, in any language: longest first, as long as something remains."""
    from_here = 0
    folded = fold(text)
    pattern = _leading_titles()
    while True:
        match = pattern.match(folded, from_here)
        if match is None or not folded[match.end() :].strip():
            return text[from_here:]
        from_here = match.end()
