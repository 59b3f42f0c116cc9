"""The words and signs beside numbers, as patterns for one language: comparators, scales, percent, money, ordinals."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from babel.numbers import list_currencies
from msgspec import Struct

from hexapla.language.cues import cues, flagged
from hexapla.language.folding import fold
from hexapla.language.locales import locale_of

_FILE = "number_cues.tsv"
# Scripts without spaces between words (Thai to Hangul syllables): there a word may touch what follows.
_LETTER = r"[^\W\d_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
# Money that news speaks of in many languages; CLDR names the rest of the world's too, at a cost in patterns.
_WORLD_MONEY = (
    *("USD", "EUR", "GBP", "JPY", "CNY", "CHF", "INR", "RUB", "KRW", "VND", "IDR", "MYR", "THB", "SGD", "AUD", "CAD"),
    *("BRL", "MXN", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "TRY", "UAH", "ILS", "SAR", "AED", "EGP", "ZAR"),
    *("HKD", "PHP"),
)


class QuantityWords(Struct, frozen=True):
    """Compiled patterns of one language; ``comparators``, ``scales`` and ``money`` map folded forms to values."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    before_values: dict[str, str]
    after_values: dict[str, str]
    scale: re.Pattern[str]
    scales: dict[str, Decimal]
    percent: re.Pattern[str]
    percents: dict[str, str]
    percent_before: re.Pattern[str]
    percents_before: dict[str, str]
    money_after: re.Pattern[str]
    money_before: re.Pattern[str]
    money: dict[str, str]
    ordinal_before: re.Pattern[str]
    ordinal_after: re.Pattern[str]
    dotted_ordinals: bool
    dot_cue: re.Pattern[str]
    code_before: re.Pattern[str]
    time_after: re.Pattern[str]
    time_before: re.Pattern[str]


def _any(forms: object) -> str:
    words = sorted({str(f) for f in forms if f}, key=lambda f: (-len(f), f))  # type: ignore[attr-defined]
    return "|".join(re.escape(word) for word in words) or "(?!)"


@cache
def quantity_words(language: str | None) -> QuantityWords:
    """Return the patterns of a language; without one, those of signs that all languages share."""
    before, after = cues(_FILE, language, "before"), cues(_FILE, language, "after")
    filler = _any(cues(_FILE, language, "filler"))
    # 300人以上, 300 명 이상: what is counted stands between the number and the comparator.
    counters = _any(cues("number_word_cues.tsv", language, "counter"))
    scales = _scales(language)
    percents = {"%": "%", "٪": "%", "‰": "‰"} | cues(_FILE, language, "percent") | cues(_FILE, language, "permille")
    money = _money(language)
    signs = {form for form in money if not form[0].isalpha() or "$" in form or len(form) <= 3}
    percent_before = {**cues(_FILE, language, "percent_before"), **cues(_FILE, language, "permille_before")}
    return QuantityWords(
        before=re.compile(rf"(?<!{_LETTER})({_any(before)})(?: ?(?:{filler}))? ?$"),
        after=re.compile(rf"(?: ?(?:{counters}))? ?({_any(after)})(?!{_LETTER})"),
        before_values=before,
        after_values=after,
        scale=re.compile(rf"[ -]?({_any(scales)})(?!{_LETTER})"),
        scales=scales,
        percent=re.compile(rf"[ -]?({_any(percents)})(?!{_LETTER})"),
        percents=percents,
        percents_before=percent_before,
        percent_before=re.compile(rf"({_any(percent_before)}) ?$"),
        money_after=re.compile(rf"(?: |-|)(?:d'|de |of |di |do |af |av |από )?({_any(money)})(?!{_LETTER})"),
        money_before=re.compile(rf"(?<![^\W_])({_any(signs)}) ?$"),
        money=money,
        ordinal_before=re.compile(rf"(?<!{_LETTER})({_any(cues(_FILE, language, 'ordinal_before'))}) ?$"),
        ordinal_after=re.compile(rf"({_any(cues(_FILE, language, 'ordinal_after'))})(?!{_LETTER})"),
        dotted_ordinals=flagged(_FILE, language, "dot"),
        dot_cue=re.compile(rf"(?<!\w)({_any(cues(_FILE, language, 'dot'))}) $"),
        code_before=re.compile(rf"(?<!\w)({_any(cues(_FILE, language, 'code'))}) ?$"),
        time_after=re.compile(rf" ?({_any(cues(_FILE, language, 'time_after'))})(?!{_LETTER})"),
        time_before=re.compile(rf"(?<!\w)({_any(cues(_FILE, language, 'time_before'))}) $"),
    )


def _scales(language: str | None) -> dict[str, Decimal]:
    scales = {form: Decimal(value) for form, value in cues(_FILE, language, "scale").items()}
    locale = locale_of(language)
    if locale is not None:
        for width in ("long", "short"):
            for patterns in locale.compact_decimal_formats.get(width, {}).values():
                for magnitude, pattern in patterns.items():
                    _add_scale(scales, str(magnitude), str(pattern.pattern), width)
    return scales


def _add_scale(scales: dict[str, Decimal], magnitude: str, pattern: str, width: str) -> None:
    """Read "00 million" at 10,000,000: the pattern shows two of the magnitude's figures, the word is the rest."""
    zeros = pattern.count("0")
    word = fold(re.sub(r"[0'\u200f\u200e]", "", pattern).strip())
    # One letter (K, M, B) is as often a unit or an initial.
    if not zeros or not word or (width == "short" and len(word) < 2 and word.isascii()):
        return
    if magnitude.isdigit():
        scales.setdefault(word, Decimal(int(magnitude)) / Decimal(10 ** (zeros - 1)))


@cache
def _iso_codes() -> frozenset[str]:
    return frozenset(list_currencies())


def _money(language: str | None) -> dict[str, str]:
    money = {code.lower(): code for code in _WORLD_MONEY}
    locale = locale_of(language)
    if locale is not None:
        for code in _WORLD_MONEY:
            names = {locale.currencies.get(code), *locale._data["currency_names_plural"].get(code, {}).values()}
            symbol = locale.currency_symbols.get(code)
            money |= {fold(name): code for name in sorted(filter(None, names))}
            if symbol and len(symbol) > 1:
                money[fold(symbol)] = code
    money |= cues(_FILE, language, "currency")
    return money
