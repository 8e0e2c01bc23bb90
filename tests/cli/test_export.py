"""`export`: files by format, what is left out, and what is refused."""

import csv
import sys
from pathlib import Path

import pytest

from reportedly.export.formats import FORMATS


def test_the_list_names_every_format_and_what_it_loses(run) -> None:
    ran = run("export", "--list")
    assert ran.code == 0
    for item in FORMATS.values():
        assert item.says in ran.out
        assert item.loses in ran.out


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_written_whole_and_alone(
    name: str, run, sample_ledger: Path, tmp_path: Path
) -> None:
    path = tmp_path / f"export.{name}"
    assert run("export", name, "--db", sample_ledger, "--out", path).code == 0
    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_size > 300


def test_rows_go_to_standard_output_and_remarks_do_not(run, sample_ledger: Path) -> None:
    ran = run("export", "csv", "--what", "events", "--db", sample_ledger)
    rows = list(csv.DictReader(ran.out.splitlines()))
    assert f"{len(rows)} rows written, revision" in ran.err
    assert "left out, each a claim that tells of no event" in ran.err


def test_what_is_left_out_is_listed_claim_by_claim(
    run, sample_ledger: Path, tmp_path: Path
) -> None:
    listed = tmp_path / "left.csv"
    ran = run("export", "acled", "--db", sample_ledger, "--left-out", listed, "--quiet")
    rows = list(csv.DictReader(listed.read_text(encoding="utf-8").splitlines()))
    assert ran.err == ""
    assert len(ran.out.splitlines()) == 1  # the sample has no reviews: nothing but the header
    assert len({row["claim_id"] for row in rows}) == len(rows) > 60
    assert any("--unreviewed" in row["why"] for row in rows)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "which format?"),
        (["docx"], "there is no format 'docx'. Choose one of jsonl, csv"),
        (["word"], "'word'"),
        (["jsonl", "--what", "events"], "does not heed --what"),
        (["csv", "--unreviewed"], "does not heed --unreviewed"),
        (["csv", "--with-text"], "does not heed --with-text"),
        (["csv", "--what", "words"], "--what is one of"),
    ],
)
def test_what_a_format_does_not_heed_is_refused(
    arguments: list[str], said: str, run, sample_ledger: Path
) -> None:
    ran = run("export", *arguments, "--db", sample_ledger)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.flat_err


def test_the_ledger_is_not_written_over(run, sample_ledger: Path) -> None:
    before = sample_ledger.read_bytes()
    ran = run("export", "jsonl", "--db", sample_ledger, "--out", sample_ledger)
    assert ran.code == 2
    assert sample_ledger.read_bytes() == before


def test_a_failed_export_leaves_the_older_file_as_it_was(
    run, sample_ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "claims.parquet"
    path.write_bytes(b"older")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    ran = run("export", "parquet", "--db", sample_ledger, "--out", path)
    assert ran.code == 1
    assert "reportedly[parquet]" in ran.err
    assert [item.name for item in tmp_path.iterdir()] == ["claims.parquet"]
    assert path.read_bytes() == b"older"


def test_a_file_without_rows_says_nothing_of_masked_names(run, sample_ledger, tmp_path) -> None:
    ran = run("export", "acled", "--db", sample_ledger, "--out", tmp_path / "a.csv")
    assert ran.err.startswith("0 rows written to ")
    assert "masked" not in ran.err
