"""The queue by keyboard: moving decides nothing; what is marked is decided, and undone, at once."""

import pytest

from reportedly.store.questions.claim_query import ClaimQuery

pytestmark = pytest.mark.browser


@pytest.fixture
def queue(reviewer):
    """The page of the queue, for somebody who has given her name."""
    page = reviewer.open("/review")
    page.wait_for_selector("#mark-all:visible")
    return page


def waiting(desk):
    return desk.claims(ClaimQuery(review="none", limit=500)).total


def test_a_reviewer_decides_on_several_claims_without_a_mouse(queue, desk) -> None:
    every, revision = waiting(desk), desk.revision
    for key in "jjkj":
        queue.keyboard.press(key)
    queue.keyboard.press("A")  # nothing is marked
    assert (waiting(desk), desk.revision) == (every, revision)
    for key in ("x", "j", "j", "x"):
        queue.keyboard.press(key)
    assert queue.locator("#marked").inner_text() == "2 of 25 marked"
    marked = queue.locator(".waiting :checked").evaluate_all("all => all.map(e => e.name.slice(3))")
    queue.keyboard.press("A")
    queue.wait_for_selector(".notice.done")
    assert "2 claims accepted" in queue.locator(".notice.done").inner_text()
    assert waiting(desk) == every - 2
    assert {desk.claim(one).review.status.value for one in marked} == {"accepted"}
    queue.keyboard.press("u")
    queue.wait_for_selector(".notice.done:has-text('2 claims taken back')")
    assert waiting(desk) == every


def test_all_means_all_on_the_page_and_no_more(queue, desk) -> None:
    every = waiting(desk)
    queue.keyboard.press("X")
    assert queue.locator("#marked").inner_text() == "25 of 25 marked"
    queue.get_by_role("button", name="Reject the marked").click()
    queue.wait_for_selector(".notice.done")
    assert waiting(desk) == every - 25


def test_without_a_script_the_boxes_and_buttons_do(chromium, desk, desk_site, width) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(desk_site + "/review")
    page.fill("#name", "Ada Brandt")
    page.get_by_role("button", name="Keep").click()
    before = waiting(desk)
    page.locator(".waiting input[type=checkbox]").nth(3).check()
    page.get_by_role("button", name="Accept the marked").click()
    assert "1 claim accepted" in page.locator(".notice.done").inner_text()
    assert waiting(desk) == before - 1
    assert not page.locator("#mark-all").is_visible()
    context.close()


def test_a_file_is_taken_from_the_page_of_exports(watched) -> None:
    page = watched.open("/export")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Download CSV").click()
    assert waited.value.suggested_filename.startswith("reportedly-csv-claims-revision-")
    page = watched.open("/?place=Brenn")
    with page.expect_download() as waited:
        page.get_by_role("link", name="CSV", exact=True).click()
    assert "-found-" in waited.value.suggested_filename
