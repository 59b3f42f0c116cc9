"""Documents: what is cited, by code, by date or by the congress that passed it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex
from msgspec import Struct

from hexapla.language.folding import fold_bare
from hexapla.records import cues
from hexapla.records.coverage import cover, sureness
from hexapla.records.dates import whole
from hexapla.records.own_documents import adopted_in
from hexapla.records.reading import Line, Scene
from hexapla.records.reconciliation import Groups, Mention, in_order, most_stated, places
from hexapla.values.fact import Document
from hexapla.values.text import Span

RULE = "document/2"
# Codes of acts: number/KIND-BODY, number/year/KIND, year/number/BODY, BODY/RES/number, number-KIND after an
# abbreviation of "number". The shapes are those of acts of Vietnam, the European Union, the United Nations, Russia
# and China.
_CODE = regex.compile(
    r"(?<![\p{L}\p{N}/.-])(?:"
    r"\p{Nd}{1,5}(?:/\p{Nd}{2,4})?/\p{Lu}[\p{Lu}\p{Nd}Đđ]{0,9}(?:[-‑]\p{Lu}[\p{L}\p{Nd}]{0,9}){0,3}"
    r"|\p{Nd}{4}/\p{Nd}{1,5}/\p{Lu}{2,5}"
    r"|\(\p{Lu}{2,5}\)\s?\p{Nd}{4}/\p{Nd}{1,5}"
    r"|\p{Lu}{1,2}\p{Nd}{1,2}[-‑]\p{Nd}{3,4}/\p{Nd}{4}"
    r"|\p{Lu}{3}\(\p{Nd}{4}\)\s?\p{Nd}{1,4}"
    r"|\p{Han}{1,6}[〔\[(（]\p{Nd}{4}[〕\])）]\s?\p{Nd}{1,4}\s?[号號]"
    r"|\p{Lu}{1,2}/(?:RES|DEC)/\p{Nd}{1,4}(?:/\p{Nd}{1,4})?"
    r"|(?<=(?:№|[Nn][o°º]\.?|[Nn]r\.?)\s?)\p{Nd}{1,5}[-‑]\p{Lu}{1,6}"
    r")(?![\p{L}\p{N}/])"
)
# How sure a citation is by what it is known by, in one version: by judgement.
_SURE = {"code": 0.9, "date": 0.8, "congress": 0.8, "name": 0.7, "row": 0.7, "own": 0.6}
_TYPE_REACH = 30  # codepoints between the word for the kind of document and its code
_KIND_REACH = 60  # before a date by which a document is called
_DATE_REACH = 20  # between the code and its date: "datert ", ", de fecha ", " du "
_NAME_LENGTH = 60  # codepoints of a document's own name in quotation marks; longer is speech
_NAME_WORDS = 3  # words of a document's own name without them
_CLAUSE = regex.compile(r"[;:!?。；]|(?<!\p{Nd})\.")  # what a citation does not go beyond; "den 13." does
_TITLE_MARKS = regex.compile(r"《([^《》]{2,60})》")
_TITLE_REACH = 90  # between the date and the quoted title: "from the secretariat of ... on"


class Citation(Struct, frozen=True):
    """A citation in one line."""

    mention: Mention
    key: str
    code: str | None
    title: str | None
    date: str | None


def find_documents(scene: Scene) -> tuple[Document, ...]:
    """Return the documents that an event's versions cite, in the order they are first read.

    One code is one document. Without a code, a document is known by its date, by the number of the congress
    whose resolution it is, or, across versions, by the passage in which it stands.
    """
    cited = [citation for line in scene.all_lines for citation in citations_of(line, scene)]
    cited += _carried(cited, scene)
    cited.sort(key=lambda one: scene.sort_key(one.mention.evidence()))
    groups = Groups(len(cited))
    keys: dict[str, int] = {}
    for number, citation in enumerate(cited):
        groups.join(number, keys.setdefault(citation.key, number))
        if citation.key.startswith("row ") and citation.title is not None:
            groups.join(number, keys.setdefault(f"name {fold_bare(citation.title)}", number))
    _join_own(cited, groups)
    facts = [_document([cited[number] for number in numbers], scene) for numbers in groups.sets()]
    return in_order(facts, lambda fact: fact.evidence, scene)


def _carried(cited: Sequence[Citation], scene: Scene) -> list[Citation]:
    """Return what versions in languages without words for documents cite in a passage that cites one elsewhere.

    There it is found by the same day, and else it is told in the whole sentence.
    """
    have = {(one.key, one.mention.line.article) for one in cited}
    found: list[Citation] = []
    for one in cited:
        for other in scene.aligned(one.mention.line) if one.code is None else ():
            if (one.key, other.article) in have or cues.forms("documents", "type", other.language):
                continue
            have.add((one.key, other.article))
            span = _same_day(one, other, scene) or Span(0, len(other.text))
            found.append(Citation(Mention(other, span), one.key, None, None, one.date))
    return found


def _same_day(one: Citation, other: Line, scene: Scene) -> Span | None:
    for mention in other.dates:
        known = whole(mention.date, other.article, scene)
        if one.date is not None and known is not None and known.value == one.date:
            return Span(mention.start, mention.end)
    return None


def _join_own(cited: list[Citation], groups: Groups) -> None:
    """Join what versions call by its kind in one row, where no version names two kinds there."""
    rows: dict[int, dict[str, list[int]]] = {}
    for number, citation in enumerate(cited):
        line = citation.mention.line
        if citation.key.startswith("own ") and line.row is not None:
            rows.setdefault(line.row, {}).setdefault(line.article, []).append(number)
    for by_article in rows.values():
        if all(len(numbers) == 1 for numbers in by_article.values()):
            first, *rest = sorted(numbers[0] for numbers in by_article.values())
            for number in rest:
                groups.join(first, number)


def citations_of(line: Line, scene: Scene) -> list[Citation]:
    """Return the citations of one line: by code, else by congress, by date or by a name of its own."""
    rules: tuple[Callable[[Line, Scene], list[Citation]], ...] = (_by_code,)
    if cues.has("documents", line.language, line.text, "type"):  # one search clears most lines
        rules = (_by_code, _by_congress, _by_date, _by_name)
    found: list[Citation] = []
    for rule in rules:
        for citation in rule(line, scene):
            span = citation.mention.span
            if not any(span.start < one.mention.span.end and one.mention.span.start < span.end for one in found):
                found.append(citation)
    taken = [one.mention.span for one in found]
    for own in adopted_in(line, taken):
        found.append(Citation(Mention(line, own.span), f"own {own.stem}", None, own.title, None))
    return found


def _by_code(line: Line, scene: Scene) -> list[Citation]:
    found = []
    for match in _CODE.finditer(line.text):
        start = _type_before(line, match.start())
        span, date, title = _date_and_title(line, Span(match.start() if start is None else start, match.end()), scene)
        code = match[0].strip()
        found.append(Citation(Mention(line, span), _code_key(code), code, title, date))
    return found


def _code_key(code: str) -> str:
    return "code " + "".join(character for character in fold_bare(code) if character.isalnum() or character == "/")


def _type_before(line: Line, end: int) -> int | None:
    floor = max(0, end - _TYPE_REACH)
    found = cues.find("documents", line.language, line.text[floor:end], "type")
    return floor + found[-1].start if found else None


def _date_and_title(line: Line, span: Span, scene: Scene) -> tuple[Span, str | None, str | None]:
    end, date, title = span.end, None, None
    for mention in line.dates:
        if span.end <= mention.start <= span.end + _DATE_REACH and mention.date.precision == "day":
            known = whole(mention.date, line.article, scene)
            date, end = (None if known is None else known.value), mention.end
            break
    for start, stop in line.quotations:
        between = line.text[end:start]
        if 0 <= start - end <= _TITLE_REACH and _CLAUSE.search(between) is None:
            title, end = line.text[start:stop], stop
            break
    return Span(span.start, end), date, title


def _by_congress(line: Line, scene: Scene) -> list[Citation]:
    """Resolutions of a numbered congress: the kind of document, an ordinal and "congress" within a few words."""
    found = []
    for kind in cues.find("documents", line.language, line.text, "type"):
        reach = line.text[kind.start : kind.end + 60]
        near = cues.find("documents", line.language, reach, "congress")
        if not near:
            continue
        congress = Span(kind.start + near[0].start, kind.start + near[0].end)
        ordinals = [
            number
            for number in line.numbers
            if number.kind in {"ordinal", "cardinal"}
            and not number.part_of_date
            and kind.end <= number.start
            and (abs(number.start - congress.end) <= 12 or abs(congress.start - number.end) <= 12)
        ]
        if ordinals and congress.start > kind.end:
            end = max(congress.end, ordinals[0].end)
            title = line.text[kind.start : end]
            if not any(mark in title for mark in ".;:!?,。；，"):
                key = f"congress {ordinals[0].value}"
                found.append(Citation(Mention(line, Span(kind.start, end)), key, None, title, None))
    return found


def _by_date(line: Line, scene: Scene) -> list[Citation]:
    """Documents without a code that are called by their date: "the agreement of 3 May 1987"."""
    found = []
    for mention in line.dates:
        if mention.date.precision != "day" or mention.date.value.startswith("--"):
            continue
        floor = max(0, mention.start - _KIND_REACH)
        kinds = cues.find("documents", line.language, line.text[floor : mention.start], "type")
        if not kinds:
            continue
        between = line.text[floor + kinds[-1].end : mention.start].strip(" ,\u00a0")
        if not between or cues.is_cue("documents", line.language, between, "dated"):
            span = Span(floor + kinds[-1].start, mention.end)
            found.append(Citation(Mention(line, span), f"date {mention.date.value}", None, None, mention.date.value))
    return found


def _by_name(line: Line, scene: Scene) -> list[Citation]:
    """Documents with a name of their own: a kind of document within quotation or title marks or a run of capitals."""
    spans = [Span(start, stop) for start, stop in line.quotations if stop - start <= _NAME_LENGTH]
    spans += [Span(match.start(1), match.end(1)) for match in _TITLE_MARKS.finditer(line.text)]
    spans += [Span(name.start, name.end) for name in line.names if len(name.text.split()) >= _NAME_WORDS]
    found = []
    for span in spans:
        text = line.text[span.start : span.end]
        kinds = cues.find("documents", line.language, text, "type")
        if text[:1].islower():  # speech, not a name
            continue
        if kinds and (kinds[0].start == 0 or kinds[-1].end == len(text)) and kinds[0] != Span(0, len(text)):
            key = f"name {fold_bare(text)}" if line.row is None else f"row {line.row}"
            found.append(Citation(Mention(line, span), key, None, text, None))
    return found


def _document(group: list[Citation], scene: Scene) -> Document:
    mentions = [citation.mention for citation in group]
    coverage = cover({mention.line.article for mention in mentions}, scene)
    dates = [citation.date for citation in group if citation.date is not None]
    titles = [citation.title for citation in group if citation.title is not None]
    codes = [citation.code for citation in group if citation.code is not None]
    return Document(
        code=most_stated(codes) if codes else None,
        title=titles[0] if titles else None,
        date=most_stated(dates) if dates else None,
        evidence=places(mentions, scene),
        articles=coverage.articles,
        absent=coverage.absent,
        rule=RULE,
        confidence=sureness(max(_SURE[one.key.partition(" ")[0]] for one in group), coverage.articles, scene),
    )
