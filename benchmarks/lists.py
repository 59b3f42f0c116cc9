"""What lists cost at very many events: the front page and its filters, lists of names, pages of those who are met
everywhere, feeds, sitemaps and the lists of the API.

    .venv/bin/python benchmarks/lists.py [--quick]

The archive is made up (``list_archive``): 50,000 events (``--quick``: 1,000) in twenty years. The application runs in
this process. Each address is asked once, so that everything is made and nothing was kept: ``first`` is the first
address of a kind that is asked at all, the most frequent person, outlet or document among them. All is processor time.

Beside the front page stands what a page of the same rows costs that is read by plain SQL, with the same counts to its
side, before anything is written of it: the queries that Datasette makes for a table with four facets.
"""

from __future__ import annotations

import os
import resource
import sqlite3
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from random import Random
from time import process_time

import public_data
import table
from list_archive import filled
from starlette.testclient import TestClient

from hexapla.archive.sqlite import SqliteArchive
from hexapla.values.listing import ListingRequest
from hexapla.web import WebOptions, create_app

SIZE, QUICK = 50_000, 1_000
ASKED = 12
"""Addresses of a kind."""
SEED = 0
_ALL = ListingRequest()


def report(size: int) -> None:
    """Print what each kind of list costs."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        archive = filled(path, size)
        archive.close()
        measured(path, size)


def measured(path: Path, size: int) -> None:
    """Print what each kind of list of an archive costs."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    archive = SqliteArchive(str(path))
    kinds = addresses(archive, size)
    archive.close()
    plain = [_timed(partial(by_plain_sql, path, page)) for page in range(ASKED)]
    peer = sorted(plain)[ASKED // 2]
    rows = []
    with TestClient(create_app(WebOptions(partial(SqliteArchive, str(path))))) as client:
        for name, asked in kinds.items():
            times, sizes = [], []
            for number, address in enumerate(asked):
                times.append(_timed(partial(_asked, client, address, f"place{number}.example", sizes)))
            later = sorted(times[1:] or times)
            figures = (f"{times[0]:.0f}", f"{later[len(later) // 2]:.1f}", f"{later[-1]:.1f}")
            ratio = table.ratio(later[len(later) // 2], peer) if name.startswith("front") else table.NOTHING
            rows.append((name, str(len(times)), *figures, f"{max(sizes) / 1000:,.0f}", ratio))
    head = ("lists", "asked", "first ms", "p50 ms", "slowest ms", "largest KB", "plain SQL")
    table.show(f"lists: {size:,} events, one page by plain SQL {peer:.1f} ms", head, rows)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"  memory at the peak: {peak / 1024:,.0f} MB ({before / 1024:,.0f} MB when the archive was made)")


def addresses(archive: SqliteArchive, size: int) -> dict[str, list[str]]:
    """Return what is asked, by kind: what is met most first, then some drawn at random."""
    chance = Random(SEED)

    def some(kind: str, most: Sequence[str]) -> list[str]:
        every = archive.ids(kind)
        return list(dict.fromkeys([*most, *chance.sample(every, min(ASKED, len(every)))]))[:ASKED]

    people = some("person", [one.id for one in archive.people((), 0, 2).people])
    series = some("series", [one.id for one in archive.series(0, 2).series])
    cards = archive.outlet_cards(archive.ids("outlet"))
    outlets = some("outlet", [one.id for one in sorted(cards, key=lambda card: -card.articles)[:2]])
    cited = archive.documents(archive.ids("document"))
    documents = some("document", [one.id for one in sorted(cited, key=lambda card: -len(card.citations))[:2]])
    hosts = list(dict.fromkeys(card.outlet for card in sorted(cards, key=lambda card: -card.articles)))[:ASKED]
    tags = [one.value for one in archive.facets(_ALL).languages][:ASKED]
    pages = [1 + size // 50 * n // ASKED for n in range(ASKED)]
    years = [2005 + n for n in range(ASKED)]
    names = [one.name.split()[0] for one in archive.people((), 0, ASKED).people]
    lists = {
        f"list: {kind}": [f"/{kind}/index.{1 + n}" for n in range(min(ASKED, -(-len(archive.ids(one)) // 500)))]
        for kind, one in (("people", "person"), ("documents", "document"), ("outlets", "outlet"))
    }
    return {
        "front": ["/" for _ in range(ASKED)],
        "front, a page": [f"/?page={page}" for page in pages],
        "front, a language": [f"/?language={tag}" for tag in tags],
        "front, an outlet": [f"/?outlet={host}" for host in hosts],
        "front, a series": [f"/?series={one}" for one in series],
        "front, a person": [f"/?person={one}" for one in people],
        "front, some years": [f"/?from={year}&to={year + 2}" for year in years],
        "front, all of it": [f"/?from={year}&language={tags[0]}&outlet={hosts[0]}" for year in years],
        **lists,
        "list: series": ["/series/" for _ in range(ASKED)],
        "a person": [f"/people/{one}" for one in people],
        "an outlet": [f"/outlets/{one}" for one in outlets],
        "a document": [f"/documents/{one}" for one in documents],
        "a series": [f"/series/{one}" for one in series],
        "feed of events": ["/feed.atom", "/feed.json", "/feed.atom?page=2"],
        "feed of differences": ["/differences.atom", "/differences.json", "/differences.atom?page=2"],
        "feed of a series": [f"/series/{one}.atom" for one in series],
        "feed of a search": [f"/search.atom?q={name}" for name in names],
        "sitemaps": ["/sitemap.xml", "/sitemap-1.xml", "/sitemap-2.xml"],
        "news sitemap, robots": ["/news-sitemap.xml", "/robots.txt"],
        "API: events": [f"/api/v1/events?limit=100&offset={50 * (page - 1)}" for page in pages],
        "API: events, asked": [f"/api/v1/events?person={one}&limit=100" for one in people],
        "API: facets": [f"/api/v1/facets?from={year}" for year in years],
        "API: people": [f"/api/v1/people?limit=100&offset={100 * n}" for n in range(ASKED)],
        "API: people of a name": [f"/api/v1/people?q={name}" for name in names],
        "API: a person": [f"/api/v1/people/{one}" for one in people],
        "API: series": [f"/api/v1/series?limit=100&offset={100 * n}" for n in range(ASKED)],
        "API: a series": [f"/api/v1/series/{one}" for one in series],
    }


def by_plain_sql(path: Path, page: int) -> None:
    """Read a page of fifty rows, how many there are, and what is most frequent of four kinds."""
    connection = sqlite3.connect(path)
    connection.execute("SELECT * FROM listing ORDER BY day DESC, event LIMIT 50 OFFSET ?", (50 * page,)).fetchall()
    connection.execute("SELECT count(*) FROM listing").fetchone()
    for kind in ("language", "outlet", "series", "year"):
        query = "SELECT value, count(*) AS n FROM listing_marks WHERE kind = ? GROUP BY value ORDER BY n DESC LIMIT 41"
        connection.execute(query, (kind,)).fetchall()
    connection.close()


def _asked(client: TestClient, address: str, host: str, sizes: list[int]) -> None:
    """Ask for an address under a name of its own: pages name where they stand, so none was kept."""
    answer = client.get(address, headers={"Host": host, "Accept-Encoding": "gzip"})
    if answer.status_code not in {200, 404}:
        raise AssertionError(f"{address}: {answer.status_code}")
    sizes.append(len(answer.content))


def _timed(work: partial[None]) -> float:
    """Return the processor time that something takes, in milliseconds."""
    started = process_time()
    work()
    return (process_time() - started) * 1000


if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    report(QUICK if public_data.is_quick(__doc__) else SIZE)
