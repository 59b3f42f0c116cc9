"""Figures that are part of a code, an address or a telephone number, and count nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

# Addresses, mail and telephone numbers, places kept for advertisements ("[ad_2]"): what is inside is no number.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
    r"|(?<!\w)[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:com|org|net|gov|edu|info|int|example)(?:\.\w\w)?(?!\w)"
    r"(?:/[^\s<>\"]{0,2000})?"
    r"|\[[^\]\s\d]{2,40}[_-]\d{1,6}\]"
    r"|\+\d[\d ()./-]{7,18}\d|\(\d{2,5}\) ?\d[\d -]{4,12}\d|(?<!\d)\d{3}-\d{3}-\d{3,4}(?!\d)"
)
# Every address has one of these signs at its beginning or after a run of letters and figures. They are looked for one
# by one, for most texts have none but a bracket, and tried where they stand: asking the pattern at each place of a
# page takes longer than all its other readings together.
_SIGNS = ("@", "[", "://", "www.")
_DOMAIN = re.compile(r"\.(?:com|org|net|gov|edu|info|int|example)")
_SIGN = re.compile(rf"[@\[]|h(?=ttps?://)|w(?=ww\.)|{_DOMAIN.pattern}")
_BEFORE_TELEPHONE = frozenset("+(-")
# What may stand between the beginning of an address and its sign, beside letters and figures: four labels at most.
_JOINED, _LABELS = frozenset("_.+-"), 4 * 64
_PART = r"[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff0-9/_.\-–]"
_ONE = re.compile(_PART)
_LEFT = re.compile(rf"{_PART}+\Z")
_RIGHT = re.compile(rf"{_PART}+")
# How far a code may reach to either side of a figure.
_REACH = 24


class Chunk(Struct, frozen=True):
    """The unbroken run of letters, figures and joining marks around a figure, with its two sides."""

    start: int
    end: int
    left: str
    right: str


def addresses(text: str, runs: Sequence[int]) -> list[tuple[int, int]]:
    """Return the places of addresses, mail and telephone numbers, from left to right.

    ``runs`` is where the runs of digits of ``text`` begin.
    """
    signs = [run - 1 for run in runs if run and text[run - 1] in _BEFORE_TELEPHONE]
    if any(sign in text for sign in _SIGNS) or _DOMAIN.search(text):
        signs = sorted([*signs, *(match.start() for match in _SIGN.finditer(text))])
    found: list[tuple[int, int]] = []
    position = 0
    for sign in signs:
        if sign >= position:
            match = _address_at(text, position, sign)
            position = match.end() if match else sign + 1
            found += [match.span()] if match else []
    return found


def _address_at(text: str, floor: int, sign: int) -> re.Match[str] | None:
    """Return the first address that begins in the run of letters and figures before a sign, or at the sign."""
    start = sign
    floor = max(floor, sign - _LABELS)
    while start > floor and (text[start - 1].isalnum() or text[start - 1] in _JOINED):
        start -= 1
    tried = (_ADDRESS.match(text, place) for place in range(start, sign + 1))
    return next(filter(None, tried), None)


def chunk_around(text: str, start: int, end: int) -> Chunk:
    """Return the run around a figure; stops at spaces, brackets and at scripts that have no case."""
    # Most figures stand alone.
    if not _ONE.match(text, end) and not (start and _ONE.match(text, start - 1)):
        return Chunk(start, end, "", "")
    left = _LEFT.search(text[max(0, start - _REACH) : start])
    right = _RIGHT.match(text[end : end + _REACH])
    before = left.group() if left else ""
    after = right.group().rstrip("./-–_") if right else ""
    return Chunk(start - len(before.lstrip("./-–_")), end + len(after), before.lstrip("./-–_"), after)


def is_code(chunk: Chunk) -> bool:
    """Return whether a figure is part of a code: ``12/CT-TW``, ``Z121``, ``COVID-19``, ``A/RES/78/1``.

    Capital letters tell: joined to the figure by nothing, a stroke or a hyphen. A capitalised word after a
    hyphen (23-Jährige) is no code, nor is a small one before it (mid-2024).
    """
    return _codes_left(chunk.left) or _codes_right(chunk.right)


def _codes_left(left: str) -> bool:
    if not left:
        return False
    joined = left[-1] in "-–/_."
    letters = re.search(r"[^\W\d_]+\Z", left[:-1] if joined else left)
    if letters is None:
        return bool(re.search(r"[^\W\d_]", left)) and ("/" in left or "_" in left)
    word = letters.group()
    if not joined:
        return True
    return left[-1] != "." and (left[-1] in "/_" or not word.islower())


def _codes_right(right: str) -> bool:
    if not right:
        return False
    joined = right[0] in "-–/_"
    letters = re.match(r"[^\W\d_]+", right[1:] if joined else right)
    if letters is None:
        return "/" in right and bool(re.search(r"/[^\W\d_]*[A-Z]", right))
    word = letters.group()
    if joined:
        return word.isupper() and (right[0] in "/_-–")
    return word[0].isupper()
