"""Long work says how far it is, short work nothing, and what is quiet stays quiet."""

import pytest

from reportedly.cli import progress
from reportedly.cli.progress import Progress
from reportedly.sample import sample_file


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_line_is_said_every_few_seconds_with_what_is_done(capsys) -> None:
    clock = Clock()
    told = Progress(quiet=False, clock=clock)
    for _ in told.over(range(100), "claims read"):
        clock.now += 0.25
    told.tell("accounts written", 3)
    clock.now += 5
    told.tell("accounts written", 4)
    said = capsys.readouterr().err.splitlines()
    claims = [f"{count} claims read" for count in (21, 41, 61, 81)]
    assert said == [*claims, "7 accounts written"]


def test_quick_work_after_slow_work_says_nothing_and_one_is_one(capsys) -> None:
    clock = Clock()
    told = Progress(quiet=False, clock=clock)
    clock.now += 60
    told.tell("claims read")
    assert capsys.readouterr().err == ""
    told.tell("accounts written", 0)
    clock.now += 6
    told.tell("accounts written")
    assert capsys.readouterr().err == "1 account written\n"


def test_short_or_quiet_work_says_nothing(capsys) -> None:
    clock = Clock()
    for quiet in (True, False):
        told = Progress(quiet=quiet, clock=clock)
        assert list(told.over("abc", "letters")) == ["a", "b", "c"]
        if quiet:
            clock.now += 60
            told.tell("letters")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("quiet", [True, False])
def test_reconciling_and_exporting_tell_it(
    run, sample_ledger, tmp_path, monkeypatch, quiet
) -> None:
    monkeypatch.setattr(progress, "SECONDS", -1.0)
    db = tmp_path / "desk.db"
    db.write_bytes(sample_ledger.read_bytes())
    more = ["--quiet"] if quiet else []
    parties = sample_file("parties.toml")
    brought = run("reconcile", "--db", db, "--parties", parties, *more)
    taken = run("export", "csv", "--db", db, "--out", tmp_path / "a.csv", *more)
    rebuilt = run("db", "rebuild", "--db", db, *more)
    assert (brought.code, taken.code, rebuilt.code) == (0, 0, 0)
    assert ("16 reports rebuilt" in rebuilt.err) is not quiet
    for err in (brought.err, taken.err):
        assert ("87 claims read" in err) is not quiet


def test_slices_and_parts_tell_it_too(sample_ledger, tmp_path) -> None:
    from reportedly.reconciling import reconcile_changes, reconcile_in_slices
    from reportedly.resolution.parties_file import load_parties
    from reportedly.store.ledger import Ledger

    db = tmp_path / "desk.db"
    db.write_bytes(sample_ledger.read_bytes())
    done: dict[str, int] = {}

    def tell(words: str, count: int) -> None:
        done[words] = done.get(words, 0) + count

    with Ledger.open(db, create=False) as ledger:
        reconcile_in_slices(ledger, load_parties(None), tell=tell)
        assert done["incidents found"] >= ledger.found()["incidents"]
        reconcile_changes(ledger, load_parties(None), tell=tell)


def test_a_text_that_is_read_long_is_announced(run, story, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("reportedly.cli.ingest.LONG_TEXT", 100)
    ran = run("ingest", story, "--db", tmp_path / "a.db")
    assert f"{story}: 152 characters in one report; reading it takes long" in ran.err
    quiet = run("ingest", story, "--db", tmp_path / "b.db", "--quiet")
    assert "takes long" not in quiet.err
