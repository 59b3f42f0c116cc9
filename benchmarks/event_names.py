"""Invented names, and how each language of the linking set writes them.

A name is a row of syllables. Its writing is found by turning anyascii round: of the letters that a language's texts
use, the most frequent one that is read so. Katakana and Han, which write foreign names in a way of their own, have a
row of letters each.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain, product
from random import Random

from anyascii import anyascii

Syllable = tuple[str, str]
"""A consonant and a vowel; the vowel may be empty at the end of a name."""
Name = tuple[Syllable, ...]

CONSONANTS = {
    "b": "v p", "ch": "c q tsh ts sh j", "d": "t", "f": "p ph v", "g": "k gh", "h": "kh g", "j": "zh dj ch z",
    "k": "q c", "l": "r", "m": "", "n": "", "p": "b f ph", "r": "l", "s": "sh z x", "sh": "s x", "t": "d th",
    "v": "w b f", "z": "s j",
}  # fmt: skip
"""Consonants of names, and what stands for one in a writing that does not have it, the nearest first."""
VOWELS = {"a": "", "e": "i y", "i": "y e", "o": "u w", "u": "w o", "": ""}
ANY = "ueioa"
"""Vowels that follow where a writing has letters of syllables only, in the order they are tried."""
LATIN = "LATIN"
FOREIGN = {
    "HIRAGANA": "".join(map(chr, range(0x30A2, 0x30F5))).replace("ッ", ""),
    "CJK": "阿埃艾安巴班贝貝比彼博布达達戴德迪杜多厄法费費夫弗福加盖蓋戈格古哈海赫霍胡吉基贾賈杰傑卡凯凱"
    "科克库庫拉莱萊"
    "雷里利林卢盧鲁魯罗羅马馬曼梅米莫穆纳納内內尼诺諾努帕佩皮普奇乔喬切萨薩塞沙舍施史斯苏蘇索塔泰特蒂图圖托瓦韦韋维維沃乌烏"
    "西希谢謝雅亚亞耶伊尤约約扎泽澤珠兹茲佐",
}
"""By the script of most letters, those that write foreign names. Of Han the usual ones of transcription."""
JOINTS = {"TIBETAN": "་"}
BEFORE = frozenset("เแโใไເແໂໃໄ")
"""Vowels of Thai and Lao that are written before their consonant: names do without them."""
CONSONANTAL = {
    "ARABIC": {"a": "ا", "h": "ه"},
    "HEBREW": {"b": "ב", "f": "פ", "o": "ו", "s": "ס", "sh": "ש", "u": "ו", "v": "ב"},
}
"""Scripts whose marks of vowels news leaves out, and letters of theirs that names are written with."""
COMMON, TAIL = 100, 0.25
"""Ranks of names are as Zipf and Mandelbrot have them, with the exponent 1.25: the commonest is one in 400 names
of a corpus, and most are seen in one story alone, so that the vocabulary grows as real news' does (Heaps' law)."""
LENGTHS = (2, 2, 3, 3, 3, 4)
CLOSED = 0.4
"""Share of names that end in a consonant."""


def drawn(chance: Random, seed: int) -> Name:
    """Return a name: a common one now and then, mostly one of an endless supply."""
    return _ranked(seed, min(int(COMMON * chance.paretovariate(TAIL)), 1 << 40))


@lru_cache(maxsize=1 << 16)
def _ranked(seed: int, rank: int) -> Name:
    chance = Random(f"name {seed} {rank}")
    consonants, vowels = list(CONSONANTS), [vowel for vowel in VOWELS if vowel]
    name = [(chance.choice(consonants), chance.choice(vowels)) for _ in range(chance.choice(LENGTHS))]
    return (*name, (chance.choice(consonants), "")) if chance.random() < CLOSED else tuple(name)


class Writing:
    """How one language writes names, learnt from its texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        seen = Counter(letter for text in texts for letter in text.lower() if _is_letter(letter))
        scripts = Counter[str]()
        for letter, times in seen.items():
            scripts[script(letter)] += times
        self.script = scripts.most_common(1)[0][0]
        self._joint = JOINTS.get(self.script, "")
        self._written: dict[Name, str] = {}
        self._syllables = {} if self.script == LATIN else _syllables(_readings(seen, self.script))

    def name(self, name: Name) -> str:
        """Return the name as this language writes it."""
        found = self._written.get(name)
        if found is None:
            plain = self._joint.join(self._syllables.get(each, "".join(each)) for each in name)
            self._written[name] = found = plain[0].title() + plain[1:]
        return found


def script(letter: str) -> str:
    """Return the first word of a letter's Unicode name: ``CYRILLIC``, ``CJK``."""
    return unicodedata.name(letter, "?").partition(" ")[0]


def _is_letter(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LM" and letter not in BEFORE


def _readings(seen: Counter[str], main: str) -> dict[str, str]:
    """Return the letter for each reading, be it a sound's or a syllable's. A mark is no consonant."""
    letters = [letter for letter, _ in seen.most_common() if script(letter) == main]
    if main in FOREIGN:
        given = FOREIGN[main]
        letters = [letter for letter in given if main != "CJK" or letter in seen]
    readings = dict(CONSONANTAL.get(main, {}))
    for letter in letters:
        reading = anyascii(letter).lower()
        if unicodedata.category(letter)[0] == "L" or (reading in VOWELS and main not in CONSONANTAL):
            readings.setdefault(reading, letter)
    return readings


def _syllables(readings: Mapping[str, str]) -> dict[Syllable, str]:
    return {syllable: _syllable(syllable, readings) for syllable in product(CONSONANTS, VOWELS)}


def _syllable(syllable: Syllable, readings: Mapping[str, str]) -> str:
    """Return the nearest writing of a syllable; a vowel that a writing of consonants does not show is left out."""
    consonant, vowel = syllable
    near = (consonant, *CONSONANTS[consonant].split())
    vowels = (vowel, *VOWELS[vowel].split())
    exact = ((a, b) for a in near for b in (*vowels, "") if a + b in readings or {a, b} <= readings.keys())
    loose = ((a, b) for a in near for b in ANY if a + b in readings)
    a, b = next(chain(exact, loose))
    return readings.get(a + b) or readings[a] + readings[b]
