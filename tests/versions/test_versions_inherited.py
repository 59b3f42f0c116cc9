from hexapla.versions import compare
from hexapla.versions.comparison import Content
from hexapla.versions.inherited import inherited
from hexapla.versions.pairing import pair
from hexapla.versions.reading import read


def taken_over(original, version, copy):
    pairing = pair(read(version), read(copy))
    values = Content(pairing.left).values, Content(pairing.right).values
    return list(inherited(pairing, values, compare(original, version)))


def test_a_value_that_changed_is_named_again_in_what_rests_on_the_version(article, english, french):
    wrong = [text.replace("19", "18").replace("31 mars", "31 mai") for text in french]
    copied = article("copy", "fr", *wrong)
    found = taken_over(article("en", "en", *english), article("fr", "fr", *wrong), copied)
    assert [(d.kind, d.severity, d.values) for d in found] == [
        ("number-changed", "error", ("19", "18")),
        ("date-changed", "error", ("31 March 2023", "31 mai 2023")),
    ]
    assert {(d.original_article, d.version_article) for d in found} == {("en", "copy")}
    assert all(copied.blocks[d.version.block].text[d.version.start : d.version.end] == d.version.text for d in found)


def test_a_value_set_right_again_is_not(article, english, french):
    wrong = [text.replace("19", "18") for text in french]
    original, version = article("en", "en", *english), article("fr", "fr", *wrong)
    assert taken_over(original, version, article("copy", "fr", *french)) == []
