from msgspec.structs import replace

from hexapla.editions.family import MOST_NODES, family
from hexapla.editions.witnesses import stemma, witnesses
from hexapla.values.article import DateValue


def drawn(sample, language="en", **changes):
    record = replace(sample.record, **changes)
    return family(stemma(witnesses(record, sample.articles, language)), language)


def test_a_line_leads_down_from_a_text_and_along_to_each_version_that_rests_on_it(sample):
    found = drawn(sample)
    at = {node.witness.siglum: node for node in found.nodes}
    assert [edge.relation for edge in found.edges] == ["translation", "translation"]
    assert [(edge.x, edge.top, edge.y, edge.end) for edge in found.edges] == [
        (at["en"].x, at["en"].y, at[one].y, at[one].x) for one in ("fr", "ar")
    ]
    assert at["zh"].x == at["en"].x < at["fr"].x
    assert at["en"].y < at["fr"].y < at["ar"].y < at["zh"].y < found.height


def test_days_run_along_the_line_and_a_version_without_one_has_no_place_on_it(sample):
    days = ("2024-03-06", "2024-03-08", "2024-03-10", None)
    versions = tuple(
        replace(one, published=DateValue(day, "day") if day else None)
        for one, day in zip(sample.record.articles, days, strict=True)
    )
    found = drawn(sample, articles=versions)
    assert [tick.label for tick in found.ticks] == ["6 March 2024", "10 March 2024"]
    first, last = (tick.x for tick in found.ticks)
    assert [node.day for node in found.nodes] == [first, (first + last) / 2, last, None]


def test_an_edition_that_reads_from_the_right_has_the_picture_mirrored(sample):
    left, right = drawn(sample), drawn(sample, "ar")
    assert [round(100 - node.x, 2) for node in right.nodes] == [node.x for node in left.nodes]
    assert [round(100 - edge.end, 2) for edge in right.edges] == [edge.end for edge in left.edges]
    assert all(node.words + node.width < node.x for node in right.nodes)


def test_one_version_has_no_family_and_very_many_have_a_bounded_picture(sample):
    one = sample.record.articles[0]
    assert drawn(sample, articles=(one,)) is None
    found = drawn(sample, articles=tuple(replace(one, id=f"v{n}") for n in range(90)))
    assert (len(found.nodes), found.left_out) == (MOST_NODES, 90 - MOST_NODES)


def test_versions_that_rest_on_one_another_in_a_circle_are_drawn(sample):
    circle = tuple(
        replace(one, relation="translation", of=of)
        for one, of in zip(sample.record.articles[:2], ("bbb2", "aaa1"), strict=True)
    )
    assert len(drawn(sample, articles=circle).nodes) == 2
