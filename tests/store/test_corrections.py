"""What people make of claims: corrected beside the machine's, undone, in conflict, exported."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import made
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.codec import FIELDS, field_values, with_values
from reportedly.errors import InvalidRecord, NotFound, ReviewConflict
from reportedly.model.attribution import Quotation
from reportedly.model.claim import Claim, ReviewStatus
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.review import Review, ReviewAction
from reportedly.model.span import Span
from reportedly.store.ledger import Ledger
from reportedly.store.people.anchoring import PlacedReview, place_reviews
from reportedly.store.people.corrected import Reviewed, reviewed_claims
from reportedly.store.people.review_making import decision, missed, read_in_full, replacement
from reportedly.store.people.review_records import acts_of, import_record, record_of
from reportedly.store.questions.claim_query import ClaimQuery

WHO: dict[str, Any] = {"by": "Ada", "at": made.WHEN}


@pytest.fixture
def report(ledger: Ledger) -> str:
    told = made.full()
    ledger.add(told, made.raw(told))
    return told.report.id


def item(ledger: Ledger, report: str, number: int = 0) -> Reviewed:
    return ledger.reviewed(report)[number]


def correct(ledger: Ledger, report: str, number: int = 0, **values: Any) -> int:
    act = replacement(item(ledger, report, number), values, made.TEXT, **WHO)
    return ledger.add_review(act)


def decide(ledger: Ledger, report: str, action: str, number: int = 0, **more: Any) -> int:
    act = decision(item(ledger, report, number), ReviewAction(action), **{**WHO, **more})
    return ledger.add_review(act)


def test_a_corrected_field_stands_beside_the_machines(ledger: Ledger, report: str) -> None:
    start = made.TEXT.index("left Brenn")
    correct(ledger, report, content=[[start, start + 10]])
    found = item(ledger, report)
    assert found.corrected.content == (Span(start, start + 10),)
    assert found.claim.content == made.full().claims[0].content
    assert (found.status, found.changed) == (ReviewStatus.CORRECTED, ("content",))
    assert found.fields[0].by == "Ada"


def test_several_fields_are_one_act_and_one_undo(ledger: Ledger, report: str) -> None:
    number = correct(ledger, report, mood="predicted", factuality={"source": "PR+"})
    found = item(ledger, report)
    assert set(found.changed) == {"mood", "factuality"}
    assert found.corrected.factuality.publisher is FactValue.UNKNOWN
    ledger.undo_review(number, **WHO)
    assert item(ledger, report).changed == ()
    assert item(ledger, report).status is None


def test_corrections_add_up_and_the_last_of_a_field_counts(ledger: Ledger, report: str) -> None:
    correct(ledger, report, mood="predicted")
    correct(ledger, report, basis="footage")
    correct(ledger, report, mood="asked")
    found = item(ledger, report)
    assert (found.corrected.mood, found.corrected.basis.value) == (Mood.ASKED, "footage")


def test_accepting_a_correction_leaves_the_claim_corrected(ledger: Ledger, report: str) -> None:
    correct(ledger, report, mood="predicted")
    decide(ledger, report, "accept", by="Ben")
    found = item(ledger, report)
    assert found.claim.review is not None
    assert (found.status, found.claim.review.by) == (ReviewStatus.CORRECTED, "Ben")
    assert ledger.claims(ClaimQuery(review="corrected")).total == 1


def test_a_rejected_field_is_named_and_can_be_replaced_after(ledger: Ledger, report: str) -> None:
    decide(ledger, report, "reject", field="places")
    assert item(ledger, report).rejected == ("places",)
    correct(ledger, report, places=[])
    assert item(ledger, report).rejected == ()
    decide(ledger, report, "accept", field="places")
    assert [mark.action for mark in item(ledger, report).fields] == [ReviewAction.REPLACE]


def test_left_out_keys_of_an_item_are_as_if_nothing_were_known(ledger: Ledger, report: str) -> None:
    correct(ledger, report, speakers=[{"name": "Orland staff", "kind": "military"}])
    (speaker,) = item(ledger, report).corrected.speakers
    assert (speaker.name, speaker.span, speaker.candidates) == ("Orland staff", None, ())


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"id": "c_0"}, "cannot be corrected"),
        ({"mood": "possible"}, r"\$.mood"),
        ({"speakers": [{"name": "x"}]}, "kind"),
        ({"speakers": [{"name": "x", "kind": "military", "rank": "y"}]}, "rank"),
        ({"content": []}, "no content"),
        ({"content": [[5, 5]]}, "content"),
        ({"content": [[0, 9999]]}, "characters"),
        ({"content": [[0, 4]]}, "white space"),
        ({"quotation": "narration"}, "narration"),
        ({"places": []}, "place 0 of 0"),
        ({"mood": "actual"}, "nothing was changed"),
    ],
)
def test_what_cannot_be_is_refused_and_named(
    ledger: Ledger, report: str, values: dict[str, Any], words: str
) -> None:
    told = made.full()
    event = replace(told.claims[0].events[0], places=(0,))
    claim = replace(told.claims[0], events=(event,))
    (found,) = reviewed_claims((claim,), ())
    with pytest.raises(InvalidRecord, match=words):
        replacement(found, values, made.TEXT, **WHO)


def test_every_field_of_the_record_can_be_put_back_as_it_is() -> None:
    for claim in made.full().claims:
        assert with_values(claim, field_values(claim)) == claim
        assert "id" not in FIELDS
        assert "confidence" not in FIELDS


def test_a_decision_made_meanwhile_is_said_and_nothing_is_written(
    ledger: Ledger, report: str
) -> None:
    seen = ledger.revision
    mine = decision(item(ledger, report), ReviewAction.ACCEPT, **WHO)
    decide(ledger, report, "reject", by="Ben")
    before = ledger.revision
    with pytest.raises(ReviewConflict, match="Ben rejected it on 2031-03-05 at 08:30 UTC"):
        ledger.add_review(mine, since=seen)
    assert ledger.revision == before
    other = decision(item(ledger, report, 1), ReviewAction.ACCEPT, **WHO)
    assert ledger.add_review(other, since=seen) == before + 1


def test_a_decision_is_taken_back_once(ledger: Ledger, report: str) -> None:
    number = decide(ledger, report, "accept")
    undo = ledger.undo_review(number, **WHO)
    with pytest.raises(ReviewConflict, match="taken back already"):
        ledger.undo_review(number, **WHO)
    ledger.undo_review(undo, **WHO)
    assert item(ledger, report).status is ReviewStatus.ACCEPTED
    with pytest.raises(NotFound):
        ledger.undo_review(999, **WHO)


def test_the_last_act_of_a_reviewer_is_one_that_holds(ledger: Ledger, report: str) -> None:
    assert ledger.last_review("Ada") is None
    first = decide(ledger, report, "accept")
    second = decide(ledger, report, "reject", 1)
    decide(ledger, report, "accept", 2, by="Ben")
    assert ledger.last_review("Ada") is not None
    assert ledger.last_review("Ada")[0] == second  # type: ignore[index]
    ledger.undo_review(second, **WHO)
    assert ledger.last_review("Ada")[0] == first  # type: ignore[index]


def add(ledger: Ledger, report: str, words: str = "could not be verified", **more: Any) -> int:
    act = missed(
        ledger.report(report),
        source=(),
        cue=(),
        content=(made.span(made.TEXT, words),),
        quotation=Quotation.NARRATION,
        **{**WHO, **more},
    )
    return ledger.add_review(act)


def test_an_added_claim_is_there_until_it_is_taken_back(ledger: Ledger, report: str) -> None:
    number = add(ledger, report)
    *_, found = ledger.reviewed(report)
    assert (found.added, found.status) == (number, ReviewStatus.ACCEPTED)
    assert found.claim.made.by == "review"
    with pytest.raises(InvalidRecord, match="taken back, or added again"):
        decision(found, ReviewAction.REJECT, **WHO)
    better = add(ledger, report, "It could not be verified", instead_of=number)
    *_, found = ledger.reviewed(report)
    assert (found.added, len(ledger.reviewed(report))) == (better, 4)
    ledger.undo_review(better, **WHO)
    assert ledger.reviewed(report)[-1].added == number


def test_an_added_claim_that_a_later_run_finds_is_an_accepted_one(
    ledger: Ledger, report: str
) -> None:
    add(ledger, report)
    told = made.full(by=made.run("2"))
    more = made.claim(told.report, "could not be verified", told.run)
    ledger.add(replace(told, claims=(*told.claims, more)), made.raw(told))
    found = ledger.reviewed(report)
    assert [one.added for one in found] == [None] * 4
    assert [one.status for one in found] == [None, None, None, ReviewStatus.ACCEPTED]


def test_a_correction_that_fits_a_new_reading_no_more_waits(ledger: Ledger, report: str) -> None:
    control = {"span": [0, 3], "place": 0, "holder": None, "extent": None, "status": "lost"}
    correct(ledger, report, controls=[{**control, "as_of": None}])
    assert len(item(ledger, report).corrected.controls) == 1
    told = made.full(by=made.run("2"))
    bare = replace(told.claims[0], places=())
    ledger.add(replace(told, claims=(bare, *told.claims[1:])), made.raw(told))
    found = item(ledger, report)
    assert [(mark.field, mark.fits) for mark in found.fields] == [("controls", False)]
    assert found.corrected.controls == ()


def test_the_queue_begins_with_what_is_least_sure(ledger: Ledger) -> None:
    told = made.full()
    sure = (0.9, 0.2, 0.5)
    claims = tuple(replace(c, confidence=s) for c, s in zip(told.claims, sure, strict=True))
    ledger.add(replace(told, claims=claims), made.raw(told))
    waiting = ClaimQuery(review="none")
    queue = ledger.review_queue(waiting)
    assert [row.claim.confidence for row in queue.rows] == [0.2, 0.5, 0.9]
    decide(ledger, told.report.id, "accept", 1)
    rest = ledger.review_queue(waiting, offset=1, limit=5)
    assert (rest.total, [row.claim.confidence for row in rest.rows]) == (2, [0.9])
    assert ledger.review_queue(ClaimQuery(review="none", place="Kest")).total == 0


def acts(claim: Claim) -> st.SearchStrategy[Review]:
    """Any decision on a claim."""
    (found,) = reviewed_claims((claim,), ())
    changes = st.sampled_from(
        [{"mood": "asked"}, {"basis": "footage", "mood": "predicted"}, {"places": []}]
    )
    plain = st.tuples(
        st.sampled_from([ReviewAction.ACCEPT, ReviewAction.REJECT]),
        st.sampled_from([None, "mood", "places"]),
    ).map(lambda pair: decision(found, pair[0], field=pair[1], **WHO))
    return plain | changes.map(lambda values: replacement(found, values, made.TEXT, **WHO))


CLAIM = made.full().claims[0]


def view(acts: list[Review]) -> tuple[Reviewed, ...]:
    """What a reader sees of the claim, without the history of how it came so."""
    placed: tuple[PlacedReview, ...] = place_reviews([*enumerate(acts, 1)], (CLAIM,))
    return tuple(replace(item, acts=()) for item in reviewed_claims((CLAIM,), placed))


def undo(act: Review, number: int) -> Review:
    return replace(act, action=ReviewAction.UNDO, value=None, undoes=number)


@settings(deadline=None)
@given(st.lists(acts(CLAIM), max_size=6), acts(CLAIM))
def test_review_then_undo_is_as_if_nothing_had_been_done(done: list[Review], one: Review) -> None:
    number = len(done) + 1
    assert view([*done, one, undo(one, number)]) == view(done)
    again = undo(undo(one, number), number + 1)
    assert view([*done, one, undo(one, number), again]) == view([*done, one])


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None
)
@given(data=st.data())
def test_what_is_derived_is_the_same_after_an_undo(
    ledger: Ledger, report: str, data: st.DataObject
) -> None:
    before = ledger.content_hashes()
    number = ledger.add_review(data.draw(acts(CLAIM)))
    ledger.undo_review(number, **WHO)
    assert ledger.content_hashes() == before
    assert ledger.check() == ()


def filled(ledger: Ledger, report: str) -> None:
    """One of each kind of decision."""
    decide(ledger, report, "accept", note="as heard")
    correct(ledger, report, 1, mood="predicted", basis="document")
    number = decide(ledger, report, "reject", 2)
    ledger.undo_review(number, **WHO)
    decide(ledger, report, "reject", 2, by="Ben")
    add(ledger, report)
    ledger.add_review(read_in_full(ledger.report(report), **WHO))


def exported(ledger: Ledger, report: str) -> dict[str, Any]:
    told = record_of(ledger.report(report), ledger.reviewed(report), ledger.reviews(report))
    return json.loads(json.dumps(told))  # type: ignore[no-any-return]


def test_an_export_has_the_claims_as_they_stand_and_every_decision(
    ledger: Ledger, report: str
) -> None:
    filled(ledger, report)
    record = exported(ledger, report)
    assert (record["sha256"], record["complete"]) == (ledger.report(report).sha256_text, True)
    assert [claim["mood"] for claim in record["claims"]] == ["actual", "predicted", "actual"]
    assert len(record["attributions"]) == 2
    one = record["corrections"][1]
    assert one["before"] == {"mood": "actual", "basis": "unstated"}
    assert one["after"] == {"mood": "predicted", "basis": "document"}
    assert (one["by"], one["at"][:10]) == ("Ada", "2031-03-05")
    assert [item["undone"] for item in record["corrections"]].count(True) == 1


def test_what_is_undecided_makes_a_report_incomplete(ledger: Ledger, report: str) -> None:
    filled(ledger, report)
    decide(ledger, report, "reject", 1, field="speakers")
    record = exported(ledger, report)
    assert (record["complete"], record["undecided"]) == (False, 1)
    assert len(record["claims"]) == 2


def test_decisions_go_to_another_ledger_once(ledger: Ledger, report: str, tmp_path: Path) -> None:
    filled(ledger, report)
    record = exported(ledger, report)
    other_publisher = made.report(publisher="Harbour Post")
    with Ledger.open(tmp_path / "other.db") as other:
        for told in (made.full(), made.full(other_publisher)):
            other.add(told, made.raw(told))
        done = import_record(other, record)
        assert (done.added, done.known) == (7, 0)
        assert [item.review for item in other.reviews(report)][:3] == [
            item.review for item in ledger.reviews(report)
        ][:3]
        again = import_record(other, record)
        assert (again.added, again.known) == (0, 7)
        assert [replace(one, acts=(), fields=(), added=None) for one in other.reviewed(report)] == [
            replace(one, acts=(), fields=(), added=None) for one in ledger.reviewed(report)
        ]
    with Ledger.open(tmp_path / "third.db") as third:
        told = made.full(other_publisher)
        third.add(told, made.raw(told))
        import_record(third, record)
        assert third.reviewed(other_publisher.id)[1].changed == ("basis", "mood")
        with pytest.raises(InvalidRecord, match="no report of this ledger"):
            import_record(third, {**record, "sha256": "0" * 64})
    broken = [{**record["corrections"][0], "undoes": 77}]
    with pytest.raises(InvalidRecord, match="takes back 77"):
        import_record(ledger, {**record, "corrections": broken})
    with pytest.raises(InvalidRecord, match=r"corrections\[0\]"):
        acts_of({**record, "corrections": [{}]})


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from reportedly.model.review import ReviewAction
from reportedly.store import ledger_people as house
from reportedly.store.ledger import Ledger
from reportedly.store.people.review_making import decision
found = Ledger.open(sys.argv[1])
for count in range(10_000):
    item = found.reviewed(sys.argv[2])[count % 3]
    act = decision(item, ReviewAction.ACCEPT, by="Ada", at=datetime.now(UTC))
    if count == 5:  # the act is inserted, its transaction not yet committed
        house.derive.derive_reports = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
    print(found.add_review(act), flush=True)
"""


def test_a_program_killed_in_the_middle_of_a_write_loses_nothing_committed(
    ledger: Ledger, report: str
) -> None:
    command = [sys.executable, "-c", KILLED, str(ledger.path), report]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == -9, ran.stderr
    said = [int(line) for line in ran.stdout.split()]
    assert [one.revision for one in ledger.reviews(report)] == said
    assert len(said) == 5
    assert ledger.check() == ()
    before = ledger.content_hashes()
    ledger.rebuild()
    assert ledger.content_hashes() == before
    assert decide(ledger, report, "reject") == said[-1] + 1
