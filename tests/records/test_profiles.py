"""People over time: one person in all spellings, namesakes apart, roles with their days."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.records import profiles, seen_people
from hexapla.values.person import Appearance, RoleSeen
from hexapla.values.text import Evidence


def seen(event: str, date: str, name: str, role: dict[str, str] | None = None, **more: object) -> Appearance:
    place = Evidence(event, 0, 0, len(name), name)
    roles = (RoleSeen(role, (place,)),) if role else ()
    return Appearance(event, date, name, more.pop("variants", ()), roles, (place,), (event,), **more)  # type: ignore[arg-type]


NAMES = ["Ena Voss", "Эна Восс", "Lê Hòa", "李明", ""]
MINISTER = {"en": "foreign minister", "fr": "ministre des Affaires étrangères"}
DEPUTY = {"es": "viceprimer ministro y ministro de Asuntos Exteriores"}


def test_a_role_that_changed_between_two_events_shows_with_its_days_across_languages() -> None:
    (person,) = profiles(
        [
            seen("b", "2025-01-06", "Le Quang Hai", DEPUTY, company=("vu thi hanh",)),
            seen("a", "2023-12-20", "Lê Quang Hải", MINISTER, company=("vu thi hanh",)),
        ]
    )
    assert (person.id, person.name, person.variants) == ("le-quang-hai", "Lê Quang Hải", ("Le Quang Hai",))
    assert [(r.first, r.changed, r.events) for r in person.roles] == [
        ("2023-12-20", False, ("a",)),
        ("2025-01-06", True, ("b",)),
    ]
    assert [r.evidence[0].article for r in person.roles] == ["a", "b"]


def test_one_role_in_two_languages_is_one_with_its_first_and_last_day() -> None:
    rows = [
        seen("a", "2022-12-21", "Nora Vik", {"en": "foreign minister"}),
        seen("b", "2024-03-05", "Nora Vik", {"fr": "ministre des Affaires étrangères"}),
    ]
    (person,) = profiles(rows)
    (role,) = person.roles
    assert (role.first, role.last, sorted(role.role)) == ("2022-12-21", "2024-03-05", ["en", "fr"])
    assert person.certainty >= 0.9


def test_spellings_in_other_scripts_lead_to_one_person() -> None:
    rows = [
        seen("a", "2023-01-01", "Layla al-Mansouri", MINISTER, variants=("ليلى المنصوري",)),
        seen("b", "2023-05-01", "ليلى المنصوري", {"ar": "وزيرة الخارجية"}),
    ]
    (person,) = profiles(rows)
    assert (person.id, len(person.appearances)) == ("layla-al-mansouri", 2)


def test_what_a_person_was_called_before_older_events_came_leads_on() -> None:
    rows = [
        seen("b", "2023-05-01", "Лейла Аль-Мансури", MINISTER, company=("ena voss",)),
        seen("c", "2024-05-01", "Layla al-Mansuri", MINISTER, company=("ena voss",)),
        seen("a", "2022-05-01", "Layla al-Mansouri", MINISTER, company=("ena voss",)),
    ]
    (one,), (two,), (three,) = profiles(rows[:1]), profiles(rows[:2]), profiles(rows)
    assert (one.id, one.former) == ("leyla-al-mansuri", ())
    assert one.id in two.former
    assert {one.id, two.id} <= {three.id, *three.former}
    assert profiles(rows[::-1]) == (three,)


def test_what_is_an_id_or_would_lead_to_two_leads_nowhere() -> None:
    rows = [
        seen("a", "2022-05-01", "Ena Marie Voss", variants=("Ena Voss",)),
        seen("b", "2022-06-01", "Ena Britt Voss", variants=("Ena Voss",)),
        seen("c", "2022-07-01", "Tor Vik", variants=("Tor Erik Vik",)),
        seen("d", "2022-08-01", "Tor Erik Vik", {"en": "pilot"}, company=("x y",)),
    ]
    found = profiles(rows)
    claimed = [former for person in found for former in person.former]
    assert len(claimed) == len(set(claimed))
    assert set(claimed).isdisjoint(person.id for person in found)


def test_namesakes_with_nothing_in_common_are_two_people_who_name_each_other() -> None:
    rows = [
        seen("a", "2024-02-01", "Marta Lind", {"en": "harbour pilot"}, company=("ena voss",)),
        seen("b", "2024-03-01", "Marta Lind", {"en": "director of the opera"}, company=("tor berg",)),
        seen("c", "2024-04-01", "Marta Lind", {"en": "pilot of the harbour"}, company=("ena voss",)),
    ]
    first, second = profiles(rows)
    assert ([r.event for r in first.appearances], [r.event for r in second.appearances]) == (["a", "c"], ["b"])
    assert (first.namesakes, second.namesakes) == ((second.id,), (first.id,))
    assert (first.id, second.id.startswith("marta-lind-")) == ("marta-lind", True)


def test_a_namesake_who_turns_up_later_changes_no_id() -> None:
    rows = [
        seen("a", "2024-02-01", "Marta Lind", {"en": "harbour pilot"}),
        seen("b", "2024-03-01", "Marta Lind", {"en": "director of the opera"}),
    ]
    assert profiles(rows[:1])[0].id in {person.id for person in profiles(rows)}


def test_what_only_a_name_joins_is_said_to_be_uncertain() -> None:
    rows = [seen("a", "2019-02-01", "Marta Lind", {"en": "harbour pilot"}), seen("b", "2024-03-01", "Marta Lind")]
    (person,) = profiles(rows)
    assert person.certainty < 0.7
    assert "nothing but the name" in person.doubt


def test_marks_on_letters_tell_names_apart_unless_one_has_none() -> None:
    role = {"vi": "Giám đốc"}
    apart = profiles([seen("a", "2024-01-01", "Trần Vân Anh", role), seen("b", "2024-02-01", "Trần Văn Anh", role)])
    assert len(apart) == 2
    assert (
        len(profiles([seen("a", "2024-01-01", "Trần Vân Anh", role), seen("b", "2024-02-01", "Tran Van Anh", role)]))
        == 1
    )
    assert len(profiles([seen("a", "2024-01-01", "Lê Hoà", role), seen("b", "2024-02-01", "Lê Hòa", role)])) == 1


def test_names_of_one_letter_s_difference_are_two() -> None:
    rows = [seen("a", "2024-01-01", "Ena Voss", MINISTER), seen("b", "2024-02-01", "Ina Voss", MINISTER)]
    assert len(profiles(rows)) == 2


def test_two_of_a_name_in_one_event_are_two() -> None:
    rows = [seen("a", "2024-01-01", "Ena Voss", MINISTER), seen("a", "2024-01-01", "Ena Voss", {"en": "harbour pilot"})]
    assert len(profiles(rows)) == 2


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from(["Ena Voss", "Эна Восс", "Lê Hòa", "李明", ""])),
        max_size=8,
    )
)
def test_the_order_of_rows_does_not_matter(drawn: list[tuple[str, str]]) -> None:
    rows = [seen(event, f"2024-0{ord(event) - 96}-01", name, {"en": f"{event} clerk"}) for event, name in drawn]
    shuffled = rows[:]
    random.Random(len(rows)).shuffle(shuffled)
    assert profiles(rows) == profiles(shuffled)
    assert sum(len(person.appearances) for person in profiles(rows)) == len(rows)
    assert len({person.id for person in profiles(rows)}) == len(profiles(rows))


def test_thousands_of_people_take_no_quadratic_time() -> None:
    syllables = [a + b for a in "bdfgklmnprstv" for b in ("a", "e", "i", "o", "u")]
    rows = [
        seen(f"e{n}", "2024-01-01", f"{syllables[n % 65].title()}na {syllables[n // 65 % 65].title()}rik", MINISTER)
        for n in range(3000)
    ]
    assert len(profiles(rows)) > 1000


def test_who_is_met_very_often_is_not_compared_with_every_time_before(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[object] = []
    monkeypatch.setattr(seen_people, "are_one", lambda one, two: bool(compared.append(one)))
    rows = [seen(f"e{n:03}", f"20{n % 90 + 10}", "Nora Vik", {"en": ("clerk", "usher")[n % 2]}) for n in range(400)]
    profiles(rows)
    assert 0 < len(compared) <= 2 * len(rows)
