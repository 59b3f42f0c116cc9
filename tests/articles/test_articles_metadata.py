"""What a page declares of itself: JSON-LD, meta elements, marked elements, addresses, pictures and films."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement, document_fromstring

from hexapla.articles import addresses, media, metadata
from hexapla.articles.metadata import Metadata
from hexapla.articles.titles import TitleClaims, title_and_outlet

POST = "https://merovar-post.example"


def tree(head: str = "", body: str = "") -> HtmlElement:
    return document_fromstring(f"<html><head>{head}</head><body>{body or '<p>x</p>'}</body></html>")


def read(head: str = "", body: str = "", address: str | None = f"{POST}/2023/talks") -> Metadata:
    return metadata.read(tree(head, body), address)


def script(value: object) -> str:
    return f"<script type='application/ld+json'>{value if isinstance(value, str) else json.dumps(value)}</script>"


def meta(**values: str) -> str:
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in values.items())


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Council meets",
    "datePublished": "2023-12-20T10:00Z",
    "dateModified": "2023-12-21T10:00Z",
    "author": [{"@type": "Person", "name": "Maren Oakley"}, "Hannah Preece"],
    "publisher": {"@type": "Organization", "name": "The Merovar Post"},
    "image": {"url": "/council.jpg"},
}


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [ARTICLE],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": ["Thing", "http://schema.org/ReportageNewsArticle"]},
        json.dumps(ARTICLE)[:-1] + ",}",
        "<!-- " + json.dumps(ARTICLE) + " -->",
        json.dumps(ARTICLE) + ";",
    ],
)
def test_an_article_is_found_in_any_nesting(value: object) -> None:
    found = read(script(value))
    assert found.titles == ("Council meets",)
    assert found.authors == ("Maren Oakley", "Hannah Preece")
    assert found.published == (("2023-12-20T10:00Z", "json-ld"),)
    assert found.modified == (("2023-12-21T10:00Z", "json-ld"),)
    assert found.site == "The Merovar Post"
    assert found.images == (f"{POST}/council.jpg",)


def test_declared_values_are_mended_before_they_are_tidied() -> None:
    headline = "Hội nghị nghề cá à Merovar"
    found = read(script({**ARTICLE, "headline": headline.encode().decode("latin-1")}))
    assert found.titles == (headline,)


def test_of_several_articles_the_pages_own_is_believed() -> None:
    others = [
        {
            "@type": "NewsArticle",
            "headline": f"Other story {i}",
            "datePublished": f"2020-01-0{i}",
            "url": f"{POST}/o{i}",
        }
        for i in range(1, 5)
    ]
    by_title = read(meta(og__title="Council meets") + script([*others, ARTICLE]))
    assert [value for value, _ in by_title.published] == ["2023-12-20T10:00Z"]
    by_address = read(script([*others, {**ARTICLE, "headline": "", "url": f"{POST}/2023/talks#top"}]))
    assert [value for value, _ in by_address.published] == ["2023-12-20T10:00Z"]
    assert read(script(others)).published == ()


def test_a_films_page_takes_the_films_date_and_another_page_does_not() -> None:
    film = {
        "@type": "VideoObject",
        "name": "Council meets",
        "uploadDate": "2023-12-20",
        "contentUrl": "https://films.example/council.mp4",
        "embedUrl": "https://films.example/player/9",
    }
    own = read(meta(og__title="Council meets – Radio Quintara") + script(film))
    assert own.published == (("2023-12-20", "json-ld"),)
    assert own.videos == ("https://films.example/council.mp4", "https://films.example/player/9")
    assert read(meta(og__title="Harbour opens") + script(film)).published == ()


def test_only_json_ld_is_read_of_scripts() -> None:
    other = "<script>var launch = {'datePublished': '2031-01-01'}</script><script type='application/json'>{}</script>"
    assert read(other).published == ()


def test_meta_elements_and_marked_elements() -> None:
    head = meta(article__published_time="2023-12-20", article__modified_time="2023-12-21") + meta(author="Maren Oakley")
    found = read(head, "<span itemprop='datePublished' content='2023-12-20T09:00'>today</span>")
    assert found.published == (("2023-12-20", "meta"), ("2023-12-20T09:00", "microdata"))
    assert found.modified == (("2023-12-21", "meta"),)
    assert found.authors == ("Maren Oakley",)
    assert read(body="<a rel='author' href='/m'>Maren Oakley</a>").authors == ("Maren Oakley",)


@pytest.mark.parametrize(
    ("body", "published", "modified"),
    [
        ("<time class='entry-date published' datetime='2023-12-20'>x</time>", ["2023-12-20"], []),
        ("<time pubdate>20 December 2023</time>", ["20 December 2023"], []),
        ("<abbr class='published' title='2023-12-20'>Wed</abbr>", ["2023-12-20"], []),
        ("<time class='updated' datetime='2023-12-21'>x</time>", [], ["2023-12-21"]),
        ("<time class='dt-published' datetime='2023-12-20'>x</time>", ["2023-12-20"], []),
        ("<div class='comments'><time class='published' datetime='2023-12-25'>x</time></div>", [], []),
        ("<aside><time class='published' datetime='2023-12-25'>x</time></aside>", [], []),
        ("<ul class='related-posts'><li><time class='published' datetime='2023-12-25'>x</time></li></ul>", [], []),
        ("<time datetime='2031-01-01'>the launch</time>", [], []),
    ],
)
def test_times_of_the_article_and_not_of_others(body: str, published: list[str], modified: list[str]) -> None:
    found = read(body=body)
    assert [value for value, _ in found.published] == published
    assert [value for value, _ in found.modified] == modified


@pytest.mark.parametrize(
    ("head", "address", "url"),
    [
        (f"<link rel=canonical href='{POST}/a'>", f"{POST}/a?from=mail", f"{POST}/a"),
        ("<link rel=canonical href='/a'>", f"{POST}/a?from=mail", f"{POST}/a"),
        ("<link rel=canonical href='https://elsewhere.example/a'>", f"{POST}/a", f"{POST}/a"),
        (f"<link rel=canonical href='{POST}/'>", f"{POST}/a", f"{POST}/a"),
        (f"<link rel=canonical href='{POST}/a'>", None, f"{POST}/a"),
        ("<link rel=canonical href='javascript:void(0)'>", f"{POST}/a", f"{POST}/a"),
        ("<link rel=canonical href='http://[broken/a'>", f"{POST}/a", f"{POST}/a"),
        (f"<meta property='og:url' content='{POST}/b'>", "https://m.merovar-post.example/b", f"{POST}/b"),
        ("<link rel=canonical href='/a'>", None, None),
    ],
)
def test_a_page_speaks_for_its_own_site_only(head: str, address: str | None, url: str | None) -> None:
    assert read(head, address=address).url == url


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.merovar-post.example/a", "http://merovar-post.example/b", True),
        ("https://news.merovar-post.example/", "https://merovar-post.example/", True),
        ("https://en.merovar-post.example/", "https://fr.merovar-post.example/", True),
        ("https://one.com.example/", "https://two.com.example/", False),
        ("https://merovar-post.example/", "https://havsund.example/", False),
        ("no address", "https://havsund.example/", False),
    ],
)
def test_one_site(one: str, other: str, same: bool) -> None:
    assert addresses.same_site(one, other) is same


def test_versions_of_the_head_or_of_the_switcher() -> None:
    head = "<link rel=alternate hreflang=fr href=/fr/a><link rel=alternate hreflang=x-default href=/a>"
    assert read(head).alternates == {"fr": f"{POST}/fr/a"}
    switcher = "<nav><a hreflang=fr href=/fr/a>FR</a><a hreflang=nb href=/nb/a>NB</a></nav>"
    fronts = "<footer><a hreflang=en href=/>EN</a><a hreflang=fr href=/fr>FR</a></footer>"
    assert read(body=switcher + fronts).alternates == {"fr": f"{POST}/fr/a", "nb": f"{POST}/nb/a"}
    assert read("<link rel=alternate hreflang=fr href='mailto:a@merovar.example'>").alternates == {}


def test_pictures_without_icons_counters_and_data() -> None:
    listed = [
        "/a.jpg",
        "/a.jpg",
        "data:image/gif;base64,R0",
        "/pixel.gif",
        "/favicon.ico",
        "//cdn.example/b.webp",
        "ftp://x/y",
    ]
    assert media.pictures(listed, f"{POST}/2023/talks") == (f"{POST}/a.jpg", "https://cdn.example/b.webp")
    assert media.pictures([f"{POST}/{'x' * 4000}.jpg"], POST) == ()


@pytest.mark.parametrize(
    ("element", "address"),
    [
        ("<img src='/a.jpg'>", "/a.jpg"),
        ("<img src='data:image/gif;base64,R0' data-src='/late.jpg'>", "/late.jpg"),
        ("<img src='/blank.gif' data-original='/late.jpg'>", "/late.jpg"),
        ("<img src='/blank.gif' srcset='/small.jpg 320w, /large.jpg 1280w'>", "/large.jpg"),
        ("<img srcset='/one.jpg 1x, /two.jpg 2x'>", "/two.jpg"),
        ("<video src='/film.mp4' poster='/still.jpg'></video>", "/still.jpg"),
        ("<img>", ""),
    ],
)
def test_the_picture_behind_a_placeholder(element: str, address: str) -> None:
    (found,) = tree(body=f"<div>{element}</div>").xpath("//img | //video")
    assert media.picture_address(found) == address


def test_films_declared_and_played() -> None:
    body = (
        "<video src='/film.mp4'></video><video><source src='/second.webm'></video>"
        "<iframe src='https://www.youtube.com/embed/abc'></iframe><iframe src='https://ads.example/frame'></iframe>"
        "<picture><source src='/still.jpg'></picture>"
    )
    found = read(meta(og__video="https://films.example/first.mp4"), body)
    assert found.videos == (
        *("https://films.example/first.mp4", f"{POST}/film.mp4", f"{POST}/second.webm"),
        "https://www.youtube.com/embed/abc",
    )


def test_place_and_source_of_the_declaration() -> None:
    value = {**ARTICLE, "contentLocation": {"@type": "Place", "name": "Vinh Ha"}, "sourceOrganization": {"name": "VNA"}}
    found = read(script(value))
    assert (found.place, found.source) == ("Vinh Ha", "VNA")
    own = read(script({**ARTICLE, "provider": {"name": "The Merovar Post"}, "dateline": "VINH HA, Dec 20"}))
    assert (own.source, own.dateline) == (None, "VINH HA, Dec 20")
    assert read(body="<p>From <a rel='source' href='https://vna.example/1'>VNA</a></p>").source == "VNA"


TALKS = "Council meets in Vinh Ha"
POST_NAME = "The Merovar Post"
WEATHER = "Havsund Weather Service"
TIDES = "Spring tides 2024 – what to expect, hour by hour, in 14 ports"
TREATY = "Treaty signed: fishing rules agreed"


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ("<a href='https://vna.example/1'>Nguồn</a>", "vna.example"),
        ("<a href='https://www.vna.example/1'>Source</a>", "vna.example"),
        ("<a class='source' href='https://vna.example/1'>Vietnam News</a>", "Vietnam News"),
        (f"<a href='{POST}/sources'>Sources</a>", None),
        ("<a href='https://vna.example/1'>Vietnam News</a>", None),
    ],
)
def test_a_link_named_source_credits(body: str, source: str | None) -> None:
    assert read(body=body).source == source


@pytest.mark.parametrize(
    ("claims", "shown", "title", "outlet"),
    [
        (TitleClaims((TALKS,), f"{TALKS} | {POST_NAME}", None, None), [], TALKS, POST_NAME),
        (TitleClaims((f"{TALKS} – {POST_NAME} – News you trust",), None, POST_NAME, None), [], TALKS, POST_NAME),
        (TitleClaims((f"{POST_NAME}: {TALKS}",), None, POST_NAME, None), [], TALKS, POST_NAME),
        (TitleClaims((f"{TALKS} | {POST_NAME}",), None, POST_NAME, None), [f"{TALKS} | {POST_NAME}"], TALKS, POST_NAME),
        (
            TitleClaims((), f"About storms – {WEATHER}", None, "havsund.example"),
            [WEATHER, "About storms"],
            *("About storms", WEATHER),
        ),
        (TitleClaims((), TIDES, None, None), [], TIDES, None),
        (TitleClaims((TREATY,), "Treaty signed", None, None), ["Most read: harbour opens", TREATY], TREATY, None),
        (TitleClaims(("外交会议闭幕_国际合作部",), None, "国际合作部", None), [], "外交会议闭幕", "国际合作部"),
        (TitleClaims((), None, None, None), [], None, None),
    ],
)
def test_titles_lose_the_sites_name_and_slogan(
    claims: TitleClaims, shown: list[str], title: str | None, outlet: str | None
) -> None:
    assert title_and_outlet(claims, shown) == (title, outlet)


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
KEYS = st.sampled_from(
    [
        *("@type", "@graph", "@id", "url", "mainEntity", "mainEntityOfPage", "headline", "name", "datePublished"),
        *("author", "publisher", "image", "video", "contentLocation", "address", "isBasedOn", "inLanguage", "dateline"),
        *("uploadDate", "contentUrl", "itemListElement", "@value", "description"),
    ]
)
NAMES = st.sampled_from(["NewsArticle", "VideoObject", "WebPage", "Person"])
HOSTILE = st.recursive(
    LEAVES | NAMES, lambda v: st.lists(v, max_size=4) | st.dictionaries(KEYS, v, max_size=6), max_leaves=40
)


@given(HOSTILE)
@settings(max_examples=200, deadline=None)
def test_any_json_is_read_without_falling(value: object) -> None:
    found = read(script(json.dumps(value).replace("</", "<\\/")))
    assert all(isinstance(text, str) for text in (*found.titles, *found.authors, *found.images, *found.videos))
    assert all(isinstance(text, str) and place for text, place in (*found.published, *found.modified))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        '{"@graph":' * 50_000,
        '{"a":"' + "x" * 500_000 + '"}',
        '{"@type": "NewsArticle", "headline": ' + "9" * 6000 + "}",
    ],
)
def test_deep_large_and_broken_scripts_are_left_out(text: str) -> None:
    assert read(script(text)).titles == ()


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_any_address_is_resolved_or_refused(base: str, address: str) -> None:
    found = addresses.web_address(base, address)
    assert found is None or found.lower().startswith(("http://", "https://"))
    addresses.same_site(base, address)
    addresses.same_page(base, address)
    media.is_film(address)
    media.largest(address)
