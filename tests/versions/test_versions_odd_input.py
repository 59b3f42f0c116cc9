"""Versions nobody hopes for: empty, of one sentence, twice the same, of very unlike length, without marks."""

import pytest

from hexapla.versions import lay_out

ARABIC = (
    "اختتم المؤتمر الدبلوماسي الرابع عشر في Vinh Ha صباح 21 ديسمبر 2022.",
    "عقد المؤتمر 19 جلسة في أربعة أيام واستمع إلى أكثر من 240 رأيا حول عمل الوزارة.",
    "أشاد وزير الخارجية Le Quang Hai برؤساء 68 بعثة عادوا من أجل المؤتمر.",
    "طلبت نائبة رئيس الوزراء Tran My An من الوزارة تقديم تقرير قبل 31 مارس 2023.",
    "في الجلسة الختامية مُنحت شهادات تقدير لـ 12 مجموعة.",
)
THAI = (
    "การประชุมทางการทูตครั้งที่ 14 ปิดฉากลงที่ Vinh Ha เมื่อเช้าวันที่ 21 ธันวาคม 2022",
    "ตลอดสี่วันทำงาน มีการประชุม 19 ครั้งและรับฟังความคิดเห็นกว่า 240 ความเห็น",
    "รัฐมนตรีต่างประเทศ Le Quang Hai ชื่นชมหัวหน้าคณะผู้แทน 68 แห่งที่กลับมาร่วมประชุม",
    "รองนายกรัฐมนตรี Tran My An ขอให้กระทรวงรายงานผลก่อนวันที่ 31 มีนาคม 2023",
    "ในพิธีปิดมีการมอบใบประกาศเกียรติคุณแก่ 12 หน่วยงาน",
)


def cells_of(table, articles):
    """Return how many places each version has, having seen that none stands twice."""
    placed = [(i, cell) for passage in table.passages for i, cells in passage.cells.items() for cell in cells]
    assert len(placed) == len(set(placed))
    return {i: sum(one == i for one, _ in placed) for i in articles}


def shared(table, *versions):
    return sum(all(version in passage.cells for version in versions) for passage in table.passages)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_empty_versions_have_an_empty_table(article, event, count):
    table = lay_out(*event(*(article(f"{n}", "en") for n in range(count))))
    assert (len(table.versions), table.passages, table.differences) == (count, (), ())


def test_an_empty_version_beside_a_full_one_leaves_its_column_empty(article, event, english):
    told = event(article("a", "en", *english), article("b", "fr"), article("c", None))
    assert cells_of(lay_out(*told), told[1]) == {"a": 5, "b": 0, "c": 0}


def test_versions_of_one_sentence_are_laid_out(article, event, english, french):
    told = event(article("a", "en", english[0]), article("b", "fr", french[0]), article("c", "en", english[0]))
    table = lay_out(*told)
    assert cells_of(table, told[1]) == {"a": 1, "b": 1, "c": 1}
    assert shared(table, "a", "c") == 1


def test_the_same_file_three_times_has_each_sentence_in_one_row(article, event, english):
    told = event(*(article(f"{n}", "en", *english) for n in range(3)))
    table = lay_out(*told)
    assert [passage.kept_by for passage in table.passages] == [3] * 5
    assert all(passage.core and not passage.added + passage.omitted for passage in table.passages)
    assert [version.relation for version in table.versions].count("copy") == 2


def test_a_sentence_repeated_many_times_is_no_burden(article, event, english):
    told = event(article("a", "en", *english[:1] * 300), article("b", "en", *english[:1] * 200))
    assert cells_of(lay_out(*told), told[1]) == {"a": 300, "b": 200}


def test_five_thousand_sentences_stand_against_three(article, event, english, french):
    long = [f"The {n}th mission reported {n * 7} visits to the office in Vinh Ha." for n in range(100, 5_095)]
    told = event(article("a", "en", *english, *long), article("b", "fr", *french[:3]))
    table = lay_out(*told)
    assert cells_of(table, told[1]) == {"a": 5_000, "b": 3}
    assert len(table.passages) <= 5_003


def test_text_without_punctuation_is_laid_out(article, event, english, french):
    bare = [" ".join("".join(c if c.isalnum() else " " for c in line) for line in text) for text in (english, french)]
    told = event(article("a", "en", bare[0]), article("b", "fr", bare[1]))
    assert cells_of(lay_out(*told), told[1]) == {"a": 1, "b": 1}


@pytest.mark.parametrize(("language", "told"), [("ar", ARABIC), ("th", THAI)], ids=["right to left", "Thai"])
def test_scripts_that_run_otherwise_fill_the_same_rows(article, event, english, language, told):
    pages = event(article("a", "en", *english, published="2022-12-21"), article("b", language, *told))
    table = lay_out(*pages)
    assert [sorted(passage.cells) for passage in table.passages] == [["a", "b"]] * 5


def test_versions_in_one_language_that_say_other_things_keep_apart(article, event, english):
    other = ("Rain fell on the harbour all day.", "The ferry to the islands stayed in port until the evening.")
    told = event(article("a", "en", *english), article("b", "en", *other))
    table = lay_out(*told)
    assert shared(table, "a", "b") == 0
    assert [passage.texts for passage in table.passages] == [1] * 7
