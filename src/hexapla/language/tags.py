"""Tags of languages: short BCP 47, with the script only where a language is written in several."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from babel.core import get_global

_LONGEST = 40
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*\Z")
# Collective and private codes; the last four are jests of pycld2 (Pig Latin and the like).
_NO_LANGUAGE = frozenset({"und", "mul", "mis", "zxx", "un", "xx", "xxx", "art", "zzb", "zze", "zzh", "zzp"})
_CHINESE = {"Hans": "zh", "Hant": "zh-Hant"}


def normalise(tag: str | None) -> str | None:
    """Return the short BCP 47 tag for a tag, a locale or an identifier's code; ``None`` where it is none.

    ``no_NO`` and ``nob`` give ``nb``, ``iw`` gives ``he``, ``zh-TW`` gives ``zh-Hant``, ``fr-CA`` gives ``fr``:
    a territory is dropped, a script is kept only where a language is written in several and this is not the first.
    What follows a full stop, an at sign, a comma or a semicolon is left out (``de_DE.UTF-8``, ``nb, nn``).
    """
    return _short(tag.strip()[:_LONGEST]) if tag else None


@lru_cache(maxsize=4096)
def _short(tag: str) -> str | None:
    plain = re.split(r"[.@,;]", tag, maxsplit=1)[0].strip()
    if not plain.isascii() or not _TAG.match(plain):
        return None
    parts = plain.lower().replace("_", "-").split("-")
    if parts[0] in _NO_LANGUAGE:
        return None
    language, _, script = _renamed(parts[0]).partition("-")
    for first, part in product((parts[0], language), parts[1:]):
        known = aliases().get(f"{first}-{part}")
        if known:
            return known
    written = next((part.title() for part in parts[1:] if len(part) == 4 and part.isalpha()), script)
    return with_script(language, written)


def with_script(language: str, script: str | None) -> str:
    """Return the tag of a language in a script (ISO 15924); scripts that it is not known to be written in say nothing.

    ``sr`` in ``Latn`` is ``sr-Latn``, ``sr`` in ``Cyrl`` and ``en`` in ``Cyrl`` stay as they are.
    """
    if language == "zh":
        return _CHINESE.get(script or "", "zh")
    language = in_script(language, script)
    scripts = table("written").get(language, "").split()
    return f"{language}-{script}" if script in scripts[1:] else language


def in_script(language: str, script: str | None) -> str:
    """Return the language that a vote for ``language`` stands for in a script: Kurdish in Arabic letters is ``ckb``."""
    return aliases().get(f"{language}-{script}".lower(), language)


def without_script(tag: str) -> str:
    """Return the language of a tag; traditional Chinese stays apart, because its characters are its own."""
    return tag if tag == "zh-Hant" else tag.partition("-")[0]


@lru_cache(maxsize=4096)
def scripts_of(language: str) -> frozenset[str]:
    """Return the scripts (ISO 15924) that a language is written in; empty where neither we nor CLDR know."""
    several = table("written").get(language)
    if several:
        return frozenset(several.split())
    likely = get_global("likely_subtags").get(language, "").split("_")
    return frozenset(likely[1:2])


@cache
def aliases() -> dict[str, str]:
    return table("alias")


@cache
def table(kind: str) -> dict[str, str]:
    """Return key -> value for the rows of one kind of ``data/language_tags.tsv``; keys of aliases in lower case."""
    lines = files("hexapla.data").joinpath("language_tags.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {key: value for each, key, value in rows if each == kind}


def _renamed(language: str) -> str:
    """Return the language that a deprecated or three-letter subtag stands for: our table first, then CLDR's."""
    known = aliases().get(language) or get_global("language_aliases").get(language) or language
    language, _, rest = known.partition("_")
    return f"{language}-{rest}" if len(rest) == 4 else language
