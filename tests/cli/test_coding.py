"""Coding rounds from the command line: opened, listed, compared, closed and exported."""

import csv
import io
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportedly.model.review import ReviewAction
from reportedly.serve.access.doors import Doors
from reportedly.serve.access.visitor import Role
from reportedly.store.ledger import Ledger
from reportedly.store.people.review_making import decision, read_in_full

WHEN = datetime(2031, 3, 6, 9, 0, tzinfo=UTC)
CODERS = ("Ada Brandt", "Ben Okar")


@pytest.fixture
def db(sample_ledger: Path, tmp_path: Path) -> Path:
    """A copy of the sample with two reviewers and a reader."""
    with Ledger.open(sample_ledger, create=False):
        pass  # its log goes into the file when the last writer closes it
    path = Path(shutil.copy(sample_ledger, tmp_path / "coding.db"))
    accounts = Doors(path).accounts
    for name in CODERS:
        accounts.add(name, Role.REVIEWER, "four lakes and a bridge")
    accounts.add("Rea Lund", Role.READER, "four lakes and a bridge")
    return path


def open_round(run, db: Path, *more: object):
    names = [part for name in CODERS for part in ("--coder", name)]
    return run("coding", "open", "Pilot", *names, "--by", "Ida Moor", "--db", db, *more)


def code(db: Path, name: str) -> None:
    """Accept everything and finish; the first claim of each report is rejected by one."""
    with Ledger.open(db, create=False) as ledger:
        one = ledger.coding.find("Pilot")
        for report in one.reports:
            for number, item in enumerate(ledger.coding.claims(one, report, name)):
                no = number == 0 and name == CODERS[0]
                action = ReviewAction.REJECT if no else ReviewAction.ACCEPT
                ledger.coding.add(one, decision(item, action, by=name, at=WHEN))
            ledger.coding.add(one, read_in_full(ledger.report(report), by=name, at=WHEN))


def lines(ran) -> list[dict]:
    assert ran.code == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def test_a_random_sample_is_opened_and_listed(run, db) -> None:
    ran = open_round(run, db, "--sample", 3, "--seed", 4)
    assert ran.code == 0, ran.err
    assert "3 reports, Ada Brandt and Ben Okar" in ran.out
    (one,) = lines(run("coding", "list", "--db", db, "--jsonl"))
    assert (one["name"], one["reports"], one["finished"]) == ("Pilot", 3, 0)
    reports = lines(run("coding", "show", "pilot", "--db", db, "--jsonl"))
    assert len({one["report"] for one in reports}) == 3
    assert {one["finished by"] for one in reports} == {""}


@pytest.mark.parametrize("coder", ["Rea Lund", "Nobody"])
def test_only_accounts_that_may_decide_can_code(run, db, coder) -> None:
    ran = run("coding", "open", "Pilot", "--coder", CODERS[0], "--coder", coder, "--by", "Ida",
              "--db", db)  # fmt: skip
    assert ran.code == 1
    assert f"{coder} is no account that can code" in ran.err


def test_a_round_of_a_question_has_its_reports(run, db) -> None:
    assert open_round(run, db, "--place", "Kest", "--since", "2025-03-12").code == 0
    for one in lines(run("coding", "show", "Pilot", "--db", db, "--jsonl")):
        claims = lines(run("claims", "--report", one["report"], "--place", "Kest", "--db", db,
                           "--jsonl"))  # fmt: skip
        assert claims


def test_nothing_is_told_while_the_round_is_blind(run, db) -> None:
    open_round(run, db, "--sample", 2)
    code(db, CODERS[0])
    ran = run("coding", "agreement", "Pilot", "--db", db)
    assert ran.code == 1
    assert "finished by all its coders" in ran.err
    (only,) = lines(run("coding", "export", "Pilot", "--db", db))
    assert set(only) == {"round"}
    assert run("coding", "export", "Pilot", "--format", "csv", "--db", db).out.count("\n") == 1


def test_agreement_and_export_when_all_have_finished(run, db) -> None:
    open_round(run, db, "--sample", 2)
    for name in CODERS:
        code(db, name)
    layers = {one["layer"]: one for one in lines(run("coding", "agreement", "Pilot", "--db", db,
                                                     "--jsonl"))}  # fmt: skip
    kept = layers["claim kept or rejected"]
    assert kept["of first"] - kept["same"] == 2
    assert "claims rejected" in layers
    shown = lines(run("coding", "show", "Pilot", "--db", db, "--jsonl"))
    assert [(one["differences"], one["settled"]) for one in shown] == [(1, 0), (1, 0)]
    ran = run("coding", "export", "Pilot", "--format", "csv", "--db", db)
    rows = [*csv.DictReader(io.StringIO(ran.out))]
    there = [row for row in rows if row["layer"] == "there"]
    assert [row["value"] for row in there].count("no") == 2
    assert {row["coder"] for row in rows} == set(CODERS)


def test_a_closed_round_is_not_coded_any_more(run, db) -> None:
    open_round(run, db, "--sample", 2)
    ran = run("coding", "close", "Pilot", "--by", "Ida Moor", "--note", "enough", "--db", db)
    assert "0 of 2 reports can be compared" in ran.out
    (one,) = lines(run("coding", "list", "--db", db, "--jsonl"))
    assert one["state"] == "closed"
    assert run("coding", "close", "Pilot", "--by", "Ida Moor", "--db", db).code == 1


def test_a_round_that_is_not_there_is_said(run, db) -> None:
    ran = run("coding", "show", "another", "--db", db)
    assert ran.code == 1
    assert "no coding round another" in ran.err
