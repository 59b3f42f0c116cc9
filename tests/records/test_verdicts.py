"""Verdicts: what was judged is known again by what it says, and a record shows what was said of it."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from hexapla.errors import UnfitCorrection
from hexapla.records import above, corrected, in_force, judged, named, review, undone
from hexapla.values.difference import Difference
from hexapla.values.fact import DateFact, Person, Quantity, Role, Statement, TextFact
from hexapla.values.record import Record, Version
from hexapla.values.review import Verdict
from hexapla.values.text import Evidence

EMPTY = Record("e", {}, None, None, None, (), None, (), None, None, (), (), (), (), (), (), ())


def at(article: str, text: str, block: int = 0) -> Evidence:
    return Evidence(article, block, 0, len(text), text)


def people() -> tuple[Person, ...]:
    role = Role({"en": "harbour master", "fr": "capitaine du port"}, (at("a", "harbour master Ena Voss"),))
    return (Person("Ena Voss", ("Эна Восс",), (role,), (at("a", "Ena Voss"), at("b", "Эна Восс")), confidence=0.9),)


def event(**more: object) -> Record:
    versions = tuple(Version(i, None, None, "en", None, None, "original", None, 1.0) for i in ("a", "b"))
    facts = {
        "quantities": (
            Quantity(3, "=", None, {"en": "boats"}, (at("a", "three boats"),), confidence=0.8),
            Quantity(3, "=", None, {"en": "years"}, (at("b", "three years"),), confidence=0.4),
        ),
        "people": people(),
        "statements": (Statement("task", {"en": "Mend the pier."}, (at("a", "Mend the pier."),), confidence=0.6),),
        "differences": (Difference("number-changed", "error", at("a", "3"), at("b", "4"), "a", "b", ("3", "4")),),
        "theme": TextFact({"en": "Piers"}, (at("a", "Piers"),)),
        "end": DateFact("2024-05-04", "day", (at("a", "4 May"),)),
    }
    return replace(EMPTY, articles=versions, **{**facts, **more})


def say(verdict: str, record: Record, label: str, number: int = 1, **more: object) -> Verdict:
    (one,) = [one for one in judged(record) if label in one.label]
    return Verdict(verdict, "Ann", "2024-06-01T10:00:00+00:00", "e", one.subject, label=label, number=number, **more)


def test_ids_are_one_each_and_depend_on_nothing_else_in_the_record() -> None:
    ids = {one.label: one.id for one in judged(event())}
    assert len(set(ids.values())) == len(ids)
    fewer = {one.label: one.id for one in judged(event(quantities=event().quantities[1:]))}
    assert fewer.items() <= ids.items()


def test_a_rejected_fact_leaves_its_list_and_stays_under_rejected() -> None:
    shown = review(event(), [say("reject", event(), "boats")])
    assert [q.what for q in shown.quantities] == [{"en": "years"}]
    assert shown.rejected is not None
    (gone,) = shown.rejected.quantities
    assert (gone.what, gone.review.verdict, gone.review.by) == ({"en": "boats"}, "reject", "Ann")


def test_a_corrected_fact_shows_both_values() -> None:
    (first, _) = review(event(), [say("correct", event(), "boats", values={"value": "> 5"})]).quantities
    assert (first.value, first.comparator, first.review.original) == (5, ">", {"value": "= 3"})
    assert first.evidence == event().quantities[0].evidence


def test_a_rejected_role_leaves_the_person() -> None:
    shown = review(event(), [say("reject", event(), "harbour master")])
    assert [(p.name, p.roles) for p in shown.people] == [("Ena Voss", ())]
    assert shown.rejected is not None
    assert [(p.review, len(p.roles)) for p in shown.rejected.people] == [(None, 1)]


def test_differences_and_single_facts_are_judged_too() -> None:
    verdicts = [say("reject", event(), "number-changed", 1), say("reject", event(), "Piers", 2)]
    shown = review(event(), [*verdicts, say("accept", event(), "2024-05-04", 3)])
    assert (shown.differences, shown.theme) == ((), None)
    assert shown.rejected is not None
    assert (len(shown.rejected.differences), shown.rejected.theme.text) == (1, {"en": "Piers"})
    assert (shown.end.review.verdict, shown.end.value) == ("accept", "2024-05-04")


def test_what_was_judged_is_known_again_after_a_rebuild() -> None:
    said = [say("reject", event(), "boats", 1)]
    moved = replace(event().quantities[0], evidence=(at("a", "three boats", 7), at("c", "trois bateaux")))
    assert review(event(quantities=(event().quantities[1], moved)), said).rejected.quantities[0].what == {"en": "boats"}
    reworded = replace(event().quantities[0], evidence=(at("a", "all three boats"),))
    assert review(event(quantities=(event().quantities[1], reworded)), said).rejected is not None
    other = replace(reworded, value=4)
    shown = review(event(quantities=(other,)), said)
    assert (shown.quantities, shown.rejected) == ((other,), None)
    assert [one.label for one in shown.unfound] == ["boats"]


def test_a_person_is_known_by_any_spelling() -> None:
    (one,) = [one for one in judged(event()) if one.subject.kind == "person"]
    said = Verdict("accept", "Ann", "2024", "e", one.subject, number=1)
    again = replace(people()[0], name="Эна Восс", variants=(), evidence=(at("b", "капитан Эна Восс"),))
    assert review(event(people=(again,)), [said]).people[0].review is not None


def test_a_later_row_takes_back_and_can_be_taken_back() -> None:
    first = say("reject", event(), "boats", 1)
    rows = [
        first,
        replace(first, verdict="undo", undoes=1, number=2),
        replace(first, verdict="undo", undoes=2, number=3),
    ]
    assert [row.number for row in in_force(rows[:2])] == []
    assert [row.number for row in in_force(rows)] == [1]
    assert undone(rows) == {2}


def test_the_last_of_several_verdicts_counts_in_whatever_order_they_come() -> None:
    rows = [say("reject", event(), "boats", 1), say("accept", event(), "boats", 2)]
    assert review(event(), rows) == review(event(), rows[::-1])
    assert review(event(), rows).quantities[0].review.verdict == "accept"


def test_an_event_is_reviewed_as_long_as_its_articles_are_what_was_read() -> None:
    mark = Verdict("reviewed", "Ann", "2024", "e", contents={"a": "1", "b": "2"}, number=1)
    assert review(event(), [mark], {"a": "1", "b": "2"}).reviewed
    assert not review(event(), [mark], {"a": "1", "b": "3"}).reviewed
    assert not review(replace(event(), articles=event().articles[:1]), [mark], {}).reviewed


def test_a_least_confidence_spares_what_a_person_vouched_for() -> None:
    shown = review(event(), [say("accept", event(), "years")])
    assert [q.value for q in above(shown, 0.7).quantities] == [3, 3]
    assert [q.what for q in above(event(), 0.7).quantities] == [{"en": "boats"}]
    assert above(event(), 0.0) == event()
    assert (above(event(), 0.7).statements, len(above(event(), 0.7).differences)) == ((), 1)


@pytest.mark.parametrize(
    ("label", "values"),
    [
        ("boats", {}),
        ("boats", {"value": "many"}),
        ("boats", {"value": "9" * 40}),
        ("2024-05-04", {"value": "2024-02-31"}),
        ("task", {"value": "wish"}),
        ("task", {"text": "Mend it."}),
        ("harbour master", {"value": "pilot"}),
        ("number-changed", {"value": "grave"}),
        ("Ena Voss", {"value": " "}),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(label: str, values: dict[str, str]) -> None:
    one = next(one for one in judged(event()) if label in one.label)
    if label == "harbour master":
        one = next(one for one in judged(event()) if one.subject.kind == "role")
    with pytest.raises(UnfitCorrection):
        corrected(one.fact, values)


def test_fields_are_set_by_name_and_words_by_language() -> None:
    role = people()[0].roles[0]
    assert corrected(role, {"fr": "capitaine"})[0].role == {"en": "harbour master", "fr": "capitaine"}
    task = event().statements[0]
    fixed, before = corrected(task, {"value": "decision", "to": "the crews"})
    assert (fixed.kind, fixed.to, before) == ("decision", "the crews", {"kind": "task", "to": None})
    assert named(event().theme, {"value": "Quays"}) == {"en": "Quays"}


@settings(max_examples=40)
@given(st.text(max_size=40), st.sampled_from(["value", "en", "count", "unit"]))
def test_no_correction_crashes(text: str, field: str) -> None:
    for one in judged(event()):
        try:
            corrected(one.fact, {field: text})
        except UnfitCorrection:
            continue


def test_a_record_of_the_step_can_be_judged_whole(record: Callable[..., Record], telling: type) -> None:
    made = record(telling("a", "en", [(0, "The council met on 4 May 2024 with 300 guests.")]))
    verdicts = [Verdict("reject", "Ann", "2024", "e", one.subject, number=n) for n, one in enumerate(judged(made), 1)]
    shown = review(made, verdicts)
    assert (shown.start, shown.end, shown.quantities, shown.unfound) == (None, None, (), ())
    assert review(made, []) == made
