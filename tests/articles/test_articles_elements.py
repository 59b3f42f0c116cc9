"""The sorts of elements agree with each other."""

from hexapla.articles import elements, html


def test_every_block_breaks_a_line_and_no_hidden_element_is_one() -> None:
    assert all(elements.SORTS[tag] >= elements.BLOCK for tag in elements.BLOCKS)
    assert not elements.BLOCKS & elements.HIDDEN
    assert elements.VOID.isdisjoint(elements.BLOCKS)


def test_elements_met_again_keep_their_own_names_tables_and_hiding() -> None:
    cell = "<table><tr><td class='x'>{}</td></tr></table>"
    twice = "<div class='share' id='{0}'>{0}</div><div class='share' id='{0}' hidden>no</div>"
    page = f"<body>{cell.format('one')}{cell.format('two')}{twice.format('a')}{twice.format('b')}</body>"
    root = html.parse(page)
    assert root is not None
    reading = html.read(root)
    assert [segment.text for segment in reading.segments] == ["one", "two", "a", "b"]
    assert [segment.place.table for segment in reading.segments] == [1, 2, 0, 0]
    assert [reading.blocks.names[segment.block].strip() for segment in reading.segments] == [
        "x",
        "x",
        "share a",
        "share b",
    ]
