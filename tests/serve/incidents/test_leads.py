"""Lists lead an incident with somebody's words, not with how many speak of it."""

import re
from dataclasses import replace

import pytest

from reportedly.model.incident import Stance
from reportedly.serve.incidents.leads import CHOSEN_AMONG, candidates, further, lead_of
from reportedly.store.found.incidents import IncidentQuery, IncidentSort
from reportedly.store.questions.marks import is_unasserted

GONE = "Violence at Tarn: everything told of it has since been corrected or withdrawn; it varies."


@pytest.fixture
def largest(sample_ledger):
    query = IncidentQuery(sort=IncidentSort.LARGEST, limit=1)
    return sample_ledger.account(sample_ledger.incidents(query).rows[0].incident.id)


@pytest.mark.parametrize(
    ("summary", "rest"),
    [
        ("Violence at Tarn on 3 May 2031, told by 1 source in 1 report of 1 newsroom.", ""),
        ("Control of Tarn on 3 May 2031, told by 2 sources; versions differ.", "Versions differ."),
        (GONE, GONE),
    ],
)
def test_what_stands_in_columns_is_not_told_again(summary, rest):
    assert further(summary) == rest


@pytest.mark.parametrize("path", ["/incidents", "/timeline", "/map"])
def test_lists_give_words_with_their_speaker_and_no_counts_in_sentences(sample, path):
    page = sample.get(path).text
    assert re.search(r">Joren Tahl</b>: <a class=\"words\"[^>]*>Orlandic forces had only", page)
    assert "told by 1 source" not in page
    assert "has since been corrected or withdrawn" in page


def test_the_words_name_the_place_and_assert(largest, sample_ledger):
    rows = sample_ledger.claim_rows(largest.incident.claims)
    found = lead_of(largest, rows)
    assert found.origin.stance is Stance.ASSERTS
    assert "Brenn" in found.row.content
    assert found.row.claim.id in found.origin.claims
    assert not found.unasserted


def test_no_words_are_given_of_what_no_report_carries_any_more(largest, sample_ledger):
    gone = tuple(
        replace(item, origins=tuple(replace(one, withdrawn=True) for one in item.origins))
        for item in largest.propositions
    )
    rows = sample_ledger.claim_rows(largest.incident.claims)
    assert lead_of(replace(largest, propositions=gone), rows).row is None


def test_a_denial_of_what_nobody_else_tells_is_known_as_such(largest):
    item = next(one for one in largest.propositions if one.slot == "responsible")
    denying = [one for one in item.origins if one.stance is Stance.DENIES]
    telling = [one for one in item.origins if one.stance is not Stance.DENIES]
    assert denying
    assert telling
    assert not is_unasserted(item)
    assert is_unasserted(replace(item, origins=tuple(denying)))
    assert not is_unasserted(replace(item, origins=tuple(telling)))
    both = (denying[0], replace(denying[0], stance=Stance.ASSERTS))
    assert is_unasserted(replace(item, origins=both))


def test_what_is_new_is_not_told_twice_on_the_overview(sample):
    page = sample.get("/overview").text
    new = re.search(r'(?s)aria-labelledby="new-heading">(.*?)</section>', page)[1]
    assert "under Disputed or One origin in this ledger" in new
    assert "Brenn, 11 March" not in new
    assert "Ferrow, 12 March" in new
    assert 'class="badge fresh"' not in page  # everything is new


def test_what_changed_since_a_revision_is_marked_where_it_stands(sample, sample_ledger):
    page = sample.get(f"/overview?since={sample_ledger.revision - 2}").text
    assert re.search(r'class="badge fresh">(new|told anew)</span>', page)


def test_a_lead_is_chosen_among_few_claims_however_many_speak(largest):
    item = largest.propositions[0]
    many = replace(item, origins=item.origins * 200)
    found = candidates(replace(largest, propositions=(many, *largest.propositions[1:])))
    assert len(found) == CHOSEN_AMONG
    assert all(origin.stance is Stance.ASSERTS for origin, _ in found)
