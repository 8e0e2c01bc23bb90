"""How the story changed: every turn stands at the first report that has it, none is left out."""

import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from reportedly.codec import decode_descents
from reportedly.errors import InvalidRecord
from reportedly.model.incident import Stance
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file
from reportedly.serve.app import create_app
from reportedly.serve.incidents.story import story_of
from reportedly.store.found.incidents import IncidentQuery, IncidentSort
from reportedly.store.questions.claim_query import ClaimQuery


@pytest.fixture(scope="module")
def largest(sample_ledger):
    found = sample_ledger.incidents(IncidentQuery(sort=IncidentSort.LARGEST)).rows[0].incident.id
    return sample_ledger.account(found)


@pytest.fixture(scope="module")
def rows(sample_ledger, largest):
    query = ClaimQuery(incident=largest.incident.id, limit=500)
    return {row.claim.id: row for row in sample_ledger.claims(query).rows}


@pytest.fixture(scope="module")
def story(sample_ledger, largest, rows):
    reports = {row.claim.report.id for row in rows.values()}
    return story_of(largest, rows, sample_ledger.descents_of(reports))


def test_descents_are_those_of_the_lineages_read_once(sample_ledger, rows) -> None:
    every = [row.header.id for row in sample_ledger.reports().rows]
    for reports in (every, every[::2], [], ["r_none"], {r.claim.report.id for r in rows.values()}):
        lineages = {one.id: one for named in reports for one in sample_ledger.lineages_of(named)}
        found = [one for lineage in lineages.values() for one in lineage.descents]
        wanted = {one.child: one for one in found if one.child in reports}
        assert {one.child: one for one in sample_ledger.descents_of(reports)} == wanted
    with pytest.raises(InvalidRecord):
        decode_descents(b'{"format":1,"lineage":{"id":"l_1","reports":[]}}', frozenset())


def test_every_version_and_every_denial_has_one_turn(story, largest) -> None:
    told = [turn for turn in story if turn.kind == "told"]
    denied = [turn for turn in story if turn.kind == "denied"]
    stances = [[one.stance for one in item.origins] for item in largest.propositions]
    assert len(told) == sum(any(one is not Stance.DENIES for one in some) for some in stances)
    assert len(denied) == sum(some.count(Stance.DENIES) for some in stances) > 0


def test_a_version_stands_at_its_earliest_report(story, largest, rows) -> None:
    for item in largest.propositions:
        claims = [one for o in item.origins if o.stance is not Stance.DENIES for one in o.claims]
        days = [rows[one].claim.report.published for one in claims if one in rows]
        turns = [turn for turn in story if turn.kind == "told" and turn.row.claim.id in claims
                 and turn.words.lower().endswith(item.value.lower())]  # fmt: skip
        assert min(days) in [turn.published for turn in turns]


def test_an_accusation_stands_before_the_denial_that_answers_it(story) -> None:
    turns = [(turn.kind, turn.words) for turn in story]
    accused = turns.index(("told", "Who is responsible: Orland"))
    assert accused < turns.index(("denied", "denied that Orland is responsible"))


def test_words_that_a_correction_left_as_they_were_stand_where_they_were_first(
    largest, rows
) -> None:
    (blamed,) = [p for p in largest.propositions if p.slot == "responsible" and p.value == "Orland"]
    (origin,) = [one for one in blamed.origins if one.speaker == "Veskara"]
    told = replace(largest, propositions=(replace(blamed, origins=(origin,)),))
    (turn,) = story_of(told, rows, ())
    later = {rows[one].claim.report.published for one in origin.claims}
    assert (turn.published, turn.withdrawn) == ("2025-03-13", False)
    assert later == {"2025-03-14"}


def test_turns_are_in_the_order_of_publication(story) -> None:
    days = [turn.published for turn in story]
    assert days == sorted(days)


def test_what_was_taken_back_is_marked(story) -> None:
    (gone,) = [turn for turn in story if turn.withdrawn and turn.kind == "told"]
    assert gone.words == "Killed: 21"


def test_texts_taken_over_with_other_words_are_turns_too(story, sample_ledger) -> None:
    retold = [turn for turn in story if turn.kind == "retold"]
    assert retold
    for turn in retold:
        report = turn.row.claim.report.id
        descents = [one for found in sample_ledger.lineages_of(report) for one in found.descents]
        (own,) = [one for one in descents if one.child == report]
        assert own.parent == turn.parent.claim.report.id
        assert turn.words.startswith(str(len(own.mutations)))


def test_the_page_tells_it_and_leads_to_each_claim(sample_ledger, largest, story) -> None:
    parties = load_parties(sample_file("parties.toml"))
    client = TestClient(create_app(sample_ledger, parties))
    page = client.get(f"/incident/{largest.incident.id}").text
    section = re.search(r'id="story-heading".*?</section>', page, re.DOTALL)[0]
    assert f"{len(story)} turns, the earliest first" in section
    for turn in story:
        where = "/lineage" if turn.kind == "retold" else f"/claim/{turn.row.claim.id}"
        assert where in section


def test_a_report_leads_to_its_versions_and_copies_at_its_head(sample_ledger) -> None:
    client = TestClient(create_app(sample_ledger))
    found = 0
    for row in sample_ledger.reports().rows:
        page = client.get(f"/report/{row.header.id}").text
        head = page.partition('class="legend"')[0]
        others = [one for one in sample_ledger.reports().rows
                  if one.work == row.work and one.header.id != row.header.id]  # fmt: skip
        for other in others:
            found += 1
            assert f'href="/report/{other.header.id}"' in head
        if not others and "No other report in this ledger" in page:
            assert "Versions and copies" not in head
    assert found
