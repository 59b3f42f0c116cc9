"""Numbers of a version: what changed, what is gone, and what is only written otherwise."""

import pytest

from hexapla.versions.comparison import compare

KINDS = ("number-changed", "number-missing", "date-changed")
OPENING = "The council of Dong Lam met in Vinh Ha and heard a report on the harbour by Le Quang Hai."
ANFANG = "Der Rat von Dong Lam trat in Vinh Ha zusammen und hörte von Le Quang Hai einen Bericht über den Hafen."
END = "Le Quang Hai thanked the builders of the harbour of Vinh Ha at the end of the meeting."
ENDE = "Le Quang Hai dankte am Ende der Sitzung den Erbauern des Hafens von Vinh Ha."


def found(article, english, german):
    left, right = article("a", "en", OPENING, english, END), article("b", "de", ANFANG, german, ENDE)
    return [(d.kind, d.values) for d in compare(left, right) if d.kind in KINDS]


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("The harbour of Vinh Ha took 25,000 ships.", "Der Hafen von Vinh Ha nahm 25 Tsd. Schiffe auf."),
        ("The harbour of Vinh Ha is 130 miles away.", "Der Hafen von Vinh Ha ist 209 km entfernt."),
        ("The harbour of Vinh Ha is 130 miles away.", "Der Hafen von Vinh Ha ist 130 Meilen (209 km) entfernt."),
        ("The harbour of Vinh Ha saw 2 to 4 inches of rain.", "Im Hafen von Vinh Ha fielen 5 bis 10 cm Regen."),
        ("The harbour of Vinh Ha grew in the 1980s.", "Der Hafen von Vinh Ha wuchs in den 80er Jahren."),
        ("The harbour of Vinh Ha opened at 7 p.m.", "Der Hafen von Vinh Ha wurde um 19.00 Uhr eröffnet."),
        ("The harbour of Vinh Ha has 12 gates.", "Der Hafen von Vinh Ha hat zwölf Tore."),
    ],
)
def test_what_is_only_written_otherwise_is_no_difference(article, english, german):
    assert found(article, english, german) == []


@pytest.mark.parametrize(
    ("english", "german", "difference"),
    [
        (
            "The harbour of Vinh Ha took 24 to 45 ships.",
            "Der Hafen von Vinh Ha nahm 24 bis 54 Schiffe auf.",
            ("number-changed", ("45", "54")),
        ),
        (
            "The harbour of Vinh Ha opened in 1997.",
            "Der Hafen von Vinh Ha wurde 9997 eröffnet.",
            ("number-changed", ("1997", "9997")),
        ),
        (
            "The harbour of Vinh Ha cost $100 million.",
            "Der Hafen von Vinh Ha kostete 180 Millionen.",
            ("number-changed", ("$100 million", "180 Millionen")),
        ),
        (
            "The harbour of Vinh Ha cost 11 million.",
            "Der Hafen von Vinh Ha kostete 11 Milliarden.",
            ("number-changed", ("11 million", "11 Milliarden")),
        ),
        (
            "The harbour of Vinh Ha is 130 miles away.",
            "Der Hafen von Vinh Ha ist 530 Meilen (209 km) entfernt.",
            ("number-changed", ("130", "530")),
        ),
        (
            "The harbour of Vinh Ha has 7.5 rows and 12 gates.",
            "Der Hafen von Vinh Ha hat Reihen und 12 Tore.",
            ("number-missing", ("7.5",)),
        ),
        (
            "The harbour of Vinh Ha opened in 1997.",
            "Der Hafen von Vinh Ha wurde eröffnet.",
            ("number-missing", ("1997",)),
        ),
        (
            "The harbour of Vinh Ha took 40% of 300 ships.",
            "Der Hafen von Vinh Ha nahm 300 % von 40 Schiffen auf.",
            ("number-changed", ("40%", "300 %")),
        ),
    ],
)
def test_a_number_that_is_another_or_gone_is_named(article, english, german, difference):
    assert found(article, english, german) == [difference]


def test_numbers_swapped_between_neighbours_are_both_named(article):
    gates = (
        "The new harbour has 68 gates, which the Siemens works in Hamburg built for Dong Lam.",
        "Der neue Hafen hat ",
    )
    ships = "Minister Tran My An counted 240 ships.", "Ministerin Tran My An zählte 68 Schiffe."
    gates = gates[0], gates[1] + "240 Tore, die das Siemens-Werk in Hamburg für Dong Lam gebaut hat."
    left = article("a", "en", OPENING, gates[0], ships[0], END)
    right = article("b", "de", ANFANG, gates[1], ships[1], ENDE)
    named = [d.values for d in compare(left, right) if d.kind == "number-changed"]
    assert named == [("68", "240"), ("240", "68")]
