"""Codes: what an article cites by signs that no language translates: documents and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hexapla.language.digit_runs import digit_runs
from hexapla.language.folding import fold
from hexapla.language.number_codes import chunk_around, is_code
from hexapla.language.scripts import romanise

_DIGITS = re.compile(r"[0-9]+")
_PLAIN = frozenset(["", *" \n.,;:!?()%"])
_PART = re.compile(r"[^\W_]+")
# A figure with a unit, and no code: 136M.
_UNIT = re.compile(r"[0-9]*[A-Z]?")
# A regulation by year and number, or by number and year; with fewer figures it is a month, a season or a share.
_OF_YEAR = re.compile(r"(?:19|20)[0-9]{2}/[0-9]{3,6}|[0-9]{3,6}/(?:19|20)[0-9]{2}")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_BEFORE_HOST = re.compile(r"^(?:https?://)?(?:www\.)?")
_BEHIND_PATH = re.compile(r"[?#].*$", re.DOTALL)


def codes(text: str, dates: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[str, str]]:
    """Yield the codes and addresses of a text, each in the one form that all languages give it, and as printed.

    ``dates`` are the places of dates, which are no codes.
    """
    if "@" in text or "://" in text or "www." in text:
        for printed in _ADDRESS.findall(text):
            if address := _address(printed):
                yield address, printed
        text = _ADDRESS.sub(lambda match: " " * len(match.group()), text)
    folded = fold(text)
    last = 0
    for start in digit_runs(folded):
        digits = _DIGITS.match(folded, start)
        if digits is None or start < last or _alone(folded, start, digits.end()):
            continue
        chunk = chunk_around(text, start, digits.end())
        if chunk.end - chunk.start == digits.end() - start or any(a < digits.end() and start < b for a, b in dates):
            continue
        last, printed = chunk.end, text[chunk.start : chunk.end]
        code = _code(printed) if is_code(chunk) else printed if _OF_YEAR.fullmatch(printed) else ""
        if code:
            yield code, printed


def _alone(folded: str, start: int, end: int) -> bool:
    """Say whether a figure stands by itself, as most do."""
    return folded[start - 1 : start] in _PLAIN and folded[end : end + 1] in _PLAIN


def _code(printed: str) -> str:
    """Return the parts of a code that all languages write, in Latin capitals: figures, and letters that are capitals.

    Languages with endings and prefixes join small letters to codes (COVID-19-Welle) and to plain figures (ngo-2004).
    """
    parts: list[str] = _PART.findall(printed)
    kept = [part for part in parts if part.isdecimal() or part.isupper()]
    code = "-".join("".join(romanise(part).upper().split()) for part in kept)
    return "" if code.replace("-", "").isdecimal() or _UNIT.fullmatch(code) else code


def _address(printed: str) -> str:
    return _BEHIND_PATH.sub("", _BEFORE_HOST.sub("", printed.lower())).rstrip("/.,;:!?)]}'")
