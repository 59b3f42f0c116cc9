"""A wide table: forty versions of sixty sentences laid side by side, with all their differences.

    .venv/bin/python benchmarks/wide_table.py

Reads data/linking: stories in English and 39 other languages, one after the other until they have sixty lines. Reading,
relations, alignment, rows and differences are all counted; the pages are cleaned, what is loaded once is loaded, and
garbage is looked for as seldom as in the command.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import measuring
import number_checks
import public_data
import table

from hexapla.execution.local import spare_garbage
from hexapla.values.article import Article
from hexapla.values.event import Event, Member
from hexapla.versions import lay_out

LINES, VERSIONS = 60, 40


def event_of(names: Sequence[str], lines: int) -> tuple[Event, dict[str, Article]]:
    """Return an event of the stories named, one after the other, cut after so many lines."""
    told = number_checks.stories()
    texts = [tuple(line for name in names for line in told[language][name])[:lines] for language in _languages()]
    articles = [number_checks.article(text) for text in texts]
    return Event("e", tuple(Member(a.id, "e", "independent", None, 1.0) for a in articles)), {a.id: a for a in articles}


def _languages() -> tuple[str, ...]:
    return ("eng", *number_checks.LANGUAGES[: VERSIONS - 1])


def hexapla() -> Callable[[], tuple[int, int, int]]:
    names = sorted(number_checks.stories()["eng"])
    lay_out(*event_of(names[-1:], LINES))
    event, articles = event_of(names, LINES)
    spare_garbage()

    def run() -> tuple[int, int, int]:
        laid = lay_out(event, articles)
        kin = sum(version.of is not None for version in laid.versions)
        return kin, len(laid.passages), len(laid.differences)

    return run


def main() -> None:
    public_data.is_quick(__doc__)
    public_data.folder("linking")
    found = measuring.apart(hexapla)
    row = ["hexapla", *map(str, found.value), f"{found.seconds:.2f}", table.whole(found.peak)]
    head = ("", "versions of one text", "rows", "differences", "seconds", "peak MB")
    table.show(f"{VERSIONS} versions of {LINES} sentences; seconds of one processor", head, [row])


if __name__ == "__main__":
    main()
