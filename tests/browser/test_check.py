"""A text pasted into the form in Chromium, wide and narrow."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

TEXT = (
    "Three children were among the dead and 40 people were wounded in Brenn, Governor Ilse Maren "
    "told reporters at the scene. <script>alert(1)</script>"
)


def test_a_pasted_text_is_answered_on_the_same_page_without_script(watched):
    page = watched.open("/check")
    page.get_by_label("Text", exact=True).fill(TEXT)
    page.get_by_label("Published on").fill("2025-03-12")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", name="In short")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("heading", name="Claim by claim")).to_be_visible()
    expect(page.get_by_text("What was searched")).to_be_visible()
    assert page.url.endswith("/check#result-heading")  # the answer is in sight, not the form
    assert page.get_by_label("Text", exact=True).input_value().strip() == TEXT
    size = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert size[0] <= size[1]
    page.locator(".tellings a").first.click()
    expect(page.get_by_role("heading", name="How it is put")).to_be_visible()


def test_a_text_that_is_too_long_is_refused_whole_and_not_cut_unseen(chromium, site, width):
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(site + "/check")
    page.get_by_label("Text", exact=True).focus()
    page.keyboard.insert_text("word " * 10_001)  # as a paste: cut where a field has a longest
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("alert")).to_contain_text("at most 50,000 are checked")
    assert len(page.get_by_label("Text", exact=True).input_value().strip()) == 50_004
    context.close()
