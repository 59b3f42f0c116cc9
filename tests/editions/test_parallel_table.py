import msgspec

from hexapla.editions.columns import MOST_COLUMNS, choose_columns
from hexapla.editions.marking import Mark, Piece, Underlines, pieces
from hexapla.editions.parallel import shown_table
from hexapla.editions.standpoint import Standpoint
from hexapla.editions.witnesses import witnesses
from hexapla.values.article import Block
from hexapla.values.passage import Passage
from hexapla.values.text import Cell


def table_of(sample, **changes):
    record = msgspec.structs.replace(sample.record, **changes)
    found = witnesses(record, sample.articles)
    return shown_table(record, found, sample.articles, Underlines(record.differences), Standpoint("events/x.html"))


def signs(table):
    return [[cell.sign for cell in row.cells] for row in table.rows]


def test_what_a_translation_adds_and_leaves_out_is_signed_and_silence_is_not(sample):
    assert signs(table_of(sample)) == [
        ["", "", "", ""],
        ["", "", "", "silent"],
        ["", "", "", "silent"],
        ["", "omits", "", "silent"],
        ["", "adds", "", "silent"],
        ["", "", "", "alone"],
    ]


def test_the_signs_are_counted(sample):
    table = table_of(sample)
    assert (table.added, table.omitted) == (1, 1)


def test_a_version_is_measured_by_the_one_it_rests_on(sample):
    versions = list(sample.record.articles)
    versions[2] = msgspec.structs.replace(versions[2], of="bbb2")
    table = table_of(sample, articles=tuple(versions))
    assert [row[2] for row in signs(table)] == ["", "", "", "adds", "omits", ""]


def test_the_changed_number_is_marked_on_both_sides(sample):
    row = table_of(sample).rows[1]
    assert row.severity == "error"
    assert row.cells[0].pieces == (Piece("41", "error", 2), Piece(" states pledged money."))
    assert row.cells[1].pieces == (Piece("43", "error", 2), Piece(" États ont promis des fonds."))


def test_a_difference_that_marks_no_word_stands_in_the_cell_of_its_version(sample):
    rows = table_of(sample).rows
    assert [[cell.numbers for cell in row.cells] for row in rows] == [
        [(), (), (), ()], [(), (), (), ()], [(), (), (), ()], [(), (1,), (), ()], [(), (), (), ()], [(), (), (), ()],
    ]  # fmt: skip


def test_cells_run_as_their_language_does(sample):
    assert [cell.direction for cell in table_of(sample).rows[0].cells] == ["ltr", "ltr", "rtl", "ltr"]


def test_an_article_that_is_not_at_hand_leaves_its_cells_empty(sample):
    articles = {key: value for key, value in sample.articles.items() if key != "bbb2"}
    found = witnesses(sample.record, articles)
    table = shown_table(sample.record, found, articles, Underlines(()), Standpoint("events/x.html"))
    assert table.rows[0].cells[1].sign == "gone"


def test_more_versions_than_columns_are_named_beside_the_table(sample):
    one = sample.record.articles[0]
    many = tuple(msgspec.structs.replace(one, id=f"v{n}") for n in range(100))
    table = table_of(sample, articles=many)
    assert (len(table.columns), len(table.columns_left_out)) == (MOST_COLUMNS, 100 - MOST_COLUMNS)


def test_the_original_the_reader_s_language_and_what_differs_most_are_seen_first(sample):
    one, other = sample.record.articles[:2]
    copies = tuple(
        msgspec.structs.replace(one, id=f"v{n}", language=tag, relation="copy", of="aaa1")
        for n, tag in enumerate(("en", "de", "it", "pt"))
    )
    record = msgspec.structs.replace(sample.record, articles=(*copies, one, other))
    found = witnesses(record, sample.articles)
    columns = choose_columns(record, found, sample.articles, "pt", 100)
    assert [columns.shown[place - 1].siglum for place in sorted(columns.first)] == ["en¹", "pt", "en²", "fr"]


def test_versions_that_would_make_the_page_too_long_are_left_out(sample):
    long = msgspec.structs.replace(sample.articles["aaa1"], blocks=(Block("paragraph", "x" * 30_000),))
    versions = tuple(msgspec.structs.replace(sample.record.articles[0], id=f"v{n}") for n in range(9))
    passage = Passage({version.id: (Cell(0, 0, 30_000),) for version in versions}, 9)
    articles = {version.id: msgspec.structs.replace(long, id=version.id) for version in versions}
    table = table_of(type(sample)(sample.record, articles), articles=versions, passages=(passage,), differences=())
    assert (len(table.columns), len(table.columns_left_out)) == (3, 6)


def test_pieces_joined_are_the_text():
    run = Cell(0, 10, 21)
    cut = list(pieces("hello world", run, [Mark(10, 12, "note", 1), Mark(15, 99, "error", 2)]))
    assert "".join(piece.text for piece in cut) == "hello world"
    assert [piece.severity for piece in cut] == ["note", None, "error"]
