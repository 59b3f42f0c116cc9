"""Which language a text is in, as a BCP 47 tag.

pycld2 speaks first; py3langid is a second vote where the text is short or the first is unsure; what the page
declares is a vote and no more; a script that one language alone uses settles a text too short for statistics.
Both libraries were chosen by measurement (NTREX-128, November 2026): pycld2 .986 over 70 common languages.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import pycld2
import regex
from msgspec import Struct
from py3langid.langid import MODEL_FILE, LanguageIdentifier

MAX_CHARACTERS = 20_000
"""Codepoints that are looked at: identification is settled long before, and hostile text stays bounded."""

SHORT = 160
"""Letters under which a second vote is asked. pycld2's documentation calls some 200 characters safe."""

SURE = 60
"""Letters from which pycld2 alone is believed on a short text where it calls itself reliable."""

HINT_SHARE = 0.3
"""A declared language that holds this share of a mixed text is believed (on the open site pages, bodies that
quote English by half keep the language the page declares)."""

_UNREADABLE = regex.compile(r"[\p{C}--[\n\t]]+|[\uFFFD]+", regex.V1)
_NO_LANGUAGE = regex.compile(r"(?:https?://|www\.)\S{1,300}|\S{1,100}@\S{1,100}")
_LETTER = regex.compile(r"\p{L}")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,4}\Z")
_OTHER_SCRIPT = regex.compile(r"[\p{L}--\p{Latin}]", regex.V1)
_ASCII_LATIN = regex.compile(r"\p{Latin}")
_CYRILLIC = regex.compile(r"\p{Cyrillic}")


class Identification(Struct, frozen=True):
    """A BCP 47 tag (``None`` where nothing can be said) and a confidence in [0, 1]."""

    language: str | None
    score: float


class _Vote(Struct, frozen=True):
    """What pycld2 said: the best tag, whether it trusts it, and each tag's share of the text."""

    language: str | None
    reliable: bool
    shares: dict[str, float]


NOTHING = Identification(None, 0.0)


@lru_cache(maxsize=4096)
def normalise(tag: str | None) -> str | None:
    """Return the short BCP 47 tag for a tag, a locale or an identifier's code; ``None`` where it is none.

    ``no_NO`` and ``nob`` give ``nb``, ``iw`` gives ``he``, ``zh-TW`` gives ``zh-Hant``, ``fr-CA`` gives ``fr``:
    a territory is dropped, a script is kept only where a language is written in two.
    """
    if not tag or not _TAG.match(tag.strip()[:40]):
        return None
    parts = tag.strip()[:40].lower().replace("_", "-").split("-")
    aliases = _tables()["alias"]
    for key in ("-".join(parts[:2]), parts[0]):
        if key in aliases:
            return aliases[key]
    if parts[0] in {"und", "mul", "zxx", "un", "xxx"}:
        return None
    if len(parts) > 1 and len(parts[1]) == 4 and parts[1].isalpha() and parts[0] in {"az", "uz", "pa", "mn"}:
        return f"{parts[0]}-{parts[1].title()}"
    return parts[0]


def identify(text: str, hint: str | None = None) -> Identification:
    """Identify the language of ``text``; ``hint`` is what the page declares, a vote and no more.

    The first 20,000 codepoints are read; addresses and control characters are not. Deterministic.
    """
    readable = _NO_LANGUAGE.sub(" ", _UNREADABLE.sub(" ", text[:MAX_CHARACTERS]))
    letters = len(_LETTER.findall(readable[: 4 * SHORT]))
    if not letters:
        return NOTHING
    declared = normalise(hint)
    by_script = _script_language(readable[: 4 * SHORT])
    if by_script and _is_only_language_of(by_script):
        return Identification(by_script, 0.99)
    vote = _first_vote(readable, declared)
    if vote.language and declared and declared != vote.language:
        share = vote.shares.get(declared, 0.0)
        if share >= HINT_SHARE or _are_near(declared, vote.language):
            return Identification(_with_script(declared, readable), round(max(share, 0.5), 3))
    if vote.language and vote.reliable and letters >= (SHORT if declared is None else SURE):
        return Identification(_with_script(vote.language, readable), _confidence(vote))
    return _weigh(readable, letters, vote, declared, by_script)


def quick_language(text: str) -> str | None:
    """Return the language of a line where pycld2 alone is sure of it, else ``None``; for lines by the thousand."""
    readable = _UNREADABLE.sub(" ", text[:1000])
    vote = _first_vote(readable, None)
    return _with_script(vote.language, readable) if vote.language and vote.reliable else None


def _weigh(text: str, letters: int, vote: _Vote, declared: str | None, by_script: str | None) -> Identification:
    """Weigh the votes on a short or doubtful text: each is worth what it is sure of."""
    second, probability = _second_vote(text)
    scores: dict[str, float] = {}
    if vote.language:
        scores[vote.language] = 0.9 if vote.reliable else 0.5
    if second:
        scores[second] = scores.get(second, 0.0) + probability * min(1.0, letters / 40)
    if declared and _writes(declared, by_script):
        scores[declared] = scores.get(declared, 0.0) + 0.45
    if by_script and not scores:
        scores[by_script] = 0.5
    if not scores:
        return NOTHING
    best = min(scores, key=lambda tag: (-scores[tag], tag))
    total = sum(scores.values())
    score = scores[best] / total * min(1.0, letters / 30 + 0.2)
    return Identification(_with_script(best, text), round(min(score, 0.99), 3))


def _first_vote(text: str, declared: str | None) -> _Vote:
    options: dict[str, Any] = {"isPlainText": True, "bestEffort": True}
    hint = _cld_code(declared)
    if hint:
        options["hintLanguage"] = hint
    try:
        reliable, _, details = pycld2.detect(text, **options)
    except (pycld2.error, ValueError, UnicodeError):
        return _Vote(None, False, {})
    shares: dict[str, float] = {}
    for _, code, percent, _ in details:
        tag = normalise(code)
        if tag:
            shares[tag] = shares.get(tag, 0.0) + percent / 100
    best = max(shares, key=lambda tag: shares[tag]) if shares else None
    return _Vote(best, bool(reliable), shares)


def _second_vote(text: str) -> tuple[str | None, float]:
    code, probability = _identifier().classify(text[: 10 * SHORT])
    return normalise(code), float(probability)


def _confidence(vote: _Vote) -> float:
    return round(min(0.99, max(0.5, vote.shares.get(vote.language or "", 0.0))), 3)


def _script_language(text: str) -> str | None:
    """Return the language of the script that most letters are in, kana before ideographs; Latin gives none."""
    if not _OTHER_SCRIPT.search(text):
        return None
    best: tuple[int, str] | None = None
    for script, pattern in _script_patterns():
        count = len(pattern.findall(text))
        if count and (best is None or count > best[0]):
            best = (count, script)
    if best is None or best[0] * 2 < len(_LETTER.findall(text)):
        return None
    if best[1] == "Han" and any(pattern.search(text) for name, pattern in _script_patterns() if name in _KANA):
        return "ja"
    return _tables()["script"][best[1]]


_KANA = frozenset({"Hiragana", "Katakana"})
_SHARED_SCRIPTS = frozenset({"my", "bo", "am", "he", "bn", "hi", "ar", "zh", "ru"})


def _is_only_language_of(tag: str) -> bool:
    return tag not in _SHARED_SCRIPTS


def _writes(declared: str, by_script: str | None) -> bool:
    """Say whether a declared language may stand for a text whose script speaks for ``by_script``."""
    if by_script is None:
        return not any(declared == language for language in _tables()["script"].values())
    if by_script in {"ar", "ru", "hi", "bn", "he", "am", "my", "bo"}:
        return True
    return declared.partition("-")[0] == by_script


def _with_script(tag: str, text: str) -> str:
    """Name the script of Serbian where it is Latin, and of nothing else."""
    if tag in {"sr", "sr-Latn"}:
        latin = len(_ASCII_LATIN.findall(text[:2000]))
        return "sr-Latn" if latin > len(_CYRILLIC.findall(text[:2000])) else "sr"
    return tag


_NEAR = (frozenset({"hr", "bs", "sr-Latn", "sr"}), frozenset({"zh", "zh-Hant"}))


def _are_near(a: str, b: str) -> bool:
    """Say whether a declared tag may stand where the other was found, because statistics cannot tell them apart."""
    return any(a in group and b in group for group in _NEAR)


def _cld_code(tag: str | None) -> str | None:
    if not tag:
        return None
    code = {"nb": "no", "he": "iw", "jv": "jw", "fil": "tl", "sr-Latn": "sr"}.get(tag, tag)
    return code if code in _cld_codes() else None


@cache
def _cld_codes() -> frozenset[str]:
    return frozenset(code for _, code in pycld2.LANGUAGES)


@cache
def _identifier() -> Any:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _script_patterns() -> tuple[tuple[str, Any], ...]:
    return tuple((script, regex.compile(rf"\p{{Script={script}}}")) for script in _tables()["script"])


@cache
def _tables() -> dict[str, dict[str, str]]:
    text = (resources.files("hexapla.data") / "language_tags.tsv").read_text(encoding="utf-8")
    tables: dict[str, dict[str, str]] = {"alias": {}, "script": {}}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, key, value = line.split("\t")
            tables[kind][key] = value
    return tables
