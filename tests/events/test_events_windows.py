"""Windows: what may be a word where no spaces are written."""

import zlib

from hypothesis import given
from hypothesis import strategies as st

from hexapla.events.runs import pieces, runs
from hexapla.events.transcription import transcribed
from hexapla.events.windows import LEAST, MOST, windows
from hexapla.language.codepoints import codepoints_of

TEXTS = st.text("山東本京東昨 กรุงเทพमြမြန་ལམསaの。", max_size=40)


def one_by_one(text: str, opening: str = "", most: int = 99) -> list[tuple[int, int, str]]:
    """Return the windows as a loop finds them: feature, number of consonants, text."""
    read = pieces(runs(text))
    parts = list(zip(read.run.tolist(), read.starts.tolist(), read.ends.tolist(), strict=True))
    keys = [key.decode() for key in transcribed(codepoints_of(text), read.starts, read.ends).texts()]
    found = []
    for width in range(2, MOST + 1):
        for first in range(len(parts) - width + 1):
            inside = parts[first : first + width]
            key = ""
            for piece in keys[first : first + width]:
                key += piece[1:] if key[-1:] == piece[:1] else piece
            if len({run for run, _, _ in inside}) == 1 and len(key) >= LEAST:
                key = key[:most]
                feature = zlib.crc32((opening + key).encode()) & ~7 | min(len(key), 7)
                found.append((feature, len(key), text[inside[0][1] : inside[-1][2]]))
    return found


@given(TEXTS)
def test_all_windows_at_once_are_those_one_by_one(text: str) -> None:
    found = windows(runs(text))
    spans = zip(found.starts.tolist(), found.ends.tolist(), strict=True)
    texts = [text[start:end] for start, end in spans]
    listed = list(zip(found.features.tolist(), found.lengths.tolist(), texts, strict=True))
    assert listed == one_by_one(text)


@given(TEXTS)
def test_stems_of_windows_are_of_their_first_consonants(text: str) -> None:
    assert windows(runs(text), b"~", 4).features.tolist() == [feature for feature, _, _ in one_by_one(text, "~", 4)]


def test_texts_with_spaces_have_none() -> None:
    assert len(windows(runs("The council of Havsund met")).features) == 0
