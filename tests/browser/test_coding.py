"""Two people code a report blind and a third settles what they differ on, all by keyboard."""

import re
from contextlib import contextmanager
from datetime import UTC, datetime

import hatch_build
import pytest
from playwright.sync_api import expect

from reportedly.model.review import ReviewAction
from reportedly.serve.access.doors import Doors
from reportedly.serve.access.visitor import Role
from reportedly.store.coding.rounds import Draft
from reportedly.store.people.review_making import decision, read_in_full, replacement

pytestmark = pytest.mark.browser

PASSWORD = "four lakes and a bridge"  # an invented one
ADA, BEN, IDA = "Ada Brandt", "Ben Okar", "Ida Moor"
WHEN = datetime(2031, 3, 6, 9, 0, tzinfo=UTC)
AXE = hatch_build.tests_folder(hatch_build.ROOT) / "axe.js"
SERIOUS = """async () => {
  const found = await axe.run(document, {resultTypes: ['violations']});
  return found.violations.filter(v => ['serious', 'critical'].includes(v.impact))
    .map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))]);
}"""


@pytest.fixture(scope="session", autouse=True)
def built() -> None:
    if hatch_build.is_stale(hatch_build.ROOT, tests=True):
        pytest.fail("The JavaScript for the tests is not there: run `make web` first.")


@pytest.fixture
def one(desk):
    """A round of one short report, for two of three accounts."""
    accounts = Doors(desk.path).accounts
    for name, role in ((ADA, Role.REVIEWER), (BEN, Role.REVIEWER), (IDA, Role.ADMIN)):
        accounts.add(name, role, PASSWORD)
    rows = [row for row in desk.reports().rows if row.claims > 2 and not row.superseded]
    report = min(rows, key=lambda row: (row.claims, row.header.id)).header.id
    draft = Draft(name="Pilot", coders=(ADA, BEN), reports=(report,), by=IDA, at=WHEN)
    return desk.coding.open(draft)


@pytest.fixture
def entered(chromium, desk_site, width, sign_in):
    """A window in which somebody has signed in; nothing may go wrong in it."""

    @contextmanager
    def enter(name, **options):
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        page, wrong = context.new_page(), []
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: wrong.append(request.url)
                if not request.url.startswith(desk_site + "/") else None)  # fmt: skip
        page.goto(desk_site + "/login")
        sign_in(page, desk_site, name, PASSWORD)
        yield page
        context.close()
        assert wrong == []

    return enter


def press(page, key):
    """Press a key and wait until its answer is on the page."""
    page.wait_for_load_state()  # a key pressed before the page's script is there is lost
    page.evaluate("document.querySelector('#desk').dataset.old = '1'")
    page.keyboard.press(key)
    page.wait_for_selector("#desk:not([data-old])")


def code_by_hand(desk, one, name):
    """What the coder does in the other tests by keyboard; Ben rejects, and corrects a mood."""
    (report,) = one.reports
    told = desk.report(report)
    for number, item in enumerate(desk.coding.claims(one, report, name)):
        who = {"by": name, "at": WHEN}
        act = decision(item, ReviewAction.ACCEPT, **who)
        if name == BEN and number == 0:
            act = decision(item, ReviewAction.REJECT, note="not said by anybody", **who)
        if name == BEN and number == 1:
            act = replacement(item, {"mood": "asked"}, told.text, **who)
        desk.coding.add(one, act)
    desk.coding.add(one, read_in_full(told, by=name, at=WHEN))


def test_a_report_is_coded_by_keyboard_and_the_ledger_does_not_move(entered, desk, one, desk_site):
    (report,) = one.reports
    claims = len(desk.coding.shown(one, report))
    for name in (ADA, BEN):
        with entered(name) as page:
            page.goto(f"{desk_site}/coding")
            expect(page.locator(".yours")).to_have_text("waits for you")
            page.get_by_role("link", name="Pilot").click()
            page.get_by_role("link", name="Code the next report").click()
            expect(page.locator(".ref.open")).to_have_count(claims)  # of the other nothing
            press(page, "a")
            press(page, "u")
            expect(page.locator(".said")).to_have_text("Taken back.")
            press(page, "r" if name == BEN else "a")
            for _ in range(claims - 1):
                press(page, "a")
            expect(page.locator(".panel .kicker")).to_contain_text("all decided")
            page.keyboard.press("f")
            page.wait_for_url(re.compile(rf"/coding/{one.id}\?"))
            expect(page.locator(".said")).to_have_text("Report finished.")
    assert desk.coding.compared(one) == (report,)
    assert desk.reviewed_reports() == ()
    acts = desk.coding.revealed_acts(one, report, ADA)
    assert len(acts) == claims + 3  # also what was taken back, and its taking back, and the end


def test_differences_are_settled_by_keyboard_with_a_reason(entered, desk, one, desk_site):
    (report,) = one.reports
    for name in one.coders:
        code_by_hand(desk, one, name)
    with entered(IDA) as page:
        page.goto(f"{desk_site}/coding/{one.id}")
        page.get_by_role("link", name="Settle what they differ on").click()
        expect(page.locator("#focus-heading")).to_have_text("Is this a claim?")
        press(page, "j")
        expect(page.locator("#focus-heading")).to_have_text("Mood")
        press(page, "k")
        assert desk.reviewed_reports() == ()  # moving settles nothing
        page.keyboard.press("2")
        expect(page.locator("#f_reason")).to_be_focused()
        page.keyboard.type("the publisher says it, jk")
        press(page, "Enter")
        expect(page.locator("#focus-heading")).to_have_text("Mood")
        page.keyboard.press("e")
        page.locator("#f_mood").select_option("predicted")
        page.fill("#f_reason", "it is a forecast")
        page.locator("#f_reason").press("Enter")
        page.wait_for_url(f"{desk_site}/coding/{one.id}")
        expect(page.get_by_text("2 of 2 settled")).to_be_visible()
    first, second, *_ = desk.reviewed(report)
    assert first.status == "rejected"
    assert second.corrected.mood == "predicted"
    notes = [act.review.note for act in desk.reviews(report)]
    assert notes == ["the publisher says it, jk", "it is a forecast"]
    with entered(IDA) as page:
        page.goto(f"{desk_site}/coding/{one.id}/settle/{report}")
        press(page, "u")
        expect(page.locator(".said")).to_have_text("Taken back.")
        press(page, "g")
        expect(page.get_by_text("all written into the ledger")).to_be_visible()
    assert desk.reviewed(report)[1].status is None


def test_settling_works_without_script(entered, desk, one, desk_site):
    (report,) = one.reports
    for name in one.coders:
        code_by_hand(desk, one, name)
    with entered(IDA, java_script_enabled=False) as page:
        page.goto(f"{desk_site}/coding/{one.id}/settle/{report}")
        page.get_by_label(ADA).check()
        page.get_by_label("Reason").fill("it is said")
        page.get_by_role("button", name="Settle it").click()
        assert page.get_by_role("heading", name="Mood").is_visible()
    assert desk.reviewed(report)[0].status == "accepted"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_coding_fit_and_can_be_read(
    entered, desk, one, desk_site, scheme, contrast, overflow
):
    (report,) = one.reports
    here = f"/coding/{one.id}"
    with entered(ADA, color_scheme=scheme, bypass_csp=True) as page:
        check(page, [desk_site + here + f"/code/{report}"], contrast, overflow)
    for name in one.coders:
        code_by_hand(desk, one, name)
    with entered(IDA, color_scheme=scheme, bypass_csp=True) as page:
        paths = ("/coding", here, f"{here}/settle/{report}")
        check(page, [desk_site + path for path in paths], contrast, overflow)


def check(page, addresses, contrast, overflow):
    """Nothing stands out of the window, all can be read, and axe finds nothing serious."""
    for address in addresses:
        page.goto(address)
        size = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert size[0] <= size[1], address
        assert page.evaluate(overflow) == [], address
        assert page.evaluate(contrast) == [], address
        assert page.get_by_role("heading", level=1).count() == 1
        page.add_script_tag(path=str(AXE))
        assert page.evaluate(SERIOUS) == [], address
