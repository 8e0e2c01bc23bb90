"""Paging: every claim once, in order, while the ledger grows."""

import re
from html import unescape

import pytest

from reportedly.store.questions.paging import cursor_after

TEXT = "Shells fell on Brenn on night {}. Nobody was hurt."


def fill(ledger, by_hand, numbers):
    for number in numbers:
        report = by_hand.report(TEXT.format(number), published=f"2031-03-{number % 28 + 1:02}")
        told = by_hand.reading(report, None, f"Shells fell on Brenn on night {number}")
        ledger.add(told, by_hand.raw(told))


def walk(client, address):
    """The ids of the claims on each page, following "next"."""
    pages = []
    while address:
        page = client.get(address).text
        pages.append(re.findall(r'id="h-(c_\w+)"', page))
        found = re.search(r'rel="next" href="([^"]+)"', page)
        address = unescape(found[1]) if found else None
    return pages


def test_pages_follow_each_other_without_gap_or_repetition(client, empty, by_hand):
    fill(empty, by_hand, range(120))
    for address in (
        "/",
        "/?sort=oldest",
        "/?sort=added",
        "/?text=shells",
        "/?publisher=Meridian+Wire",
    ):
        pages = walk(client, address)
        ids = [one for page in pages for one in page]
        assert [len(page) for page in pages] == [50, 50, 20]
        assert len(set(ids)) == 120


def test_a_page_stays_where_it_is_when_newer_claims_come(client, empty, by_hand):
    fill(empty, by_hand, range(60))
    page = client.get("/?sort=added").text
    second = unescape(re.search(r'rel="next" href="([^"]+)"', page)[1])
    before = walk(client, second)
    fill(empty, by_hand, range(60, 80))
    assert walk(client, second) == before


def test_the_next_page_keeps_the_question(client, empty, by_hand):
    fill(empty, by_hand, range(60))
    page = client.get("/?text=brenn&since=2031&sort=oldest").text
    link = unescape(re.search(r'rel="next" href="([^"]+)"', page)[1])
    assert all(part in link for part in ("text=brenn", "since=2031", "sort=oldest", "after="))


@pytest.mark.parametrize(
    "key", [("2025", 2**70), ("2025", 2**2000), ("\ud800", 1), (float("inf"), 1), (True, 1)]
)
@pytest.mark.parametrize("address", ["/", "/reports", "/incidents"])
def test_a_forged_cursor_never_reaches_the_database(sample, address, key):
    assert sample.get(address, params={"after": cursor_after(key)}).status_code == 400
