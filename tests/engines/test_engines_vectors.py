"""What holds for every engine: texts are cut and made fit for UTF-8, rows have length 1."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.engines.vectors import READS, readable, unit
from hexapla.errors import UnusableModel


@given(st.text(st.characters() | st.characters(categories=["Cs"])))
def test_what_is_read_can_be_written_in_utf_8(text: str) -> None:
    assert readable(text).encode().decode() == readable(text)


@given(st.text(st.characters(codec="utf-8"), max_size=50), st.integers(0, 60))
def test_what_is_read_is_the_beginning(text: str, most: int) -> None:
    assert readable(text, most) == text[:most]


def test_half_a_surrogate_pair_is_replaced() -> None:
    assert readable("a\ud83cb") == "a\ufffdb"
    assert len(readable("🜁" * 2 * READS)) == READS


def test_rows_are_scaled_to_length_1_and_one_of_zeros_becomes_level() -> None:
    rows = unit(np.array([[3.0, 4.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [1e-30, 0.0, 0.0, 0.0]]), "x")
    assert rows.tolist() == np.float32([[0.6, 0.8, 0, 0], [0.5, 0.5, 0.5, 0.5], [1, 0, 0, 0]]).tolist()
    assert unit(np.zeros((0, 4)), "x").shape == (0, 4)


def test_a_row_that_holds_no_number_is_refused() -> None:
    with pytest.raises(UnusableModel, match="the model x"):
        unit(np.array([[1.0, np.nan]]), "x")
