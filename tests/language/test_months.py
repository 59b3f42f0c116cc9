"""Month names: those we ship for widespread languages are CLDR's, and the rows of one language are all it has."""

import subprocess
import sys

import pytest

from hexapla.language.cues import rows, rows_in
from hexapla.language.months import month_names

# In a process of its own: Babel gives a language another's abbreviations where it has read that one before.
_COMPARED = """
from hexapla.language import months
for language in months._COMMON:
    assert months._common_names()[language] == list(dict.fromkeys(months._cldr_names(language))), language
"""


def test_the_shipped_names_of_months_are_those_of_cldr() -> None:
    done = subprocess.run([sys.executable, "-c", _COMPARED], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_months_are_known_with_and_without_a_language() -> None:
    for language in ("pt", "pt-BR", None):
        names = month_names(language)
        assert names is not None
        assert names.names["marco"].number == 3


@pytest.mark.parametrize("base", ["fa", "he", "am", "xx"])
def test_the_rows_of_one_language_are_those_among_all(base: str) -> None:
    every = [row for row in rows("calendar_months.tsv") if base in row.languages]
    assert list(rows_in("calendar_months.tsv", base)) == every
    assert rows_in("calendar_months.tsv", None) == ()
