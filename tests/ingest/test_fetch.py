"""Fetching: only the open internet is reached, only what is new is asked for, nothing is lost."""

import gzip
import json
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reportedly.errors import BadConfiguration, IssueCode, UnreadableInput
from reportedly.ingest.fetch import Fetcher, target_of
from reportedly.ingest.fetch_memory import Known, Memory, memory_path
from reportedly.ingest.fetched import receive_answer
from reportedly.ingest.manners import Manners
from reportedly.ingest.open_net import is_open

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Kest Post</title>
<item><title>Ferry stopped</title><link>https://news.example/ferry</link>
<pubDate>Wed, 12 Mar 2025 08:30:00 +0000</pubDate>
<description>The harbour master said that no ferry had crossed the lake since Monday.</description>
</item></channel></rss>"""
PAGE = (
    "<html><head><title>Bridge closed</title>"
    '<link rel="canonical" href="https://news.example/bridge"></head><body><article>'
    "<p>The mayor of Marrow said on Tuesday that the bridge had been closed to lorries.</p>"
    "</article></body></html>"
)
PUBLIC = "93.184.215.14"
NOON = datetime(2025, 3, 20, 12, 0, tzinfo=UTC)


class Site:
    """A server of this machine that a fetcher takes for one of the open internet."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                told = {name.lower(): value for name, value in self.headers.items()}
                site.asked.append((self.path, told))
                status, headers, body = site.pages.get(self.path, (404, {}, b""))
                tag = headers.get("ETag")
                if tag and told.get("if-none-match") == tag:
                    status, body = 304, b""
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.names = {"news.example": [PUBLIC], "other.example": [PUBLIC]}
        self.dialled: list[str] = []

    def fetcher(self) -> Fetcher:
        """Names stand for what is in `names`; whatever is dialled, this server answers."""

        def dial(address: str, port: int, seconds: float) -> socket.socket:
            self.dialled.append(address)
            return socket.create_connection(self.server.server_address[:2], timeout=seconds)

        return Fetcher(resolve=lambda host, port: self.names.get(host, [host]), dial=dial)

    def put(self, path: str, body: str | bytes, status: int = 200, **headers: str) -> None:
        raw = body.encode() if isinstance(body, str) else body
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, told, raw)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


def get(site: Site, url: str, most: int = 100_000):
    return site.fetcher().get(url, {}, most)


def why(site: Site, url: str, most: int = 100_000) -> str:
    with pytest.raises(UnreadableInput) as caught:
        get(site, url, most)
    return f"{caught.value.code.name}: {caught.value}"


@pytest.mark.parametrize("address", [PUBLIC, "1.1.1.1", "2606:4700::1111", "64:ff9b::101:101"])
def test_addresses_of_the_open_internet(address: str) -> None:
    assert is_open(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.9", "172.31.255.1",
        "192.168.1.1", "169.254.169.254", "100.64.3.1", "198.18.0.1", "192.0.0.170", "224.0.0.5",
        "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::7",
        "fd12::1", "fec0::1", "ff02::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "2002:7f00:1::",
        "2002:a00:1::", "4000::1", "64:ff9b::808:808:1",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2001:db8::1", "2001:0:1::1",
        "localhost", "", "1.2.3",
    ],
)  # fmt: skip
def test_addresses_that_are_never_reached(address: str) -> None:
    assert not is_open(address)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "10.0.0.7", "169.254.169.254", "[::ffff:192.168.0.1]"],
)
def test_private_addresses_are_refused_before_anything_is_dialled(site: Site, host: str) -> None:
    site.names |= {"localhost": ["127.0.0.1", "::1"]}
    assert "is not on the open internet" in why(site, f"http://{host}/")
    assert site.dialled == []


def test_a_name_of_which_one_address_is_private_is_refused(site: Site) -> None:
    site.names["two.example"] = [PUBLIC, "192.168.0.9"]
    assert "not on the open internet" in why(site, "http://two.example/")
    assert site.dialled == []


def test_the_address_that_was_looked_at_is_the_one_that_is_dialled(site: Site) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])  # a name that means another thing when asked again
    site.put("/a", "words")
    fetcher = site.fetcher()
    fetcher._resolve = lambda host, port: next(answers)
    assert fetcher.get("http://turns.example/a", {}, 100).body == b"words"
    assert site.dialled == [PUBLIC]
    with pytest.raises(UnreadableInput, match="open internet"):
        fetcher.get("http://turns.example/a", {}, 100)


@pytest.mark.parametrize("where", ["http://127.0.0.1/", "http://inside.example/", "//10.0.0.1/x"])
def test_a_redirect_into_a_private_network_is_refused(site: Site, where: str) -> None:
    site.names["inside.example"] = ["10.2.0.1"]
    site.put("/go", "", 302, Location=where)
    assert "not on the open internet" in why(site, "http://news.example/go")
    assert site.dialled == [PUBLIC]


@pytest.mark.parametrize("where", ["file:///etc/hostname", "ftp://news.example/a", "gopher://x/"])
def test_a_redirect_to_what_is_no_web_address_is_refused(site: Site, where: str) -> None:
    site.put("/go", "", 301, Location=where)
    assert "only http and https" in why(site, "http://news.example/go")


def test_redirects_are_followed_to_the_page_and_not_for_ever(site: Site) -> None:
    site.put("/old", "", 301, Location="/new")
    site.put("/new", "moved")
    site.put("/round", "", 302, Location="/round")
    found = get(site, "http://news.example/old")
    assert (found.url, found.body) == ("http://news.example/new", b"moved")
    assert "leads on more than" in why(site, "http://news.example/round")


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("ftp://news.example/a", "only http"),
        ("http://ada:secret@news.example/", "name or password"),
        ("http:///a", "names no host"),
        ("http://news.example:22/", "port 22"),
        ("http://news.example:99999/", "no address"),
        ("http://" + "a" * 5000, "characters"),
    ],
)
def test_what_is_no_address_to_fetch_is_refused(url: str, told: str) -> None:
    with pytest.raises(UnreadableInput, match=told) as caught:
        target_of(url)
    assert caught.value.code is IssueCode.NOT_FETCHED
    assert "secret" not in str(caught.value)


def test_an_address_in_any_script_is_written_as_servers_read_it() -> None:
    target = target_of("https://kést.example/straße?q=ä b")
    assert target.host == "xn--kst-bma.example"
    assert target.path == "/stra%C3%9Fe?q=%C3%A4%20b"
    assert target.site == "https://xn--kst-bma.example"


def test_no_more_is_held_than_is_allowed_packed_or_not(site: Site) -> None:
    site.put("/long", "x" * 5000)
    site.put("/bomb", gzip.compress(b"x" * 5_000_000), Content_Encoding="gzip")
    assert why(site, "http://news.example/long", 4999).startswith("TOO_LARGE")
    assert why(site, "http://news.example/bomb", 100_000).startswith("TOO_LARGE")
    assert len(get(site, "http://news.example/long", 5000).body) == 5000


def test_packed_answers_are_unpacked_and_broken_ones_refused(site: Site) -> None:
    packed = gzip.compress(b"packed words")
    site.put("/good", packed, Content_Encoding="gzip")
    site.put("/cut", packed[:-6], Content_Encoding="gzip")
    site.put("/odd", b"x", Content_Encoding="br")
    assert get(site, "http://news.example/good").body == b"packed words"
    assert why(site, "http://news.example/cut").startswith("NOT_FETCHED")
    assert "packed as br" in why(site, "http://news.example/odd")


def test_nothing_of_the_user_is_sent(site: Site) -> None:
    site.put("/a", "words")
    get(site, "http://news.example/a")
    (_, sent) = site.asked[0]
    assert sent.keys() == {"host", "user-agent", "accept-encoding", "connection"}
    assert sent["host"] == "news.example"
    assert sent["user-agent"].startswith("reportedly/")


class Clock:
    """Time that passes only when somebody waits."""

    def __init__(self) -> None:
        self.now = NOON
        self.waited: list[float] = []

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def manners(site: Site, clock: Clock, tmp_path: Path):
    """A guest with a memory on the disk; another one for every call."""

    def come() -> Manners:
        memory = Memory(memory_path(tmp_path / "desk.db"))
        return Manners(memory, site.fetcher(), now=lambda: clock.now, wait=clock.wait)

    return come


URL = "http://news.example/feed"


def test_only_what_is_new_is_asked_for_once_it_has_been_kept(site, clock, manners) -> None:
    site.put("/feed", FEED, ETag='"one"', Last_Modified="Wed, 12 Mar 2025 09:00:00 GMT")
    first = manners()
    found = first.fetch(URL)
    assert found.answer is not None
    again = manners().fetch(URL)  # what came was not kept: it comes again
    assert again.answer is not None
    first.settle(found)
    clock.now += timedelta(hours=1)
    third = manners().fetch(URL)
    assert (third.answer, third.why) == (None, "nothing new")
    _, sent = site.asked[-1]
    assert sent["if-none-match"] == '"one"'
    assert sent["if-modified-since"] == "Wed, 12 Mar 2025 09:00:00 GMT"
    site.put("/feed", FEED.replace("Monday", "Sunday"), ETag='"two"')
    clock.now += timedelta(hours=1)
    assert manners().fetch(URL).answer is not None


def test_an_address_is_not_asked_again_at_once(site, clock, manners) -> None:
    site.put("/feed", FEED)
    guest = manners()
    guest.settle(guest.fetch(URL))
    before = len(site.asked)
    clock.now += timedelta(minutes=9)
    assert "not asked again before 2025-03-20 12:10" in manners().fetch(URL).why
    assert len(site.asked) == before
    clock.now += timedelta(minutes=2)
    assert manners().fetch(URL).answer is not None


@pytest.mark.parametrize(
    ("written", "until"),
    [
        ("7200", "2025-03-20 14:00"),
        ("Thu, 20 Mar 2025 15:30:00 GMT", "2025-03-20 15:30"),
        ("soon", "2025-03-20 12:10"),
        ("99999999999", "2025-03-20 12:10"),
        ("9999999", "2025-03-21 12:00"),
    ],
)
def test_a_server_that_wants_to_be_left_alone_is(site, manners, written, until) -> None:
    site.put("/feed", "", 429, Retry_After=written)
    with pytest.raises(UnreadableInput, match="answered 429"):
        manners().fetch(URL)
    assert f"not asked again before {until}" in manners().fetch(URL).why


def test_robots_are_heeded_and_asked_once_a_host(site, clock, manners) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private\nCrawl-delay: 7\n")
    site.put("/feed", FEED)
    site.put("/other", FEED)
    guest = manners()
    with pytest.raises(UnreadableInput, match=r"robots\.txt"):
        guest.fetch("http://news.example/private/1")
    guest.fetch(URL)
    guest.fetch("http://news.example/other")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/feed", "/other"]
    assert clock.waited == [7.0, 7.0]


def test_a_host_whose_robots_cannot_be_read_is_left_alone(site, manners) -> None:
    site.put("/robots.txt", "", 503)
    site.put("/feed", FEED)
    with pytest.raises(UnreadableInput, match=r"robots\.txt of its host cannot be read"):
        manners().fetch(URL)
    assert [path for path, _ in site.asked] == ["/robots.txt"]


def test_two_requests_to_one_host_are_two_seconds_apart(site, clock, manners) -> None:
    site.put("/feed", FEED)
    manners().fetch(URL)
    assert clock.waited == [2.0]  # between robots.txt and the feed


def test_a_damaged_memory_is_named_and_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "desk.db.fetched.json"
    for damaged in ("{", "[]", '{"http://a": 3}', '{"http://a": {"tag": ""}}'):
        path.write_text(damaged)
        with pytest.raises(BadConfiguration, match=r"desk\.db\.fetched\.json"):
            Memory(path)
        assert path.read_text() == damaged


def test_a_tag_that_would_break_a_header_is_forgotten(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "m.json")
    memory.put(URL, Known(tag='"a"\r\nX: y', modified="x" * 2000, again=NOON))
    kept = Memory(tmp_path / "m.json").get(URL)
    assert kept == Known(tag="", modified="", again=NOON)
    assert json.loads((tmp_path / "m.json").read_text()).keys() == {URL}


def test_a_feed_becomes_reports_whatever_it_is_sent_as(site, options, outcome) -> None:
    for kind in ("application/rss+xml", "text/xml", "text/html; charset=utf-8", "", "image/x"):
        site.put("/feed", FEED, Content_Type=kind, ETag='"one"')
        found = outcome(receive_answer(get(site, URL), options))
        (report,) = found.reports
        assert (report.publisher, report.url) == ("Kest Post", "https://news.example/ferry")
        assert report.capture.origin == f"{URL}:entry 1"
        assert ("etag", '"one"') in report.capture.headers


def test_a_page_keeps_its_own_address_on_its_own_host_only(site, options, outcome) -> None:
    site.put("/bridge?from=feed", PAGE, Content_Type="text/html")
    url = "http://news.example/bridge?from=feed"
    (report,) = outcome(receive_answer(get(site, url), options)).reports
    assert report.url == "https://news.example/bridge"
    other = "http://other.example/bridge?from=feed"
    (report,) = outcome(receive_answer(get(site, other), options)).reports
    assert report.url == other
    assert report.capture.origin == other


def test_the_encoding_of_the_server_counts_where_the_bytes_are_not_utf_8(
    site, options, outcome
) -> None:
    words = "Der Bürgermeister sagte, die Brücke sei gesperrt."
    site.put("/l", words.encode("latin-1"), Content_Type="text/plain; charset=ISO-8859-1")
    site.put("/u", words.encode(), Content_Type="text/plain; charset=ISO-8859-1")
    site.put("/n", words.encode(), Content_Type="text/plain; charset=nonsense")
    for path in ("/l", "/u", "/n"):
        (report,) = outcome(
            receive_answer(get(site, f"http://news.example{path}"), options)
        ).reports
        assert report.text == words


def test_a_picture_or_a_file_of_an_office_is_an_issue(site, options, outcome) -> None:
    site.put("/a.pdf", b"%PDF-1.7 \x00\x01", Content_Type="application/pdf")
    found = outcome(receive_answer(get(site, "http://news.example/a.pdf"), options))
    assert (found.reports, found.codes) == ([], ["BINARY"])
