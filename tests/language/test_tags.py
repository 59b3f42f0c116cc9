"""Short BCP 47 tags."""

import pytest
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

from hexapla.language.tags import aliases, normalise, scripts_of, with_script


@pytest.mark.parametrize(
    ("tag", "short"),
    [
        ("no", "nb"),
        ("nb_NO", "nb"),
        ("nb-NO", "nb"),
        ("nob", "nb"),
        ("nn-NO", "nn"),
        ("iw", "he"),
        ("in", "id"),
        ("in-ID", "id"),
        ("mo", "ro"),
        ("tl", "fil"),
        ("tgl", "fil"),
        ("fil-PH", "fil"),
        ("pt_BR", "pt"),
        ("fr-CA", "fr"),
        ("EN", "en"),
        ("en-x-private", "en"),
        ("de-1996", "de"),
        ("ca-ES-valencia", "ca"),
        ("en_US.UTF-8", "en"),
        ("nb, nn", "nb"),
        ("zh-CN", "zh"),
        ("zh-TW", "zh-Hant"),
        ("zh_HK", "zh-Hant"),
        ("zho-TW", "zh-Hant"),
        ("zh-Hans-CN", "zh"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh-yue", "yue"),
        ("yue-HK", "yue"),
        ("sr-Latn-RS", "sr-Latn"),
        ("sr-Cyrl", "sr"),
        ("sh", "sr-Latn"),
        ("az-Cyrl-AZ", "az-Cyrl"),
        ("az-Latn", "az"),
        ("uz_Cyrl", "uz-Cyrl"),
        ("pa-Arab", "pa-Arab"),
        ("mn-Mong-CN", "mn-Mong"),
        ("kk-Latn", "kk-Latn"),
        ("kmr", "ku"),
        ("ku-Arab", "ckb"),
        ("en-Latn", "en"),
        ("eng", "en"),
        ("swh", "sw"),
        ("x default", None),
        ("x-default", None),
        ("und", None),
        ("mul", None),
        ("english", None),
        ("e", None),
        ("-", None),
        ("", None),
        (None, None),
        ("ｅｎ", None),
        ("en\x00", None),
        ("<script>", None),
        ("a" * 100_000, None),
    ],
)
def test_tags_are_normalised(tag: str | None, short: str | None) -> None:
    assert normalise(tag) == short


@pytest.mark.parametrize("tag", sorted({*aliases(), *get_global("language_aliases")}))
def test_an_alias_leads_to_a_tag_that_stands_for_itself(tag: str) -> None:
    short = normalise(tag)
    assert short == normalise(short)


@given(st.one_of(st.text(max_size=60), st.from_regex(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,5}", fullmatch=True)))
def test_any_string_gives_a_tag_that_stands_for_itself_or_none(tag: str) -> None:
    short = normalise(tag)
    assert short is None or (short.isascii() and short == normalise(short) and len(short) <= 11)


def test_a_script_is_named_only_where_a_language_is_written_in_several() -> None:
    assert with_script("sr", "Latn") == "sr-Latn"
    assert with_script("sr", "Cyrl") == "sr"
    assert with_script("en", "Cyrl") == "en"
    assert with_script("fr", None) == "fr"
    assert scripts_of("sr") == {"Cyrl", "Latn"}
    assert scripts_of("vi") == {"Latn"}
    assert scripts_of("qqq") == frozenset()
