"""Who asks and who says it, where a pronoun or an office stands for a name."""

import pytest

PERSON = {
    "en": "Foreign Minister Ana Silva commended the whole sector.",
    "da": "I sin tale anerkendte udenrigsminister Ana Silva organisationernes indsats.",
}


def statements_of(record, telling, language, *sentences):
    made = record(telling("a", language, [(None, text) for text in sentences]))
    return [(s.kind, s.by) for s in made.statements]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She called on the departments to report by May."),
        ("en", "The minister instructed the departments to report by May."),
        ("da", "Hun bad organisationerne om fortsat at gennemføre direktivet."),
    ],
)
def test_a_pronoun_or_an_office_goes_back_to_the_one_person_named_before(record, telling, language, text):
    assert ("task", "Ana Silva") in statements_of(record, telling, language, PERSON[language], text)


def test_of_two_people_nobody_is_meant(record, telling):
    two = "Foreign Minister Ana Silva met Trade Minister Omar Halim."
    assert ("task", None) in statements_of(record, telling, "en", two, "She called on the departments to report.")


def test_a_day_is_no_speaker_and_a_body_before_a_name_neither(record, telling):
    quoted = "“The step of the two sides was right and late,” "
    assert statements_of(record, telling, "en", quoted + "a source said Saturday after it.") == [("quotation", None)]
    assert statements_of(record, telling, "en", quoted + "said Kestrel Market clerk Ina Voss.") == [
        ("quotation", "Ina Voss")
    ]


def test_a_quotation_ends_before_who_says_it_where_the_mark_is_lost(record, telling):
    text = "“The order keeps every rule of the law in place, the two men said in a statement.” They left."
    made = record(telling("a", "en", [(None, text)]))
    assert [s.text["en"] for s in made.statements] == ["The order keeps every rule of the law in place"]
    one = record(telling("a", "en", [(None, "They were “insufficiently” equipped.")]))
    assert one.statements == ()
