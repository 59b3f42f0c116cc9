"""Cells of CSV that no spreadsheet takes for a formula, whatever text from a page they hold."""

from __future__ import annotations

# What a spreadsheet may take for the beginning of a formula (OWASP, "CSV Injection"), and the full-width forms, which
# some read as the plain ones. One such character alone does nothing.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(text: str) -> str:
    """Return text with an apostrophe before it where it could be taken for a formula.

    A reader has the text back by dropping one apostrophe where apostrophes and then such a character begin a cell.
    """
    return f"'{text}" if _is_like_a_formula(text) else text


def plain_text(cell: str) -> str:
    """Return the text that :func:`safe_cell` made a cell of."""
    return cell[1:] if cell.startswith("'") and _is_like_a_formula(cell[1:]) else cell


def _is_like_a_formula(text: str) -> bool:
    return len(text) > 1 and text.lstrip("'").startswith(_FORMULA)
