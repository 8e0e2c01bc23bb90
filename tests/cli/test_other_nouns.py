"""An id of something else is told what it is; what was taken out says so."""

from pathlib import Path

import pytest

from reportedly.store.ledger import Ledger


@pytest.mark.parametrize(
    ("command", "id_", "said"),
    [
        ("show", "i_12", "reportedly incident i_12"),
        ("show", "v_12", "reportedly sources v_12"),
        ("show", "Brenn", "reportedly search"),
        ("incident", "c_12", "reportedly show c_12"),
        ("incident", "Brenn", "lists them"),
    ],
)
def test_an_id_of_another_noun_is_named(run, sample_ledger: Path, command, id_, said) -> None:
    ran = run(command, id_, "--db", sample_ledger)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.flat_err


def test_a_removed_report_is_said_to_be_removed(run, story: Path, tmp_path: Path) -> None:
    db = tmp_path / "ledger.db"
    assert run("ingest", story, "--db", db, "--quiet").code == 0
    with Ledger.open(db, read_only=True) as ledger:
        (report,) = ledger.every_report()
    why = ("--reason", "r", "--by", "ada", "--db", db)
    run("removal", "seal", report.id, *why)
    assert "--sealed" in run("show", report.id, "--db", db).err
    run("removal", "remove", report.id, *why, "--yes")
    assert "removed from this ledger" in run("show", report.id, "--db", db).err


def test_a_removal_by_nobody_names_the_option(run, sample_ledger: Path, monkeypatch) -> None:
    for name in ("USER", "REPORTEDLY_OPERATOR"):
        monkeypatch.delenv(name, raising=False)
    ran = run("removal", "redact", "--words", "Brenn", "--reason", "r", "--db", sample_ledger)
    assert (ran.code, "--by" in ran.err) == (2, True)


def test_rows_of_a_ledger_are_named_once(run, sample_ledger: Path) -> None:
    said = run("db", "info", "--db", sample_ledger).out.splitlines()
    names = [line.split()[0] for line in said]
    assert len(names) == len(set(names))
    assert any(line.endswith(" 16 rows") for line in said)
