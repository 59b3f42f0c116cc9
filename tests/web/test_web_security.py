"""Who may write: those who know the token, from pages of ours, until the session ends."""

from collections.abc import Iterable
from http.cookies import SimpleCookie

import pytest
from itsdangerous import TimestampSigner
from starlette.requests import Request
from starlette.responses import Response

from hexapla.web import WebOptions
from hexapla.web.problems import Problem
from hexapla.web.security import (
    LONGEST_SESSION,
    Reviewing,
    close_session,
    knows_token,
    open_session,
    readable,
    reviewer,
    same_origin,
    writer,
)


def no_archive() -> None:
    raise AssertionError


PLAIN = WebOptions(no_archive, token="s3cret ☃")  # type: ignore[arg-type]
SECURE = WebOptions(no_archive, token="s3cret ☃", base_url="https://news.example/hexapla")  # type: ignore[arg-type]
OPEN = WebOptions(no_archive)  # type: ignore[arg-type]
OURS = {"host": "127.0.0.1:8000", "sec-fetch-site": "same-origin"}


def asked(method: str = "POST", **headers: str) -> Request:
    named: Iterable[tuple[str, str]] = ((name.replace("_", "-"), value) for name, value in headers.items())
    raw = [(name.encode(), value.encode("latin-1")) for name, value in named]
    scope = {"type": "http", "method": method, "scheme": "http", "path": "/", "query_string": b"", "headers": raw}
    return Request(scope | {"server": ("127.0.0.1", 8000)})


def cookie_of(name: str, options: WebOptions = PLAIN) -> SimpleCookie:
    response = Response()
    open_session(response, name, options)
    return SimpleCookie(response.headers["set-cookie"])


def sent(cookies: SimpleCookie) -> str:
    return "; ".join(f"{name}={one.value}" for name, one in cookies.items())


def test_only_the_token_is_the_token_and_without_one_nothing_is() -> None:
    assert knows_token("s3cret ☃", PLAIN)
    assert [knows_token(given, PLAIN) for given in ("", "s3cret", "s3cret ☃ ", "\ud800")] == [False] * 4
    assert not knows_token("", OPEN)


def test_a_session_is_a_cookie_that_no_script_reads_and_no_other_place_sends() -> None:
    cookies = cookie_of("  Ida Løvås ")
    ((name, one),) = cookies.items()
    assert (name, one["httponly"], one["samesite"], one["path"]) == ("hexapla", True, "strict", "/")
    assert (one["secure"], int(one["max-age"])) == ("", LONGEST_SESSION)
    assert "s3cret" not in one.value
    assert reviewer(asked("GET", cookie=sent(cookies)), PLAIN) == Reviewing("Ida Løvås", "session")
    ((name, one),) = cookie_of("Ida", SECURE).items()
    assert (name, one["secure"]) == ("__Host-hexapla", True)
    response = Response()
    close_session(response, PLAIN)
    assert SimpleCookie(response.headers["set-cookie"])["hexapla"]["max-age"] == "0"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Ida\u202eL\x00\r\n", "IdaL"),
        ("\u200b\u2066 ", ""),
        ("\u200c", ""),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("a" * 99, "a" * 80),
    ],
)
def test_a_name_has_nothing_that_is_not_seen(given: str, shown: str) -> None:
    assert readable(given) == shown
    assert reviewer(asked("GET", cookie=sent(cookie_of(given))), PLAIN) == Reviewing(shown, "session")


@pytest.mark.parametrize(
    "spoil", [lambda v: v[:-1], lambda v: "x" + v, lambda v: "", lambda v: "a.b.c", lambda v: v * 9]
)
def test_a_cookie_that_was_changed_is_nobody(spoil: object) -> None:
    value = cookie_of("Ida")["hexapla"].value
    assert reviewer(asked(cookie=f"hexapla={spoil(value)}"), PLAIN) is None  # type: ignore[operator]


def test_a_session_ends_with_its_time_and_with_its_token(monkeypatch: pytest.MonkeyPatch) -> None:
    cookie = sent(cookie_of("Ida"))
    other = WebOptions(no_archive, token="another")  # type: ignore[arg-type]
    assert reviewer(asked(cookie=cookie), other) is None
    assert reviewer(asked(cookie=cookie), OPEN) is None
    now = TimestampSigner.get_timestamp
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda self: now(self) + LONGEST_SESSION - 5)
    assert reviewer(asked(cookie=cookie), PLAIN) is not None
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda self: now(self) + LONGEST_SESSION + 5)
    assert reviewer(asked(cookie=cookie), PLAIN) is None


def test_a_program_gives_the_token_each_time() -> None:
    plain = WebOptions(no_archive, token="s3cret")  # type: ignore[arg-type]
    assert writer(asked(authorization="Bearer s3cret"), plain) == Reviewing("API", "token")
    named = asked(authorization="bearer s3cret", hexapla_reviewer="nightly job")
    assert writer(named, plain) == Reviewing("nightly job", "token")
    for header in ("Ida Løvås", "Ida Løvås".encode().decode("latin-1")):
        assert writer(asked(authorization="Bearer s3cret", hexapla_reviewer=header), plain).name == "Ida Løvås"
    assert reviewer(asked(authorization="Bearer wrong", cookie=sent(cookie_of("Ida", plain))), plain) is None


@pytest.mark.parametrize(
    ("method", "headers", "options", "ours"),
    [
        ("GET", {}, PLAIN, True),
        ("POST", {}, PLAIN, False),
        ("POST", {"sec_fetch_site": "same-origin"}, PLAIN, True),
        ("POST", {"sec_fetch_site": "same-site", "host": "a.example", "origin": "http://a.example"}, PLAIN, False),
        ("POST", {"sec_fetch_site": "cross-site"}, PLAIN, False),
        ("POST", {"sec_fetch_site": "none"}, PLAIN, False),
        ("POST", {"host": "a.example:8000", "origin": "http://a.example:8000"}, PLAIN, True),
        ("POST", {"host": "A.example", "origin": "http://a.example"}, PLAIN, True),
        ("POST", {"host": "a.example:8000", "origin": "http://a.example"}, PLAIN, False),
        ("POST", {"host": "a.example", "origin": "https://a.example"}, PLAIN, False),
        ("POST", {"host": "a.example", "origin": "null"}, PLAIN, False),
        ("POST", {"origin": "http://"}, PLAIN, False),
        ("POST", {"host": "127.0.0.1:8000", "origin": "https://news.example"}, SECURE, True),
        ("POST", {"host": "news.example", "origin": "http://news.example"}, SECURE, False),
        ("POST", {"host": "evil.example", "origin": "https://evil.example"}, SECURE, False),
    ],
)
def test_what_writes_comes_from_a_page_of_ours(
    method: str, headers: dict[str, str], options: WebOptions, ours: bool
) -> None:
    assert same_origin(asked(method, **headers), options) is ours


def test_who_may_not_write_is_told_why() -> None:
    cookie = sent(cookie_of("Ida"))
    assert writer(asked(cookie=cookie, **{k.replace("-", "_"): v for k, v in OURS.items()}), PLAIN).name == "Ida"
    told = []
    for request, options in (
        (asked(cookie=cookie), PLAIN),
        (asked(sec_fetch_site="same-origin"), PLAIN),
        (asked(authorization="Bearer x"), PLAIN),
        (asked(authorization="Bearer "), OPEN),
    ):
        with pytest.raises(Problem) as problem:
            writer(request, options)
        told.append(problem.value.status)
    assert told == [403, 401, 401, 403]
    with pytest.raises(Problem):
        open_session(Response(), "Ida", OPEN)
