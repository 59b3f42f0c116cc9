"""Outlets over an archive: counts, who rests on whom, how often versions err, and out of how many."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.records import faults, homes, outlet_cards, outlet_id
from hexapla.records.outlet_cards import interval
from hexapla.values.outlet_card import Exchange, KindCount, MonthCount, OutletArticle, OutletLedger

ERROR = (("number-changed", "error", 2), ("untranslated", "warning", 1))


def told(article: str, relation: str = "original", of: str | None = None, **more: object) -> OutletArticle:
    given = {"event": "e1", "date": "2024-03-06", "name": "Post", "language": "en", "title": "T", "published": ""}
    return OutletArticle(article=article, relation=relation, of=of, **{**given, **more})  # type: ignore[arg-type]


def test_an_outlet_has_its_articles_events_languages_and_months_in_numbers() -> None:
    rows = [
        told("a", published="2023-12-30"),
        told("b", event="e2", language="fr", name="Post en français", published="2024-01-02"),
        told("c", event="e2", date="", language=None),
        told("d", event="e1", published="2024-01"),
    ]
    (card,) = outlet_cards(rows, dict.fromkeys("abcd", "post.example"), {})
    assert (card.id, card.name, card.names) == (outlet_id("post.example"), "Post", ("Post en français",))
    assert (card.articles, card.events, card.undated, card.first, card.last) == (4, 2, 1, "2023-12-30", "2024-01-02")
    assert card.languages == {"en": 2, "fr": 1, "und": 1}
    assert card.months == (MonthCount("2023-12", 1, 1), MonthCount("2024-01", 2, 2))
    assert [row.article for row in card.latest] == ["b", "d", "a", "c"]


def test_who_rests_on_whom_is_told_from_both_sides_and_of_nobody_in_particular() -> None:
    rows = [
        told("a"),
        told("b", "translation", "a", name="Tidende"),
        told("c", "copy", "a", name="Tidende"),
        told("d", "adaptation", "a", name=None),
        told("e", "translation", "a"),
        told("f", "independent", None, name="Tidende"),
    ]
    outlets = {"a": "post.example", "e": "post.example", "b": "Tidende", "c": "Tidende", "f": "Tidende"}
    post, tidende = sorted(outlet_cards(rows, outlets, {}), key=lambda card: card.outlet)
    post, tidende = (post, tidende) if post.name == "Post" else (tidende, post)
    own = Exchange(post.id, "Post", 0, 1, 0)
    assert tidende.sources == (Exchange(post.id, "Post", 1, 1, 0),)
    assert tidende.takers == ()
    assert post.sources == (own,)
    assert post.takers == (Exchange(tidende.id, "Tidende", 1, 1, 0), Exchange("", "", 0, 0, 1), own)
    assert tidende.relations == {"copy": 1, "independent": 1, "translation": 1}


def test_errors_are_counted_only_of_versions_that_rest_on_another_which_are_the_denominator() -> None:
    rows = [
        told("a", found=ERROR),  # an original: nothing to be held against
        told("b", "translation", "a", found=ERROR),
        told("c", "translation", "a", found=(("untranslated", "warning", 1),)),
        told("d", "copy", "a"),
        told("e", "independent", None, found=ERROR),
    ]
    found = faults(rows)
    assert (found.versions, found.with_error, found.with_any, found.few) == (3, 1, 2, True)
    assert found.kinds == (KindCount("number-changed", "error", 2, 1), KindCount("untranslated", "warning", 2, 2))
    assert (found.low, found.high) == (0.0615, 0.7923)
    assert faults(rows[:1]) == faults([])


def test_few_versions_are_said_to_be_few() -> None:
    rows = [told(f"v{n}", "translation", "a") for n in range(30)]
    assert [faults(rows[:29]).few, faults(rows).few] == [True, False]


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(0, 0, (0.0, 1.0)), (0, 10, (0.0, 0.2775)), (15, 30, (0.3315, 0.6685))]
)
def test_the_interval_is_wilson_s(part: int, whole: int, shown: tuple[float, float]) -> None:
    assert interval(part, whole) == shown


def test_an_article_without_address_is_of_the_only_host_that_bears_its_name() -> None:
    rows = [
        told("a"),
        told("b"),
        told("c", name="Tidende"),
        told("d", name="Tidende"),
        told("e", name="Tidende"),
        told("f"),
    ]
    known = {"a": "post.example", "b": "Post", "c": "tid.example", "d": "tid.test", "e": "Tidende", "f": None}
    found = homes(rows, known)
    assert found == {"a": "post.example", "b": "post.example", "c": "tid.example", "d": "tid.test", "e": "Tidende"}


def test_an_id_is_plain_and_one_s_own_in_any_script() -> None:
    ids = [outlet_id(name) for name in ("post.example", "بوابة الوزارة", "國際合作部", "国际合作部", "※", "p" * 400)]
    assert len(set(ids)) == len(ids)
    assert [one for one in ids if not one.isascii() or len(one) > 64 or one[0] == "-"] == []
    assert ids[0].startswith("post-example-")


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=8, unique_by=lambda p: p[0]),
    st.randoms(use_true_random=False),
)
def test_the_order_of_rows_does_not_matter(drawn: list[tuple[str, str]], chance: random.Random) -> None:
    rows = [told(a, "copy" if a != b else "original", b if a != b else None, name=f"N{b}") for a, b in drawn]
    outlets = {a: f"host{ord(a) % 3}" for a, _ in drawn}
    ledgers = {"host0": OutletLedger("host0", pages=2)}
    shuffled = rows[:]
    chance.shuffle(shuffled)
    cards = outlet_cards(rows, outlets, ledgers)
    assert cards == outlet_cards(shuffled, outlets, ledgers)
    assert homes(rows, outlets) == homes(shuffled, outlets)
    assert sum(card.articles for card in cards) == len(rows)
