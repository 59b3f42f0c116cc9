"""The floors of sentence alignment on disturbed pairs of NTREX-128; lowering one is a decision (docs/decisions)."""

import gzip
import hashlib
import json
from collections import defaultdict

import pytest

from conftest import SHARED
from hexapla.language.identify import identify
from hexapla.values.lexicon import Lexicon
from hexapla.versions import SentencePair, align_all, base, known_of, learn, text_of

DATA = SHARED / "data" / "alignment"
LINKING = SHARED / "data" / "linking"
SHA256 = {
    "pairs.jsonl.gz": "977ed9d38638d130f5264c1d40d1eea1ba9ec2fdf9a0e17cddd24d18657a85de",
    "gold.jsonl.gz": "8fb8d256170b14459dea98a2ae463d4ec1bbbd00b6f34bf2d2a5ae2e2d3e7a74",
}
# Asked (docs/decisions/0011): each pair alone strict F1 .955 and .82 of the sentences without counterpart, no two
# languages under .85; with what an archive has learned of other documents .98 and .92. Measured 2026-11: by weights
# trained on these pairs, .980 and .888; by weights trained on other languages .977 and .890 before paths were chosen by
# what is expected right; the weakest two languages are above .85.
STRICT, ALONE, PAIR = 0.97, 0.87, 0.85
# All documents in five turns .987 and .935, by weights trained on these pairs; by weights trained on other languages
# .986 and .926 before paths were chosen so. The two left out here are two of fifty-nine, with 54 sentences alone: .889.
LEARNED_STRICT, LEARNED_ALONE = 0.98, 0.88
LEFT_OUT = ("8", "56")

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="public data (../shared/data/alignment) is not here")


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        return [json.loads(row) for row in rows]


def two_sided(links):
    return {(tuple(a), tuple(b)) for a, b in links if a and b}


def single(links):
    return {("a", i) for a, b in links if not b for i in a} | {("b", j) for a, b in links if not a for j in b}


def f1(answers, gold, kind):
    found = [(kind(links), kind(gold[pair])) for pair, links in answers.items()]
    return 2 * sum(len(a & b) for a, b in found) / sum(len(a) + len(b) for a, b in found)


@pytest.fixture(scope="module")
def gold():
    return {row["pair"]: row["links"] for row in lines(DATA / "gold.jsonl.gz")}


@pytest.mark.parametrize("name", sorted(SHA256))
def test_the_data_is_what_the_floors_were_measured_on(name):
    assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == SHA256[name]


def test_alignment_of_pairs_alone_stays_above_its_floors(gold):
    rows = lines(DATA / "pairs.jsonl.gz")
    found = align_all([(text_of(row["a"], None), text_of(row["b"], None)) for row in rows])
    answers = {row["pair"]: alignment.links for row, alignment in zip(rows, found, strict=True)}
    assert f1(answers, gold, two_sided) >= STRICT
    assert f1(answers, gold, single) >= ALONE
    by_languages = defaultdict(dict)
    for pair, links in answers.items():
        by_languages[pair.split("/")[0]][pair] = links
    assert {name: score for name, each in by_languages.items() if (score := f1(each, gold, two_sided)) < PAIR} == {}


def test_alignment_with_what_an_archive_learned_stays_above_its_floors(gold):
    rows = [row for row in lines(DATA / "pairs.jsonl.gz") if row["pair"].split("/")[1] in LEFT_OUT]
    texts = [
        tuple(text_of(row[side], identify(" ".join(row[side])[:4000]).language) for side in ("a", "b")) for row in rows
    ]
    lexicon = learned({sentence for row in rows for sentence in row["a"] + row["b"]}, texts)
    found = align_all(texts, [known_of(a, b, lexicon) for a, b in texts])
    answers = {row["pair"]: alignment.links for row, alignment in zip(rows, found, strict=True)}
    assert f1(answers, gold, two_sided) >= LEARNED_STRICT
    assert f1(answers, gold, single) >= LEARNED_ALONE


def learned(tested, texts):
    """Return what the articles teach, line by line, of the languages of texts; stories with tested lines left out."""
    story_of = dict(line.split("\t") for line in (LINKING / "gold.tsv").read_text("utf-8").splitlines())
    wanted = {base(text.language) for pair in texts for text in pair if text.language}
    stories, tainted = defaultdict(list), set()
    for row in lines(LINKING / "articles.jsonl.gz"):
        told = row["text"].split("\n")
        if sum(line in tested for line in told) > 1:
            tainted.add(story_of[row["id"]])
        language = identify(row["text"][:1000]).language
        if language and base(language) in wanted:
            stories[story_of[row["id"]]].append((language, told))
    pairs = []
    for story in sorted(stories.keys() - tainted):
        english = next(told for language, told in stories[story] if base(language) == "en")
        for language, told in stories[story]:
            pairs += [SentencePair("en", line, language, other) for line, other in zip(english, told, strict=True)]
    return learn(Lexicon(), pairs)
