"""Events nobody hopes for: without sentences, with dates that contradict, lists of names, numbers without end."""

import time

import pytest

from hexapla.pipeline.telling import Telling as Work
from hexapla.pipeline.telling import tell
from hexapla.values.article import Article, Block
from hexapla.values.event import Event, Member

TEXT = (
    "The council of Veldania met in Merovar on {day} May 2024 and heard {count} speeches.",
    "Foreign Minister Tomas Orlovic thanked the heads of 68 missions.",
    "He asked the ministry to report on the results before 31 March 2025.",
)


def told(*articles):
    members = tuple(Member(article.id, "e", "independent", None, 0.9) for article in articles)
    return tell(Work(Event("e", members), {article.id: article for article in articles}))


def article(name, *sentences, language="en"):
    blocks = tuple(Block("paragraph", sentence) for sentence in sentences)
    return Article(name, "\n\n".join(sentences), language=language, blocks=blocks)


def test_an_event_of_three_hundred_versions_has_each_fact_once():
    lines = [line.format(day=3, count=240) for line in TEXT]
    begun = time.process_time()
    record = told(*(article(f"{n:03}", *lines[: 3 - n % 2]) for n in range(300)))
    assert time.process_time() - begun < 60
    assert [person.name for person in record.people] == ["Tomas Orlovic"]
    assert len(record.people[0].articles) == 300
    counts = {quantity.value: quantity for quantity in record.quantities}
    assert {240, 68} <= counts.keys()
    assert len(record.quantities) == len(counts)
    assert len(counts[240].articles) == 300


def test_a_version_without_sentences_is_listed_and_has_no_fact(quoted):
    full, empty = article("a", *(line.format(day=3, count=240) for line in TEXT)), article("b", language="fr")
    record = told(full, empty)
    assert sorted(version.id for version in record.articles) == ["a", "b"]
    assert {name for fact in record.quantities for name in fact.articles} == {"a"}
    assert quoted(record, {"a": full, "b": empty})


def test_dates_that_contradict_are_each_quoted_where_they_stand(quoted):
    articles = [article(f"{day}", *(line.format(day=day, count=240) for line in TEXT)) for day in (3, 9, 21)]
    record = told(*articles)
    assert record.start is None or record.start.value in {"2024-05-03", "2024-05-09", "2024-05-21"}
    assert record.start is None or record.end is None or record.start.value <= record.end.value
    assert quoted(record, {each.id: each for each in articles})


def test_a_list_of_four_hundred_delegates_is_read_within_bounds(quoted):
    syllables = ("ba", "de", "ki", "lo", "mu", "ra", "se", "ti", "vo", "nu")
    names = [
        f"{(syllables[n % 10] + syllables[n // 10 % 10]).title()}n {(syllables[n // 40] + syllables[n % 7]).title()}ric"
        for n in range(400)
    ]
    delegates = article("a", TEXT[0].format(day=3, count=400), f"Those present were {', '.join(names)}.", TEXT[1])
    begun = time.process_time()
    record = told(delegates, article("b", TEXT[0].format(day=3, count=400)))
    assert time.process_time() - begun < 20
    assert "Tomas Orlovic" in [person.name for person in record.people]
    assert quoted(record, {"a": delegates, "b": article("b", TEXT[0].format(day=3, count=400))})


@pytest.mark.parametrize("language", ["en", "vi", "zh", "ar", None])
@pytest.mark.parametrize("written", ["7" * 60, ",".join(["777"] * 20), "0." + "3" * 60, "7" * 60 + "%", "٧" * 60])
def test_a_number_of_sixty_digits_counts_nothing(quoted, language, written):
    one = article("a", f"The council of Merovar heard {written} speeches on 3 May 2024.", language=language)
    record = told(one)
    assert [quantity.value for quantity in record.quantities if quantity.value > 3] == []
    assert quoted(record, {"a": one})
