"""Documents over an archive: one entry for each, across events and languages, and two that are not one kept apart."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.records import citations, document_cards, is_document, mentions_document
from hexapla.values.document import Cited
from hexapla.values.text import Evidence

HOST = ("person ena voss",)
TURN = ("series 7",)


def cited(event: str, date: str, code: str | None = None, **more: object) -> Cited:
    title = more.pop("title", None)
    names = more.pop("names", {"en": title} if title else {})
    place = Evidence(event, 0, 0, 4, "text")
    return Cited(event, date, code, title, more.pop("dated", None), names, (place,), (event,), **more)  # type: ignore[arg-type]


def events_of(*rows: Cited) -> list[list[str]]:
    return sorted([one.event for one in card.citations] for card in document_cards(rows))


def test_a_code_is_one_document_over_events_languages_and_ways_of_writing() -> None:
    rows = [
        cited("b", "2024-03-01", "08/CT‑DL", title="Об обновлении", names={"ru": "директива 08/CT-DL «Об обновлении"}),
        cited("a", "2023-12-20", "08/CT-DL", dated="2021-03-14", names={"vi": "Chỉ thị 08/CT-DL"}),
        cited("c", "2024-04-01", "08/CT-ĐL"),
    ]
    (card,) = document_cards(rows)
    assert (card.id, card.code, card.date, card.title) == ("08-ct-dl", "08/CT-ĐL", "2021-03-14", "Об обновлении")
    assert ([one.event for one in card.citations], card.first, card.last) == (
        ["a", "b", "c"],
        "2023-12-20",
        "2024-04-01",
    )
    assert sorted(card.names) == ["ru", "vi"]


def test_one_code_of_two_dates_is_two_documents_that_name_each_other() -> None:
    rows = [
        cited("a", "2021-04-01", "08/CT-DL", dated="2021-03-14", setting=HOST),
        cited("b", "2022-04-01", "08/CT-DL", dated="2022-02-01", setting=TURN),
        cited("c", "2022-05-01", "08/CT-DL", setting=HOST),
        cited("d", "2022-06-01", "08/CT-DL"),
    ]
    assert events_of(*rows) == [["a", "c"], ["b"], ["d"]]
    first, second, third = document_cards(rows)
    assert (first.id, second.id[:9], third.id[:9]) == ("08-ct-dl", "08-ct-dl-", "08-ct-dl-")
    assert first.others == tuple(sorted((second.id, third.id)))


def test_a_day_is_one_document_only_among_events_that_share_something() -> None:
    rows = [
        cited("a", "2024-01-01", dated="1987-05-03", setting=HOST),
        cited("b", "2024-02-01", dated="1987-05-03", setting=HOST),
        cited("c", "2024-03-01", dated="1987-05-03", setting=TURN),
        cited("d", "2024-04-01", "12/NQ", dated="1987-05-03", setting=TURN),
    ]
    assert events_of(*rows) == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize(
    ("title", "together"),
    [
        ("resolution", False),  # its kind alone
        ("fisheries treaty", False),  # a turn's own
        ("resolution of the 13th congress", True),
        ("agreement on the enlargement of shared fishing grounds in the northern gulf", True),
    ],
)
def test_a_title_is_one_document_as_far_as_it_is_a_name(title: str, together: bool) -> None:
    rows = [cited("a", "2023-01-01", title=title, setting=TURN), cited("b", "2024-01-01", title=title, setting=TURN)]
    assert (len(document_cards(rows)) == 1) is together


def test_a_common_title_is_one_document_for_events_with_a_person_in_common_and_not_for_strangers() -> None:
    rows = [
        cited("a", "2023-01-01", title="fisheries treaty", setting=HOST),
        cited("b", "2024-01-01", title="fisheries treaty", setting=HOST),
        cited("c", "2024-02-01", title="fisheries treaty"),
    ]
    assert events_of(*rows) == [["a", "b"], ["c"]]
    both, alone = document_cards(rows)
    assert (both.others, alone.others) == ((alone.id,), (both.id,))


def test_two_documents_of_one_event_stay_two() -> None:
    rows = [cited("a", "2023-01-01", title="fisheries treaty", setting=HOST, number=n) for n in range(2)]
    rows.append(cited("b", "2023-02-01", title="fisheries treaty", setting=HOST))
    assert sorted(len(card.citations) for card in document_cards(rows)) == [1, 2]


def test_an_id_is_plain_in_any_script_and_what_comes_later_does_not_change_it() -> None:
    rows = [
        cited("a", "2023-01-01", title="决议", names={"zh": "决议"}),
        cited("b", "2024-01-01", title="决议", names={"zh": "决议"}),
        cited("c", "2024-02-01", title="※※"),
    ]
    first = document_cards(rows[:1])[0].id
    ids = [card.id for card in document_cards(rows)]
    assert first == "jueyi"
    assert first in ids
    assert [one for one in ids if not one.isascii() or not one.strip("-")] == []
    assert len(set(ids)) == 3


def test_documents_are_found_by_id_code_title_and_words_in_any_language() -> None:
    row = cited("a", "2023-01-01", "21/NQ-HĐ", title="Об обновлении", names={"zh": "关于更新的第21号决议"})
    (card,) = document_cards([row])
    assert [is_document(card, query) for query in ("21-nq-hd", "21/nq-hd", "об ОБНОВЛЕНИИ", "21")] == [True] * 3 + [
        False
    ]
    assert [mentions_document(card, query) for query in ("更新", "обнов", "nq", "nothing", "")] == [True] * 3 + [
        False
    ] * 2


def test_rows_of_a_record_tell_versions_names_by_language_and_tasks_under_the_document(telling, record) -> None:
    english = [
        (0, "The conference closed on 20 December 2023."),
        (1, "She asked the ministry to carry out Directive 08/CT-DL of March 14, 2021 by 1 June."),
    ]
    french = [
        (0, "La conférence s’est achevée le 20 décembre 2023."),
        (1, "Elle a demandé au ministère d’appliquer la directive 08/CT-DL du 14 mars 2021 avant le 1er juin."),
    ]
    made = record(telling("a", "en", english), telling("b", "fr", french, relation="translation", of="a"))
    (row,) = citations(made)
    assert (row.code, row.dated, row.articles, sorted(row.names)) == (
        "08/CT-DL",
        "2021-03-14",
        ("a", "b"),
        ["en", "fr"],
    )
    assert "08/CT-DL" in row.names["fr"]
    assert [sorted(task.text) for task in row.tasks] == [["en", "fr"]]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcdef"),
            st.sampled_from(["", "08/CT-DL", "12/NQ"]),
            st.sampled_from(["", "2021-03-14", "2022-01-01"]),
            st.sampled_from(["", "resolution", "fisheries treaty", "резолюция IX съезда"]),
            st.sampled_from(["", "person ena voss", "series 7"]),
        ),
        max_size=10,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_rows_does_not_matter(drawn: list[tuple[str, ...]], chance: random.Random) -> None:
    rows = [
        cited(event, f"2024-0{ord(event) - 96}-01", code or None, dated=day or None, title=title or None,
              setting=(mark,) if mark else (), number=number)
        for number, (event, code, day, title, mark) in enumerate(drawn)
    ]  # fmt: skip
    shuffled = rows[:]
    chance.shuffle(shuffled)
    cards = document_cards(rows)
    assert cards == document_cards(shuffled)
    assert sum(len(card.citations) for card in cards) == len(rows)
    assert len({card.id for card in cards}) == len(cards)
    assert all(len({one.event for one in card.citations}) == len(card.citations) for card in cards)


def test_thousands_of_citations_take_no_quadratic_time() -> None:
    rows = [
        cited(f"e{n}", "2024-01-01", "08/CT-DL", dated=f"20{n % 20:02}-01-01" if n % 2 else None, setting=HOST)
        for n in range(8000)
    ]
    rows += [cited(f"t{n}", "2024-01-01", title="fisheries treaty", setting=HOST) for n in range(4000)]
    assert sum(len(card.citations) for card in document_cards(rows)) == 12000
