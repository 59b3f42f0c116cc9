"""Nothing invented: of the facts that were read by eye on 200 public pages, at least 90 of 100 are right.

Verdicts stand in ``read_facts``, by hashes. A rule that changes changes what is found: what was read and is found no
more is not counted, and what takes its place in the sample is to be read with ``read_facts.py``.
"""

from typing import Any

import pytest

from conftest import SHARED
from facts_on_pages import READ, SAMPLE, build, facts_of, verdicts

pytestmark = pytest.mark.skipif(not (SHARED / "data" / "confusable").is_dir(), reason="public data is not here")
LEAST_RIGHT = 0.90
MOST_UNREAD = 10  # of the sample, so that a small change elsewhere asks nobody to read at once
READ_KINDS = tuple(sorted(path.stem for path in READ.glob("*.tsv")))


@pytest.fixture(scope="module")
def built() -> tuple[dict[str, Any], list[dict[str, Any]]]:
    return build(workers=2)


@pytest.mark.parametrize("kind", READ_KINDS)
def test_of_the_facts_read_by_eye_nine_of_ten_are_right(kind: str, built: tuple[Any, Any]) -> None:
    found, read = facts_of(kind, *built), verdicts(kind)
    unread = [one.hash for one in found[:SAMPLE] if one.hash not in read]
    assert len(unread) <= MOST_UNREAD, f"read them: python tests/quality/read_facts.py {kind}"
    right = [read[one.hash].right for one in found[:SAMPLE] if one.hash in read]
    assert sum(right) >= LEAST_RIGHT * len(right), f"see: python tests/quality/read_facts.py {kind} --wrong"
