"""Which lines are head, body and tail, and what bylines and date lines say."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.articles import clean
from hexapla.articles.byline import byline, dateline
from hexapla.articles.layout import BODY, CAPTION, TITLE, lay_out
from hexapla.articles.line import Line
from hexapla.values.article import Article
from hexapla.values.page import Page

FIRST = (
    "Ministerrådet i Merovar vedtok onsdag en felles erklæring om fiske, som de seks landenes parlamenter må godkjenne "
    "før årsskiftet, opplyste utenriksdepartementet etter møtet."
)
SECOND = (
    "Statsråd Sigrid Halvorsdatter roste en balansert avtale som verner fiskerne på begge sider av bukta og gjør slutt "
    "på tjue års samtaler mellom etatene, sa hun til avisen."
)
OWN = "Seks land vedtar en felles erklæring om fiske"
SOURCE = "Sáu quốc gia thông qua tuyên bố chung về nghề cá tại Merovar"


def article(content: str, media_type: str = "text/plain") -> Article:
    data = content.encode()
    made = clean(Page("page", data, hashlib.sha256(data).hexdigest(), media_type))
    assert isinstance(made, Article)
    return made


@pytest.mark.parametrize(
    ("line", "language", "name"),
    [
        ("Kari Nordmann 23. desember 2023 14:02", "nb", "Kari Nordmann"),
        ("Av Kari Nordmann, 3. mai 2024 kl. 14:02", "nb", "Kari Nordmann"),
        ("Bởi Nguyễn Văn A23/12/2023", "vi", "Nguyễn Văn A"),
        ("Thanh Mai Thứ Tư, 20/12/2023, 14:15 (GMT+7)", "vi", "Thanh Mai"),
        ("Por Ana Ruiz | 3 de mayo de 2024", "es", "Ana Ruiz"),
        ("Von Moritz Aamodal publiziert am 30. Juli 2018", "de", "Moritz Aamodal"),
        ("By Tess Orlovic - 11/19/19 06:56 AM EST", "en", "Tess Orlovic"),
        ("王小明 2024年5月3日", "zh", "王小明"),
        ("김철수 2024.05.03", "ko", "김철수"),
        ("Оля Петренко, 23 грудня 2023, 14:02", "uk", "Оля Петренко"),
        ("أحمد المنصور 23 ديسمبر 2023", "ar", "أحمد المنصور"),
    ],
)
def test_a_byline_fused_with_its_date_gives_the_author(line: str, language: str, name: str) -> None:
    verdict = dateline(line, language)
    assert verdict is not None
    assert (verdict.reason, verdict.name) == ("date line", name)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Utenriks 23. desember 2023", "nb"),
        ("Merovar, 3 May 2024", "en"),
        ("3 May 2024 4 min read", "en"),
        ("Updated 3:27 am PST, Wednesday, November 20, 2019", "en"),
        ("12 de junio de 2024, 13:40 1.904 reproducciones", "es"),
        ("2024年5月3日 星期五", "zh"),
    ],
)
def test_a_date_beside_a_desk_a_place_or_a_count_names_nobody(line: str, language: str) -> None:
    verdict = dateline(line, language)
    assert verdict is not None
    assert (verdict.reason, verdict.name) == ("date line", None)


def test_a_sentence_with_a_date_is_no_date_line() -> None:
    assert dateline("The council met on 3 May 2024 in Merovar.", "en") is None


def test_by_and_a_name_are_a_byline() -> None:
    verdict = byline("Tekst: Kari Nordmann")
    assert verdict is not None
    assert verdict.name == "Kari Nordmann"
    assert byline("By the sea they waited for the boats.") is None


def test_of_two_headlines_the_one_in_the_article_s_language_is_the_title() -> None:
    for head in (f"{SOURCE}\n{OWN}", f"{OWN}\n{SOURCE}"):
        made = article(f"{head}\n23. desember 2023\n\n{FIRST}\n\n{SECOND}\n")
        assert made.title == OWN
        entered = {piece.text: (piece.reason, piece.language, piece.foreign) for piece in made.furniture}
        assert entered[SOURCE] == ("headline in another language", "vi", True)


def test_a_second_headline_of_a_web_page_is_set_aside_too() -> None:
    body = f"<article><h1>{OWN}</h1><h2>{SOURCE}</h2><p>{FIRST}</p><p>{SECOND}</p></article>"
    made = article(f"<html lang=nb><title>{OWN}</title><body>{body}</body></html>", "text/html")
    assert made.title == OWN
    assert SOURCE not in made.text
    assert [piece.reason for piece in made.furniture if piece.text == SOURCE] == ["headline in another language"]


def test_a_caption_that_is_the_source_page_s_headline_stays_a_caption_and_is_counted() -> None:
    shown = f"{SOURCE}\nDelegatene stemmer over erklæringen. (Foto: Ana Ruel)"
    made = article(f"{OWN}\n23. desember 2023\n\n{FIRST}\n{shown}\n\n{SECOND}\n{shown}\n\n{FIRST}")
    captions = [(block.text, block.repeated) for block in made.blocks if block.kind == "caption"]
    assert captions == [(SOURCE, 2), ("Delegatene stemmer over erklæringen. (Foto: Ana Ruel)", 2)]
    assert made.title == OWN


def test_the_roles_of_a_plain_article() -> None:
    lines = [Line(text) for text in (OWN, "23. desember 2023", FIRST, "Møtet. Foto: Ana Ruel", SECOND, "Kommentar (0)")]
    layout = lay_out(lines, "nb")
    assert [layout.roles[i] for i in (0, 2, 3, 4)] == [TITLE, BODY, CAPTION, BODY]
    assert layout.end == 5


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=80).map(str.strip).filter(bool), max_size=12))
def test_every_line_has_a_role(texts: list[str]) -> None:
    layout = lay_out([Line(text) for text in texts], "nb")
    assert len(layout.roles) == len(texts)
    assert 0 <= layout.end <= len(texts)


def web(*lines: tuple[str, str | None]) -> list[Line]:
    return [Line(text, kind, linked=0.0) for text, kind in lines]  # type: ignore[arg-type]


def test_dated_items_of_a_list_at_the_end_are_the_article_s() -> None:
    items = [(f"T{n}-0164/2025 (2026-03-15)", "list") for n in range(3, 9)]
    lines = web((FIRST, None), (SECOND, None), ("Vedtatte tekster", "heading"), *items, ("Kari Nordmann", None))
    roles = lay_out(lines, "nb", OWN).roles
    assert roles[:9] == (BODY,) * 9
    assert getattr(roles[9], "reason", None) == "byline"


@pytest.mark.parametrize("heading", ["Por Qué Importa", "Acción → consecuencia", "Política"])
def test_a_heading_in_the_text_is_no_byline_and_no_menu(heading: str) -> None:
    lines = web((FIRST, None), (heading, "heading"), (SECOND, None), (heading, "heading"), ("Ein kort setning", "list"))
    assert lay_out(lines, "es", "Seis países aprueban una declaración").roles == (BODY,) * 5


def test_a_heading_over_the_text_may_still_name_the_author() -> None:
    lines = web(("Av Tess Orlovic", "heading"), ("3. mai 2024", None), (FIRST, None), (SECOND, None))
    roles = lay_out(lines, "nb", OWN).roles
    assert [getattr(role, "reason", role) for role in roles] == ["byline", "date line", BODY, BODY]
