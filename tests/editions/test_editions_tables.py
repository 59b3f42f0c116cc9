"""Tables: joined by event and fact, the same in CSV and Parquet, and no formula in any cell."""

import csv
import io
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.editions import SHEETS, CsvWriter, Table
from hexapla.editions.csv_cells import plain_text
from hexapla.editions.parquet_tables import ParquetWriter
from one_of_each import one_of_each

Rows = list[dict[str, Any]]


def written(table: Table, make: Any) -> dict[str, bytes]:
    found = {}
    for sheet in SHEETS:
        out = io.BytesIO()
        writer = make(out, sheet)
        for row in sheet.rows(table):
            writer.write(row)
        writer.close()
        found[sheet.name] = out.getvalue()
    return found


def as_csv(table: Table) -> dict[str, Rows]:
    texts = {name: io.StringIO(content.decode(), newline="") for name, content in written(table, CsvWriter).items()}
    return {name: list(csv.DictReader(text, strict=True)) for name, text in texts.items()}


def as_parquet(table: Table) -> dict[str, Rows]:
    files = {name: io.BytesIO(content) for name, content in written(table, ParquetWriter).items()}
    return {name: pq.read_table(file).to_pylist() for name, file in files.items()}


@pytest.fixture
def tables(sample: Any) -> dict[str, Rows]:
    return as_parquet(Table(sample.record, sample.articles))


def test_coverage_is_the_matrix_of_facts_and_versions(tables: dict[str, Rows]) -> None:
    states = {(row["fact"], row["article"]): row["state"] for row in tables["coverage"]}
    assert [states["quantity-1", one] for one in ("aaa1", "bbb2", "ccc3", "ddd4")] == [
        "carried", "absent", "carried", "silent"
    ]  # fmt: skip
    kinds = ("dates", "places", "people", "quantities", "documents", "statements")
    facts = {row["fact"] for name in kinds for row in tables[name]}
    assert {fact for fact, _ in states} == facts
    assert len(states) == len(facts) * 4


def test_evidence_quotes_what_stands_at_its_place(tables: dict[str, Rows], sample: Any) -> None:
    assert len(tables["evidence"]) == 12
    for row in tables["evidence"]:
        text = sample.articles[row["article"]].blocks[row["block"]].text
        assert text[row["start"] : row["end"]] == row["text"]
        assert f"{row['prefix']}{row['text']}{row['suffix']}" in text
    assert {row["block_kind"] for row in tables["evidence"]} == {"paragraph", "list"}


def test_words_stand_in_the_language_of_the_first_version_and_in_all(tables: dict[str, Rows]) -> None:
    assert [(row["role"], row["language"]) for row in tables["roles"]] == [("minister", "en")]
    roles = [(row["language"], row["text"]) for row in tables["wordings"] if row["fact"] == "person-1.role-1"]
    assert roles == [("ar", "الوزيرة"), ("en", "minister"), ("fr", "ministre")]


def test_cells_give_the_parallel_table(tables: dict[str, Rows]) -> None:
    second = [row["text"] for row in tables["cells"] if row["passage"] == 2]
    assert second == ["41 states pledged money.", "43 États ont promis des fonds.", "تعهدت ٤١ دولة بتقديم الأموال."]


def test_csv_and_parquet_hold_the_same(sample: Any) -> None:
    table = Table(sample.record, sample.articles)
    for name, rows in as_parquet(table).items():
        shown = [{key: text(value) for key, value in row.items()} for row in rows]
        told = [{key: plain_text(value) for key, value in row.items()} for row in as_csv(table)[name]]
        assert [{key: numeric(value) for key, value in row.items()} for row in told] == shown


def text(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else numeric(str(value))


def numeric(value: str) -> str:
    return value.removesuffix(".0")


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(("", "=", "+", "'", "'=", "@", "\t", "＝")), st.text(min_size=1))
def test_no_cell_is_a_formula_and_every_text_comes_back(start: str, rest: str) -> None:
    words = start + rest
    (row,) = as_csv(one_of_each(words))["places"][:1]
    assert len(row["name"]) == 1 or row["name"][0] not in "=+-@\t\r\n＝＋－＠"
    assert plain_text(row["name"]) == words


def test_verdicts_of_reviewers_are_told() -> None:
    (row,) = as_parquet(one_of_each("Ship"))["verdicts"]
    assert (row["fact"], row["verdict"], row["by"], row["note"], row["original"]) == (
        "quantity-1", "correct", "Ada", "as printed", "value: 7"
    )  # fmt: skip


def test_csv_is_as_its_standard_asks() -> None:
    content = written(one_of_each('She said "no",\nand left'), CsvWriter)["places"]
    lines = content.split(b"\r\n")
    assert lines[0] == b"event,fact,name,role,variants,carried,absent,rule,confidence"
    assert lines[1].startswith(b'e,place-1,"She said ""no"",\nand left",venue,')


@pytest.mark.parametrize("value", [10**60, 10**400, -3, 0.5])
def test_numbers_that_a_column_does_not_hold_are_left_empty(value: float) -> None:
    table = one_of_each("Ship", value)
    first = as_parquet(table)["quantities"][0]["value"]
    assert first == (None if value == 10**400 else float(value))
    assert as_csv(table)["quantities"][0]["value"] == str(value)
