"""Shows facts that nobody has read yet, to be judged by eye, and writes down what the reader says.

.venv/bin/python tests/quality/read_facts.py quantities             what of the sample is not read, with its context
.venv/bin/python tests/quality/read_facts.py quantities --wrong     what was read and found wrong, and is still found
.venv/bin/python tests/quality/read_facts.py quantities --add FILE  verdicts: hash, "right" or "wrong", reason

A fact is right when an analyst would put just this into the record of what the page reports: the value, its unit and
bound and what is counted; the person in that role; the kind of statement, its speaker and whom it is for. Reasons are
in the reader's words: no text of a page stands in the files.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from facts_on_pages import KINDS, READ, SAMPLE, Found, build, facts_of, verdicts

AROUND = 120  # codepoints of context on either side
HEAD = "# page, hash of the fact, verdict, reason; see tests/quality/read_facts.py\n"


def shown(one: Found, articles: dict[str, Any]) -> str:
    """Return a fact with the words around it."""
    article, place = articles[one.place["article"]], one.place
    text = article["title"] or "" if place["block"] == -1 else article["blocks"][place["block"]]["text"]
    kind = "title" if place["block"] == -1 else article["blocks"][place["block"]]["kind"]
    before, after = text[max(0, place["start"] - AROUND) : place["start"]], text[place["end"] : place["end"] + AROUND]
    context = " ".join(f"{before}⟦{text[place['start'] : place['end']]}⟧{after}".split())
    sure = one.fact.get("confidence")
    return f"{one.hash}  {one.page}  {one.stated}  ({sure}, {kind})\n    «{article['title']}»\n    {context}\n"


def add(kind: str, file: Path, found: list[Found]) -> None:
    """Add verdicts to those of a kind; a fact that was read before is judged anew."""
    pages = {one.hash: one.page for one in found}
    rows = {v.hash: (v.page, v.hash, "right" if v.right else "wrong", v.reason) for v in verdicts(kind).values()}
    for line in file.read_text("utf-8").splitlines():
        hash_, verdict, reason = (line.split("\t") if "\t" in line else line.split(maxsplit=2))[:3]
        if verdict not in {"right", "wrong"}:
            raise SystemExit(f"{hash_}: the verdict is right or wrong, not {verdict}")
        rows[hash_] = (pages[hash_], hash_, verdict, reason)
    READ.mkdir(exist_ok=True)
    lines = sorted("\t".join(row) for row in rows.values())
    (READ / f"{kind}.tsv").write_text(HEAD + "".join(f"{line}\n" for line in lines), "utf-8")


def main() -> None:
    """Show what is to be read, or add what was."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--add", type=Path)
    asked = parser.parse_args()
    articles, records = build()
    found = facts_of(asked.kind, articles, records)
    if asked.add is not None:
        add(asked.kind, asked.add, found)
    read = verdicts(asked.kind)
    for one in found if asked.wrong else found[:SAMPLE]:
        known = read.get(one.hash)
        if (known is not None and not known.right) if asked.wrong else known is None:
            sys.stdout.write(shown(one, articles) + (f"    {known.reason}\n" if known else "") + "\n")
    judged = [read[one.hash].right for one in found if one.hash in read]
    sys.stdout.write(f"{asked.kind}: {len(found)} found, {len(judged)} of them read, {sum(judged)} right\n")


if __name__ == "__main__":
    main()
