"""Prints what each page of the web app costs a browser: bytes, requests, milliseconds, violations.

    python benchmarks/page_weights.py [TIMES]

Makes the ledger of the sample in a folder of its own, furnishes it (`desk_pages.py`), signs in
and opens every page TIMES times (5) in headless Chromium with an empty cache. Bytes are those of
bodies and headers as sent; milliseconds are medians. `outside` counts requests to any other
address, `refused` what the content security policy would not let through.
"""

import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from desk_pages import ADMIN, PASSWORD, furnish, pages
from playwright.sync_api import Browser, sync_playwright

from reportedly.cli.main import exit_code
from reportedly.sample import sample_file
from reportedly.serve.app import create_app
from reportedly.store.ledger import Ledger

TIMES = 5
SETTLE = 300  # milliseconds in which scripts may ask for more
START_SECONDS = 20.0
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
WATCH = "document.addEventListener('securitypolicyviolation', () => window.refused = true)"
TIMING = """() => {
  const page = performance.getEntriesByType('navigation')[0];
  return [page.domInteractive, page.loadEventEnd];
}"""


@contextmanager
def serving(ledger: Ledger) -> Iterator[str]:
    """The address of the running app of a ledger, without a final slash."""
    server = uvicorn.Server(uvicorn.Config(create_app(ledger), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    limit = time.monotonic() + START_SECONDS
    while not server.started:
        if time.monotonic() > limit:
            raise SystemExit("the app did not start")
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(START_SECONDS)


def signed_in(browser: Browser, site: str) -> list[dict[str, object]]:
    """The cookies of the admin, so that each page can be opened in a window of its own."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site + "/login")
    page.fill("[name=name]", ADMIN)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(site + "/")
    cookies = context.cookies()
    context.close()
    return cookies


def opened(browser: Browser, site: str, address: str, cookies: list) -> tuple[float, ...]:
    """Bytes, requests, outside requests, violations, and the two times, with an empty cache."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies(cookies)
    context.add_init_script(WATCH)
    page, asked, sizes = context.new_page(), [], []
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    page.on("request", lambda one: asked.append(one.url))
    page.goto(site + address, wait_until="load")
    page.wait_for_timeout(SETTLE)
    times, refused = page.evaluate(TIMING), page.evaluate("window.refused ? 1 : 0")
    context.close()
    sent = [url for url in asked if not url.startswith(("blob:", "data:"))]
    outside = [url for url in sent if not url.startswith(site + "/")]
    return sum(sizes), len(sent), len(outside), refused, *times


def main() -> None:
    """Print the table."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    path = Path(tempfile.mkdtemp()) / "sample.db"
    arguments = ["ingest", str(sample_file("reports.jsonl")), "--db", str(path), "--quiet"]
    for name in ("places", "parties"):
        arguments += [f"--{name}", str(sample_file(f"{name}.toml"))]
    if exit_code(arguments):
        raise SystemExit("the sample could not be read")
    binary = next(filter(None, map(shutil.which, NAMES)), None)
    with (
        Ledger.open(path, create=False) as ledger,
        serving(ledger) as site,
        sync_playwright() as playwright,
    ):
        made = furnish(ledger)
        browser = playwright.chromium.launch(executable_path=binary, args=list(FLAGS))
        cookies = signed_in(browser, site)
        print("| page | kB | requests | outside | refused | interactive ms | loaded ms |")
        print("|---|---|---|---|---|---|---|")
        for address in pages(ledger, made):
            found = [opened(browser, site, address, cookies) for _ in range(times)]
            size, count, _, _, ready, loaded = map(statistics.median, zip(*found, strict=True))
            worst = max(one[2] for one in found), max(one[3] for one in found)
            print(
                f"| `{address}` | {size / 1000:.0f} | {count:.0f} | {worst[0]} | {worst[1]} "
                f"| {ready:.0f} | {loaded:.0f} |",
                flush=True,
            )
        browser.close()


if __name__ == "__main__":
    main()
