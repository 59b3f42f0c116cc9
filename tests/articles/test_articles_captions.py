"""Photo credits as pages of many languages print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.articles import captions

CREDITED = (
    ("Le ministre à Merovar. Photo: Ana Ruel/AFP", "Photo: Ana Ruel/AFP"),
    ("Le ministre à Merovar, mardi. Photo Ana Ruel", "Photo Ana Ruel"),
    ("Le port de Merovar. © Ana Ruel / Merovar Post", "© Ana Ruel / Merovar Post"),
    ("Bộ trưởng phát biểu. Ảnh: TTXVN", "Ảnh: TTXVN"),
    ("Der Minister in Merovar. Foto: Ana Ruel", "Foto: Ana Ruel"),
    ("Il ministro a Merovar (foto Ana Ruel)", "(foto Ana Ruel)"),
    ("Minister w Merovarze. Fot. Ana Ruel", "Fot. Ana Ruel"),
    ("Ministr v Merovaru. Foto: ČTK", "Foto: ČTK"),
    ("Ministri Merovarissa. Kuva: Ana Ruel", "Kuva: Ana Ruel"),
    ("الوزير في ميروفار. صورة: آنا رويل", "صورة: آنا رويل"),
    ("وزیر در مروور. عکس: آنا", "عکس: آنا"),
    ("השרה במרובר. צילום: אנה רואל", "צילום: אנה רואל"),
    ("मंत्री मेरोवार में। फोटो: एना", "फोटो: एना"),
    ("大臣、メロバルで。写真=時事", "写真=時事"),
    ("部长在梅罗瓦尔讲话。图/王小明", "图/王小明"),
    ("部长讲话。（图：王小明）", "（图：王小明）"),
    ("장관이 연설하고 있다. 사진=연합", "사진=연합"),
    ("รัฐมนตรีกล่าวสุนทรพจน์ (ภาพ: อานา)", "(ภาพ: อานา)"),
    ("Министр в Меровере. Фото: Анна Руэль", "Фото: Анна Руэль"),
    ("Waziri. Picha: Ana Ruel", "Picha: Ana Ruel"),
)


@pytest.mark.parametrize(("line", "credit"), CREDITED)
def test_a_credit_is_found_at_the_end_of_its_line(line: str, credit: str) -> None:
    found = captions.credit_of(line)
    assert found is not None
    assert (found.text, line[found.start : found.start + len(credit)]) == (credit, credit)
    assert captions.is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The photo Ana Ruel took won a prize.",
        "He looked at the photo. Picture books were on the table",
        "© 2024 Merovar Post",
        "© Merovar Post",
        "Statsråden sa at foto: et er viktig for alle som bor ved bukta.",
        "Photographers waited outside.",
    ],
)
def test_other_lines_have_none(line: str) -> None:
    assert captions.credit_of(line) is None


def test_a_table_cell_of_a_dump_is_its_content() -> None:
    assert captions.cell("| Delegates vote. |") == "Delegates vote."
    assert captions.cell("Delegates | vote") is None


@given(st.text(max_size=300))
def test_a_credit_always_quotes_its_line(text: str) -> None:
    found = captions.credit_of(text)
    if found is not None:
        assert text[found.start :].startswith(found.text)
