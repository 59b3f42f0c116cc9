# ruff: noqa: E501  a payload a piece
"""Texts as somebody writes them who wants a page to do what its makers did not mean, and an archive full of them."""

from collections.abc import Iterator, Sequence
from itertools import islice
from random import Random

from hexapla.archive import ArticleRow
from hexapla.archive.sqlite import SqliteArchive
from hexapla.pipeline.listing import update_gathered, update_listing
from hexapla.values.article import Article, Block, DateValue, Furniture
from hexapla.values.difference import Difference
from hexapla.values.event import SeriesPlace
from hexapla.values.fact import (
    Award,
    DateFact,
    Document,
    Organisation,
    Person,
    PlaceFact,
    Quantity,
    Role,
    Statement,
    TextFact,
)
from hexapla.values.passage import Passage
from hexapla.values.record import Record, Version
from hexapla.values.rejection import Rejection
from hexapla.values.text import Cell, Evidence

FRAGMENTS = (
    # elements and what ends the one that a text stands in
    "<script>window.__pwned=1</script>", "</script><script>window.__pwned=1//", "</title><svg onload=window.__pwned=1>",
    "<img src=x onerror=window.__pwned=1>", "<iframe srcdoc='<script>top.__pwned=1</script>'>", "</style><b>", "<style>*{",
    "<base href=//evil.example/>", "<meta http-equiv=refresh content=0;url=//evil.example>", "<form action=//evil.example>",
    "<a href=javascript:window.__pwned=1>x</a>", "<math><mtext></table><mglyph><style><img src=x onerror=__pwned=1>",
    "<template><script>", "<noscript><p title='</noscript><img src=x onerror=__pwned=1>'>", "<!--", "-->", "<![CDATA[", "]]>",
    "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", "&e;", "&lt;script&gt;", "&#60;b&#62;",
    "</textarea>", "</bdi></td></table>", "<details open ontoggle=__pwned=1>", "<input autofocus onfocus=__pwned=1>", "<plaintext>",
    # attributes
    '" onmouseover="window.__pwned=1', "' autofocus onfocus='window.__pwned=1", '"><u>', "'><u>", "` onx=`", '" style="color:red',
    "=", "\\\"", "\\", "/>", 'x" href="//evil.example',
    # addresses
    "javascript:window.__pwned=1", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "data:text/html,<script>alert(1)</script>",
    "vbscript:x", "//evil.example/x", "https://evil.example@good.example/", "file:///etc/passwd", "\\\\evil.example\\x",
    # style sheets, templates, formats, scripts
    "}body{background:url(//evil.example)}", "expression(alert(1))", "@import '//evil.example';", "{{7*7}}", "{% raw %}", "{#", "${7*7}",
    "#{7*7}", "<%= 7*7 %>", "%(n)s", "%s%d%n", "%", "%%", "{n}", "{0.__class__}", "';alert(1)//", "\u2028window.__pwned=1\u2029",
    # what runs the other way, is not seen, or is no text
    "\u202eevil\u202c", "\u2066\u2067", "\u200b\u200e\u200f\ufeff", "\u0000", "\x01\x08\x0b\x0c\x1b", "\x7f\x80\x9f", "\ufffe\uffff\ufdd0",
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\r\nSet-Cookie: x=1", "\n\nGET / HTTP/1.1", "a\u0301" + "\u0301" * 40, "👩\u200d👩\u200d👧", "\U000e0001",
    # other readers: tables, files, archives, searches
    "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "../../../../etc/passwd", "..\\..\\x", "%2e%2e%2f", "CON", ".html", "/",
    "'; DROP TABLE articles;--", "' OR 1=1 --", "NEAR(a b)", "a* OR (b", '"unbalanced', "title:x AND", "from:9999 to:0", "person:\"", "^x", "-",
    # words, so that not everything is a sign
    "minister", "300", "Łódź", "bộ trưởng", "وزير", "大臣", "2024-03-06", " ",
)  # fmt: skip


def hostile_texts(count: int, seed: int = 0) -> list[str]:
    """Return so many different texts, each fragment alone and then joined as chance has it; some are overlong."""
    chance = Random(seed)
    found = dict.fromkeys(FRAGMENTS)
    while len(found) < count:
        text = chance.choice(("", " ", "", "x")).join(chance.choices(FRAGMENTS, k=chance.randint(2, 5)))
        found[text * 60 if chance.random() < 0.002 else text] = None
    return list(found)[:count]


def tame_texts(count: int) -> list[str]:
    """Return so many texts that mean no harm: pages made of them show which markup is ours."""
    return [f"word {number} & 1 < 2" for number in range(count)]


def filled(archive: SqliteArchive, texts: Sequence[str], each: int = 1000, address: str = "") -> None:
    """Put events made of texts into an archive, ``each`` to an event; whatever can be said is one of the texts."""
    for number in range(0, len(texts), each):
        articles, record = event_of(f"{number:04x}", list(texts[number : number + each]), address)
        rows = [(ArticleRow(one.id, one.id, None, None, None), one) for one in articles]
        archive.put_articles(rows)
        archive.add_records([(record.id, record)])
    archive.keep_articles(
        archive.article_keys(), [Rejection(text, "articles", text, text) for text in texts[:: len(texts) // 50 or 1]]
    )
    update_listing(archive, Silent())
    update_gathered(archive, Silent())


def event_of(name: str, texts: Sequence[str], address: str = "") -> tuple[list[Article], Record]:
    """Return an event made of texts, and its articles."""
    taken = _round(texts)
    articles = [
        _article(f"{name}{side}", language, texts, taken, address) for side, language in (("a", "en"), ("b", "ar"))
    ]
    first, second = (one.id for one in articles)
    places = [
        (Evidence(first, n, 0, len(text), text), Evidence(second, n, 0, len(text), text))
        for n, text in enumerate(texts)
    ]
    more = [{"evidence": one, "articles": (first,), "absent": (second,)} for one in places]

    def facts(start: int, count: int) -> Iterator[tuple[str, dict[str, object]]]:
        return zip(texts[start : start + count], more[start : start + count], strict=True)

    some = max(1, len(texts) // 50)
    said = lambda text: {"en": text, next(taken): text}  # noqa: E731
    versions = tuple(
        Version(one.id, one.url, one.outlet, one.language, one.published, one.title,
                "original" if one.id == first else "translation", None if one.id == first else first, 0.9)
        for one in articles
    )  # fmt: skip
    record = Record(
        id=f"e{name}", titles={"en": next(taken), "fr": next(taken)}, kind=next(taken),
        start=DateFact("2024-03-06", "day", places[0], next(taken), (first,), (second,)), end=None,
        places=tuple(PlaceFact(t, variants=(next(taken),), **m) for t, m in facts(0, 6)),
        series=SeriesPlace("s1", 2, None, None), articles=versions, theme=TextFact(said(texts[0]), **more[0]),
        host=TextFact(said(texts[1]), **more[1]),
        people=tuple(
            Person(t, (next(taken),), (Role(said(next(taken)), m["evidence"]),), **m) for t, m in facts(some, some)
        ),
        organisations=tuple(Organisation(t, said(t), "ministry", (next(taken),), **m) for t, m in facts(2 * some, some)),
        quantities=tuple(Quantity(n, ">", next(taken), said(t), **m) for n, (t, m) in enumerate(facts(3 * some, some))),
        documents=tuple(Document(t, next(taken), "2021-03-14", **m) for t, m in facts(4 * some, some)),
        awards=tuple(Award(2, said(t), said(next(taken)), **m) for t, m in facts(5 * some, some // 2)),
        statements=tuple(
            Statement("task", said(t), by=next(taken), to=next(taken), period=next(taken), document=next(taken), **m)
            for t, m in facts(6 * some, some)
        ),
        passages=tuple(
            Passage({first: (Cell(n, 0, len(t)),), second: (Cell(n, 0, len(t)),)}, 2) for n, t in enumerate(texts)
        ),
        core={"en": tuple(place[0] for place in places[:3])},
        differences=tuple(
            Difference("number-changed", "error", place[0], place[1], first, second, (next(taken), next(taken)), next(taken))
            for place in places[:some]
        ),
    )  # fmt: skip
    return articles, record


def _article(name: str, language: str, texts: Sequence[str], taken: Iterator[str], address: str) -> Article:
    kinds = ("paragraph", "caption", "heading", "list", "quote")
    return Article(
        id=name + next(taken).replace("\x00", "")[:40] if not address else name, text="\n\n".join(texts),
        location=next(taken), url=address or next(taken), outlet=next(taken), source=next(taken), language=language,
        title=next(taken), standfirst=next(taken), authors=tuple(islice(taken, 3)), place=next(taken),
        published=DateValue("2024-03-06", "day"),
        blocks=tuple(Block(kinds[n % 5], text, language, 1, next(taken)) for n, text in enumerate(texts)),  # type: ignore[arg-type]
        furniture=tuple(Furniture(text, "advert placeholder", "fr", True) for text in islice(taken, 20)),
        alternates={"fr": next(taken)},
    )  # fmt: skip


def _round(texts: Sequence[str]) -> Iterator[str]:
    """Yield the texts again and again, in another order than they stand in."""
    while True:
        yield from texts[::-1]


class Silent:
    """Hears how far a step is, and says nothing."""

    def begin(self, step: str, total: int | None) -> None: ...

    def advance(self) -> None: ...

    def end(self) -> None: ...
