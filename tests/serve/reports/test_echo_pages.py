"""Pages mark what a copy still has though it was taken back in the report it comes from."""

import html
import json
import re

import pytest
from starlette.testclient import TestClient

from reportedly.cli.main import exit_code
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file
from reportedly.serve.app import create_app
from reportedly.store.found.incidents import IncidentQuery
from reportedly.store.ledger import Ledger
from reportedly.wording import TAKEN_BACK, UPSTREAM

STORY = (
    "Two rockets came down beside the grain store in Ostvale early on Tuesday. "
    "The fire chief Runa Lode said that 14 people had been killed in Ostvale on Tuesday. "
    "The store was to be emptied at the end of the month, a clerk of the port said. "
    "A woman who sells bread opposite had closed her stall an hour before it began."
)
ADDRESS = "https://lake-post.example/store"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    folder = tmp_path_factory.mktemp("echoes")
    right = STORY.replace("14 people", "4 people")
    rows = [
        {"publisher": "Lake Post", "url": ADDRESS, "published": "2025-06-03T08:00+00:00",
         "text": STORY},
        {"publisher": "Bay Echo", "published": "2025-06-03T10:00+00:00", "text": STORY},
        {"publisher": "Lake Post", "url": ADDRESS, "published": "2025-06-04T06:00+00:00",
         "text": right, "status": "corrected", "supersedes": ADDRESS},
    ]  # fmt: skip
    told, path = folder / "told.jsonl", folder / "ledger.db"
    told.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    files = [str(x) for n in ("places", "parties") for x in (f"--{n}", sample_file(f"{n}.toml"))]
    assert exit_code(["ingest", str(told), "--db", str(path), "--quiet", *files]) == 0
    with Ledger.open(path, create=False, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(ledger):
    return TestClient(create_app(ledger, load_parties(sample_file("parties.toml"))))


def shown(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.text).split()))


def rows_of(ledger):
    return {
        (row.claim.report.publisher, row.content[:20], row.superseded): row
        for row in ledger.claims().rows
        if "killed" in row.content
    }


def test_the_report_page_says_which_sentence_was_taken_back_and_marks_its_claim(ledger, pages):
    rows = [row for row in rows_of(ledger).values() if row.claim.report.publisher == "Bay Echo"]
    (row,) = rows
    words = shown(pages, f"/report/{row.claim.report.id}")
    assert words.count(UPSTREAM) == 1, "on the claim in the margin, and on no other"
    notice = words[words.index(UPSTREAM.capitalize()) :]
    assert notice.index("14 people had been killed") < notice.index("grain store")
    assert "from a report that was corrected or withdrawn" in words


def test_the_claim_page_says_it_too_and_those_of_other_reports_do_not(ledger, pages):
    for row in rows_of(ledger).values():
        words = shown(pages, f"/claim/{row.claim.id}")
        assert (UPSTREAM in words) is (row.claim.report.publisher == "Bay Echo")
        if row.claim.report.publisher == "Bay Echo":
            assert UPSTREAM.capitalize() + "." in words


def test_the_account_marks_the_claim_and_the_origin(ledger, pages):
    (row,) = [one for one in ledger.incidents(IncidentQuery()).rows if one.summary]
    words = shown(pages, f"/incident/{row.incident.id}")
    assert TAKEN_BACK in words
    assert UPSTREAM in words[words.index("Why each claim is here") :]


def test_a_report_that_took_over_nothing_wrong_is_not_marked(sample, sample_ledger):
    back = sample_ledger.echoes_among(row.header.id for row in sample_ledger.reports().rows)
    plain = next(r.header.id for r in sample_ledger.reports().rows if r.header.id not in back)
    assert UPSTREAM not in shown(sample, f"/report/{plain}").lower()
