"""Names in Han characters read as Vietnamese and Korean read them."""

import pytest

from hexapla.language.han_readings import find_read, read_as
from hexapla.values.text import Span


@pytest.mark.parametrize(
    ("han", "name"),
    [
        ("永河", "Vĩnh Hà"),  # 永 is vắng in the table
        ("黎光海", "Lê Quang Hải"),
        ("黎光海", "Le Quang Hai"),
        ("金敏洙", "김민수"),
        ("金敏洙", "Kim Min-su"),
        ("陈光", "Trần Quang"),  # simplified, by its traditional form
    ],
)
def test_a_name_is_read_from_its_characters(han, name):
    assert read_as(han, name) > 0.9


@pytest.mark.parametrize(
    ("han", "name"), [("国家", "Vĩnh Hà"), ("黎光海", "Lê Minh Tú"), ("黎光", "Lê Quang Hải"), ("Lê", "Lê"), ("", "")]
)
def test_other_names_are_not(han, name):
    assert read_as(han, name) == 0.0


def test_a_name_is_found_where_each_syllable_is_just_so():
    assert find_read("特使出席东岚第十五届会议", ["Havsund", "Đông Lam"]) == Span(4, 6)
    assert find_read("特使抵达永河", ["Vĩnh Hà"]) is None  # one syllable is only near
    assert find_read("Đông Lam", ["Đông Lam"]) is None
