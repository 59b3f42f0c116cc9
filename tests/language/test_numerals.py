from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.language.numerals import Number, find_numbers


def only(text: str, language: str | None) -> Number:
    numbers = [n for n in find_numbers(text, language) if not n.part_of_date]
    assert len(numbers) == 1, numbers
    return numbers[0]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("es", "asistieron 1.250 personas", 1250),
        ("ru", "собрались 1\u00a0250 человек", 1250),
        ("fr", "réunis 1\u202f250 délégués", 1250),
        ("en", "some 1,250 people".replace("some ", ""), 1250),
        ("ar", "حضر ١٬٢٥٠ مندوبا", 1250),
        ("fa", "۱٬۲۵۰ نفر", 1250),
        ("hi", "12,50,000 लोग", 1250000),
        ("de", "es waren 1.250,50 Meter", 1250.5),
        ("en", "it was 1,250.5 metres", 1250.5),
        ("fr", "soit 3,5 hectares", 3.5),
        ("ar", "بلغ ٣٫٥", 3.5),
        ("de-CH", "rollten 1'250 Wagen", 1250),
        ("en", "a text that kept 1.250 delegates", 1250),
        ("zh", "1万2000名代表", 12000),
        ("ja", "12億3000万人", 1230000000),
        ("en", "the plan needs 1.2 billion trees", 1200000000),
        ("vi", "trồng 3,5 triệu cây", 3500000),
        ("ru", "высадили 3,5 тыс. деревьев", 3500),
        ("hi", "5 लाख पेड़", 500000),
    ],
)
def test_one_value_in_any_writing(language, text, value):
    assert only(text, language).value == value


@pytest.mark.parametrize("text", ["1.250", "1,250", "1 250", "1\u00a0250", "1\u202f250", "١٬٢٥٠", "१,२५०"])
def test_without_a_language_groups_of_three_are_groups(text):
    assert only(text, None).value == 1250


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ms", "Persidangan Ke-14", 14),
        ("ms", "Kongres ke-IX", 9),
        ("id", "konferensi ke-14", 14),
        ("vi", "Hội nghị lần thứ 14", 14),
        ("vi", "Đại hội lần thứ IX", 9),
        ("vi", "Hội nghị lần 14", 14),
        ("fr", "la 14e Conférence", 14),
        ("fr", "le IXe Congrès", 9),
        ("es", "el XIV Congreso", 14),
        ("es", "la 14.ª edición", 14),
        ("en", "the 32nd session", 32),
        ("nb", "den 14. konferansen", 14),
        ("de", "die 14. Konferenz", 14),
        ("ru", "14-й съезд", 14),
        ("zh", "第14届会议", 14),
        ("zh", "第十四届会议", 14),
        ("ja", "第14回会議", 14),
        ("ko", "제14차 회의", 14),
        ("ar", "المؤتمر الـ14", 14),
        ("ar", "المؤتمر الرابع عشر", 14),
        ("he", "הוועידה ה-14", 14),
        ("th", "ครั้งที่ 14", 14),
        ("tr", "14'üncü toplantı", 14),
        ("fi", "14. kokous", 14),
    ],
)
def test_ordinals(language, text, value):
    number = only(text, language)
    assert (number.value, number.kind) == (value, "ordinal")


@pytest.mark.parametrize(
    ("language", "text", "comparator"),
    [
        ("en", "more than 300 views", ">"),
        ("en", "nearly 300 views", "~"),
        ("en", "at least 300 views", ">="),
        ("en", "fewer than 300 views", "<"),
        ("en", "up to 300 views", "<="),
        ("en", "300 or more views", ">="),
        ("ms", "lebih daripada 300 pandangan", ">"),
        ("id", "sekitar 300 pandangan", "~"),
        ("vi", "hơn 300 ý kiến", ">"),
        ("vi", "gần 300 ý kiến", "~"),
        ("vi", "300 người trở lên", ">"),
        ("nb", "nesten 300 innlegg", "~"),
        ("nb", "mer enn 300 innlegg", ">"),
        ("da", "næsten 300 indlæg", "~"),
        ("es", "más de 300 opiniones", ">"),
        ("fr", "plus de 300 avis", ">"),
        ("fr", "près de 300 avis", "~"),
        ("it", "più di 300 pareri", ">"),
        ("de", "rund 300 Stellungnahmen", "~"),
        ("ru", "более 300 мнений", ">"),
        ("ru", "почти 300 мнений", "~"),
        ("zh", "近300名代表", "~"),
        ("zh", "超过300名代表", ">"),
        ("zh", "300多名代表", ">"),
        ("ja", "300人以上", ">="),
        ("ja", "約300人", "~"),
        ("ko", "300여 명", ">"),
        ("ar", "نحو 300 رأي", "~"),
        ("ar", "أكثر من 300 رأي", ">"),
        ("he", "יותר מ-300 דעות", ">"),
        ("tr", "300'den fazla görüş", ">"),
        ("hi", "300 से अधिक मत", ">"),
        ("th", "กว่า 300 ความเห็น", ">"),
        ("pl", "ponad 300 opinii", ">"),
        ("hu", "több mint 300 vélemény", ">"),
        ("fi", "yli 300 mielipidettä", ">"),
    ],
)
def test_comparators_stand_before_or_after(language, text, comparator):
    number = only(text, language)
    assert (number.value, number.comparator) == (300, comparator)
    assert number.comparator_start is not None


@pytest.mark.parametrize(
    ("language", "text", "value", "kind", "unit"),
    [
        ("de", "1,35 Mrd. Euro", 1350000000, "money", "EUR"),
        ("es", "1.350 millones de dólares", 1350000000, "money", "USD"),
        ("en", "$1.35bn", 1350000000, "money", "USD"),
        ("ru", "1,35 млрд долларов", 1350000000, "money", "USD"),
        ("ar", "1.35 مليار دولار", 1350000000, "money", "USD"),
        ("zh", "13.5亿美元", 1350000000, "money", "USD"),
        ("ms", "RM1.2 juta", 1200000, "money", "MYR"),
        ("id", "Rp1,5 triliun", 1500000000000, "money", "IDR"),
        ("vi", "10 triệu đồng", 10000000, "money", "VND"),
        ("nb", "35 millioner kroner", 35000000, "money", "NOK"),
        ("da", "35 millioner kroner", 35000000, "money", "DKK"),
        ("fr", "62 %", 62, "percent", "%"),
        ("en", "62 per cent", 62, "percent", "%"),
        ("tr", "%62", 62, "percent", "%"),
        ("zh", "百分之62", 62, "percent", "%"),
        ("ru", "62 процента", 62, "percent", "%"),
        ("ar", "62 في المئة", 62, "percent", "%"),
        ("en", "3 ‰", 3, "percent", "‰"),
    ],
)
def test_money_and_percent(language, text, value, kind, unit):
    number = only(text, language)
    assert (number.value, number.kind, number.unit) == (value, kind, unit)
    assert (number.start, number.end) == (0, len(text)) or kind == "percent"


@pytest.mark.parametrize("text", ["08/CT-DL", "Z121", "COVID-19", "A/RES/78/1", "G20", "123/2020/QH14", "1.2.3"])
def test_codes_count_nothing(text):
    kinds = {n.kind for n in find_numbers(f"({text})", "en") if not n.part_of_date}
    assert kinds == {"code"}


@pytest.mark.parametrize("text", ["+84 24 5550 1234", "https://a.example/n/12345", "desk12@news.example"])
def test_addresses_and_telephones_are_left_out(text):
    assert find_numbers(f"See {text} now", "en") == []


@pytest.mark.parametrize("text", ["I saw the CD", "a MIX of views", "XI JINTAO SPOKE", "Mr. LI", "DC and MD"])
def test_letters_that_are_no_roman_numeral(text):
    assert find_numbers(text, "en") == []


def test_the_first_in_roman_figures_is_an_ordinal_and_words_that_look_like_it_are_none():
    assert [(n.value, n.kind) for n in find_numbers("François Ier", "fr")] == [(1, "ordinal")]
    assert find_numbers("Ver: o xogador", "gl") == []


@pytest.mark.parametrize("text", ["in 2024", "on 23 December 2023", "at 10:30", "23/12/2023"])
def test_numbers_in_dates_and_times_are_marked(text):
    assert all(n.part_of_date for n in find_numbers(text, "en"))


def test_a_date_glued_to_a_word_is_no_code():
    assert all(n.part_of_date for n in find_numbers("Tế23/12/2023", "fr"))


@given(st.text(max_size=200), st.sampled_from([None, "en", "vi", "zh", "ar", "ru", "de", "th", "hi", "tr", "xx"]))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_ordered_spans_in_bounds(text, language):
    position = 0
    for number in find_numbers(text, language):
        assert position <= number.start < number.end <= len(text)
        position = number.end


_PIECES = st.sampled_from(
    [
        "1",
        "23",
        "2023",
        ".",
        ",",
        " ",
        "-",
        "/",
        "%",
        "$",
        "million",
        "e",
        "th",
        "ke-",
        "XIII",
        "CT",
        "万",
        "٣",
        "²",
        "½",
    ]
)


@given(st.lists(_PIECES, max_size=25).map("".join), st.sampled_from([None, "en", "fr", "ms", "zh", "de"]))
@settings(max_examples=200, deadline=None)
def test_a_plain_number_read_alone_has_the_same_value(text, language):
    for number in find_numbers(text, language):
        alone = find_numbers(text[number.start : number.end], language)
        if (
            number.kind in ("money", "percent")
            and not number.part_of_date
            and text[number.start : number.end][-1] == "%"
        ):
            assert alone[0].value == number.value
