"""Every block and every piece of furniture of the sample and of the seeds, as read by eye once and then pinned.

A difference is not wrong by itself: read it against the page, and where it is right, pin anew:

    .venv/bin/python tests/quality/pin_blocks.py
"""

import json
from typing import Any

from conftest import SAMPLE
from pinning import PINS, of_sample, of_seeds
from public_sets import folder

SEEDS = "177e58dcb2dfdced2411746671e2aa7390d1c52e850b1c87dbd71b7b81841a26"

pinned: dict[str, Any] = json.loads(PINS.read_text("utf-8"))


def differing(pinned: dict[str, Any], found: dict[str, Any]) -> dict[str, list[Any]]:
    """Return by page what was pinned and is not found, and what is found and was not pinned."""
    pages = {name: (pinned.get(name, []), found.get(name, [])) for name in sorted({*pinned, *found})}
    return {
        name: [[line for line in then if line not in now], [line for line in now if line not in then]]
        for name, (then, now) in pages.items()
        if then != now
    }


def test_blocks_and_furniture_of_the_sample_are_as_pinned() -> None:
    assert differing(pinned["sample"], of_sample(SAMPLE)) == {}


def test_blocks_and_furniture_of_the_seeds_are_as_pinned() -> None:
    assert differing(pinned["seeds"], of_seeds(folder("seeds", SEEDS))) == {}
