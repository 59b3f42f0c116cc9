"""Duplicates: copies, near copies and briefs, and the templates that are none of these."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from hexapla.events import link, why
from hexapla.events.duplicates import Duplicates, find
from hexapla.events.lookalikes import CARRIERS
from hexapla.events.shingles import shingles
from hexapla.events.signals import Traits, read
from hexapla.values.article import Article

SCRIPTS = {
    "Latin": (["ka", "lo", "mer", "vi", "sun", "dra", "ne", "to", "pæl", "ịnh"], " ", ". "),
    "Cyrillic": (["ка", "ло", "мер", "ви", "сун", "дра", "не", "то", "пел", "ын"], " ", ". "),
    "Arabic": (["با", "لو", "مر", "وي", "سن", "در", "نا", "تو", "فل", "ين"], " ", "؟ "),
    "Devanagari": (["का", "लो", "मेर", "वि", "सुन", "द्र", "ने", "तो", "पल", "इन"], " ", "। "),
    "Han": (list("东林文化外交会议国际合作签署代表城市新闻"), "", "。"),
    "Thai": (["กา", "ลอ", "เม", "วิ", "สุน", "ดร", "เน", "โต", "พล", "อิน"], "", " "),
}


def sentences(script: str, chance: random.Random, count: int) -> list[str]:
    """Return so many sentences of invented words, 8 to 20 a sentence."""
    syllables, space, end = SCRIPTS[script]
    return [
        space.join("".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(chance.randint(8, 20)))
        + end
        for _ in range(count)
    ]


def traits(name: str, text: str) -> Traits:
    """Return the traits that tell duplicates: shingles and figures."""
    return Traits(name, "und", b"", b"", b"", b"", b"", shingles=shingles(Article(id=name, text=text)))


def kinds(found: Duplicates, first: int, second: int) -> tuple[bool, bool, bool]:
    """Say whether two rows are one text, nearly one, and one cut from the other."""
    a, b = np.array([first]), np.array([second])
    return bool(found.same(a, b)[0]), bool(found.nearly(a, b)[0]), bool(found.inside(a, b)[0])


@pytest.mark.parametrize("script", SCRIPTS)
@given(seed=st.integers(0, 10**6), cut=st.integers(2, 4))
@settings(max_examples=25)
def test_a_brief_of_a_few_sentences_is_found_in_the_long_version(script: str, seed: int, cut: int) -> None:
    chance = random.Random(seed)
    long = sentences(script, chance, 25)
    brief = [long[k] for k in sorted(chance.sample(range(25), cut))]
    others = [traits(f"other {k}", "".join(sentences(script, chance, 15))) for k in range(5)]
    found = find([traits("brief", "".join(brief)), traits("long", "".join(long)), *others])
    assert kinds(found, 0, 1) == kinds(found, 1, 0) == (False, False, True)
    assert len(found.first) == 1


@pytest.mark.parametrize("script", SCRIPTS)
@given(seed=st.integers(0, 10**6))
@settings(max_examples=25)
def test_a_copy_with_a_sentence_left_out_is_nearly_the_text(script: str, seed: int) -> None:
    chance = random.Random(seed)
    long = sentences(script, chance, 12)
    copy = [each for k, each in enumerate(long) if k != seed % 12]
    found = find([traits("a", "".join(long)), traits("b", "".join(copy)), traits("c", "".join(long) + "!")])
    assert kinds(found, 0, 1) == (False, True, False)
    assert kinds(found, 2, 1) == (False, True, False)
    assert kinds(found, 0, 2) == (True, False, False)
    assert found.texts.tolist() == [0, 1, 0]


@pytest.mark.parametrize("seed", range(5))
def test_what_is_found_does_not_depend_on_the_order(seed: int) -> None:
    chance = random.Random(seed)
    long = sentences("Latin", chance, 20)
    rows = [traits(f"long {k}", "".join(long[k:])) for k in range(4)]
    rows += [traits(f"brief {k}", "".join(long[k : k + 3])) for k in range(8)]
    rows += [traits(f"other {k}", "".join(sentences("Latin", chance, 9))) for k in range(8)]

    def named(given: list[Traits]) -> list[tuple[str, ...]]:
        found = find(given)
        ends = zip(found.first.tolist(), found.second.tolist(), found.near, found.contained, strict=True)
        return sorted((*sorted((given[a].id, given[b].id)), str(n), str(c)) for a, b, n, c in ends)

    assert named(chance.sample(rows, len(rows))) == named(rows)


WEATHER = (
    "The harbour office of {town} reports for {day} a wind of {wind} metres a second from the {side}, waves of {wave} "
    "metres and a water temperature of {warm} degrees. Ferries to the outer islands leave at {hour} and at {late}. "
    "Small boats are asked to stay in the harbour until the office gives another report, which it does every morning "
    "at six. The office thanks all skippers who sent it their observations and wishes everybody a safe journey."
)


def weather(**changed: str) -> str:
    usual = {"town": "Havsund", "day": "3 March 2024", "wind": "12", "side": "west", "wave": "2.5", "warm": "4"}
    return WEATHER.format(**{**usual, "hour": "8.15", "late": "17.45", **changed})


def test_two_issues_of_one_template_are_no_duplicates() -> None:
    monday = read(Article(id="a", text=weather(), language="en"))
    tuesday = read(Article(id="b", text=weather(day="4 March 2024"), language="en"))
    windy = read(Article(id="c", text=weather(wind="21", wave="5.5", warm="3"), language="en"))
    north = read(Article(id="d", text=weather(side="north"), language="en"))
    found = find([monday, tuesday, windy, north])
    assert kinds(found, 0, 1) == kinds(found, 0, 2) == (False, False, False)
    assert kinds(found, 0, 3) == (False, True, False)


def test_different_stories_from_one_template_are_not_near() -> None:
    chance = random.Random(5)
    places = ["".join(sentences("Latin", chance, 1)[0].split()[:5]) for _ in range(12)]
    told = [
        f"The mayor of {a} opened the new bridge of {b} on Sunday. Before {c} guests, {d} spoke of a good day for {e}, "
        f"and the company {f} handed over the keys. It was built by {a} and {c} in two years, said {b}."
        for a, b, c, d, e, f in (places[:6], places[6:])
    ]
    assert len(find([traits(str(k), each) for k, each in enumerate(told)]).first) == 0


def test_a_text_of_a_few_words_is_nobody_s_copy() -> None:
    found = find([traits("a", "Photo gallery of the day"), traits("b", "Photo gallery of the day"), traits("c", "")])
    assert found.texts.tolist() == [0, 1, 2]
    assert len(found.pairs()[0]) == 0


def test_one_text_in_two_languages_is_two_texts_nearly_alike() -> None:
    text = "".join(sentences("Latin", random.Random(1), 9))
    found = find([traits("a", text), replace(traits("b", text), language="nb")])
    assert found.texts.tolist() == [0, 1]
    assert kinds(found, 0, 1) == (False, True, False)


def test_ten_thousand_copies_are_one_text_with_one_pair_each() -> None:
    text = "".join(sentences("Latin", random.Random(2), 20))
    one = traits("", text)
    found = find([replace(one, id=f"{k:05}") for k in range(10_000)])
    assert found.texts.tolist() == [0] * 10_000
    assert len(found.first) == 0
    first, second = found.pairs()
    assert first.tolist() == [0] * 9_999
    assert second.tolist() == list(range(1, 10_000))


def test_hundreds_of_near_copies_are_connected_by_few_pairs() -> None:
    chance = random.Random(3)
    long = sentences("Latin", chance, 12)
    rows = [traits(f"{k:04}", "".join([*long[:6], sentences("Latin", chance, 1)[0], *long[6:]])) for k in range(400)]
    found = find(rows)
    reached = {0}
    for first, second in sorted(zip(found.first.tolist(), found.second.tolist(), strict=True)):
        reached |= {first, second} if first in reached or second in reached else set()
    assert reached == set(range(400))
    assert len(found.first) < 400 * 2 * CARRIERS


LONG = (
    "VINH HA - The provincial council of Dong Lam approved a programme for the river ports on Thursday. It provides "
    "340 million over six years for quays, cranes and a school for pilots. Council president Tran Duc Ninh called the "
    "port of Ben Tre Moi the gate of the province. Fishermen had asked for a cold store, which the programme now "
    "contains. The opposition missed figures on dredging and voted against it. Work at the first two quays begins in "
    "April, said engineer Hoang My Linh. A second phase depends on a loan that the ministry still examines."
)
BRIEF = (
    "Fishermen had asked for a cold store, which the programme now contains. Work at the first two quays begins in "
    "April, said engineer Hoang My Linh."
)


def test_why_names_a_brief_a_copy_and_a_near_copy() -> None:
    long, brief = Article(id="long", text=LONG), Article(id="brief", text=BRIEF)
    copy = Article(id="copy", text=LONG.upper().replace(" - ", " — "))
    near = Article(id="near", text=LONG.replace("Thursday", "Thursday evening"))
    for other, signal in ((brief, "contains"), (copy, "same text"), (near, "nearly the same text")):
        found = {one.name: one for one in why(long, other).signals}
        assert found.keys() & {"contains", "same text", "nearly the same text"} == {signal}
        assert found[signal].value > 0
        assert found[signal].detail


def test_a_brief_and_copies_join_their_event_among_others_whatever_the_order() -> None:
    chance = random.Random(4)
    pages = [Article(id="long", text=LONG), Article(id="brief", text=BRIEF)]
    pages += [Article(id=f"copy {k:02}", text=LONG + "\n" * k) for k in range(40)]
    pages += [Article(id=f"other {k}", text="".join(sentences("Latin", chance, 9))) for k in range(6)]
    events = link(pages).events
    assert sorted(len(event.members) for event in events) == [1] * 6 + [42]
    assert link(chance.sample(pages, len(pages))).events == events
