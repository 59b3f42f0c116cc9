import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.events.addresses import versions

HOST = "tidings.example"


@pytest.mark.parametrize(
    ("english", "bokmal"),
    [
        ("/news/2031-05-04-votes-en.html", "/news/2031-05-04-votes-no.html"),
        ("/en/budget-of-the-harbour", "/no/budget-of-the-harbour"),
        ("/news/budget_of_the_harbour.en.html", "/news/budget_of_the_harbour.nb.html"),
    ],
)
def test_addresses_that_differ_in_the_tag_of_their_language_are_versions(english: str, bokmal: str) -> None:
    assert list(versions([(HOST + english, "en"), (HOST + bokmal, "nb")])) == [[0, 1]]


def test_the_tag_must_be_that_of_the_page() -> None:
    assert (
        list(versions([(HOST + "/en/budget-of-the-harbour", "en"), (HOST + "/de/budget-of-the-harbour", "fr")])) == []
    )


def test_another_story_or_host_is_no_version() -> None:
    pages = [
        (HOST + "/en/budget-of-the-harbour", "en"),
        (HOST + "/de/budget-of-the-school", "de"),
        ("others.example/fr/budget-of-the-harbour", "fr"),
    ]
    assert list(versions(pages)) == []


@pytest.mark.parametrize("page", ["/index-{}.html", "/{}/", "/{}/news", "/{}/article-4711", "/{}/2031/05/04/12"])
def test_front_pages_and_numbers_say_nothing(page: str) -> None:
    assert list(versions([(HOST + page.format(tag), tag) for tag in ("en", "de")])) == []


def test_two_pages_of_one_language_are_not_joined() -> None:
    pages = [(HOST + f"/{tag}/budget-of-the-harbour", tag) for tag in ("en", "de", "en")]
    assert list(versions(pages)) == []


@given(st.lists(st.tuples(st.none() | st.text(max_size=60), st.sampled_from([None, "en", "de"])), max_size=8))
def test_any_addresses_give_rows_of_pages(pages: list[tuple[str | None, str | None]]) -> None:
    found = list(versions(pages))
    assert {row for rows in found for row in rows} <= set(range(len(pages)))
    assert all(len(rows) > 1 for rows in found)
