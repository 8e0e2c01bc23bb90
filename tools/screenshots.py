"""Writes a picture of every page, wide and narrow, of the sample's ledger as a desk has it.

    python tools/screenshots.py FOLDER [/page …]

It needs Chromium (`make chromium`); nothing is asked for elsewhere. Look at the pictures: what the
tests hold pages to is that they can be used, not that they are good.
"""

import re
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import uvicorn  # noqa: E402 (the checkout's own modules come first)
from benchmarks.desk_pages import ADMIN, PASSWORD, furnish, pages  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402

from reportedly.cli.main import exit_code  # noqa: E402
from reportedly.resolution.parties_file import load_parties  # noqa: E402
from reportedly.sample import sample_file  # noqa: E402
from reportedly.serve.app import create_app  # noqa: E402
from reportedly.store.ledger import Ledger  # noqa: E402

WIDTHS = (1440, 390)  # pixels: a desk's screen, a telephone
TALLEST = 6_000  # pixels of one picture
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SETTLED = "html[data-map=ready], #no-map:not([hidden]), body:not(:has(.atlas))"


@contextmanager
def served(ledger: Ledger) -> Iterator[str]:
    """The address of the ledger's pages."""
    app = create_app(ledger, load_parties(sample_file("parties.toml")))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@contextmanager
def furnished() -> Iterator[tuple[Ledger, list[str]]]:
    """The sample's ledger with accounts, findings, a question and rounds; and its pages."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        said = ["ingest", str(sample_file("reports.jsonl")), "--db", str(path), "--quiet"]
        for name in ("places", "parties"):
            said += [f"--{name}", str(sample_file(f"{name}.toml"))]
        if exit_code(said) != 0:
            sys.exit("the sample cannot be read")
        with Ledger.open(path, create=False) as ledger:
            yield ledger, pages(ledger, furnish(ledger))


def take(page: Page, address: str, target: Path) -> None:
    """One picture of a page, of its whole height up to a limit."""
    page.goto(address)
    page.wait_for_selector(SETTLED, state="attached")
    size = page.viewport_size or {"width": WIDTHS[0]}
    height = min(TALLEST, int(page.evaluate("document.documentElement.scrollHeight")))
    clip = {"x": 0, "y": 0, "width": size["width"], "height": height}
    page.screenshot(path=str(target), full_page=True, clip=clip)


def main(folder: Path, wanted: list[str]) -> None:
    """Write the pictures of all pages, or of those wanted."""
    folder.mkdir(parents=True, exist_ok=True)
    with furnished() as (ledger, every), served(ledger) as site, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.goto(f"{site}/login")
            page.fill("[name=name]", ADMIN)
            page.fill("[name=password]", PASSWORD)
            page.click("main button[type=submit]")
            page.wait_for_url(f"{site}/")
            for number, path in enumerate(every):
                if not wanted or path in wanted:
                    name = re.sub(r"\W+", "_", path).strip("_")[:50] or "ledger"
                    take(page, site + path, folder / f"{number:02d}_{name}_{width}.png")
                    print(path, width)
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
