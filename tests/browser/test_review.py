"""Review by keyboard and by mouse: thirty decisions, corrections by selection, undo, a conflict."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import expect

from reportedly.model.claim import ReviewStatus
from reportedly.model.review import ReviewAction
from reportedly.model.span import text_of
from reportedly.store.people.review_making import decision
from reportedly.store.questions.claim_query import ClaimQuery

pytestmark = pytest.mark.browser

# Selects the first occurrence of words in the report's paragraphs, as dragging the mouse would.
SELECT = """(words) => {
  for (const one of document.querySelectorAll('.text .words-of')) {
    const nodes = [];
    const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      if (!walk.currentNode.parentElement.closest('.ref')) nodes.push(walk.currentNode);
    }
    const at = nodes.map(n => n.data).join('').indexOf(words);
    if (at < 0) continue;
    const find = (offset, ends) => {
      for (const n of nodes) {
        if (offset < n.data.length || (ends && offset === n.data.length)) return [n, offset];
        offset -= n.data.length;
      }
    };
    const range = document.createRange();
    range.setStart(...find(at, false));
    range.setEnd(...find(at + words.length, true));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    // two frames on, the page has been told of the selection
    return new Promise(done =>
      requestAnimationFrame(() => requestAnimationFrame(() => done(true))));
  }
  return false;
}"""


def counts(desk):
    return {one.value: one.count for one in desk.facets()["review"]}


def quoted(page):
    return page.locator(".panel blockquote.content").inner_text()


def press(page, key):
    """Press a key that decides or moves, and wait until its answer is on the page."""
    page.wait_for_load_state()  # a key pressed before the page's script is there is lost
    page.evaluate("document.querySelector('#desk').dataset.old = '1'")
    page.keyboard.press(key)
    page.wait_for_selector("#desk:not([data-old])")


def press_until(page, key, happened):
    """Press a key until `happened` holds: a busy browser may hear it before the selection or the
    focus that stands before it."""
    for _ in range(3):
        page.keyboard.press(key)
        with suppress(AssertionError):
            happened()
            return
    happened()


def test_the_foot_names_the_revision_that_each_act_has_made(reviewer, desk):
    page = reviewer.page
    for key in ("a", "r", "u"):
        press(page, key)
        assert f"Ledger revision {desk.revision} ·" in page.locator("footer.foot").inner_text()


def test_thirty_decisions_by_keyboard_with_undo(reviewer, desk):
    page = reviewer.page
    decided = []
    for number in range(30):
        decided.append(quoted(page))
        press(page, "r" if number % 3 == 2 else "a")
        expect(page.locator(".said")).to_contain_text(
            "Rejected:" if number % 3 == 2 else "Accepted:"
        )
    assert {name: counts(desk)[name] for name in ("accepted", "rejected")} == {
        "accepted": 20,
        "rejected": 10,
    }
    for before in reversed(decided[-3:]):
        press(page, "u")
        assert quoted(page) == before
        expect(page.locator(".said")).to_have_text("Taken back.")
    assert counts(desk)["accepted"] + counts(desk)["rejected"] == 27
    reports = desk.reviewed_reports()
    acts = [act for report in reports for act in desk.reviews(report)]
    assert len(acts) == 33  # what was taken back is still there
    assert {act.review.by for act in acts} == {"Ada Brandt"}


def test_moving_never_decides_and_held_keys_do_not_either(reviewer, desk):
    page = reviewer.page
    first = quoted(page)
    press(page, "j")
    assert quoted(page) != first
    press(page, "k")
    assert quoted(page) == first
    held = "new KeyboardEvent('keydown', {key: 'a', repeat: true, bubbles: true})"
    page.evaluate(f"document.body.dispatchEvent({held})")
    page.keyboard.press("Control+a")
    press(page, "n")
    assert desk.reviewed_reports() == ()


def test_a_field_is_corrected_by_selecting_words(reviewer, desk):
    page = reviewer.page
    press(page, "e")
    row = desk.review_queue(ClaimQuery(review="none", status="current"), limit=1).rows[0]
    text = desk.report(row.claim.report.id).text
    assert page.locator("#f_content").input_value() == row.content
    words = row.content.split(" ", 1)[1]
    assert page.evaluate(SELECT, words)
    content = expect(page.locator("#f_content"))
    press_until(page, "3", lambda: content.to_have_value(words, timeout=3000))
    page.get_by_label("Mood").select_option("predicted")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator(".said")).to_contain_text("Corrected:")
    item = next(one for one in desk.reviewed(row.claim.report.id) if one.claim.id == row.claim.id)
    assert text_of(text, item.corrected.content) == words
    assert set(item.changed) == {"content", "mood"}
    reviewer.open(f"/review/{row.claim.report.id}?claim={row.claim.id}")
    expect(page.locator(".panel .changes")).to_contain_text(row.content)


def test_offsets_after_an_emoji_are_the_words_selected(reviewer, desk):
    from reportedly.cli.main import exit_code
    from reportedly.sample import sample_file

    text = "Two doves 🕊🕊 sat there. The 🕊 Harbour Office said the quay had been hit at dawn."
    story = desk.path.with_name("doves.txt")
    story.write_text(text, encoding="utf-8")
    parties = ["--parties", str(sample_file("parties.toml"))]
    assert exit_code(["ingest", str(story), "--db", str(desk.path), *parties, "--quiet"]) == 0
    report = next(row.header.id for row in desk.reports().rows if "dove" in desk.report(
        row.header.id).text)  # fmt: skip
    page = reviewer.open(f"/review/{report}?add=1")
    for name, words in (("source", "The 🕊 Harbour Office"), ("cue", "said"),
                        ("content", "quay had been hit")):  # fmt: skip
        assert page.evaluate(SELECT, words)
        page.locator(f'[data-take="{name}"]:not([data-more])').click()
        assert page.locator(f"#f_{name}").input_value() == words
    page.get_by_role("button", name="Add it").click()
    expect(page.locator(".said")).to_contain_text("Added: “quay had been hit”")
    (added,) = [item.claim for item in desk.reviewed(report) if item.added]
    assert text_of(text, added.source) == "The 🕊 Harbour Office"
    assert text_of(text, added.content) == "quay had been hit"


def test_a_missed_claim_begins_with_what_was_selected(reviewer, desk):
    page = reviewer.page
    inside = max(re.findall(r"[A-Za-z]+", quoted(page)), key=len)[1:-1]
    assert page.evaluate(SELECT, inside)
    page.keyboard.press("m")  # a part of a word is taken as the word
    expect(page.locator("#f_content")).to_have_value(re.compile(rf"^\w+{inside}\w+$"))
    form = expect(page.locator("#correct"))
    press_until(page, "Escape", lambda: form.to_have_count(0, timeout=3000))
    assert desk.reviewed_reports() == ()


def test_a_conflict_is_said_and_nothing_is_overwritten(reviewer, desk):
    page = reviewer.page
    row = desk.review_queue(ClaimQuery(review="none", status="current"), limit=1).rows[0]
    item = next(i for i in desk.reviewed(row.claim.report.id) if i.claim.id == row.claim.id)
    at = desk.report(row.claim.report.id).capture.captured_at
    desk.add_review(decision(item, ReviewAction.REJECT, by="Ben Okar", at=at))
    reviewer.wrong.clear()
    press(page, "a")
    expect(page.get_by_role("alert")).to_contain_text("Ben Okar rejected it")
    expect(page.locator(".panel .by-person")).to_contain_text("Rejected by Ben Okar")
    assert desk.claim(row.claim.id).review.status is ReviewStatus.REJECTED
    press(page, "a")
    assert desk.claim(row.claim.id).review.by == "Ada Brandt"
    assert all("409" in line for line in reviewer.wrong)
    reviewer.wrong.clear()


def test_the_sheet_of_keys_opens_and_keys_can_be_switched_off(reviewer, desk):
    page = reviewer.page
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_have_attribute("open", "")
    expect(page.get_by_text("go to the next claim; nothing is decided")).to_be_visible()
    page.get_by_label("Single keys").select_option("off")
    page.get_by_role("button", name="Keep").click()
    page.wait_for_selector("#desk[data-shortcuts=off]")
    before = quoted(page)
    for key in "ajru":
        page.keyboard.press(key)
    assert quoted(page) == before
    assert desk.reviewed_reports() == ()
    page.get_by_role("button", name=re.compile("^Accept")).click()
    expect(page.locator(".said")).to_contain_text("Accepted:")


def test_letters_in_a_field_are_letters(reviewer, desk):
    page = reviewer.page
    press(page, "e")
    note = page.get_by_label("Remark")
    note.fill("")
    note.press_sequentially("aru jk?")
    assert note.input_value() == "aru jk?"
    assert desk.reviewed_reports() == ()


def test_everything_works_without_script(chromium, desk_site, desk, width):
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(desk_site + "/review")
    page.get_by_role("link", name="Begin with the least certain claim").click()
    page.get_by_label("Your name goes with every decision").fill("Ada Brandt")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Accept", exact=False).first.click()
    page.get_by_role("link", name="Correct").click()
    page.get_by_label("Mood").select_option("asked")
    page.get_by_role("button", name="Save the correction").click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Mark as read in full").click()
    assert page.get_by_text("Read in full by").is_visible()
    context.close()
    assert counts(desk)["accepted"] == 1
    assert "corrected" not in counts(desk)


def test_a_program_that_has_stopped_is_said_and_nothing_is_lost(reviewer):
    page = reviewer.page
    page.route("**/decide", lambda route: route.abort())
    page.wait_for_load_state()  # as in `press`
    page.keyboard.press("a")
    expect(page.get_by_role("alert")).to_contain_text("Not saved. The program does not answer")
    page.unroute("**/decide")
    press(page, "a")
    expect(page.locator(".said")).to_contain_text("Accepted:")
    assert all("ERR_FAILED" in line for line in reviewer.wrong)
    reviewer.wrong.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_review_fit_and_can_be_read(reviewer, scheme, contrast, overflow):
    page = reviewer.page
    page.emulate_media(color_scheme=scheme)
    press(page, "a")
    address = page.url.removeprefix(reviewer.site)
    for path in ("/review", address, address + "&edit=1", address.partition("?")[0] + "?add=1"):
        reviewer.open(path)
        size = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert size[0] <= size[1], path
        assert page.evaluate(overflow) == [], path
        assert page.evaluate(contrast) == [], path
        assert page.get_by_role("heading", level=1).count() == 1
