from hexapla.editions.disagreements import Disagreement, VersionReport, sharpest


def told(
    number: int, *values: str, severity: str = "error", verdict: str = "", here: str | None = "vi"
) -> Disagreement:
    return Disagreement(
        number, "number-changed", severity, "", values, None, None, here=here, there="fr", verdict=verdict
    )


def first(*found: Disagreement) -> list[int]:
    return [one.number for one in sharpest([VersionReport(None, found, {}, 0)])]


def test_one_value_against_another_comes_before_what_a_version_lacks() -> None:
    assert first(told(1, "12"), told(2, "41", "43"), told(3, "7", "9")) == [2, 3, 1]


def test_no_more_than_three_stand_at_the_top_of_an_event() -> None:
    assert first(*(told(n, str(n), "0") for n in range(1, 9))) == [1, 2, 3]


def test_what_is_said_twice_stands_there_once() -> None:
    assert first(told(1, "41", "43"), told(2, "41", "43")) == [1]


def test_what_somebody_judged_is_no_longer_first_to_be_read() -> None:
    assert first(told(1, "41", "43", verdict="accept"), told(2, "7", "9")) == [2]


def test_warnings_and_differences_of_one_version_alone_stay_in_the_list() -> None:
    assert first(told(1, "41", "43", severity="warning"), told(2, "41", here=None), told(3)) == []
