"""What is cited can be found again: in words, at a revision, with and without script."""

import html
import re
from datetime import UTC, datetime

import pytest

from reportedly.cli.main import exit_code
from reportedly.model.review import Review, ReviewAction
from reportedly.store.found.incidents import IncidentQuery, IncidentSort
from reportedly.store.questions.claim_query import ClaimQuery

CITATION = re.compile(r'<p class="citation" id="citation" dir="auto">(.*?)</p>', re.DOTALL)


def citation(text: str) -> str:
    found = CITATION.findall(text)
    assert len(found) == 1
    return html.unescape(found[0])


def largest(ledger) -> str:
    return ledger.incidents(IncidentQuery(sort=IncidentSort.LARGEST)).rows[0].incident.id


def pages(ledger) -> list[str]:
    row = ledger.claims(ClaimQuery(limit=1)).rows[0]
    return [
        f"/claim/{row.claim.id}",
        f"/report/{row.claim.report.id}",
        f"/incident/{largest(ledger)}",
        f"/sources/{ledger.sources().rows[0].id}",
    ]


@pytest.mark.parametrize("index", range(4), ids=["claim", "report", "incident", "source"])
def test_a_page_is_cited_with_its_revision_and_the_address_leads_back(
    sample, sample_ledger, index
) -> None:
    path = pages(sample_ledger)[index]
    shown = citation(sample.get(path).text)
    address = shown.rpartition(": ")[2]
    assert address == f"http://testserver{path}?revision={sample_ledger.revision}"
    assert f"reportedly ledger revision {sample_ledger.revision}" in shown
    assert citation(sample.get(address).text) == shown


def test_a_claim_is_cited_with_who_said_it_through_whom_and_where(sample, sample_ledger) -> None:
    row = next(
        row
        for row in sample_ledger.claims(ClaimQuery(limit=200)).rows
        if row.claim.chain and row.claim.speakers and row.claim.speakers[0].name
    )
    shown = citation(sample.get(f"/claim/{row.claim.id}").text)
    for part in (
        row.claim.speakers[0].name,
        row.claim.chain[0].name,
        row.claim.report.title,
        row.claim.report.publisher,
        " ".join(row.content.split())[:40].strip("“”"),
    ):
        assert part in shown


def test_a_denial_is_cited_as_one(sample, sample_ledger) -> None:
    (row,) = sample_ledger.claims(ClaimQuery(text="Kest had fallen", limit=5)).rows
    shown = citation(sample.get(f"/claim/{row.claim.id}").text)
    assert shown.startswith("Veskaran General Staff (“denied”): “Kest had fallen”, in ")


@pytest.mark.parametrize("index", range(2), ids=["claim", "report"])
def test_the_command_line_cites_as_the_page_does(sample, sample_ledger, index, capsys) -> None:
    path = pages(sample_ledger)[index]
    known = ["show", path.rpartition("/")[2], "--db", str(sample_ledger.path), "--cite"]
    assert exit_code([*known, "--site", "http://testserver/"]) == 0
    assert capsys.readouterr().out == citation(sample.get(path).text) + "\n"
    assert exit_code(known) == 0
    assert f"ledger revision {sample_ledger.revision}\n" in capsys.readouterr().out


@pytest.mark.parametrize("index", range(4))
@pytest.mark.parametrize("given", ["0", "x", "-1", "99999999", "1e3", "²"])
def test_a_revision_that_is_none_is_refused(sample, sample_ledger, index, given) -> None:
    answer = sample.get(pages(sample_ledger)[index], params={"revision": given})
    assert answer.status_code == 400
    assert "must be a number from 1" in answer.text


def test_a_report_at_an_old_revision_shows_what_was_decided_then(client, empty, by_hand) -> None:
    made = by_hand.full()
    empty.add(made, by_hand.raw(made))
    before = empty.revision
    claim = empty.claims_of(made.report.id)[0]
    empty.add_review(
        Review(
            report=claim.report.id,
            content=claim.content,
            field=None,
            action=ReviewAction.REJECT,
            value=None,
            seen="{}",
            claim=claim.id,
            by="Ada",
            at=datetime(2025, 3, 20, tzinfo=UTC),
        )
    )
    path = f"/report/{claim.report.id}"
    assert "Rejected by Ada" in client.get(path).text
    then = client.get(path, params={"revision": before}).text
    assert "Rejected by Ada" not in then
    assert f"As the ledger stood at revision {before}" in then


def test_an_incident_at_an_old_revision_says_that_it_shows_now(sample, sample_ledger) -> None:
    path = f"/incident/{largest(sample_ledger)}"
    then = sample.get(path, params={"revision": "1"}).text
    assert f"this one is of revision {sample_ledger.revision}" in then
    assert "At revision 1 this incident held no claims yet." in then
    assert "Accounts are kept as they were" not in sample.get(path).text


def test_a_source_at_an_old_revision_says_that_it_shows_now(sample, sample_ledger) -> None:
    then = sample.get(pages(sample_ledger)[3], params={"revision": "1"}).text
    assert "Asked for at revision 1." in then


def test_the_button_is_hidden_without_script_and_the_script_is_the_pages_own(
    sample, sample_ledger
) -> None:
    text = sample.get(pages(sample_ledger)[0]).text
    assert re.search(r'<button type="button" data-copy="citation" hidden>', text)
    (script,) = re.findall(r'<script src="([^"]+)"', text)
    assert sample.get(script).status_code == 200


def test_every_page_has_a_print_stylesheet(sample) -> None:
    (href,) = re.findall(
        r'<link rel="stylesheet" href="([^"]+)" media="print">', sample.get("/").text
    )
    sheet = sample.get(href).text
    assert "size: A4" in sheet
    assert re.search(r"nav[^{]*\{ display: none", sheet)
