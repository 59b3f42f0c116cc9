"""A small invented event in four versions: an original, two translations, and a report of its own."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from hexapla.values.article import Article, Block, DateValue, Furniture
from hexapla.values.difference import Difference
from hexapla.values.event import SeriesPlace
from hexapla.values.fact import DateFact, Document, Person, PlaceFact, Quantity, Role, Statement
from hexapla.values.passage import Passage
from hexapla.values.record import Record, Version
from hexapla.values.text import Cell, Evidence


def _article(identifier: str, language: str, title: str, blocks: list[Block], **more: object) -> Article:
    text = "\n\n".join(block.text for block in blocks if block.kind != "caption")
    return Article(
        id=identifier,
        text=text,
        location=f"pages/{identifier}.html",
        url=f"https://{identifier}.example/news/1",
        outlet=f"Outlet {language}",
        language=language,
        language_score=0.99,
        title=title,
        published=DateValue("2024-03-06", "day"),
        blocks=tuple(blocks),
        **more,  # type: ignore[arg-type]
    )


def _original() -> Article:
    return _article(
        "aaa1", "en", "Donors pledge to rebuild the valley",
        [
            Block("paragraph", "The donors’ conference closed in Qasr al-Noor on Wednesday. 41 states pledged money."),
            Block("caption", "The minister reads the declaration. Photo: Media Office", "en", 2, "Photo: Media Office"),
            Block("paragraph", "Minister Layla al-Mansouri thanked the guests."),
            Block("list", "rebuild 18,500 homes;\nrepair 310 kilometres of road."),
        ],
        furniture=(
            Furniture("Comments (0)", "comment counter", "en"),
            Furniture("Komentar (0)", "comment counter", "id", foreign=True),
        ),
    )  # fmt: skip


def _french() -> Article:
    return _article(
        "bbb2", "fr", "Les donateurs promettent de reconstruire la vallée",
        [
            Block("paragraph", "La conférence s’est achevée mercredi à Qasr al-Noor. 43 États ont promis des fonds."),
            Block("paragraph", "La ministre Layla al-Mansouri a remercié les invités."),
            Block("paragraph", "La pluie est attendue jeudi."),
        ],
    )  # fmt: skip


def _arabic() -> Article:
    return _article(
        "ccc3", "ar", "المانحون يتعهدون بإعادة إعمار الوادي",
        [
            Block("paragraph", "اختُتم مؤتمر المانحين في قصر النور يوم الأربعاء. تعهدت ٤١ دولة بتقديم الأموال."),
            Block("paragraph", "وشكرت الوزيرة ليلى المنصوري الضيوف."),
            Block("list", "إعادة بناء ١٨٬٥٠٠ منزل\nإصلاح ٣١٠ كيلومترات من الطرق"),
        ],
    )  # fmt: skip


def _chinese() -> Article:
    blocks = [Block("paragraph", "捐助方会议在卡斯尔努尔闭幕。代表团次日启程回国。")]
    return _article("ddd4", "zh", "捐助方会议闭幕", blocks)


@dataclass(frozen=True)
class Sample:
    """The event's record and the articles of its versions."""

    record: Record
    articles: dict[str, Article] = field(default_factory=dict)

    def quote(self, article: str, text: str) -> Evidence:
        """The place of ``text`` in an article."""
        return quote(self.articles[article], text)


def quote(article: Article, text: str) -> Evidence:
    for number, block in enumerate(article.blocks):
        start = block.text.find(text)
        if start >= 0:
            return Evidence(article.id, number, start, start + len(text), text)
    raise AssertionError(f"{text!r} is not in {article.id}")


def _cell(article: Article, text: str) -> tuple[Cell, ...]:
    place = quote(article, text)
    return (Cell(place.block, place.start, place.end),)


def _passages(en: Article, fr: Article, ar: Article, zh: Article) -> tuple[Passage, ...]:
    rows = [
        {
            "aaa1": _cell(en, "The donors’ conference closed in Qasr al-Noor on Wednesday."),
            "bbb2": _cell(fr, "La conférence s’est achevée mercredi à Qasr al-Noor."),
            "ccc3": _cell(ar, "اختُتم مؤتمر المانحين في قصر النور يوم الأربعاء."),
            "ddd4": _cell(zh, "捐助方会议在卡斯尔努尔闭幕。"),
        },
        {
            "aaa1": _cell(en, "41 states pledged money."),
            "bbb2": _cell(fr, "43 États ont promis des fonds."),
            "ccc3": _cell(ar, "تعهدت ٤١ دولة بتقديم الأموال."),
        },
        {
            "aaa1": _cell(en, "Minister Layla al-Mansouri thanked the guests."),
            "bbb2": _cell(fr, "La ministre Layla al-Mansouri a remercié les invités."),
            "ccc3": _cell(ar, "وشكرت الوزيرة ليلى المنصوري الضيوف."),
        },
        {"aaa1": _cell(en, "rebuild 18,500 homes;"), "ccc3": _cell(ar, "إعادة بناء ١٨٬٥٠٠ منزل")},
        {"bbb2": _cell(fr, "La pluie est attendue jeudi.")},
        {"ddd4": _cell(zh, "代表团次日启程回国。")},
    ]
    return tuple(Passage(cells, len(cells)) for cells in rows)


def _versions(*articles: Article) -> tuple[Version, ...]:
    relations = {"aaa1": "original", "bbb2": "translation", "ccc3": "translation", "ddd4": "independent"}
    return tuple(
        Version(
            id=a.id, url=a.url, outlet=a.outlet, language=a.language, published=a.published, title=a.title,
            relation=relations[a.id], of="aaa1" if relations[a.id] == "translation" else None, score=0.9,  # type: ignore[arg-type]
        )
        for a in articles
    )  # fmt: skip


def _differences(en: Article, fr: Article) -> tuple[Difference, ...]:
    missing = quote(en, "rebuild 18,500 homes;")
    return (
        Difference("sentence-missing", "warning", missing, None, "aaa1", "bbb2", (), "one sentence is missing"),
        Difference(
            "number-changed", "error", quote(en, "41 states pledged money."),
            quote(fr, "43 États ont promis des fonds."), "aaa1", "bbb2", ("41", "43"), "41 became 43",
        ),
    )  # fmt: skip


def _record() -> Sample:
    en, fr, ar, zh = _original(), _french(), _arabic(), _chinese()
    closed = (
        quote(en, "Wednesday"),
        quote(fr, "mercredi"),
    )
    states = (quote(en, "41 states"), quote(ar, "٤١ دولة"))
    homes = (quote(en, "18,500 homes"), quote(ar, "١٨٬٥٠٠ منزل"))
    people = (quote(en, "Layla al-Mansouri"), quote(fr, "Layla al-Mansouri"), quote(ar, "ليلى المنصوري"))
    record = Record(
        id="e1",
        titles={a.language or "": a.title or "" for a in (fr, en, ar, zh)},
        kind="donors-conference",
        start=DateFact("2024-03-06", "day", closed, "the year is that of the page", ("aaa1", "bbb2"), ("ccc3",)),
        end=None,
        places=(PlaceFact("Qasr al-Noor", (quote(en, "Qasr al-Noor"),), articles=("aaa1", "bbb2", "ccc3")),),
        series=SeriesPlace("s1", 2, "e0", None),
        articles=_versions(en, fr, ar, zh),
        theme=None,
        host=None,
        people=(
            Person(
                "Layla al-Mansouri", ("ليلى المنصوري",),
                (Role({"fr": "ministre", "en": "minister", "ar": "الوزيرة"}, ()),), people, ("aaa1", "bbb2", "ccc3"),
            ),
        ),
        quantities=(
            Quantity(41, "=", None, {"en": "states"}, states, ("aaa1", "ccc3"), ("bbb2",)),
            Quantity(18500, ">", None, {"en": "homes"}, homes, ("aaa1", "ccc3"), ("bbb2",)),
            Quantity(1_350_000_000, "=", "USD", {}, ()),
        ),
        documents=(Document("08/CT", "Order on repair", "2021-03-14", ()),),
        awards=(),
        statements=(Statement("task", {"en": "rebuild 18,500 homes"}, homes, to="the ministry", articles=("aaa1",)),),
        passages=_passages(en, fr, ar, zh),
        differences=_differences(en, fr),
        core={"en": (quote(en, "41 states pledged money."),), "ar": (quote(ar, "تعهدت ٤١ دولة بتقديم الأموال."),)},
    )  # fmt: skip
    return Sample(record, {a.id: a for a in (en, fr, ar, zh)})


@pytest.fixture
def sample() -> Sample:
    return _record()
