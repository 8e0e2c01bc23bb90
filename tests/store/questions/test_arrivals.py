"""Claims by when they came: new ones are counted from a revision, by reading or by reconciling."""

from dataclasses import replace

import made
import pytest

from reportedly.codec import encode_claim
from reportedly.model.ids import ClaimId
from reportedly.model.review import Review, ReviewAction
from reportedly.store.ledger import Ledger
from reportedly.store.questions.arrivals import ArrivalQuery
from reportedly.store.questions.claim_query import ClaimQuery


def ids(found):
    return [one.row.claim.id for one in found.rows]


@pytest.fixture
def two(tmp_path):
    """A ledger of two reports, and its revision before the second."""
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        first = made.full()
        ledger.add(first, made.raw(first))
        before = ledger.revision
        second = made.full(made.report("Rain fell on Brenn. " + made.TEXT))
        ledger.add(second, made.raw(second))
        yield ledger, before, [[claim.id for claim in one.claims] for one in (first, second)]


def test_what_came_after_a_revision_is_new(two):
    ledger, before, (first, second) = two
    found = ledger.arrivals(ArrivalQuery(after=before))
    assert (found.new, found.total) == (len(second), len(first) + len(second))
    assert set(ids(found)) == set(second)
    assert {one.revision for one in found.rows} == {before + 1}
    assert ledger.arrivals(ArrivalQuery(after=ledger.revision)).rows == ()


def test_the_last_to_come_is_first_and_the_limit_holds(two):
    ledger, _, (first, second) = two
    every = ids(ledger.arrivals(ArrivalQuery()))
    assert set(every[: len(second)]) == set(second)
    assert set(every[len(second) :]) == set(first)
    assert ids(ledger.arrivals(ArrivalQuery(limit=1))) == every[:1]


@pytest.mark.parametrize(
    "asked",
    [ClaimQuery(text="Brenn"), ClaimQuery(quotation="narration"), ClaimQuery(place="Brenn")],
)
def test_it_finds_what_the_question_finds(two, asked):
    ledger, before, (first, _) = two
    whole = {row.claim.id for row in ledger.claims(replace(asked, limit=500)).rows}
    found = ledger.arrivals(ArrivalQuery(claims=asked))
    assert set(ids(found)) == whole
    assert found.total == len(whole)
    later = ledger.arrivals(ArrivalQuery(claims=asked, after=before))
    assert set(ids(later)) == whole - set(first)


def test_without_reconciling_no_claim_is_of_an_incident(two):
    ledger, _, _ = two
    assert ledger.arrivals(ArrivalQuery(told=True)).total == 0


def test_a_claim_that_a_person_added_comes_with_the_revision_of_the_act(ledger: Ledger) -> None:
    told = made.full()
    ledger.add(told, made.raw(told))
    claim = made.claim(told.report, "Shells fell", made.run(), event="RETREAT", place="Brenn")
    claim = replace(claim, id=ClaimId(f"c_{'9' * 32}"))
    act = Review(
        report=told.report.id,
        content=claim.content,
        field=None,
        action=ReviewAction.ADD,
        value=encode_claim(claim).decode(),
        seen="null",
        claim=claim.id,
        by="Ada",
        at=made.WHEN,
    )
    revision = ledger.add_review(act)
    found = ledger.arrivals(ArrivalQuery())
    assert found.total == len(found.rows) == len(told.claims) + 1
    assert found.rows[-1].revision == revision
