"""Consistency: one body, one name; and no charge where names differ only in form."""

import pytest

from hexapla.versions import compare, defects

ORIGINAL = (
    "On Friday 12 May the Commission for Harbour Affairs opened its yearly meeting in Vinh Ha with 340 guests.",
    "The meeting heard 25 reports and adopted 7 decisions on the ports of the northern coast in two days.",
    "Asked by 18 members, the Commission for Harbour Affairs promised 46 million dollars for the new ferry line.",
    "The next meeting will be held in Ha Bac in 2027 and last for 3 days, its chair Tran My An told the press.",
)
FRENCH = (
    "Le vendredi 12 mai, la Commission des affaires portuaires a ouvert sa réunion à Vinh Ha devant 340 invités.",
    "La réunion a entendu 25 rapports et adopté 7 décisions sur les ports de la côte nord en deux jours.",
    "Interrogée par 18 membres, la {} a promis 46 millions de dollars pour la nouvelle ligne de ferry.",
    "La prochaine réunion aura lieu à Ha Bac en 2027 et durera 3 jours, a dit à la presse sa présidente Tran My An.",
)


def inconsistent(article, name: str) -> list[tuple[str, ...]]:
    told = article("b", "fr", *(sentence.format(name) for sentence in FRENCH))
    found = compare(article("a", "en", *ORIGINAL), told)
    return [difference.values for difference in found if difference.kind == "term-inconsistent"]


def test_a_body_with_two_names_is_found_where_the_original_has_one(article) -> None:
    told = article("b", "fr", *(sentence.format("Direction des quais maritimes") for sentence in FRENCH))
    found = compare(article("a", "en", *ORIGINAL), told)
    (one,) = [difference for difference in found if difference.kind == "term-inconsistent"]
    assert one.values == ("Commission des affaires portuaires", "Direction des quais maritimes")
    assert one.severity == "warning"
    assert one.original.text == "Commission for Harbour Affairs"
    assert told.blocks[one.version.block].text[one.version.start : one.version.end] == one.version.text


@pytest.mark.parametrize(
    "name",
    [
        "Commission des affaires portuaires",
        "Commission des Affaires portuaires nationales",
        "commission",
        "Commission portuaire",
        "CAP",
        "Commission des affaires portuaires de Vinh Ha",
    ],
)
def test_another_form_of_the_name_is_no_other_name(article, name: str) -> None:
    assert inconsistent(article, name) == []


def test_two_bodies_of_the_original_may_have_two_names(article) -> None:
    original = (
        *ORIGINAL[:2],
        ORIGINAL[2].replace("Commission for Harbour Affairs", "Department of Quays"),
        ORIGINAL[3],
    )
    told = article("b", "fr", *(sentence.format("Direction des quais maritimes") for sentence in FRENCH))
    found = compare(article("a", "en", *original), told)
    assert [difference for difference in found if difference.kind == "term-inconsistent"] == []


CHAIR = "Tran My An, leder for partiets faste kommisjon for ytre {}, åpnet møtet."


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("relasjoner", "forbindelser", [("kommisjon for ytre relasjoner", "kommisjon for ytre forbindelser")]),
        ("relasjoner", "relasjoner", []),
        ("relasjoner", "relasjonene", []),
    ],
)
def test_one_person_heads_one_body(article, first: str, second: str, expected: list[tuple[str, str]]) -> None:
    told = article("b", "nb", CHAIR.format(first), CHAIR.format(second).replace("åpnet", "ledet"))
    assert [d.values for d in defects(told) if d.kind == "term-inconsistent"] == expected


def test_another_person_may_head_another_body(article) -> None:
    other = CHAIR.format("forbindelser").replace("Tran My An", "Le Quang Hai")
    assert [
        d for d in defects(article("b", "nb", CHAIR.format("relasjoner"), other)) if d.kind == "term-inconsistent"
    ] == []
