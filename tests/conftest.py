"""What several rooms' tests share: the sample, built once, and the command as a user calls it."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from commands import Command, call, call_fresh

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "sample"
SHARED = Path(os.environ.get("HEXAPLA_SHARED", ROOT.parent / "shared"))  # public data, where there is any

# Each run draws other examples, half as many as is usual; --hypothesis-profile=thorough draws twenty times more.
# None has a deadline: on a machine that is busy the clock says nothing of the code.
UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("each run", UNTIMED, max_examples=50)
settings.register_profile("thorough", UNTIMED, max_examples=1000)
settings.load_profile("each run")


@pytest.fixture(scope="session")
def hexapla() -> Command:
    """Call the command line in a process of its own that finds loaded what the tests have loaded."""
    return call


@pytest.fixture(scope="session")
def fresh_hexapla() -> Command:
    """Call the command line in a fresh process: for what may hang on its start, on hashing, or on what was read."""
    return call_fresh


@pytest.fixture(scope="session")
def sample_build(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build the sample once, from its own folder, in one process; returns the paths of its archive and its site."""
    folder = tmp_path_factory.mktemp("sample-build")
    paths = {"archive": folder / "sample.db", "site": folder / "site"}
    words = ("--archive", paths["archive"], "--out", paths["site"], "--glossary", "glossary.csv", "-j", 1)
    done = call("build", "pages", *words, cwd=SAMPLE)
    assert done.returncode == 0, done.stderr
    return paths


@pytest.fixture(scope="session")
def sample_records(sample_build: dict[str, Path]) -> list[dict[str, Any]]:
    """Return the sample's records as JSON objects."""
    done = call("records", "--archive", sample_build["archive"])
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="session")
def sample_articles() -> dict[str, dict[str, Any]]:
    """Return the sample's articles as JSON objects, by the path of their page under ``sample/pages``."""
    done = call("clean", "pages", cwd=SAMPLE)
    assert done.returncode == 0, done.stderr
    return {(row := json.loads(line))["location"].removeprefix("pages/"): row for line in done.stdout.splitlines()}


@pytest.fixture(scope="session")
def sample_gold() -> dict[str, Any]:
    """Return ``sample/gold.json``."""
    gold: dict[str, Any] = json.loads((SAMPLE / "gold.json").read_text("utf-8"))
    return gold
