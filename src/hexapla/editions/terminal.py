"""Terminal forms: a record, a report of differences, a judgement, as text that stays readable in a pipe.

Nothing here draws boxes: columns are set by spaces, long text wraps, colour only adds to what the words say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from hexapla.editions.accord import Accord, accord
from hexapla.editions.accounts import Account, accounts
from hexapla.editions.disagreements import by_severity, in_context, in_order
from hexapla.editions.factsheet import FactGroup, FactRow, FactSheet
from hexapla.editions.headline import headline
from hexapla.editions.places import Places
from hexapla.editions.reviews import told
from hexapla.editions.standpoint import Standpoint
from hexapla.editions.witnesses import Witness, stemma, witnesses
from hexapla.editions.wording import clip, language_name
from hexapla.values.article import Article
from hexapla.values.difference import Difference
from hexapla.values.event import Judgement
from hexapla.values.record import Record
from hexapla.values.text import Evidence

# The colour of each severity, for rich.
COLOURS = {"error": "bold red", "warning": "yellow", "note": "cyan"}
_COMPARATORS = {"=": "", ">": "more than ", ">=": "at least ", "<": "fewer than ", "<=": "at most ", "~": "about "}
_HEADINGS = {
    "when": "When", "where": "Where", "theme": "Theme", "host": "Host", "quantities": "Figures", "people": "People",
    "organisations": "Organisations", "awards": "Awards", "documents": "Documents", "statements": "Statements",
}  # fmt: skip
_REVIEWS = {"accept": "green", "reject": "red", "correct": "yellow"}
_LONGEST_QUOTE = 300
_MOST_DIFFERENCES = 500
_MOST_SHARES = 60
_WIDEST_MATRIX = 36  # columns: what leaves room for the facts on eighty


class _Page:
    """Parts one below another, wrapped to the console's width whatever its wrapping, with no blanks at line ends."""

    def __init__(self, *parts: RenderableType) -> None:
        self._parts = Group(*parts)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        wrapped = options.update(no_wrap=False, overflow="fold")
        for line in console.render_lines(self._parts, wrapped, pad=False):
            text = Text.assemble(*((segment.text, segment.style or "") for segment in line if not segment.control))
            text.rstrip()
            yield from text.render(console)
            yield Segment.line()


_NOWHERE = Standpoint("")  # a terminal has no links


def show_record(record: Record, articles: Mapping[str, Article]) -> RenderableType:
    """Return a record for a terminal: what, when, where; versions; facts with who carries them; differences."""
    head = headline(record)
    found = witnesses(record, articles)
    places = Places(articles, record.passages)
    sheet = FactSheet(record, found, places, _NOWHERE)
    short = accounts(record, found, places, _NOWHERE)
    parts: list[RenderableType] = [Text(clean(head.title.text) if head.title else "Untitled event", style="bold")]
    placed = ", ".join(filter(None, (head.shown_date or "date not known", *head.places)))
    reviewed = "reviewed" if record.reviewed else ""
    parts.append(Text(" · ".join(filter(None, (head.kind, placed, f"event {record.id}", reviewed)))))
    parts += [Text(), _heading("Versions"), _indented(_versions(found))]
    if len(found) > 1 and record.passages:
        parts += [Text(), _heading("Passages"), _indented(_passages(accord(record, found)))]
    if short:
        parts += [Text(), _heading("In short"), _indented(_account(short))]
    for group in sheet.groups():
        parts += [Text(), _heading(_HEADINGS[group.name]), _indented(_facts(group))]
    if sheet.rejected or record.unfound:
        parts += [Text(), _heading("Rejected or no longer found")]
        parts += [_indented(_facts(group)) for group in sheet.rejected]
        parts += [_indented(Text(clean(f"{one.label}  no longer found; {told(one)}"))) for one in record.unfound]
    if record.differences:
        parts += [Text(), _heading("Differences"), _indented(show_differences(record.differences, articles))]
    return _Page(*parts)


def show_differences(
    differences: Sequence[Difference], articles: Mapping[str, Article], headed: bool = True
) -> RenderableType:
    """Return a report of differences: version by version, the worst first, with both sides quoted.

    Each version has its name above it and how many there are, where ``headed``.
    """
    groups: dict[str, list[Difference]] = {}
    for difference in differences:
        groups.setdefault(difference.version_article or difference.original_article or "", []).append(difference)
    if not groups:
        return Text("No differences.", style="green")
    parts: list[RenderableType] = []
    room = _MOST_DIFFERENCES
    for identifier, group in groups.items():
        counted = ", ".join(f"{n} {name}{'s' if n > 1 else ''}" for name, n in by_severity(group).items())
        if headed:
            parts.append(Text.assemble((name_of(identifier, articles), "bold"), f"  {counted}"))
        for difference in sorted(group, key=in_order)[:room]:
            parts.append(_indented(_difference(difference, articles)))
        room = max(0, room - len(group))
        parts.append(Text())
    if len(differences) > _MOST_DIFFERENCES:
        parts.append(Text(f"{len(differences) - _MOST_DIFFERENCES} more are not shown."))
    elif parts:
        parts.pop()
    return _Page(*parts)


def show_judgement(judgement: Judgement) -> RenderableType:
    """Return what is thought of two articles, the signals for it and against it, the heaviest first."""
    parts: list[RenderableType] = [
        Text.assemble((judgement.verdict, "bold"), f"  score {judgement.score:.2f}"),
        Text(f"{clean(judgement.a)}  and  {clean(judgement.b)}"),
    ]
    for title, wanted in (("For", 1), ("Against", -1), ("Silent", 0)):
        rows = [s for s in judgement.signals if (s.value > 0) - (s.value < 0) == wanted]
        if not rows:
            continue
        table = columns()
        for signal in sorted(rows, key=lambda s: (-abs(s.value * s.weight), s.name)):
            style = "green" if wanted > 0 else "red" if wanted < 0 else "dim"
            counts = f"{signal.value:+.2f} × {signal.weight:.2f}"
            table.add_row(Text(counts, style=style), Text(clean(signal.name)), Text(clean(signal.detail)))
        parts += [Text(), _heading(title), _indented(table)]
    return _Page(*parts)


def _versions(found: Sequence[Witness]) -> Table:
    table = columns()
    for w in stemma(found):
        relation = f"{w.relation} of {w.of}" if w.of else w.relation
        said = " · ".join(filter(None, (w.outlet, w.published)))
        table.add_row(
            Text("  " * min(w.depth, 5) + w.siglum, style="bold"),
            Text(relation),
            Text(w.language_name),
            Text(clean(f"{w.title.text or 'Untitled'}" + (f" ({said})" if said else ""))),
        )
    return table


def _passages(found: Accord) -> Group:
    table = columns()
    for share in found.shares[:_MOST_SHARES]:
        marks = Text()
        for sign, count, said in (("÷", share.added, "added"), ("※", share.omitted, "left out")):
            if count:
                marks.append(f"{sign} {count} {said}  ", style="red")
        alone = f"{share.only} alone" if share.only else ""
        row = (share.witness.siglum, f"{share.passages} of {found.passages}", f"{share.core} of the core", alone)
        table.add_row(*map(Text, row), marks)
    if len(found.shares) > _MOST_SHARES:
        table.add_row(Text(f"and {len(found.shares) - _MOST_SHARES} more"))
    return Group(Text(_in_common(found)), table)


def _account(told: Sequence[Account]) -> Group:
    """The account in one language; the others are named."""
    first, *others = told
    lines = [Text(clean(sentence.words.text)) for sentence in first.sentences]
    source = f"from {first.siglum}" + (f"; also in {', '.join(o.language_name for o in others)}" if others else "")
    return Group(*lines, Text(source, style="dim"))


def _in_common(found: Accord) -> str:
    return f"{found.core} of {found.passages} kept by nearly every text, {found.only} by one version only"


def _facts(group: FactGroup) -> Table:
    table = columns()
    for row in group.rows:
        body = Text(clean(_body(row)))
        if row.review:
            body.append(f"  [{clean(row.review)}]", _REVIEWS[row.verdict])
        table.add_row(Text(clean(_figure(row))), body, _coverage(row))
    if group.left_out:
        table.add_row(Text(f"and {group.left_out} more"), Text(), Text())
    return table


def _figure(row: FactRow) -> str:
    if row.group == "when":
        return {"opening": "opened", "end": "closed"}.get(row.kind, "held")
    if row.group in {"where", "statements"}:
        return row.kind
    return f"{_COMPARATORS[row.comparator]}{row.figure}{' ' + row.unit if row.unit else ''}"


def _body(row: FactRow) -> str:
    same = [word for word in row.words if word.language == row.words[0].language] if row.words else []
    said = row.figure if row.group == "when" else "; ".join(clip(word.text, _LONGEST_QUOTE) for word in same[:6])
    named = [f"{name}: {value}" for name, value in row.details.items()]
    if row.group == "awards" and row.more:
        said = f"{said}, to {row.more[0].text}"
    elif row.more:
        named.insert(0, "also " + ", ".join(word.text for word in row.more))
    return f"{said} ({'; '.join(named)})".strip() if named else said


def _coverage(row: FactRow) -> Text:
    """The line of a fact in the matrix of facts and versions: each version has its place, silence is a point.

    Where the versions are too many for that, those that carry it and those that lack it, one after another.
    """
    width = sum(len(testimony.siglum) + 2 for testimony in row.testimonies)
    text = Text()
    if width > _WIDEST_MATRIX:
        text.append(" ".join(t.siglum for t in row.carried))
        for testimony in row.absent:
            text.append(f" ※{testimony.siglum}", style="red")
        return text
    for testimony in row.testimonies:
        room = len(testimony.siglum)
        if testimony.state == "carried":
            text.append(f" {testimony.siglum} ")
        elif testimony.state == "absent":
            text.append(f"※{testimony.siglum} ", style="red")
        else:
            text.append(f" {'·':{room}} ", style="dim")
    return text


def _difference(difference: Difference, articles: Mapping[str, Article]) -> Group:
    line = Text.assemble(
        (difference.severity, COLOURS[difference.severity]), f"  {difference.kind}  ", clean(difference.detail)
    )
    if difference.review is not None:
        line.append(f"  [{clean(told(difference.review))}]", _REVIEWS[difference.review.verdict])
    sides = columns()
    for name, evidence in (("original", difference.original), ("version", difference.version)):
        if evidence is not None:
            sides.add_row(*_side(name, evidence, difference, articles))
    return Group(line, _indented(sides)) if sides.row_count else Group(line)


def _side(name: str, evidence: Evidence, difference: Difference, articles: Mapping[str, Article]) -> tuple[Text, Text]:
    article = articles.get(evidence.article)
    label = f"{name} ({article.language})" if article and article.language else name
    quoted = Text()
    for piece in in_context(evidence, difference, Places(articles, ())):
        quoted.append(_keep(piece.text), COLOURS[piece.severity] if piece.severity else "")
    return Text(label, style="dim"), quoted


def name_of(identifier: str, articles: Mapping[str, Article]) -> str:
    """Return the name of a version in one line: title, language, where it was read."""
    article = articles.get(identifier)
    if article is None:
        return clean(identifier) or "between versions"
    named = article.title or article.location or article.id
    return clean(" · ".join(filter(None, (clip(named, 120), language_name(article.language), article.location))))


def columns() -> Table:
    """Return a table whose columns are set by spaces."""
    return Table(box=None, show_header=False, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))


def page(*parts: RenderableType) -> RenderableType:
    """Return parts one below another, wrapped to the console's width."""
    return _Page(*parts)


def _heading(text: str) -> Text:
    return Text(text, style="bold underline")


def _indented(part: RenderableType) -> Padding:
    return Padding(part, (0, 0, 0, 2))


def clean(text: str) -> str:
    """One line without control characters."""
    return " ".join(_keep(text).split())


def _keep(text: str) -> str:
    """The text with no control character: no page may steer a reader's terminal by escapes or bidi overrides."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)
