"""What is kept: what a sentence was read as, for several rooms ask in turn, and what was built for a language."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Found = TypeVar("Found")

# A sentence is shorter; a whole page is remembered only until two others were read.
_LONGEST = 1000
# More than the sentences of an event. All readings of 2048 sentences take some 15 MB (measured 2026-11 on news in
# a hundred languages).
_SENTENCES, _PAGES = 2048, 2
# More tags of languages than news has; pages may declare any.
_LANGUAGES = 512


def of_language(build: Callable[Asked, Found]) -> Callable[Asked, Found]:
    """Return ``build`` with what it built for the latest languages kept; not more, for a tag may be anything."""
    return wraps(build)(lru_cache(maxsize=_LANGUAGES)(build))  # type: ignore[return-value]


def remembered(
    read: Callable[Concatenate[str, Asked], tuple[Found, ...]],
) -> Callable[Concatenate[str, Asked], list[Found]]:
    """Return ``read``, which must depend on its arguments alone, with its latest answers kept.

    Each answer is a new list.
    """
    of_sentence, of_page = lru_cache(maxsize=_SENTENCES)(read), lru_cache(maxsize=_PAGES)(read)

    @wraps(read)
    def answer(text: str, /, *args: Asked.args, **kwargs: Asked.kwargs) -> list[Found]:
        found: tuple[Found, ...] = (of_sentence if len(text) <= _LONGEST else of_page)(text, *args, **kwargs)  # type: ignore[arg-type]
        return list(found)

    return answer
