"""Month names: those we ship for widespread languages are CLDR's, and the rows of one language are all it has."""

import pytest

from hexapla.language import months
from hexapla.language.cues import rows, rows_in
from hexapla.language.months import month_names


@pytest.mark.parametrize("language", sorted(months._common_names()))
def test_the_shipped_names_of_months_are_those_of_cldr(language: str) -> None:
    assert months._common_names()[language] == list(dict.fromkeys(months._cldr_names(language)))


def test_every_widespread_language_has_its_names_shipped() -> None:
    assert set(months._common_names()) == set(months._COMMON)


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
