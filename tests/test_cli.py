"""The command line as a user meets it: help, answers, messages, statuses."""

import gzip
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner

from commands import ENVIRONMENT, Command
from conftest import ROOT, SAMPLE
from hexapla.cli import app
from outlet_pages import STORIES, THAI

COMMANDS = (
    "build",
    "clean",
    "link",
    "align",
    "learn",
    "why",
    "check",
    "records",
    "record",
    "search",
    "serve",
    "documents",
    "outlets",
    "schema",
    "export",
    "terms",
)


def help_of(*words: str) -> str:
    """Return what ``--help`` prints, without the price of a process."""
    done = CliRunner().invoke(app, [*words, "--help"], env={"COLUMNS": "100"})
    assert done.exit_code == 0
    return done.output


def test_help_names_every_command() -> None:
    text = help_of()
    assert [name for name in COMMANDS if f" {name} " not in text] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_and_stands_in_the_reference(name: str) -> None:
    text = help_of(name)
    assert len(text.split()) > 25
    reference = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")
    assert f"## hexapla {name}\n" in reference
    section = reference.split(f"## hexapla {name}\n")[1].split("\n## ")[0]
    options = set(re.findall(r"--[a-z-]+", text)) - {"--help"}
    assert sorted(option for option in options if option not in section) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "nothing-here"], "no such file or folder"),
        (["build", ".", "--base-url", "nowhere"], "no address of a site"),
        (["clean", "nothing-here.html"], "no such file or folder"),
        (["records", "--archive", "nothing.db"], "there is no archive nothing.db"),
        (["record", "abc", "--archive", "nothing.db"], "there is no archive nothing.db"),
        (["why", "abc", "def"], "neither a file nor an article"),
        (["schema", "nonsense"], "there is no schema nonsense"),
        (["align", "only-one.html"], "name two pages"),
        (["clean"], "name pages"),
        (["clean", "--furniture", "--archive", "nothing.db"], "there is no archive nothing.db"),
        (["check", "nothing-here.html", "nor-this.html"], "no such file or folder"),
        (["nonsense"], "nonsense"),
    ],
)
def test_wrong_usage_is_told_in_a_line_and_ends_in_status_2(
    arguments: list[str], message: str, hexapla: Command, tmp_path: Path
) -> None:
    done = hexapla(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_shapes_hold_to_their_schemas(
    hexapla: Command, sample_records: list[dict[str, Any]], sample_articles: dict[str, dict[str, Any]]
) -> None:
    shapes: dict[str, Any] = {name: json.loads(hexapla("schema", name).stdout) for name in ("article", "record")}
    article, record = (jsonschema.Draft202012Validator(shapes[name]) for name in ("article", "record"))
    for row in sample_articles.values():
        article.validate(row)
    shortest = sorted(sample_records, key=lambda row: len(json.dumps(row)))
    for row in shortest[:3]:
        record.validate(row)


def damaged(folder: Path) -> None:
    """Fill a folder with what a run must survive, beside two good pages."""
    page = (SAMPLE / "pages" / "merovar-post").glob("*.en.html")
    for number, good in enumerate(sorted(page)[:2]):
        (folder / f"good{number}.html").write_bytes(good.read_bytes())
    (folder / "empty.html").write_bytes(b"")
    (folder / "binary.html").write_bytes(bytes(range(256)) * 200)
    (folder / "cut.html.gz").write_bytes(gzip.compress(os.urandom(4000))[:-900])
    (folder / "large.html").write_bytes(b"<p>" + b"Many words stand here. " * (50 * 1024 * 1024 // 23))
    (folder / "nested.html").write_bytes(b"<div>" * 100_000 + b"deep" + b"</div>" * 100_000)
    (folder / "charset.html").write_bytes(b'<meta charset="utf-16"><p>' + "Détaillé, où l’été mène.".encode() + b"</p>")
    (folder / "nul.txt").write_bytes(b"A line\0with NUL\0bytes.\n" * 3)
    (folder / "lines.jsonl").write_bytes(b'{"id": "x1"}\n{not json\n[1]\n"text"\n{"text": "\\ud800 lone"}\n')
    (folder / "loop").symlink_to(folder)


def test_bad_pages_are_recorded_and_the_good_ones_arrive(hexapla: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    damaged(tmp_path / "in")
    done = hexapla("build", "in", "--archive", "x.db", "--out", "site", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    summary = json.loads(done.stdout)
    subjects = {one["subject"] for one in summary["rejections"]}
    assert {"in/empty.html", "in/binary.html", "in/cut.html.gz", "in/large.html", "in/lines.jsonl#1"} <= subjects
    assert all(one["reason"] for one in summary["rejections"])
    assert not {subject for subject in subjects if "good" in subject}
    records = [json.loads(line) for line in hexapla("records", "--archive", "x.db", cwd=tmp_path).stdout.splitlines()]
    titles = [title for record in records for title in record["titles"].values()]
    assert len(titles) >= 2


def test_a_second_build_does_no_work_and_says_so(hexapla: Command, tmp_path: Path) -> None:
    pages = SAMPLE / "pages" / "radio-quintara"
    first = hexapla("build", pages, "--archive", "x.db", "--out", "site", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*")}
    second = hexapla("build", pages, "--archive", "x.db", "--out", "site", cwd=tmp_path)
    assert "Nothing to do" in second.stderr
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*")} == before


def test_order_workers_and_hashing_change_nothing(
    fresh_hexapla: Command, hexapla: Command, sample_build: dict[str, Path], tmp_path: Path
) -> None:
    outlets = sorted((SAMPLE / "pages").iterdir(), reverse=True)
    words = ("--archive", tmp_path / "b.db", "--glossary", SAMPLE / "glossary.csv", "-j", 3)
    done = fresh_hexapla("build", *outlets, *words)
    assert done.returncode == 0, done.stderr
    answers = [hexapla("records", "--archive", each).stdout for each in (sample_build["archive"], tmp_path / "b.db")]
    assert answers[0] == answers[1]
    assert len(answers[0].splitlines()) >= 8


def test_a_changed_page_replaces_what_it_was(hexapla: Command, tmp_path: Path) -> None:
    text = "Der Rat von Veldania tagte am 3. Mai 2024 in Merovar.\n\nEs sprachen 12 Minister aus 9 Staaten.\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    hexapla("build", "a.txt", "--archive", "x.db", cwd=tmp_path)
    (tmp_path / "a.txt").write_text(text.replace("12", "14"), "utf-8")
    hexapla("build", "a.txt", "--archive", "x.db", cwd=tmp_path)
    (record,) = (json.loads(line) for line in hexapla("records", "-a", "x.db", cwd=tmp_path).stdout.splitlines())
    assert 14 in [quantity["value"] for quantity in record["quantities"]]
    assert 12 not in [quantity["value"] for quantity in record["quantities"]]


def test_standard_input_and_output_chain(hexapla: Command) -> None:
    page = next((SAMPLE / "pages" / "radio-quintara").glob("*.html")).read_bytes()
    cleaned = hexapla("clean", "-", given=page)
    assert (cleaned.returncode, cleaned.stderr) == (0, "")
    linked = hexapla("link", given=cleaned.stdout.encode())
    (member,) = (json.loads(line) for line in linked.stdout.splitlines())
    assert member["id"] == json.loads(cleaned.stdout)["id"]
    assert member["relation"] == "original"


def test_the_furniture_of_an_outlet_is_shown_together(hexapla: Command, tmp_path: Path) -> None:
    for number in range(STORIES):
        (tmp_path / f"{number}.html").write_text(THAI.html(number), "utf-8")
    done = hexapla("clean", "--furniture", ".", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    validator = jsonschema.Draft202012Validator(json.loads(hexapla("schema", "furniture").stdout))
    for row in rows:
        validator.validate(row)
    appeal = next(row for row in rows if row["text"] == THAI.appeal)
    assert (appeal["outlet"], appeal["pages"], appeal["language"]) == (THAI.host, STORIES, "th")
    assert hexapla("build", ".", "--archive", "x.db", cwd=tmp_path).returncode == 0
    assert hexapla("clean", "--furniture", "--archive", "x.db", cwd=tmp_path).stdout == done.stdout
    assert THAI.closing not in json.loads(hexapla("clean", "7.html", "-a", "x.db", cwd=tmp_path).stdout)["text"]


def test_an_archive_that_is_none_is_named(hexapla: Command, tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear archive. " * 100)
    done = hexapla("build", SAMPLE / "pages" / "radio-quintara", "--archive", "letter.db", cwd=tmp_path)
    assert (done.returncode, "no Hexapla archive" in done.stderr) == (2, True)
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE recipes (name)")
    done = hexapla("records", "--archive", "other.db", cwd=tmp_path)
    assert (done.returncode, "no Hexapla archive" in done.stderr) == (2, True)


def test_check_ends_in_status_1_when_there_are_errors(hexapla: Command, tmp_path: Path) -> None:
    original = "The council met on 3 May 2024 in Merovar.\n\nIn 23 sessions it heard Tomas Orlovic and 12 ministers.\n"
    (tmp_path / "original.txt").write_text(original * 1, "utf-8")
    (tmp_path / "same.txt").write_text(original.replace("23 sessions", "twenty-three sessions"), "utf-8")
    (tmp_path / "other.txt").write_text(original.replace("23 sessions", "24 sessions"), "utf-8")
    assert hexapla("check", "original.txt", "same.txt", cwd=tmp_path).returncode == 0
    done = hexapla("check", "original.txt", "other.txt", "--json", cwd=tmp_path)
    assert done.returncode == 1
    assert [json.loads(line)["kind"] for line in done.stdout.splitlines()] == ["number-changed"]
    ignored = hexapla("check", "original.txt", "other.txt", "--ignore", "number-changed", cwd=tmp_path)
    assert ignored.returncode == 0


PAGE = "The council of Veldania met on 3 May 2024 in Merovar.\n\nIt heard 12 ministers from 9 states about ports.\n"


def through_shell(line: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    line = line.replace("hexapla", f"{sys.executable} -m hexapla")
    words, environment = ["/bin/bash", "-c", line], os.environ | ENVIRONMENT
    return subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False, env=environment)


@pytest.mark.parametrize(
    ("line", "status", "message"),
    [
        ("hexapla clean - <&-", 2, "standard input: it is closed"),
        ("hexapla clean a.txt >&-", 2, "standard output is closed"),
        ("hexapla clean a.txt >/dev/full", 2, "cannot write the answer: No space left"),
        ("hexapla schema record >/dev/full", 2, "cannot write the answer: No space left"),
        ("hexapla schema record | head -c 5 >/dev/null; exit ${PIPESTATUS[0]}", 0, ""),
        ("hexapla build a.txt -a 'x[/b]y.db' 0<&- 1>&-", 2, "there is no folder x["),
        ("hexapla build a.txt -a '[b]y[i].db' 0<&- 1>&-", 0, "[b]y[i].db"),
        ("hexapla build a.txt -a ''", 2, "its name is empty"),
        ("hexapla records -a sqlite:///none.db", 2, "there is no archive"),
        ("hexapla build a.txt -a postgresql+nothing://x/y", 2, "cannot open the archive"),
        ("mkdir gone; cd gone; rmdir ../gone; hexapla build ../a.txt -a x.db", 2, ""),
        ("hexapla build a.txt -a z.db 2>/dev/full", 2, ""),
        ("mkdir empty; hexapla build empty -a e.db", 0, "There are no pages in what was named"),
        ("PYTHONIOENCODING=ascii LC_ALL=C COLUMNS=20 hexapla clean a.txt b.txt >/dev/null", 2, "b.txt"),
    ],
)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_odd_surroundings_end_in_a_message(line: str, status: int, message: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, "utf-8")
    done = through_shell(line, tmp_path)
    assert (done.returncode, "Traceback" in done.stderr, "error of ours" in done.stderr) == (status, False, False)
    assert message in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_build_says_so_in_a_line_and_leaves_no_worker(number: signal.Signals, tmp_path: Path) -> None:
    lines = (json.dumps({"id": f"x{n}", "text": PAGE.replace("12", str(n))}) for n in range(3000))
    (tmp_path / "many.jsonl").write_text("\n".join(lines), "utf-8")
    words = [sys.executable, "-m", "hexapla", "build", "many.jsonl", "-a", "x.db", "-j", "2"]
    process = subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    while not (tmp_path / "x.db-wal").exists():
        time.sleep(0.05)
    process.send_signal(number)
    said = process.communicate(timeout=60)[1]  # ends when the last worker lets go of standard error
    assert (process.returncode, said.count("\n")) == (130, 1)
    assert "interrupted" in said


def test_what_a_page_is_called_cannot_steer_the_terminal(hexapla: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a\x1b[31m\nb.html").write_bytes(b"")
    done = hexapla("clean", "in", cwd=tmp_path)
    assert "\\x1b[31m\\nb.html: empty" in done.stderr
    assert "\x1b" not in done.stderr


def test_a_refusal_goes_when_its_file_or_folder_is_mended(hexapla: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for content in (None, b"", json.dumps({"text": PAGE}).encode()):
        if content is not None:
            (tmp_path / "in" / "a.jsonl").write_bytes(content)
        done = hexapla("build", "in", "-a", "x.db", "--json", cwd=tmp_path)
        reasons = [one["reason"] for one in json.loads(done.stdout)["rejections"]]
        assert reasons == {None: ["no pages"], b"": ["empty"]}.get(content, [])
