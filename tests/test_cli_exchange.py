"""export, terms and check as a user meets them: files, formats, statuses."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from commands import Command
from hexapla.editions import SHEETS

ORIGINAL = "\n\n".join(
    ("The Council of Vinh Ha met on Friday.", "It heard 41 speakers from the provinces.", "It meets again in spring.")
)
VERSION = "\n\n".join(
    (
        "Le Conseil de Vinh Ha s'est réuni vendredi.",
        "Il a entendu {} orateurs des provinces.",
        "Il se réunira au printemps.",
    )
)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(ORIGINAL)
    (tmp_path / "b.txt").write_text(VERSION.format(43))
    return tmp_path


def test_an_archive_is_exported_to_a_stream_a_file_and_a_folder(
    hexapla: Command, sample_build: dict[str, Path], tmp_path: Path
) -> None:
    done = hexapla("export", "--format", "tmx", "--archive", sample_build["archive"])
    assert (done.returncode, done.stderr) == (0, "")
    assert etree.fromstring(done.stdout.encode()).tag == "tmx"
    done = hexapla("export", "-f", "xliff", "--out", tmp_path / "desk", "--archive", sample_build["archive"])
    assert done.returncode == 0
    assert f"in {len(list((tmp_path / 'desk').iterdir()))} files" in done.stderr
    done = hexapla("export", "-f", "xliff", "--out", tmp_path / "a.xlf", "--archive", sample_build["archive"])
    assert done.returncode == 2
    assert "Name a folder with --out" in " ".join(done.stderr.split())
    assert not (tmp_path / "a.xlf").exists()


def test_an_event_is_exported_as_each_format_has_it(
    hexapla: Command, sample_build: dict[str, Path], sample_records: list[dict[str, Any]], tmp_path: Path
) -> None:
    record = sample_records[0]
    event = record["id"]
    done = hexapla("export", "-f", "jsonld", "--archive", sample_build["archive"], event[:6])
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["@graph"][0]["@id"] == f"urn:hexapla:event:{event}"
    done = hexapla("export", "-f", "csv", "-o", tmp_path / "tables", "--archive", sample_build["archive"], event)
    assert done.returncode == 0
    assert f"in {len(SHEETS)} files" in done.stderr
    rows = list(csv.DictReader((tmp_path / "tables" / "quantities.csv").open(encoding="utf-8", newline="")))
    assert [float(row["value"]) for row in rows] == [fact["value"] for fact in record["quantities"]]


def test_an_export_needs_a_format_that_there_is(hexapla: Command, sample_build: dict[str, Path]) -> None:
    assert hexapla("export", "--archive", sample_build["archive"]).returncode == 2
    assert hexapla("export", "--format", "pdf", "--archive", sample_build["archive"]).returncode == 2


def test_a_draft_of_a_glossary_can_be_given_to_check(
    hexapla: Command, sample_build: dict[str, Path], pages: Path
) -> None:
    done = hexapla("terms", "--archive", sample_build["archive"], "--kind", "body", "--language", "fr")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {(row["kind"], row["language"]) for row in rows} == {("body", "fr")}
    files = pages / "t.csv", pages / "t.tbx"
    done = hexapla("terms", "--archive", sample_build["archive"], "--csv", files[0], "--tbx", files[1])
    assert (done.returncode, done.stdout) == (0, "")
    version = VERSION.format(41) + "\n\nLe Département des relations extérieures a remercié la ville de Vinh Ha."
    (pages / "b.txt").write_text(version)
    for glossary in files:
        found = hexapla("check", "a.txt", "b.txt", "--glossary", glossary, "--json", cwd=pages).stdout.splitlines()
        kinds = [json.loads(line)["kind"] for line in found]
        assert "term-against-glossary" in kinds


def test_a_baseline_takes_errors_out_of_the_status(hexapla: Command, pages: Path) -> None:
    assert hexapla("check", "a.txt", "b.txt", cwd=pages).returncode == 1
    done = hexapla("check", "a.txt", "b.txt", "--write-baseline", "known", cwd=pages)
    assert (done.returncode, done.stdout) == (0, "")
    done = hexapla("check", "a.txt", "b.txt", "--baseline", "known", cwd=pages)
    assert done.returncode == 0
    assert "1 accepted difference not shown" in done.stdout
    (pages / "b.txt").write_text(VERSION.format(47))
    assert hexapla("check", "a.txt", "b.txt", "--baseline", "known", cwd=pages).returncode == 1


def test_a_report_is_a_page_or_plain_text(hexapla: Command, pages: Path) -> None:
    done = hexapla("check", "a.txt", "b.txt", "--html", cwd=pages)
    assert done.returncode == 1
    assert done.stdout.startswith("<!DOCTYPE html>")
    done = hexapla("check", "a.txt", "b.txt", cwd=pages)
    assert "\x1b" not in done.stdout
    assert done.stdout.splitlines()[-1] == "In all: 1 error"


def test_an_archive_that_is_not_there_teaches_nothing_and_is_not_made(hexapla: Command, tmp_path: Path) -> None:
    done = hexapla("learn", "--archive", "none.db", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no archive none.db" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--ignore", "nothing"], "there is no kind nothing"),
        (["--language", "gibberish!"], "there is no language gibberish!"),
        (["--baseline", "none"], "make it with --write-baseline none"),
        (["--relation", "original"], "--relation"),
        (["--glossary", "none"], "no such file"),
        (["--archive", "none.db"], "there is no archive none.db"),
    ],
)
def test_wrong_usage_of_check_is_told(hexapla: Command, pages: Path, more: list[str], message: str) -> None:
    done = hexapla("check", "a.txt", "b.txt", *more, cwd=pages)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
