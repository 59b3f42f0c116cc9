"""Figures that are part of a code, an address or a telephone number, and count nothing."""

from __future__ import annotations

import re

from msgspec import Struct

# Addresses, mail and telephone numbers, places kept for advertisements ("[ad_2]"): what is inside is no number.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
    r"|(?<!\w)[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:com|org|net|gov|edu|info|int|example)(?:\.\w\w)?(?:/[^\s<>\"]{0,2000})?"
    r"|\[[^\]\s\d]{2,40}[_-]\d{1,6}\]"
    r"|\+\d[\d ()./-]{7,18}\d|\(\d{2,5}\) ?\d[\d -]{4,12}\d|(?<!\d)\d{3}-\d{3}-\d{3,4}(?!\d)"
)
_QUICK = re.compile(r"[@:\]]|www\.|\+\d|\(\d|\d-\d|\.(?:com|org|net|gov|edu|info|int|example)\b")
_PART = r"[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff0-9/_.\-–]"
_LEFT = re.compile(rf"{_PART}+$")
_RIGHT = re.compile(rf"{_PART}+")
# How far a code may reach to either side of a figure.
_REACH = 24


class Chunk(Struct, frozen=True):
    """The unbroken run of letters, figures and joining marks around a figure, with its two sides."""

    start: int
    end: int
    left: str
    right: str


def addresses(text: str) -> list[tuple[int, int]]:
    """Return the places of addresses, mail and telephone numbers, from left to right."""
    return [m.span() for m in _ADDRESS.finditer(text)] if _QUICK.search(text) else []


def chunk_around(text: str, start: int, end: int) -> Chunk:
    """Return the run around a figure; stops at spaces, brackets and at scripts that have no case."""
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
    letters = re.search(r"[^\W\d_]+$", left[:-1] if joined else left)
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
