"""Text dumps: lines, title, credits, tail."""

from hypothesis import given
from hypothesis import strategies as st

from hexapla.articles import plaintext
from hexapla.articles.layout import CUT_OFF

FIRST = (
    "Los ministros de los seis Estados se reunieron el miércoles en Merovar y aprobaron una declaración común sobre la "
    "pesca, que sus parlamentos deberán ratificar antes de que acabe el año."
)
SECOND = (
    "La ministra Sigrid Halvorsdatter elogió un acuerdo equilibrado que protege a los pescadores de las dos orillas y "
    "pone fin a veinte años de conversaciones entre las administraciones."
)


def test_lines_break_wherever_text_does() -> None:
    lines, repairs = plaintext.split_lines("uno\r\ndos\n\n\u2028tres\x0ccuatro")
    assert [(line.text, line.spaced) for line in lines] == [
        ("uno", False),
        ("dos", False),
        ("tres", True),
        ("cuatro", False),
    ]
    assert repairs == ()


def test_what_stands_behind_the_last_line_is_one_line_more() -> None:
    lines, _ = plaintext.split_lines("a\n" * (plaintext.MAX_LINES + 3))
    assert len(lines) == plaintext.MAX_LINES + 1
    assert (lines[-1].text, lines[-1].place) == ("a a a", CUT_OFF)


def test_a_dump_gives_title_author_date_source_and_tail() -> None:
    head = "Seis Estados aprueban una declaración sobre la pesca\nPor Ana Ruiz | 3 de mayo de 2024\n"
    tail = "Fuente: Diario de Merovar\nCompartir\nComentarios (2)\nEl puente de los nueve arcos abre de noche\n"
    draft = plaintext.read(f"{head}\n{FIRST}\n\n{SECOND}\n\n{tail}")
    assert draft.title == "Seis Estados aprueban una declaración sobre la pesca"
    assert draft.authors == ("Ana Ruiz",)
    assert draft.datelines == ("Por Ana Ruiz | 3 de mayo de 2024",)
    assert draft.source == "Diario de Merovar"
    assert [block.text for block in draft.blocks] == [FIRST, SECOND]
    assert [piece.reason for piece in draft.furniture] == [
        "date line", "source line", "share", "comment counter", "related headlines",
    ]  # fmt: skip


@given(st.text(max_size=400))
def test_lines_keep_every_letter(text: str) -> None:
    lines, repairs = plaintext.split_lines(text)
    if not repairs:
        kept = "".join(c for line in lines for c in line.text if c.isascii() and c.isalnum())
        assert kept == "".join(c for c in text if c.isascii() and c.isalnum())


def test_lines_of_a_script_without_full_stops_are_no_headlines_behind_the_text() -> None:
    long = "รัฐมนตรีต่างประเทศของเมโรวาร์กล่าวว่าการประชุมครั้งนี้ประสบความสำเร็จและทุกประเทศพอใจกับผลของการเจรจาที่เกิดขึ้นในวันนี้"
    short = [
        "ผู้แทนจากหกประเทศเข้าร่วมการประชุมในวันพุธ",
        "รัฐมนตรีกล่าวขอบคุณเมืองวิญฮา",
        "การประชุมครั้งต่อไปจะจัดขึ้นในปีหน้า",
        "ผู้แทนเดินทางกลับในตอนเย็น",
    ]
    draft = plaintext.read("\n".join(["การประชุมที่เมโรวาร์จบลงแล้ว", *short[:2], long, *short]))
    assert [block.text for block in draft.blocks][-4:] == short


def test_a_line_that_ends_in_a_quotation_closed_the_german_way_is_no_heading() -> None:
    said = "„Wir gehen weiter.“"
    draft = plaintext.read(
        f"Sechs Staaten einigen sich über den Fischfang\n{FIRST}\nNun ist alles gut.“\n{SECOND}\n{said}"
    )
    assert {block.kind for block in draft.blocks} == {"paragraph"}
