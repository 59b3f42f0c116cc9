"""The picture of a person's roles over time."""

from hexapla.editions.lanes import Dot, lanes
from hexapla.values.person import Tenure


def role(*events: str) -> Tenure:
    return Tenure({"en": "minister"}, "", "", events, ())


DATES = {"a": "2020-01-01", "b": "2022-01-01", "c": "2024-01-01", "d": "", "e": "soon"}


def test_roles_stand_on_one_scale_from_the_first_to_the_last_day_of_all() -> None:
    found = lanes([role("c", "b"), role("a"), role("d", "e")], DATES, "en")
    assert found is not None
    assert (found.first, found.last) == ("2020-01-01", "2024-01-01")
    assert [(one.number, one.x, one.width) for one in found.lanes] == [(1, "50.03", "49.97"), (2, "0.00", "0.00")]
    assert found.lanes[0].dots == (Dot("2022-01-01", "50.03"), Dot("2024-01-01", "100.00"))


def test_time_runs_from_the_right_where_the_script_does() -> None:
    found = lanes([role("a", "c"), role("c")], DATES, "ar")
    assert found is not None
    assert [(one.x, one.width) for one in found.lanes] == [("0.00", "100.00"), ("0.00", "0.00")]
    assert [dot.x for dot in found.lanes[0].dots] == ["100.00", "0.00"]


def test_there_is_no_picture_of_one_day_or_of_none() -> None:
    assert lanes([role("a"), role("a", "d")], DATES, "en") is None
    assert lanes([role("d", "e", "unknown")], DATES, "en") is None
    assert lanes([], DATES, "en") is None


def test_a_month_or_a_year_stands_at_its_first_day() -> None:
    found = lanes([role("x", "y")], {"x": "2020", "y": "2021-02"}, "en")
    assert found is not None
    assert [dot.x for dot in found.lanes[0].dots] == ["0.00", "100.00"]
