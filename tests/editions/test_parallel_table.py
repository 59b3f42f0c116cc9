import msgspec

from hexapla.editions.marking import Piece, Underlines, pieces
from hexapla.editions.parallel import MOST_COLUMNS, shown_table
from hexapla.editions.standpoint import Standpoint
from hexapla.editions.witnesses import witnesses
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
    assert row.cells[0].pieces == (Piece("41", "error"), Piece(" states pledged money."))
    assert row.cells[1].pieces == (Piece("43", "error"), Piece(" États ont promis des fonds."))


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


def test_pieces_joined_are_the_text():
    run = Cell(0, 10, 21)
    cut = list(pieces("hello world", run, [(10, 12, "note"), (15, 99, "error")]))
    assert "".join(piece.text for piece in cut) == "hello world"
    assert [piece.severity for piece in cut] == ["note", None, "error"]
