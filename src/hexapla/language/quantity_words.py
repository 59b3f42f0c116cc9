"""The words and signs beside numbers in one language: comparators, scales, percent, money, ordinals."""

from __future__ import annotations

import re
from decimal import Decimal

from babel import Locale
from msgspec import Struct

from hexapla.language.adjacent import After, AfterCounted, Before, is_alphanumeric, is_letter, is_nothing
from hexapla.language.cues import cues, flagged
from hexapla.language.folding import fold
from hexapla.language.locales import locale_of
from hexapla.language.memory import of_language

_FILE = "number_cues.tsv"
# Small words between a number and its money.
_OF_MONEY = ("d'", "de ", "of ", "di ", "do ", "af ", "av ", "από ")
# Money that news speaks of in many languages; CLDR names the rest of the world's too, at a cost in patterns.
_WORLD_MONEY = (
    *("USD", "EUR", "GBP", "JPY", "CNY", "CHF", "INR", "RUB", "KRW", "VND", "IDR", "MYR", "THB", "SGD", "AUD", "CAD"),
    *("BRL", "MXN", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "TRY", "UAH", "ILS", "SAR", "AED", "EGP", "ZAR"),
    *("HKD", "PHP"),
)


class QuantityWords(Struct, frozen=True):
    """The words of one language; ``comparators``, ``scales`` and ``money`` map folded forms to values."""

    before: Before
    after: After
    before_values: dict[str, str]
    after_values: dict[str, str]
    scale: After
    scales: dict[str, Decimal]
    percent: After
    percents: dict[str, str]
    percent_before: Before
    percents_before: dict[str, str]
    money_after: After
    money_before: Before
    money: dict[str, str]
    ordinal_before: Before
    ordinal_after: After
    dotted_ordinals: bool
    dot_cue: Before
    code_before: Before
    time_after: After
    time_before: Before
    month_before: Before


@of_language
def quantity_words(language: str | None) -> QuantityWords:
    """Return the words of a language; without one, the signs that all languages share."""

    def words(kind: str) -> dict[str, str]:
        return cues(_FILE, language, kind)

    # 300人以上, 300 명 이상: what is counted stands between the number and the comparator.
    counters = cues("number_word_cues.tsv", language, "counter")
    scales, money = _scales(language), _money(language)
    percents = {"%": "%", "٪": "%", "‰": "‰"} | words("percent") | words("permille")
    signs = {form for form in money if not form[0].isalpha() or "$" in form or is_code_of_money(form)}
    percent_before = words("percent_before") | words("permille_before")
    return QuantityWords(
        before=Before(words("before"), is_letter, words("filler")),
        after=AfterCounted(words("after"), " ", counters),
        before_values=words("before"),
        after_values=words("after"),
        scale=After(scales, " -"),
        scales=scales,
        percent=After(percents, " -"),
        percents=percents,
        percents_before=percent_before,
        percent_before=Before(percent_before, is_nothing),
        money_after=After(money, " -", _OF_MONEY),
        money_before=Before(signs | words("money_sign").keys() & money.keys(), is_alphanumeric),
        money=money,
        ordinal_before=Before(words("ordinal_before"), is_letter),
        ordinal_after=After(words("ordinal_after")),
        dotted_ordinals=flagged(_FILE, language, "dot"),
        dot_cue=Before(words("dot")),
        code_before=Before(words("code")),
        time_after=After(words("time_after"), " ", never=words("time_not")),
        time_before=Before(words("time_before")),
        month_before=Before(words("month_before")),
    )


def is_code_of_money(form: str) -> bool:
    """Return whether a folded form is an ISO 4217 code, which is money in capitals alone (TRY, not "try")."""
    return form.upper() in _WORLD_MONEY


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


def _money(language: str | None) -> dict[str, str]:
    money = {code.lower(): code for code in _WORLD_MONEY}
    locale = locale_of(language)
    if locale is not None:
        listed = [(name, code) for code in _WORLD_MONEY for name in _names_of_money(locale, code)]
        # Folded at once, which is quicker than one by one; no name has a line break.
        names = fold("\n".join(name for name, _ in listed)).splitlines()
        money |= {name: code for name, (_, code) in zip(names, listed, strict=True)}
    money |= cues(_FILE, language, "currency")
    return money


def _names_of_money(locale: Locale, code: str) -> list[str]:
    """Return what CLDR calls the money of an ISO 4217 code, its sign last."""
    names = {locale.currencies.get(code), *locale._data["currency_names_plural"].get(code, {}).values()}
    symbol = locale.currency_symbols.get(code)
    return [*sorted(filter(None, names)), *([symbol] if symbol and len(symbol) > 1 else [])]
