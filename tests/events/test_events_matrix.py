"""Matrix: what is read is what was written, by rows, by columns and at single places."""

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from hexapla.events import matrix
from hexapla.events.matrix import Matrix, filtered, mirrored, owners_of, product

TABLES = st.integers(1, 12).flatmap(
    lambda size: st.lists(
        st.lists(st.sampled_from([0.0, 0.0, 0.5, 2.0, -3.0]), min_size=size, max_size=size),
        min_size=size,
        max_size=size,
    )
)


def written(table: NDArray[np.float32], at_once: int = 5) -> Matrix:
    found = Matrix(table.shape[1])
    for low in range(0, len(table), at_once):
        found.append(sp.csr_matrix(table[low : low + at_once]))
    return found


@settings(deadline=None)
@given(TABLES, st.integers(1, 4))
def test_what_is_read_is_what_was_written(table: list[list[float]], part: int) -> None:
    expected = np.array(table, dtype=np.float32)
    found = written(expected)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matrix, "PART", part)
        assert np.array_equal(np.concatenate([rows.toarray() for _, rows in found.parts()]), expected)
        assert np.array_equal(found.facing(1, 4).toarray(), expected.T[1:4])
        rows, columns = (places.ravel() for places in np.indices(expected.shape))
        assert np.array_equal(found.at(rows, columns), expected[rows, columns])
        upper = np.triu(expected, 1)
        assert np.array_equal(mirrored(written(upper)).between(0, len(upper)).toarray(), upper + upper.T)
    assert len(found) == len(expected)
    assert found.entries == np.count_nonzero(expected)


@settings(deadline=None)
@given(TABLES)
def test_a_product_is_that_of_scipy(table: list[list[float]]) -> None:
    one = sp.csr_matrix(np.array(table, dtype=np.float32))
    assert np.array_equal(product(one, one.T.tocsr()).toarray(), (one @ one.T).toarray())


@settings(deadline=None)
@given(TABLES)
def test_some_entries_are_kept_with_other_values(table: list[list[float]]) -> None:
    rows = sp.csr_matrix(np.array(table, dtype=np.float32))
    found = filtered(rows, rows.data * 2, rows.data > 0)
    assert np.array_equal(found.toarray(), np.maximum(rows.toarray(), 0) * 2)
    assert owners_of(rows).tolist() == rows.tocoo().row.tolist()


def test_nothing_is_a_matrix_too() -> None:
    nothing = Matrix(0)
    assert len(nothing) == nothing.entries == len(list(nothing.parts())) == len(mirrored(nothing)) == 0
    assert Matrix(3).at(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)).shape == (0,)
