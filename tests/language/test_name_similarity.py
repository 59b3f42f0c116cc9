from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.language.names import similarity

_SAME = [
    ("Lê Quang Hải", "Le Quang Hai"),
    ("Lê Quang Hải", "LÊ QUANG HẢI"),
    ("Ле Куанг Хай", "Lê Quang Hải"),
    ("لي كوانغ هاي", "Le Quang Hai"),
    ("黎光海", "Lê Quang Hải"),
    ("레 꽝 하이", "Lê Quang Hải"),
    ("Minister Le Quang Hai", "Quang Hai Le"),
    ("الدكتورة ليلى المنصوري", "Layla al-Mansouri"),
    ("Лейла аль-Мансури", "Layla al-Mansouri"),
    ("莱拉·曼苏里", "Layla al-Mansouri"),
    ("خالد بن راشد", "Khalid ibn Rashid"),
    ("Елена Маркетти-Ванс", "Elena Marchetti-Vance"),
    ("Зигрид Халворсдаттер", "Sigrid Halvorsdatter"),
    ("سيغريد هالفورسداتر", "Sigrid Halvorsdatter"),
    ("Хулиан Арсе Монтальво", "Julián Arce Montalvo"),
    ("贝亚特里斯·奥尔梅多·鲁伊斯", "Beatriz Olmedo Ruiz"),
    ("Томас Орлович", "Tomas Orlovic"),
    ("Datuk Rahman Iskandar", "Rahman Iskandar"),
    ("Нгуен Ба Кхоа", "Nguyễn Bá Khoa"),
    ("Трần Mỹ An".replace("Тр", "Tr"), "Tran My An"),
]

_PEOPLE = [
    "Le Quang Hai", "Tran My An", "Phan Dinh Tu", "Vu Thi Hanh", "Nguyen Ba Khoa", "Elena Marchetti-Vance",
    "Tomas Orlovic", "Ingrid Sallow", "Rahman Iskandar", "Siti Maryam Yusof", "Julián Arce Montalvo",
    "Beatriz Olmedo Ruiz", "Sigrid Halvorsdatter", "Anders Blikkfeldt", "Layla al-Mansouri", "Khalid ibn Rashid",
    "Nguyen Phu Loc", "Le Hoai Nam", "Tran Luu Binh",
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), _SAME)
def test_one_person_across_spellings_and_scripts(a, b):
    assert similarity(a, b) >= 0.75


@pytest.mark.parametrize(("a", "b"), list(combinations(_PEOPLE, 2)))
def test_different_people_are_different_even_with_a_family_name_in_common(a, b):
    assert similarity(a, b) < 0.5


def test_a_part_of_a_name_is_likely_and_not_certain():
    assert 0.6 <= similarity("Sallow", "Ingrid Sallow") < 0.8
    assert 0.75 <= similarity("Arce Montalvo", "Julián Arce Montalvo") < 0.95


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_similarity_is_symmetric_and_bounded(a, b):
    assert 0.0 <= similarity(a, b) == similarity(b, a) <= 1.0
