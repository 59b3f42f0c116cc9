"""Where the public sets stand, and how their rows are read."""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import os
import sys
from pathlib import Path
from typing import Any

SHARED = Path(os.environ.get("HEXAPLA_SHARED") or Path(__file__).resolve().parents[2] / "shared")
"""The folder of public sets: what ``HEXAPLA_SHARED`` names, else the one beside the project."""


def is_quick(description: str | None) -> bool:
    """Return whether the command line asks for the short form, the only option that the measures have."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a subset, in less than half a minute")
    return bool(parser.parse_args().quick)


def folder(name: str) -> Path:
    """Return the folder of a public set; where it is absent, says so and ends well: nothing can be measured."""
    path = SHARED / "data" / name
    if not path.is_dir():
        print(f"skipped: the public set {path} is not here (HEXAPLA_SHARED names the folder that holds data/{name})")
        sys.exit(0)
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON Lines file, gzipped or not."""
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def labels(path: Path) -> dict[str, str]:
    """Return the first two columns of a TSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row[0]: row[1] for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row}
