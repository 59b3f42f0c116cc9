"""Language: accuracy and documents a second, against pycld2 alone and py3langid alone.

    .venv/bin/python benchmarks/language.py [--quick]

Reads data/linking: whole articles, and their lines of 20 to 160 characters (of at most 60: short). Croatian, Bosnian
and Serbian count as one, so do variants by territory; `known` are the languages that pycld2 or
py3langid knows, `all` are all. What the two say is brought to the same tags as ours.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib import import_module

import measuring
import public_data
import table
from measuring import Measured

Identifier = Callable[[str], str | None]
Text = tuple[str, str]

ROUNDS, QUICK = 3, 7
"""Rounds, of which the fastest counts; every seventh article alone, in one round, is the short form."""

LINES, SHORT = 6000, 60
SERBO_CROATIAN = {"hr", "bs", "sr", "sr-Latn"}
NAMED = ("ms", "nb", "da", "es", "fr", "vi", "gl", "pt", "sr-Latn", "bs", "zh", "zh-Hant")
WARM_UP = "Una frase basta para cargar lo que se lee una vez: tablas, modelos y patrones."


def hexapla() -> Identifier:
    identify = import_module("hexapla.language.identify").identify
    return lambda text: identify(text).language


def pycld2() -> Identifier:
    module, normalise = import_module("pycld2"), import_module("hexapla.language.tags").normalise

    def identify(text: str) -> str | None:
        try:
            return normalise(module.detect(text, isPlainText=True, bestEffort=True)[2][0][1])
        except module.error:  # it reads no control characters
            return None

    return identify


def py3langid() -> Identifier:
    langid, normalise = import_module("py3langid.langid"), import_module("hexapla.language.tags").normalise
    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    return lambda text: normalise(identifier.classify(text)[0])


SYSTEMS = {"hexapla": hexapla, "pycld2 alone": pycld2, "py3langid alone": py3langid}


def prepare(name: str, texts: Sequence[str]) -> Callable[[], list[str | None]]:
    """Make an identifier ready; one sentence has loaded what it reads once."""
    identify = SYSTEMS[name]()
    identify(WARM_UP)
    return lambda: [identify(text) for text in texts]


def known() -> set[str]:
    """Return the languages that pycld2 or py3langid knows."""
    normalise, langid = import_module("hexapla.language.tags").normalise, import_module("py3langid.langid")
    module = import_module("pycld2")
    codes = dict(module.LANGUAGES)
    labels = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE).labels
    tags = map(normalise, [*(codes[name] for name in module.DETECTED_LANGUAGES), *labels])
    return {tag for tag in tags if tag} | SERBO_CROATIAN


def one(language: str | None) -> str | None:
    return "sh" if language in SERBO_CROATIAN else language


def shares(gold: Sequence[str], found: Sequence[str | None]) -> dict[str, float]:
    """Return language -> share of its texts that are right."""
    right: dict[str, list[bool]] = defaultdict(list)
    for wanted, given in zip(gold, found, strict=True):
        right[wanted].append(one(wanted) == one(given))
    return {language: sum(each) / len(each) for language, each in right.items()}


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def measure(texts: Sequence[Text], rounds: int) -> dict[str, Measured[list[str | None]]]:
    """Return each system's fastest run, the systems taking turns."""
    runs: dict[str, list[Measured[list[str | None]]]] = {name: [] for name in SYSTEMS}
    for _ in range(rounds):
        for name in SYSTEMS:
            runs[name].append(measuring.apart(prepare, name, [text for _, text in texts]))
    return {name: min(found, key=lambda run: run.seconds) for name, found in runs.items()}


def report(title: str, texts: Sequence[Text], rounds: int) -> None:
    runs, covered, gold = measure(texts, rounds), known(), [language for language, _ in texts]
    peer = len(texts) / runs["pycld2 alone"].seconds
    rows = []
    for name, run in runs.items():
        found = shares(gold, run.value)
        of_known = mean([share for language, share in found.items() if language in covered])
        speed = len(texts) / run.seconds
        figures = [table.score(of_known), table.score(mean(list(found.values()))), table.whole(speed)]
        named = [table.score(found[each]) if each in found else table.NOTHING for each in NAMED]
        rows.append([name, *figures, table.ratio(speed, peer), table.whole(run.peak), *named])
    table.show(title, ("", "known", "all", "texts/s", "× pycld2", "peak MB", *NAMED), rows)


def main() -> None:
    quick = public_data.is_quick(__doc__)
    normalise = import_module("hexapla.language.tags").normalise
    rows = public_data.lines(public_data.folder("linking") / "articles.jsonl.gz")[:: QUICK if quick else 1]
    articles = [(normalise(row["id"].partition(":")[0]) or "", row["text"]) for row in rows]
    every = [(language, line) for language, text in articles for line in text.split("\n") if 20 <= len(line) <= 160]
    lines = random.Random(7).sample(every, LINES // (QUICK if quick else 1))
    rounds = 1 if quick else ROUNDS
    report(f"{len(articles):,} whole articles; seconds of one processor", articles, rounds)
    report(f"{len(lines):,} lines of 20 to 160 characters", lines, rounds)
    short = [each for each in lines if len(each[1]) <= SHORT]
    report(f"{len(short):,} of these lines, of at most {SHORT} characters", short, rounds)


if __name__ == "__main__":
    main()
