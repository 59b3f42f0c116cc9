from hexapla.editions.filters import Asked, Leaf, asked_filters, leaves
from hexapla.editions.wording import words


def test_a_query_says_what_is_asked_in_the_words_of_addresses():
    asked = Asked(language="fr", outlet="A & B", since="2023", until="2024-02")
    assert asked.query() == "?language=fr&outlet=A+%26+B&from=2023&to=2024-02"
    assert asked.query(3, outlet="") == "?language=fr&from=2023&to=2024-02&page=3"
    assert Asked().query() == "?"
    assert not Asked().anything
    assert Asked(outlet="\ud800").query() == "?outlet=%3F"


def test_a_value_leads_to_more_of_it_and_what_is_chosen_lets_go():
    counts = {"language": [("fr", 4), ("ar", 2)], "series": [("s1", 3)], "person": []}
    found = asked_filters(Asked(language="fr"), counts, {"series": {"s1": words("The fair", "en")}}, 4)
    language, series = found.facets
    assert [(o.label.text, o.link, o.chosen) for o in language.options] == [
        ("français", "?", True), ("العربية", "?language=ar", False),
    ]  # fmt: skip
    assert (series.options[0].label.text, series.options[0].link) == ("The fair", "?language=fr&series=s1")
    assert language.chosen is language.options[0]
    assert series.chosen is None


def test_what_is_asked_is_named_even_where_no_event_has_it():
    found = asked_filters(Asked(outlet="Nobody"), {"outlet": [("A", 1)]}, {}, 0)
    assert [(o.value, o.events, o.chosen) for o in found.facets[0].options] == [("Nobody", 0, True), ("A", 1, False)]


def test_the_first_the_last_and_near_pages_are_named():
    made = []

    def link(number):
        made.append(number)
        return f"?page={number}"

    found = leaves(10, 30, link)
    assert [leaf.number for leaf in found] == [1, 0, 8, 9, 10, 11, 12, 0, 30]
    assert found[4] == Leaf(10, "?page=10", current=True)
    assert leaves(1, 1, link) == ()
    assert made == [1, 8, 9, 10, 11, 12, 30]
