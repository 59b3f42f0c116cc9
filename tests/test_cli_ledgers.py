"""The ledger of outlets as a person sees it."""

from io import StringIO

from rich.console import Console

from hexapla.cli.ledgers import show_ledger
from hexapla.values.outlet import SetAside


def test_a_table_an_outlet_names_reason_pages_language_and_text_on_one_line_each() -> None:
    lines = [
        SetAside("post.example", "comment counter", "Komen (0)", "ms", True, 12, ("a", "b")),
        SetAside("post.example", "footer", "The Post\n\x1b[31m" + "of Merovar " * 40, None, False, 3, ("a",)),
        SetAside(None, "share", "[b]Share[/b]", "en", False, 1, ("c",)),
    ]
    answer = StringIO()
    Console(width=80, file=answer).print(show_ledger(lines))
    shown = [line.rstrip() for line in answer.getvalue().splitlines()]
    assert shown[0] == "post.example"
    assert shown[1].split() == ["set", "aside", "as", "pages", "language", "text"]
    assert shown[2].split() == ["comment", "counter", "12", "ms", "≠", "Komen", "(0)"]
    assert shown[3].startswith("footer           3")
    assert (shown[3].endswith("…"), "\x1b" in shown[3]) == (True, False)
    assert shown[4] == "no outlet"
    assert shown[6].endswith("[b]Share[/b]")
    assert len(shown) == 7
