"""Web pages: what stands around the article, piece by piece."""

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.articles import clean
from hexapla.values.article import Article, Furniture
from hexapla.values.page import Page

FIRST = (
    "Ministerrådet i Merovar vedtok onsdag en felles erklæring om fiske, som de seks landenes parlamenter må godkjenne "
    "før årsskiftet, opplyste utenriksdepartementet etter møtet."
)
SECOND = (
    "Statsråd Sigrid Halvorsdatter roste en balansert avtale som verner fiskerne på begge sider av bukta og gjør slutt "
    "på tjue års samtaler mellom etatene, sa hun til avisen."
)
TITLE = "Seks land vedtar en felles erklæring om fiske"
PAGE = f"""<!DOCTYPE html><html lang="nb"><head><title>{TITLE}</title></head><body>
<div class="a1"><a href="#c">Hopp til innhold</a></div>
<div class="a2"><p>Bukta Budstikke</p><p>Skarvlands eldste avis, siden 1871</p></div>
<div class="a3"><a href="/">Forsiden</a> <span>|</span></div>
<ul class="a4"><li><a href="/vi">Tiếng Việt</a></li><li><a href="/en">English</a></li>
<li><a href="/ru">Русский</a></li></ul>
<div class="a5">Forsiden &gt; Utenriks &gt; Fiske</div>
<div class="a6"><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p></div>
<div class="b1"><h3>Les også</h3>
<div><a href="/1">Broen med de ni buene åpner</a><p>Den står ferdig etter to år.</p></div></div>
<div class="b2"><button>Spill av</button><span>00:00 / 02:47</span></div>
<div class="b3"><p>https://budstikke.example/fiske</p><p>→</p></div>
<div class="b4"><h3>Nyhetsbrev</h3><p>Få det viktigste fra bukta hver morgen.</p></div>
<div class="b5"><p>© Bukta Budstikke</p><a href="/p">Personvern</a><p>Ansvarlig: Ana Ruel, Tollbodkaia 3</p></div>
</body></html>"""


def furniture(content: str) -> dict[str, Furniture]:
    data = content.encode()
    made = clean(Page("page", data, hashlib.sha256(data).hexdigest(), "text/html"))
    assert isinstance(made, Article)
    assert made.text == f"{FIRST}\n\n{SECOND}\n\n{FIRST}"
    return {piece.text: piece for piece in made.furniture}


def test_each_piece_around_an_article_has_a_reason_though_no_class_names_one() -> None:
    reasons = {text: piece.reason for text, piece in furniture(PAGE).items()}
    assert reasons == {
        "Hopp til innhold": "skip link",
        "Bukta Budstikke": "masthead",
        "Skarvlands eldste avis, siden 1871": "masthead",
        "Forsiden |": "navigation",
        "Tiếng Việt": "language switcher",
        "English": "language switcher",
        "Русский": "language switcher",
        "Forsiden > Utenriks > Fiske": "navigation",
        "Les også": "related headlines",
        "Broen med de ni buene åpner": "related headlines",
        "Den står ferdig etter to år.": "related headlines",
        "Spill av": "media player",
        "00:00 / 02:47": "media player",
        "https://budstikke.example/fiske": "address",
        "→": "marks",
        "Nyhetsbrev": "newsletter",
        "Få det viktigste fra bukta hver morgen.": "newsletter",
        "© Bukta Budstikke": "copyright",
        "Personvern": "legal",
        "Ansvarlig: Ana Ruel, Tollbodkaia 3": "footer",
    }


def test_a_switcher_s_names_are_in_the_languages_they_name() -> None:
    found = furniture(PAGE)
    assert [(found[name].language, found[name].foreign) for name in ("Русский", "Tiếng Việt")] == [
        ("ru", True),
        ("vi", True),
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["div", "p", "h2", "li", "section", "table"]), min_size=1, max_size=6),
    st.text(max_size=80),
)
def test_any_text_around_an_article_leaves_its_body_whole(tags: list[str], text: str) -> None:
    shown = text.replace("<", " ").replace("&", " ").replace(">", " ")
    around = "".join(f"<{tag}>" for tag in tags) + shown + "".join(f"</{tag}>" for tag in reversed(tags))
    data = PAGE.replace("</body>", f"<footer>{around}</footer></body>").encode("utf-8", "replace")
    made = clean(Page("page", data, hashlib.sha256(data).hexdigest(), "text/html"))
    assert isinstance(made, Article)
    assert made.text == f"{FIRST}\n\n{SECOND}\n\n{FIRST}"
