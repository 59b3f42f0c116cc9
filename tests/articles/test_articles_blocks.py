"""Blocks: tables as text, lists, quotes, captions, embedded posts."""

import hashlib

from hexapla.articles import clean
from hexapla.values.article import Article, Block
from hexapla.values.page import Page

FIRST = (
    "Ministerrådet i Merovar vedtok onsdag en felles erklæring om fiske, som de seks landenes parlamenter må godkjenne "
    "før årsskiftet, opplyste utenriksdepartementet etter møtet."
)
SECOND = (
    "Statsråd Sigrid Halvorsdatter roste en balansert avtale som verner fiskerne på begge sider av bukta og gjør slutt "
    "på tjue års samtaler mellom etatene, sa hun til avisen."
)
THIRD = (
    "Fondet får 35 millioner euro og skal betale for havforskning i fem år, forklarte statssekretær Anders Blikkfeldt "
    "for nesten 450 delegater i salen."
)


def blocks(inner: str) -> tuple[Block, ...]:
    head = "<!DOCTYPE html><html lang=nb><title>Seks land vedtar en erklæring</title>"
    data = f"{head}<body><article><h1>Seks land vedtar en erklæring</h1>{inner}</article></body></html>".encode()
    made = clean(Page("page", data, hashlib.sha256(data).hexdigest(), "text/html"))
    assert isinstance(made, Article)
    return made.blocks


def test_a_table_is_one_block_with_a_line_for_each_row() -> None:
    rows = (("Land", "Fangst"), ("Havsund", "12 000 tonn"), ("Kelanjar", "9 500 tonn"))
    for cell in ("<td>{}</td>", "<td><p>{}</p></td>", "<td><b>{}</b></td>"):
        table = "".join(f"<tr>{''.join(cell.format(text) for text in row)}</tr>" for row in rows)
        made = blocks(f"<p>{FIRST}</p><p>{SECOND}</p><table>{table}</table><p>{THIRD}</p>")
        assert [block.kind for block in made] == ["paragraph", "paragraph", "list", "paragraph"]
        assert made[2].text == "Land | Fangst\nHavsund | 12 000 tonn\nKelanjar | 9 500 tonn"


def test_a_list_beside_a_table_is_a_block_of_its_own() -> None:
    table = "<table><tr><th>Land</th><th>Fangst</th></tr><tr><td>Havsund</td><td>12</td></tr></table>"
    made = blocks(f"<p>{FIRST}</p><p>{SECOND}</p><ul><li>fisk</li><li>havner</li></ul>{table}<p>{THIRD}</p>")
    assert [block.text for block in made if block.kind == "list"] == ["fisk\nhavner", "Land | Fangst\nHavsund | 12"]


def test_a_table_that_lays_out_prose_is_its_paragraphs() -> None:
    made = blocks(f"<table><tr><td>{FIRST}</td><td>{SECOND}</td></tr><tr><td>{THIRD}</td><td>Ana</td></tr></table>")
    assert [block.text for block in made][:3] == [FIRST, SECOND, THIRD]


def test_a_quote_and_an_embedded_post_are_quotes() -> None:
    post = '<blockquote class="twitter-tweet"><p>Avtalen er på plass!</p>Ana Ruel (@anaruel)</blockquote>'
    said = "<blockquote><p>Dette er en god dag for havet.</p></blockquote>"
    made = blocks(f"<p>{FIRST}</p>{said}<p>{SECOND}</p>{post}<p>{THIRD}</p>")
    quotes = [block.text for block in made if block.kind == "quote"]
    assert quotes[:2] == ["Dette er en god dag for havet.", "Avtalen er på plass!"]


def test_a_caption_keeps_its_credit_and_is_counted_where_it_is_shown_twice() -> None:
    figure = "<figure><img src=/a.jpg><figcaption>Delegatene stemmer. Foto: Ana Ruel</figcaption></figure>"
    made = blocks(f"<p>{FIRST}</p>{figure}<p>{SECOND}</p>{figure}<p>{THIRD}</p>")
    captions = [block for block in made if block.kind == "caption"]
    assert [(block.text, block.credit, block.repeated) for block in captions] == [
        ("Delegatene stemmer. Foto: Ana Ruel", "Foto: Ana Ruel", 2)
    ]


def test_a_block_in_another_language_says_so() -> None:
    quoted = (
        "Les ministres des six États ont adopté une déclaration commune sur la pêche, que leurs parlements ratifieront."
    )
    made = blocks(f"<p>{FIRST}</p><p>{SECOND}</p><p>{quoted}</p><p>{THIRD}</p>")
    assert [block.language for block in made] == ["nb", "nb", "fr", "nb"]
