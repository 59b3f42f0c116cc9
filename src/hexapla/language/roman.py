"""Roman numerals: runs of upper-case letters that are a number and no word, initials or unit."""

from __future__ import annotations

import re

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
# Cyrillic letters that look the same and that Ukrainian and Russian keyboards put into Roman numerals.
_LOOKALIKES = str.maketrans("ІХСМ", "IXCM")
_CANONICAL = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
# What must not stand before is asked behind the first letter, so that the search can leap to it.
_RUN = re.compile(r"[IVXLCDMІХСМ](?<![^\W_].)(?<![.'’&/].)[IVXLCDMІХСМ]{0,11}(?![A-Za-z0-9_А-Яа-я'’&]|\.\w)")
# What ordinals in Roman figures carry: XIIIe, XIIIème, Ier but not Ver; XX-lecie stays out.
_SUFFIX = re.compile(
    r"([IVXLCDM](?<![^\W_].)[IVXLCDM]{0,11})(?:e|(?<=I)er|ème|è|º|ª|th|st|nd|rd|-й|-го|-м|-ма|-й)(?!\w)"
)
# Up to here a numeral needs no cue: centuries, congresses and sovereigns count no further, and runs with
# C, D, L or M are mostly abbreviations (CD, DC, MC, LI, CV, DM, MD).
_PLAIN = frozenset("IVX")
# Where one of the patterns may match, in one search; none of these places lies within another match.
_ANY = re.compile(
    r"[IVXLCDMІХСМ](?<![^\W_].)[IVXLCDMІХСМ]{0,11}"
    r"(?:(?![A-Za-z0-9_А-Яа-я'’&])|er?(?!\w)|è(?:me)?(?!\w)|[ºª](?!\w)|(?:th|st|nd|rd)(?!\w)|-[йгм])"
)


def roman_value(letters: str) -> int | None:
    """Return the value of a numeral in canonical form, or ``None`` for other letters."""
    letters = letters.translate(_LOOKALIKES)
    if not letters or not _CANONICAL.fullmatch(letters):
        return None
    total = 0
    for letter, following in zip(letters, letters[1:] + " ", strict=True):
        value = _VALUES[letter]
        total += -value if value < _VALUES.get(following, 0) else value
    return total


def roman_numerals(text: str) -> list[tuple[int, int, int, bool]]:
    """Return ``(start, end, value, certain)`` of the Roman numerals of ``text`` (not folded: capitals matter).

    ``certain`` is false where the letters need a word before them that announces an ordinal (``I``, ``CD``,
    or ``XI`` among words in capitals).
    """
    places = [m.start() for m in _ANY.finditer(text)]
    found = []
    for m in filter(None, (_SUFFIX.match(text, place) for place in places)):
        value = roman_value(m[1])
        if value is not None and (len(m[1]) > 1 or m[1] in _PLAIN):
            found.append((m.start(), m.end(), value, True))
    for m in filter(None, (_RUN.match(text, place) for place in places)):
        value = roman_value(m.group())
        if value is not None:
            found.append((m.start(), m.end(), value, _is_certain(text, m)))
    return found


def _is_certain(text: str, match: re.Match[str]) -> bool:
    letters = match.group().translate(_LOOKALIKES)
    if len(letters) < 2:
        return False
    if not set(letters) <= _PLAIN:
        return len(letters) >= 4
    if len(letters) >= 3:
        return True
    before = text[max(0, match.start() - 3) : match.start()].strip()
    after = text[match.end() : match.end() + 4].strip()
    # XI JINPING: a name among capitals. Part of a code: VI-2.
    return not (after[:2].isupper() and len(after) > 1 and after.isalpha()) and not before.endswith(("-", "–"))
