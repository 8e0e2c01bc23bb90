"""The way of someone who has never seen the app: search, claim, report, incident."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_from_a_search_to_a_claim_its_report_and_its_incident(watched):
    page = watched.open("/")
    page.get_by_label("Words said, source or title").fill("apartment block")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("mark", has_text="apartment").first).to_be_visible()
    assert "text=apartment+block" in page.url

    page.get_by_role("link", name="Claim in full").first.click()
    expect(page.get_by_role("heading", name="How it is put")).to_be_visible()
    expect(page.get_by_text("It says nothing of whether the claim is so.")).to_be_visible()

    page.get_by_role("link", name=re.compile(r"^Claim \d+ of")).click()
    note = page.locator(".note-of.focus")
    expect(note).to_be_visible()
    number = note.locator(".number").inner_text()
    note.locator(".number").click()
    expect(page.locator(".ref:target")).to_have_text(number)

    page.go_back()
    page.go_back()
    page.go_back()
    page.get_by_role("link", name=re.compile("Brenn, .* 2025: missile strike")).first.click()
    expect(page.get_by_role("heading", name="What is said, and by whom")).to_be_visible()
    expect(page.get_by_role("heading", name="Attested silences")).to_be_visible()


def test_filters_are_links_that_work_without_script(watched, width):
    page = watched.open("/")
    if width < 900:
        page.get_by_role("link", name="Filter these claims").click()
    page.get_by_role("region", name="Publisher").get_by_role("link").first.click()
    expect(page.get_by_label("Filters that hold")).to_be_visible()
    assert "publisher=" in page.url
    page.get_by_role("link", name="Drop all").click()
    expect(page.get_by_label("Filters that hold")).to_have_count(0)


def test_an_incident_is_found_by_its_kind(watched):
    page = watched.open("/incidents")
    page.get_by_label("Kind").select_option("violence")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**event=ASSAULT**")
    kinds = page.locator("tbody td[data-label=Kind]").all_inner_texts()
    assert kinds
    assert "who holds it" not in kinds
