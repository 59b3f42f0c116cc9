"""The words and signs beside numbers, as patterns for one language: comparators, scales, percent, money, ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

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


class Before(Struct, frozen=True):
    """Words looked for right before a number: a pattern that ends there, and what the text must end in to try it."""

    pattern: re.Pattern[str]
    endings: tuple[str, ...]

    def search(self, before: str) -> re.Match[str] | None:
        """Return the match of the words at the end of ``before``."""
        # Most numbers have none of them: looking at the end alone is forty times faster than the pattern.
        return self.pattern.search(before) if before.rstrip(" ").endswith(self.endings) else None


class QuantityWords(Struct, frozen=True):
    """Compiled patterns of one language; ``comparators``, ``scales`` and ``money`` map folded forms to values."""

    before: Before
    after: re.Pattern[str]
    before_values: dict[str, str]
    after_values: dict[str, str]
    scale: re.Pattern[str]
    scales: dict[str, Decimal]
    percent: re.Pattern[str]
    percents: dict[str, str]
    percent_before: Before
    percents_before: dict[str, str]
    money_after: re.Pattern[str]
    money_before: Before
    money: dict[str, str]
    ordinal_before: Before
    ordinal_after: re.Pattern[str]
    dotted_ordinals: bool
    dot_cue: Before
    code_before: Before
    time_after: re.Pattern[str]
    time_before: Before
    month_before: Before


def _any(forms: Iterable[str]) -> str:
    words = sorted({form for form in forms if form}, key=lambda f: (-len(f), f))
    return "|".join(re.escape(word) for word in words) or "(?!)"


def _before(forms: Iterable[str], boundary: str = r"(?<!\w)", filler: Iterable[str] = ()) -> Before:
    between = f"(?: ?(?:{_any(filler)}))?" if filler else ""
    pattern = re.compile(rf"{boundary}({_any(forms)}){between} ?$")
    return Before(pattern, tuple(sorted({form.rstrip(" ") for form in (*forms, *filler)} - {""})))


@cache
def quantity_words(language: str | None) -> QuantityWords:
    """Return the patterns of a language; without one, those of signs that all languages share."""

    def words(kind: str) -> dict[str, str]:
        return cues(_FILE, language, kind)

    # 300人以上, 300 명 이상: what is counted stands between the number and the comparator.
    counters = _any(cues("number_word_cues.tsv", language, "counter"))
    scales, money = _scales(language), _money(language)
    percents = {"%": "%", "٪": "%", "‰": "‰"} | words("percent") | words("permille")
    signs = {form for form in money if not form[0].isalpha() or "$" in form or is_code_of_money(form)}
    percent_before = words("percent_before") | words("permille_before")
    no_letter = f"(?<!{_LETTER})"
    return QuantityWords(
        before=_before(words("before"), no_letter, words("filler")),
        after=re.compile(rf"(?: ?(?:{counters}))? ?({_any(words('after'))})(?!{_LETTER})"),
        before_values=words("before"),
        after_values=words("after"),
        scale=re.compile(rf"[ -]?({_any(scales)})(?!{_LETTER})"),
        scales=scales,
        percent=re.compile(rf"[ -]?({_any(percents)})(?!{_LETTER})"),
        percents=percents,
        percents_before=percent_before,
        percent_before=_before(percent_before, ""),
        money_after=re.compile(rf"(?: |-|)(?:d'|de |of |di |do |af |av |από )?({_any(money)})(?!{_LETTER})"),
        money_before=_before(signs | words("money_sign").keys() & money.keys(), r"(?<![^\W_])"),
        money=money,
        ordinal_before=_before(words("ordinal_before"), no_letter),
        ordinal_after=re.compile(rf"({_any(words('ordinal_after'))})(?!{_LETTER})"),
        dotted_ordinals=flagged(_FILE, language, "dot"),
        dot_cue=_before(words("dot")),
        code_before=_before(words("code")),
        time_after=re.compile(rf" ?(?!{_any(words('time_not'))})({_any(words('time_after'))})(?!{_LETTER})"),
        time_before=_before(words("time_before")),
        month_before=_before(words("month_before")),
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
        for code in _WORLD_MONEY:
            names = {locale.currencies.get(code), *locale._data["currency_names_plural"].get(code, {}).values()}
            symbol = locale.currency_symbols.get(code)
            money |= {fold(name): code for name in sorted(filter(None, names))}
            if symbol and len(symbol) > 1:
                money[fold(symbol)] = code
    money |= cues(_FILE, language, "currency")
    return money
