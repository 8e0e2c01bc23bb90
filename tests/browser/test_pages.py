"""Every page in Chromium, wide and narrow: nothing from elsewhere, nothing out of the window."""

import pytest

pytestmark = pytest.mark.browser

LISTS = ["/", "/?text=missile", "/incidents", "/reports", "/check", "/about"]
LISTS += ["/overview", "/confirmed", "/overview?only=disputed", "/sources", "/timeline"]
LISTS += ["/findings"]


@pytest.fixture(scope="session")
def addresses(sample_ledger):
    """The lists, and the first few reports, claims and incidents."""
    claims = sample_ledger.claims().rows[::12]
    reports = sample_ledger.reports().rows[::4]
    incidents = sample_ledger.incidents().rows[::3]
    return (
        LISTS
        + [f"/claim/{row.claim.id}" for row in claims]
        + [f"/report/{row.header.id}" for row in reports]
        + [f"/report/{row.claim.report.id}?claim={row.claim.id}" for row in claims[:3]]
        + [f"/incident/{row.incident.id}" for row in incidents]
        + [f"/reports/{row.header.id}/lineage" for row in reports]
        + [f"/sources/{row.id}" for row in sample_ledger.sources().rows[::6]]
    )


def test_every_page_fits_the_window_and_has_its_landmarks(watched, addresses, overflow):
    for address in addresses:
        page = watched.open(address)
        size = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert size[0] <= size[1], address
        assert page.evaluate(overflow) == [], address
        for role in ("banner", "navigation", "main", "contentinfo"):
            assert page.get_by_role(role).count() >= 1, (address, role)
        assert page.get_by_role("heading", level=1).count() == 1
        assert page.title().endswith("– reportedly")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_against_its_ground(watched, addresses, scheme, contrast):
    watched.page.emulate_media(color_scheme=scheme)
    for address in addresses:
        assert watched.open(address).evaluate(contrast) == [], address


def test_pages_print_without_what_is_for_the_screen(watched, addresses):
    watched.page.emulate_media(media="print")
    page = watched.open("/")
    assert not page.get_by_role("search").is_visible()
    assert page.locator("article.claim").first.is_visible()


def test_the_keyboard_reaches_the_content_first(watched):
    page = watched.open("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    assert skip.evaluate("e => e === document.activeElement")
    assert skip.evaluate("e => e.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_host_that_is_not_this_machine_gets_nothing(chromium, site):
    context = chromium.new_context(extra_http_headers={})
    answer = context.request.get(site + "/", headers={"Host": "attacker.example"})
    context.close()
    assert answer.status == 400
