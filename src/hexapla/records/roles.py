"""Roles: what each version calls a person's office, the versions of one office together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hexapla.language.folding import fold
from hexapla.records.reading import Line, Scene
from hexapla.values.fact import Role
from hexapla.values.text import Evidence, Span

Stated = tuple[Line, Span, Evidence]


def roles_of(stated: Sequence[Stated], scene: Scene) -> tuple[Role, ...]:
    """Return a person's roles, the one that most versions give first.

    In one language, a shorter form of an office is taken for the longer one ("Menteri", "Menteri Luar
    Negeri"). Across languages, offices that stand in one row are one role; what no row joins is joined with
    the first role that its language does not yet have.
    """
    by_language: dict[str, list[tuple[str, list[Stated]]]] = {}
    for language in sorted({line.language or "und" for line, _, _ in stated}):
        of_language = [one for one in stated if (one[0].language or "und") == language]
        by_language[language] = _offices(of_language)
    joined: list[dict[str, tuple[str, list[Stated]]]] = []
    order = sorted(by_language, key=lambda language: _first(by_language[language], scene))
    for language in order:
        for words, mentions in by_language[language]:
            home = _home(joined, language, mentions)
            if home is None:
                joined.append({language: (words, mentions)})
            else:
                home[language] = (words, mentions)
    return tuple(_role(parts, scene) for parts in joined)


def _first(offices: list[tuple[str, list[Stated]]], scene: Scene) -> int:
    return min(scene.place_of.get(line.article, 0) for _, mentions in offices for line, _, _ in mentions)


def _offices(stated: list[Stated]) -> list[tuple[str, list[Stated]]]:
    """Return the different offices of one language with their mentions, the most frequent first."""
    texts = {_text(one): fold(_text(one)) for one in stated}
    longest = {
        text: max((other for other in texts if folded in texts[other]), key=lambda other: (len(other), other))
        for text, folded in texts.items()
    }
    counts = Counter(longest[_text(one)] for one in stated)
    found: dict[str, list[Stated]] = {}
    for one in stated:
        found.setdefault(longest[_text(one)], []).append(one)
    return sorted(found.items(), key=lambda item: (-counts[item[0]], item[0]))


def _text(one: Stated) -> str:
    line, span, _ = one
    return line.text[span.start : span.end]


def _home(
    joined: list[dict[str, tuple[str, list[Stated]]]], language: str, mentions: list[Stated]
) -> dict[str, tuple[str, list[Stated]]] | None:
    rows = {line.row for line, _, _ in mentions if line.row is not None}
    free = [parts for parts in joined if language not in parts]
    for parts in free:
        if rows & {line.row for _, others in parts.values() for line, _, _ in others}:
            return parts
    return free[0] if free else None


def _role(parts: dict[str, tuple[str, list[Stated]]], scene: Scene) -> Role:
    places = {place for _, mentions in parts.values() for _, _, place in mentions}
    return Role({language: parts[language][0] for language in sorted(parts)}, tuple(sorted(places, key=scene.sort_key)))
