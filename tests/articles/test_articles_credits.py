"""Who wrote an article, where, and whom it credits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.articles import credits, datelines, imprint
from hexapla.articles.datelines import Dateline
from hexapla.articles.draft import Draft
from hexapla.articles.imprint import Known
from hexapla.articles.metadata import Metadata
from hexapla.values.article import Block

LANGUAGES = st.sampled_from([None, "en", "vi", "ar", "zh", "ja", "th", "ru"])


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("By Maren Oakley", "en", ["Maren Oakley"]),
        ("Von Anna Meier und Karl Roth", "de", ["Anna Meier", "Karl Roth"]),
        ("Par Clémence Dauvray et Luc Morel", "fr", ["Clémence Dauvray", "Luc Morel"]),
        ("José Arce y María Montalvo", "es", ["José Arce", "María Montalvo"]),
        ("Автор: Иван Петров и Анна Ким", "ru", ["Иван Петров", "Анна Ким"]),
        ("بقلم: أحمد سالم وسعيد علي", "ar", ["أحمد سالم", "سعيد علي"]),
        ("سعيد وليد", "ar", ["سعيد وليد"]),
        ("Bởi Lê Quang Hải", "vi", ["Lê Quang Hải"]),
        ("李明、王芳", "zh", ["李明", "王芳"]),
        ("Maren Oakley; Hannah Preece", "en", ["Maren Oakley", "Hannah Preece"]),
        ("Maren Oakley, Hannah Preece and Tom Reed", "en", ["Maren Oakley", "Hannah Preece", "Tom Reed"]),
        ("Maren Oakley, Science Editor", "en", ["Maren Oakley"]),
        ("Maren Oakley. The Merovar Post", "en", ["Maren Oakley"]),
        ("Maren T. Oakley", "en", ["Maren T. Oakley"]),
        ("by Maren Oakley @moakley Nov 19, 2019 at 6:46 pm", "en", ["Maren Oakley"]),
        ("maren@merovar-post.example", "en", []),
        ("https://merovar-post.example/maren", "en", []),
        ("The Merovar Post", "en", []),
        ("admin", "en", []),
        ("newsdesk", "en", []),
        ("Staff Reports", "en", []),
        ("Редакция", "ru", []),
        ("编辑", "zh", []),
        ("She joined the paper in the spring", "en", []),
        ("", "en", []),
    ],
)
def test_names_out_of_credits(text: str, language: str, names: list[str]) -> None:
    assert list(credits.authors((text,), "The Merovar Post", language)) == names


def test_one_person_is_named_once_and_agencies_only_alone() -> None:
    printed = ("MAREN OAKLEY", "Maren Oakley", "AFP")
    assert credits.authors(printed, None, "en") == ("MAREN OAKLEY",)
    assert credits.authors(("AFP",), None, "en") == ("AFP",)


@pytest.mark.parametrize(
    ("language", "text", "place", "agency"),
    [
        ("fr", "VINH HA, 23 décembre – Le ministre a dit", "VINH HA", None),
        ("vi", "(Vĩnh Hà) - Sáng nay, Bộ trưởng", "Vĩnh Hà", None),
        ("en", "VINH HA (VNA) – The minister said", "VINH HA", "VNA"),
        ("en", "VINH HA, Dec 23 (Bernama) -- The minister", "VINH HA", "Bernama"),
        ("en", "Vinh Ha, December 23 — The minister", "Vinh Ha", None),
        ("nb", "HAVSUND (NTB): Ministeren sa", "HAVSUND", "NTB"),
        ("ja", "（ヴィンハ＝共同）外相は", "ヴィンハ", "共同"),
        ("ko", "(서울=연합뉴스) 홍길동 기자 = 정부는", "서울", "연합뉴스"),
        ("zh", "永河12月23日电 外交会议", "永河", None),
        ("zh", "新华社永河12月23日电（记者李明）外交会议", "永河", "新华社"),
        ("ar", "بيروت - أعلن الوزير", "بيروت", None),
        ("ar", "القاهرة (أ ف ب) - أعلن الوزير", "القاهرة", "أ ف ب"),
        ("es", "Puerto Albor, 23 dic (EFE).- El ministro", "Puerto Albor", "EFE"),
        ("es", "PUERTO ALBOR.- El ministro", "PUERTO ALBOR", None),
        ("it", "(ANSA) - ROMA, 23 DIC - Il ministro", "ROMA", "ANSA"),
        ("ru", "МЕРОВАР, 23 декабря. /ТАСС/. Министр", "МЕРОВАР", "ТАСС"),
        ("hi", "नई दिल्ली, 23 दिसंबर (भाषा) मंत्री", "नई दिल्ली", "भाषा"),
        ("id", "Jakarta (ANTARA) - Menteri", "Jakarta", "ANTARA"),
        ("id", "JAKARTA, KABAR.example - Menteri", None, None),
        ("vi", "(TTXVN) - Bộ trưởng", None, "TTXVN"),
        ("en", "(Reuters) - The minister", None, "Reuters"),
        ("en", "However – the minister said", None, None),
        ("en", "Washington — said nobody", None, None),
        ("en", "BREAKING — The minister said", None, None),
        ("en", "BREAKING: The minister said", None, None),
        ("en", "The minister (WHO) – said", None, None),
        ("en", "On Monday, 23 December – the day", None, None),
        ("en", "A 3-1 win – the first", None, None),
        ("en", "The council met in Vinh Ha.", None, None),
        ("zh", "外交会议闭幕。", None, None),
        ("ar", "قال الوزير: إن المؤتمر", None, None),
        ("en", "", None, None),
    ],
)
def test_datelines_in_any_script(language: str, text: str, place: str | None, agency: str | None) -> None:
    assert datelines.read(text, language) == Dateline(place, agency)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The conference closed. (VNA)", "VNA"),
        ("Hội nghị bế mạc sáng nay. (TTXVN/Vietnam+)", "TTXVN/Vietnam+"),
        ("会议闭幕。（新华社）", "新华社"),
        ("اختتم المؤتمر. (أ ف ب)", "أ ف ب"),
        ("Persidangan ditutup. -- BERNAMA", "BERNAMA"),
        ("Persidangan ditutup – Bernama", "Bernama"),
        ("It closed. (XYZ)", "XYZ"),
        ("(VNA)", "VNA"),
        ("They spoke to the World Health Organization (WHO)", None),
        ("They spoke to the World Health Organization (WHO).", None),
        ("It closed on Monday (see below).", None),
        ("It closed.", None),
        ("", None),
    ],
)
def test_the_end_of_a_text_credits(text: str, source: str | None) -> None:
    assert credits.closing(text) == source


def draft(*paragraphs: str, authors: tuple[str, ...] = (), source: str | None = None) -> Draft:
    blocks = tuple(Block("paragraph", text, "en") for text in paragraphs)
    return Draft("Council meets", None, authors, source, None, (), blocks, (), "en", 1.0)


def test_the_imprint_joins_what_is_declared_and_shown() -> None:
    metadata = Metadata(
        authors=("By Maren Oakley",), published=(("2023-12-20", "meta"),), source="VNA", place="Merovar"
    )
    found = imprint.read(metadata, draft("VINH HA (AFP) – They met.", "They left. (Reuters)"), Known())
    assert found.authors == ("Maren Oakley",)
    assert (found.place, found.source) == ("VINH HA", "Reuters")
    assert found.published.value == "2023-12-20"
    plain = imprint.read(metadata, draft("They met."), Known())
    assert (plain.place, plain.source) == ("Merovar", "VNA")
    assert imprint.read(metadata, draft("They met."), Known("VNA")).source is None
    assert imprint.read(metadata, draft("They met.", source="Havsund Tidende"), Known()).source == "Havsund Tidende"


def test_a_place_in_the_byline_is_no_author() -> None:
    written = draft("They met in Puerto Albor.", authors=("Ragna Ulvestad", "Puerto Albor"))
    found = imprint.read(Metadata(), written, Known())
    assert (found.authors, found.place) == (("Ragna Ulvestad",), "Puerto Albor")


def test_an_author_whom_the_text_names_stays_an_author() -> None:
    found = imprint.read(Metadata(), draft("Maren Oakley has covered it.", authors=("Maren Oakley",)), Known())
    assert (found.authors, found.place) == (("Maren Oakley",), None)


def test_an_outlet_declared_as_author_leaves_no_other() -> None:
    written = draft("They met.", authors=("Why It Matters",))
    post = Known("The Merovar Post")
    assert imprint.read(Metadata(authors=("The Merovar Post",)), written, post).authors == ()
    assert imprint.read(Metadata(authors=("admin",)), written, post).authors == ("Why It Matters",)


def test_the_outlets_own_house_is_no_source() -> None:
    own = Metadata(source="The Merovar Post Company")
    assert imprint.read(own, draft("They met."), Known("The Merovar Post")).source is None


def test_dates_are_declared_then_shown_then_in_the_address() -> None:
    url = "https://merovar-post.example/2023/12/22/talks"
    body = draft("They met.")
    shown = imprint.read(Metadata(), body, Known(None, url, ("Published 21 December 2023",)))
    assert (shown.published.value, shown.published.read_from) == ("2023-12-21", "text")
    stated = imprint.read(Metadata(), body, Known(None, url, ("2 hours ago", "© 2023 The Merovar Post")))
    assert (stated.published.value, stated.published.read_from) == ("2023-12-22", "address")
    declared = imprint.read(
        Metadata(published=(("2023-12-20", "meta"),)), body, Known(None, url, ("21 December 2023",))
    )
    assert declared.published.value == "2023-12-20"
    future = Metadata(published=(("2031-01-01", "json-ld"), ("2023-12-20", "meta")), modified=(("2031-01-02", "meta"),))
    seen = imprint.read(future, body, Known(None, url, (), "2023-12-21T08:00:00Z"))
    assert (seen.published.value, seen.modified) == ("2023-12-20", None)


@given(st.text(max_size=150), LANGUAGES)
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_and_quoted(text: str, language: str | None) -> None:
    found = datelines.read(text, language)
    assert all(part is None or part in text for part in (found.place, found.agency))
    credits.closing(text)
    assert all(name for name in credits.authors((text,), "The Merovar Post", language))


def test_long_lines_are_read_in_time_that_grows_with_their_length() -> None:
    for text in ("A" * 20_000, "A, " * 8_000, "(" * 20_000, "A (" * 8_000, "社" * 20_000, "- " * 10_000):
        datelines.read(text, "en")
        credits.closing(text)
        credits.authors((text,), None, "en")
