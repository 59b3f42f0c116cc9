"""Downloads: an event as a file, beside its page."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from hexapla import pipeline
from hexapla.pipeline.downloading import DownloadKind
from hexapla.web.conditional import Made, Recipe
from hexapla.web.endpoints import JSON, Asked, Endpoint

MEDIA_TYPES: dict[DownloadKind, str] = {
    "json": JSON,
    "csv": "text/csv; charset=utf-8; header=present",
    "tmx": "application/x-tmx+xml",
}
_SUMMARIES: dict[DownloadKind, str] = {
    "json": "The record of an event, as a file",
    "csv": "The facts of an event, as a table",
    "tmx": "The versions of an event, as a translation memory",
}


def _download(kind: DownloadKind) -> Callable[[Asked], Recipe]:
    def view(asked: Asked) -> Recipe:
        library = asked.library
        key = library.event_key(asked.id, lambda event: f"/events/{quote(event, safe='')}.{kind}")

        def make() -> Made:
            content = pipeline.download(library.archive, library.record(asked.id), kind)
            return Made(content, {"Content-Disposition": f'attachment; filename="event-{asked.id}.{kind}"'})

        return Recipe(key, MEDIA_TYPES[kind], make)

    return view


def _endpoint(kind: DownloadKind) -> Endpoint:
    return Endpoint(
        f"event_{kind}",
        f"/events/{{id}}.{kind}",
        _SUMMARIES[kind],
        _download(kind),
        subject="event",
        media_type=MEDIA_TYPES[kind],
    )


ENDPOINTS = tuple(map(_endpoint, MEDIA_TYPES))
