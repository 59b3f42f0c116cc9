"""Where a text stood in a page: the blocks around it, in a form that a reader understands and other pages share."""

from __future__ import annotations

import re
from functools import lru_cache

MAX_CLASS = 24
"""Characters of a class name that are kept: enough to tell places apart, few enough to print."""

_NUMBER = re.compile(r"[0-9]+")


@lru_cache(maxsize=4096)
def short_path(path: str | None) -> str | None:
    """Return ``div.story > ul.related > li`` for a path ``div.story wide/ul.related/li.``: tags with their first class.

    Numbers in class names (``post-4711``, ``item2``) become ``0``, so that one place has one name on all of its pages.
    """
    if not path:
        return None
    return " > ".join(_named(*step.partition(".")[::2]) for step in path.split("/") if step) or None


def _named(tag: str, classes: str) -> str:
    first = _NUMBER.sub("0", classes.split(maxsplit=1)[0][:MAX_CLASS]) if classes.strip() else ""
    return f"{tag}.{first}" if first else tag
