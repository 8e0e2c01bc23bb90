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
