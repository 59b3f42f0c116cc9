"""What a line is by its words, in many languages, and the names of languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.articles import furniture, lexicon, switcher
from hexapla.articles.line import Line


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Kommentar (0)", "comment counter"),
        ("댓글 3", "comment counter"),
        ("[ad_2]", "advert placeholder"),
        ("[quảng cáo_3]", "advert placeholder"),
        ("[реклама_4]", "advert placeholder"),
        ("Tin liên quan", "related headlines"),
        ("इसे भी पढ़ें", "related headlines"),
        ("تسجيل الدخول", "sign-in"),
        ("Kirjaudu sisään", "sign-in"),
        ("Les mer", "navigation"),
        ("อ่านต่อ", "navigation"),
        ("다음 페이지", "pagination"),
        ("Следующая страница", "pagination"),
        ("Hopp til innhold", "skip link"),
        ("跳到主要内容", "skip link"),
        ("انتقل إلى المحتوى الرئيسي", "skip link"),
        ("Havsund > Utenriks > Fiske", "navigation"),
        ("Fuente: Merovar Post", "source line"),
        ("出典：メロバル新聞", "source line"),
    ],
)
def test_a_line_is_given_away_by_its_words(line: str, reason: str) -> None:
    verdict = furniture.judge(line)
    assert verdict is not None
    assert verdict.reason == reason


@pytest.mark.parametrize(
    "line",
    [
        "Minister vrača udarec: »Zaveza« ostaja »brez sprememb«",
        "»Vi går videre«, sier ministeren",
        "Վերջ տվեք»:",
        "Посол: «Договор» важнее «слов»",
    ],
)
def test_a_line_with_angle_quotes_is_no_trail(line: str) -> None:
    assert furniture.judge(line) is None


@pytest.mark.parametrize("line", ["Start » Nyheter » Havsund", "首页>新闻>梅罗瓦", "Beranda›Nasional", "Home → News"])
def test_a_trail_has_spaces_on_both_sides_of_its_marks_or_none(line: str) -> None:
    verdict = furniture.judge(line)
    assert verdict is not None
    assert verdict.reason == "navigation"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("© Merovar Post. Alle rettigheter forbeholdt.", "copyright"),
        ("Všechna práva vyhrazena", "copyright"),
        ("Политика конфиденциальности", "legal"),
        ("Datenschutzerklärung", "legal"),
        ("개인정보처리방침", "legal"),
        ("Tìm kiếm", "search"),
        ("検索", "search"),
        ("Spill av", "media player"),
        ("Écouter l'article", "media player"),
        ("Apakah halaman ini bermanfaat?", "feedback"),
        ("本页内容对您有帮助吗？", "feedback"),
        ("Вам понравилась эта статья о рыбаках?", None),
        ("We use cookies to remember your choices.", "cookie notice"),
        ("Tilaa uutiskirje", "newsletter"),
        ("Etiketler: balıkçılık, Merovar", "tags"),
    ],
)
def test_weaker_signs_are_enough_behind_an_article(line: str, reason: str | None) -> None:
    verdict = furniture.judge_tail(line)
    assert (verdict.reason if verdict else None) == reason


def test_an_entry_says_its_language_and_whether_it_is_the_page_s() -> None:
    danish = furniture.Verdict("comment counter", ("nb", "da"))
    entered = furniture.entry(Line("Kommentar (0)"), danish, "da")
    assert (entered.language, entered.foreign) == ("da", False)
    entered = furniture.entry(Line("Kommentar (0)"), danish, "vi")
    assert (entered.language, entered.foreign) == ("nb", True)
    entered = furniture.entry(Line("Meny"), furniture.Verdict("navigation"), "vi")
    assert (entered.language, entered.foreign) == (None, False)


@pytest.mark.parametrize(
    "name",
    ["Русский", "Tiếng Việt", "العربية", "日本語", "Bahasa Melayu", "Norsk nynorsk", "tysk", "Finnish", "🇬🇧 EN", "ZH"],
)
def test_names_of_languages_are_known_in_their_own_the_page_s_and_english(name: str) -> None:
    assert switcher.names_language(name, "nb")


@pytest.mark.parametrize("word", ["Utenriks", "US", "Kultur", "The", "Merovar", "fisk", "ХХ"])
def test_other_words_are_no_languages(word: str) -> None:
    assert not switcher.names_language(word, "nb")


def test_a_language_s_own_name_tells_which_it_is() -> None:
    assert (switcher.own_name("Русский"), switcher.own_name("tysk"), switcher.own_name("українська")) == (
        "ru",
        None,
        "uk",
    )


@pytest.mark.parametrize(
    "text",
    [
        "EN | FR | DE",
        "🇬🇧 EN 🇸🇪 SV 🇩🇰 DA",
        "Editions: Tiếng Việt English",
        "Français English Português",
        "中文 日本語 한국어",
    ],
)
def test_a_list_of_languages_in_one_line_is_a_switcher(text: str) -> None:
    assert switcher.lists_languages(text, "vi")


@pytest.mark.parametrize(
    "text", ["English", "The German and French ministers met", "Sport | Kultur | Utenriks", "→", ""]
)
def test_other_lines_are_no_switchers(text: str) -> None:
    assert not switcher.lists_languages(text, "en")


def test_the_lexicon_finds_a_phrase_whole_at_the_start_and_inside() -> None:
    assert "nb" in lexicon.languages_of("comment", "  KOMMENTAR: ")
    assert lexicon.languages_of("comment", "Kommentaren kom sent") == ()
    assert lexicon.opening("byline", "Av Kari Nordmann") is not None
    assert lexicon.opening("byline", "Avtalen er god") is None
    assert "nb" in lexicon.inside("photo", "Statsråden i Merovar. Foto: Ana Ruel")
    assert lexicon.inside("photo", "Fotografene ventet") == ()
    assert "zh" in lexicon.inside("rights", "版权所有 梅罗瓦尔日报")


@given(st.text(max_size=200))
def test_no_text_raises_and_folding_is_settled(text: str) -> None:
    furniture.judge_tail(text)
    switcher.lists_languages(text, "en")
    assert lexicon.fold(lexicon.fold(text)) == lexicon.fold(text)
