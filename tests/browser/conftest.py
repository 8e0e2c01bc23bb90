"""The bundled sample, served on this machine and looked at in Debian's Chromium."""

import shutil
import threading
import time
from collections.abc import Iterator
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
START_SECONDS = 10.0


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


@pytest.fixture(scope="session")
def site(sample_ledger: Ledger) -> Iterator[str]:
    """The address of the running app, without a final slash."""
    app = create_app(sample_ledger, load_parties(sample_file("parties.toml")))
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


@pytest.fixture(params=[1440, 390], ids=["wide", "narrow"])
def width(request: pytest.FixtureRequest) -> int:
    return request.param


@pytest.fixture
def watched(chromium: Browser, site: str, width: int) -> Iterator[Watched]:
    """A new page that asks for nothing elsewhere and has nothing to complain of."""
    context = chromium.new_context(viewport={"width": width, "height": 900})
    found = Watched(context.new_page(), site)
    yield found
    context.close()
    assert found.wrong == []
