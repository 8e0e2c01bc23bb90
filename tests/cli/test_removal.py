"""`removal`: asked before, told after, and obeyed by the commands that show things."""

from pathlib import Path

import pytest

from reportedly.store.ledger import Ledger


@pytest.fixture
def filled(run, story: Path, tmp_path: Path) -> tuple[Path, str]:
    db = tmp_path / "ledger.db"
    assert run("ingest", story, "--db", db, "--quiet").code == 0
    with Ledger.open(db, read_only=True) as ledger:
        (report,) = ledger.every_report()
    return db, report.id


def test_a_report_is_sealed_shown_on_demand_and_unsealed(run, filled: tuple[Path, str]) -> None:
    db, report = filled
    done = run("removal", "seal", report, "--reason", "asked", "--by", "ada", "--db", db)
    assert (done.code, "touches 1 report, " in done.err) == (0, True)
    assert run("show", report, "--db", db).code == 1
    assert "12 people" in run("show", report, "--sealed", "--db", db).out
    assert run("search", "Brenn", "--db", db).out == ""
    stone = done.err.split()[-1]
    assert (
        run("removal", "unseal", stone, "--reason", "no need", "--by", "ada", "--db", db).code == 0
    )
    assert run("show", report, "--db", db).code == 0


def test_a_removal_is_asked_for_and_listed_and_holds(
    run, filled: tuple[Path, str], story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db, report = filled
    asked = ["removal", "remove", report, "--reason", "a court order", "--by", "ada", "--db", db]
    monkeypatch.setattr("typer.prompt", lambda *said, **how: "yes")
    assert run(*asked).code == 2
    assert run("show", report, "--db", db).code == 0
    assert run(*asked, "--yes").code == 0
    assert run("show", report, "--db", db).code == 1
    listed = run("removal", "list", "--csv", "--db", db).out
    assert "a court order" in listed
    assert report not in listed
    assert "1 removed earlier and refused" in run("ingest", story, "--db", db).err
    assert "1 new" in run("ingest", story, "--readmit", "--db", db).err
    assert run("show", report, "--db", db).code == 0


@pytest.mark.parametrize("wrong", [["x_1"], [], ["c_1", "--words", "Brenn"]])
def test_what_is_taken_out_is_one_thing(run, filled: tuple[Path, str], wrong: list[str]) -> None:
    asked = ["removal", "remove", *wrong, "--reason", "r", "--by", "ada", "--db", filled[0]]
    assert run(*asked).code == 2
