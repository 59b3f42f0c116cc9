"""review as a user meets it: ids, verdicts, what records show of them, errors that help."""

import json
import shutil
from contextlib import closing
from pathlib import Path

from conftest import Command
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
