"""Reviews that follow their words from run to run, judgements and findings that can be undone."""

from dataclasses import replace
from typing import Any

import made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import NotFound
from reportedly.model.claim import Claim, ReviewStatus
from reportedly.model.ids import ClaimId, ReportId
from reportedly.model.review import (
    Anchoring,
    Finding,
    Judgement,
    Review,
    ReviewAction,
    Verdict,
)
from reportedly.model.span import Span
from reportedly.store.ledger import Ledger
from reportedly.store.people.anchoring import overlap, undone_acts
from reportedly.store.questions.claim_query import ClaimQuery

TEXT = "Shells fell on the market in Brenn overnight. Kest is quiet."


def act(of: Claim, action: ReviewAction = ReviewAction.ACCEPT, **changes: Any) -> Review:
    values: dict[str, Any] = {
        "report": of.report.id,
        "content": of.content,
        "field": None,
        "action": action,
        "value": None,
        "seen": "{}",
        "claim": of.id,
        "by": "ada",
        "at": made.WHEN,
    }
    return Review(**(values | changes))


@pytest.fixture
def claim(ledger: Ledger) -> Claim:
    reading = made.reading(
        made.report(TEXT), None, "Shells fell on the market in Brenn overnight", "Kest is quiet"
    )
    ledger.add(reading, made.raw(reading))
    return reading.claims[0]


def standing(ledger: Ledger, claim: Claim) -> ReviewStatus | None:
    mark = ledger.claim(claim.id).review
    return mark.status if mark else None


def test_an_accepted_claim_says_so_everywhere(ledger: Ledger, claim: Claim) -> None:
    before = ledger.revision
    ledger.add_review(act(claim))
    assert standing(ledger, claim) is ReviewStatus.ACCEPTED
    row = ledger.claims(ClaimQuery(review="accepted")).rows[0]
    assert row.claim == ledger.claim(claim.id) == ledger.claims_of(claim.report.id)[0]
    assert {one.value: one.count for one in ledger.facets()["review"]} == {"accepted": 1, "none": 1}
    assert ledger.claim(claim.id, before).review is None


def test_the_last_act_counts_and_undoing_it_brings_the_one_before_back(
    ledger: Ledger, claim: Claim
) -> None:
    ledger.add_review(act(claim))
    second = ledger.add_review(act(claim, ReviewAction.REJECT))
    assert standing(ledger, claim) is ReviewStatus.REJECTED
    undo = ledger.add_review(act(claim, ReviewAction.UNDO, undoes=second))
    assert standing(ledger, claim) is ReviewStatus.ACCEPTED
    ledger.add_review(act(claim, ReviewAction.UNDO, undoes=undo))
    assert standing(ledger, claim) is ReviewStatus.REJECTED
    assert [item.undone for item in ledger.reviews(claim.report.id)] == [False, False, True, False]


@pytest.mark.parametrize(
    ("action", "field", "expected"),
    [
        (ReviewAction.ACCEPT, "places", None),
        (ReviewAction.REJECT, "places", ReviewStatus.CORRECTED),
        (ReviewAction.REPLACE, "places", ReviewStatus.CORRECTED),
        (ReviewAction.REPLACE, None, ReviewStatus.CORRECTED),
        (ReviewAction.READ, None, None),
    ],
)
def test_what_an_act_makes_of_the_claim(
    ledger: Ledger,
    claim: Claim,
    action: ReviewAction,
    field: str | None,
    expected: ReviewStatus | None,
) -> None:
    ledger.add_review(act(claim, action, field=field))
    assert standing(ledger, claim) is expected


@pytest.mark.parametrize(
    ("content", "anchoring"),
    [
        ("Shells fell on the market in Brenn overnight", Anchoring.EXACT),
        ("Shells fell on the market in Brenn", Anchoring.CARRIED),
        ("Shells fell on the market", Anchoring.ORPHANED),
    ],
)
def test_a_review_follows_its_words_into_a_new_reading(
    ledger: Ledger, claim: Claim, content: str, anchoring: Anchoring
) -> None:
    ledger.add_review(act(claim, ReviewAction.REJECT))
    reading = made.reading(made.report(TEXT), made.run("2"), content, "Kest is quiet")
    ledger.add(reading, made.raw(reading))
    (item,) = ledger.reviews(claim.report.id)
    assert item.anchoring is anchoring
    assert item.claim == (None if anchoring is Anchoring.ORPHANED else reading.claims[0].id)
    expected = None if anchoring is Anchoring.ORPHANED else ReviewStatus.REJECTED
    assert standing(ledger, reading.claims[0]) is expected
    assert standing(ledger, reading.claims[1]) is None


def test_an_orphan_finds_its_claim_again(ledger: Ledger, claim: Claim) -> None:
    ledger.add_review(act(claim))
    empty = made.reading(made.report(TEXT), made.run("2"))
    ledger.add(empty, made.raw(empty))
    assert ledger.reviews(claim.report.id)[0].anchoring is Anchoring.ORPHANED
    ledger.activate(made.run().id, claim.report.id)
    assert ledger.reviews(claim.report.id)[0].anchoring is Anchoring.EXACT
    assert standing(ledger, claim) is ReviewStatus.ACCEPTED


def test_a_missed_claim_and_a_report_fully_read_stand_on_the_text(
    ledger: Ledger, claim: Claim
) -> None:
    missed = (Span(0, 6),)
    ledger.add_review(act(claim, ReviewAction.ADD, content=missed, claim=None, value="{}"))
    ledger.add_review(act(claim, ReviewAction.READ, content=(), claim=None))
    assert [(one.anchoring, one.claim) for one in ledger.reviews(claim.report.id)] == [
        (Anchoring.EXACT, None)
    ] * 2


def test_a_review_comes_back_as_it_was_made(ledger: Ledger, claim: Claim) -> None:
    made_by_hand = act(claim, ReviewAction.REPLACE, field="basis", value='"footage"', note="ф")
    number = ledger.add_review(made_by_hand)
    (item,) = ledger.reviews(claim.report.id)
    assert (item.review, item.revision, ledger.revision) == (made_by_hand, number, number)


def test_nothing_can_be_said_about_what_is_not_there(ledger: Ledger, claim: Claim) -> None:
    revision = ledger.revision
    with pytest.raises(NotFound):
        ledger.add_review(replace(act(claim), report=ReportId("r_none")))
    with pytest.raises(NotFound):
        ledger.add_review(act(claim, ReviewAction.UNDO, undoes=99))
    with pytest.raises(NotFound):
        ledger.undo_judgement(99, by="ada", at=made.WHEN)
    assert ledger.revision == revision


def test_a_judgement_undone_is_as_if_it_had_not_been(ledger: Ledger) -> None:
    pair = Judgement(left="s_1", right="s_2", verdict=Verdict.SAME, by="ada", at=made.WHEN)
    other = Judgement(left="s_3", right="s_4", verdict=Verdict.UNSURE, by="ada", at=made.WHEN)
    first = ledger.add_judgement(pair)
    ledger.add_judgement(other)
    assert [item.judgement for item in ledger.judgements("s_2")] == [pair]
    undo = ledger.undo_judgement(first, by="ben", at=made.WHEN, note="no")
    assert [item.undone for item in ledger.judgements()] == [True, False, False]
    ledger.undo_judgement(undo, by="ada", at=made.WHEN)
    assert [item.undone for item in ledger.judgements()] == [False, False, True, False]
    assert [item.undone for item in ledger.judgements(revision=undo)] == [True, False, False]


def test_findings_are_kept_with_their_evidence(ledger: Ledger) -> None:
    finding = Finding(
        text="The bridge fell on the 3rd.",
        evidence=(ClaimId("c_1"), ClaimId("c_2")),
        method="two films compared",
        by="desk",
        at=made.WHEN,
        final=False,
    )
    number = ledger.add_finding(finding)
    ledger.add_finding(replace(finding, final=True))
    assert [(one.finding.final, one.revision) for one in ledger.findings()] == [
        (False, number),
        (True, number + 1),
    ]
    assert ledger.findings(number)[0].finding == finding


def spans() -> st.SearchStrategy[tuple[Span, ...]]:
    cuts = st.lists(st.integers(0, 60), min_size=2, max_size=6, unique=True).map(sorted)
    return cuts.map(
        lambda at: tuple(Span(at[i], at[i + 1]) for i in range(0, len(at) - len(at) % 2, 2))
    )


@given(spans(), spans())
def test_overlap_is_the_dice_of_the_characters(
    left: tuple[Span, ...], right: tuple[Span, ...]
) -> None:
    a = {n for span in left for n in range(*span)}
    b = {n for span in right for n in range(*span)}
    assert overlap(left, right) == pytest.approx(2 * len(a & b) / (len(a) + len(b)))
    assert overlap(left, left) == 1


@given(st.lists(st.integers(0, 30) | st.none(), max_size=30))
def test_an_act_is_undone_exactly_if_an_undo_that_holds_names_it(
    undoes: list[int | None],
) -> None:
    acts = [(n, u if u is not None and u < n else None) for n, u in enumerate(undoes)]
    undone = undone_acts(acts)
    for number, _ in acts:
        assert (number in undone) == any(u == number and n not in undone for n, u in acts)
