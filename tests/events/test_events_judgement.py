"""Judgement: each rule on pairs of small made-up articles, and what the rules make of spreads."""

import numpy as np
import pytest
from msgspec.structs import replace

from hexapla.events.candidates import Pairs
from hexapla.events.comparison import compare
from hexapla.events.editions import same_thing
from hexapla.events.judgement import RULES, settled, spreads
from hexapla.events.signals import Edition
from hexapla.values.article import Article, DateValue

BY_NAME = {rule.name: rule for rule in RULES}
HOST = "https://keravelle.example"
GATE_EN = "The harbour council of Keravelle opened the third tide gate, and 300 people came to watch it close once."
GATE_RU = "Портовый совет Керавеля открыл третьи приливные ворота, и 300 человек пришли посмотреть, как они закрылись."
GATE_HI = "केरावेल की बंदरगाह परिषद ने तीसरा ज्वार द्वार खोला और उसे बंद होते देखने 300 लोग आए।"
BREAD_EN = (
    "Bakers in Merovar quarrel about the weight of a loaf, which has not been changed since their guild was made."
)


PAIR = Pairs(np.array([0]), np.array([1]), np.array([20.0], dtype=np.float32))
"""The first two articles, 20 spreads above the background."""


def value(name: str, *articles: Article) -> float:
    """Return what a rule says of the first two articles; those that follow only surround them."""
    known = compare([replace(one, id=f"{k:03}") for k, one in enumerate(articles)]).known
    return float(BY_NAME[name].value(PAIR, known)[0])


def after(*articles: Article) -> tuple[float, float]:
    """Return what settles the first two articles, and the spreads that the rules make of 20."""
    known = compare([replace(one, id=f"{k:03}") for k, one in enumerate(articles)]).known
    return float(settled(PAIR, known)[0]), float(spreads(PAIR, known)[0])


def page(text: str, path: str = "", language: str = "en", day: str = "", **versions: str) -> Article:
    """Return an article of one host, with the paths of its versions by language."""
    return Article(
        id="",
        text=text,
        language=language,
        url=f"{HOST}/{path}" if path else None,
        published=DateValue(value=day, precision="day") if day else None,
        alternates={tag: f"{HOST}/{other}" for tag, other in versions.items()},
    )


def report(lead: str, **said: str) -> Article:
    return page(f"{lead} {GATE_EN}", **said)


def test_pages_that_name_one_another_are_linked_and_that_settles_it() -> None:
    linked = page(GATE_EN, "a", ru="b"), page(GATE_RU, "b", "ru", en="a")
    assert value("linked", *linked) == 1.0
    assert after(*linked)[0] == 1.0
    assert value("linked", page(GATE_EN, "a", ru="b"), page(GATE_RU, "c", "ru", en="a")) == 0.0


def test_linked_pages_are_one_event_whatever_keeps_them_apart() -> None:
    first = page("4 March 2031. The 32nd Lantern Regatta began at the tide gate.", "a", day="2031-03-04", en="b")
    second = page("9 April 2032. The 33rd Lantern Regatta began at the tide gate.", "b", day="2032-04-09", en="a")
    assert value("issue", first, second) == -1.0
    assert value("edition", first, second) == -1.0
    assert after(first, second)[0] == 1.0


def test_one_text_is_the_same_without_case_spaces_and_punctuation() -> None:
    assert value("same text", page(GATE_EN), page(GATE_EN.upper().replace(",", "  ;"))) == 1.0
    assert after(page(GATE_EN), page(GATE_EN))[0] == 1.0
    assert value("same text", page(GATE_EN), page(BREAD_EN)) == 0.0
    assert value("same text", page(GATE_EN), page(GATE_EN, language="ru")) == 0.0


def test_a_text_too_short_to_be_anybody_s_copy_settles_nothing() -> None:
    assert after(page("Breaking news"), page("Breaking news"))[0] == 0.0


def test_a_page_beside_linked_versions_that_have_its_language_is_refused() -> None:
    english, russian = page(GATE_EN, "a", ru="b"), page(GATE_RU, "b", "ru", en="a")
    other = page(BREAD_EN, "c")
    assert value("refused", english, other, russian) == -1.0
    assert value("refused", other, russian, english) == -1.0
    assert after(english, other, russian) == (-1.0, 0.0)


def test_a_page_in_another_language_on_another_host_or_without_linked_versions_is_not_refused() -> None:
    english, russian = page(GATE_EN, "a", ru="b"), page(GATE_RU, "b", "ru", en="a")
    assert value("refused", english, page(GATE_HI, "c", "hi"), russian) == 0.0
    elsewhere = replace(page(BREAD_EN), url="https://merovar.example/c")
    assert value("refused", english, elsewhere, russian) == 0.0
    assert value("refused", page(GATE_EN, "a"), page(BREAD_EN, "c")) == 0.0


def test_pages_of_one_outlet_and_language_from_different_days_are_issues() -> None:
    first, second = "Keravelle, 4 March. Tide table.", "Keravelle, 5 March. Tide table."
    days = {"day": "2031-03-04"}, {"day": "2031-03-05"}
    assert value("issue", report(first, path="a", **days[0]), report(second, path="b", **days[1])) == -1.0
    assert value("issue", report(first, path="a"), report(second, path="b")) == -1.0
    assert after(report(first, path="a"), report(second, path="b")) == (-1.0, 0.0)
    assert value("issue", report(first, path="a", **days[0]), report(second, path="b", **days[0])) == 0.0
    assert value("issue", report(first, path="a"), report(first, path="b")) == 0.0
    assert value("issue", page(f"{first} {GATE_EN}"), page(f"{second} {BREAD_EN}")) == 0.0


def test_in_two_languages_they_may_be_a_late_translation_and_settle_nothing() -> None:
    first = report("Keravelle, 4 March.", path="a")
    second = page(f"Керавель, 5 марта. {GATE_RU}", "b", "ru")
    assert (value("late", first, second), value("issue", first, second)) == (-1.0, 0.0)
    assert value("late", first, report("Keravelle, 5 March.", path="b")) == 0.0
    assert after(first, second)[0] == 0.0


REGATTAS = {
    "en": "The {} Lantern Regatta of Merovar drew a crowd to the quay.",
    "fr": "La {} Régate des lanternes de Merovar a attiré la foule sur le quai.",
    "ru": "{} регата фонарей Меровара собрала на набережной толпу.",
}


def test_different_ordinals_of_what_is_called_alike_are_different_editions() -> None:
    for language, first, second in (("en", "32nd", "33rd"), ("fr", "32e", "33e"), ("ru", "32-я", "33-я")):
        pages = [page(REGATTAS[language].format(ordinal), language=language) for ordinal in (first, second)]
        assert value("edition", *pages) == -1.0
        assert value("ordinal", *pages) == -1.0
        assert after(*pages) == (-1.0, 0.0)


def test_one_ordinal_is_no_other_edition_and_speaks_for_the_pair() -> None:
    pages = page(REGATTAS["en"].format("32nd")), page(REGATTAS["fr"].format("32e"), language="fr")
    assert (value("edition", *pages), value("ordinal", *pages)) == (0.0, 1.0)


def test_ordinals_of_what_is_called_otherwise_are_no_editions() -> None:
    pages = (
        page(REGATTAS["en"].format("32nd")),
        page("Guild bakers gathered for their 33rd winter quarrel over loaves."),
    )
    assert (value("edition", *pages), value("ordinal", *pages)) == (0.0, -1.0)
    assert after(*pages)[0] == 0.0


def test_articles_with_any_ordinal_in_common_may_count_several_things() -> None:
    first = page(REGATTAS["en"].format("32nd") + " The 14th mayor opened it.")
    second = page(REGATTAS["en"].format("33rd") + " The 14th mayor opened it.")
    assert (value("edition", first, second), value("ordinal", first, second)) == (0.0, -1.0)


def test_two_words_around_ordinals_must_agree() -> None:
    assert same_thing(Edition(32, frozenset({1, 2, 3})), Edition(33, frozenset({2, 3, 4})))
    assert not same_thing(Edition(32, frozenset({1, 2})), Edition(33, frozenset({2, 3})))
    assert not same_thing(None, Edition(33, frozenset({1, 2})))


@pytest.mark.parametrize(
    ("day", "apart", "together"),
    [
        ("2031-03-04", 0.0, 1.0),
        ("2031-03-05", 0.0, 1.0),
        ("2031-03-03", 0.0, 1.0),
        ("2031-03-06", 0.0, 0.0),
        ("2031-03-08", 0.0, 0.0),
        ("2031-03-21", -0.5, 0.0),
        ("2031-04-03", -1.0, 0.0),
        ("9999-12-31", -1.0, 0.0),
        ("", 0.0, 0.0),
    ],
)
def test_reports_appear_together_or_speak_against_each_other_from_four_days_to_thirty(
    day: str, apart: float, together: float
) -> None:
    pages = page(GATE_EN, day="2031-03-04"), page(GATE_RU, language="ru", day=day)
    assert value("published", *pages) == apart
    # Less by how common it is: the one pair there is, among that and a hundred that nothing is known of.
    assert value("published together", *pages) == pytest.approx(together * (1 - 0.0099))


def test_a_day_in_common_speaks_for_and_none_against() -> None:
    first = report("Talks ran from 4 March to 6 March.")
    for other, common, none in (
        (page(f"Переговоры шли 6 марта. {GATE_RU}", language="ru"), 1.0, 0.0),
        (page(f"Переговоры шли 19 марта. {GATE_RU}", language="ru"), 0.0, -1.0),
        (page(GATE_RU, language="ru"), 0.0, 0.0),
    ):
        assert (value("a day in common", first, other), value("no day in common", first, other)) == (common, none)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("4 March", "4 March", 0.0),
        ("4 March", "5 March", -1 / 7),
        ("4 March", "11 March", -1.0),
        ("4 March", "4 September", -1.0),
        ("31 December", "1 January", -(365.25 - 11 * 30.44 - 30) / 7),
    ],
)
def test_another_day_in_the_lead_weighs_by_how_far_it_is_up_to_a_week(first: str, second: str, expected: float) -> None:
    pages = report(f"Keravelle, {first}."), report(f"Keravelle, {second}.")
    assert value("another day in the lead", *pages) == pytest.approx(expected)


def test_another_day_in_the_lead_is_nothing_where_any_day_is_common() -> None:
    pages = report("Keravelle, 4 March."), report("Keravelle, 19 March. It began on 4 March.")
    assert value("another day in the lead", *pages) == 0.0


def test_the_latest_years_differ_or_one_is_not_named() -> None:
    old, new = report("From 1998 to 2030 it stood still."), report("From 1998 to 2031 it stood still.")
    assert value("latest year", old, new) == -1.0
    assert value("latest year", old, old) == 0.0
    assert value("latest year", old, page(GATE_EN)) == 0.0


def test_factors_multiply_spreads_and_what_is_under_the_background_stays_there() -> None:
    pages = page(GATE_EN, day="2031-03-04"), page(GATE_RU, language="ru", day="2031-03-07")
    said = BY_NAME["ordinal"].weight
    assert after(*pages) == (0.0, pytest.approx(20.0 * np.exp(said), abs=1e-3))
    known = compare([replace(one, id=str(k)) for k, one in enumerate(pages)]).known
    low = Pairs(np.array([0]), np.array([1]), np.array([-3.0], dtype=np.float32))
    assert spreads(low, known).tolist() == [0.0]


def test_no_pairs_have_no_judgement() -> None:
    known = compare([replace(page(GATE_EN), id="a")]).known
    none = Pairs(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
    assert len(spreads(none, known)) == 0
    assert all(len(rule.value(none, known)) == 0 for rule in RULES)


def test_every_rule_says_one_thing_of_a_pair_whichever_end_is_first() -> None:
    pages = [
        report("Keravelle, 4 March 2031. The 32nd Regatta.", path="a", day="2031-03-04"),
        page(f"Керавель, 9 апреля 2032. 33-я регата. {GATE_RU}", "b", "ru", "2032-04-09", en="c"),
        page(BREAD_EN, "c", ru="b"),
    ]
    known = compare([replace(one, id=str(k)) for k, one in enumerate(pages)]).known
    first, second, high = np.array([0, 0, 1]), np.array([1, 2, 2]), np.zeros(3, dtype=np.float32)
    for rule in RULES:
        found = rule.value(Pairs(first, second, high), known)
        assert found.tolist() == rule.value(Pairs(second, first, high), known).tolist(), rule.name
        assert (np.abs(found) <= 1).all()
        assert rule.detail or rule.against


def test_weekdays_named_early_speak_for_or_against() -> None:
    thursday, friday = report("On Thursday."), report("On Friday.")
    russian = page(f"Это было в четверг. {GATE_RU}", language="ru")
    assert value("a weekday in common", thursday, russian) == 1.0
    assert value("no weekday in common", thursday, russian) == 0.0
    assert value("no weekday in common", thursday, friday) == -1.0
    assert value("no weekday in common", thursday, page(GATE_EN)) == 0.0
    assert after(thursday, russian)[1] > 20.0


def test_issues_of_one_form_are_kept_apart_without_an_address() -> None:
    first, second = report("4 March 2031."), report("5 March 2031.")
    assert value("issue", first, second) == -1.0
    assert value("issue", first, report("On 4 March 2031.")) == 0.0
    assert value("issue", report("4 March.", day="2031-03-04"), report("5 March.", day="2031-03-04")) == 0.0
    assert value("issue", first, page(f"5 March 2031. {BREAD_EN}")) == 0.0
