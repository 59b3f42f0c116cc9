"""Pages over HTTP: the same as the files, in the reader's language, sent once."""

import pytest
from lxml import html


@pytest.fixture(scope="module")
def event(client):
    return client.get("/api/v1/events").json()["events"][0]


def page(client, path, **headers):
    answer = client.get(path, headers=headers)
    assert answer.status_code == 200, path
    return html.fromstring(answer.content)


def test_every_link_of_a_page_leads_to_a_page(client, event):
    address = f"/events/{event['event']}"
    found = set()
    for link in page(client, address).xpath("//a/@href | //link/@href"):
        if not link.startswith(("http", "#")):
            found.add(str(client.base_url.join(address).join(link.partition("#")[0] or address)))
    assert len(found) > 5
    broken = [link for link in sorted(found) if client.get(link).status_code not in {200, 302, 303}]
    assert not broken


@pytest.mark.parametrize(
    ("asked", "language"),
    [("fr-CA,en;q=0.5", "fr"), ("de, ar;q=0.3", "ar"), ("no", "nb"), ("de", "en"), ("", "en"), ("fr;q=0, es", "es")],
)
def test_the_browser_says_in_which_language_to_speak(client, event, asked, language):
    found = page(client, f"/events/{event['event']}", **{"Accept-Language": asked})
    assert found.get("lang") == language


def test_an_address_says_it_better(client, event):
    found = page(client, f"/ar/events/{event['event']}", **{"Accept-Language": "fr"})
    assert (found.get("lang"), found.get("dir")) == ("ar", "rtl")


def test_what_a_reader_has_is_not_sent_again(client, event):
    address = f"/events/{event['event']}"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    french = client.get(address, headers={"If-None-Match": first.headers["etag"], "Accept-Language": "fr"})
    assert french.status_code == 200
    assert "Accept-Language" in french.headers["vary"]


@pytest.mark.parametrize("path", ["/events/nix", "/people/nix", "/series/nix", "/articles/nix", "/static/x.css", "/x"])
def test_what_is_not_there_is_said(client, path):
    assert client.get(path).status_code == 404


def test_the_list_of_events_is_asked_by_its_filters(client):
    whole = page(client, "/")
    total = len(whole.xpath("//article[contains(@class, 'entry')]"))
    asked = page(client, "/?language=ms&outlet=&from=&to=")
    some = len(asked.xpath("//article[contains(@class, 'entry')]"))
    assert 0 < some < total
    assert asked.xpath("//select[@name='language']/option[@selected]/@value") == ["ms"]
    assert client.get("/?from=2023-13").status_code == 400
    assert client.get("/?page=99").status_code == 404
    assert client.get("/?utm_source=letter").status_code == 200


def test_every_link_of_the_front_page_leads_somewhere(client):
    for address in ("/", "/?language=vi", "/fr/", "/search?q=2024", "/series/"):
        found = {
            str(client.base_url.join(address).join(link.partition("#")[0] or address))
            for link in page(client, address).xpath("//a/@href")
            if not link.startswith(("http", "#"))
        }
        assert not [link for link in sorted(found) if client.get(link).status_code not in {200, 302, 303}]


def test_a_search_shows_what_was_found(client):
    found = page(client, "/search?q=300")
    assert found.xpath("//mark")
    assert client.get("/search").status_code == 200
    assert client.get("/search?q=x&page=0").status_code == 404
