"""Series cards and follow-ups: turns side by side, and tasks found again, by next to no false alarms."""

import random
from collections import Counter

from msgspec.structs import replace

from hexapla.records import FollowUps, agenda, all_terms, in_order_of_time, passages, series_cards, turn_row
from hexapla.values.article import Article, Block
from hexapla.values.event import SeriesPlace
from hexapla.values.fact import DateFact, Person, Quantity, Role, Statement
from hexapla.values.passage import Passage
from hexapla.values.record import Record, Version
from hexapla.values.series import FollowUp
from hexapla.values.text import Cell, Evidence

EMPTY = Record("e", {}, None, None, None, (), None, (), None, None, (), (), (), (), (), (), ())
FILLER = (
    "The fishing fleet of the northern bay returned before the storm.",
    "A choir of pupils sang three songs of the islands in the hall.",
    "Visitors walked through the exhibition about lighthouses afterwards.",
    "The mayor thanked the kitchen for its soup and its patience.",
)
TASK = "The minister asked all units to finish their harbour action programmes before 31 March 2023."
DONE = "All units have finished their harbour action programmes before 31 March 2023, the report says."


def event(name: str, date: str, *sentences: str, tasks: tuple[int, ...] = (), ordinal: int | None = None) -> Record:
    places = [Evidence(name, n, 0, len(text), text) for n, text in enumerate(sentences)]
    role = Role({"en": "foreign minister" if ordinal != 3 else "prime minister"}, (places[0],))
    version = Version(name, None, None, "en", None, None, "original", None, 1.0)
    return replace(
        EMPTY,
        id=name,
        end=DateFact(date, "day", (places[0],)),
        series=SeriesPlace("s", ordinal) if ordinal else None,
        articles=(version,),
        people=(Person("Ena Voss", (), (role,), (places[0],)),),
        quantities=(Quantity(60 + (ordinal or 0), "=", None, {"en": "heads of mission"}, (places[0],)),),
        statements=tuple(Statement("task", {"en": sentences[n]}, (places[n],), by="Ena Voss") for n in tasks),
        passages=tuple(Passage({name: (Cell(n, 0, len(text)),)}, 1) for n, text in enumerate(sentences)),
    )


def articles(record: Record) -> dict[str, Article]:
    return {record.id: ARTICLES[record.id]}


ARTICLES: dict[str, Article] = {}


def made(name: str, date: str, *sentences: str, **more: object) -> Record:
    blocks = tuple(Block("paragraph", text) for text in sentences)
    ARTICLES[name] = Article(name, "", language="en", blocks=blocks)
    return event(name, date, *sentences, **more)  # type: ignore[arg-type]


def found(*records: Record) -> list[FollowUp]:
    counts: Counter[str] = Counter()
    total = 0
    for record in records:
        for terms in all_terms(passages(record, articles(record))):
            counts.update(terms)
            total += 1
    finder = FollowUps([agenda(record) for record in records], counts, total)
    by_id = {record.id: record for record in records}
    return [
        one for event in finder.wanted for one in finder.among(event, passages(by_id[event], articles(by_id[event])))
    ]


def test_a_task_is_found_where_a_later_event_reports_on_it_with_both_sentences_and_speaker() -> None:
    records = made("a", "2022-12-21", *FILLER, TASK, tasks=(4,)), made("b", "2023-12-20", FILLER[1], DONE)
    (one,) = found(*records)
    assert (one.task.event, one.later.event, one.kind, one.task.by) == ("a", "b", "taken up", "Ena Voss")
    assert ([p.text for p in one.task.evidence], [p.text for p in one.later.evidence]) == ([TASK], [DONE])
    assert one.score > 0.5
    assert "person ena voss" in one.shared
    assert found(*records[::-1]) == [one]


def test_a_task_that_is_set_once_more_is_asked_again() -> None:
    (one,) = found(
        made("a", "2022-12-21", *FILLER, TASK, tasks=(4,)), made("b", "2023-12-20", *FILLER[:2], TASK, tasks=(2,))
    )
    assert one.kind == "asked again"


def test_nothing_is_taken_up_before_it_was_asked_nor_where_nothing_joins_the_events() -> None:
    asked = made("a", "2022-12-21", *FILLER, TASK, tasks=(4,))
    assert found(asked, made("b", "2021-12-20", FILLER[1], DONE)) == []
    assert found(asked, made("b", "2022-12-21", FILLER[1], DONE)) == []
    assert found(asked, replace(made("b", "2023-12-20", FILLER[1], DONE), people=())) == []
    assert found(asked, made("b", "2023-12-20", *FILLER)) == []


def test_turns_stand_side_by_side_with_changed_roles_and_figures() -> None:
    records = [made(f"e{n}", f"202{n}-12-01", *FILLER, TASK, tasks=(4,), ordinal=n) for n in (1, 2, 3)]
    rows = [row for row in map(turn_row, records) if row is not None]
    random.Random(7).shuffle(rows)
    (card,) = series_cards(rows, in_order_of_time(found(*records)))
    assert [(turn.ordinal, turn.end, len(turn.tasks)) for turn in card.turns] == [
        (n, f"202{n}-12-01", 1) for n in (1, 2, 3)
    ]
    (person,) = card.people
    assert [turn and (turn.role["en"], turn.changed) for turn in person.turns] == [
        ("foreign minister", False),
        ("foreign minister", False),
        ("prime minister", True),
    ]
    (figure,) = card.figures
    assert ([turn and turn.value for turn in figure.turns], figure.what) == ([61, 62, 63], {"en": "heads of mission"})
    assert {one.kind for one in card.follow_ups} == {"asked again"}
    assert turn_row(made("z", "2024", FILLER[0])) is None
