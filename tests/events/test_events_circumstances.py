"""Circumstances: what is known of small made-up articles besides their texts."""

from datetime import date

import numpy as np
import pytest

from hexapla.events.circumstances import Circumstances
from hexapla.events.comparison import compare
from hexapla.events.signals import UNKNOWN
from hexapla.values.article import Article, DateValue

DATED = "KERAVELLE, 4 March 2031 - The harbour council of Keravelle opened the third tide gate on Tuesday morning."
UNDATED = "The harbour council of Keravelle opened the third tide gate, and nobody wrote down when that was."
LATE_DATED = f"{UNDATED * 5} The minutes were signed on 4 March 2031 in the old customs house."
CHINESE = "梅罗瓦尔2031年3月4日电 凯拉韦勒港务委员会周二上午启用了第三座潮闸,约三百名居民到场观看。"
ARABIC = "كيرافيل، 4 مارس 2031 - افتتح مجلس الميناء البوابة الثالثة للمد صباح الثلاثاء بحضور نحو 300 من السكان."


def known(*articles: Article) -> Circumstances:
    return compare(articles).known


def published(value: str) -> DateValue:
    precisions = {4: "year", 7: "month", 10: "day"}
    return DateValue(value=value, precision=precisions.get(len(value), "minute"))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [DATED, CHINESE, ARABIC])
def test_an_article_that_does_not_say_when_it_appeared_did_so_on_the_day_its_lead_names_with_its_year(
    text: str,
) -> None:
    assert known(Article(id="a", text=text)).published.tolist() == [date(2031, 3, 4).toordinal()]


def test_a_day_without_a_year_or_after_the_lead_is_no_moment() -> None:
    without = DATED.replace(" 2031", "")
    articles = [Article(id=str(k), text=text) for k, text in enumerate((UNDATED, without, LATE_DATED))]
    assert known(*articles).published.tolist() == [UNKNOWN] * 3


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-03-09", date(2031, 3, 9).toordinal()),
        ("2031-03-09T23:30-05:00", date(2031, 3, 9).toordinal()),
        ("9999-12-31", date(9999, 12, 31).toordinal()),
        ("0000-01-01", UNKNOWN),
        ("2031-02-30", UNKNOWN),
    ],
)
def test_the_day_an_article_states_counts_whatever_its_lead_says(value: str, expected: int) -> None:
    assert known(Article(id="a", text=DATED, published=published(value))).published.tolist() == [expected]


@pytest.mark.parametrize("value", ["2031-03", "2031", ""])
def test_where_an_article_states_no_whole_day_its_lead_counts(value: str) -> None:
    assert known(Article(id="a", text=DATED, published=published(value))).published.tolist() == [
        date(2031, 3, 4).toordinal()
    ]


def test_appearing_together_is_common_where_all_articles_did() -> None:
    articles = [Article(id=str(k), text="", published=published("2031-03-09")) for k in range(60)]
    assert known(*articles[:2]).crowding < 0.02
    assert known(*articles).crowding > 0.9


def test_days_years_and_ordinals_are_those_of_the_text() -> None:
    text = (
        "MEROVAR, 7 June 2029 - The 32nd Lantern Regatta of Merovar began on 7 June and ends on 11 June 2029. "
        "It was first rowed in 1998."
    )
    found = known(Article(id="a", text=text, language="en"), Article(id="b", text=UNDATED, language="en"))
    assert np.flatnonzero(found.days[0].toarray()[0]).tolist() == [607, 611]
    assert found.days[1].nnz == 0
    assert found.early_day.tolist() == [607, UNKNOWN]
    assert found.latest_year.tolist() == [2029, UNKNOWN]
    assert found.editions.counted.tolist() == [32, 3]


def test_pages_that_name_one_another_are_a_group_with_its_languages() -> None:
    host = "https://merovar.example"
    pages = [
        Article(id="a", text=DATED, language="en", url=f"{host}/en", alternates={"ar": f"{host}/ar"}),
        Article(id="b", text=ARABIC, language="ar", url=f"{host}/ar", alternates={"en": f"{host}/en"}),
        Article(id="c", text=UNDATED, language="en", url="https://keravelle.example/x"),
    ]
    found = known(*pages)
    assert found.groups.tolist() == [0, 0, 2]
    assert found.linked_pages.tolist() == [2, 2, 1]
    assert found.languages.tolist() == [1, 0, 1]
    assert found.spoken[found.groups].toarray().tolist() == [[1, 1], [1, 1], [0, 1]]
    assert found.hosts[0] == found.hosts[1] != found.hosts[2]


def test_entries_are_in_the_order_of_article_ids() -> None:
    articles = [Article(id="b", text=DATED), Article(id="a", text=UNDATED)]
    assert known(*articles).published.tolist() == [UNKNOWN, date(2031, 3, 4).toordinal()]
