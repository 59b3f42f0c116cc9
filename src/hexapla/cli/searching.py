"""The command that searches an archive."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated

import typer

from hexapla import pipeline
from hexapla.cli import late
from hexapla.cli.commands import app
from hexapla.cli.messages import messages, one_line, show, write
from hexapla.cli.options import ArchiveOption, JsonOption, existing


@app.command()
def search(
    query: Annotated[list[str], typer.Argument(metavar="QUERY", help="Words, and filters; see above.")],
    archive: ArchiveOption = "hexapla.db",
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=100, help="Events shown at most.")] = 10,
    offset: Annotated[int, typer.Option("--offset", min=0, help="Events passed over: what was shown before.")] = 0,
    as_json: JsonOption = False,
) -> None:
    """Search the articles, facts and people of an archive, in any language and script.

    All words must be there; words in quotation marks stand side by side. Where nothing has all of them, what has most
    is shown, and that is said. Case, diacritics and digits do not matter, and names are found across scripts: bui thanh
    son finds Bùi Thanh Sơn and Буй Тхань Шон. Of Chinese, Japanese, Korean and Thai two characters are enough.

    Filters: person:NAME, document:CODE, number:300 (in digits or in words), language:vi, outlet:NAME, from:2023-12,
    to:2024 (the event's days, else the day of its first report). A value with spaces stands in quotation marks, so in a
    shell the query in single ones:

    hexapla search 'floods person:"Layla al-Mansouri" language:ar from:2023-12'

    Answers are events, the best first and of equals the newest, each with pieces of its articles in which what was
    found is marked.
    """
    with closing(late.SqliteArchive(existing(archive))) as store:
        answer = pipeline.find(store, " ".join(query), offset, limit)
    if as_json:
        write(answer)
        return
    for remark in answer.remarks:
        messages.print(one_line(f"{remark[:1].upper()}{remark[1:]}."), markup=False, soft_wrap=True)
    show(late.show_found(answer))
