"""Linking: small batches of invented reports, in several languages, with and without metadata, and bad input."""

import random
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from hexapla.events import link, stream, why
from hexapla.execution.local import LocalExecution
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


BRIDGE = {
    "en": "OSTREVA, 9 May 2027 - The Halmstrand bridge over the Ostreva reopened on 9 May 2027 after 418 days of "
    "repair. Engineer Tamsin Okonjo said that 73 cables had been replaced, for 61.5 million crowns. Mayor Dragan "
    "Veleski walked across first, with 2,300 residents behind him.",
    "ru": "ОСТРЕВА, 9 мая 2027 года - Мост Хальмстранд через Остреву вновь открылся 9 мая 2027 года после 418 дней "
    "ремонта. Инженер Тэмсин Оконджо сообщила, что заменены 73 троса, на 61,5 миллиона крон. Мэр Драган Велески прошёл "
    "первым, за ним 2300 жителей.",
    "zh": "奥斯特雷瓦2027年5月9日电 横跨奥斯特雷瓦河的哈尔姆斯特兰德大桥经过418天维修,于2027年5月9日重新开放。"
    "工程师塔姆辛·奥孔乔说,共更换73根缆索,耗资6150万克朗。市长德拉甘·韦莱斯基第一个走过大桥,2300名居民跟在后面。",
    "ar": "أوستريفا، 9 مايو 2027 - أعيد افتتاح جسر هالمستراند فوق نهر أوستريفا في 9 مايو 2027 بعد 418 يوما من الإصلاح. "
    "وقالت المهندسة تامسين أوكونجو إن 73 كابلا استبدلت بتكلفة 61.5 مليون كرونة. وعبر رئيس البلدية دراغان فيليسكي أولا "
    "وخلفه 2300 من السكان.",
    "hi": "ओस्त्रेवा, 9 मई 2027 - ओस्त्रेवा नदी पर बना हाल्मस्ट्रांड पुल 418 दिन की मरम्मत के बाद 9 मई 2027 को फिर खुला। "
    "इंजीनियर टैम्सिन ओकोंजो ने कहा कि 73 केबल बदले गए और 6.15 करोड़ क्राउन लगे। महापौर द्रागन वेलेस्की सबसे पहले पार गए, "
    "उनके पीछे 2300 निवासी थे।",
    "th": "ออสเทรวา 9 พฤษภาคม 2027 - สะพานฮาล์มสแตรนด์ข้ามแม่น้ำออสเทรวาเปิดอีกครั้งเมื่อวันที่ 9 พฤษภาคม 2027 หลังซ่อมแซม 418 วัน "
    "วิศวกรแทมซิน โอคอนโจ กล่าวว่าเปลี่ยนสายเคเบิล 73 เส้น ใช้เงิน 61.5 ล้านโครน นายกเทศมนตรีดรากัน เวเลสกี เดินข้ามเป็นคนแรก "
    "ตามด้วยชาวเมือง 2300 คน",
}
LOAVES = {
    "de": "KERAVELLE - Die Bäcker von Keravelle streiten über das Gewicht eines Brotlaibs, das seit 1811 "
    "unverändert ist. Zunftmeisterin Ilka Brandvold schlägt 840 Gramm vor, 57 Backstuben sind dagegen.",
    "el": "ΚΕΡΑΒΕΛ - Οι αρτοποιοί της Κεραβέλ διαφωνούν για το βάρος του καρβελιού, που μένει ίδιο από το 1811. Η Ίλκα "
    "Μπράντβολντ προτείνει 840 γραμμάρια, ενώ 57 φούρνοι αντιδρούν.",
}
HOST = "https://merovar.example"
MANY = [
    *ARTICLES,
    *(Article(id=f"bridge-{tag}", text=text) for tag, text in BRIDGE.items()),
    *(
        Article(id=f"loaf-{tag}", text=text, language=tag, url=f"{HOST}/{tag}", alternates={"de": f"{HOST}/de"})
        for tag, text in LOAVES.items()
    ),
    *(
        Article(id=f"copy-{k}", text=PRIZE_EN, published=DateValue(value=f"2023-11-{16 + k}", precision="day"))
        for k in range(3)
    ),
]


def packed(articles: Sequence[Article]) -> bytes:
    return msgspec.json.encode(link(articles))


def batches(seed: int) -> Iterator[list[Article]]:
    """Yield the articles in batches of random sizes, some of them empty."""
    dice = random.Random(seed)
    rest = iter(dice.sample(MANY, len(MANY)))
    left = len(MANY)
    while left:
        batch = list(islice(rest, dice.randrange(5)))
        left -= len(batch)
        yield batch


def groups(articles: Sequence[Article]) -> list[list[str]]:
    return sorted(sorted(m.id for m in event.members) for event in link(articles).events)


def test_reports_of_one_conference_meet_across_languages_and_the_next_edition_stays_apart() -> None:
    assert groups(ARTICLES) == [["a14en", "b14fr"], ["c15en", "d15fr"], ["e21en"]]


def test_reports_of_one_event_meet_across_scripts() -> None:
    assert [names for names in groups(MANY) if names[0].startswith("bridge")] == [
        ["bridge-ar", "bridge-en", "bridge-hi", "bridge-ru", "bridge-th", "bridge-zh"]
    ]
    assert ["loaf-de", "loaf-el"] in groups(MANY)


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
    expected = packed(MANY)
    for seed in range(10):
        shuffled = MANY.copy()
        random.Random(seed).shuffle(shuffled)
        assert packed(shuffled) == expected


def test_the_answer_does_not_depend_on_the_batches_that_articles_come_in() -> None:
    expected = packed(MANY)
    for seed in range(3):
        assert msgspec.json.encode(link(each for batch in batches(seed) for each in batch)) == expected


def test_two_processes_read_as_one_does() -> None:
    execution = LocalExecution(2)
    try:
        assert msgspec.json.encode(link(MANY, execution.map)) == packed(MANY)
    finally:
        execution.close()


def test_of_articles_with_one_id_the_longest_is_taken_whichever_comes_first() -> None:
    twice = [Article(id="a", text=PRIZE_EN), Article(id="a", text=FOURTEENTH_EN), Article(id="b", text=FOURTEENTH_FR)]
    assert groups(twice) == groups(twice[::-1]) == [["a", "b"]]


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
    assert {"names", "numbers", "a day in common", "ordinal"} <= {signal.name for signal in same.signals}
    assert "edition" not in {signal.name for signal in same.signals}
    next_edition = why(ARTICLES[0], ARTICLES[2], ARTICLES)
    assert next_edition.verdict == "same series"
    assert {"edition": -1.0, "ordinal": -1.0}.items() <= {s.name: s.value for s in next_edition.signals}.items()
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


WORDS = [
    "".join(letters)
    for seed in range(2_000)
    for dice in [random.Random(seed)]
    for letters in [[dice.choice("bcdfghklmnprstvz") + dice.choice("aeiou") for _ in range(dice.randint(2, 4))]]
]


def test_articles_of_random_words_are_no_giant_event() -> None:
    dice = random.Random(20)
    for name, alphabet in (("la", WORDS), ("ru", [word.translate(CYRILLIC) for word in WORDS])):
        articles = [
            Article(id=f"{k:03}", text=" ".join(dice.choices(alphabet, k=60)).capitalize() + ".", language=name)
            for k in range(200)
        ]
        assert max(map(len, groups(articles))) <= 10


CYRILLIC = str.maketrans("abcdefghiklmnoprstuvz", "абкдефгхиклмнопрстувз")


def test_three_hundred_identical_articles_are_one_event_with_one_original() -> None:
    for text in (PRIZE_EN, BRIDGE["zh"], BRIDGE["ar"]):
        (event,) = link(Article(id=f"{k:03}", text=text) for k in range(300)).events
        assert len(event.members) == 300
        assert [m.id for m in event.members if m.relation == "original"] == ["000"]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "Fire", "火", "…", "0", "\ufeff", "\u202e", "\x00", "a" * 1_000_000, "字" * 1_000_000]
)
def test_an_article_of_next_to_nothing_or_of_one_long_word_is_alone(text: str) -> None:
    assert groups([*ARTICLES[:2], Article(id="z", text=text)]) == [["a14en", "b14fr"], ["z"]]


def test_articles_without_text_are_each_alone() -> None:
    empty = [Article(id=str(k), text="") for k in range(12)]
    assert groups(empty) == sorted([each.id] for each in empty)


def test_an_article_of_fifty_thousand_numbers_is_alone() -> None:
    numbers = Article(id="numbers", text=" ".join(map(str, range(50_000))))
    backwards = Article(id="backwards", text=" ".join(f"{k:,}" for k in range(50_000, 0, -1)), language="en")
    assert groups([*MANY, numbers, backwards]) == sorted([*groups(MANY), ["backwards"], ["numbers"]])


@pytest.mark.parametrize("value", ["9999-12-31", "0000-01-01", "0000", "9999-12", "2022-13-45", "", "-0044-03-15"])
def test_no_day_of_publication_breaks_linking(value: str) -> None:
    odd = Article(id="odd", text=FOURTEENTH_EN, language="en", published=DateValue(value=value, precision="day"))
    even = Article(id="even", text=FOURTEENTH_FR, published=DateValue(value="2022-12-21", precision="day"))
    assert sorted(name for names in groups([odd, even]) for name in names) == ["even", "odd"]
    assert why(odd, even).b == "odd"


@pytest.mark.parametrize(
    "day", ["31 December 9999", "1 January 0000", "9999-12-31", "0000-00-00", "99/99/9999", "9999年12月31日"]
)
def test_no_day_in_a_text_breaks_linking(day: str) -> None:
    texts = {key: text.replace("21 December 2022", day).replace("20 December 2023", day) for key, text in TEXTS.items()}
    articles = [Article(id=key, text=text) for key, text in texts.items()]
    found = groups(articles)
    assert sorted(name for names in found for name in names) == sorted(TEXTS)
    assert ["e21en"] in found


PLACES = st.sampled_from(
    ["https://merovar.example/a", "http://www.merovar.example/b/", "merovar.example", "http://[", ""]
)
TAGS = st.sampled_from(["en", "zh-Hant", "", "x"])
DAYS = st.builds(
    DateValue,
    value=st.sampled_from(["2031-03-04", "2031-03", "0000-01-01", "9999-12-31T23:59+14:00", "yesterday"]),
    precision=st.just("day"),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(MANY), PLACES, PLACES, DAYS, TAGS), max_size=6))
def test_no_addresses_days_or_languages_break_linking_or_make_it_depend_on_order(
    drawn: list[tuple[Article, str, str, DateValue, str]],
) -> None:
    articles = [
        replace(one, id=str(k), url=url, language=tag, alternates={tag: to}, published=day)
        for k, (one, url, to, day, tag) in enumerate(drawn)
    ]
    assert sorted(name for names in groups(articles) for name in names) == [str(k) for k in range(len(articles))]
    assert packed(articles) == packed(articles[::-1])


def test_why_says_what_linking_comes_to() -> None:
    by_id = {article.id: article for article in ARTICLES}
    others = [by_id["b14fr"], by_id["d15fr"], by_id["e21en"]]
    assert why(by_id["a14en"], by_id["c15en"], others).verdict == "same series"
    assert why(by_id["a14en"], by_id["b14fr"], others).verdict == "same event"
    assert why(by_id["a14en"], by_id["e21en"], others).verdict == "different"


def test_what_holds_an_event_is_judged_one_event() -> None:
    events = link(ARTICLES).events
    inside = [one for event in events for one in event.judgements if {one.a, one.b} <= {m.id for m in event.members}]
    assert {one.verdict for one in inside} == {"same event"}


def test_events_that_are_not_judged_are_the_same_without_their_judgements() -> None:
    judged = link(ARTICLES).events
    assert any(one.judgements for one in judged)
    assert list(stream(ARTICLES, judged=False).events) == [replace(one, judgements=()) for one in judged]
