# ruff: noqa: E501 (a sentence in a script of its own stands in one line)
"""The main content of pages of many kinds and scripts: invented pages, without any training on them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.articles import extraction, html
from hexapla.articles.marks import marks_of
from hexapla.articles.shape import width
from hexapla.articles.traits import Page
from hexapla.articles.weighing import Weighed

TEXTS = {
    "ar": (
        "افتتحت ميروفار يوم الأربعاء جسرها الجديد فوق نهر سكارف، وحضر الحفل مئات من سكان المدينة، وألقى رئيس البلدية كلمة قصيرة.",
        "وقال المهندسون إن العمل استغرق ست سنوات، وإن الجسر يحمل أربعة آلاف سيارة في اليوم، وسيبقى مفتوحا للمشاة في الليل أيضا.",
        "وتأمل التاجرات في السوق القديمة أن يعود الزبائن من الضفة الأخرى، بعد أن أبعدتهم أعمال البناء مدة طويلة.",
    ),
    "zh": (
        "梅罗瓦市星期三启用了横跨斯卡夫河的新桥，数百名市民到场观看，市长在典礼上作了简短的讲话，并感谢工人多年的努力。",
        "工程师说，这座桥一共修了六年，每天可以通过四千辆汽车，夜里也向行人开放，桥上还设有观景的平台和长椅。",
        "老市场的商贩希望对岸的顾客能够回来，因为施工期间他们的生意一直很冷清，有几家店铺甚至关了门。",
    ),
    "th": (
        "เมืองเมโรวาร์เปิดสะพานใหม่ข้ามแม่น้ำสการ์ฟเมื่อวันพุธที่ผ่านมา มีชาวเมืองหลายร้อยคนมาร่วมพิธี และนายกเทศมนตรีกล่าวสุนทรพจน์สั้น ๆ ขอบคุณคนงานทุกคน",
        "วิศวกรกล่าวว่าการก่อสร้างใช้เวลาหกปี สะพานรองรับรถได้วันละสี่พันคัน และจะเปิดให้คนเดินข้ามในเวลากลางคืนด้วย",
        "แม่ค้าในตลาดเก่าหวังว่าลูกค้าจากอีกฝั่งจะกลับมา หลังจากที่งานก่อสร้างทำให้การค้าขายเงียบเหงามานานหลายปี",
    ),
    "ru": (
        "В среду в Мероваре открыли новый мост через реку Скарв; на церемонию пришли сотни горожан, а мэр произнёс короткую речь.",
        "По словам инженеров, строительство заняло шесть лет, мост пропускает четыре тысячи машин в день, а ночью открыт для пешеходов.",
        "Торговцы старого рынка надеются, что покупатели с другого берега вернутся, ведь из-за стройки они долго не приходили.",
    ),
    "vi": (
        "Hôm thứ Tư, thành phố Merovar khánh thành cây cầu mới qua sông Skarv, hàng trăm người dân đến dự và thị trưởng phát biểu ngắn.",
        "Các kỹ sư cho biết việc xây dựng kéo dài sáu năm, mỗi ngày cầu cho bốn nghìn lượt xe đi qua, ban đêm vẫn mở cho người đi bộ.",
        "Tiểu thương ở chợ cũ hy vọng khách hàng bờ bên kia sẽ trở lại, vì trong thời gian thi công việc buôn bán rất vắng vẻ.",
    ),
}
MENU = "".join(f'<a href="/{i}">{word}</a> | ' for i, word in enumerate(("A", "B 12", "C", "Đ", "Е", "文", "ق")))
LINKS = "".join(f'<li><a href="/n{i}">Merovar {i} — Skarv {i * 7}</a></li>' for i in range(8))


def news(parts: tuple[str, ...]) -> str:
    body = "".join(f"<p>{part}</p>" for part in parts)
    return f'<div class="top">{MENU}</div><div class="entry-content">{body}</div><ul class="related">{LINKS}</ul>'


def soup(parts: tuple[str, ...]) -> str:
    body = "<br><br>".join(parts)
    return f"<div><div>{MENU}</div><div>{body}</div><div><ul>{LINKS}</ul></div></div>"


def tables(parts: tuple[str, ...]) -> str:
    body = "<p>".join(parts)
    return f"<table><tr><td>{MENU}</td></tr><tr><td><ul>{LINKS}</ul></td><td><font>{body}</font></td></tr></table>"


def two_sentences(parts: tuple[str, ...]) -> str:
    return f"<div>{MENU}</div><div><h1>Merovar</h1><div>{parts[0]}</div></div><ul>{LINKS}</ul>"


def chosen(body: str) -> list[str]:
    root = html.parse(f"<html><head><title>Merovar</title></head><body>{body}</body></html>")
    assert root is not None
    found = html.read(root)
    return [" ".join(found.segments[i].text.split()) for i in extraction.select(root, found).chosen]


@pytest.mark.parametrize("language", sorted(TEXTS))
@pytest.mark.parametrize("layout", [news, soup, tables])
def test_the_article_is_found_in_any_script_and_layout(language: str, layout: object) -> None:
    found = chosen(layout(TEXTS[language]))  # type: ignore[operator]
    assert [text for text in found if text in TEXTS[language]] == list(TEXTS[language])
    assert not [text for text in found if "Skarv " in text and text not in TEXTS[language]]


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_brief_of_one_paragraph_is_found(language: str) -> None:
    assert TEXTS[language][0] in chosen(two_sentences(TEXTS[language]))


def test_a_newsletter_box_inside_the_article_is_left_out() -> None:
    first, second, third = TEXTS["vi"]
    box = '<div class="newsletter-box"><p>Nhận bản tin Merovar mỗi sáng.</p></div>'
    assert chosen(f"<article><p>{first}</p><p>{second}</p>{box}<p>{third}</p></article>") == [first, second, third]


def entries(tag: str) -> str:
    parts = [*TEXTS["vi"], *TEXTS["ru"]]
    posts = "".join(f"<{tag} class='hentry'><p>{part}</p></{tag}>" for part in parts[1:])
    return f"<div class='primary'><{tag} class='hentry'><h1>Merovar</h1><p>{parts[0]}</p></{tag}>{posts}</div>"


@pytest.mark.parametrize("tag", ["article", "div"])
def test_of_many_entries_the_one_with_the_title_is_the_article(tag: str) -> None:
    assert [text for text in chosen(entries(tag)) if text != "Merovar"] == [TEXTS["vi"][0]]


def test_parts_of_an_article_that_are_marked_as_articles_without_headings_stay() -> None:
    first, second, third = TEXTS["vi"]
    parts = f"<article><h1>Merovar</h1><p>{first}</p></article><article><p>{second}</p><p>{third}</p></article>"
    found = chosen(f"<div>{MENU}</div><div class='entry-content'>{parts}</div><ul>{LINKS}</ul>")
    assert [text for text in found if text != "Merovar"] == [first, second, third]


def test_a_ticker_that_the_page_repeats_is_left_out() -> None:
    ticker = "<ul>" + "".join(f"<li>{text}</li>" for text in TEXTS["ru"]) + "</ul>"
    body = "".join(f"<p>{text}</p>" for text in TEXTS["vi"])
    found = chosen(f"<div class='content'>{ticker}<h1>Merovar</h1><div>{body}</div></div><div>{ticker}</div>")
    assert [text for text in found if text != "Merovar"] == list(TEXTS["vi"])


def test_a_page_without_text_has_no_article() -> None:
    assert chosen("") == []


def test_the_same_page_gives_the_same_choice() -> None:
    assert chosen(soup(TEXTS["zh"])) == chosen(soup(TEXTS["zh"]))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from([*TEXTS["ar"], *TEXTS["zh"], "<div>", "</div>", "<p>", "<a href=x>x</a>", "<td>", "<h2>"]))
)
def test_any_page_gives_segments_of_its_own(pieces: list[str]) -> None:
    root = html.parse("<body>" + "".join(pieces) + "x</body>")
    assert root is not None
    found = html.read(root)
    numbers = extraction.select(root, found).chosen
    assert list(numbers) == sorted(set(numbers))
    assert all(0 <= number < len(found.segments) for number in numbers)


@given(st.lists(st.text(max_size=40)))
def test_marks_are_counted_text_by_text(texts: list[str]) -> None:
    marks = marks_of(texts)
    for i, text in enumerate(texts):
        alone = marks_of([text])
        assert marks.width[i] == alone.width[0]
        assert marks.finals[i] == alone.finals[0]


def test_widths_agree_with_those_of_lines() -> None:
    texts = ["Merovar opens a bridge.", TEXTS["zh"][0], TEXTS["ar"][0]]
    assert np.abs(marks_of(texts).width - [width(text) for text in texts]).max() < 2


def chosen_by(body: str, scores: dict[str, float]) -> list[str]:
    """Return what is chosen where the page's main element is the home and all but ``scores`` is sure."""
    root = html.parse(f"<html><body>{body}</body></html>")
    assert root is not None
    found = html.read(root)
    page = Page(found, ())
    home = found.blocks.tags.index("main")
    weighed = Weighed(np.array([scores.get(text, 0.95) for text in page.texts]), home)
    return [page.texts[i] for i in extraction.choose(page, weighed).chosen]


def test_a_card_of_heading_and_text_is_kept_whatever_its_class_says() -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in TEXTS["vi"])
    sections = "".join(f"<h3>Section {n}</h3><p>Note {n}</p>" for n in range(extraction.SECTIONS))
    card = '<div class="impact-social"><h4>Society</h4><p>Jobs</p></div>'
    shared = '<div class="social"><h4>Follow</h4><p><a href="/f">Our page</a></p></div>'
    texts = chosen_by(
        f"<main>{paragraphs}{sections}{card}{shared}</main>",
        dict.fromkeys(("Society", "Jobs", "Follow", "Our page"), 0.01),
    )
    assert texts[-2:] == ["Society", "Jobs"]


def test_a_list_is_taken_to_its_last_item() -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in TEXTS["vi"])
    listed = "<ul><li>One</li><li>Two</li><li>Three</li><li>Four</li></ul>"
    other = "<ul><li>Five</li></ul><p>Six</p>"
    unsure = dict.fromkeys(("Three", "Four", "Five", "Six"), 0.2)
    assert chosen_by(f"<main>{paragraphs}{listed}{other}</main>", unsure)[3:] == ["One", "Two", "Three", "Four"]
