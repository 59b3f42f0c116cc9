"""Linking: small batches of invented reports, in several languages, with and without metadata."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.events import link, why
from hexapla.values.article import Article, DateValue
from hexapla.values.event import Judgement

FOURTEENTH_EN = (
    "VINH HA, 21 December 2022 - The 14th Diplomatic Conference of Dong Lam closed in Vinh Ha on the morning of "
    "21 December after four working days. The conference held 19 sessions and heard more than 240 opinions. Foreign "
    "Minister Le Quang Hai thanked the delegates, and Phan Dinh Tu had opened the conference. Certificates of merit "
    "went to 12 collectives."
)
FOURTEENTH_FR = (
    "VINH HA, 21 décembre 2022 - La 14e Conférence diplomatique de Dong Lam s'est achevée à Vinh Ha dans la matinée du "
    "21 décembre, après quatre jours de travaux. La conférence a tenu 19 séances et entendu plus de 240 avis. Le "
    "ministre des Affaires étrangères Le Quang Hai a remercié les délégués ; Phan Dinh Tu avait ouvert la conférence. "
    "Des certificats de mérite ont été remis à 12 collectifs."
)
FIFTEENTH_EN = (
    "VINH HA, 20 December 2023 - The 15th Diplomatic Conference of Dong Lam closed in Vinh Ha on the morning of "
    "20 December after five working days. The conference held 24 sessions and heard more than 310 opinions. Foreign "
    "Minister Le Quang Hai thanked the nearly 450 delegates, and Phan Dinh Tu had opened the conference."
)
FIFTEENTH_FR = (
    "VINH HA, 20 décembre 2023 - La 15e Conférence diplomatique de Dong Lam s'est achevée à Vinh Ha dans la matinée du "
    "20 décembre, après cinq jours de travaux. La conférence a tenu 24 séances et entendu plus de 310 avis. Le "
    "ministre des Affaires étrangères Le Quang Hai a remercié près de 450 délégués ; Phan Dinh Tu avait ouvert la "
    "conférence."
)
PRIZE_EN = (
    "MEROVAR, 16 November 2023 - Siti Maryam Yusof received the Merovar Prize for Dialogue, awarded for the 21st time. "
    "The prize carries 250,000 euros. Prime Minister Elena Marchetti-Vance praised the laureate; a jury of nine had "
    "chosen her among 134 names."
)
TEXTS = {
    "a14en": FOURTEENTH_EN,
    "b14fr": FOURTEENTH_FR,
    "c15en": FIFTEENTH_EN,
    "d15fr": FIFTEENTH_FR,
    "e21en": PRIZE_EN,
}
ARTICLES = [Article(id=key, text=text) for key, text in TEXTS.items()]


def groups(articles: list[Article]) -> list[list[str]]:
    return sorted(sorted(m.id for m in event.members) for event in link(articles).events)


def test_reports_of_one_conference_meet_across_languages_and_the_next_edition_stays_apart() -> None:
    assert groups(ARTICLES) == [["a14en", "b14fr"], ["c15en", "d15fr"], ["e21en"]]


def test_two_editions_are_one_series_in_their_order() -> None:
    places = {event.members[0].id: event.series for event in link(ARTICLES).events}
    first, second = places["a14en"], places["c15en"]
    assert first is not None
    assert second is not None
    assert (first.ordinal, second.ordinal) == (14, 15)
    assert first.id == second.id
    assert places["e21en"] is None
    events = {event.members[0].id: event.id for event in link(ARTICLES).events}
    assert (first.next, second.previous) == (events["c15en"], events["a14en"])
    assert (first.previous, second.next) == (None, None)


def test_the_answer_does_not_depend_on_order() -> None:
    expected = link(ARTICLES)
    for seed in range(3):
        shuffled = ARTICLES.copy()
        random.Random(seed).shuffle(shuffled)
        assert link(shuffled) == expected


def test_nothing_gives_nothing_and_one_article_is_its_own_original() -> None:
    assert link([]).events == ()
    (event,) = link(ARTICLES[:1]).events
    (member,) = event.members
    assert (member.relation, member.of, member.score) == ("original", None, 1.0)


def test_every_article_is_a_member_once_and_every_event_has_one_original() -> None:
    events = link([*ARTICLES, ARTICLES[0]]).events
    assert sorted(m.id for e in events for m in e.members) == sorted(TEXTS)
    assert [sum(m.relation == "original" for m in e.members) for e in events] == [1] * len(events)
    assert [e.id for e in events] == sorted(e.id for e in events)
    assert all(m.event == e.id for e in events for m in e.members)


def test_a_later_page_does_not_change_an_event_s_id() -> None:
    early = Article(id="z", text=FOURTEENTH_EN, published=DateValue(value="2022-12-21", precision="day"))
    late = Article(id="b", text=FOURTEENTH_FR, published=DateValue(value="2022-12-22", precision="day"))
    (alone,) = link([early]).events
    (both,) = link([early, late]).events
    assert alone.id == both.id


def test_why_names_its_signals_and_calls_two_editions_a_series() -> None:
    same = why(ARTICLES[1], ARTICLES[0], ARTICLES)
    assert (same.a, same.b, same.verdict) == ("a14en", "b14fr", "same event")
    assert {"names", "numbers", "a day in common", "edition"} <= {signal.name for signal in same.signals}
    assert why(ARTICLES[0], ARTICLES[2], ARTICLES).verdict == "same series"
    assert why(ARTICLES[0], ARTICLES[4], ARTICLES).verdict == "different"


def test_signals_are_bounded_and_say_what_they_are() -> None:
    judged: Judgement = why(ARTICLES[0], ARTICLES[1])
    assert all(-1 <= signal.value <= 1 and signal.detail for signal in judged.signals)
    assert 0 <= judged.score <= 1


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=300), max_size=5))
def test_no_text_breaks_linking(texts: list[str]) -> None:
    articles = [Article(id=str(k), text=text) for k, text in enumerate(texts)]
    members = [m.id for event in link(articles).events for m in event.members]
    assert sorted(members) == [a.id for a in articles]
