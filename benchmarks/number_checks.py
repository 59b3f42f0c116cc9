"""Numbers: false alarms on true translations, and what is found of one number changed, dropped or swapped.

    .venv/bin/python benchmarks/number_checks.py [--quick]

Reads data/linking: English with forty other languages, story by story, each pair as `hexapla check` sees it.
Undisturbed, every error about a number or a date counts as false (a few are the translators'). Then in 1,000 sentences
one number in figures, which the English sentence has too, becomes another, is taken away, or is swapped: its own
figures, with a number of the sentence before or after, with another number of its sentence. Found is what names it
there by the right kind.
"""

from __future__ import annotations

import hashlib
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from typing import NamedTuple

import public_data
import regex
import table

from hexapla.articles import clean
from hexapla.values.article import Article
from hexapla.values.difference import Difference
from hexapla.values.page import Page
from hexapla.versions import told

LANGUAGES = (
    *("arb", "aze-Latn", "bel", "ben", "bul", "ces", "cym", "dan", "deu", "est"),
    *("eus", "fas", "fin", "fra", "glg", "heb", "hin", "hye", "jpn", "kaz"),
    *("lao", "lav", "lit", "mkd", "msa", "mya", "nld", "nob", "pol", "por"),
    *("ron", "rus", "slk", "slv", "spa", "srp-Latn", "swa", "tha", "vie", "zho-CN"),
)
EVERY_QUICK = 6
DISTURBED = 1_000
CHANGED = ("number-changed", "date-changed")
KINDS = (*CHANGED, "number-missing")
WAYS = ("changed", "dropped", "figures swapped", "swapped with a neighbour's", "swapped in the sentence")
# Not within words, codes, dates in figures, scores and times.
_RUN = regex.compile(r"(?<![\p{L}\p{N}.,:/_–-])\p{Nd}+(?:[.,٫٬]\p{Nd}+)*(?![\p{N}:/_–-])(?![.,]\p{N})")
_MARKS = regex.compile(r"[^\p{L}\p{N}]+")
Lines = tuple[str, ...]


class Disturbance(NamedTuple):
    """A story in a language with one number of it disturbed, and the numbers of the lines that are wrong now."""

    way: str
    story: str
    language: str
    lines: Lines
    wrong: tuple[int, ...]


@cache
def stories() -> dict[str, dict[str, Lines]]:
    """Return language -> story -> its lines, of which each is a sentence or two."""
    data = public_data.folder("linking")
    gold = public_data.labels(data / "gold.tsv")
    found: dict[str, dict[str, Lines]] = defaultdict(dict)
    for row in sorted(public_data.lines(data / "articles.jsonl.gz"), key=lambda row: str(row["id"])):
        found[row["id"].partition(":")[0]][gold[row["id"]]] = tuple(row["text"].split("\n"))
    return found


def article(lines: Lines) -> Article:
    content = "\n".join(lines).encode()
    made = clean(Page("story.txt", content, hashlib.sha256(content).hexdigest(), "text/plain"))
    assert isinstance(made, Article)
    return made


def checked(story: str, lines: Lines) -> list[Difference]:
    """Return what a check says of the numbers and dates of a story against the English one."""
    _, found = told(_original(story), article(lines), "translation")
    return [difference for difference in found if difference.kind in KINDS]


@cache
def _original(story: str) -> Article:
    return article(stories()["eng"][story])


def undisturbed(language: str) -> list[tuple[str, Difference]]:
    """Return what is said of a language's stories as they are, with the story of each."""
    return [(story, found) for story, lines in stories()[language].items() for found in checked(story, lines)]


def disturbances(languages: list[str], count: int) -> Iterator[Disturbance]:
    """Yield so many disturbances, always the same, the ways and the languages in turn."""
    chance = random.Random(5)
    for number in range(count):
        language = languages[number % len(languages)]
        yield _disturbance(language, WAYS[(number // len(languages)) % len(WAYS)], chance)


def _disturbance(language: str, way: str, chance: random.Random) -> Disturbance:
    while True:
        story = chance.choice(sorted(stories()[language]))
        lines, english = stories()[language][story], stories()["eng"][story]
        line = chance.randrange(1, len(lines))
        places = [m.span() for m in _RUN.finditer(lines[line]) if _figures(m.group()) in _numbers(english[line])]
        if places:
            found = _disturbed(way, lines, (line, *chance.choice(places)), chance)
            if found is not None:
                return Disturbance(way, story, language, *found)


def _disturbed(
    way: str, lines: Lines, place: tuple[int, int, int], chance: random.Random
) -> tuple[Lines, tuple[int, ...]] | None:
    line, start, end = place
    written = lines[line][start:end]
    if way == "dropped":
        return _with(lines, [(line, start, end, "")]), (line,)
    if way in ("changed", "figures swapped"):
        other = _changed(written, chance) if way == "changed" else _figures_swapped(written)
        return None if other is None else (_with(lines, [(line, start, end, other)]), (line,))
    near = (line,) if way == WAYS[-1] else (line - 1, line + 1)
    others = [(n, *m.span()) for n in near if 0 < n < len(lines) for m in _RUN.finditer(lines[n])]
    others = [(n, s, e) for n, s, e in others if _figures(lines[n][s:e]) != _figures(written)]
    if not others:
        return None
    n, s, e = chance.choice(others)
    swapped = _with(lines, sorted([(line, start, end, lines[n][s:e]), (n, s, e, written)], reverse=True))
    return swapped, tuple({line, n})


def _with(lines: Lines, edits: list[tuple[int, int, int, str]]) -> Lines:
    made = list(lines)
    for line, start, end, written in edits:  # the last of a line first
        made[line] = made[line][:start] + written + made[line][end:]
    return tuple(made)


def _figures(written: str) -> str:
    return "".join(str(int(c)) for c in written if c.isdecimal())


def _numbers(text: str) -> set[str]:
    return {_figures(match.group()) for match in _RUN.finditer(text)}


def _changed(written: str, chance: random.Random) -> str:
    """Return another number of as many figures, in the same digits."""
    place = chance.choice([i for i, c in enumerate(written) if c.isdecimal()])
    value = int(written[place])
    other = chance.choice([v for v in range(2 if place == 0 else 0, 10) if v != value])
    return written[:place] + chr(ord(written[place]) - value + other) + written[place + 1 :]


def _figures_swapped(written: str) -> str | None:
    for i in range(len(written) - 1, 0, -1):
        both = written[i].isdecimal() and written[i - 1].isdecimal() and written[i] != written[i - 1]
        if both and (i - 1 or int(written[i])):
            return written[: i - 1] + written[i] + written[i - 1] + written[i + 1 :]
    return None


def found(disturbance: Disturbance) -> bool:
    """Return whether a check names a disturbance, in a line that is wrong, by the right kind."""
    kinds = ("number-missing",) if disturbance.way == "dropped" else CHANGED
    english = stories()["eng"][disturbance.story]
    lines = [(_bare(english[line]), _bare(disturbance.lines[line])) for line in disturbance.wrong]
    return any(
        difference.kind in kinds and any(_lies_in(difference, *both) for both in lines)
        for difference in checked(disturbance.story, disturbance.lines)
    )


def _lies_in(difference: Difference, english: str, line: str) -> bool:
    if difference.original is None or _bare(difference.original.text) not in english:
        return False
    version = _bare(difference.version.text) if difference.version is not None else ""
    return version in line or line in version


def _bare(text: str) -> str:
    return _MARKS.sub("", text)


def main() -> None:
    quick = public_data.is_quick(__doc__)
    public_data.folder("linking")
    languages = LANGUAGES[:: EVERY_QUICK if quick else 1]
    disturbed = list(disturbances(languages, DISTURBED // (EVERY_QUICK if quick else 1)))
    with ProcessPoolExecutor() as processes:
        false = dict(zip(languages, processes.map(undisturbed, languages), strict=True))
        hits = list(processes.map(found, disturbed, chunksize=25))
    _show_false(false)
    asked, right = (
        Counter(d.way for d in disturbed),
        Counter(d.way for d, hit in zip(disturbed, hits, strict=True) if hit),
    )
    rows = [[way, str(asked[way]), table.score(right[way] / asked[way])] for way in WAYS]
    rows.append(["all", str(len(disturbed)), table.score(sum(hits) / len(hits))])
    table.show("One number disturbed in each sentence", ("", "sentences", "found and rightly named"), rows)


def _show_false(false: dict[str, list[tuple[str, Difference]]]) -> None:
    rows, total = [], Counter[str]()
    for language, found in false.items():
        counts = Counter(d.kind if d.severity == "error" else d.severity for _, d in found)
        counts["sentences"] = sum(map(len, stories()[language].values()))
        total += counts
        rows.append(_row(language, counts))
    rows.append(_row("all", total))
    table.show("Nothing disturbed, in 100 sentences", ("", "errors", *CHANGED, "warnings"), rows)


def _row(name: str, counts: Counter[str]) -> list[str]:
    per = 100 / counts["sentences"]
    errors = sum(counts[kind] for kind in KINDS)
    return [name, *(f"{count * per:.2f}" for count in (errors, *(counts[k] for k in CHANGED), counts["warning"]))]


if __name__ == "__main__":
    main()
