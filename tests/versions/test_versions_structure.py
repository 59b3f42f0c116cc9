"""Structure: paragraphs that one text has and the other has not."""

from hexapla.versions import compare

ORIGINAL = (
    "The council met in Vinh Ha on 5 May 2024 and heard 41 speakers.",
    "The 12 states of the basin will meet again in the autumn of 2026.",
)
VERSION = (
    "Le conseil s’est réuni à Vinh Ha le 5 mai 2024 et a entendu 41 orateurs.",
    "Les 12 États du bassin se réuniront de nouveau à l’automne 2026.",
)


def kinds(original, version):
    return [difference.kind for difference in compare(original, version)]


def test_the_title_of_one_page_is_the_first_paragraph_of_another(article):
    title, first = "The council of the basin met in Vinh Ha", "Le conseil du bassin s’est réuni à Vinh Ha."
    original, version = article("a", "en", *ORIGINAL, title=title), article("b", "fr", first, *VERSION)
    assert "paragraph-added" not in kinds(original, version)
    assert "paragraph-added" in kinds(article("a", "en", *ORIGINAL), version)
