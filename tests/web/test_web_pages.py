"""Pages over HTTP: the same as the files, in the reader's language, sent once."""

from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree, html

from hexapla.archive.sqlite import SqliteArchive
from hexapla.web import feeds


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
        if not link.startswith(("http", "#", "data:")):
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


def test_an_id_that_a_person_had_earlier_leads_on_to_the_person(client):
    people = client.get("/api/v1/people?limit=100").json()["people"]
    told = (client.get(f"/api/v1/people/{one['id']}").json() for one in people)
    now, former = next((one["id"], one["former"][0]) for one in told if one.get("former"))
    for path in ("/people/", "/ar/people/", "/api/v1/people/"):
        moved = client.get(path + former, headers={"Accept": "text/html"})
        assert (moved.status_code, moved.headers["location"]) == (308, f"./{now}")
        assert client.get(str(moved.url.join(moved.headers["location"]))).status_code == 200
        assert client.get(path + "nobody-at-all").status_code == 404


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
    for address in ("/", "/?language=vi", "/fr/", "/search?q=2024", "/series/", "/people/", "/documents/", "/outlets/"):
        found = {
            str(client.base_url.join(address).join(link.partition("#")[0] or address))
            for link in page(client, address).xpath("//a/@href")
            if not link.startswith(("http", "#"))
        }
        assert not [link for link in sorted(found) if client.get(link).status_code not in {200, 302, 303}]


def test_a_search_shows_what_was_found(client):
    found = page(client, "/search?q=2024")
    assert found.xpath("//mark")
    assert client.get("/search").status_code == 200
    assert client.get("/search?q=x&page=0").status_code == 404


@pytest.mark.parametrize("name", ["feed", "differences"])
def test_feeds_are_valid_and_lead_to_pages(client, name):
    atom = client.get(f"/{name}.atom")
    assert atom.headers["content-type"] == "application/atom+xml"
    entries = etree.fromstring(atom.content).findall("{*}entry")
    links = [entry.find("{*}link").get("href") for entry in entries]
    assert links
    assert all(client.get(link.partition("#")[0]).status_code == 200 for link in links[:5])
    found = client.get(f"/{name}.json").json()
    assert [item["url"] for item in found["items"]] == links
    assert client.get(f"/{name}.atom?page=2").status_code == 200
    for page in ("x", "0", "101", "0000000019"):
        assert client.get(f"/{name}.atom?page={page}").status_code == 404


def test_what_is_asked_of_search_and_of_series_can_be_followed(client):
    assert client.get("/search.atom?q=2024").status_code == 200
    series = client.get("/api/v1/series").json()["series"][0]["id"]
    assert etree.fromstring(client.get(f"/series/{series}.atom").content).findall("{*}entry")
    assert client.get("/series/nix.atom").status_code == 404
    assert client.get("/feed.rss").status_code == 404


def test_sitemaps_name_pages_in_all_languages(client):
    places = etree.fromstring(client.get("/sitemap.xml").content).findall("{*}url/{*}loc")
    assert all(client.get(place.text).status_code == 200 for place in places[::50])
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").text
    assert client.get("/sitemap-9.xml").status_code == 404
    etree.fromstring(client.get("/news-sitemap.xml").content)
    etree.fromstring(client.get("/opensearch.xml").content)


def test_a_feed_reads_the_articles_of_many_events_at_once(client, monkeypatch):
    asked = []
    read = SqliteArchive.articles
    monkeypatch.setattr(SqliteArchive, "articles", lambda store, ids: asked.append(ids) or read(store, ids))
    feed = client.get("/feed.atom", headers={"Host": "feeds.example"})
    entries = etree.fromstring(feed.content).findall("{*}entry")
    assert len(entries) > 3
    assert 1 <= len(asked) < len(entries) / 2


def test_past_its_bound_a_sitemap_is_an_index_of_parts_that_hold_each_page_once(client, monkeypatch):
    def places(path, host="testserver"):
        content = client.get(path, headers={"Host": host}).content
        return [urlsplit(one.text).path for one in etree.fromstring(content).iter("{*}loc")]

    whole = places("/sitemap.xml")
    monkeypatch.setattr(feeds, "PAGES_A_SITEMAP", 17)
    parts = places("/sitemap.xml", "parts.example")
    told = [places(part, "parts.example") for part in parts]
    assert len(parts) > 3
    assert {len(part) for part in told[:-1]} == {17 * 7}
    assert sorted(one for part in told for one in part) == sorted(whole)
    assert client.get(f"/sitemap-{len(parts) + 1}.xml").status_code == 404


@pytest.mark.parametrize("host", ['evil"><script>', "evil/x", "evil/x#", "evil?", "a@evil", "evil b", "..", "evil%0d"])
def test_a_host_that_is_none_is_no_address(client, host):
    assert client.get("/feed.atom", headers={"Host": host}).status_code == 400
    assert "evil" not in client.get("/people/", headers={"Host": host}).text


@pytest.mark.parametrize("host", ["a.example", "a-b.example:8000", "127.0.0.1:1", "[::1]:8000"])
def test_a_host_is_the_place_where_there_is_no_other(client, host):
    assert f"http://{host}/".encode() in client.get("/robots.txt", headers={"Host": host.encode()}).content


@pytest.mark.parametrize(
    ("path", "way"),
    [
        ("/people", "people/"),
        ("/fr/series?x=1", "series/?x=1"),
        ("/fr", "fr/"),
        ("/search/?q=a%26b", "../search?q=a%26b"),
    ],
)
def test_a_slash_more_or_less_leads_on_wherever_the_reader_came_from(client, path, way):
    answer = client.get(path, headers={"Host": "evil.example"})
    assert (answer.status_code, answer.headers["location"]) == (307, way)
    assert client.get(urljoin(path, way)).status_code == 200


@pytest.mark.parametrize("path", ["//evil.example", "//evil.example/", "/x/", "/people//", "/nowhere", "/a%3Ab/"])
def test_a_slash_more_or_less_leads_nowhere_else(client, path):
    assert client.get(f"http://testserver{path}").status_code == 404
