"""The floor of sentence alignment on disturbed pairs of NTREX-128; lowering it is a decision (docs/decisions)."""

import gzip
import hashlib
import json

import pytest

from conftest import SHARED
from hexapla.versions import align

DATA = SHARED / "data" / "alignment"
SHA256 = {
    "pairs.jsonl.gz": "977ed9d38638d130f5264c1d40d1eea1ba9ec2fdf9a0e17cddd24d18657a85de",
    "gold.jsonl.gz": "8fb8d256170b14459dea98a2ae463d4ec1bbbd00b6f34bf2d2a5ae2e2d3e7a74",
}
# Measured 2026-11: strict .961 with weights trained on these pairs; .944 on the half not trained on, before
# the ratio of lengths was taken from sure links.
FLOOR = 0.95

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="public data (../shared/data/alignment) is not here")


def lines(name):
    with gzip.open(DATA / name, "rt", encoding="utf-8") as rows:
        return [json.loads(row) for row in rows]


def two_sided(links):
    return {(tuple(a), tuple(b)) for a, b in links if a and b}


@pytest.mark.parametrize("name", sorted(SHA256))
def test_the_data_is_what_the_floor_was_measured_on(name):
    assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == SHA256[name]


def test_strict_f1_stays_above_the_floor():
    gold = {row["pair"]: two_sided(row["links"]) for row in lines("gold.jsonl.gz")}
    hits = found = 0
    for row in lines("pairs.jsonl.gz"):
        links = two_sided(align(row["a"], row["b"]).links)
        hits, found = hits + len(links & gold[row["pair"]]), found + len(links)
    f1 = 2 * hits / (found + sum(map(len, gold.values())))
    assert f1 >= FLOOR
