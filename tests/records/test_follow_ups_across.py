"""Tasks found again in events that share no language with theirs: by what languages share and what was learned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from hexapla.records import Agenda, FollowUps, Translations, joined
from hexapla.records.crossing import likeness, met_in, units
from hexapla.values.lexicon import Lexicon, PairCounts
from hexapla.values.person import Appearance, Profile
from hexapla.values.series import FollowUp, Told
from hexapla.values.text import Evidence

TASK = "Ena Voss asked all units to finish their harbour programmes before 31 March 2023."
DONE = "Toutes les unités ont achevé leurs programmes du port avant le 31 mars 2023."
OTHERS = (
    "La chorale des élèves a chanté trois chansons des îles dans la grande salle.",
    "Le maire a remercié la cuisine pour sa soupe et sa patience le 31 mars 2023.",
    "Toutes les îles ont une grande salle, et le port a une cuisine.",
)
JOINS = frozenset({"person ena voss"})
# Sentences of no event, and what they say in French: each word that counts stands in two of them.
TAUGHT = (
    ("units of the north", "unités du nord"), ("units of the south", "unités du sud"),
    ("they finish before noon", "ils ont achevé avant midi"), ("finish before dawn", "achevé avant aube"),
    ("the harbour sleeps", "le port dort"), ("a quiet harbour", "un port calme"),
    ("soup is hot", "soupe chaude"), ("soup is cold", "soupe froide"),
)  # fmt: skip


def told(event: str, date: str, by: str | None = None, **text: str) -> Told:
    """Return a sentence as an event tells it, in its first language at block 0, in the next at block 1."""
    places = tuple(Evidence(f"{event}-{tag}", n, 0, len(said), said) for n, (tag, said) in enumerate(text.items()))
    return Told(event, date, text, places, by)


def learned() -> Translations:
    known = Translations()
    for en, fr in TAUGHT:
        known.add(told("t", "", en=en, fr=fr))
    return known


def found(task: Told, passages: list[Told], known: Translations, joins: frozenset[str] = JOINS) -> list[FollowUp]:
    for one in passages:
        known.add(one)
    agendas = [Agenda("a", "2022-12-21", (task,), JOINS), Agenda("b", "2023-12-20", (), joins)]
    return FollowUps(agendas, {}, len(passages), known).among("b", passages)


def later(*texts: str) -> list[Told]:
    return [told("b", "2023-12-20", fr=text) for text in texts]


def test_a_task_is_found_in_another_language_with_both_sentences_and_who_said_so() -> None:
    task = told("a", "2022-12-21", "Ena Voss", ms="Semua unit.", en=TASK)
    (one,) = found(task, later(*OTHERS, DONE), learned())
    assert (one.language, one.later_language, one.kind, one.task.by) == ("en", "fr", "taken up", "Ena Voss")
    assert (one.task.evidence[0].text, one.later.evidence[0].text) == (TASK, DONE)
    assert {"31 March 2023 = 31 mars 2023", "units = unités", "person ena voss"} <= set(one.shared)
    assert found(task, later(DONE, *OTHERS[::-1]), learned()) == [one]


def test_nothing_is_found_where_little_is_shared_or_nothing_joins_the_events() -> None:
    task = told("a", "2022-12-21", en=TASK)
    assert found(task, later(*OTHERS), learned()) == []
    assert found(task, later(DONE), learned(), frozenset()) == []
    assert found(task, later(f"{DONE} | {DONE}"), learned()) == []


def test_what_cites_another_document_is_another_thing() -> None:
    task = told("a", "2022-12-21", en=TASK.replace("programmes", "programmes under Directive 12/KX-QR"))
    same, other = (DONE.replace("port", f"port selon la directive {code}") for code in ("12/KX-QR", "13/KX-QR"))
    assert [one.later.text["fr"] for one in found(task, later(other), learned())] == []
    assert [one.later.text["fr"] for one in found(task, later(other, same), learned())] == [same]


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["en", "zh", "und", "xx-Zzzz"]))
def test_any_text_is_compared_and_each_thing_counts_once(one: str, two: str, language: str) -> None:
    known = learned()
    here, there = units(one, language, known), units(two, "fr", known)
    met = met_in(here, there, "fr", known)
    assert len(met) <= min(len(here), len(there))
    assert 0 <= likeness(here, there, met) <= 1 + 1e-9


def test_a_language_in_common_is_compared_as_such() -> None:
    task = told("a", "2022-12-21", en=TASK, fr="Rien de tel.")
    assert found(task, later(DONE), learned()) == []


@pytest.mark.parametrize("languages", [("en", "fr"), ("fr", "en")])
def test_words_of_a_lexicon_stand_for_each_other_both_ways(languages: tuple[str, str]) -> None:
    counts = PairCounts("en", "fr", 400, {"boat": 9, "night": 8}, {"barqu…": 9}, {"boat": {"barqu…": 8}})
    known = Translations(Lexicon((counts,)))
    words = dict(zip(("en", "fr"), ("en boat", "fr barqu…"), strict=True))
    here, there = languages
    assert list(known.of(words[here], there)) == [words[there]]
    assert known.of("en night", "fr") == {}


def test_a_third_language_leads_from_one_to_the_other() -> None:
    known = Translations()
    for n in range(8):
        known.add(told(f"t{n}", "", vi=f"cảng {n}", en=f"harbour {n}"))
        known.add(told(f"s{n}", "", en=f"harbour {n}", fr=f"port {n}"))
    for n in range(24):
        known.add(told(f"u{n}", "", vi="thuyền", en="boat"))
        known.add(told(f"v{n}", "", en="boat", fr="barque"))
    assert list(known.of("vi cảng", "fr")) == ["fr port"]
    assert known.of("vi cảng", "de") == {}


def test_events_are_joined_by_a_person_however_it_is_spelt() -> None:
    rows = tuple(Appearance(event, "", name, (), (), (), ()) for event, name in (("a", "Ena Voss"), ("b", "Эна Восс")))
    agendas = [Agenda(event, "", (), frozenset()) for event in ("a", "b", "c")]
    person = Profile("ena-voss", "Ena Voss", ("Эна Восс",), (), rows)
    assert [one.joins for one in joined(agendas, [person])] == [JOINS, JOINS, frozenset()]
    alone = replace(person, appearances=rows[:1])
    assert joined(agendas, [alone]) == agendas
