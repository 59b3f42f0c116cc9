"""Language of texts and lines."""

import pytest
from babel import Locale, localedata
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.language import votes
from hexapla.language.identify import VOTED, identify, language_of, quick_language

TEXTS = {
    "ms": "Menteri Luar menyampaikan ucapan penutup pada persidangan itu dan menganugerahkan sijil.",
    "id": "Menteri Luar Negeri menyampaikan pidato penutup pada konferensi tersebut karena prestasinya.",
    "nb": "Utenriksministeren holdt avslutningstalen på konferansen og delte ut hedersdiplomer til åtte grupper.",
    "nn": "Utanriksministeren heldt avslutningstalen på konferansen, men sa ikkje noko om kva som skjer no.",
    "da": "Udenrigsministeren holdt afslutningstalen på konferencen og uddelte hædersdiplomer til otte grupper.",
    "sv": "Utrikesministern höll avslutningstalet på konferensen och delade ut hedersdiplom till åtta grupper.",
    "is": "Ráðherrann sagði að nýju lögin taki gildi eftir kosningarnar á næsta ári.",
    "fo": "Landsstýrismaðurin segði, at tað verður ikki nýtt val, men at hann fer at hitta hinar flokkarnar.",
    "vi": "Bộ trưởng phát biểu bế mạc hội nghị và trao bằng khen cho tám tập thể.",
    "fr": "Le ministre a prononcé le discours de clôture de la conférence et a remis huit certificats.",
    "es": "El ministro pronunció el discurso de clausura de la conferencia y entregó ocho certificados.",
    "gl": "O ministro dixo que a nova lei entrará en vigor despois das eleccións do ano que vén.",
    "pt": "O ministro disse que a nova lei entrará em vigor depois das eleições do próximo ano.",
    "ca": "El ministre va dir que la llei nova entrarà en vigor després de les eleccions de l'any que ve.",
    "hr": "Predsjednik Vlade izjavio je da će se novi zakon u općinama primjenjivati tijekom siječnja.",
    "bs": "Predsjednik Vijeća rekao je da će općina tokom sedmice objaviti saopćenje o hiljadama putnika.",
    "sr-Latn": "Predsednik je rekao da će novi zakon stupiti na snagu posle izbora sledeće godine.",
    "sr": "Председник је рекао да ће нови закон ступити на снагу после избора следеће године.",
    "mk": "Министерот рече дека новиот закон ќе стапи на сила по изборите што ќе се одржат во мај.",
    "cs": "Ministr řekl, že nový zákon vstoupí v platnost po volbách v příštím roce.",
    "sk": "Minister povedal, že nový zákon nadobudne platnosť po voľbách v budúcom roku.",
    "sl": "Minister je dejal, da bo novi zakon začel veljati po volitvah prihodnje leto.",
    "ru": "Министр выступил с заключительной речью и вручил восемь почётных грамот.",
    "uk": "Міністр сказав, що новий закон набуде чинності після виборів наступного року.",
    "be": "Міністр сказаў, што новы закон пачне дзейнічаць пасля выбараў у наступным годзе.",
    "uz": "Vazir yangi qonun kelasi yilgi saylovdan keyin kuchga kirishini aytdi.",
    "uz-Cyrl": "Вазир янги қонун келаси йилги сайловдан кейин кучга киришини айтди.",
    "ar": "ألقى الوزير كلمة ختامية في المؤتمر وسلم ثماني شهادات تقدير.",
    "ckb": "وەزیر گوتی یاساکە لە دوای هەڵبژاردن دەخرێتە کارەوە.",
    "ur": "وزیر نے کہا کہ نیا قانون اگلے سال انتخابات کے بعد نافذ ہو گا۔",
    "am": "ሚኒስትሩ አዲሱ ሕግ በሚቀጥለው ዓመት ከሚካሄደው ምርጫ በኋላ ተግባራዊ ይሆናል ብለዋል።",
    "zh": "外交部长在会议上致闭幕词，并向八个集体颁发了奖状。",
    "zh-Hant": "外交部長在會議上致閉幕詞，並向八個團體頒發了獎狀。",
    "yue": "部長話條新法例聽年選舉之後先會生效，佢哋而家仲未決定喺邊度開會。",
    "ja": "外相は閉会の挨拶を行い、八つの団体に表彰状を授与した。",
    "th": "รัฐมนตรีกล่าวปิดการประชุม",
}

NAMES = [
    "Banco do Brasil",
    "Deutsche Bank AG",
    "Johann Wolfgang von Goethe",
    "Médecins Sans Frontières",
    "World Health Organization (WHO)",
    "Lake Arden Weekly Herald",
    "Foto: Kari Nordmann / Avisen",
    "iPhone 15 Pro Max",
]
PAGES = ["ms", "nb", "fr", "es", "vi", "sw", "de", "id", "pt", "zh", "ar"]
FOREIGN_SCORE = 0.7
"""The score from which a block of an article is marked as being in another language."""


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_sentence_is_known_and_a_wrong_hint_does_not_turn_it(language: str) -> None:
    assert identify(TEXTS[language]).language == language
    assert identify(TEXTS[language], "sw").language == language
    assert quick_language(TEXTS[language]) in (language, None)
    assert language_of(TEXTS[language]) == language


@given(st.text(max_size=VOTED))
@settings(deadline=None)
def test_an_article_that_is_short_has_the_language_of_its_text(text: str) -> None:
    assert language_of(text) == identify(text).language


@pytest.mark.parametrize(
    ("said", "declared", "language"),
    [
        ("Rakyat menghadapi beberapa masalah sekarang.", "ms", "ms"),  # nothing tells it from Indonesian
        ("Rakyat menghadapi beberapa masalah sekarang.", "id", "id"),
        ("Menteri itu bisa bicara karena uang.", "ms", "id"),
        ("Eg veit ikkje kva ho skal gjere no, seier dei.", "no", "nn"),  # pages say "no" for both of Norway's
        ("Predsjednik je rekao da je sve u redu.", "hr", "hr"),
        ("Predsjednik je rekao da je sve u redu.", "bs", "bs"),
        ("外交部長在會議上致閉幕詞，並向八個團體頒發了獎狀。", "zh", "zh-Hant"),
    ],
)
def test_what_a_page_declares_decides_between_near_languages_until_words_speak(
    said: str, declared: str, language: str
) -> None:
    assert identify(said, declared).language == language


@pytest.mark.parametrize("name", NAMES)
def test_names_and_labels_are_not_called_foreign(name: str) -> None:
    for page in PAGES:
        found = identify(name, page)
        assert found.language == page or found.score < FOREIGN_SCORE, (page, found)


@pytest.mark.parametrize("language", ["fr", "nb", "ms", "vi", "ru", "ar", "zh"])
def test_a_caption_of_another_language_is_found(language: str) -> None:
    for page in ("en", "de", "sw"):
        found = identify(TEXTS[language], page)
        assert found.language == language
        assert found.score >= FOREIGN_SCORE


def test_a_name_in_latin_letters_does_not_hide_the_script_of_a_headline() -> None:
    assert identify("Lake Arden Herald: การประชุมสิ้นสุดลงแล้ว").language == "th"
    assert identify("Lake Arden Weekly մասին․ նոր ֆիլմ").language == "hy"


def test_a_kana_sign_in_a_chinese_text_does_not_make_it_japanese() -> None:
    assert identify("市长说，优の良品商店将在明年开业，欢迎全市居民前来参观，届时还会有许多活动。").language == "zh"


def test_hidden_marks_and_addresses_do_not_change_the_answer() -> None:
    hidden = "Le mi\u00adnis\u00adtre a pro\u200bnoncé le discours de \u202aclôture\u202c de la confé\u00adrence."
    assert identify(hidden).language == "fr"
    assert identify("https://www.news.example/the-minister-said-that-it-was/ Bộ trưởng phát biểu").language == "vi"


def test_text_without_letters_has_no_language() -> None:
    assert identify("12/06/2024 — 35 %").language is None
    assert identify("", "fr").language is None


def test_more_than_115_languages_are_told_by_their_names_of_lands_and_languages() -> None:
    """Lists of names are harder than prose: what CLDR has of each language, without what it takes from English."""
    english = set(Locale.parse("en").territories.values())
    right = set()
    for name in localedata.locale_identifiers():
        locale = Locale.parse(name)
        if locale.territory or len(locale.territories) < 100:
            continue
        names = [*locale.territories.values(), *list(locale.languages.values())[:300]]
        text = ", ".join(each for each in names if each not in english)
        found = identify(text).language
        script = str(locale.script) if locale.script else None
        if found in {locale.language, f"{locale.language}-{script}", {"no": "nb"}.get(locale.language)}:
            right.add(found)
    assert len(right) >= 115


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400), st.one_of(st.none(), st.text(max_size=12)))
def test_no_text_and_no_hint_raise(text: str, hint: str | None) -> None:
    found = identify(text, hint)
    assert 0 <= found.score <= 1
    assert found == identify(text, hint)
    assert quick_language(text) == quick_language(text)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(TEXTS)), st.text(alphabet=" \n\u00ad\u200b\u2060.,;:!?0123456789", max_size=60))
def test_what_is_no_letter_changes_no_answer(language: str, noise: str) -> None:
    assert identify(noise + TEXTS[language] + noise).language == language


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(sorted(TEXTS)), st.integers(min_value=1, max_value=400))
def test_a_long_text_has_the_language_of_its_parts(language: str, times: int) -> None:
    assert identify(f"{TEXTS[language]}\n" * times).language == language


def test_a_line_that_is_surely_in_the_declared_language_needs_no_second_vote(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(votes, "_identifier", lambda: asked.append("py3langid"))
    assert identify("3a etapa: 22 de abril – Porto Velado", "pt", scored=False).language == "pt"
    assert asked == []
