"""Precedence: who comes first, and which of several texts is the original."""

import itertools

from msgspec.structs import replace

from hexapla.values.article import DateValue
from hexapla.versions.credits import Standing
from hexapla.versions.precedence import foremost, later, precedence
from hexapla.versions.reading import read

NO_CREDITS = dict.fromkeys("abc", Standing(0, 0))


def minute(value):
    return DateValue(value, "minute")


def test_days_are_compared_and_times_only_with_one_offset():
    day = DateValue("2024-06-12", "day")
    assert later(DateValue("2024-06-13", "day"), day)
    assert not later(day, DateValue("2024-06", "month"))
    assert later(minute("2024-06-12T14:00+02:00"), minute("2024-06-12T13:00+02:00"))
    assert not later(minute("2024-06-12T14:00+02:00"), minute("2024-06-12T13:00+03:00"))
    assert not later(minute("2024-06-12T14:00+02:00"), day)
    assert not later(None, day)


def test_no_article_comes_before_an_earlier_one(article, english, french):
    late = article("a", "en", *english, published="2022-12-23", outlet="The Merovar Post")
    early = article("b", "fr", *french, published="2022-12-21", source="The Merovar Post")
    undated = article("c", "fr", *french[:2])
    orders = {tuple(precedence([read(a) for a in way], {})) for way in itertools.permutations([late, early, undated])}
    assert len(orders) == 1
    (order,) = orders
    assert order.index("b") < order.index("a")


def test_a_page_that_credits_an_outlet_comes_behind_one_that_credits_what_that_outlet_credits(article, english, french):
    pages = [
        article("a-da", "da", *french, source="Dong Lam World", outlet="Havsund Tidende"),
        article("b-en", "en", *english, source="Báo Đông Lam", outlet="Dong Lam World"),
        article("c-vi", "vi", *english, outlet="Báo Đông Lam"),
    ]
    assert precedence([read(page) for page in pages], {}) == ["c-vi", "b-en", "a-da"]


def test_more_moments_than_are_compared_are_put_in_order_by_days(article):
    page = article("x", "en", "One short line of text.")
    times = [f"2024-06-{12 + k % 2}T{k // 60:02}:{k % 60:02}+02:00" for k in range(320)]
    dated = [read(replace(page, id=f"{k:03}", published=minute(time))) for k, time in enumerate(times)]
    assert [int(i) % 2 for i in precedence(dated, {})] == [0] * 160 + [1] * 160


def test_the_original_is_what_others_took_up(article, english):
    short = read(article("a", "en", *english[:3], outlet="Báo Đông Lam"))
    full = read(article("b", "en", *english))
    assert foremost([short, full], {"a": 3, "b": 0}, NO_CREDITS) == "a"
    assert foremost([short, full], {}, NO_CREDITS | {"a": Standing(0, 1)}) == "a"


def test_one_version_may_be_the_outlet_s_own_and_takes_nothing_up(article, english):
    short = read(article("a", "en", *english[:3], published="2022-12-21"))
    full = read(article("b", "en", *english, published="2022-12-21"))
    assert foremost([short, full], {"a": 1, "b": 0}, NO_CREDITS) == "b"


def test_of_texts_that_nobody_took_up_the_earliest_is_the_original_then_the_fullest(article, english):
    early = read(article("b", "en", *english[:2], published="2022-12-20"))
    full = read(article("c", "en", *english, published="2022-12-21"))
    brief = read(article("a", "en", *english[:2], published="2022-12-21"))
    assert foremost([brief, full, early], {}, NO_CREDITS) == "b"
    assert foremost([brief, full], {}, NO_CREDITS) == "c"
    assert foremost([], {}, {}) is None
