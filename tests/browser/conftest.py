"""The bundled sample, served on this machine and looked at in Debian's Chromium."""

import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from reportedly.cli.main import exit_code
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file
from reportedly.serve.app import create_app
from reportedly.store.ledger import Ledger

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_SECONDS = 20.0
# Contrast of every text against the first opaque ground behind it (WCAG 2.2, 1.4.3).
CONTRAST = """() => {
  const part = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = c => 0.2126 * part(c[0]) + 0.7152 * part(c[1]) + 0.0722 * part(c[2]);
  const rgb = s => s.match(/[\\d.]+/g).map(Number);
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] === 1) return c;
    }
    return [255, 255, 255];
  };
  const poor = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement, style = getComputedStyle(e);
    if (!walk.currentNode.data.trim() || !e.checkVisibility()) continue;
    const [a, b] = [light(rgb(style.color)), light(ground(e))].sort((x, y) => y - x);
    const big = parseFloat(style.fontSize) >= 24;
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < (big ? 3 : 4.5)) poor.push([e.className, walk.currentNode.data.trim(), ratio]);
  }
  return poor;
}"""
OVERFLOW = """() => [...document.querySelectorAll('main *, header *, footer *')]
  .filter(e => e.checkVisibility() && !e.closest('.unseen, .stacks thead')
    && e.getBoundingClientRect().right > innerWidth + 1)
  .map(e => e.tagName + '.' + e.className)"""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail(
            "The browser tests need Chromium and there is none on PATH "
            f"(looked for {', '.join(NAMES)}). Install it: apt-get install chromium"
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("sample") / "sample.db"
    arguments = ["ingest", str(sample_file("reports.jsonl")), "--db", str(path), "--quiet"]
    for name in ("places", "parties"):
        arguments += [f"--{name}", str(sample_file(f"{name}.toml"))]
    assert exit_code(arguments) == 0
    with Ledger.open(path, create=False, read_only=True) as ledger:
        yield ledger


@contextmanager
def serving(ledger: Ledger) -> Iterator[str]:
    """The address of the running app of a ledger, without a final slash."""
    app = create_app(ledger, load_parties(sample_file("parties.toml")))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + START_SECONDS
    while not server.started:
        assert time.monotonic() < deadline, "the app did not start"
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(START_SECONDS)


@pytest.fixture(scope="session")
def serve() -> Callable[[Ledger], AbstractContextManager[str]]:
    """Serves a ledger while a block runs; gives the address."""
    return serving


@pytest.fixture(scope="session")
def site(sample_ledger: Ledger) -> Iterator[str]:
    """The address of the running app, without a final slash."""
    with serving(sample_ledger) as address:
        yield address


@pytest.fixture
def desk(sample_ledger: Ledger, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of the sample's ledger that may be written."""
    path = tmp_path / "desk.db"
    with (
        closing(sqlite3.connect(sample_ledger.path)) as kept,
        closing(sqlite3.connect(path)) as copy,
    ):
        kept.backup(copy)
    with Ledger.open(path, create=False) as ledger:
        yield ledger


@pytest.fixture
def desk_site(desk: Ledger) -> Iterator[str]:
    """The address of the app over that copy."""
    with serving(desk) as address:
        yield address


class Watched:
    """A page and what went wrong on it: requests elsewhere, violations, errors."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.wrong: list[str] = []
        page.on("request", self._requested)
        page.on("console", lambda message: self.wrong.append(message.text))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))

    def _requested(self, request) -> None:
        if not request.url.startswith(self.site + "/"):
            self.wrong.append(f"request to {request.url}")

    def open(self, address: str) -> Page:
        """Go to an address of the site."""
        answer = self.page.goto(self.site + address)
        assert answer is not None
        assert answer.status == 200, address
        return self.page


@pytest.fixture(scope="session")
def watch() -> Callable[[Page, str], "Watched"]:
    """Makes a :class:`Watched` of a page and the address of a site."""
    return Watched


@pytest.fixture(scope="session")
def sign_in() -> Callable[[Page, str, str, str], None]:
    """Sign in on an open login page of a site, by name and password."""

    def enter(page: Page, site: str, name: str, password: str) -> None:
        page.fill("[name=name]", name)
        page.fill("[name=password]", password)
        page.click("main button[type=submit]")
        page.wait_for_url(site + "/")

    return enter


@pytest.fixture
def contrast() -> str:
    """A script that names every text that cannot be read against its ground."""
    return CONTRAST


@pytest.fixture
def overflow() -> str:
    """A script that names every element that stands out of the window."""
    return OVERFLOW


@pytest.fixture(params=[1440, 390], ids=["wide", "narrow"])
def width(request: pytest.FixtureRequest) -> int:
    return request.param


@pytest.fixture
def reviewer(chromium: Browser, desk_site: str, width: int) -> Iterator[Watched]:
    """A page of the copy, for somebody who has given her name."""
    context = chromium.new_context(viewport={"width": width, "height": 900})
    found = Watched(context.new_page(), desk_site)
    page = found.open("/review")
    page.get_by_role("link", name="Begin with the least certain claim").click()
    page.get_by_label("Your name goes with every decision").fill("Ada Brandt")
    page.get_by_role("button", name="Begin").click()
    page.wait_for_selector("[data-key=a]")
    yield found
    context.close()
    assert found.wrong == []


@pytest.fixture
def watched(chromium: Browser, site: str, width: int) -> Iterator[Watched]:
    """A new page that asks for nothing elsewhere and has nothing to complain of."""
    context = chromium.new_context(viewport={"width": width, "height": 900})
    found = Watched(context.new_page(), site)
    yield found
    context.close()
    assert found.wrong == []
