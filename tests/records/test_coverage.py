"""Coverage: who carries a fact, who lacks it, who is only silent."""

from hexapla.records.coverage import cover


def test_only_versions_of_the_same_text_can_lack_a_fact(scene, telling):
    built = scene(
        telling("a", "vi", [(0, "Một.")]),
        telling("b", "en", [(0, "One.")], None, [], "translation", "a"),
        telling("c", "fr", [(0, "Un.")], None, [], "adaptation", "b"),
        telling("d", "es", [(None, "Uno.")], None, [], "independent"),
        telling("e", "de", [(None, "Eins.")], None, [], "translation", "d"),
    )
    found = cover({"b"}, built)
    assert (found.articles, found.absent) == (("b",), ("a", "c"))
    found = cover({"d"}, built)
    assert (found.articles, found.absent) == (("d",), ("e",))
    found = cover({"e"}, built)
    assert (found.articles, found.absent) == (("e",), ())


def test_a_circle_of_sources_ends(scene, telling):
    built = scene(
        telling("a", "vi", [(0, "Một.")], None, [], "copy", "b"),
        telling("b", "vi", [(0, "Một.")], None, [], "copy", "a"),
    )
    assert cover({"a"}, built).absent == ("b",)
