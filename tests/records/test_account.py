"""Accounts: sentences that the versions share, as one version of each language has them."""

from msgspec.structs import replace

from hexapla.records import make_record
from hexapla.records.account import LEAST, MOST
from hexapla.values.difference import Difference
from hexapla.values.text import Evidence

TELLS = "Delegates of {} ports signed the harbour accord."
DIT = "Les délégués de {} ports ont signé l'accord du port."


def core_of(laid_out, *tellings, core=(), differences=()):
    """Return language -> the sentences of the account, of an event whose rows ``core`` are its core."""
    event, table, articles = laid_out(*tellings)
    passages = tuple(replace(one, core=number in core) for number, one in enumerate(table.passages))
    table = replace(table, passages=passages, differences=differences)
    made = make_record(event, table, articles).core
    for places in made.values():
        assert all(articles[one.article].blocks[one.block].text[one.start : one.end] == one.text for one in places)
    return {language: [one.text for one in places] for language, places in made.items()}


def two(telling, count, relation="translation", of="a"):
    """Return a text of ``count`` sentences, each with a number of its own, and its French version."""
    said = telling("a", "en", [(row, TELLS.format(row + 20)) for row in range(count)])
    return said, telling("b", "fr", [(row, DIT.format(row + 20)) for row in range(count)], None, [], relation, of)


def test_the_core_is_told_in_each_language_in_its_order(laid_out, telling):
    found = core_of(laid_out, *two(telling, 8), core=(1, 2, 4, 6))
    assert found == {
        "en": [TELLS.format(number) for number in (21, 22, 24, 26)],
        "fr": [DIT.format(number) for number in (21, 22, 24, 26)],
    }


def test_an_account_is_short(laid_out, telling):
    found = core_of(laid_out, *two(telling, 40), core=range(40))
    assert [len(told) for told in found.values()] == [MOST, MOST]
    found = core_of(laid_out, *two(telling, 40))
    assert [len(told) for told in found.values()] == [LEAST, LEAST]


def test_an_independent_report_tells_what_it_shares_by_value(laid_out, telling):
    texts = telling("c", "es", [(None, "Acudieron 23 puertos."), (None, "Llovió.")], None, [], "independent")
    first, second = two(telling, 6)
    found = core_of(laid_out, first, second, replace_rows(texts, 6))
    assert found["es"] == ["Acudieron 23 puertos."]


def replace_rows(one, start):
    """Give each sentence of a version a row of its own."""
    one.sentences = [(start + number, text) for number, (_, text) in enumerate(one.sentences)]
    return one


def test_one_version_has_nothing_in_common(laid_out, telling):
    assert core_of(laid_out, telling("a", "en", [(0, TELLS.format(3))])) == {}


def test_a_sentence_with_an_error_is_not_told(laid_out, telling):
    wrong = Evidence("b", 1, 0, 5, DIT[:5])
    one = Difference("number-changed", "error", None, wrong, "a", "b")
    found = core_of(laid_out, *two(telling, 4), core=range(4), differences=(one,))
    assert found["en"] == [TELLS.format(number) for number in (20, 21, 22, 23)]
    assert found["fr"] == [DIT.format(number) for number in (20, 22, 23)]


def test_of_reports_by_many_hands_what_two_say_is_told(laid_out, telling):
    reports = [
        telling(name, "en", [(None, text) for text in said], None, [], "independent")
        for name, said in (
            ("a", ("Delegates of 41 ports came.", "Nobody sang.")),
            ("b", ("It rained on 7 flags.", "There were 41 ports.")),
            ("c", ("Some 9 dogs barked.", "The mayor was late.")),
        )
    ]
    for number, one in enumerate(reports):
        replace_rows(one, 10 * number)
    assert core_of(laid_out, *reports) == {"en": ["Delegates of 41 ports came."]}


def test_labels_and_rows_of_tables_come_last_or_not_at_all(laid_out, telling):
    lines = ["Deaths: 41", "Ports | 7", *(TELLS.format(number) for number in (21, 22)), "Ships: 9"]
    first = telling("a", "en", list(enumerate(lines)))
    other = telling("b", "en", list(enumerate(lines)), None, [], "copy", "a")
    assert core_of(laid_out, first, other, core=range(5))["en"] == ["Deaths: 41", *lines[2:]]
    more = [*lines, *(TELLS.format(number) for number in (23, 24))]
    first = telling("a", "en", list(enumerate(more)))
    other = telling("b", "en", list(enumerate(more)), None, [], "copy", "a")
    assert core_of(laid_out, first, other, core=range(7))["en"] == [*lines[2:4], *more[5:]]


def test_what_says_most_that_is_new_is_told_first(laid_out, telling):
    plain = [(row, f"They talked on, port by port, {word}.") for row, word in enumerate(("again", "still", "then"))]
    told = [(row + 3, TELLS.format(row + 20)) for row in range(MOST)]
    other = [(row, text.replace("port", "quay")) for row, text in plain + told]
    first = telling("a", "en", plain + told)
    found = core_of(laid_out, first, telling("b", "en", other, None, [], "copy", "a"), core=range(9))
    assert found["en"] == [text for _, text in told]
