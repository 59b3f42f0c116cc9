"""Days: which dates became which."""

from hexapla.versions import compare


def changed(article, a, b):
    end = "The 12 members of the council of Vinh Ha thanked the secretariat.", "The council has 41 guests."
    found = compare(article("a", "en", a, *end), article("b", "en", b, *end))
    return [(difference.kind, difference.values) for difference in found]


def test_both_ends_of_a_period_are_named_as_dates(article):
    a = "The council of Vinh Ha met 30 times from 2026-02-10 to 2026-03-10 in Merovar."
    b = "The council of Vinh Ha met 30 times from 2026-02-09 to 2026-03-11 in Merovar."
    assert changed(article, a, b) == [
        ("date-changed", ("2026-02-10", "2026-02-09")),
        ("date-changed", ("2026-03-10", "2026-03-11")),
    ]


def test_a_number_beside_a_changed_date_is_its_own(article):
    a = "The council of Vinh Ha met 30 times until 2026-03-10 in Merovar."
    b = "The council of Vinh Ha met 31 times until 2026-03-11 in Merovar."
    assert changed(article, a, b) == [
        ("number-changed", ("30", "31")),
        ("date-changed", ("2026-03-10", "2026-03-11")),
    ]
