"""Pins what test_quality_blocks.py holds: run it after the differences that the test shows were read.

.venv/bin/python tests/quality/pin_blocks.py
"""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from conftest import SAMPLE, SHARED
from pinning import PINS, of_sample, of_seeds


def written(pins: dict[str, Any]) -> str:
    """Return the pins as JSON with one line a block, so that a difference can be read."""
    sets = []
    for name, pages in pins.items():
        lines = [
            f"  {json.dumps(page, ensure_ascii=False)}: [\n"
            + ",\n".join(f"   {json.dumps(line, ensure_ascii=False)}" for line in found)
            + "\n  ]"
            for page, found in pages.items()
        ]
        sets.append(f" {json.dumps(name)}: {{\n" + ",\n".join(lines) + "\n }")
    return "{\n" + ",\n".join(sets) + "\n}\n"


if __name__ == "__main__":
    seeds = SHARED / "seeds"
    kept = json.loads(PINS.read_text("utf-8"))["seeds"] if PINS.exists() else {}
    PINS.write_text(
        written({"sample": of_sample(SAMPLE), "seeds": of_seeds(seeds) if seeds.is_dir() else kept}), "utf-8"
    )
