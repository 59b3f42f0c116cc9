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


def cleaned(content: str) -> Article:
    data = content.encode()
    made = clean(Page("page", data, hashlib.sha256(data).hexdigest(), "text/html"))
    assert isinstance(made, Article)
    return made


def test_weak_signs_yield_to_what_stands_beside_them() -> None:
    content = f"""<html lang="nb"><head><title>{TITLE}</title></head><body>
    <div class="a1"><a href="/">Bukta Budstikke, norsk utgave for alle</a><p>Siden 1871</p></div>
    <div class="consent"><p>Vi bruker informasjonskapsler.</p><button>Greit</button></div>
    <div><p>20.12.2023</p></div><h1>{TITLE}</h1><p>Publisert 20. desember 2023 3 min å lese</p>
    <div class="player"><button>Spill av</button><div>Undertekst av</div></div>
    <div class="a6"><p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p></div>
    <aside><h2>Fra utenriks</h2><ul><li><a href="/1">Losene er tilbake på jobb i havnen</a></li>
    <li><a href="/2">Ny ferje forsinket</a></li></ul></aside>
    <div class="b5"><p>Tollbodkaia 3, Havsund</p><p>© Bukta Budstikke</p><p>Du er leser nummer 048213</p></div>
    </body></html>"""
    assert {text: piece.reason for text, piece in furniture(content).items()} == {
        "Bukta Budstikke, norsk utgave for alle": "masthead",
        "Siden 1871": "masthead",
        "Vi bruker informasjonskapsler.": "cookie notice",
        "Greit": "cookie notice",
        "20.12.2023": "date line",
        "Publisert 20. desember 2023 3 min å lese": "date line",
        "Spill av": "media player",
        "Undertekst av": "media player",
        "Fra utenriks": "related headlines",
        "Losene er tilbake på jobb i havnen": "related headlines",
        "Ny ferje forsinket": "related headlines",
        "Tollbodkaia 3, Havsund": "footer",
        "© Bukta Budstikke": "copyright",
        "Du er leser nummer 048213": "footer",
    }


def test_links_side_by_side_are_words_of_their_own_and_a_split_word_stays_one() -> None:
    links = "<span>Del</span><a href=/k>Kopier lenken</a><a href=/s>Send</a>"
    split = FIRST.replace("Merovar", "<span>Mero</span><b>var</b>").replace(
        "fiske", "<a href=/f>fi</a><span>ske</span>"
    )
    content = f"<html lang=nb><title>{TITLE}</title><div>{links}</div><h1>{TITLE}</h1><p>{split}</p><p>{SECOND}</p>"
    made = cleaned(content)
    assert made.text == f"{FIRST}\n\n{SECOND}"
    assert "Del Kopier lenken Send" in {piece.text for piece in made.furniture}


def test_a_standfirst_is_told_by_its_class_by_its_print_and_by_the_page_s_description() -> None:
    head = f"<html lang=nb><head><title>{TITLE}</title>"
    rest = f"<p>{SECOND}</p><p>{FIRST} {SECOND}</p></article>"
    described = f'<meta name="description" content="{FIRST}"></head>'
    assert cleaned(f"{head}</head><article><h1>{TITLE}</h1><p class=lead>{FIRST}</p>{rest}").standfirst == FIRST
    assert cleaned(f"{head}</head><article><h1>{TITLE}</h1><p><b>{FIRST}</b></p>{rest}").standfirst == FIRST
    assert cleaned(f"{head}{described}<article><h1>{TITLE}</h1><p>{FIRST}</p>{rest}").standfirst == FIRST
    assert cleaned(f"{head}</head><article><h1>{TITLE}</h1><p>{FIRST}</p>{rest}").standfirst is None


def test_a_source_in_a_line_of_its_own_class_is_credited() -> None:
    title = "Enam negara menyepakati pernyataan bersama"
    text = (
        "Dewan menteri di Merovar pada hari Rabu menyepakati pernyataan bersama tentang perikanan, yang harus "
        "disetujui oleh parlemen keenam negara sebelum akhir tahun, kata kementerian luar negeri seusai pertemuan itu."
    )
    line = '<footer><p class="{}">Diolah dari Bukta Budstikke</p></footer>'
    body = f"<body><article><h1>{title}</h1><div><p>{text}</p><p>{text}</p></div>{line}"
    page = f"<html lang=id><title>{title}</title>{body}"
    made = cleaned(page.format("source"))
    assert made.source == "Bukta Budstikke"
    assert {piece.text: piece.reason for piece in made.furniture}["Diolah dari Bukta Budstikke"] == "source line"
    assert cleaned(page.format("x")).source is None


def test_a_page_is_in_the_language_of_its_title_and_headings_though_most_of_it_is_not_translated() -> None:
    english = (
        "The council of ministers adopted a joint declaration on fishing on Wednesday, which the parliaments of the "
        "six states must approve before the end of the year, the foreign ministry said after the meeting."
    )
    heads = ("最近採択されたテキスト", "なぜ重要か", "何が起きたか", "主要関係者", "影響評価")
    body = "".join(f"<h2>{head}</h2>{f'<p>{english}</p>' * 2}" for head in heads)
    page = "<html lang={}><title>{}</title><body><article><h1>{}</h1>{}</article>"
    title = "速報: 漁業に関する共同宣言の採択"
    assert cleaned(page.format("ja", title, title, body)).language == "ja"
    other = "Ministers adopt a declaration on fishing"
    assert cleaned(page.format("de", other, other, f"<p>{english}</p>" * 4)).language == "en"
