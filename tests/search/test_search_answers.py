"""What a query answers: events with exact pieces of their articles, across scripts, numbers and facts."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from hexapla.archive import ArticleRow
from hexapla.archive.sqlite import SqliteArchive
from hexapla.language.search_words import search_words
from hexapla.search import entries_of, search
from hexapla.values.article import Article, Block, DateValue
from hexapla.values.event import Event, Member, SeriesPlace
from hexapla.values.fact import DateFact, Document, Person, Quantity
from hexapla.values.passage import Passage
from hexapla.values.record import Record, Version
from hexapla.values.search import SearchAnswer, SearchRow, Snippet
from hexapla.values.text import Cell, Evidence

TEXTS = {
    "en": (
        "Valley conference closes",
        "Minister Phan Dinh Tu thanked 300 delegates.",
        "It rained. " * 40 + "A dam broke.",
    ),
    "vi": ("Bế mạc hội nghị", "Bộ trưởng Phan Đình Tú cảm ơn ba trăm đại biểu.", "Chỉ thị 08/CT-ĐL được nhắc lại."),
    "ru": ("Конференция закрылась", "Министр Фан Динь Ту поблагодарил 1 250 делегатов."),
    "zh": ("会议闭幕", "外交部长潘庭秀在会上讲话。"),
    "th": ("ปิดการประชุม", "รัฐมนตรีขอบคุณผู้แทน"),
    "ar": ("اختتام المؤتمر", "شكر الوزير ٣٠٠ مندوب."),
    "hi": ("सम्मेलन समाप्त", "मंत्री ने धन्यवाद दिया।"),
}


def article(language: str, *texts: str, name: str = "") -> Article:
    title, *blocks = texts
    shown = tuple(Block("paragraph", text, language) for text in blocks)
    outlet, day = f"{language}.example", DateValue("2024-01-02", "day")
    return Article(name or f"a-{language}", "\n\n".join(blocks), language=language, title=title, blocks=shown,
                   outlet=outlet, published=day)  # fmt: skip


def place(one: Article, block: int, text: str) -> Evidence:
    start = one.blocks[block].text.index(text)
    return Evidence(one.id, block, start, start + len(text), text)


def record(name: str, articles: Sequence[Article], **facts: tuple[object, ...]) -> Record:
    told = tuple(
        Version(a.id, None, a.outlet, a.language, a.published, a.title, "independent", None, 1.0) for a in articles
    )
    start = DateFact("2023-12", "month", ())
    empty = {"people": (), "quantities": (), "documents": (), **facts}
    return Record(name, {}, None, start, None, (), None, told, None, None, empty["people"], empty["quantities"],
                  empty["documents"], (), (), (), ())  # type: ignore[arg-type]  # fmt: skip


def fill(archive: SqliteArchive, records: Sequence[Record], articles: Sequence[Article]) -> None:
    archive.put_articles([(ArticleRow(a.id, a.id, None, None, None), a) for a in articles])
    members = [Event(r.id, tuple(Member(v.id, r.id, "independent", None, 1.0) for v in r.articles)) for r in records]
    archive.set_events(members, "k")
    archive.add_records([(one.id, one) for one in records])
    known = {a.id: a for a in articles}
    archive.put_search([SearchRow(one.id, "k", entries_of(one, known)) for one in records])


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteArchive]:
    """Seven reports of one event, the Chinese one with a person whose other names only the record knows."""
    one = {language: article(language, *texts) for language, texts in TEXTS.items()}
    evidence = (place(one["vi"], 0, "Phan Đình Tú"), place(one["zh"], 0, "潘庭秀"))
    person = Person("Phan Đình Tú", ("Phan Dinh Tu", "潘庭秀"), (), evidence, ("a-vi", "a-zh"))
    quantity = Quantity(300, "=", None, {}, (place(one["vi"], 0, "ba trăm"),), ("a-vi",))
    document = Document("08/CT-ĐL", None, None, (place(one["vi"], 1, "08/CT-ĐL"),), ("a-vi",))
    facts = {"people": (person,), "quantities": (quantity,), "documents": (document,)}
    store = SqliteArchive(str(tmp_path_factory.mktemp("search") / "x.db"))
    fill(store, [record("e1", list(one.values()), **facts)], list(one.values()))
    yield store
    store.close()


def found(archive: SqliteArchive, query: str) -> list[str]:
    """Return the articles that a query finds, by id."""
    return sorted(a for hit in search(archive, query, loosely=False).hits for a in hit.articles)


def shown(answer: SearchAnswer) -> list[str]:
    """Return what is marked in the pieces of an answer."""
    return [s.place.text[m.start - s.place.start : m.end - s.place.start] for hit in answer.hits for s in hit.snippets
            for m in s.marks]  # fmt: skip


def test_an_event_without_titles_is_called_by_the_sentence_of_what_was_found_best(tmp_path: Path) -> None:
    store = SqliteArchive(str(tmp_path / "untitled.db"))
    told = [article("ms", "", "Majlis bermula. Ia tamat."), article("en", "", "The council met at noon. It rose.")]
    leads = {"ms": place(told[0], 0, "Majlis bermula."), "en": place(told[1], 0, "The council met at noon.")}
    fill(store, [replace(record("e1", told), leads=leads)], told)
    for query, words in (("council rose", leads["en"]), ("tamat", leads["ms"])):
        title = search(store, query).hits[0].title
        assert title is not None
        assert title.place == words
    check_pieces(store, search(store, "council"))
    assert [(mark.start, mark.end) for mark in search(store, "council").hits[0].title.marks] == [(4, 11)]
    store.close()


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("phan dinh tu", ["a-en", "a-ru", "a-vi", "a-zh"]),
        ("Фан Динь Ту", ["a-en", "a-ru", "a-vi", "a-zh"]),
        ('"phan dinh tu" conference', ["a-en"]),
        ("潘庭秀", ["a-vi", "a-zh"]),
        ('person:"Phan Dinh Tu"', ["a-vi", "a-zh"]),
        ("300", ["a-ar", "a-en", "a-vi"]),
        ("٣٠٠", ["a-ar", "a-en", "a-vi"]),
        ("३००", ["a-ar", "a-en", "a-vi"]),
        ('"a dam broke', ["a-en"]),
        ("number:300 language:vi", ["a-vi"]),
        ("1250", ["a-ru"]),
        ("document:08/ct-dl", ["a-vi"]),
        ("08/CT-DL", ["a-vi"]),
        ("讲话", ["a-zh"]),
        ("人", []),
        ("会", ["a-zh"]),
        ("ชุ", ["a-th"]),
        ("المُؤتمر", ["a-ar"]),
        ("outlet:hi.example", ["a-hi"]),
        ("dam from:2023-12-31 to:2024", ["a-en"]),
        ("dam from:2024", []),
        ("dam to:2023-11", []),
        ("conference snow", []),
    ],
)
def test_articles_are_found_in_any_writing(query: str, articles: list[str], archive: SqliteArchive) -> None:
    assert found(archive, query) == articles


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("Динь language:en", ["Dinh"]),
        ("number:300 language:vi", ["ba trăm"]),
        ("number:300 language:ar", ["٣٠٠"]),
        ("讲话", ["讲话"]),
        ("person:tu language:zh", ["潘庭秀"]),
        ('"a DAM broke"', ["A dam broke"]),
        ("language:en", []),
    ],
)
def test_pieces_mark_what_was_found_as_it_is_written(query: str, marked: list[str], archive: SqliteArchive) -> None:
    assert shown(search(archive, query)) == marked


def test_an_answer_names_its_people_and_documents_and_says_how_much_there_is(archive: SqliteArchive) -> None:
    answer = search(archive, "phan dinh tu")
    assert ([one.name for one in answer.people], answer.total, answer.more) == (["Phan Đình Tú"], 1, False)
    assert answer.hits[0].date == "2023-12"
    assert (answer.hits[0].versions, len(answer.hits[0].languages)) == (7, 7)
    assert {one.language for one in answer.hits[0].snippets} > {answer.hits[0].snippets[0].language}
    assert [one.name for one in search(archive, "08/CT-ĐL").documents] == ["08/CT-ĐL"]
    assert search(archive, "phan", offset=5).hits == ()
    assert search(archive, "").hits == ()


def test_titles_are_marked(archive: SqliteArchive) -> None:
    title = search(archive, "CONFÉRENCE closes").hits[0].title
    assert title is not None
    assert title.place == Evidence("a-en", -1, 0, 24, "Valley conference closes")
    assert [(mark.start, mark.end) for mark in title.marks] == [(7, 17), (18, 24)]


def test_where_nothing_has_all_words_what_has_most_is_found_and_said(archive: SqliteArchive) -> None:
    answer = search(archive, "valley conference snow")
    assert (answer.partial, [hit.event for hit in answer.hits]) == (True, ["e1"])
    assert shown(answer) == [] or "snow" not in shown(answer)
    assert search(archive, "valley conference snow", loosely=False).hits == ()
    assert not search(archive, "valley conference").partial
    assert search(archive, '"conference snow" valley').hits == ()  # a phrase has to be met in any case
    assert search(archive, "snow person:nobody conference").hits == ()
    assert search(archive, "snow").hits == ()
    assert [hit.event for hit in search(archive, "会议闭幕了吗").hits] == ["e1"]


def test_words_of_two_versions_find_their_event(archive: SqliteArchive) -> None:
    answer = search(archive, "конференция closes")
    assert (answer.partial, [hit.event for hit in answer.hits]) == (False, ["e1"])
    assert answer.hits[0].articles
    assert answer.hits[0].title is not None


def test_the_number_of_an_event_in_its_series_is_found_in_any_figures(tmp_path: Path) -> None:
    articles = [article("en", f"Conference {said} closes", f"The {other}th is next.", name=f"a{other}")
                for said, other in (("XIV", 15), ("XV", 16))]  # fmt: skip
    records = [replace(record(f"e{place.ordinal}", [one]), series=place)
               for one, place in zip(articles, (SeriesPlace("s", 14), SeriesPlace("s", 15)), strict=True)]  # fmt: skip
    store = SqliteArchive(str(tmp_path / "x.db"))
    fill(store, records, articles)
    for query in ("conference 15", "15 conference", "conference XV", "conference ١٥"):
        assert search(store, query).hits[0].event == "e15", query
    store.close()


def test_a_piece_names_its_sentence_and_the_row_it_shares_with_another_version(tmp_path: Path) -> None:
    one = article("en", "Title", "It rained. A dam broke. Nobody was hurt.", name="a1")
    two = article("nb", "Tittel", "En demning brast.", name="a2")
    shared = Passage({"a1": (Cell(0, 11, 23),), "a2": (Cell(0, 0, 17),)}, 2)
    alone = Passage({"a1": (Cell(0, 24, 40),)}, 1)
    store = SqliteArchive(str(tmp_path / "x.db"))
    fill(store, [replace(record("e1", [one, two]), passages=(alone, shared))], [one, two])
    places = {query: search(store, query).hits[0].snippets[0] for query in ("dam", "hurt", "demning")}
    assert {query: (piece.sentence, piece.row) for query, piece in places.items()} == {
        "dam": (11, 2),
        "hurt": (24, None),
        "demning": (0, 2),
    }
    store.close()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_any_query_is_answered(archive: SqliteArchive, query: str) -> None:
    check_pieces(archive, search(archive, query))


@pytest.mark.parametrize(
    "query",
    ["dam " * 500, "会" * 2000, '"' + "dam " * 300, " ".join(f"w{n}" for n in range(600)), "9" * 600, "a:" * 300],
)
def test_of_a_very_long_query_the_beginning_is_asked_and_that_is_said(archive: SqliteArchive, query: str) -> None:
    answer = search(archive, query)
    assert any("characters were read" in remark for remark in answer.remarks)
    check_pieces(archive, answer)


def test_a_text_is_found_by_any_of_its_words(tmp_path: Path) -> None:
    odd = [chr(c) * 2 + f" x{chr(c)}y" for c in range(0xA0, 0x2FFFF, 1733) if not 0xD800 <= c < 0xE000]
    texts = [text for each in TEXTS.values() for text in each] + odd
    articles = [article("en", "", text, name=f"a{n}") for n, text in enumerate(texts)]
    store = SqliteArchive(str(tmp_path / "x.db"))
    fill(store, [record(f"e{n}", [one]) for n, one in enumerate(articles)], articles)
    for one in articles:
        for word in search_words(one.text)[:6]:
            if word.key in "xy":  # those of all odd words
                continue
            query = one.text[word.start : word.end]
            answer = search(store, query, limit=100)
            assert one.id in {a for hit in answer.hits for a in hit.articles}, query
            check_pieces(store, answer)
    store.close()


def check_pieces(archive: SqliteArchive, answer: SearchAnswer) -> None:
    """Hold every piece of an answer to the article it is of."""
    articles = {one.id: one for one in archive.articles({s.place.article for s in pieces(answer)})}
    for piece in pieces(answer):
        of = articles[piece.place.article]
        text = of.title or "" if piece.place.block < 0 else of.blocks[piece.place.block].text
        assert piece.place.text == text[piece.place.start : piece.place.end]
        assert all(piece.place.start <= mark.start < mark.end <= piece.place.end for mark in piece.marks)


def pieces(answer: SearchAnswer) -> list[Snippet]:
    return [one for hit in answer.hits for one in (*hit.snippets, *([hit.title] if hit.title else []))]
