"""Patterns of many words: one that matches any of them, and one that finds the places where any of them may begin."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Letters of a word that its place is told by. With fewer, more places are tried in vain; a pattern of whole words takes
# five times as long to compile.
_TELLING = 4


def word_tree(forms: Iterable[str]) -> str:
    """Return one pattern for many words that share beginnings, so that the search looks at each letter once."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for form in forms:
        node = tree
        for letter in form:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _trie_pattern(tree)


def _trie_pattern(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    parts = [re.escape(letter) + _trie_pattern(child) for letter, child in sorted(node.items()) if letter]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
    return f"(?:{body})?" if "" in node else body


def first_letters(forms: Iterable[str]) -> str:
    """Return the pattern of any letter that a word begins with."""
    return f"[{re.escape(''.join(sorted({form[0] for form in forms})))}]"


def beginnings(forms: Iterable[str]) -> str:
    """Return a pattern of the first letters of words: what a word of them begins with, and some others."""
    short = {form[:_TELLING] for form in forms}
    return word_tree(form for form in short if not any(form[:size] in short for size in range(1, len(form))))


def places(forms: Iterable[str], boundary: str = "") -> re.Pattern[str]:
    """Return a pattern that matches the first letter of each place where one of the words may begin.

    Places overlap as words do. ``boundary`` is a pattern asked behind the first letter, for the search leaps to that.
    """
    listed = tuple(forms)
    return re.compile(rf"{first_letters(listed)}{boundary}(?<=(?={beginnings(listed)}).)")
