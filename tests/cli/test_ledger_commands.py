"""Commands over a ledger: what is stored is found, shown, counted and brought together."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportedly.codec import decode_claim
from reportedly.sample import sample_file
from reportedly.store.ledger import Ledger


def lines(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_claims_are_listed_by_publisher(run, sample_ledger: Path) -> None:
    ran = run("claims", "--db", sample_ledger, "--publisher", "Blue Lantern", "--jsonl")
    publishers = {decode_claim(line).report.publisher for line in ran.out.splitlines()}
    assert publishers == {"Blue Lantern"}


def test_search_finds_words_of_a_claim(run, sample_ledger: Path) -> None:
    ran = run("search", "explosion", "--db", sample_ledger, "--table")
    assert "Pelle Anders" in ran.out


def test_limit_and_paging_give_every_claim_once(run, sample_ledger: Path) -> None:
    every = [
        line["id"]
        for line in lines(run("claims", "--db", sample_ledger, "--limit", 9999, "--jsonl").out)
    ]
    assert len(every) == len(set(every)) > 60


def test_show_puts_a_claim_in_its_context(run, sample_ledger: Path) -> None:
    (first, *_) = lines(run("search", "explosion", "--db", sample_ledger, "--jsonl").out)
    ran = run("show", first["id"], "--db", sample_ledger)
    assert "{src Pelle Anders}" in ran.out
    assert "{cue said}" in ran.out


def test_show_prints_a_report_with_its_claims(run, sample_ledger: Path) -> None:
    (first, *_) = lines(run("search", "explosion", "--db", sample_ledger, "--jsonl").out)
    ran = run("show", first["report"]["id"], "--db", sample_ledger, "--json")
    head, *claims = lines(ran.out)
    assert "explosion" in head["report"]["text"]
    assert first["id"] in {claim["id"] for claim in claims}


def test_an_unknown_id_is_one_line_and_exit_code_one(run, sample_ledger: Path) -> None:
    ran = run("show", "c_0", "--db", sample_ledger)
    assert (ran.code, ran.out) == (1, "")
    assert "c_0" in ran.err


def test_the_sample_has_an_account_of_brenn_with_a_disputed_toll(run, sample_ledger: Path) -> None:
    listed = lines(run("incident", "--db", sample_ledger, "--jsonl").out)
    brenn = next(row["id"] for row in listed if str(row["incident"]).startswith("Brenn, 11 March"))
    account = json.loads(run("incident", brenn, "--db", sample_ledger, "--jsonl").out)["account"]
    killed = {(p["value"]) for p in account["propositions"] if p["slot"] == "killed"}
    assert {"at least 12", "14", "5", "17"} <= killed
    relations = {item["relation"] for item in account["disagreements"]}
    assert {"contradiction_across_sides", "update"} <= relations


def test_the_sample_counts_its_unread_report(run, sample_ledger: Path) -> None:
    with Ledger.open(sample_ledger, create=False, read_only=True) as ledger:
        assert ledger.coverage().unread == 1


def test_the_sample_keeps_copies_in_one_lineage(sample_ledger: Path) -> None:
    with Ledger.open(sample_ledger, create=False, read_only=True) as ledger:
        rows = {
            row.header.publisher: row
            for row in ledger.reports().rows
            if row.header.title and "Brenn" in row.header.title and row.claims > 2
        }
        assert rows["Coastal Herald"].lineage == rows["Lakeside Post"].lineage


def test_withdrawn_and_corrected_reports_are_marked(run, sample_ledger: Path) -> None:
    with Ledger.open(sample_ledger, create=False, read_only=True) as ledger:
        statuses = {row.status.value for row in ledger.reports().rows}
    assert {"corrected", "withdrawn"} <= statuses


def test_ingesting_again_adds_nothing(run, tmp_path: Path) -> None:
    db = tmp_path / "twice.db"
    run("ingest", sample_file("reports.jsonl"), "--db", db, "--quiet")
    with Ledger.open(db, read_only=True) as ledger:
        before = ledger.counts(), ledger.revision
    assert run("ingest", sample_file("reports.jsonl"), "--db", db, "--quiet").code == 0
    with Ledger.open(db, read_only=True) as ledger:
        assert (ledger.counts(), ledger.revision) == before


def test_reconcile_again_changes_nothing(run, sample_ledger: Path, tmp_path: Path) -> None:
    db = tmp_path / "copy.db"
    db.write_bytes(sample_ledger.read_bytes())
    before = run("incident", "--db", db, "--jsonl").out
    where = ["--places", sample_file("places.toml"), "--parties", sample_file("parties.toml")]
    assert run("reconcile", "--db", db, *where).code == 0
    assert run("incident", "--db", db, "--jsonl").out == before


def test_runs_name_every_component(run, sample_ledger: Path) -> None:
    (line,) = lines(run("runs", "--db", sample_ledger, "--jsonl").out)
    names = {component[0] for component in line["run"]["components"]}
    assert {"gazetteer", "language.en", "parties", "reportedly"} <= names


def test_db_check_finds_no_problem_and_rebuild_keeps_it_so(
    run, sample_ledger: Path, tmp_path
) -> None:
    db = tmp_path / "copy.db"
    db.write_bytes(sample_ledger.read_bytes())
    assert run("db", "check", "--db", db).code == 0
    assert run("db", "rebuild", "--db", db).code == 0
    assert run("db", "check", "--db", db).code == 0
    assert "report" in run("db", "info", "--db", db).out


def test_a_missing_ledger_is_named(run, tmp_path: Path) -> None:
    ran = run("claims", "--db", tmp_path / "none.db")
    assert ran.code == 1
    assert "none.db" in ran.err


def test_a_file_that_is_no_ledger_is_named_and_left_alone(run, tmp_path: Path, story: Path) -> None:
    fake = tmp_path / "fake.db"
    fake.write_bytes(b"not a database, but long enough to look at" * 100)
    before = fake.read_bytes()
    ran = run("ingest", story, "--db", fake)
    assert ran.code == 1
    assert "fake.db" in ran.err
    assert fake.read_bytes() == before


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.org"])
def test_serving_to_others_is_refused(run, sample_ledger: Path, host: str) -> None:
    ran = run("serve", "--db", sample_ledger, "--host", host)
    assert ran.code == 1
    assert host in ran.err


def test_help_and_schema_and_doctor(run) -> None:
    assert "extract" in run("--help").out
    assert "$defs" in json.loads(run("schema").out)
    assert run("doctor").code == 0


def _ingesting(db: Path, reports: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "from reportedly.cli.main import run; run()"]
    return subprocess.Popen(
        [*command, "ingest", str(reports), "--db", str(db), "--quiet", "--no-reconcile"],
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Enough reports that an ingest takes a while."""
    path = tmp_path / "many.jsonl"
    text = "The Veskaran Defence Ministry said report {} counted {} wounded in Brenn. " * 5
    with path.open("w") as out:
        for number in range(400):
            words = text.replace("{}", str(number))
            out.write(
                json.dumps(
                    {"text": words, "publisher": "P", "language": "en", "published": "2025-03-11"}
                )
                + "\n"
            )
    return path


def test_kill_in_the_middle_loses_nothing_and_the_rerun_completes(
    many: Path, tmp_path: Path
) -> None:
    db = tmp_path / "killed.db"
    process = _ingesting(db, many)
    deadline = time.monotonic() + 60
    kept = 0
    while time.monotonic() < deadline and kept == 0:
        kept = _reports_in(db)
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    committed = _reports_in(db)
    assert 0 < committed < 400
    assert _ingesting(db, many).wait() == 0
    assert _reports_in(db) == 400
    with Ledger.open(db, read_only=True) as ledger:
        assert ledger.check() == ()
        before = ledger.counts()
    assert _ingesting(db, many).wait() == 0
    with Ledger.open(db, read_only=True) as ledger:
        assert ledger.counts() == before


def _reports_in(db: Path) -> int:
    if not db.exists():
        return 0
    from reportedly.errors import LedgerError

    try:
        with Ledger.open(db, create=False, read_only=True) as ledger:
            return ledger.counts()["report"]
    except LedgerError:
        return 0


def test_two_ingests_at_once_both_complete(many: Path, tmp_path: Path) -> None:
    db = tmp_path / "both.db"
    both = [_ingesting(db, many), _ingesting(db, sample_file("reports.jsonl"))]
    assert [process.wait() for process in both] == [0, 0]
    assert _reports_in(db) == 416


def test_a_table_of_nothing_says_so_and_prints_no_frame(run, sample_ledger: Path) -> None:
    ran = run("search", "zeppelin", "--db", sample_ledger, "--table")
    assert (ran.code, ran.out, ran.err) == (0, "", "nothing to list\n")
