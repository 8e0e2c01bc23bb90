"""A finding from a claim to an account in Chromium: by keyboard, with and without script."""

import hashlib

import pytest

from reportedly.model.finding import FindingStatus
from reportedly.store.found.incidents import IncidentQuery, IncidentSort
from reportedly.store.people.findings import FindingQuery

pytestmark = pytest.mark.browser

NAMELESS = """() => [...document.querySelectorAll('input, textarea, select, button')]
  .filter(e => e.type !== 'hidden' && e.checkVisibility() && !e.labels?.length
    && !e.textContent.trim() && !e.getAttribute('aria-label'))
  .map(e => e.outerHTML)"""


@pytest.fixture
def told(desk):
    """The largest incident, and a claim that puts a version of it forward."""
    incident = desk.incidents(IncidentQuery(sort=IncidentSort.LARGEST)).rows[0].incident
    account = desk.account(incident.id)
    killed = next(item for item in account.propositions if item.slot == "killed")
    return incident, killed.origins[0].claims[0]


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def writer(request, chromium, desk_site, width):
    """A page of the copy for somebody who writes a finding; with scripts, or without."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=request.param
    )
    wrong = []
    page = context.new_page()
    page.on("console", lambda one: None if "status of 422" in one.text else wrong.append(one.text))
    page.on("request", lambda one: None if one.url.startswith(desk_site) else wrong.append(one.url))
    yield page
    context.close()
    assert wrong == []


def fill(page, site, claim):
    """Begin a finding on a claim, and write all but what makes it final."""
    page.goto(f"{site}/claim/{claim}")
    page.get_by_role("link", name="Write a finding on this claim").click()
    page.get_by_label("The finding, in the desk’s words").fill("The list has fourteen names.")
    page.get_by_label("contradicts it").check()
    page.get_by_label("register or list").check()
    page.get_by_label("What it is", exact=True).first.fill("list of a hospital")
    page.get_by_label("Your name").fill("Ada Brandt")


def test_a_finding_goes_from_a_claim_to_the_account_of_its_incident(writer, desk, desk_site, told):
    incident, claim = told
    page = writer
    fill(page, desk_site, claim)
    page.get_by_role("button", name="Keep as a draft").click()
    assert page.get_by_role("heading", level=1).inner_text() == "The list has fourteen names."
    assert page.get_by_text("Only reviewers and admins see it").is_visible()
    page.get_by_role("link", name="Write a new version").click()
    page.get_by_label("What it does not show").fill("Who died elsewhere is not on it.")
    page.get_by_role("button", name="Make it final").click()
    (kept,) = desk.finding_page(FindingQuery()).rows
    assert kept.finding.status is FindingStatus.FINAL
    assert len(desk.finding_history(kept.finding.id)) == 2
    page.goto(f"{desk_site}/incident/{incident.id}")
    found = page.get_by_role("region", name="What this desk found")
    assert "The list has fourteen names." in found.inner_text()
    found.get_by_role("link", name="The list has fourteen names.").click()
    page.get_by_text("Withdraw it").first.click()
    page.get_by_label("Why, in a sentence").fill("It was the list of another day.")
    page.get_by_role("button", name="Withdraw it").click()
    assert page.get_by_text("It was the list of another day.").first.is_visible()
    assert desk.finding(kept.finding.id).finding.status is FindingStatus.WITHDRAWN


def test_what_is_lacking_is_said_and_what_was_written_stays(writer, desk, desk_site, told):
    page = writer
    fill(page, desk_site, told[1])
    page.get_by_label("Day it is from").first.fill("soon")
    page.get_by_role("button", name="Make it final").click()
    assert "no day, month or year" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("What it is", exact=True).first.input_value() == "list of a hospital"
    assert desk.finding_page(FindingQuery(drafts=True)).total == 0


def test_a_file_is_known_by_its_hash_and_is_not_sent(
    chromium, desk, desk_site, told, width, tmp_path
):
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page, sent = context.new_page(), []
    page.on("request", lambda one: sent.append(one.post_data or ""))
    fill(page, desk_site, told[1])
    film = tmp_path / "list.jpg"
    film.write_bytes(b"the bytes of a picture")
    page.get_by_label("Take name and SHA-256 from a file").set_input_files(film)
    page.get_by_text("Done; nothing was sent.").wait_for()
    page.get_by_role("button", name="Keep as a draft").click()
    (kept,) = desk.finding_page(FindingQuery(drafts=True)).rows
    (outside,) = kept.finding.outside
    assert outside.file == "list.jpg"
    assert outside.sha256 == hashlib.sha256(b"the bytes of a picture").hexdigest()
    assert not any("bytes of a picture" in one for one in sent)
    context.close()


def test_a_draft_is_written_with_the_keyboard_alone(chromium, desk, desk_site, told, width):
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{desk_site}/finding/new?claim={told[1]}")
    at = "document.activeElement"
    steps = [("text", "By keyboard."), ("conclusion", None), ("name", "Ada Brandt")]
    for name, words in steps:
        for _ in range(200):
            if page.evaluate(f"{at}.name") == name:
                break
            page.keyboard.press("Tab")
        assert page.evaluate(f"{at}.name") == name
        page.keyboard.type(words) if words else page.keyboard.press("Space")
    page.keyboard.press("Enter")  # in a field: keeps a draft, never a final one
    page.wait_for_url("**/finding/f_*")
    (kept,) = desk.finding_page(FindingQuery(drafts=True)).rows
    assert kept.finding.status is FindingStatus.DRAFT
    assert kept.finding.conclusion is not None
    context.close()


def test_pages_of_findings_fit_the_window_can_be_read_and_name_every_field(
    chromium, desk, desk_site, told, width, contrast, overflow
):
    incident, claim = told
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    fill(page, desk_site, claim)
    page.get_by_role("button", name="Make it final").click()
    path = page.url.removeprefix(desk_site).partition("?")[0]
    addresses = ["/findings", path, f"{path}/revise", f"/finding/new?incident={incident.id}",
                 f"/incident/{incident.id}", f"/claim/{claim}"]  # fmt: skip
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for address in addresses:
            page.goto(desk_site + address)
            assert page.evaluate(contrast) == [], (scheme, address)
            assert page.evaluate(overflow) == [], address
            assert page.evaluate(NAMELESS) == [], address
            assert page.get_by_role("heading", level=1).count() == 1
    context.close()
