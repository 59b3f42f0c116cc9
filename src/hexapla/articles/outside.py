"""What stands outside the article of a web page: every piece of it with its reason.

Order of belief: the words of a piece, a run of language names, the heading over it, its place in the tree (names of
classes, tags and roles), its shape (links, dates, marks), what most of its neighbours are, and last that it stands
outside the article.
"""

from __future__ import annotations

from collections import Counter

import regex
from msgspec import Struct

from hexapla.articles import captions, furniture, switcher
from hexapla.articles.byline import byline, dateline
from hexapla.articles.furniture import Verdict
from hexapla.articles.line import Line
from hexapla.articles.segments import Segment
from hexapla.articles.shape import ends_sentence, is_bullet, is_prose, width, word_count
from hexapla.values.article import Furniture

LAST_RESORT = "outside the article"

MAX_HEADING = 60
"""Width of a line that may stand over a section without being marked as a heading."""

MASTHEAD_WIDTH = 120
"""Width of a slogan or an edition's line at a page's head."""

MASTHEAD_LINES = 25
"""Segments at a page's head in which its name, slogan and edition stand (sample pages and open site pages)."""

HEADLINE_WORDS, HEADLINE_WIDTH = 4, 32
"""A link of more words, or wider, is a headline and no menu item (open extraction set: menu items have 1 to 4)."""

MAJORITY = 0.6
"""Share of a block's judged pieces from which the others are taken to be the same."""

LEVELS = 5
"""Blocks around a piece that are asked for what they mostly hold."""

_HEADS = frozenset({"related headlines", "newsletter", "comment counter", "sign-in", "cookie notice", "tags", "legal"})
_SPREADS = _HEADS | {"comments", "navigation", "footer", "copyright", "sidebar", "media player", "share"}
_VAGUE = frozenset({None, "aside", "sidebar", "navigation"})
_CLOCKS = regex.compile(r"[\p{Nd}:./\s\-–]{3,20}\Z")
_ADDRESS = regex.compile(r"(?:https?://|www\.)\S{3,600}\Z|\S{1,60}@\S{1,60}\.\S{2,20}\Z")
_WORDLESS = regex.compile(r"[^\p{L}]{0,80}\Z")
_SOURCE = regex.compile(r"\.(?:.{0,60}[\s_-])?(?:source|fuente|fonte|quelle|kilde|sumber)", regex.IGNORECASE)
_DIGIT = regex.compile(r"\p{Nd}")


class Page(Struct, frozen=True):
    """A page's segments with their tidied texts, which of them are the article's, its title and its language.

    ``locality`` is the number of the segment that names the place the article was written in, -1 where none does.
    """

    segments: tuple[Segment, ...]
    texts: list[str]
    inside: frozenset[int]
    title: str | None
    language: str | None
    locality: int = -1


def ledger(page: Page) -> list[Furniture]:
    """Return the ledger of what stands outside an article, in the order of the page, each text once a reason."""
    verdicts = _Judge(page).verdicts()
    found = []
    seen: set[tuple[str, str]] = set()
    for i, verdict in verdicts.items():
        key = (page.texts[i], verdict.reason)
        if key not in seen:
            seen.add(key)
            found.append(furniture.entry(line_of(page.segments[i], page.texts[i]), verdict, page.language))
    return found


def line_of(segment: Segment, text: str) -> Line:
    """Return a segment as a line."""
    place = segment.place
    return Line(text, place.kind, place.reason, place.language, segment.linked, path=segment.path)


def source_line(segment: Segment, text: str, language: str | None) -> Verdict | None:
    """Judge a line whose class names it a credit of a source: "Source: X", "Adapted from X"."""
    if not _SOURCE.search(segment.path.rpartition("/")[2]):
        return None
    verdict = furniture.judge(text) or furniture.attribution(text, language)
    return verdict if verdict and verdict.reason == "source line" else None


class _Judge:
    """The pieces outside an article under judgement; ``found`` fills up."""

    def __init__(self, page: Page) -> None:
        self.page = page
        shown = page.texts.index(page.title) if page.title in page.texts else -1
        self.numbers = [i for i, text in enumerate(page.texts) if text and i not in page.inside and i != shown]
        self.first, self.last = min(page.inside, default=0), max(page.inside, default=0)
        self.words = {
            i: furniture.judge_tail(page.texts[i]) or source_line(page.segments[i], page.texts[i], page.language)
            for i in self.numbers
        }
        self.found: dict[int, Verdict] = {}

    def verdicts(self) -> dict[int, Verdict]:
        """Return each piece's verdict by its number, in the order of the page."""
        self._by_words()
        self._by_languages()
        self._by_headings()
        for i in self.numbers:
            if i not in self.found:
                verdict = self._by_place(i) or self._by_shape(i)
                if verdict:
                    self.found[i] = verdict
        self._by_head()
        self._by_foot()
        self._by_neighbours()
        return {i: self.found.get(i) or self._by_default(i) for i in self.numbers}

    def _by_words(self) -> None:
        page = self.page
        for i in self.numbers:
            verdict = self.words[i]
            if page.texts[i] == page.title:
                self.found[i] = Verdict("repeated title")
            elif i == page.locality:
                self.found[i] = Verdict("dateline")
            elif verdict and verdict.reason == "views":
                self.found[i] = dateline(page.texts[i], page.language) or verdict
            elif verdict and verdict.reason != "navigation":
                self.found[i] = verdict

    def _by_languages(self) -> None:
        """Find language switchers: names of languages in a row, or a link that is another language's own name."""
        page = self.page
        named = [i for i in self.numbers if switcher.names_language(page.texts[i], page.language)]
        near = set(named)
        for i in named:
            own = switcher.own_name(page.texts[i])
            foreign = own is not None and own != page.language and page.segments[i].linked > 0.5
            if foreign or len(near & {i - 4, i - 3, i - 2, i - 1, i + 1, i + 2, i + 3, i + 4}) >= 2:
                self.found[i] = Verdict("language switcher", (own,) if own else ())
        for i in self.numbers:
            if i not in near and i not in self.found and switcher.lists_languages(page.texts[i], page.language):
                self.found[i] = Verdict("language switcher")

    def _by_headings(self) -> None:
        """Give what stands under a heading that tells what it heads, in the heading's own block, that reason."""
        segments, numbers = self.page.segments, self.numbers
        for at, i in enumerate(numbers):
            verdict = self.found.get(i)
            if verdict is None or verdict.reason not in _HEADS or not self._may_head(i):
                continue
            following = numbers[at + 1] if at + 1 < len(numbers) else -1
            trail = segments[i].trail
            scope = next((b for b in trail[-2:-4:-1] if following >= 0 and b in segments[following].trail), None)
            for j in numbers[at + 1 :]:
                if scope is None or scope not in segments[j].trail or j - i > 120 or self._ends_section(i, j):
                    break
                if j not in self.found and segments[j].place.reason in _VAGUE:
                    self.found[j] = Verdict(_CONTENTS.get(verdict.reason, verdict.reason))

    def _may_head(self, i: int) -> bool:
        """Say whether a piece heads others: a heading, or the plain words over a list of other articles."""
        segment, text = self.page.segments[i], self.page.texts[i]
        if segment.place.kind == "heading":
            return True
        over = self.found[i].reason == "related headlines" and segment.place.kind is None and segment.linked < 0.5
        return over and width(text) <= MAX_HEADING and not ends_sentence(text)

    def _ends_section(self, i: int, j: int) -> bool:
        """Say whether the section of heading ``i`` ends at ``j``: another heading of its rank, or another subject."""
        segments = self.page.segments
        heading, other = segments[i], segments[j]
        verdict = self.found.get(j)
        if verdict and verdict.reason in _HEADS and verdict.reason != self.found[i].reason and self._may_head(j):
            return other.place.kind == "heading" or heading.place.kind != "heading"
        return other.place.kind == "heading" and other.name == heading.name and len(other.trail) <= len(heading.trail)

    def _by_place(self, i: int) -> Verdict | None:
        reason = self.page.segments[i].place.reason
        if reason is None or reason == "aside":
            return self.words[i]
        if reason == "comment counter" and not _DIGIT.search(self.page.texts[i]):
            reason = "comments"
        words = self.words[i]
        return Verdict(reason, words.languages if words else ())

    def _by_shape(self, i: int) -> Verdict | None:
        page, segment, text = self.page, self.page.segments[i], self.page.texts[i]
        if _ADDRESS.match(text):
            return Verdict("address")
        if _WORDLESS.match(text):
            played = ":" in text and _CLOCKS.match(text)
            return Verdict("media player") if played else dateline(text, page.language) or Verdict("marks")
        if segment.linked >= 0.5 and not self._is_masthead(i):
            return Verdict("related headlines" if self._is_headline(i) else "navigation")
        if segment.place.kind == "caption" or (segment.pictured and captions.is_caption(text)):
            return Verdict("caption elsewhere")
        verdict = byline(text) or dateline(text, page.language)
        if verdict:
            return Verdict(verdict.reason, verdict.languages)
        return None

    def _is_headline(self, i: int) -> bool:
        """Say whether a link leads to another article: too long for a menu's, or a dotted list's or an aside's."""
        text, words = self.page.texts[i], word_count(self.page.texts[i])
        listed = is_bullet(text) or (words > 2 and self.page.segments[i].place.reason == "aside")
        return words > HEADLINE_WORDS or width(text) > HEADLINE_WIDTH or (words > 1 and listed)

    def _is_masthead(self, i: int) -> bool:
        """Say whether a piece may be a page's name, slogan or edition: at its head, by itself, no paragraph."""
        page, segment, text = self.page, self.page.segments[i], self.page.texts[i]
        if i >= min(self.first, MASTHEAD_LINES) or is_prose(text) or width(text) > MASTHEAD_WIDTH:
            return False
        if segment.linked < 0.5:
            return segment.place.kind is None
        if segment.place.kind not in (None, "heading") or not self._is_headline(i):
            return False
        near = (j for j in (i - 1, i + 1) if 0 <= j < len(page.texts) and page.segments[j].linked >= 0.5)
        return not any(map(self._is_headline, near))

    def _by_head(self) -> None:
        """Find mastheads; the labels of a player above the article are none."""
        segments = self.page.segments
        played = {segments[i].trail[-2:-1] for i, verdict in self.found.items() if verdict.reason == "media player"}
        for i in self.numbers:
            if i not in self.found and self._is_masthead(i):
                label = segments[i].trail[-2:-1] in played
                self.found[i] = Verdict("media player" if label else "masthead")

    def _by_foot(self) -> None:
        """Find what stands among the notes of a footer, at a page's end and in the same block."""
        segments, foot = self.page.segments, []
        for i in reversed(self.numbers):
            if i < self.last or (i in self.found and self.found[i].reason not in _FOOT):
                break
            foot.append(i)
        noted = {segments[i].trail[-2:-1] for i in foot if i in self.found}
        for i in foot:
            if i not in self.found and segments[i].trail[-2:-1] in noted:
                self.found[i] = Verdict("footer")

    def _by_neighbours(self) -> None:
        """Judge what is left by what most of the blocks around it hold, from the inside out."""
        segments = self.page.segments
        left = [i for i in self.numbers if i not in self.found]
        held: dict[int, Counter[str]] = {block: Counter() for i in left for block in segments[i].trail[1:][-LEVELS:]}
        for i, verdict in self.found.items() if held else ():
            if verdict.reason in _SPREADS:
                # A row of buttons is no larger than its own block: much else may stand beside it.
                for block in segments[i].trail[-2 if verdict.reason in _NARROW else 1 :]:
                    if block in held:
                        held[block][_SPREAD_AS.get(verdict.reason, verdict.reason)] += 1
        for i in left:
            reason = self._mostly(held, i)
            if reason:
                self.found[i] = Verdict(reason)

    def _mostly(self, held: dict[int, Counter[str]], i: int) -> str | None:
        for block in self.page.segments[i].trail[:0:-1][:LEVELS]:
            counts = held.get(block)
            if counts and counts.total() >= 2:
                reason, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
                return reason if count >= MAJORITY * counts.total() else None
        return None

    def _by_default(self, i: int) -> Verdict:
        text = self.page.texts[i]
        if self.page.segments[i].place.reason == "aside":
            return Verdict("sidebar")
        return Verdict(LAST_RESORT if word_count(text) > 3 else "label")


_NARROW = frozenset({"share", "newsletter", "cookie notice"})
_FOOT = frozenset({"copyright", "legal", "footer", "address"})
_CONTENTS = {"comment counter": "comments"}
_SPREAD_AS = {"copyright": "footer", "legal": "footer", "comment counter": "comments"}
