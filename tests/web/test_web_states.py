"""What is kept is what would be made: after reviews, what takes them back, builds, and what a build does half."""

import shutil
from functools import partial

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from hexapla import pipeline
from hexapla.archive.contract import ArticleRow
from hexapla.archive.sqlite import SqliteArchive
from hexapla.pipeline.listing import update_gathered, update_listing
from hexapla.web import WebOptions, create_app

WHO = pipeline.Reviewer("Ana", "2024-05-06T07:08:09+00:00", "looked")


class Silent:
    def begin(self, step, total):
        pass

    def advance(self):
        pass

    def end(self):
        pass


@pytest.fixture(scope="module")
def place(sample_build, tmp_path_factory):
    path = tmp_path_factory.mktemp("states") / "archive.db"
    shutil.copy(sample_build["archive"], path)
    return path


@pytest.fixture(scope="module")
def archive(place):
    archive = SqliteArchive(str(place))
    yield archive
    archive.close()


def reader(path, **more):
    return TestClient(create_app(WebOptions(partial(SqliteArchive, str(path))), **more), follow_redirects=False)


@pytest.fixture(scope="module")
def kept(place, tmp_path_factory):
    """Return a reader of an application that has been running since the beginning, and shares what it makes."""
    with reader(place, shelf=tmp_path_factory.mktemp("shelf")) as client:
        yield client


def addresses(archive):
    events = sorted(archive.record_keys())
    one = next(archive.records(events[:1]))
    near = {seen.event for id in archive.people_at(one.id) for seen in archive.person(id).appearances}
    some = [event for event in events if event in {*events[:2], *near}][:4]
    return [
        *(f"/events/{event}" for event in some),
        *(f"/articles/{version.id}" for version in one.articles[:2]),
        *(f"/api/v1/events/{event}" for event in some[:2]),
        f"/events/{one.id}.csv",
    ]


def answers(client, archive):
    found = {address: client.get(address) for address in addresses(archive)}
    return {address: (one.status_code, one.headers["etag"], one.content) for address, one in found.items()}


def changed(before, after):
    """Return the addresses at which something else is told; the tag of each says so, and of no other."""
    assert before.keys() == after.keys()
    tags = {address for address in before if before[address][1] != after[address][1]}
    assert {address for address in before if before[address][2] != after[address][2]} <= tags
    return tags


def same_as_fresh(kept, archive, place):
    """Assert that what was kept is what an application tells that has just started; returns it."""
    told = answers(kept, archive)
    with reader(place) as fresh:
        assert told == answers(fresh, archive)
    return told


def of(event, record, told):
    own = {version.id for version in record.articles}
    return {one for one in told if event in one or one.rpartition("/")[2] in own}


def test_a_review_and_taking_it_back_change_what_tells_of_that_event_alone(place, archive, kept):
    first = same_as_fresh(kept, archive, place)
    event = sorted(archive.record_keys())[0]
    record = next(archive.records([event]))
    fact = next(one.id for one in pipeline.reviewables(archive, event) if one.kind == "quantity")
    before = first
    for action in (
        partial(pipeline.judge, archive, event, [fact], pipeline.Ruling("reject", {}), WHO),
        partial(pipeline.mark_reviewed, archive, event, WHO),
    ):
        action()
        after = same_as_fresh(kept, archive, place)
        assert f"/events/{event}" in changed(before, after) <= of(event, record, after) | beside(record)
        before = after
    update_gathered(archive, Silent())
    pipeline.undo(archive, event, fact, WHO)
    pipeline.undo(archive, event, None, WHO)
    update_gathered(archive, Silent())
    assert same_as_fresh(kept, archive, place) == first


def beside(record):
    """The pages of the turns beside an event in its series: they tell its row of the list."""
    series = record.series
    return {f"/events/{one}" for one in (series.previous, series.next) if one} if series else set()


def test_what_a_build_changes_is_told_anew_step_by_step(place, archive, kept):
    event = sorted(archive.record_keys())[0]
    record, key = next(archive.records([event])), archive.record_key(event)
    article = next(archive.articles([record.articles[0].id]))
    row = archive.article_rows()[article.id]
    before = same_as_fresh(kept, archive, place)
    other = replace(article, title="Another title", blocks=(*article.blocks, replace(article.blocks[0], text="More.")))
    archive.put_articles([(ArticleRow(row.id, "new", row.location, "new", row.learned), other)])
    half = same_as_fresh(kept, archive, place)
    assert changed(before, half) <= of(event, record, half)
    other_record = replace(record, titles={**record.titles, "en": "Another title"}, people=record.people[1:])
    archive.add_records([(f"new {key}", other_record)])
    same_as_fresh(kept, archive, place)
    update_listing(archive, Silent())
    update_gathered(archive, Silent())
    told = same_as_fresh(kept, archive, place)
    assert b"Another title" in told[f"/events/{event}"][2]
    # Back again, by the same keys.
    archive.put_articles([(row, article)])
    archive.add_records([(key, record)])
    update_listing(archive, Silent())
    update_gathered(archive, Silent())
    assert same_as_fresh(kept, archive, place) == before


def test_what_is_made_while_the_archive_changes_is_sent_and_not_kept(place, archive, kept, monkeypatch):
    event = sorted(archive.record_keys())[1]
    library = kept.app.state.library
    read, calls = library.event_state, []

    def changing(name):
        calls.append(name)
        return f"{read(name)} {len(calls)}"

    monkeypatch.setattr(library, "event_state", changing)
    one = kept.get(f"/events/{event}")
    assert (one.status_code, one.headers["cache-control"]) == (200, "no-store")
    assert "etag" not in one.headers
    assert len(calls) == 2
    monkeypatch.undo()
    assert kept.get(f"/events/{event}").headers["cache-control"] == "no-cache"


def test_processes_share_what_they_made(place, archive, tmp_path):
    event = sorted(archive.record_keys())[1]
    with reader(place, shelf=tmp_path) as one, reader(place, shelf=tmp_path) as other:
        told = one.get(f"/events/{event}")
        assert list(tmp_path.iterdir())
        other.app.state.library.record = None  # it cannot make the page
        again = other.get(f"/events/{event}")
        assert (again.content, again.headers["etag"]) == (told.content, told.headers["etag"])
        plain = other.get(f"/events/{event}", headers={"Accept-Encoding": "identity"})
        assert plain.content == told.content
        assert "content-encoding" not in plain.headers
