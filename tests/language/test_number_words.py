from __future__ import annotations

import pytest

from hexapla.language.numerals import find_numbers

_WORDS = [
    ("en", "twenty-three sessions", 23),
    ("en", "one hundred and five pages", 105),
    ("fr", "quatre-vingt-dix-sept pages", 97),
    ("fr", "trois cent quarante-sept pages", 347),
    ("es", "treinta y cinco artículos", 35),
    ("it", "ventitré sessioni", 23),
    ("pt", "vinte e três sessões", 23),
    ("de", "dreiundzwanzig Sitzungen", 23),
    ("de", "dreihundertfünfundvierzig Seiten", 345),
    ("nl", "drieëntwintig zittingen", 23),
    ("nb", "tjuetre møter", 23),
    ("nn", "tjuetre møte", 23),
    ("da", "treogtyve møder", 23),
    ("sv", "tjugotre möten", 23),
    ("fi", "kaksikymmentäkolme kokousta", 23),
    ("is", "tuttugu og þrír fundir", 23),
    ("vi", "hai mươi ba phiên họp", 23),
    ("vi", "một trăm linh năm trang", 105),
    ("ms", "dua puluh tiga sesi", 23),
    ("id", "seratus lima halaman", 105),
    ("ru", "двадцать три заседания", 23),
    ("uk", "двадцять три засідання", 23),
    ("pl", "dwadzieścia trzy sesje", 23),
    ("cs", "dvacet tři zasedání", 23),
    ("zh", "二十三场会议", 23),
    ("zh", "一千二百人", 1200),
    ("ja", "二十三回の会議", 23),
    ("ko", "스물세 차례 회의", 23),
    ("ar", "ثلاثة وعشرون جلسة", 23),
    ("ar", "خمسة وثلاثين وفدا", 35),
    ("he", "עשרים ושלוש ישיבות", 23),
    ("tr", "yirmi üç oturum", 23),
    ("th", "ยี่สิบสามครั้ง", 23),
    ("hi", "तेईस सत्र", 23),
    ("el", "είκοσι τρεις συνεδριάσεις", 23),
    ("ro", "douăzeci și trei de ședințe", 23),
    ("hu", "huszonhárom ülés", 23),
]

_ORDINALS = [
    ("en", "the thirteenth congress", 13),
    ("fr", "le treizième congrès", 13),
    ("es", "la decimotercera edición", 13),
    ("it", "il tredicesimo congresso", 13),
    ("pt", "o décimo terceiro congresso", 13),
    ("de", "der dreizehnte Kongress", 13),
    ("nl", "het dertiende congres", 13),
    ("nb", "den trettende kongressen", 13),
    ("da", "den trettende kongres", 13),
    ("sv", "den trettonde kongressen", 13),
    ("fi", "kolmannentoista kokouksen", 13),
    ("vi", "lần thứ mười ba", 13),
    ("ms", "kongres ketiga belas", 13),
    ("ru", "на тринадцатом съезде", 13),
    ("uk", "тринадцятого з'їзду", 13),
    ("pl", "trzynasty kongres", 13),
    ("cs", "třináctý sjezd", 13),
    ("zh", "第十三次代表大会", 13),
    ("ar", "المؤتمر الثالث عشر", 13),
    ("hi", "तेरहवें सम्मेलन", 13),
    ("hu", "a tizenharmadik kongresszus", 13),
    ("tr", "on üçüncü kongre", 13),
]

_NO_NUMBERS = [
    ("en", "One of the delegates said that no one knew. The First Secretary left."),
    ("fr", "Un délégué a lu un texte neuf à la Première ministre."),
    ("es", "Uno de los delegados habló según lo previsto con el primer ministro."),
    ("pt", "Um delegado falou segundo o ministro na sexta-feira."),
    ("it", "Un delegato ha parlato, secondo il ministro."),
    ("de", "Einer der Minister, die Einheit und ein Bericht."),
    ("nb", "En av dem tok den andre mappen."),
    ("da", "En af dem tog den anden mappe."),
    ("vi", "Năm nay không có đầu tư. Một đại biểu ở phố Ba Đình."),
    ("ms", "Seorang wakil dari kedua negara menemui satu pihak."),
    ("id", "Salah satu dari kedua negara."),
    ("zh", "一名代表认为这十分重要，三峡和百家都是一样。"),
    ("ja", "一人が十分に説明した。"),
    ("ko", "이 회의는 일이 많다."),
    ("tr", "Onlar altındaki binaya bir daha gitti."),
    ("th", "ห้างสรรพสินค้า"),
    ("ru", "Один из министров сказал."),
    ("ar", "قال أحد الوزراء يوم الاثنين."),
    ("he", "אחד השרים אמר ביום שלישי."),
]


@pytest.mark.parametrize(("language", "text", "value"), _WORDS)
def test_cardinals_in_words(language, text, value):
    assert [(n.value, n.kind) for n in find_numbers(text, language)] == [(value, "cardinal")]


@pytest.mark.parametrize(("language", "text", "value"), _ORDINALS)
def test_ordinals_in_words(language, text, value):
    assert [(n.value, n.kind) for n in find_numbers(text, language)] == [(value, "ordinal")]


@pytest.mark.parametrize(("language", "text"), _NO_NUMBERS)
def test_articles_pronouns_and_weekdays_are_no_numbers(language, text):
    assert find_numbers(text, language) == []


def test_words_take_scale_comparator_and_money():
    (number,) = find_numbers("more than thirty-five million euros", "en")
    assert (number.value, number.comparator, number.unit) == (35_000_000, ">", "EUR")


def test_a_case_ending_does_not_cut_a_number_short():
    (number,) = find_numbers("üç yüzden fazla görüş", "tr")
    assert (number.value, number.comparator) == (300, ">")
