"""What the events of an archive tell together: people, series and follow-ups, as reviewers left the records."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hexapla import pipeline
from hexapla.archive.sqlite import SqliteArchive
from hexapla.errors import UnknownDocument, UnknownPerson, UnknownSeries

ANN = pipeline.Reviewer("Ann", "2024-06-01T10:00:00+00:00")


@pytest.fixture
def archive(sample_build: dict[str, Path], tmp_path: Path) -> Iterator[SqliteArchive]:
    with closing(SqliteArchive(str(shutil.copy(sample_build["archive"], tmp_path / "a.db")))) as archive:
        yield archive


def test_a_person_is_found_in_any_script_with_all_roles_and_a_rejected_one_is_gone(archive: SqliteArchive) -> None:
    (person,) = pipeline.people(archive, "Ле Куанг Хай")
    assert (person.id, person.doubt) == ("le-quang-hai", "")
    assert [pipeline.people(archive, former) for former in person.former] == [(person,)] * len(person.former) != []
    assert [(role.offices, role.changed) for role in person.roles] == [
        (("minister:foreign",), False),
        (("deputy prime minister", "minister:foreign"), True),
    ]
    last = person.appearances[-1].event
    role = next(one for one in pipeline.reviewables(archive, last) if one.kind == "role" and "Quang H" in one.label)
    pipeline.judge(archive, last, [role.id], pipeline.Ruling("reject"), ANN)
    (person,) = pipeline.people(archive, "le quang hai")
    assert [role.changed for role in person.roles] == [False]
    with pytest.raises(UnknownPerson, match="nobody called Nobody"):
        pipeline.people(archive, "Nobody At All")


def test_every_task_that_is_said_to_be_taken_up_is(archive: SqliteArchive) -> None:
    found = pipeline.follow_ups(archive)
    told = [(one.task.date[:4], one.later.date[:4], {"31", "08", "gọn"} & set(one.shared)) for one in found]
    assert told == [
        ("2022", "2023", {"31"}),  # programmes to be finished before 31 March
        ("2023", "2024", {"08"}),  # Directive 08
        ("2023", "2025", {"gọn"}),  # a lean apparatus
    ]
    assert [one.kind for one in found[:2]] == ["taken up", "asked again"]
    assert pipeline.follow_ups(archive, found[0].task.event) == found[:1]


def test_a_series_has_its_turns_in_order(archive: SqliteArchive) -> None:
    (card,) = [card for card in pipeline.series(archive) if len(card.turns) > 1]
    assert [turn.ordinal for turn in card.turns] == [14, 15]
    figures = {figure.what.get("en", ""): [turn and turn.value for turn in figure.turns] for figure in card.figures}
    assert figures["sessions"] == [19, 24]
    assert pipeline.series(archive, card.turns[0].event[:6]) == (card,)
    with pytest.raises(UnknownSeries, match="no series zz"):
        pipeline.series(archive, "zz")


def test_a_document_of_two_events_is_one_entry_with_its_tasks_and_found_by_words_of_any_language(
    archive: SqliteArchive,
) -> None:
    (card,) = pipeline.documents(archive, "08/ct-dl")
    assert (card.date, [len(row.articles) for row in card.citations]) == ("2021-03-14", [6, 5])
    assert [len(row.tasks) for row in card.citations] == [1, 1]
    assert pipeline.documents(archive, "folk-til-folk") == (card,)
    with pytest.raises(UnknownDocument, match="no document called 99/XX"):
        pipeline.documents(archive, "99/XX")
