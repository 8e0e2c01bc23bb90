"""The overview says what is disputed, told by one, new and taken back, each with its words."""

import html
import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from reportedly.model.incident import Account, Stance
from reportedly.serve.app import create_app
from reportedly.serve.incidents.overview import glances
from reportedly.store.ledger import Ledger
from reportedly.store.questions.marks import DENIED, DISPUTED, ONE_ORIGIN


def section(page: str, heading: str) -> str:
    found = re.search(rf'(?s)aria-labelledby="{heading}-heading">(.*?)</section>', page)
    assert found is not None
    return found[1]


def test_a_dispute_shows_both_versions_with_their_sources_and_words(sample):
    shown = section(sample.get("/overview").text, "disputed")
    assert "Brenn, 11 March 2025: missile strike" in shown
    assert "Orlandic Defence Ministry" in shown
    assert "five people were killed" in shown
    assert shown.count("/claim/c_") >= 4


def test_a_denial_says_what_is_denied_in_words_that_can_be_read_alone(sample):
    shown = section(sample.get("/overview").text, "disputed")
    assert "Orland denied being responsible" in shown
    assert re.search(r"<a [^>]*>Orland rejected the accusation</a>", shown)
    assert "Orland denied that Orland" not in shown


def test_denials_that_no_account_tells_of_are_counted_and_can_be_seen(sample):
    shown = section(sample.get("/overview").text, "disputed")
    (way, count) = re.findall(r'<a href="([^"]*)">(\d+) claims? told as not so</a>', shown)[0]
    page = sample.get(html.unescape(way)).text
    assert int(count) > 0
    assert f"{count} claim" in page


def test_each_version_is_said_to_be_according_to_somebody(sample):
    shown = section(sample.get("/overview").text, "disputed")
    assert shown.count("according to") >= shown.count('class="value"') >= 4


def test_what_has_one_origin_names_it_and_says_it_is_one_found_here(sample):
    shown = section(sample.get("/overview").text, "alone")
    assert "Nobody else in these reports says it. Others may, elsewhere." in shown
    assert "Joren Tahl" in shown
    assert "· 1 report" in shown
    assert "Brenn, 11 March" not in shown


def test_withdrawn_and_corrected_reports_are_named(sample):
    shown = section(sample.get("/overview").text, "taken")
    assert "Dozens feared dead at Ferrow bridge" in shown
    assert "withdrawn" in shown
    assert "corrected" in shown
    assert "Ferrow, 12 March 2025: violence" in shown


def test_new_is_what_came_after_the_revision_in_the_address(sample, sample_ledger):
    everything = section(sample.get("/overview?since=0").text, "new")
    assert f"{len([*sample_ledger.every_claim()])} claims" in everything
    nothing = section(sample.get(f"/overview?since={sample_ledger.revision}").text, "new")
    assert "0 claims" in nothing
    assert "/incident/" not in nothing


def test_unread_languages_and_open_review_work_are_counted(sample):
    page = sample.get("/overview").text
    assert 'href="/reports?language=fr"' in section(page, "covered")
    assert "no person has looked at, those of replaced" in section(page, "review")


def test_an_unknown_heading_or_day_is_refused(sample):
    assert sample.get("/overview?only=true").status_code == 400
    assert sample.get("/overview?since=yesterday").status_code == 400
    assert sample.get("/overview?only=disputed&after=x").status_code == 400


def test_an_empty_ledger_has_an_overview_that_claims_nothing(client):
    answer = client.get("/overview")
    assert answer.status_code == 200
    assert "In no account of this ledger do two versions exclude each other" in answer.text


def test_every_disputed_incident_has_a_dispute_or_a_denial(sample_ledger):
    for one in glances(sample_ledger, sample_ledger.marked(DISPUTED).rows):
        assert one.disputes or one.more or {*one.denials} - {*one.unasserted}
    for one in glances(sample_ledger, sample_ledger.marked(DENIED).rows):
        assert one.unasserted
    for one in glances(sample_ledger, sample_ledger.marked(ONE_ORIGIN).rows):
        assert one.origin is not None
        assert not one.disputes


def only_denied(account: Account) -> Account:
    """The account with what its deniers say, and nothing that anybody else does."""
    left = tuple(
        replace(item, origins=those)
        for item in account.propositions
        if (those := tuple(one for one in item.origins if one.stance is Stance.DENIES))
    )
    return replace(account, propositions=left, disagreements=())


@pytest.fixture
def denied(sample_ledger, tmp_path):
    """A ledger with one incident, of which somebody denies what nobody else puts forward."""
    path = tmp_path / "own.db"
    path.write_bytes(sample_ledger.path.read_bytes())
    with Ledger.open(path, create=False) as ledger:
        every = ledger.accounts(ledger.marked(DISPUTED).rows).values()
        one = next(filter(lambda one: one.propositions, map(only_denied, every)))
        ledger.store_reconciliation((), (), [one.incident], [one])
        yield ledger, one


def test_a_denial_of_what_nobody_else_here_says_stands_apart_from_disputes(denied):
    ledger, account = denied
    client = TestClient(create_app(ledger))
    page = client.get("/overview").text
    assert "/incident/" not in section(page, "disputed")
    shown = section(page, "denied")
    assert account.incident.id in shown
    assert " denied " in shown
    assert "/claim/c_" in shown
    assert "Others may, elsewhere." in shown
    listed = client.get("/overview?only=denied").text
    assert account.incident.id in listed
    assert "Only denied here" in listed
    told = client.get("/api/v1/overview").json()["incidents"]
    assert told["denied"] == {"total": 1, "ids": [account.incident.id]}
    assert told["disputed"] == {"total": 0, "ids": []}


def test_a_denial_alone_is_not_outlined_as_disputed_in_the_timeline(denied):
    page = TestClient(create_app(denied[0])).get("/timeline").text
    assert 'class="entry"' in page
    assert "entry disputed" not in page
    assert "denied by " in page


def test_of_a_toll_that_rose_the_latest_figure_stands_against_the_other(sample):
    shown = section(sample.get("/overview").text, "disputed")
    killed = shown[shown.index("<dt>Killed</dt>") :].partition("</dl>")[0]
    assert re.findall(r'class="value" dir="auto">([^<]+)<', killed) == ["5", "17"]
