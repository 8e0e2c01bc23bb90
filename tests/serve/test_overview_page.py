"""The overview says what is disputed, told by one, new and taken back, each with its words."""

import re

from reportedly.serve.overview_view import glances
from reportedly.store.indexing import DISPUTED, ONE_ORIGIN


def section(page: str, heading: str) -> str:
    found = re.search(rf'(?s)aria-labelledby="{heading}-heading">(.*?)</section>', page)
    assert found is not None
    return found[1]


def test_a_dispute_shows_both_versions_with_their_sources_and_words(sample):
    shown = section(sample.get("/overview").text, "disputed")
    assert "Brenn, 11 March 2025: violence" in shown
    assert "Orlandic Defence Ministry" in shown
    assert "five people were killed" in shown
    assert shown.count("/claim/c_") >= 4


def test_a_denial_says_what_is_denied_in_words_that_can_be_read_alone(sample):
    shown = section(sample.get("/overview").text, "disputed")
    assert "Orland denies being responsible" in shown
    assert re.search(r"<a [^>]*>Orland rejected the accusation</a>", shown)
    assert "Orland denies that Orland" not in shown


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
    assert "no person has looked at" in section(page, "review")


def test_an_unknown_heading_or_day_is_refused(sample):
    assert sample.get("/overview?only=true").status_code == 400
    assert sample.get("/overview?since=yesterday").status_code == 400
    assert sample.get("/overview?only=disputed&after=x").status_code == 400


def test_an_empty_ledger_has_an_overview_that_claims_nothing(client):
    answer = client.get("/overview")
    assert answer.status_code == 200
    assert "No two versions in this ledger exclude each other" in answer.text


def test_every_disputed_incident_has_a_dispute_or_a_denial(sample_ledger):
    for one in glances(sample_ledger, sample_ledger.marked(DISPUTED).rows):
        assert one.disputes or one.denials or one.more
    for one in glances(sample_ledger, sample_ledger.marked(ONE_ORIGIN).rows):
        assert one.origin is not None
        assert not one.disputes
