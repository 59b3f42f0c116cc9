"""Reviewing: signing in with the token, and saying what is right, wrong, one event or two."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TypeAlias
from urllib.parse import parse_qs, quote, unquote, urlsplit

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hexapla import pipeline
from hexapla.editions import DossierView, login_page
from hexapla.errors import HexaplaError
from hexapla.web.library import Library
from hexapla.web.limits import LONGEST_PATH
from hexapla.web.options import WebOptions
from hexapla.web.pages import HTML, both
from hexapla.web.printing import print_dossier
from hexapla.web.problems import Problem
from hexapla.web.queries import read_id
from hexapla.web.security import close_session, knows_token, open_session, readable, reviewer, same_origin, writer
from hexapla.web.visits import edition_of

_LONGEST_NOTE = 1_000
_LONGEST_NUMBER = 6
_MOST_FIELDS = 2_000  # a form that splits an event of many versions names each
Form: TypeAlias = Mapping[str, Sequence[str]]
Action: TypeAlias = Callable[[Library, str, Form, pipeline.Reviewer], None]


async def sign_in(request: Request) -> Response:
    """Show the form, or take what was filled in."""
    options = _options(request)
    edition = edition_of(request)
    if request.method != "POST":
        return _html(login_page(edition, _onward(request.query_params.get("next", ""))))
    if not same_origin(request, options):
        raise Problem(403, "this was sent from a page of another place, and nobody was let in")
    form = await _form(request)
    name, onward = readable(_one(form, "name")), _onward(_one(form, "next"))
    if not name or not knows_token(_one(form, "token"), options):
        return _html(login_page(edition, onward, "wrong"), HTTPStatus.FORBIDDEN)
    response = RedirectResponse(onward, HTTPStatus.SEE_OTHER)
    open_session(response, name, options)
    return response


async def sign_out(request: Request) -> Response:
    """Forget who reviews here."""
    options = _options(request)
    writer(request, options)
    response = RedirectResponse("/", HTTPStatus.SEE_OTHER)
    close_session(response, options)
    return response


async def review(request: Request) -> Response:
    """Show the dossier of an event, or take what a reviewer says of it."""
    options = _options(request)
    name = read_id(request, "event")
    library: Library = request.app.state.library
    if request.method == "POST":
        who = writer(request, options)
        form = await _form(request)
        return await run_in_threadpool(_said, request, library, name, (form, who.name))
    reading = reviewer(request, options)
    if reading is None:
        return RedirectResponse(f"/login?next={quote(request.url.path)}", HTTPStatus.SEE_OTHER)
    edition = edition_of(request, reviewing=True)
    return _html(
        await run_in_threadpool(print_dossier, library, name, edition, DossierView(_sheet(request), "", reading.name))
    )


def _said(request: Request, library: Library, event: str, what: tuple[Form, str]) -> Response:
    form, name = what
    action = _ACTIONS.get(_one(form, "action"))
    if action is None:
        raise Problem(400, "there is no such action", {"allowed": sorted(_ACTIONS)})
    who = pipeline.Reviewer(name, datetime.now(UTC).isoformat(timespec="seconds"), _note(form))
    try:
        action(library, event, form, who)
    except HexaplaError as error:
        edition = edition_of(request, reviewing=True)
        page = print_dossier(library, event, edition, DossierView(_sheet(request), str(error), name))
        return _html(page, HTTPStatus.UNPROCESSABLE_ENTITY)
    anchor = _one(form, "fact") or ("log" if _one(form, "number") else "whole")
    sheet = f"?page={_sheet(request)}" if _sheet(request) > 1 else ""
    later = BackgroundTask(library.regather)
    return RedirectResponse(f"{request.url.path}{sheet}#{quote(anchor)}", HTTPStatus.SEE_OTHER, background=later)


def _sheet(request: Request) -> int:
    """Return which sheet of a dossier is read; what is none is the first."""
    asked = request.query_params.get("page", "1")
    return int(asked) if asked.isdecimal() and len(asked) <= _LONGEST_NUMBER else 1


def _judge(library: Library, event: str, form: Form, who: pipeline.Reviewer) -> None:
    verdict = _one(form, "action")
    values = {_one(form, "field"): _one(form, "value")} if verdict == "correct" else {}
    pipeline.judge(library.archive, event, [_one(form, "fact")], pipeline.Ruling(verdict, values), who)  # type: ignore[arg-type]


def _mark(library: Library, event: str, form: Form, who: pipeline.Reviewer) -> None:
    pipeline.mark_reviewed(library.archive, event, who)


def _undo(library: Library, event: str, form: Form, who: pipeline.Reviewer) -> None:
    pipeline.undo(library.archive, event, _one(form, "fact") or _one(form, "number") or None, who)


def _merge(library: Library, event: str, form: Form, who: pipeline.Reviewer) -> None:
    other = unquote(_path(_one(form, "other").strip()).rstrip("/").rpartition("/")[2])
    pipeline.merge_events(library.archive, event, [other.removesuffix(".html")], who)


def _split(library: Library, event: str, form: Form, who: pipeline.Reviewer) -> None:
    pipeline.split_event(library.archive, event, tuple(form.get("article", ())), who)


_ACTIONS: Mapping[str, Action] = {
    "accept": _judge,
    "reject": _judge,
    "correct": _judge,
    "reviewed": _mark,
    "undo": _undo,
    "merge": _merge,
    "split": _split,
}


def _options(request: Request) -> WebOptions:
    """Return what the application was told.

    Raises:
        Problem: 404, nobody reviews here.
    """
    options: WebOptions = request.app.state.options
    if not options.token:
        raise Problem(404, "nobody reviews here: this place was started without a token, and is read-only")
    return options


async def _form(request: Request) -> Form:
    """Return the fields of a form; what is no such form has none."""
    try:
        body = await request.body()
    except ClientDisconnect:
        raise Problem(400, "this form ended before its end") from None
    try:
        return parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise Problem(400, "this is no form that was filled in here") from None


def _one(form: Form, name: str) -> str:
    return next(iter(form.get(name, ())), "")


def _note(form: Form) -> str | None:
    return _one(form, "note").strip()[:_LONGEST_NOTE] or None


def _onward(path: str) -> str:
    """Return where a reviewer goes on: a path of ours, whatever an address asks."""
    ours = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if ours and path.isprintable() and len(path) <= LONGEST_PATH else "/"


def _path(address: str) -> str:
    """Return the path of an address; what is no address is taken as it stands."""
    try:
        return urlsplit(address).path
    except ValueError:
        return address


def _html(content: bytes, status: int = HTTPStatus.OK) -> Response:
    return Response(content, status, {"Cache-Control": "no-store", "Content-Type": HTML})


def review_routes() -> list[Route]:
    """Return the routes by which people review."""
    return [
        *both("/login", sign_in, ("GET", "POST")),
        *both("/logout", sign_out, ("POST",)),
        *both("/events/{id}/review", review, ("GET", "POST")),
    ]
