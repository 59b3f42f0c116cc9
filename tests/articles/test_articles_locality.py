"""The place that a line beside the title names."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.articles import clean
from hexapla.values.article import Article
from hexapla.values.page import Page

TITLE = "Ministers agree on a common fishing declaration"
TEXT = (
    "The council of ministers in Puerto Albor adopted a joint declaration on fishing on Wednesday, which parliaments "
    "of the six states must approve before the end of the year, the foreign ministry said after the meeting.",
    "The minister praised a balanced agreement that protects the fishermen on both sides of the bay and ends twenty "
    "years of talks between the agencies, she told the newspaper.",
)


def article(*head: str, text: tuple[str, ...] = TEXT, language: str = "en", title: str = TITLE) -> Article:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text)
    content = (
        f'<html lang="{language}"><head><title>{title}</title></head><body><article><header><h1>{title}</h1>'
        f'{"".join(head)}</header><div class="text">{body}</div></article></body></html>'
    ).encode()
    made = clean(Page("page", content, hashlib.sha256(content).hexdigest(), "text/html"))
    assert isinstance(made, Article)
    return made


def test_a_short_line_by_the_date_that_the_text_names_is_the_place() -> None:
    made = article("<p>By Ana Ruel</p>", "<p>Puerto Albor</p>", "<p>Published 3 May 2024</p>")
    assert made.place == "Puerto Albor"
    assert {piece.text: piece.reason for piece in made.furniture}["Puerto Albor"] == "dateline"


@pytest.mark.parametrize(
    "line",
    [
        "<p>Economy</p>",  # the text does not speak of it
        "<p>Fishing</p>",  # nor in capitals
        '<p><a href="/p">Puerto Albor</a></p>',  # a link leads to a section
        "<p>Puerto Albor:</p>",
        "<p>3 Puerto Albor</p>",
    ],
)
def test_other_short_lines_by_the_date_are_no_place(line: str) -> None:
    assert article(line, "<p>Published 3 May 2024</p>").place is None


def test_without_capitals_a_class_must_tell_the_place() -> None:
    text = (
        "为期两天的渔业会议周三在永河闭幕，六国部长通过了一项共同宣言，各国议会须在年底之前批准这项宣言，外交部会后表示。",
        "部长称赞这是一项平衡的协议，它保护海湾两岸的渔民，也结束了各机构之间长达二十年的谈判，她对本报记者这样说。",
    )
    title = "六国部长通过渔业共同宣言"
    dated = "<div>2024年5月3日</div>"
    assert article(dated, '<div class="newsPlace">永河</div>', text=text, language="zh", title=title).place == "永河"
    assert article(dated, "<div>永河</div>", text=text, language="zh", title=title).place is None


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="<>&"), max_size=60))
def test_any_line_by_the_date_is_a_place_only_where_the_text_names_it(line: str) -> None:
    place = article(f'<p class="place">{line}</p>', "<p>Published 3 May 2024</p>").place
    assert place is None or any(place in paragraph for paragraph in TEXT)
