"""The step from page to article, on pages of an invented world."""

import hashlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.articles import STEP_VERSION, clean
from hexapla.values.article import Article
from hexapla.values.page import Page
from hexapla.values.rejection import Rejection

FIRST = (
    "Les ministres des six États se sont réunis mercredi à Merovar et ont adopté une déclaration commune sur la "
    "pêche, que leurs parlements doivent encore ratifier avant la fin de l'année."
)
SECOND = (
    "La ministre Sigrid Halvorsdatter a salué un accord équilibré qui protège les pêcheurs des deux rives et met fin, "
    "selon elle, à vingt années de discussions entre les administrations."
)
THIRD = (
    "Le fonds commun disposera de 35 millions d'euros et financera la recherche marine pendant cinq ans, a précisé le "
    "secrétaire d'État Anders Blikkfeldt devant près de 450 délégués."
)
DUMP = f"""Merovar.example - Cổng thông tin Veldania

Six États adoptent une déclaration sur la pêche

Báo SôngBáo Sông12/06/2024

{FIRST}
Hội nghị nghề cá tại Merovar thông qua tuyên bố chung về nghề cá
Les délégués votent la déclaration finale. (Photo : Ana Ruel)

{SECOND}
[annonse_7]

Hội nghị nghề cá tại Merovar thông qua tuyên bố chung về nghề cá
Les ministres posent pour la photo de famille. (Photo : Ana Ruel)

{THIRD}

Source

Kommentar (3)

No data
Cinq plats de la côte nord à goûter cet été
Le pont aux neuf arches ouvre ses portes la nuit
Une tisserande garde vivant l'indigo des hautes terres
Patrimoine
"""


def page(content: str | bytes, media_type: str = "text/plain", **more: str) -> Page:
    data = content.encode() if isinstance(content, str) else content
    return Page("page", data, hashlib.sha256(data).hexdigest(), media_type, **more)


def article(content: str | bytes, media_type: str = "text/plain", **more: str) -> Article:
    made = clean(page(content, media_type, **more))
    assert isinstance(made, Article), made
    return made


def reasons(made: Article) -> dict[str, str]:
    return {piece.text: piece.reason for piece in made.furniture}


def test_a_dump_gives_its_title_its_date_and_whom_it_credits() -> None:
    made = article(DUMP)
    assert made.title == "Six États adoptent une déclaration sur la pêche"
    assert made.published is not None
    assert made.published.value == "2024-06-12"
    assert made.source == "Báo Sông"
    assert made.language == "fr"


def test_the_text_of_a_dump_is_its_paragraphs_alone() -> None:
    assert article(DUMP).text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_captions_are_blocks_with_credit_and_language_and_a_repeated_one_is_counted() -> None:
    captions = [b for b in article(DUMP).blocks if b.kind == "caption"]
    assert [(b.language, b.repeated, b.credit) for b in captions] == [
        ("vi", 2, None),
        ("fr", 1, "(Photo : Ana Ruel)"),
        ("fr", 1, "(Photo : Ana Ruel)"),
    ]


def test_every_piece_of_furniture_has_its_reason() -> None:
    found = reasons(article(DUMP))
    assert found["[annonse_7]"] == "advert placeholder"
    assert found["Source"] == "source line"
    assert found["Kommentar (3)"] == "comment counter"
    assert found["No data"] == "empty widget"
    assert found["Le pont aux neuf arches ouvre ses portes la nuit"] == "related headlines"
    assert found["Patrimoine"] == "navigation"
    assert found["Merovar.example - Cổng thông tin Veldania"] == "site name"


def test_a_counter_in_another_language_is_foreign_and_one_in_the_page_s_own_is_not() -> None:
    foreign = {piece.text: piece.foreign for piece in article(DUMP).furniture}
    assert foreign["Kommentar (3)"] is True
    assert foreign["Source"] is False
    assert foreign["No data"] is True


@pytest.mark.parametrize(
    "line",
    [
        "Komen (0)",
        "Komentar (12)",
        "Bình luận (0)",
        "تعليقات (٣)",
        "评论（0）",
        "0 Comments",
        "Kommentarer: 4",
        "Yorum [2]",
    ],
)
def test_comment_counters_of_many_languages_are_furniture(line: str) -> None:
    made = article(f"{FIRST}\n{SECOND}\n{THIRD}\n{line}\n")
    assert reasons(made) == {line: "comment counter"}


@pytest.mark.parametrize("line", ["[ad_2]", "[anuncio_1]", "[quảng cáo_3]", "[реклама_4]", "[slot_9]"])
def test_placeholders_are_furniture_anywhere(line: str) -> None:
    made = article(f"{FIRST}\n{line}\n{SECOND}\n{THIRD}\n")
    assert reasons(made) == {line: "advert placeholder"}
    assert made.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_words_of_furniture_inside_a_paragraph_stay() -> None:
    told = (
        "La source de l'accord est connue : le commentaire (0) voix contre a été lu, "
        "et la photo : Ana Ruel l'a prise elle-même."
    )
    assert told in article(f"{FIRST}\n{told}\n{SECOND}").text


def test_a_credited_address_is_the_source_and_names_at_the_end_are_authors() -> None:
    made = article(f"{FIRST}\n{SECOND}\n{THIRD}\nFuente: https://diario.example/-/pesca\n")
    assert made.source == "https://diario.example/-/pesca"
    made = article(f"{FIRST}\n{SECOND}\n{THIRD}\nAna Ruel -\n\nTomas Orlovic\n")
    assert made.authors == ("Ana Ruel", "Tomas Orlovic")
    assert made.text.endswith(THIRD)


HTML = f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">
<title>Six États adoptent une déclaration | La Poste de Merovar</title>
<meta property="og:site_name" content="La Poste de Merovar">
<meta property="article:published_time" content="2024-06-12T10:30:00+02:00">
<link rel="canonical" href="https://merovar.example/peche">
<link rel="alternate" hreflang="no" href="/no/fiske"><link rel="alternate" hreflang="x-default" href="/">
</head><body><nav><ul><li><a href="/1">Accueil</a></li><li><a href="/2">Monde</a></li></ul></nav>
<article><header><h1>Six États adoptent une déclaration</h1><p>Par <span>Ana Ruel</span></p></header>
<div class="body"><p>{FIRST}</p>
<figure><img src="/vote.jpg"><figcaption>Les délégués votent <small>Photo : Ana Ruel</small></figcaption></figure>
<p>{SECOND}</p><h2>Un fonds commun</h2><p>{THIRD}</p><ul><li>recherche marine</li><li>formation des équipages</li></ul>
<p>La prochaine réunion se tiendra à Havsund en 2026, ont annoncé les deux délégations au terme de leurs travaux.</p>
</div></article><aside class="related"><h2>À lire aussi</h2><ul><li><a href="/3">Le riz reste cher</a></li></ul></aside>
<footer><p>© La Poste de Merovar. Tous droits réservés.</p></footer></body></html>"""


def test_an_html_page_gives_blocks_of_every_kind_in_order() -> None:
    made = article(HTML, "text/html")
    kinds = ["paragraph", "caption", "paragraph", "heading", "paragraph", "list", "paragraph"]
    assert [b.kind for b in made.blocks] == kinds
    assert made.blocks[1].credit == "Photo : Ana Ruel"
    assert made.blocks[5].text == "recherche marine\nformation des équipages"
    assert "Les délégués votent" not in made.text


def test_an_html_page_gives_its_metadata() -> None:
    made = article(HTML, "text/html")
    assert made.title == "Six États adoptent une déclaration"
    assert made.outlet == "La Poste de Merovar"
    assert made.url == "https://merovar.example/peche"
    assert made.published is not None
    assert (made.published.value, made.published.read_from) == ("2024-06-12T10:30+02:00", "meta")
    assert made.alternates == {"nb": "https://merovar.example/no/fiske"}
    assert made.authors == ("Ana Ruel",)
    assert made.images == ("https://merovar.example/vote.jpg",)


def test_what_stands_around_an_html_article_is_in_the_ledger() -> None:
    found = reasons(article(HTML, "text/html"))
    assert found["Le riz reste cher"] == "related headlines"
    assert found["© La Poste de Merovar. Tous droits réservés."] == "copyright"
    assert found["Accueil"] == "navigation"


def test_json_keeps_what_it_gives_and_its_lines_are_paragraphs() -> None:
    made = article(
        '{"id": "x1", "title": "Pesca", "text": "Uno.\\n\\nDos.", "published": "2024-06-12"}', "application/json"
    )
    assert (made.id, made.title, made.text) == ("x1", "Pesca", "Uno.\n\nDos.")
    assert [b.kind for b in made.blocks] == ["paragraph", "paragraph"]


def test_json_without_text_is_rejected() -> None:
    made = clean(page('{"id": "x1"}', "application/json"))
    assert isinstance(made, Rejection)
    assert made.reason == "no text"


@pytest.mark.parametrize(
    ("content", "media_type", "reason"),
    [
        (b"", "text/html", "empty"),
        (b"%PDF-1.7 and so on", "text/html", "binary"),
        (bytes(range(256)) * 9, "text/plain", "binary"),
        (b"<p>" + b"word " * 10_000_000, "text/html", "too large"),
        (b"<body>" + b"<div>" * 100_000 + b"deep", "text/html", "no text"),
        (b"[1, 2", "application/json", "unreadable JSON"),
    ],
)
def test_hopeless_content_is_a_rejection_with_its_reason(content: bytes, media_type: str, reason: str) -> None:
    made = clean(page(content, media_type))
    assert isinstance(made, Rejection)
    assert (made.step, made.reason) == ("articles", reason)


def test_a_wrong_charset_and_nul_bytes_are_mended_and_reported() -> None:
    russian = "Министры встретились в городе Хавсунд во вторник и обо всём договорились, сообщило министерство. " * 3
    for label in ("utf-8", "iso-8859-1", "windows-1251"):
        made = article(f'<html><meta charset="{label}"><p>{russian}</p></html>'.encode("cp1251"), "text/html")
        assert made.text == russian.strip()
    made = article(FIRST.replace("ministres", "minis\x00tres"))
    assert (made.text, made.repairs) == (FIRST, ("NUL bytes",))


def test_mojibake_and_doubled_entities_are_mended_and_reported() -> None:
    made = article(f"{FIRST.encode().decode('cp1252')}\n{SECOND.replace(' ', '&nbsp;', 1)}")
    assert made.text == f"{FIRST}\n\n{SECOND}"
    assert made.repairs == ("entities", "mojibake")


@pytest.mark.parametrize("tag", ["article", "main", "section", "post-body"])
def test_a_page_that_leaves_out_html_head_and_body_is_read(tag: str) -> None:
    head = "<!doctype html><title>Une déclaration sur la pêche</title><meta name=author content='Maren Oakley'>"
    made = article(f"{head}<{tag}><p>{FIRST}</p><p>{SECOND}</p></{tag}>", "text/html")
    assert (made.title, made.authors) == ("Une déclaration sur la pêche", ("Maren Oakley",))
    assert made.text == f"{FIRST}\n\n{SECOND}"


def test_the_identity_comes_from_the_address_where_there_is_one() -> None:
    assert article(DUMP, url="https://a.example/x#top").id == article(DUMP + "!", url="https://A.example/x").id
    assert article(DUMP).id != article(DUMP + "!").id
    assert len(article(DUMP).id) == 16
    assert STEP_VERSION


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=600), st.sampled_from(["text/plain", "text/html", "application/json"]))
def test_no_text_raises_and_text_is_always_its_blocks(text: str, media_type: str) -> None:
    made = clean(page(text.encode("utf-8", "replace"), media_type))
    if isinstance(made, Article):
        assert made.text == "\n\n".join(b.text for b in made.blocks if b.kind != "caption")
        assert all(b.text.strip() for b in made.blocks)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["text/plain", "text/html", "application/json", "no/thing"]))
def test_no_bytes_raise(content: bytes, media_type: str) -> None:
    assert isinstance(clean(page(content, media_type)), Article | Rejection)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<table>", "<td>", "<img src=a>", "<b>", "</div>", "<br>", FIRST, "x", "<li>"])
    )
)
def test_no_markup_raises(parts: list[str]) -> None:
    clean(page("".join(parts), "text/html"))


def test_hostile_size_costs_seconds_and_not_minutes() -> None:
    flood = "<p " + " ".join(f'a{n}="x"' for n in range(60_000)) + f">{FIRST}</p>"
    many = "".join(f"<p>{n}. {FIRST} {SECOND}</p>" for n in range(8_000))
    wide = "理事会" * 200_000
    started = time.monotonic()
    pages = [
        Page("x", text.encode(), hashlib.sha256(text.encode()).hexdigest(), kind)
        for text, kind in ((flood, "text/html"), (many, "text/html"), (wide, "text/plain"))
    ]
    refused, long, single = (clean(page) for page in pages)
    assert time.monotonic() - started < 20
    assert isinstance(refused, Rejection)
    assert refused.reason == "too large"
    assert isinstance(long, Article)
    assert len(long.blocks) == 8_000
    assert isinstance(single, Article)
    assert single.text == wide
