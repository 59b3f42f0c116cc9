"""What pages of people, series and outlets show at a glance."""

import msgspec
import pytest
from lxml import html

from hexapla.editions import all_erring, outlet_page, person_page, series_page
from hexapla.values.lines import OutletLine
from hexapla.values.outlet_card import Faults, OutletCard, OutletLedger
from hexapla.values.person import Appearance, Portrait, Profile, Tenure
from hexapla.values.series import Attendance, Figure, FigureRow, PersonRow, SeriesCard, Turn


def text_of(page: bytes, path: str) -> list[str]:
    return [" ".join("".join(one.itertext()).split()) for one in html.fromstring(page).xpath(path)]


def seen(event: str, date: str) -> Appearance:
    return Appearance(event, date, "Dora Lind", (), (), (), ())


def held(role: str, first: str, last: str, *events: str) -> Tenure:
    return Tenure({"en": role}, first, last, events, ())


def test_the_latest_role_stands_first_in_the_picture_and_below_it():
    roles = (held("envoy", "2019-05-01", "2020-05-01", "a", "b"), held("minister", "2023-05-01", "2023-05-01", "c"))
    dates = (seen("a", "2019-05-01"), seen("b", "2020-05-01"), seen("c", "2023-05-01"))
    page = person_page(Portrait.of(Profile("dora", "Dora Lind", (), roles, dates)), {}, {})
    assert text_of(page, "//*[contains(@class, 'role')]") == ["minister", "envoy"]
    assert text_of(page, "//*[contains(@class, 'lanes')]//li/a") == ["minister", "envoy"]
    assert text_of(page, "//*[contains(@class, 'lanes')]//time") == ["1 May 2019", "1 May 2023"]
    anchors = html.fromstring(page).xpath("//*[contains(@class, 'lanes')]//li/a/@href")
    assert [html.fromstring(page).xpath(f"count(//*[@id = '{one[1:]}'])") for one in anchors] == [1, 1]


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        (Figure(68, "=", None), Figure(71, "=", None), "+3"),
        (Figure(1500.5, ">", "km"), Figure(300.25, ">", "km"), "−1,200.25"),
        (Figure(68, "=", None), Figure(68, "=", None), ""),
        (Figure(68, "=", None), Figure(71, ">", None), ""),
        (Figure(68, "=", "km"), Figure(71, "=", "m"), ""),
    ],
)
def test_a_figure_says_by_how_much_it_changed_where_both_are_told_alike(before, now, change):
    turns = tuple(Turn(event, None, "", "") for event in ("a", "b", "c"))
    card = SeriesCard("s", turns, (), (FigureRow({"en": "guests"}, (before, None, now)),), ())
    assert text_of(series_page(card, {}, {}), "//td/*[contains(@class, 'hint')]") == ([change] if change else [])


def test_people_of_a_series_lead_to_their_pages():
    turns = (Turn("a", 1, "", ""), Turn("b", 2, "", ""))
    rows = (
        PersonRow("Dora Lind", (Attendance("D. Lind", {}), Attendance("Dora Lind", {}))),
        PersonRow("Omar", (None, Attendance("Omar", {}))),
    )
    page = series_page(SeriesCard("s", turns, rows, (), ()), {}, {}, people_at={"a": {"D. Lind": "people/dora.html"}})
    assert html.fromstring(page).xpath("//th[@scope = 'row']/a/@href") == ["../people/dora.html"]


def test_an_outlet_s_errors_stand_beside_those_of_all():
    empty = OutletCard("x", "x", "x", (), "", "", 4, 0, 0, {}, (), {}, (), (), Faults(), OutletLedger("x"))
    one = msgspec.structs.replace(empty, faults=Faults(4, 1, 1, 0.05, 0.7))
    other = msgspec.structs.replace(empty, id="y", faults=Faults(6, 4, 4, 0.3, 0.9))
    together = all_erring(map(OutletLine.of, (one, other, empty)))
    assert together == (5, 10)
    page = outlet_page(one, {}, {}, frozenset(), together=together)
    assert "All outlets together: 5 of 10" in text_of(page, "//figcaption/span")
    assert html.fromstring(page).xpath("//*[@class = 'gauge']//circle/@cx") == ["25.0%"]
    assert "All outlets" not in outlet_page(one, {}, {}, frozenset(), together=(1, 4)).decode()
