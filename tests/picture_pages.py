"""Pictures of every kind of page, for people to look at: wide and narrow, light and dark, English and Arabic.

    python tests/picture_pages.py FOLDER [KIND ...]

Builds the sample (or takes the archive that HEXAPLA_ARCHIVE names, which is copied), serves it, and writes
FOLDER/KIND-LANGUAGE-COLOURS-WIDTH.png; says where a page is wider than its window, and what went wrong in it.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import AbstractContextManager
from itertools import product
from pathlib import Path

from browsing import TOKEN, Reader, opened, overflow, serving, signed_in
from commands import call
from page_kinds import NAMES, kinds, remember_former

SAMPLE = Path(__file__).parent.parent / "sample"
SIZES = ({"width": 1440, "height": 900}, {"width": 390, "height": 844})
LOOKS = tuple(product(("light", "dark"), SIZES))


def main(folder: Path, wanted: tuple[str, ...]) -> None:
    """Write the pictures of the kinds of pages that are wanted."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, opened() as browser, served(Path(scratch)) as place:
        reader = Reader(browser, place)
        for language in ("en", "ar"):
            picture(reader, language, folder, wanted)
        reader.close()
    sys.stdout.writelines(f"{line}\n" for line in sorted(set(reader.trouble)))


def served(scratch: Path) -> AbstractContextManager[str]:
    """Serve the archive; whoever knows the token may review."""
    return serving(prepared(scratch / "archive.db"), "--token", TOKEN)


def prepared(archive: Path) -> Path:
    """Return an archive of its own that has a page of every kind."""
    if "HEXAPLA_ARCHIVE" in os.environ:
        shutil.copy(os.environ["HEXAPLA_ARCHIVE"], archive)
    else:
        done = call("build", "pages", "--archive", archive, "--glossary", "glossary.csv", cwd=SAMPLE)
        assert done.returncode == 0, done.stderr
    remember_former(archive)
    return archive


def picture(reader: Reader, language: str, folder: Path, wanted: tuple[str, ...]) -> None:
    """Write the pictures in one language of the interface."""
    visitor, reviewer = reader.window(locale=language), reader.window(locale=language)
    signed_in(reviewer)
    for name, path in kinds(lambda path: visitor.request.get(path).text()).items():
        if name not in wanted:
            continue
        page = reviewer if name == "dossier" else visitor
        page.goto(path)
        for colours, size in LOOKS:
            page.emulate_media(color_scheme=colours)
            page.set_viewport_size(size)
            page.screenshot(path=folder / f"{name}-{language}-{colours}-{size['width']}.png", full_page=True)
            if (wider := overflow(page)) > 0:
                sys.stdout.write(f"{name} in {language} is {wider} pixels wider than a window of {size['width']}\n")


if __name__ == "__main__":
    if len(sys.argv) < 2 or set(sys.argv[2:]) - set(NAMES):
        raise SystemExit(f"{__doc__}\nKinds: {', '.join(NAMES)}")
    main(Path(sys.argv[1]), tuple(sys.argv[2:]) or NAMES)
