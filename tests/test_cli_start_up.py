"""Start-up: a command loads what it needs and nothing else, and every name that is loaded late is found."""

import os
import subprocess
import sys
from types import ModuleType

import pytest

from commands import ENVIRONMENT
from conftest import SAMPLE
from hexapla import pipeline
from hexapla.cli import late

LOADED = """
import sys
from hexapla.cli import main
sys.argv = ["hexapla", *sys.argv[1:]]
try:
    main()
finally:
    print("LOADED", *sorted(sys.modules), file=sys.stderr)
"""
ARCHIVE = {"sqlalchemy", "alembic"}
LAYING_OUT = {"scipy", "hexapla.versions", "hexapla.records"}
PUBLISHING = {"jinja2", "hexapla.editions"}
PAGE = str(next(path for path in sorted(SAMPLE.rglob("*.html"))))


def loaded(*words: str) -> set[str]:
    """Return the modules that a command has loaded when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words], capture_output=True, text=True, check=True, env=os.environ | ENVIRONMENT
    )
    *_, names = done.stderr.rsplit("LOADED", 1)
    return set(names.split())


@pytest.mark.parametrize(
    ("words", "needed", "spared"),
    [
        (["--help"], set(), ARCHIVE | LAYING_OUT | PUBLISHING | {"numpy", "hexapla.events", "hexapla.articles"}),
        (["schema", "article"], set(), ARCHIVE | LAYING_OUT | PUBLISHING | {"numpy", "hexapla.events"}),
        (["clean", PAGE], {"lxml"}, ARCHIVE | LAYING_OUT | PUBLISHING | {"hexapla.events"}),
        (["clean", "--furniture", PAGE], {"lxml"}, ARCHIVE | LAYING_OUT | PUBLISHING | {"hexapla.events"}),
        (["align", PAGE, PAGE], {"hexapla.versions"}, ARCHIVE | PUBLISHING | {"hexapla.events", "hexapla.records"}),
        (["why", PAGE, PAGE], {"hexapla.events"}, ARCHIVE | {"hexapla.versions", "hexapla.records"}),
        (["check", PAGE, PAGE], {"hexapla.versions"}, ARCHIVE | {"hexapla.events", "hexapla.records"}),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_command_loads_what_it_needs_alone(words: list[str], needed: set[str], spared: set[str]) -> None:
    names = loaded(*words)
    assert needed <= names
    assert spared & names == set()


@pytest.mark.parametrize("module", [late, pipeline])
def test_every_late_name_is_public_and_found_where_the_table_says(module: ModuleType) -> None:
    assert module.__all__ == sorted(module.HOMES)
    assert [name for name in module.__all__ if getattr(module, name).__name__ != name] == []
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = module.nothing_of_the_kind
