"""The pages of review without a script: the queue, a report, and other pages that tell of it."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reportedly.model.review import ReviewAction
from reportedly.serve.access.security import HEADERS
from reportedly.store.people.review_making import (
    decision,
    missed_in_record,
    read_in_full,
    replacement,
)

WHO = {"by": "Ada <b>Brandt</b>", "at": datetime(2031, 3, 6, 9, 0, tzinfo=UTC)}


@pytest.fixture
def told(empty, by_hand):
    """A report with three claims; the second is the least sure."""
    full = by_hand.full()
    sure = (0.9, 0.2, 0.5)
    claims = tuple(replace(one, confidence=how) for one, how in zip(full.claims, sure, strict=True))
    empty.add(replace(full, claims=claims), by_hand.raw(full))
    return replace(full, claims=claims)


def address(told, number=None, **more):
    parts = [f"claim={told.claims[number].id}"] if number is not None else []
    parts += [f"{name}={value}" for name, value in more.items()]
    return f"/review/{told.report.id}" + ("?" + "&".join(parts) if parts else "")


def test_the_queue_lists_what_waits_and_begins_with_the_least_sure(client, told):
    page = client.get("/review").text
    assert "3 claims waiting" in page
    order = [page.index(f"h-{told.claims[number].id}") for number in (1, 2, 0)]
    assert order == sorted(order)
    begin = re.search(r'<a class="button first" href="([^"]+)"', page)[1]
    assert told.claims[1].id in begin
    assert "way=queue" in begin
    assert "No undecided claim answers this" in client.get("/review?place=nowhere").text


@pytest.mark.parametrize("query", ["?since=x", "?offset=-1", "?offset=1e3", "?place=" + "x" * 300])
def test_a_question_to_the_queue_that_makes_no_sense_is_refused(client, query):
    assert client.get("/review" + query).status_code == 400


def test_a_report_is_shown_with_its_first_undecided_claim(client, empty, told):
    assert "Claim 1 of 3 · 3 undecided" in client.get(address(told)).text
    item = empty.reviewed(told.report.id)[0]
    empty.add_review(decision(item, ReviewAction.ACCEPT, **WHO))
    page = client.get(address(told)).text
    assert "Claim 2 of 3 · 2 undecided" in page
    assert 'aria-label="claim 1, accepted by Ada &lt;b&gt;Brandt&lt;/b&gt;"' in page


def test_the_name_is_asked_for_before_anything_can_be_decided(client, told):
    page = client.get(address(told)).text
    assert "Who reviews here?" in page
    assert 'data-key="a"' not in page


def test_the_headers_let_the_pages_own_script_run_and_no_other(client, told):
    answer = client.get(address(told))
    assert answer.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]
    assert "script-src 'self'" in HEADERS["Content-Security-Policy"]
    scripts = re.findall(r"<script[^>]*>", answer.text)
    assert len(scripts) == 1
    assert 'src="/static/review.js' in scripts[0]
    assert not re.search(r"\son\w+=", answer.text)
    assert client.get("/static/review.js").status_code == 200


def test_corrected_values_stand_beside_the_machines_on_every_page(client, empty, told):
    item = empty.reviewed(told.report.id)[0]
    values = {"mood": "predicted", "speakers": [{"name": "Harbour office", "kind": "government"}]}
    empty.add_review(replacement(item, values, told.report.text, **WHO))
    item = empty.reviewed(told.report.id)[1]
    empty.add_review(decision(item, ReviewAction.REJECT, field="places", **WHO))
    claim = told.claims[0].id
    for page in ("/", f"/claim/{claim}", f"/report/{told.report.id}", address(told, 0)):
        shown = client.get(page).text
        assert "Corrected by Ada &lt;b&gt;Brandt&lt;/b&gt;" in shown, page
        assert "told as having happened" in shown, page
        assert "told as a forecast" in shown, page
        assert "Harbour office (government)" in shown, page
        assert "Veskaran ministry" in shown, page
    assert "said to be wrong, no other value given" in client.get("/").text
    before = client.get(f"/claim/{claim}?revision=1").text
    assert "Corrected by" not in before


def test_an_added_claim_and_its_reader_are_on_the_reports_page(client, empty, told):
    end = len("The Veskaran ministry")
    act = missed_in_record(told.report, {"content": [[0, end]]}, **WHO)
    empty.add_review(act)
    empty.add_review(read_in_full(told.report, **WHO))
    page = client.get(f"/report/{told.report.id}").text
    assert "Added by Ada" in page
    assert page.count('aria-label="claim 4 in full"') == 0
    assert "Read in full by</dt><dd><span" in page
    shown = client.get(address(told)).text
    assert 'aria-label="claim 4, added by' in shown


def test_offsets_of_the_page_are_those_of_browsers(client, empty, by_hand):
    report = by_hand.report("One 🕊 dove.\nTwo 🕊🕊 doves said it fell.\n\nThree.")
    reading = by_hand.reading(report, None, "it fell")
    empty.add(reading, by_hand.raw(reading))
    page = client.get(f"/review/{report.id}?edit=1").text
    first, second, third = (int(at) for at in re.findall(r'data-at="(\d+)"', page))
    assert (first, second) == (0, len("One 🕊 dove.\n") + 1)
    assert third == report.text.index("Three") + 3
    start = report.text.index("it fell")
    client.post("/review/settings", data={"name": "Ada", "token": token(page)})
    page = client.get(f"/review/{report.id}?edit=1").text
    assert f'name="content_at" value="{start + 3}-{start + 10}"' in page


def token(page: str) -> str:
    return re.search(r'name="token" value="([0-9a-f]+)"', page)[1]


def test_a_text_that_attacks_the_page_stays_text(client, empty, by_hand):
    script = "<script>alert(1)</script>"
    text = f"The ministry said {script} \0 it fell."
    report = by_hand.report(text, title=script, publisher=script)
    claim = by_hand.claim(
        report, "it fell", by_hand.run(), source="The ministry", cue="said", speaker=script
    )
    told = by_hand.Extracted(report=report, run=by_hand.run(), claims=(claim,))
    empty.add(told, by_hand.raw(told))
    for page in ("/review", f"/review/{report.id}", f"/review/{report.id}?edit=1"):
        shown = client.get(page).text
        assert script not in shown
        assert "\0" not in shown
    assert client.get("/review/r_0").status_code == 404
