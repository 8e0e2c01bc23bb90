"""Words that no newsroom writes, in every list: they break a line, never the page."""

import json
from contextlib import closing

import pytest

from reportedly.cli.main import exit_code
from reportedly.store.ledger import Ledger

pytestmark = pytest.mark.browser

LONG = "Ministerium" * 30
REPORTS = [
    {
        "text": f"{LONG} said on Thursday that https://ulvet.example/{'a' * 400} had been blocked.",
        "publisher": "Kelmar" * 40,
        "published": "2026-05-07",
    },
    {
        "text": "A shell hit the market in Dremsk on Thursday, killing two people, the mayor said.",
        "title": "Marktplatz" * 30,
        "publisher": "Ulvet Radio",
        "published": "2026-05-07",
    },
    {
        "text": "The aid group Blue Wells said on Friday that \u202e300 families had left Dremsk.",
        "title": "\u202e300 families leave",
        "published": "2026-05-08",
    },
]
# Where the digits of "300" stand: the first left of the second, or read backwards.
FIRST_DIGITS = """() => {
  const lefts = [];
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.data.indexOf('300 families');
    if (at < 0) continue;
    const [a, b] = [at, at + 4].map(from => {
      const range = document.createRange();
      range.setStart(walk.currentNode, from);
      range.setEnd(walk.currentNode, from + 1);
      return range.getBoundingClientRect();
    });
    if (a.top === b.top) lefts.push(a.left < b.left);
  }
  return lefts;
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    given = folder / "reports.jsonl"
    given.write_text("".join(json.dumps(one) + "\n" for one in REPORTS), encoding="utf-8")
    path = folder / "desk.db"
    assert exit_code(["ingest", str(given), "--db", str(path), "--quiet"]) == 0
    with Ledger.open(path, create=False, read_only=True) as ledger:
        yield ledger


def addresses(ledger):
    claims, reports = ledger.claims().rows, ledger.reports().rows
    return [
        *("/", "/reports", "/sources", "/overview", "/timeline", "/review", "/about"),
        *(f"/claim/{row.claim.id}" for row in claims),
        *(f"/report/{row.header.id}" for row in reports),
        *(f"/reports/{row.header.id}/lineage" for row in reports),
        *(f"/sources/{row.id}" for row in ledger.sources().rows),
    ]


def test_a_word_longer_than_the_window_breaks(chromium, hostile, serve, watch, width, overflow):
    with serve(hostile) as site, closing(chromium.new_page()) as page:
        page.set_viewport_size({"width": width, "height": 900})
        watched = watch(page, site)
        broken = {}
        for address in addresses(hostile):
            watched.open(address)
            out = page.evaluate(overflow)
            if out or page.evaluate("document.documentElement.scrollWidth") > width:
                broken[address] = out
        assert (broken, watched.wrong) == ({}, [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_character_of_a_text_turns_its_words_round(
    chromium, hostile, serve, watch, width, contrast, scheme
):
    with serve(hostile) as site, closing(chromium.new_page(color_scheme=scheme)) as page:
        page.set_viewport_size({"width": width, "height": 900})
        watched = watch(page, site)
        claim = next(r.claim for r in hostile.claims().rows if "300 families" in r.content)
        for address in ("/", "/reports", f"/report/{claim.report.id}", f"/claim/{claim.id}"):
            watched.open(address)
            found = page.evaluate(FIRST_DIGITS)
            assert found, address
            assert all(found), address
            assert page.evaluate(contrast) == [], address
        assert page.locator("bdi.turn").first.text_content() == "\u202e"
        assert watched.wrong == []
