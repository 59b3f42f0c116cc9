"""Ties in linking: what people said holds against links, equal texts and the rules, and moves nothing else."""

from itertools import islice

import pytest
from msgspec.structs import replace

from event_reports import REPORTS
from hexapla.events import link, why
from hexapla.events.linking import Linking
from hexapla.values.article import Article
from hexapla.values.ties import Ties, Words

ARTICLES = [Article(id=one.id, text=one.text, title=one.title, language=one.language) for one in REPORTS]
ANN = Words(3, "merge", "Ann", "2026-11-01", "one trip", frozenset({"forum-en"}), frozenset({"prize-en"}))


def events(found: Linking) -> list[list[str]]:
    return sorted(sorted(member.id for member in event.members) for event in found.events)


def home(found: Linking) -> dict[str, str]:
    return {member.id: event.id for event in found.events for member in event.members}


def test_two_events_that_are_merged_are_one_and_all_others_stay() -> None:
    plain, tied = link(ARTICLES), link(ARTICLES, ties=Ties(together=(("forum-en", "prize-en"),)))
    joined = sorted(one for one in events(plain) if {"forum-en", "prize-en"} & set(one))
    assert sorted(name for one in joined for name in one) in events(tied)
    assert [one for one in events(tied) if one in events(plain)] == [one for one in events(plain) if one not in joined]
    (event,) = (one for one in tied.events if "forum-en" in {member.id for member in one.members})
    assert {member.id: member.score for member in event.members}["prize-en"] == 1.0
    assert link(ARTICLES[::-1], ties=Ties(together=(("forum-en", "prize-en"),))) == tied


@pytest.mark.parametrize("what", ["one text", "linked pages"])
def test_what_is_split_stays_apart_though_its_text_or_its_pages_are_one(what: str) -> None:
    first, second, third = (replace(ARTICLES[0], id=name, url=f"https://x.example/{name}") for name in "abc")
    if what == "linked pages":
        texts = ("de", "Am Tor"), ("fr", "À la porte")
        second, third = (
            replace(second, language=tag, text=text) for (tag, text), second in zip(texts, (second, third), strict=True)
        )
        every = {tag: f"https://x.example/{name}" for name, tag in zip("abc", ("en", "de", "fr"), strict=True)}
        first, second, third = (replace(one, alternates=every) for one in (first, second, third))
    articles = [first, second, third, *ARTICLES[3:]]
    assert len({home(link(articles))[name] for name in "abc"}) == 1
    found = link(articles, ties=Ties(apart=(("a", "b"), ("b", "c"))))
    assert home(found)["a"] == home(found)["c"] != home(found)["b"]
    assert link(articles[::-1], ties=Ties(apart=(("a", "b"), ("b", "c")))) == found
    assert sorted(home(found)) == sorted(one.id for one in articles)


def test_why_says_who_said_so_and_agrees_with_what_linking_comes_to() -> None:
    known = {one.id: one for one in ARTICLES}
    ties = Ties(together=(("forum-en", "prize-en"),), words=(ANN,))
    judged = why(known["forum-en"], known["prize-en"], ARTICLES, ties=ties)
    (signal,) = islice((one for one in judged.signals if one.name == "verdict"), 2)
    assert (judged.verdict, judged.score, signal.value) == ("same event", 1.0, 1.0)
    assert signal.detail.endswith("#3 merge by Ann, 2026-11-01: one trip")
    parted = why(known["forum-en"], known["forum-fr"], ARTICLES, ties=Ties(apart=(("forum-en", "forum-fr"),)))
    assert (parted.verdict, parted.score) == ("different", 0.0)
    assert any("follows from what was said of other articles" in one.detail for one in parted.signals)
