"""A made archive to search in, and what may be asked of it: conferences that recur, told in six languages.

Forty institutions of invented places meet every year; each meeting is an event with two to six versions, in English,
French, Vietnamese, Russian, Arabic and Chinese. As in real reports, a text speaks of other meetings (the last one, the
next one, a neighbour's), names people who come to many meetings, and is full of small numbers that are also the number
of some meeting. What a query means is known from how it was made, so nobody had to judge it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import NamedTuple

from anyascii import anyascii

from hexapla.values.article import Article, Block
from hexapla.values.fact import DateFact, Document, Person, Quantity
from hexapla.values.record import Record, SeriesPlace, Version
from hexapla.values.text import Evidence

LANGUAGES = ("en", "fr", "vi", "ru", "ar", "zh")
SERIES, EDITIONS, FIRST_YEAR = 40, (6, 24), 2024
ASKED = 24
"""Queries of each kind."""
# A syllable in Latin, Cyrillic, Arabic and Chinese writing.
_SYLLABLES = (
    "ka ка كا 卡", "ri ри ري 里", "mo мо مو 莫", "ta та تا 塔", "lu лу لو 卢", "no но نو 诺", "sa са سا 萨",
    "di ди دي 迪", "fe фе في 费", "go го غو 戈", "ba ба با 巴", "ru ру رو 鲁", "ni ни ني 尼", "to то تو 托",
    "la ла لا 拉", "mi ми مي 米",
)  # fmt: skip
_SCRIPT = {"en": 0, "fr": 0, "vi": 0, "ru": 1, "ar": 2, "zh": 3}
_TOPICS = {
    "en": ("fisheries", "water", "railway", "health", "school", "forest", "harbour", "energy"),
    "fr": ("pêche", "eau", "rail", "santé", "écoles", "forêts", "ports", "énergie"),
    "vi": ("nghề cá", "nước sạch", "đường sắt", "y tế", "trường học", "rừng", "cảng biển", "năng lượng"),
    "ru": ("рыболовству", "воде", "железным дорогам", "здравоохранению", "школам", "лесам", "портам", "энергетике"),
    "ar": ("مصايد الأسماك", "المياه", "السكك الحديدية", "الصحة", "المدارس", "الغابات", "الموانئ", "الطاقة"),
    "zh": ("渔业", "供水", "铁路", "卫生", "学校", "森林", "港口", "能源"),
}  # fmt: skip
_CALLED = {
    "en": "{place} {topic} conference",
    "fr": "conference {topic} {place}",
    "vi": "hoi nghi {topic} {place}",
    "ru": "конференция по {topic} {place}",
    "ar": "مؤتمر {topic} {place}",
    "zh": "{place} {topic}会议",
}
_TITLE = {
    "en": "{n}th {topic} conference of {place} closes",
    "fr": "Clôture de la {n}e conférence {place} sur : {topic}",
    "vi": "Bế mạc Hội nghị {topic} {place} lần thứ {n}",
    "ru": "В {place} завершилась {n}-я конференция по {topic}",
    "ar": "اختتام مؤتمر {topic} الـ{n} في {place}",
    "zh": "{place}第{n}届{topic}会议闭幕",
}
_TEXT = {
    "en": (
        "The conference on {topic} met in {place} in {year} and heard {a} speakers over {b} days.",
        "It followed up what the {before}th conference had asked for; the {after}th will meet next year.",
        "{person} thanked {c} delegates and asked the council to report under Directive {code}.",
        "A delegation from {other} came to tell of its own {othertopic} conference, and {b} medals were given.",
    ),
    "fr": (
        "La conférence ({topic}) s’est réunie à {place} en {year} et a entendu {a} orateurs en {b} jours.",
        "Elle a fait le point sur les demandes de la {before}e conférence ; la {after}e se réunira l’an prochain.",
        "{person} a remercié {c} délégués et prié le conseil de rendre compte au titre de la directive {code}.",
        "Une délégation venue de {other} a présenté sa conférence ({othertopic}), et {b} médailles ont été remises.",
    ),
    "vi": (
        "Hội nghị {topic} họp tại {place} năm {year}, nghe {a} lượt ý kiến trong {b} ngày.",
        "Hội nghị điểm lại yêu cầu của hội nghị lần thứ {before}; hội nghị lần thứ {after} sẽ họp vào năm sau.",
        "{person} cảm ơn {c} đại biểu và đề nghị hội đồng báo cáo theo Chỉ thị {code}.",
        "Đoàn đại biểu {other} giới thiệu hội nghị {othertopic} của mình, {b} huân chương đã được trao.",
    ),
    "ru": (
        "Конференция по {topic} прошла в {place} в {year} году; за {b} дней выступили {a} человек.",
        "Она рассмотрела поручения {before}-й конференции; {after}-я соберётся в будущем году.",
        "{person} поблагодарил {c} делегатов и попросил совет отчитаться по директиве {code}.",
        "Делегация из {other} рассказала о своей конференции по {othertopic}; вручены {b} медалей.",
    ),
    "ar": (
        "انعقد مؤتمر {topic} في {place} عام {year} واستمع إلى {a} متحدثاً خلال {b} أيام.",
        "وتابع المؤتمر ما طلبه المؤتمر الـ{before}، وينعقد المؤتمر الـ{after} في العام المقبل.",
        "وشكر {person} {c} مندوباً وطلب من المجلس تقديم تقرير بموجب التوجيه {code}.",
        "وعرض وفد من {other} مؤتمره حول {othertopic}، ومُنحت {b} أوسمة.",
    ),
    "zh": (
        "{topic}会议{year}年在{place}举行，{b}天内有{a}人发言。",
        "会议回顾了第{before}届会议的要求；第{after}届会议将于明年举行。",
        "{person}感谢{c}名代表，并请理事会根据{code}号指令提出报告。",
        "来自{other}的代表团介绍了本国的{othertopic}会议，颁发了{b}枚奖章。",
    ),
}

Name = tuple[int, ...]
"""Syllables by number."""


class Meeting(NamedTuple):
    """One event as it was made: its record, its articles, and what it is about."""

    record: Record
    articles: tuple[Article, ...]
    series: int
    number: int
    year: int
    topic: int
    place: Name
    people: tuple[tuple[Name, Name], ...]
    count: int
    code: str


class Asked(NamedTuple):
    """A query, the events that must come first and the others that belong in the answer."""

    kind: str
    query: str
    first: frozenset[str]
    others: frozenset[str]


def written(name: Name, language: str) -> str:
    """Return a name as a language writes it."""
    letters = "".join(_SYLLABLES[one].split()[_SCRIPT[language]] for one in name)
    return letters.title() if _SCRIPT[language] < 2 else letters


def person(name: tuple[Name, Name], language: str) -> str:
    return ("·" if language == "zh" else " ").join(written(part, language) for part in name)


def meetings(seed: int = 0) -> list[Meeting]:
    """Return all meetings; the same seed gives the same."""
    chance = Random(f"meetings {seed}")
    places = [name for _ in range(SERIES // 2) for name in [_name(chance, 3)] * 2]  # two institutions a place
    topics = [chance.randrange(8) for _ in range(SERIES)]
    for one in range(1, SERIES, 2):
        topics[one] = (topics[one - 1] + 1 + one % 7) % 8
    cast = [(_name(chance, 2), _name(chance, 3)) for _ in range(120)]
    made = []
    for series in range(SERIES):
        last = chance.randint(*EDITIONS)
        for number in range(max(1, last - 12), last + 1):
            other = chance.choice([one for one in range(SERIES) if places[one] != places[series]])
            about = series, number, FIRST_YEAR - last + number, topics[series], places[series]
            made.append(_meeting(chance, about, (places[other], topics[other]), tuple(chance.sample(cast, 2))))
    return made


def _name(chance: Random, length: int) -> Name:
    return tuple(chance.sample(range(len(_SYLLABLES)), length))


def _meeting(
    chance: Random,
    about: tuple[int, int, int, int, Name],
    other: tuple[Name, int],
    people: tuple[tuple[Name, Name], ...],
) -> Meeting:
    series, number, year, topic, place = about
    count, code = chance.randint(200, 9000), f"{chance.randint(1, 99)}/{chance.choice('ABCDE')}{chance.choice('KLMN')}"
    languages = chance.sample(LANGUAGES, chance.randint(2, 6))
    words = {"n": number, "before": number - 1, "after": number + 1, "year": year, "a": chance.randint(2, 40),
             "b": chance.randint(2, 30), "c": count, "code": code}  # fmt: skip
    articles = []
    for language in languages:
        names = {"topic": _TOPICS[language][topic], "place": written(place, language),
                 "other": written(other[0], language), "othertopic": _TOPICS[language][other[1]]}  # fmt: skip
        title = _TITLE[language].format(**words, **names)
        texts = [text.format(**words, **names, person=person(people[n % 2], language))
                 for n, text in enumerate((*_TEXT[language], *_TEXT[language][:1 + chance.randrange(3)]))]  # fmt: skip
        blocks = tuple(Block("paragraph", text, language) for text in texts)
        articles.append(Article(f"{language}-{series}-{number}", "\n\n".join(texts), language=language, title=title,
                                blocks=blocks, outlet=f"{language}.example"))  # fmt: skip
    record = _record(about, tuple(articles), people, count, code)
    return Meeting(record, tuple(articles), series, number, year, topic, place, people, count, code)


def _record(
    about: tuple[int, int, int, int, Name],
    articles: tuple[Article, ...],
    people: tuple[tuple[Name, Name], ...],
    count: int,
    code: str,
) -> Record:
    series, number, year, _, _ = about
    ids = tuple(one.id for one in articles)
    told = tuple(Version(a.id, None, a.outlet, a.language, None, a.title, "independent", None, 1.0) for a in articles)
    known = tuple(
        Person(forms[0], tuple(forms[1:]), (), _stated(articles, forms), ids)
        for name in people
        for forms in [list(dict.fromkeys(person(name, one.language or "en") for one in articles))]
    )
    counted = Quantity(count, "=", None, {}, _stated(articles, [str(count)]), ids)
    cited = Document(code, None, None, _stated(articles, [code]), ids)
    start = DateFact(f"{year}-{1 + series % 12:02}-{1 + series % 28:02}", "day", ())
    place = SeriesPlace(f"s{series}", number, None, None)
    return Record(f"m{series}-{number}", {}, "conference", start, None, (), place, told, None, None, known, (counted,),
                  (cited,), (), (), (), ())  # fmt: skip


def _stated(articles: Sequence[Article], forms: Sequence[str]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(one.id, number, start, start + len(form), form)
        for one in articles
        for number, block in enumerate(one.blocks)
        for form in forms
        if (start := block.text.find(form)) >= 0
    )


def queries(made: Sequence[Meeting], seed: int = 0) -> list[Asked]:
    """Return what is asked, kind by kind."""
    chance = Random(f"queries {seed}")
    kinds: dict[str, Callable[[Meeting, str], str]] = {
        "title, folded": lambda m, at: anyascii(_title(m, at)).lower() if at in ("en", "fr", "vi") else _title(m, at),
        "name and number": lambda m, at: f"{_series(m, at)} {m.number}",
        "number first": lambda m, at: f"{m.number} {_series(m, at)}",
        "name and year": lambda m, at: f"{_series(m, at)} {m.year}",
        "name, one word wrong": lambda m, at: f"{_series(m, at)} {m.number} {written((3, 3, 3), at)}",
        "name in words of two languages": lambda m, at: f"{_series(m, at)} {written(m.place, _else(m, at))} {m.number}",
    }
    asked = [one for kind, ask in kinds.items() for one in _of_editions(kind, ask, made, chance)]
    asked += _of_series(made, chance)
    asked += _of_people(made, chance)
    for kind, said in (("number", lambda m: str(m.count)), ("document", lambda m: m.code)):
        for m in chance.sample(list(made), ASKED):
            same = frozenset(one.record.id for one in made if said(one) == said(m))
            asked.append(Asked(kind, said(m), same, frozenset()))
    return asked


def _of_editions(
    kind: str, ask: Callable[[Meeting, str], str], made: Sequence[Meeting], chance: Random
) -> Iterator[Asked]:
    for m in chance.sample(list(made), ASKED):
        language = chance.choice(m.articles).language or "en"
        kin = frozenset(one.record.id for one in made if one.series == m.series and abs(one.number - m.number) == 1)
        yield Asked(kind, ask(m, language), frozenset([m.record.id]), kin)


def _of_series(made: Sequence[Meeting], chance: Random) -> Iterator[Asked]:
    """Ask for an institution by name: its meetings, the newest one first."""
    for m in chance.sample(list(made), ASKED):
        language = chance.choice(m.articles).language or "en"
        kin = [one for one in made if one.series == m.series and any(a.language == language for a in one.articles)]
        newest = max(kin, key=lambda one: one.number).record.id
        yield Asked(
            "name alone", _series(m, language), frozenset([newest]), frozenset(one.record.id for one in kin) - {newest}
        )


def _of_people(made: Sequence[Meeting], chance: Random) -> Iterator[Asked]:
    """Ask for a person in a writing that some version of each event found has."""
    for kind, filtered in (("person", False), ("person: filter", True)):
        for m in chance.sample(list(made), ASKED):
            name, language = chance.choice(m.people), chance.choice(m.articles).language or "en"
            there = frozenset(one.record.id for one in made if name in one.people and _writes(one, language))
            shown = person(name, language)
            yield Asked(kind, f'person:"{shown}"' if filtered else shown, there, frozenset())


def _writes(m: Meeting, language: str) -> bool:
    return any(_SCRIPT[a.language or "en"] == _SCRIPT[language] for a in m.articles)


def _series(m: Meeting, language: str) -> str:
    said = _CALLED[language].format(place=written(m.place, language), topic=_TOPICS[language][m.topic])
    return anyascii(said).lower() if language in ("fr", "vi") else said


def _title(m: Meeting, language: str) -> str:
    return next(a.title or "" for a in m.articles if a.language == language)


def _else(m: Meeting, language: str) -> str:
    return next(
        (a.language or "en" for a in m.articles if a.language and _SCRIPT[a.language] != _SCRIPT[language]), language
    )
