"""Accounts made with a parties file of the user's are not made anew without it."""

import shutil
from pathlib import Path

import pytest

from reportedly.sample import sample_file

PARTIES = sample_file("parties.toml")


@pytest.fixture
def ours(sample_ledger: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_ledger, tmp_path / "ours.db"))


def accounts(run, db: Path) -> str:
    return run("incident", "--db", db, "--jsonl").out


def test_reconciling_and_taking_in_without_the_file_are_refused(run, ours: Path, story: Path):
    before = accounts(run, ours)
    for asked in (["reconcile"], ["ingest", story]):
        ran = run(*asked, "--db", ours)
        assert (ran.code, "--parties" in ran.err) == (1, True), asked
    assert accounts(run, ours) == before
    assert run("reconcile", "--db", ours, "--parties", PARTIES).code == 0
    assert accounts(run, ours) == before


def test_a_removal_asks_for_the_file_and_the_ledger_still_knows_it_afterwards(run, ours: Path):
    asked = ["removal", "redact", "--words", "Pelle Anders", "--reason", "r", "--by", "ada"]
    refused = run(*asked, "--yes", "--db", ours)
    assert (refused.code, "--parties" in refused.err) == (1, True)
    assert run(*asked, "--yes", "--db", ours, "--parties", PARTIES).code == 0
    assert run("reconcile", "--db", ours).code == 1


def test_an_empty_file_drops_it_on_purpose(run, ours: Path, tmp_path: Path):
    empty = tmp_path / "none.toml"
    empty.write_text("")
    assert run("reconcile", "--db", ours, "--parties", empty).code == 0
    assert run("reconcile", "--db", ours).code == 0


def test_a_ledger_made_without_one_asks_for_none(run, story: Path, tmp_path: Path):
    db = tmp_path / "plain.db"
    assert run("ingest", story, "--db", db).code == 0
    assert run("reconcile", "--db", db).code == 0
