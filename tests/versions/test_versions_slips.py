"""Slips: what a version has from its original is not the version's slip."""

from hexapla.versions import compare

ORIGINAL = (
    "The council met in Vinh Ha on 5 May 2024 and heard 41 speakers.",
    "The minister of Merovar said: “We go far and further.",
    "The 12 states of the basin will meet again in the autumn of 2026.",
)
VERSION = (
    "Le conseil s’est réuni à Vinh Ha le 5 mai 2024 et a entendu 41 orateurs.",
    "Le ministre de Merovar a dit : « Nous irons loin et plus loin encore.",
    "Les 12 États du bassin se réuniront de nouveau à l’automne 2026.",
)


def kinds(original, version):
    return [difference.kind for difference in compare(original, version)]


def test_a_quotation_that_the_original_left_open_is_not_the_version_s_slip(article):
    assert kinds(article("a", "en", *ORIGINAL), article("b", "fr", *VERSION)) == []


def test_a_quotation_that_the_original_closes_is_the_version_s_slip(article):
    whole = (ORIGINAL[0], ORIGINAL[1] + "”", ORIGINAL[2])
    assert kinds(article("a", "en", *whole), article("b", "fr", *VERSION)) == ["quotation-broken"]


def test_a_slip_of_the_original_elsewhere_excuses_nothing(article):
    moved = (ORIGINAL[0], ORIGINAL[1] + "”", *ORIGINAL[2:], "It is done.", "It is “over.")
    told = (*VERSION, "C’est fait.", "C’est fini.")
    assert kinds(article("a", "en", *moved), article("b", "fr", *told)) == ["quotation-broken"]


def test_a_number_lost_where_the_text_breaks_off_is_told_once(article):
    cut = (*VERSION[:2], "Les 12 États du bassin se réuniront de nouveau, comme le veut le plan, à l’automne de…")
    whole = (ORIGINAL[0], ORIGINAL[1] + "”", ORIGINAL[2])
    assert kinds(article("a", "en", *whole), article("b", "fr", *cut)) == ["quotation-broken", "truncated"]
