"""Conditional answers: what a reader has already is not sent again, and what was made is not made again."""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from threading import Lock

import anyio
import msgspec
from anyio import CapacityLimiter, to_thread
from msgspec import Struct
from msgspec.structs import replace
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from hexapla import __version__
from hexapla.web.shelf import Shelf

_SMALLEST = 1_000
"""Bytes from which compressing saves a packet."""
_LEVEL = 5
ROOM = 64 * 1024 * 1024
"""Bytes of answers that are kept in a process; an event's page takes near 20,000."""
_BESIDE = 600
"""Bytes that an answer takes beside what it says: its tag, its headers, its place among the others (measured: 570)."""
_MAKERS = 2
"""Answers that are made at once in a process. Whoever asks for what is there already does not wait for them."""
FRESH = "no-cache"
"""Readers and proxies may keep what they got, and ask each time whether it still holds."""


class Made(Struct, frozen=True):
    """What an answer says, and headers that tell of it."""

    content: bytes
    headers: Mapping[str, str] = {}


class Recipe(Struct, frozen=True):
    """How an answer is made, under the key of all that it is made from but the address.

    ``vary`` names the headers of a request that the answer hangs on besides its address; what of them matters is a part
    of the key. ``private`` answers are for one reader: no proxy keeps them. ``asked``: the answer hangs on the query of
    the address; where it does not, nobody has a page made again by adding one. ``holds`` says whether the key still is
    that of what the answer is made from: what was made while the archive changed is sent, and not kept.
    """

    key: str
    media_type: str
    make: Callable[[], Made]
    vary: tuple[str, ...] = ()
    private: bool = False
    asked: bool = True
    holds: Callable[[], bool] = lambda: True


class Body(Struct, frozen=True):
    """What is sent: compressed where that saves something, as nearly all readers take it so. ``sure``: to be kept."""

    content: bytes
    packed: bool
    headers: Mapping[str, str]
    sure: bool = True

    @property
    def plain(self) -> bytes:
        """What it says, as it is."""
        return gzip.decompress(self.content) if self.packed else self.content

    @property
    def size(self) -> int:
        """The bytes it takes."""
        return len(self.content) + _BESIDE


msgspec.msgpack.Decoder(Body)  # learned before threads read bodies: of two that begin at once one fails in C


class Answers:
    """Bodies that were made, the ones asked for last; safe to use from several threads.

    What a process does not have it looks for on the ``shelf``, where it has one, which other processes fill too.
    """

    def __init__(self, room: int = ROOM, shelf: Shelf | None = None) -> None:
        """Keep at most ``room`` bytes."""
        self._room = room
        self._shelf = shelf
        self._used = 0
        self._kept: OrderedDict[str, Body] = OrderedDict()
        self._lock = Lock()
        self._turns: dict[str, tuple[anyio.Lock, int]] = {}
        self._makers = CapacityLimiter(_MAKERS)

    async def get(self, tag: str, recipe: Recipe) -> Body:
        """Return what is kept under ``tag``, or what ``recipe`` gives: once, however many ask at the same time."""
        found = self.kept(tag)
        if found is not None:
            return found
        async with self._turn(tag):
            found = self.kept(tag)
            if found is not None:
                return found
            shelf = None if recipe.private else self._shelf
            found = await to_thread.run_sync(self._fetched, tag, shelf) if shelf is not None else None
            if found is not None:
                return found
            return await to_thread.run_sync(self._made, tag, recipe, shelf, limiter=self._makers)

    def kept(self, tag: str) -> Body | None:
        """Return what is kept under ``tag``."""
        with self._lock:
            found = self._kept.get(tag)
            if found is not None:
                self._kept.move_to_end(tag)
            return found

    @asynccontextmanager
    async def _turn(self, tag: str) -> AsyncIterator[None]:
        """Let one after the other in; only the event loop calls this."""
        lock, waiting = self._turns.get(tag, (anyio.Lock(), 0))
        self._turns[tag] = lock, waiting + 1
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._turns.pop(tag)
            if waiting > 1:
                self._turns[tag] = lock, waiting - 1

    def _fetched(self, tag: str, shelf: Shelf) -> Body | None:
        found = shelf.get(tag, Body)
        if found is not None:
            self._put(tag, found)
        return found

    def _made(self, tag: str, recipe: Recipe, shelf: Shelf | None) -> Body:
        body = _body(recipe.make())
        if not recipe.holds():
            return replace(body, sure=False)
        self._put(tag, body)
        if shelf is not None and body.packed:
            shelf.put(tag, body)
        return body

    def _put(self, tag: str, body: Body) -> None:
        with self._lock:
            if body.size > self._room // 8 or tag in self._kept:
                return
            self._kept[tag] = body
            self._used += body.size
            while self._used > self._room:
                _, gone = self._kept.popitem(last=False)
                self._used -= gone.size


async def respond(request: Request, read: Callable[[], Recipe]) -> Response:
    """Return the answer to a request, or that the reader has it already; ``read`` says in a thread how it is made."""
    recipe = await run_in_threadpool(read)
    tag = _tag(request, recipe)
    headers = {
        "ETag": tag,
        "Cache-Control": f"private, {FRESH}" if recipe.private else FRESH,
        "Vary": ", ".join(("Accept-Encoding", *recipe.vary)),
    }
    if _has(request, tag):
        return Response(status_code=304, headers=headers)
    body = await request.app.state.answers.get(tag, recipe)
    if not body.sure:
        headers = {"Cache-Control": "no-store"}
    headers.update(body.headers)
    content = body.content
    if body.packed and _takes_gzip(request):
        headers["Content-Encoding"] = "gzip"
    else:
        content = body.plain
    return Response(content, headers=headers, media_type=recipe.media_type)


def _body(made: Made) -> Body:
    plain = made.content
    packed = gzip.compress(plain, _LEVEL, mtime=0) if len(plain) >= _SMALLEST else plain
    return Body(packed, True, made.headers) if len(packed) < len(plain) else Body(plain, False, made.headers)


def _tag(request: Request, recipe: Recipe) -> str:
    """Return the ETag: weak, for one stands for the plain and the compressed form."""
    parts = (__version__, recipe.media_type, recipe.key, request.url.path, request.url.query if recipe.asked else "")
    told = "\0".join(parts).encode("utf-8", "replace")
    return f'W/"{hashlib.blake2b(told, digest_size=16).hexdigest()}"'


def _has(request: Request, tag: str) -> bool:
    asked = request.headers.get("if-none-match", "")
    return any(one.strip() in {tag, tag.removeprefix("W/"), "*"} for one in asked.split(","))


def _takes_gzip(request: Request) -> bool:
    for one in request.headers.get("accept-encoding", "").lower().split(","):
        name, _, rest = one.partition(";")
        if name.strip() in {"gzip", "*"}:
            return rest.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
