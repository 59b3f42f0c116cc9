"""HTML pages: from a tree to a draft and what the page declares."""

from __future__ import annotations

from lxml.html import HtmlElement
from msgspec.structs import replace

from hexapla.articles import content_lines, extraction, html, locality, media, metadata, outside, plaintext, tables
from hexapla.articles.byline import byline, dateline
from hexapla.articles.characters import tidied
from hexapla.articles.class_names import hint_bits, told_by
from hexapla.articles.draft import Draft, Surroundings
from hexapla.articles.line import Line
from hexapla.articles.metadata import Metadata
from hexapla.articles.segments import Reading
from hexapla.articles.shape import is_prose, width
from hexapla.language.identify import Identification, identify, normalise

TITLE_WIDTH = 300
"""Width of the longest text that may be a title or a standfirst."""

SHORT = 40
"""Width under which a line is no paragraph that could be a standfirst."""

HEAD_SPAN = 14
"""Segments around the title in which a visible date is the article's own."""


OPENING = 12
"""Lines of an article in which the place it was written in is named, as a line beside its title states it."""

VOTES = 0.4
"""Share of a page's lines from which the language it declares is believed although most of its words are another's
(open site pages: bodies that quote English at length)."""

HEADED_VOTES = 0.2
"""The same where the title and the headings are in the declared language: what stands under them may be a quotation or
not translated yet (open site pages)."""

MAX_VOTES = 60
"""Lines that vote."""


class Webpage:
    """One HTML page under reading: its tree, its segments and their tidied texts."""

    def __init__(self, root: HtmlElement, address: str | None) -> None:
        self.root = root
        self.metadata: Metadata = metadata.read(root, address)
        self.reading = html.read(root)
        self.texts, self.repairs = _texts(self.reading)

    def read(self) -> tuple[Draft, Surroundings] | None:
        """Return the draft and what stands around it; ``None`` for a page that shows nothing."""
        if not self.reading.segments:
            return None
        selection = extraction.select(self.root, self.reading)
        title, outlet = metadata.title_and_outlet(self.metadata, self._prominent(selection))
        title = title or self._first_heading(selection)
        described = self.metadata.description
        placed = content_lines.lines_of(self.reading, selection, self.texts, title, described)
        inside = frozenset(i for i, _ in placed)
        placed = tables.joined(self._titled(placed, title), self.reading)
        lines = [line for _, line in placed]
        language = self._language(lines, title)
        draft = plaintext.compose(lines, language, title, self.repairs)
        window = self._head(title, placed)
        at = locality.find(self.reading.segments, self.texts, window, _opening(lines), language.language)
        around = outside.Page(self.reading.segments, self.texts, inside, title, language.language, at)
        head = tuple(self._head_texts(title, window))
        authors = draft.authors or _authors(head, language.language)
        draft = replace(
            draft,
            authors=authors,
            standfirst=draft.standfirst or self._standfirst(placed),
            source=draft.source or self._source(inside, language.language),
            furniture=(*draft.furniture, *outside.ledger(around)),
        )
        return draft, Surroundings(self._pictures(selection), outlet, head, self.texts[at] if at >= 0 else None)

    def _titled(self, placed: list[tuple[int, Line]], title: str | None) -> list[tuple[int, Line]]:
        """Return an article's lines with the title right above them where they open with another heading.

        So it shows that the second heading is a second headline.
        """
        above = next((i for i in range(placed[0][0] - 1, -1, -1) if self.texts[i]), None) if placed else None
        if above is None or not title or self.texts[above] != title or placed[0][1].kind != "heading":
            return placed
        segment = self.reading.segments[above]
        line = Line(title, "heading", segment.place.reason, segment.place.language, segment.linked, path=segment.path)
        return [(above, line), *placed]

    def _prominent(self, selection: extraction.Selection) -> list[str]:
        """Return the texts that may be the title: headings first, then the short texts up to the article's start."""
        chosen = selection.chosen
        last = chosen[min(len(chosen) - 1, 3)] if chosen else len(self.texts)
        short = [i for i, t in enumerate(self.texts[: last + 40]) if t and width(t) <= TITLE_WIDTH]
        segments = self.reading.segments
        short.sort(key=lambda i: (segments[i].name not in ("h1", "h2"), segments[i].place.kind != "heading", i))
        return [self.texts[i] for i in short if segments[i].place.reason in (None, "byline", "date line", "site name")]

    def _first_heading(self, selection: extraction.Selection) -> str | None:
        """Return the heading over the article of a page that declares no title."""
        last = selection.chosen[0] + 1 if selection.chosen else len(self.texts)
        named = [i for i, s in enumerate(self.reading.segments[:last]) if s.name in ("h1", "h2") and self.texts[i]]
        return self.texts[min(named, key=lambda i: (self.reading.segments[i].name, -i))] if named else None

    def _language(self, lines: list[Line], title: str | None) -> Identification:
        declared = self.metadata.language
        own = [line for line in lines if line.language is None or normalise(line.language) == declared]
        prose = [line.text for line in own if line.kind != "caption" and is_prose(line.text)]
        found = identify("\n".join(prose or [line.text for line in own or lines]), declared)
        if declared and found.language != declared:
            share = _share_in(declared, [line.text for line in own[:MAX_VOTES]])
            heads = [title or "", *(line.text for line in own if line.kind == "heading")]
            headed = share >= HEADED_VOTES and identify("\n".join(heads[:MAX_VOTES])).language == declared
            if share >= VOTES or headed:
                return Identification(declared, round(share, 3))
        return found

    def _standfirst(self, placed: list[tuple[int, Line]]) -> str | None:
        """Return the first paragraph where the page describes itself by it, its class says so or it alone is bold."""
        found = [(i, line.text) for i, line in placed if line.kind is None and width(line.text) > SHORT][:2]
        if len(found) < 2 or width(found[0][1]) > TITLE_WIDTH:
            return None
        (i, text), (following, _) = found
        segment, described = self.reading.segments[i], " ".join((self.metadata.description or "").split())
        named = told_by(self.reading.blocks.names[segment.block]).hints & hint_bits("lead")
        alone = segment.bold and not self.reading.segments[following].bold
        return text if named or alone or text == described else None

    def _source(self, inside: frozenset[int], language: str | None) -> str | None:
        """Return whom a line right behind the article credits, as its class says."""
        last = max(inside, default=len(self.texts))
        behind = [i for i in range(last + 1, min(last + HEAD_SPAN, len(self.texts))) if self.texts[i]]
        verdicts = [outside.source_line(self.reading.segments[i], self.texts[i], language) for i in behind]
        return next((verdict.value for verdict in verdicts if verdict and verdict.value), None)

    def _pictures(self, selection: extraction.Selection) -> tuple[str, ...]:
        found = list(self.metadata.images)
        if selection.chosen:
            first, last = selection.chosen[0] - 3, selection.chosen[-1] + 1
            found += [p.address for p in self.reading.pictures if first <= p.order <= last]
        return media.pictures(found, self.metadata.base)

    def _head(self, title: str | None, placed: list[tuple[int, Line]]) -> range:
        """Return the segments around the title and the article's start, where its date and place are shown."""
        start = next((i for i, t in enumerate(self.texts) if title and t == title), None)
        if start is None:
            start = max(0, placed[0][0] - HEAD_SPAN // 2) if placed else 0
        end = next((i for i, line in placed if i > start and is_prose(line.text)), start + HEAD_SPAN)
        return range(max(0, start - 4), min(len(self.texts), max(end, start + 4), start + HEAD_SPAN))

    def _head_texts(self, title: str | None, window: range) -> list[str]:
        return [
            self.texts[i] for i in window if self.texts[i] and width(self.texts[i]) <= 110 and self.texts[i] != title
        ]


def _authors(texts: tuple[str, ...], language: str | None) -> tuple[str, ...]:
    """Return the persons whom the short texts around a title name as authors."""
    verdicts = [byline(text) or dateline(text, language) for text in texts]
    return tuple(dict.fromkeys(verdict.name for verdict in verdicts if verdict and verdict.name))


def _opening(lines: list[Line]) -> str:
    """Return the paragraphs and headings in which an article's first lines name its place."""
    return "\n".join(line.text for line in lines[:OPENING])


def _share_in(language: str, texts: list[str]) -> float:
    votes = [identify(text, language).language for text in texts]
    return votes.count(language) / len(votes) if votes else 0.0


def _texts(reading: Reading) -> tuple[list[str], tuple[str, ...]]:
    texts: list[str] = []
    repairs: dict[str, None] = {}
    for segment in reading.segments:
        text, found = tidied(segment.text)
        repairs.update(dict.fromkeys(found))
        texts.append(text)
    return texts, tuple(sorted(repairs))
