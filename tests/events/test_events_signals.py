"""Signals: what is read in one article."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.events.features import code, number
from hexapla.events.signals import (
    LEAD,
    MOST_DAYS,
    READ,
    TOP,
    UNKNOWN,
    WEEKDAYS,
    Traits,
    batches,
    read,
    read_all,
    reading,
)
from hexapla.values.article import Article, Block

TEXTS = st.text(max_size=200) | st.text("Abk дшق٣4,. 年月日山タワกรุ་ལ3rd\n", max_size=80)


def of(text: str, language: str | None = "en") -> Traits:
    return read(Article(id="a", text=text, language=language))


# A model of languages is loaded for the first text that states none.
@settings(deadline=None)
@given(TEXTS, st.sampled_from([None, "en", "de", "zh", "th", "ar", "xx"]))
def test_any_text_gives_traits_whose_parts_fit_each_other(text: str, language: str | None) -> None:
    found = of(text, language)
    words, numbers = (np.frombuffer(part, dtype="<u4").astype(np.int64) for part in (found.words, found.numbers))
    assert len(found.words) == 4 * len(found.counts) == 4 * len(found.named)
    assert len(found.numbers) == 4 * len(found.times)
    assert (np.diff(words) > 0).all()
    assert all(named <= count for named, count in zip(found.named, found.counts, strict=True))
    assert 0 not in found.counts + found.times
    assert len(numbers) == len(found.times)
    assert len(set(found.days)) == len(found.days) <= MOST_DAYS
    assert found.early_day == UNKNOWN or found.early_day in range(101, 1232)


@settings(deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_traits(text: str) -> None:
    assert of(text) == of(text)
    assert of(text, None) == of(text, None)


@settings(deadline=None)
@given(st.lists(st.tuples(TEXTS, st.sampled_from([None, "en", "de", "zh", "th"])), max_size=8), st.integers(1, 400))
def test_what_is_read_of_an_article_depends_on_no_other(texts: list[tuple[str, str | None]], most: int) -> None:
    articles = [Article(id=str(k), text=text, language=language) for k, (text, language) in enumerate(texts)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hexapla.events.signals.TOGETHER", most)
        assert read_all(articles) == [read(article) for article in articles]
        together = list(batches(articles))
    assert [article for batch in together for article in batch] == articles
    assert all(len(batch) == 1 or sum(len(each.text) for each in batch) <= most for batch in together)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The 32nd conference of Havsund met on 12 March 2024."),
        ("fr", "La 32e conférence de Havsund a eu lieu le 12 mars 2024."),
        ("ru", "32-я конференция в Хавсунде прошла 12 марта 2024 года."),
        ("zh", "第32届会议于2024年3月12日在东林举行。"),
        ("hi", "३२वां सम्मेलन १२ मार्च २०२४ को हुआ।"),
    ],
)
def test_days_years_and_editions_are_read_in_any_writing(language: str, text: str) -> None:
    found = of(text, language)
    assert (found.days, found.early_day, found.year) == ((312,), 312, 2024)
    assert [edition.value for edition in found.editions] == [32]
    assert number("2024") in np.frombuffer(found.numbers, dtype="<u4")


def test_documents_and_addresses_are_numbers() -> None:
    found = of("Havsund cites 12/CT-TW, and 12/CT-TW is at www.havsund.example/act.")
    times = dict(zip(np.frombuffer(found.numbers, dtype="<u4").tolist(), found.times, strict=True))
    assert times[code("12-CT-TW")] == 2
    assert times[code("havsund.example/act")] == 1


def test_the_top_is_read_as_it_is_written_in_each_language_by_itself() -> None:
    assert of("The harbour").top == of("the HARBOUR, the harbour").top
    assert len(of("The harbour").top) == 2 * 4
    assert of("The harbour", "nb").top != of("The harbour").top
    assert of("x " * TOP + "harbour").top == of("x").top


def test_weekdays_are_those_named_early_each_once() -> None:
    assert of("On Thursday, after Monday and Thursday.").weekdays == (0, 3)
    assert of("x " * WEEKDAYS + "on Thursday").weekdays == ()


def test_ordinals_of_dates_and_ranks_are_no_editions() -> None:
    assert of("On the 12th of March 2024 she came second.").editions == ()


def test_an_edition_stands_beside_what_it_counts() -> None:
    (one,), (other,) = (of(f"The 32nd {what} of Havsund.").editions for what in ("conference", "konferenz"))
    assert one.near & other.near


def test_only_the_lead_has_an_early_day() -> None:
    assert of("x " * LEAD + "12 March 2024").early_day == UNKNOWN


def test_a_language_that_nobody_knows_is_named_by_its_writing() -> None:
    assert (of("", None).language, of("12 34", None).language) == ("und", "und")


def test_titles_and_captions_are_read_once_and_no_more_than_the_bound() -> None:
    blocks = (Block(kind="caption", text="Havsund harbour"),)
    article = Article(id="a", title="The council", text="It met.", blocks=blocks)
    assert reading(article) == "The council\nIt met.\nHavsund harbour"
    assert reading(Article(id="a", title="It met", text="It met.")) == "It met."
    assert len(reading(Article(id="a", text="a" * 10**6))) == READ


@pytest.mark.parametrize("piece", ["b", "1", "1.", "山", "กั", "ร\u0e31", "3rd ", "\u0301", "٣٬", "A1", "カー", "་ལ"])
def test_a_million_codepoints_of_anything_are_read(piece: str) -> None:
    found = of(piece * (10**6 // len(piece)))
    assert len(found.words) <= 4 * READ
