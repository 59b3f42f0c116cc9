"""The terminal form of what a search found: events with the pieces that show why, marked."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from hexapla.editions.terminal import clean, page
from hexapla.values.search import Hit, Named, SearchAnswer, Snippet
from hexapla.values.text import Span

_MARK = "bold yellow"


def show_found(answer: SearchAnswer) -> RenderableType:
    """Return what was found for a terminal: how much, then each event with its date, its languages and pieces of it.

    What was found is coloured in a terminal; in a pipe the pieces stand as they are.
    """
    parts: list[RenderableType] = [Text(_count(answer))]
    if answer.partial:
        parts.append(Text("Nothing has all that you asked for; what follows has most of it."))
    parts += _named("People", answer.people) + _named("Documents", answer.documents)
    for number, hit in enumerate(answer.hits, answer.offset + 1):
        parts += [Text(), *_hit(number, hit)]
    return page(*parts)


def _count(answer: SearchAnswer) -> str:
    if not answer.total:
        return "Nothing was found."
    known = f"{'more than ' if answer.more else ''}{answer.total}"
    found = f"{known} event{'' if answer.total == 1 and not answer.more else 's'}"
    if not answer.hits:
        return f"{found}; none beyond the first {answer.offset}."
    if len(answer.hits) == answer.total:
        return f"{found}."
    return f"{found}; {answer.offset + 1} to {answer.offset + len(answer.hits)}."


def _named(heading: str, named: Sequence[Named]) -> list[RenderableType]:
    if not named:
        return []
    line = Text(f"{heading}: ", style="dim")
    return [line.append(", ".join(clean(one.name) for one in named), style="bold")]


def _hit(number: int, hit: Hit) -> list[RenderableType]:
    title = _marked(hit.title, "bold") if hit.title else Text("Untitled event", style="bold")
    counted = f"{hit.versions} version{'' if hit.versions == 1 else 's'} ({', '.join(hit.languages) or 'und'})"
    about = " · ".join((hit.date or "date not known", counted, f"event {hit.event}"))
    parts: list[RenderableType] = [Text.assemble(f"{number}. ", title), Padding(Text(about, style="dim"), (0, 0, 0, 3))]
    for one in hit.snippets:
        line = Text.assemble((f"{one.language or 'und'}  ", "dim"), _marked(one, ""))
        parts.append(Padding(line, (0, 0, 0, 3)))
    return parts


def _marked(snippet: Snippet, style: str) -> Text:
    """Return a piece in one line; dots where the block goes on before it are none of it, and no mark."""
    line = Text("… " if snippet.place.block >= 0 and snippet.place.start else "", style=style)
    done = snippet.place.start
    for mark in (*snippet.marks, Span(snippet.place.end, snippet.place.end)):
        for start, end, colour in ((done, mark.start, ""), (mark.start, mark.end, _MARK)):
            line.append(_spaced(snippet.place.text[start - snippet.place.start : end - snippet.place.start]), colour)
        done = mark.end
    return line


def _spaced(text: str) -> str:
    """The text with no control character, each of which would steer a reader's terminal; the length stays."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)
