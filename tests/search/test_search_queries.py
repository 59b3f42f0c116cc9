"""Queries: a small language that a newcomer guesses, and that no text can break."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.search import FILTERS, read_query
from hexapla.search.queries import LONGEST_QUERY, MOST_TERMS
from hexapla.values.search import Phrase, SearchRequest


def written(query: str) -> list[tuple[str, ...]]:
    """Return for each term the keys of its first phrase."""
    return [term.phrases[0].keys for term in read_query(query).terms]


def day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def test_words_and_phrases() -> None:
    assert written('flood "state of emergency" Trần') == [("flood",), ("state", "of", "emergency"), ("tran",)]
    assert written("«état d'urgence» “two words") == [("etat", "d", "urgence"), ("two", "words")]
    assert written("12/CT-TW flood flood") == [("12", "ct", "tw"), ("flood",)]
    assert written("外交部 人") == [("外交", "交部"), ("人",)]
    assert read_query("人").terms[0].phrases[0].begins


def test_filters_name_their_field() -> None:
    fields = {term.shown: term.phrases[0].fields for term in read_query('person:"An Lê" document:8 outlet:x').terms}
    assert fields == {'person:"An Lê"': ("people",), "document:8": ("documents",), "outlet:x": ("outlet",)}
    assert read_query("language:no_NO").terms[0].phrases == (Phrase(("language",), ("nb",)),)
    assert read_query("number:٣٠٠").terms == read_query("number:300").terms[:0] + read_query("number:٣٠٠").terms
    assert read_query("number:٣٠٠").terms[0].phrases == read_query("number: 300").terms[0].phrases
    assert read_query("PERSON：An").terms[0].phrases == read_query("person:An").terms[0].phrases


def test_days_are_as_long_as_they_are_precise() -> None:
    request = read_query("from:2023-12 to:2024")
    assert (request.first_day, request.last_day) == (day("2023-12-01"), day("2024-12-31"))
    assert read_query("to:٢٠٢٤-٠٢").last_day == day("2024-02-29")


@pytest.mark.parametrize(
    ("query", "remark"),
    [
        ("author:An", "there is no filter author:"),
        ("from:yesterday", "from:yesterday is no date"),
        ("to:2023-13", "to:2023-13 is no date"),
        ("language:elvish-tongue-of-old", "is no tag of a language"),
        ("number:many", "says nothing to search for"),
        ("person:!!", "says nothing to search for"),
        ("from:2024 to:2023", "from: is later than to:"),
        ("!!! …", "no word or number"),
        ("flood to:", "to: says nothing to search for"),
        ("x" * (LONGEST_QUERY + 1), f"first {LONGEST_QUERY} characters"),
        (" ".join(f"a{n} b{n}" for n in range(MOST_TERMS)), f"first {MOST_TERMS} words"),
    ],
)
def test_what_is_not_understood_is_said(query: str, remark: str) -> None:
    assert any(remark in said for said in read_query(query).remarks)


def test_read_loosely_words_are_wanted_and_phrases_and_filters_needed() -> None:
    loose = read_query('flood G-20 第十五次 "two words" language:vi', loosely=True)
    assert [term.phrases[0].keys for term in loose.terms] == [("two", "words"), ("vi",)]
    wanted = [term.phrases[0].keys for term in loose.wanted]
    assert wanted == [("flood",), ("g",), ("20",), ("第十",), ("十五",), ("五次",)]


def test_however_many_words_there_are_a_filter_is_none_too_many() -> None:
    request = read_query(" ".join(f"a{n}" for n in range(40)) + " language:vi person:An")
    assert len(request.terms) == MOST_TERMS
    assert [term.phrases[0].fields for term in request.terms[-2:]] == [("language",), ("people",)]


def test_roman_numerals_are_numbers_and_words() -> None:
    assert [phrase.keys for phrase in read_query("XV").terms[0].phrases[:2]] == [("xv",), ("15",)]
    assert ("15",) not in [phrase.keys for phrase in read_query("xv").terms[0].phrases]


def test_an_empty_query_asks_nothing_and_addresses_are_no_filters() -> None:
    assert read_query("  ") == SearchRequest()
    assert read_query("https://x.example/a 12:30 note: this").remarks == ()


_PIECES = st.one_of(
    st.text(max_size=12), st.sampled_from([*(f"{name}:" for name in FILTERS), '"', " ", "-", "2023", "人"])
)


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_any_text_is_a_query(text: str) -> None:
    request = read_query(text)
    assert len(request.terms) <= MOST_TERMS
    keys = [key for term in request.terms for phrase in term.phrases for key in phrase.keys]
    assert all(key and not set(key) & set(' "*():^{}\0') for key in keys)
    assert all(term.phrases for term in request.terms)
