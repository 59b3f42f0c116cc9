"""review as a user meets it: ids, verdicts, what records show of them, errors that help."""

import json
import shutil
from contextlib import closing
from pathlib import Path

from conftest import Command
from event_reports import BRIDGE_EN, PRIZE_EN, written
from hexapla import pipeline
from hexapla.archive.sqlite import SqliteArchive


def test_a_fact_is_rejected_and_shown_so(hexapla: Command, sample_build: dict[str, Path], tmp_path: Path) -> None:
    archive = shutil.copy(sample_build["archive"], tmp_path / "a.db")
    with closing(SqliteArchive(str(archive))) as store:
        event = min(store.record_keys())
        wrong = next(one for one in pipeline.reviewables(store, event) if one.kind == "quantity")
    done = hexapla("review", event, "reject", wrong.id, "--by", "Ann", "--note", "a slip", "--archive", archive)
    assert (done.returncode, done.stderr) == (0, f"#1 reject {wrong.label}\n")
    shown = json.loads(hexapla("record", event, "--json", "--archive", archive).stdout)
    (gone,) = shown["rejected"]["quantities"]
    assert (gone["review"]["by"], gone["review"]["note"]) == ("Ann", "a slip")
    done = hexapla("review", event, "correct", wrong.id, "--value", "many", "--by", "Ann", "--archive", archive)
    assert (done.returncode, done.stdout) == (2, "")
    assert 'write it as "300"' in " ".join(done.stderr.split())


def test_events_are_merged_and_a_build_without_input_brings_it_into_effect(hexapla: Command, tmp_path: Path) -> None:
    archive = tmp_path / "a.db"
    assert hexapla("build", *written(tmp_path, [BRIDGE_EN, PRIZE_EN]), "--archive", archive).returncode == 0
    with closing(SqliteArchive(str(archive))) as store:
        events = {event.id: min(member.id for member in event.members) for event in store.events()}
    (one, first), (other, second) = sorted(events.items())
    said = hexapla("review", one, "merge", other, "--by", "Ann", "--archive", archive)
    assert said.returncode == 0
    assert said.stderr.splitlines()[1] == f"`hexapla build --archive {archive}` brings it into effect."
    done = hexapla("build", "--archive", archive, "--json")
    assert (done.returncode, json.loads(done.stdout)["relinked"]) == (0, True)
    shown = [json.loads(hexapla("record", event, "--json", "--archive", archive).stdout) for event in (one, other)]
    assert shown[0] == shown[1]
    assert shown[0]["by_hand"] == [1]
    judged = json.loads(hexapla("why", first, second, "--archive", archive, "--json").stdout)
    assert (judged["verdict"], judged["signals"][0]["name"]) == ("same event", "verdict")
    done = hexapla("review", one, "split", "--by", "Ann", "--archive", archive)
    assert (done.returncode, "name what to split: an ARTICLE" in " ".join(done.stderr.split())) == (2, True)


def test_a_build_without_input_needs_an_archive(hexapla: Command, tmp_path: Path) -> None:
    done = hexapla("build", "--archive", tmp_path / "none.db")
    assert (done.returncode, (tmp_path / "none.db").exists()) == (2, False)
    assert "there is no archive" in " ".join(done.stderr.split())
