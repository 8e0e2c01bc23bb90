"""Adding reports and readings: once, together, and with the newest reading counting."""

from dataclasses import replace

import made
import pytest

from reportedly.errors import InvalidNoun, IssueCode, NotFound
from reportedly.model.issue import Issue
from reportedly.model.span import Span
from reportedly.store.ledger import Ledger


def test_a_report_comes_back_as_it_was_added(ledger: Ledger) -> None:
    reading = made.full()
    ledger.add(reading, made.raw(reading))
    assert ledger.report(reading.report.id) == reading.report
    assert ledger.claims_of(reading.report.id) == reading.claims
    assert ledger.raw(reading.report.id) == made.raw(reading)
    assert ledger.runs() == (reading.run,)


def test_adding_the_same_reading_again_adds_nothing(ledger: Ledger) -> None:
    reading = made.full()
    first = ledger.add(reading, made.raw(reading))
    counts, revision = ledger.counts(), ledger.revision
    again = ledger.add(reading, made.raw(reading))
    assert first.changed
    assert not again.changed
    assert (ledger.counts(), ledger.revision) == (counts, revision)


def test_a_new_run_replaces_the_old_reading_and_does_not_add_up(ledger: Ledger) -> None:
    old, new = made.full(), made.full(by=made.run("2"))
    ledger.add(old, made.raw(old))
    added = ledger.add(new, made.raw(new))
    assert (added.new_report, added.new_claims, added.activated) == (False, 3, True)
    assert ledger.claims().total == 3
    assert {row.claim.run for row in ledger.claims().rows} == {new.run.id}
    assert sum(one.count for one in ledger.facets()["publisher"]) == 3
    assert len(list(ledger.current_claims())) == 3


def test_an_earlier_reading_can_be_made_to_count_again(ledger: Ledger) -> None:
    old, new = made.full(), made.reading(made.report(), made.run("2"), "Shells fell on Brenn")
    ledger.add(old, made.raw(old))
    ledger.add(new, made.raw(new))
    assert ledger.claims().total == 1
    assert ledger.activate(old.run.id, old.report.id)
    assert not ledger.activate(old.run.id, old.report.id)
    assert ledger.claims().total == 3
    with pytest.raises(NotFound):
        ledger.activate(made.run("3").id, old.report.id)


def test_a_reading_without_claims_is_a_reading(ledger: Ledger) -> None:
    empty = made.reading(made.report())
    assert not ledger.has_reading(empty.report.id, empty.run.id)
    ledger.add(empty, made.raw(empty))
    assert ledger.has_reading(empty.report.id, empty.run.id)
    assert ledger.active_run(empty.report.id) == empty.run.id
    assert ledger.claims_of(empty.report.id) == ()


def test_earlier_revisions_stay_as_they_were(ledger: Ledger) -> None:
    old, new = made.full(), made.reading(made.report(), made.run("2"), "Shells fell on Brenn")
    ledger.add(old, made.raw(old))
    before = ledger.revision
    ledger.add(new, made.raw(new))
    assert ledger.claims_of(old.report.id, before) == old.claims
    assert ledger.claims_of(old.report.id) == new.claims
    assert ledger.counts(before)["claim"] == 3
    with pytest.raises(NotFound):
        ledger.report(old.report.id, before - 1)


def test_bytes_hashes_and_claims_must_belong_to_the_report(ledger: Ledger) -> None:
    reading = made.full()
    other = made.report("Nothing was said in Kest.")
    with pytest.raises(InvalidNoun, match="not the bytes"):
        ledger.add(reading, b"other bytes")
    wrong = replace(reading, report=replace(reading.report, sha256_text="0" * 64))
    with pytest.raises(InvalidNoun, match="hash"):
        ledger.add(wrong, made.raw(reading))
    with pytest.raises(InvalidNoun, match="is of"):
        ledger.add(replace(reading, report=other), made.raw(other))
    long = replace(reading.claims[0], content=(Span(0, 10_000),))
    with pytest.raises(InvalidNoun, match="ends after"):
        ledger.add(replace(reading, claims=(long,)), made.raw(reading))
    assert ledger.revision == 0


def test_readings_added_together_are_all_there_or_none(ledger: Ledger) -> None:
    good, bad = made.full(), made.reading(made.report("Kest is quiet."))
    with pytest.raises(InvalidNoun):
        ledger.add_together([(good, made.raw(good)), (bad, b"other")])
    assert ledger.counts()["report"] == 0
    ledger.add_together([(good, made.raw(good)), (bad, made.raw(bad))])
    assert (ledger.counts()["report"], ledger.revision) == (2, 1)


def test_a_stream_is_committed_in_batches_as_it_comes(ledger: Ledger) -> None:
    reports = [made.report(f"Shells fell on Brenn {n} times.") for n in range(1200)]
    readings = [made.reading(one, None, "Shells fell on Brenn") for one in reports]
    added = ledger.add_all((one, made.raw(one)) for one in readings)
    assert next(added).new_report
    assert 0 < ledger.counts()["report"] < 1200
    assert sum(1 for _ in added) == 1199
    assert ledger.counts()["report"] == 1200


def test_an_issue_is_recorded_once(ledger: Ledger) -> None:
    issue = Issue(code=IssueCode.EMPTY, where="kest.txt", span=Span(1, 2), detail="0 bytes")
    assert ledger.add_issues([issue]) == 1
    assert ledger.add_issues([issue]) == 0
    reading = replace(made.full(), issues=(issue, Issue(code=IssueCode.NO_DATE, where="a")))
    assert ledger.add(reading, made.raw(reading)).new_issues == 1
    assert [one.code for one in ledger.issues()] == [IssueCode.EMPTY, IssueCode.NO_DATE]
    assert next(ledger.issues()) == issue


def test_names_of_files_that_are_no_text_are_kept_readable(ledger: Ledger) -> None:
    ledger.add_issues([Issue(code=IssueCode.EMPTY, where="k\udcffst.txt")])
    assert next(ledger.issues()).where == "k\\udcffst.txt"


def test_unusual_characters_survive(ledger: Ledger) -> None:
    report = made.report("Brenn\0 fell \U0001f525, s\u0327aid ﷺ the staff.\r\n", title="A\0B")
    reading = made.reading(report, None, "Brenn\0 fell \U0001f525")
    ledger.add(reading, made.raw(reading))
    assert ledger.report(report.id) == report
    assert ledger.claims_of(report.id) == reading.claims
    assert ledger.claims().rows[0].content == "Brenn\ufffd fell \U0001f525"


def test_reports_with_the_same_bytes_share_them(ledger: Ledger) -> None:
    raw = b"<feed>two reports</feed>"
    for text in ("Brenn is quiet.", "Kest is quiet."):
        ledger.add(made.reading(made.report(text, raw=raw)), raw)
    counts = ledger.counts()
    assert (counts["original"], counts["capture"], counts["report"]) == (1, 2, 2)


def test_slow_readings_are_committed_in_time(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = iter(range(100))
    monkeypatch.setattr("reportedly.store.ledger_adding.monotonic", lambda: float(next(seconds)))
    readings = [made.reading(made.report(f"Shells fell {n} times.")) for n in range(10)]
    added = ledger.add_all((one, made.raw(one)) for one in readings)
    next(added)
    assert 0 < ledger.counts()["report"] < 10
    assert sum(1 for _ in added) == 9
