"""``hexapla search`` as a user meets it, over the sample."""

import json
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from conftest import Command
from hexapla.cli import app


def searched(archive: Path, *words: str) -> str:
    done = CliRunner().invoke(app, ["search", *words, "--archive", str(archive)])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="session")
def archive(sample_build: dict[str, Path]) -> Path:
    return sample_build["archive"]


def test_names_are_found_across_scripts_and_shown_with_their_languages(archive: Path) -> None:
    output = searched(archive, "nguyen", "ba", "khoa")
    assert "3 events." in output
    assert "People: Nguyễn Bá Khoa" in output
    assert "Нгуен Ба Кхоа" in output
    assert "\n   ru  " in output
    assert "\x1b" not in output


def test_answers_for_programs_have_the_published_shape(archive: Path, hexapla: Command) -> None:
    done = hexapla("search", 'person:"Layla al-Mansouri" language:ar', "--json", "--archive", archive)
    answer = json.loads(done.stdout)
    schema = json.loads(hexapla("schema", "search").stdout)
    jsonschema.Draft202012Validator(schema).validate(answer)
    (hit,) = answer["hits"]
    (piece,) = hit["snippets"]
    (mark,), place = piece["marks"], piece["place"]
    marked = place["text"][mark["start"] - place["start"] : mark["end"] - place["start"]]
    assert piece["language"] == "ar"
    assert "ليلى المنصوري" in marked  # with her title before it


def test_pages_follow_each_other(archive: Path) -> None:
    pages = [json.loads(searched(archive, "from:2022", "--json", "-n", "3", "--offset", str(n))) for n in (0, 3, 6, 9)]
    ids = [hit["event"] for page in pages for hit in page["hits"]]
    dates = [hit["date"] for page in pages for hit in page["hits"]]
    assert (len(ids), len(set(ids)), {page["total"] for page in pages}) == (8, 8, {8})
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("author:x", "no filter author:"),
        ("from:soon", "From:soon is no date"),
        ("xyzzy", "Nothing was found."),
    ],
)
def test_what_is_not_understood_is_said(query: str, said: str, archive: Path) -> None:
    assert said in searched(archive, query)
