"""What people corrected is what is searched, counted and listed; undone, all is as it was."""

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import made
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.codec import encode_claim
from reportedly.model.claim import Claim, ReviewStatus
from reportedly.model.factuality import Mood
from reportedly.model.ids import ClaimId
from reportedly.model.review import Review, ReviewAction
from reportedly.model.span import Span
from reportedly.store.ledger import Ledger
from reportedly.store.people.review_making import decision, replacement
from reportedly.store.questions.claim_query import ClaimQuery

WHO: dict[str, Any] = {"by": "Ada", "at": made.WHEN}


@pytest.fixture
def report(ledger: Ledger) -> str:
    told = made.full()
    ledger.add(told, made.raw(told))
    return told.report.id


def correct(ledger: Ledger, report: str, number: int = 0, **values: Any) -> int:
    item = ledger.reviewed(report)[number]
    return ledger.add_review(replacement(item, values, made.TEXT, **WHO))


def decide(ledger: Ledger, report: str, action: str, number: int = 0, **more: Any) -> int:
    item = ledger.reviewed(report)[number]
    return ledger.add_review(decision(item, ReviewAction(action), **WHO, **more))


def add(ledger: Ledger, report: str, words: str = "Shells fell") -> tuple[Claim, int]:
    """A claim that a person added, with the revision of the act."""
    told = made.claim(ledger.report(report), words, made.run(), event="RETREAT", place="Brenn")
    told = replace(told, id=ClaimId(f"c_{'9' * 32}"))
    act = Review(
        report=told.report.id,
        content=told.content,
        field=None,
        action=ReviewAction.ADD,
        value=encode_claim(told).decode(),
        seen="null",
        claim=told.id,
        **WHO,
    )
    return told, ledger.add_review(act)


def found(ledger: Ledger, **query: Any) -> int | None:
    return ledger.claims(ClaimQuery(**query)).total


def test_corrected_words_are_searched_and_the_machines_are_not(ledger: Ledger, report: str) -> None:
    before = ledger.content_hashes()
    start = made.TEXT.index("left Brenn")
    number = correct(ledger, report, content=[[start, start + 10]])
    assert (found(ledger, text='"left Brenn"'), found(ledger, text='"troops had"')) == (1, 0)
    (row,) = ledger.claims(ClaimQuery(text='"left Brenn"')).rows
    assert (row.content, row.claim.content) == ("left Brenn", (Span(start, start + 10),))
    assert row.claim.review is not None
    assert (row.claim.review.status, row.claim.review.by) == (ReviewStatus.CORRECTED, "Ada")
    ledger.undo_review(number, **WHO)
    assert found(ledger, text='"troops had"') == 1
    assert ledger.content_hashes() == before


def test_facets_and_filters_follow_a_correction(ledger: Ledger, report: str) -> None:
    correct(ledger, report, speakers=[{"name": "Harbour Office", "kind": "government"}])
    assert found(ledger, speaker="Harbour Office") == 1
    assert "Harbour Office" in {one.value for one in ledger.facets()["speaker"]}
    assert next(iter(ledger.every_claim())).speakers[0].name == "Harbour Office"


def test_an_added_claim_is_listed_searched_counted_and_cited(ledger: Ledger, report: str) -> None:
    before = ledger.content_hashes()
    told, number = add(ledger, report)
    assert found(ledger, text='"Shells fell"') == 2
    assert ledger.claims(ClaimQuery(review="accepted")).rows[0].claim.id == told.id
    assert ledger.claim_row(told.id).content == "Shells fell"
    assert ledger.claim(told.id).review is not None
    assert ledger.reports().rows[0].claims == 4
    assert [one.id for one in ledger.every_claim()][-1] == told.id
    ledger.undo_review(number, **WHO)
    assert ledger.content_hashes() == before
    assert ledger.claim(told.id, number).id == told.id  # a citation of then still answers


def test_rejected_claims_stay_to_be_found_and_do_not_count(ledger: Ledger, report: str) -> None:
    decide(ledger, report, "reject")
    assert found(ledger) == len([*ledger.every_claim()]) == 3
    assert found(ledger, review="rejected") == 1
    assert len([*ledger.every_claim(rejected=False)]) == 2
    assert len(ledger.counted_claims_of(report)) == 2


def test_a_rejected_place_stays_as_a_name_that_means_no_place(ledger: Ledger, report: str) -> None:
    places = [one.places for one in ledger.every_claim()]
    number = next(index for index, some in enumerate(places) if some)
    before = found(ledger, place=made.BRENN.id)
    decide(ledger, report, "reject", number, field="places")
    assert found(ledger, place=made.BRENN.id) == (before or 0) - 1
    counted = ledger.counted_claims_of(report)[number].places
    assert [one.as_written for one in counted] == [one.as_written for one in places[number]]
    assert counted[0].place is None


ACTS = st.lists(st.sampled_from(["accept", "reject", "mood", "place", "add", "undo"]), max_size=8)


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=ACTS)
def test_whatever_is_decided_a_rebuilt_ledger_is_the_same(acts: list[str], tmp_path: Path) -> None:
    path = tmp_path / "walk.db"
    path.unlink(missing_ok=True)
    with Ledger.open(path) as ledger:
        told = made.full()
        ledger.add(told, made.raw(told))
        for act in acts:
            _act(ledger, told.report.id, act)
        before = ledger.content_hashes()
        ledger.rebuild()
        assert ledger.content_hashes() == before
        assert ledger.check() == ()


def _act(ledger: Ledger, report: str, act: str) -> None:
    moods = ("predicted", "asked", "actual")
    now = ledger.reviewed(report)[0]
    if act in ("accept", "reject"):
        decide(ledger, report, act, 1)
    elif act == "mood":
        mood = moods[(moods.index(now.corrected.mood.value) + 1) % 3]
        correct(ledger, report, mood=mood)
    elif act == "place":
        decide(ledger, report, "reject", 2, field="places")
    elif act == "add":
        add(ledger, report)
    elif last := ledger.last_review("Ada"):
        ledger.undo_review(last[0], **WHO)


def test_a_ledger_of_schema_3_answers_as_before_and_gets_its_pairs_and_confidences(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.db"
    with Ledger.open(path) as ledger:
        told = made.full()
        ledger.add(told, made.raw(told))
        correct(ledger, told.report.id, mood="predicted")
        before = ledger.content_hashes()
        asked = (ledger.review_queue(WAITING), ledger.facets(ClaimQuery(place="Brenn")))
    with sqlite3.connect(path) as file:
        made.as_schema_3(file)
    file.close()
    with Ledger.open(path, read_only=True) as ledger:
        assert (ledger.review_queue(WAITING), ledger.facets(ClaimQuery(place="Brenn"))) == asked
    with Ledger.open(path) as ledger:
        assert ledger.content_hashes() == before
        assert (ledger.review_queue(WAITING), ledger.facets(ClaimQuery(place="Brenn"))) == asked
    assert asked[0].total > 0
    assert asked[1]["quotation"]


WAITING = ClaimQuery(review="none", status="current")


def test_a_ledger_from_before_gets_its_corrections_when_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    with Ledger.open(path) as ledger:
        told = made.full()
        ledger.add(told, made.raw(told))
        with monkeypatch.context() as patched:
            patched.setattr("reportedly.store.derive.derive_reports", lambda *_: None)
            correct(ledger, told.report.id, mood="predicted")
            add(ledger, told.report.id)
    with sqlite3.connect(path) as file:
        file.execute("DROP TABLE corrected_claim")
        made.as_schema_3(file, version=2)
    file.close()
    with Ledger.open(path, read_only=True) as ledger:
        assert len([*ledger.every_claim()]) == found(ledger) == 3
    with Ledger.open(path) as ledger:
        assert len([*ledger.every_claim()]) == found(ledger) == 4
        assert next(iter(ledger.every_claim())).mood is Mood.PREDICTED
        before = ledger.content_hashes()
        ledger.rebuild()
        assert ledger.content_hashes() == before
