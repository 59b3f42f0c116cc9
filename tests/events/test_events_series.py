"""Series: successive editions in their order, and what only looks like one."""

from hexapla.events import link
from hexapla.values.article import Article, DateValue
from hexapla.values.event import SeriesPlace


def page(name: str, title: str, text: str, day: str | None = None, url: str | None = None) -> Article:
    published = DateValue(day, "day") if day else None
    return Article(id=name, title=title, text=f"{title}\n{text}", language="en", published=published, url=url)


def places(*articles: Article) -> dict[str, SeriesPlace | None]:
    return {event.members[0].id: event.series for event in link(articles).events}


FIRST = page(
    "a",
    "14th Diplomatic Conference of Dong Lam closes",
    "The 14th Diplomatic Conference of Dong Lam closed in Vinh Ha after four working days, 19 sessions and 240 views. "
    "Foreign Minister Le Quang Hai thanked Phan Dinh Tu, who had opened it.",
    "2022-12-21",
)
SECOND = page(
    "b",
    "15th Diplomatic Conference of Dong Lam closes",
    "The 15th Diplomatic Conference of Dong Lam closed in Vinh Ha after five working days, 24 sessions and 310 views. "
    "Foreign Minister Le Quang Hai thanked Phan Dinh Tu, who had opened it.",
    "2023-12-20",
)
ELSEWHERE = page(
    "c",
    "16th Diplomatic Conference of Skarvland begins",
    "The 16th Diplomatic Conference of Skarvland began in Havsund with a speech by Sigrid Halvorsdatter on herring. "
    "Torleiv Brandsnes spoke for the boats of Ytre Skjær, of which 140 lay in the harbour.",
    "2024-01-10",
)


def test_successive_editions_are_neighbours_in_one_series() -> None:
    found = places(FIRST, SECOND)
    first, second = found["a"], found["b"]
    assert first is not None
    assert second is not None
    assert (first.id, first.ordinal, second.ordinal) == (second.id, 14, 15)
    assert (first.previous, second.next) == (None, None)
    assert first.next is not None
    assert second.previous is not None


def test_a_conference_of_another_body_is_not_the_next_of_the_series() -> None:
    found = places(FIRST, SECOND, ELSEWHERE)
    assert found["b"] is not None
    assert found["b"].next is None
    assert found["c"] is not None
    assert (found["c"].ordinal, found["c"].previous) == (16, None)


def test_an_event_that_counts_itself_in_its_title_has_a_place_though_it_is_alone() -> None:
    (place,) = places(FIRST).values()
    assert place is not None
    assert (place.ordinal, place.previous, place.next) == (14, None, None)


def test_an_ordinal_that_the_report_only_mentions_makes_no_series() -> None:
    mention = page(
        "d",
        "Dong Lam reviews a year of friendship",
        "Delegates of 34 associations met in Vinh Ha to look back on the year. " * 8
        + "Ta Quoc Binh announced the 7th friendship summer camp in Ha Bac province.",
    )
    assert places(mention) == {"d": None}


def test_a_series_is_called_after_its_first_event_and_later_ones_do_not_rename_it() -> None:
    alone, both = places(FIRST)["a"], places(FIRST, SECOND)["a"]
    assert alone is not None
    assert both is not None
    assert alone.id == both.id


def test_two_yearly_reviews_of_different_bodies_are_no_series() -> None:
    ministry = page(
        "e",
        "Foreign ministry reviews 2024",
        "The foreign ministry of Dong Lam held its yearly review in Vinh Ha on 7 January and set 12 tasks for 2025.",
        "2025-01-07",
        "https://ministry.example/review-2024",
    )
    commission = page(
        "f",
        "Commission for external affairs reviews 2023",
        "The commission for external affairs held its yearly review in Vinh Ha on 4 January and gave three tasks.",
        "2024-01-04",
        "https://commission.example/review-2023",
    )
    assert set(places(ministry, commission).values()) == {None}
