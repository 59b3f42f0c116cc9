"""The walk over a tree: segments, places, paths, blocks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.articles import html
from hexapla.articles.class_names import hint_bits, told_by

PAGE = """<html><body>
<nav class="menu"><a href="/a">Harbour</a></nav>
<div class="story"><h1>The bridge of Merovar opens</h1>
<p>First <b>words</b> here.<br>Second line.</p>
<img src="/bridge.jpg" width="600"><p>Under the picture.</p>
<blockquote lang="nb">Vi venter.</blockquote></div>
<script>var hidden = 1;</script><p style="display: none">Never seen</p>
</body></html>"""


def reading(text: str) -> html.Reading:
    root = html.parse(text)
    assert root is not None
    return html.read(root)


def test_visible_text_comes_in_the_order_of_the_page() -> None:
    texts = [" ".join(segment.text.split()) for segment in reading(PAGE).segments]
    assert texts == [
        "Harbour",
        "The bridge of Merovar opens",
        "First words here.",
        "Second line.",
        "Under the picture.",
        "Vi venter.",
    ]


def test_a_segment_knows_its_place() -> None:
    harbour, title, first, _, under, quote = reading(PAGE).segments
    assert (harbour.place.reason, harbour.linked) == ("navigation", 1.0)
    assert (title.place.kind, title.name) == ("heading", "h1")
    assert first.path == "body./div.story/p."
    assert (under.pictured, first.pictured) == (True, False)
    assert (quote.place.kind, quote.place.language) == ("quote", "nb")


def test_a_block_holds_one_run_of_segments() -> None:
    found = reading(PAGE)
    story = found.blocks.tags.index("div")
    first, end = found.blocks.firsts[story], found.blocks.ends[story]
    assert [segment.trail.count(story) for segment in found.segments] == [
        int(first <= i < end) for i in range(len(found.segments))
    ]


def test_names_tell_reasons_and_hints_by_their_parts() -> None:
    assert told_by("side-ad box").reason == "advert placeholder"
    assert told_by("headline shadow").reason is None
    assert told_by("pageRow").reason is None
    assert told_by("comments related").reason == "related headlines"
    assert told_by("Entry_Content").hints & hint_bits("text body")


TITLE = "<!doctype html><meta charset=utf-8><title>Merovar</title>"


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("<article><h1>The bridge</h1><p>It opens.</p></article>", ["The bridge", "It opens."]),
        ("<main><p>It opens.</p></main>", ["It opens."]),
        ("<header>Post</header><main>It opens.</main><p>Today.</p>", ["Post", "It opens.", "Today."]),
        ("<main>It opens.</main>Today.<p>At noon.</p>", ["It opens.", "Today.", "At noon."]),
        ("<x-lead>It <b>opens</b></x-lead> today.<p>At noon.</p>", ["It opens today.", "At noon."]),
        ("<article>One.</article><meta name=a><article>Two.</article>", ["One.", "Two."]),
        ("<body><article>It opens.</article>", ["It opens."]),
        (
            "<article>It opens.</article><style>p {}</style><noscript>No film</noscript><footer>End</footer>",
            ["It opens.", "End"],
        ),
        ("<noscript>No film</noscript><template>None</template>", []),
        ("<main>One.<body>Two.</head>Three.<p>Four.</p>", ["One.", "Two.", "Three.", "Four."]),
    ],
)
def test_a_page_without_a_body_shows_what_follows_its_head(page: str, texts: list[str]) -> None:
    for opening in (TITLE, f"<html lang=en><head>{TITLE}"):
        assert [" ".join(segment.text.split()) for segment in reading(opening + page).segments] == texts


def test_what_leaves_the_head_stands_before_the_body() -> None:
    root = html.parse(f"<html><head>{TITLE}<nav>Menu</nav><link rel=canonical href=/x></head><body class=b>It opens.")
    assert root is not None
    assert [child.tag for child in root] == ["head", "body"]
    assert [child.tag for child in root[0]] == ["meta", "title", "link"]
    assert (root[1].get("class"), root[1].text, root[1][0].tail) == ("b", None, "It opens.")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["<main>", "</main>", "<x-y>", "</x-y>", "<p>", "<meta name=a>", "<body>", "漢字"])))
def test_every_text_behind_a_title_is_shown_once_and_in_order(pieces: list[str]) -> None:
    numbered = [f"{piece}{number} " for number, piece in enumerate(pieces)]
    shown = "".join(segment.text for segment in reading(TITLE + "".join(numbered) + "<p>end</p>").segments)
    expected = [f"漢字{number}" if piece == "漢字" else str(number) for number, piece in enumerate(pieces)]
    assert shown.split() == [*expected, "end"]


def test_deep_nesting_costs_no_stack() -> None:
    assert len(reading("<div>" * 1500 + "deep" + "</div>" * 1500).segments) == 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["<div>", "</div>", "<p>", "<b>", "</p>", "<br>", "<table>", "<td>", "اب", "漢字", " "]))
)
def test_blocks_bound_their_segments_on_any_page(pieces: list[str]) -> None:
    root = html.parse("<body>" + "".join(pieces) + "x</body>")
    assert root is not None
    found = html.read(root)
    blocks = found.blocks
    assert blocks.ends[0] == len(found.segments)
    for number, parent in enumerate(blocks.parents):
        assert blocks.firsts[parent] <= blocks.firsts[number] <= blocks.ends[number] <= blocks.ends[parent]
    for i, segment in enumerate(found.segments):
        assert blocks.firsts[segment.block] <= i < blocks.ends[segment.block]
