"""`ingest --fetch`: off unless it is said, and what was fetched is remembered once it is kept."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from reportedly.cli import watching
from reportedly.ingest import manners
from reportedly.ingest.fetch import Answer, refused
from reportedly.store.ledger import Ledger

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Kest Post</title>
<item><title>Ferry stopped</title><link>https://news.example/ferry</link>
<pubDate>Wed, 12 Mar 2025 08:30:00 +0000</pubDate>
<description>The harbour master said that no ferry had crossed the lake.</description></item>
</channel></rss>"""
URL = "https://news.example/feed.xml"


class Web:
    """Pages by address, in the place of the network."""

    def __init__(self) -> None:
        self.pages = {
            URL: Answer(url=URL, status=200, headers={"etag": '"one"'}, body=FEED.encode())
        }
        self.asked: list[str] = []

    def get(self, url, headers, most):
        self.asked.append(url)
        page = self.pages.get(url)
        if url.endswith("/robots.txt"):
            return Answer(url=url, status=404, headers={}, body=b"")
        if page is None:
            raise refused("the name is not known")
        if headers.get("If-None-Match") == page.headers.get("etag"):
            return replace(page, status=304, body=b"")
        return page


@pytest.fixture
def web(monkeypatch):
    found = Web()
    monkeypatch.setattr(manners, "Fetcher", lambda: found)
    monkeypatch.setattr(manners, "HOST_SECONDS", 0.0)
    return found


def test_nothing_is_fetched_unless_it_is_said(run, web, tmp_path) -> None:
    ran = run("ingest", URL, "--db", tmp_path / "desk.db")
    assert ran.code == 2
    assert "without --fetch" in ran.err
    assert web.asked == []
    assert not (tmp_path / "desk.db").exists()


def test_a_feed_is_fetched_into_the_ledger_and_then_only_what_is_new(run, web, tmp_path) -> None:
    db = tmp_path / "desk.db"
    ran = run("ingest", "--fetch", URL, "--db", db)
    assert (ran.code, web.asked) == (0, ["https://news.example/robots.txt", URL])
    with Ledger.open(db, create=False, read_only=True) as ledger:
        (row,) = ledger.reports().rows
        report = ledger.report(row.header.id)
    assert (report.publisher, report.url) == ("Kest Post", "https://news.example/ferry")
    assert report.capture.origin == f"{URL}:entry 1"
    memory = json.loads((tmp_path / "desk.db.fetched.json").read_text())
    assert memory[URL]["tag"] == '"one"'
    again = run("ingest", "--fetch", URL, "--db", db)
    assert "not asked again before" in again.err
    assert len(web.asked) == 2
    memory[URL]["again"] = "2025-01-01T00:00:00+00:00"
    (tmp_path / "desk.db.fetched.json").write_text(json.dumps(memory))
    later = run("ingest", "--fetch", URL, "--db", db)
    assert (later.code, "nothing new" in later.err) == (0, True)


def test_what_cannot_be_fetched_is_named_and_the_rest_is_taken(run, web, story, tmp_path) -> None:
    gone = "https://news.example/gone"
    ran = run("ingest", "--fetch", gone, story, URL, "--db", tmp_path / "desk.db")
    assert ran.code == 3
    assert f"{gone}: I110 a web address was not fetched (the name is not known)" in ran.err
    assert "2 reports seen" in ran.err


@pytest.mark.parametrize("more", [("--fetch",), ("--fetch", "--watch"), ("--watch",)])
def test_what_makes_no_sense_is_refused(run, web, story, tmp_path, more) -> None:
    assert run("ingest", *more, story, "--db", tmp_path / "desk.db").code == 2
    if "--watch" in more:
        assert run("ingest", *more, URL, story, "--db", tmp_path / "desk.db").code == 2


def test_feeds_are_watched_until_it_is_interrupted(run, web, tmp_path, monkeypatch) -> None:
    steps, waited = iter((False, True, False)), list[float]()

    def pause(seconds: float) -> None:
        waited.append(seconds)
        changes = next(steps, None)
        if changes is None:
            raise KeyboardInterrupt
        if changes:  # the feed has another entry
            body = FEED.replace("/ferry", "/school").replace("ferry had", "child had").encode()
            web.pages[URL] = replace(web.pages[URL], headers={"etag": '"two"'}, body=body)

    monkeypatch.setattr(watching, "sleep", pause)
    monkeypatch.setattr(manners, "APART", timedelta(seconds=-1))
    ran = run("ingest", "--fetch", "--watch", URL, "--db", tmp_path / "desk.db")
    assert ran.code == 130
    assert set(waited) == {watching.LOOK_SECONDS}
    assert "stopped: 2 reports seen, 2 new" in ran.err
    assert "nothing new" not in ran.err
