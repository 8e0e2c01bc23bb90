"""Coding rounds: blind until all have finished, then compared, settled, and obeyed by removals."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import made
import pytest

from reportedly.errors import InvalidNoun, InvalidRecord, NotFound, ReviewConflict, StillBlind
from reportedly.model.attribution import Quotation
from reportedly.model.claim import ReviewStatus
from reportedly.model.coding import Reveal
from reportedly.model.factuality import Mood
from reportedly.model.removal import Target, Why
from reportedly.model.review import ReviewAction
from reportedly.scores import kappa
from reportedly.store.coding.book import Adjudicator
from reportedly.store.coding.draw import Pool
from reportedly.store.coding.records import COLUMNS, lines_of, rows_of
from reportedly.store.coding.rounds import Draft
from reportedly.store.ledger import Ledger
from reportedly.store.people.review_making import decision, missed, read_in_full, replacement

WHEN = datetime(2031, 3, 6, 9, 0, tzinfo=UTC)
ADA, BEN, IDA = "Ada", "Ben", "Ida"
WHO = Adjudicator(by=IDA, at=WHEN, reason="as the text has it")
NOTE = "Ferrowgate"  # a word that stands in notes of coders only
OTHER = made.TEXT + " More follows."


@pytest.fixture
def told(ledger: Ledger):
    """Two reports of two claims each."""
    both = []
    for text in (made.TEXT, OTHER):
        one = made.full(made.report(text))
        ledger.add(one, made.raw(one))
        both.append(one)
    return both


def opened(ledger: Ledger, told, **changes):
    draft = Draft(
        name="Pilot",
        coders=(ADA, BEN),
        reports=tuple(one.report.id for one in told),
        by=IDA,
        at=WHEN,
        **changes,
    )
    return ledger.coding.open(draft)


class Coder:
    """Somebody who codes one report of a round."""

    def __init__(self, ledger: Ledger, one, name: str, report: str) -> None:
        self.ledger, self.round, self.name, self.report = ledger, one, name, report
        self.who = {"by": name, "at": WHEN}

    def items(self):
        return self.ledger.coding.claims(self.round, self.report, self.name)

    def add(self, act) -> int:
        return self.ledger.coding.add(self.round, act)

    def decide(self, index: int, action=ReviewAction.ACCEPT, **more) -> int:
        return self.add(decision(self.items()[index], action, **self.who, **more))

    def correct(self, index: int, **values) -> int:
        text = self.ledger.report(self.report).text
        return self.add(replacement(self.items()[index], values, text, **self.who, note=NOTE))

    def mark(self, words: str) -> int:
        told = self.ledger.report(self.report)
        span = (made.span(told.text, words),)
        act = missed(told, source=(), cue=(), content=span, quotation=Quotation.NARRATION,
                     **self.who)  # fmt: skip
        return self.add(act)

    def finish(self) -> int:
        for index, item in enumerate(self.items()):
            if item.status is None:
                self.decide(index)
        return self.add(read_in_full(self.ledger.report(self.report), **self.who))


def coders(ledger: Ledger, one, report: str) -> tuple[Coder, Coder]:
    return Coder(ledger, one, ADA, report), Coder(ledger, one, BEN, report)


@pytest.fixture
def coded(ledger: Ledger, told):
    """A round of one report: they differ on the first claim's mood and on whether the last is."""
    one = opened(ledger, told[:1])
    ada, ben = coders(ledger, one, told[0].report.id)
    ada.correct(0, mood="predicted")
    ben.decide(1, ReviewAction.REJECT)
    ada.mark("It could not be verified")
    ben.mark("It could not be verified")
    ada.finish()
    ben.finish()
    return ledger.coding.find(one.id)


def differences(ledger: Ledger, one):
    (report,) = one.reports
    return [item for unit in ledger.coding.units(one, report) for item in unit.differences()]


# opening


def test_a_round_keeps_its_settings_and_is_found_by_id_and_name(ledger, told) -> None:
    one = opened(ledger, told, seed=7, drawn="two of two", reveals=Reveal.REPORT)
    assert ledger.coding.find(one.id) == ledger.coding.find("PILOT") == one
    assert ledger.coding.rounds() == (one,)
    with pytest.raises(NotFound):
        ledger.coding.find("another")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"coders": (ADA,)}, InvalidNoun),
        ({"coders": (ADA, ADA)}, InvalidNoun),
        ({"name": " "}, InvalidNoun),
        ({"reports": ()}, InvalidRecord),
        ({"reports": ("r_" + "0" * 32,)}, NotFound),
    ],
)
def test_a_round_that_cannot_be_is_refused_and_nothing_is_written(
    ledger, told, changes, error
) -> None:
    reports = (told[0].report.id,)
    draft = Draft(name="Pilot", coders=(ADA, BEN), reports=reports, by=IDA, at=WHEN)
    before = ledger.revision
    with pytest.raises(error):
        ledger.coding.open(replace(draft, **changes))
    assert ledger.revision == before
    assert ledger.coding.rounds() == ()


def test_a_name_is_used_once(ledger, told) -> None:
    opened(ledger, told)
    with pytest.raises(InvalidRecord, match="used once"):
        opened(ledger, told[:1])


def test_a_sample_is_drawn_again_with_the_same_seed(ledger) -> None:
    for number in range(12):
        one = made.full(made.report(f"{made.TEXT} Note {number}."))
        ledger.add(one, made.raw(one))
    drawn = {seed: ledger.coding.draw(Pool(sample=4, seed=seed)) for seed in range(5)}
    assert drawn[3] == ledger.coding.draw(Pool(sample=4, seed=3))
    assert len(set(drawn.values())) > 1
    assert all(len(set(reports)) == 4 for reports in drawn.values())
    assert len(ledger.coding.draw(Pool())) == 12
    assert ledger.coding.draw(Pool(place="Kest", since="2031-04")) == ()
    with pytest.raises(InvalidRecord, match="12 reports answer"):
        ledger.coding.draw(Pool(sample=13, seed=1))


# coding


def test_coding_moves_nothing_in_the_ledger(ledger, told) -> None:
    one = opened(ledger, told[:1])
    before = [*ledger.every_claim()], ledger.content_hashes(), ledger.facets()
    ada, _ = coders(ledger, one, told[0].report.id)
    ada.correct(0, mood="predicted")
    ada.decide(1, ReviewAction.REJECT)
    ada.mark("It could not be verified")
    assert ([*ledger.every_claim()], ledger.content_hashes(), ledger.facets()) == before
    assert ledger.reviews(told[0].report.id) == ()
    assert ledger.reviewed_reports() == ()
    assert ledger.last_review(ADA) is None


def test_a_coder_sees_only_what_that_coder_decided(ledger, told) -> None:
    one = opened(ledger, told[:1])
    ada, ben = coders(ledger, one, told[0].report.id)
    act = ada.correct(0, mood="predicted")
    assert ada.items()[0].corrected.mood is Mood.PREDICTED
    assert [item.status for item in ben.items()] == [None] * len(told[0].claims)
    assert ledger.coding.acts(one, ben.report, BEN) == ()
    with pytest.raises(NotFound):
        ledger.coding.act(one, act, BEN)
    with pytest.raises(NotFound):
        ledger.coding.undo(one, act, by=BEN, at=WHEN)


def test_nothing_comes_out_before_all_have_finished(ledger, told) -> None:
    one = opened(ledger, told)
    first, second = (one.report.id for one in told)
    for coder in coders(ledger, one, first):
        coder.correct(0, mood="predicted")
        for ask in (
            lambda: ledger.coding.units(one, first),
            lambda: ledger.coding.revealed_acts(one, first, ADA),
            lambda: ledger.coding.agreement(one),
            lambda: ledger.coding.take(one, first, "x.", ADA, WHO),
            lambda: ledger.coding.take_agreed(one, first, WHO),
        ):
            with pytest.raises(StillBlind):
                ask()
        (line,) = lines_of(ledger, one.id)
        assert NOTE not in str(line)
        assert [*rows_of(ledger, one.id)] == []
        coder.finish()
    assert ledger.coding.compared(one) == ()  # the second report is not finished
    for coder in coders(ledger, one, second):
        coder.finish()
    assert ledger.coding.compared(one) == (first, second)


def test_a_round_may_reveal_report_by_report(ledger, told) -> None:
    one = opened(ledger, told, reveals=Reveal.REPORT)
    first, second = (one.report.id for one in told)
    for coder in coders(ledger, one, first):
        coder.finish()
    assert ledger.coding.compared(one) == (first,)
    assert ledger.coding.units(one, first)
    with pytest.raises(StillBlind):
        ledger.coding.units(one, second)


def test_a_report_is_finished_only_when_every_claim_is_decided(ledger, told) -> None:
    one = opened(ledger, told[:1])
    ada, _ = coders(ledger, one, told[0].report.id)
    act = read_in_full(ledger.report(ada.report), by=ADA, at=WHEN)
    with pytest.raises(InvalidRecord, match="undecided"):
        ada.add(act)
    done = ada.finish()
    with pytest.raises(InvalidRecord, match="take that back first"):
        ada.mark("It could not be verified")
    ledger.coding.undo(one, done, by=ADA, at=WHEN)
    ada.mark("It could not be verified")


def test_nothing_is_decided_after_the_decisions_are_for_all_eyes(ledger, coded) -> None:
    (report,) = coded.reports
    ada, _ = coders(ledger, coded, report)
    done = ledger.coding.acts(coded, report, ADA)[-1].revision
    for change in (lambda: ada.mark("Shells fell"),
                   lambda: ledger.coding.undo(coded, done, by=ADA, at=WHEN)):  # fmt: skip
        with pytest.raises(InvalidRecord, match="over"):
            change()


def test_others_do_not_code(ledger, told) -> None:
    one = opened(ledger, told[:1])
    with pytest.raises(InvalidRecord, match="no coder"):
        Coder(ledger, one, IDA, told[0].report.id).decide(0)
    with pytest.raises(NotFound):
        Coder(ledger, one, ADA, told[1].report.id).decide(0)


def test_a_second_window_of_a_coder_does_not_write_over_the_first(ledger, told) -> None:
    one = opened(ledger, told[:1])
    ada, _ = coders(ledger, one, told[0].report.id)
    seen = ledger.revision
    act = decision(ada.items()[0], ReviewAction.REJECT, by=ADA, at=WHEN)
    ada.decide(0)
    with pytest.raises(ReviewConflict):
        ledger.coding.add(one, act, since=seen)


def test_coders_of_a_bare_text_begin_with_nothing(ledger, told) -> None:
    one = opened(ledger, told[:1], shows_machine=False)
    ada, ben = coders(ledger, one, told[0].report.id)
    assert ada.items() == ()
    for coder in (ada, ben):
        coder.mark("Shells fell on Brenn overnight")
        coder.finish()
    (unit,) = ledger.coding.units(one, ada.report)
    assert unit.agreed
    ledger.coding.take_agreed(one, ada.report, WHO)
    accepted = [item for item in ledger.reviewed(ada.report) if item.status]
    assert len(accepted) == 1  # the machine's claim of the same words, if it has one, else a new


def test_the_machines_claims_stay_those_of_the_opening(ledger, told) -> None:
    one = opened(ledger, told[:1])
    shown = [item.claim.id for item in Coder(ledger, one, ADA, told[0].report.id).items()]
    again = made.full(told[0].report, by=made.run("2"))
    fewer = replace(again, claims=again.claims[:1])
    ledger.add(fewer, made.raw(fewer))
    assert len(ledger.claims_of(told[0].report.id)) == 1
    assert [i.claim.id for i in Coder(ledger, one, ADA, told[0].report.id).items()] == shown


def test_closing_ends_coding_and_compares_only_what_all_have_finished(ledger, told) -> None:
    one = opened(ledger, told)
    first, second = (one.report.id for one in told)
    for coder in coders(ledger, one, first):
        coder.finish()
    Coder(ledger, one, ADA, second).decide(0)
    closed = ledger.coding.close(one.id, by=IDA, at=WHEN, note="time is up")
    assert closed.closed is not None
    assert ledger.coding.compared(closed) == (first,)
    with pytest.raises(StillBlind):
        ledger.coding.units(closed, second)
    assert len(ledger.coding.revealed_acts(closed, second, ADA)) == 1  # no evidence is lost
    with pytest.raises(InvalidRecord, match="over"):
        Coder(ledger, one, BEN, second).decide(0)
    with pytest.raises(InvalidRecord, match="closed by Ida"):
        ledger.coding.close(one.id, by=IDA, at=WHEN)


# agreement


def test_agreement_is_that_of_the_evaluation(ledger, coded) -> None:
    (pair,) = ledger.coding.agreement(coded)
    lines = {line.layer: line for line in pair.lines if line.measure != "value"}
    kept = lines["claim kept or rejected"]
    total = kept.first
    assert kept.same == total - 1
    answers = [("kept", "kept")] * kept.same + [("kept", "rejected")]
    assert kept.kappa == kappa(answers) == 0
    assert (lines["claims rejected"].first, lines["claims rejected"].second) == (0, 1)
    added = lines["claims added"]
    assert (added.first, added.second, added.same, added.share) == (1, 1, 1, 1.0)
    assert lines["mood"].share == (lines["mood"].first - 1) / lines["mood"].first
    (exact,) = [one for one in pair.lines if one.layer == "mood" and one.measure == "value"]
    assert (exact.first, exact.same) == (lines["mood"].first, lines["mood"].same)


def test_kappa_is_not_told_where_both_have_one_label(ledger, told) -> None:
    one = opened(ledger, told[:1])
    for coder in coders(ledger, one, told[0].report.id):
        coder.finish()
    (pair,) = ledger.coding.agreement(one)
    lines = {line.layer: line for line in pair.lines if line.measure == "label"}
    assert lines["claim kept or rejected"].kappa is None
    assert lines["claim kept or rejected"].share == 1.0


def test_three_coders_are_compared_two_by_two(ledger, told) -> None:
    draft = Draft(name="Three", coders=(ADA, BEN, "Cay"), reports=(told[0].report.id,), by=IDA,
                  at=WHEN)  # fmt: skip
    one = ledger.coding.open(draft)
    for name in one.coders:
        coder = Coder(ledger, one, name, told[0].report.id)
        coder.mark("It could not be verified" if name != "Cay" else "could not be verified")
        coder.finish()
    pairs = ledger.coding.agreement(one)
    assert [(pair.first, pair.second) for pair in pairs] == [(ADA, BEN), (ADA, "Cay"), (BEN, "Cay")]
    added = [unit for unit in ledger.coding.units(one, told[0].report.id) if not unit.machine]
    assert [len(unit.holders) for unit in added] == [3]
    assert [item.fields for item in added[0].differences()] == [("content",)]


# settling


def test_what_coders_differ_on_is_listed_once(ledger, coded) -> None:
    assert [item.fields for item in differences(ledger, coded)] == [("mood",), ()]


def test_a_coders_answer_becomes_an_ordinary_review(ledger, coded) -> None:
    (report,) = coded.reports
    mood, presence = differences(ledger, coded)
    number = ledger.coding.take(coded, report, mood.key, ADA, WHO)
    ledger.coding.take(coded, report, presence.key, BEN, WHO)
    first, second, *_ = ledger.reviewed(report)
    assert first.corrected.mood is Mood.PREDICTED
    assert second.status is ReviewStatus.REJECTED
    act = ledger.review(number)
    assert (act.by, act.note, act.action) == (IDA, WHO.reason, ReviewAction.REPLACE)
    assert len(ledger.coding.rulings(coded, report)) == 2
    with pytest.raises(ReviewConflict):
        ledger.coding.take(coded, report, mood.key, BEN, WHO)


def test_an_accepted_answer_that_changes_nothing_accepts_the_field(ledger, coded) -> None:
    (report,) = coded.reports
    mood, _ = differences(ledger, coded)
    number = ledger.coding.take(coded, report, mood.key, BEN, WHO)
    assert (ledger.review(number).action, ledger.review(number).field) == ("accept", "mood")


def test_a_third_value_is_taken_for_the_field_alone(ledger, coded) -> None:
    (report,) = coded.reports
    mood, presence = differences(ledger, coded)
    ledger.coding.third(coded, report, mood.key, {"mood": "asked", "basis": "document"}, WHO)
    item = ledger.reviewed(report)[0]
    assert item.changed == ("mood",)
    assert item.corrected.mood is Mood.ASKED
    with pytest.raises(InvalidRecord, match="no third answer"):
        ledger.coding.third(coded, report, presence.key, {}, WHO)


def test_what_all_agree_on_is_written_once(ledger, coded) -> None:
    (report,) = coded.reports
    agreed = [unit for unit in ledger.coding.units(coded, report) if unit.agreed]
    assert ledger.coding.take_agreed(coded, report, WHO) == len(agreed)
    assert ledger.coding.take_agreed(coded, report, WHO) == 0
    added = [item for item in ledger.reviewed(report) if item.added]
    assert len(added) == 1
    assert len(ledger.reviews(report)) == len(agreed)


def test_a_claim_that_coders_added_is_added_as_it_is_settled(ledger, told) -> None:
    one = opened(ledger, told[:1])
    ada, ben = coders(ledger, one, told[0].report.id)
    ada.mark("It could not be verified")
    ben.mark("could not be verified")
    ada.finish()
    ben.finish()
    (content,) = differences(ledger, one)
    ledger.coding.take(one, ada.report, content.key, BEN, WHO)
    (added,) = [item for item in ledger.reviewed(ada.report) if item.added]
    text = ledger.report(ada.report).text
    assert added.claim.content == (made.span(text, "could not be verified"),)


def test_a_decision_is_taken_back_with_its_review(ledger, coded) -> None:
    (report,) = coded.reports
    before = [item.corrected for item in ledger.reviewed(report)]
    for found, coder in zip(differences(ledger, coded), (ADA, BEN), strict=True):
        number = ledger.coding.take(coded, report, found.key, coder, WHO)
        ledger.coding.undo_ruling(coded, number, WHO)
        assert ledger.coding.rulings(coded, report) == {}
        with pytest.raises(ReviewConflict):
            ledger.coding.undo_ruling(coded, number, WHO)
    assert [item.corrected for item in ledger.reviewed(report)] == before
    assert len(ledger.coding.every_ruling(coded, report)) == 4


def test_a_coder_settles_only_if_that_is_said(ledger, coded) -> None:
    (report,) = coded.reports
    mood, _ = differences(ledger, coded)
    as_coder = Adjudicator(by=ADA, at=WHEN, reason="nobody else")
    with pytest.raises(InvalidRecord, match="must say so"):
        ledger.coding.take(coded, report, mood.key, ADA, as_coder)
    ledger.coding.take(coded, report, mood.key, ADA, replace(as_coder, own=True))
    (ruling,) = ledger.coding.rulings(coded, report).values()
    assert ruling.own


# export


def test_the_export_has_every_coders_answers(ledger, coded) -> None:
    mood, _ = differences(ledger, coded)
    ledger.coding.take(coded, coded.reports[0], mood.key, ADA, WHO)
    head, *lines = lines_of(ledger, "pilot")
    assert head["round"]["coders"] == [ADA, BEN]
    acts = {line["coder"]: line["acts"] for line in lines if "acts" in line}
    assert NOTE in str(acts[ADA])
    units = [line for line in lines if "unit" in line]
    assert [u["rulings"][0]["taken"] for u in units if u["rulings"]] == [ADA]
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in rows_of(ledger, "Pilot")]
    moods = {row["coder"]: row["value"] for row in rows
             if row["layer"] == "mood" and row["unit"] == mood.unit.key}  # fmt: skip
    assert moods == {ADA: "predicted", BEN: "actual"}
    assert {row["value"] for row in rows if row["layer"] == "there"} == {"yes", "no"}


# removal


def holds(path: Path, words: str) -> bool:
    found = [path, *path.parent.glob(path.name + "-*")]
    return any(words.encode() in one.read_bytes() for one in found)


WHY = Why(reason="asked for", by="desk", at=WHEN)


def test_a_round_obeys_a_removal(ledger, coded, told) -> None:
    (report,) = coded.reports
    mood, _ = differences(ledger, coded)
    ledger.coding.take(coded, report, mood.key, ADA, WHO)
    assert holds(ledger.path, NOTE)
    ledger.remove(Target(report=report), WHY)
    left = ledger.coding.find(coded.id)
    assert (left.reports, left.size) == ((), 1)
    assert not holds(ledger.path, NOTE)
    assert [line for line in lines_of(ledger, coded.id) if "report" in line] == []
    with pytest.raises(NotFound):
        ledger.coding.units(left, report)
    assert ledger.check() == ()


def test_a_round_obeys_a_redaction(ledger, coded) -> None:
    ledger.redact(Target(words=("Brenn",)), WHY)
    told = str([*lines_of(ledger, coded.id)]) + str([*rows_of(ledger, coded.id)])
    assert "█" in told
    assert "Brenn" not in told.replace("places:brenn", "")
    ledger.redact(Target(words=(NOTE,)), WHY)
    assert not holds(ledger.path, NOTE)


def test_a_sealed_report_is_in_no_round_until_it_is_unsealed(ledger, coded) -> None:
    (report,) = coded.reports
    stone = ledger.seal(Target(report=report), WHY)
    assert ledger.coding.find(coded.id).reports == ()
    assert ledger.coding.acts(coded, report, ADA) == ()
    assert len([*lines_of(ledger, coded.id)]) == 1
    ledger.unseal(stone.id, WHY)
    assert ledger.coding.find(coded.id) == coded
    assert ledger.coding.units(coded, report)


def test_decisions_on_sealed_words_are_not_shown(ledger, coded) -> None:
    (report,) = coded.reports
    shown = len(ledger.coding.units(coded, report))
    claim = ledger.claims_of(report)[0].id
    ledger.seal(Target(claim=claim), WHY)
    units = ledger.coding.units(coded, report)
    assert len(units) < shown
    assert claim not in [unit.key for unit in units]


# the file


def test_a_ledger_of_schema_3_is_read_and_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with Ledger.open(path) as ledger:
        told = made.full()
        ledger.add(told, made.raw(told))
    with sqlite3.connect(path) as file:
        made.as_schema_3(file)
    file.close()
    with Ledger.open(path, read_only=True) as ledger:
        assert ledger.coding.rounds() == ()
    with Ledger.open(path) as ledger:
        assert opened(ledger, [told]).reports == (told.report.id,)
        assert ledger.check() == ()
