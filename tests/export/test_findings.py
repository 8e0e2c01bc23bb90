"""Findings of the desk in tables: which are in, what they are tied to, what is kept back."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from written import Case, asked, csv_rows, export, parquet_rows

from reportedly.answering import answers_of
from reportedly.cli.main import exit_code
from reportedly.export.answers import Answers, Choices
from reportedly.export.finding_tables import FINDINGS
from reportedly.export.formats import FORMATS
from reportedly.model.finding import About, Conclusion, Excerpt, Finding, MethodKind, Outside
from reportedly.model.removal import Target, Why
from reportedly.model.span import Span
from reportedly.store.ledger import Ledger

WHEN = datetime(2025, 3, 20, 9, 0, tzinfo=UTC)
TIES = "SELECT finding_id, claim_id, role FROM finding_claims ORDER BY rowid"


def rows_of(data: bytes, format_: str) -> list[dict[str, object]]:
    """The table of findings in a file, as its reader gives it."""
    if format_ != "datasette":
        return csv_rows(data) if format_ == "csv" else parquet_rows(data)
    cells = asked(data, "SELECT * FROM findings ORDER BY rowid")[0]
    return [dict(zip(FINDINGS.header, row, strict=True)) for row in cells]


def statuses(answers: Answers, format_: str) -> list[object]:
    data = export(answers, Case(format_, "findings")).data
    return [row["status"] for row in rows_of(data, format_)]


def written_on(answers: Answers) -> Finding:
    first, second = list(answers.claims())[:2]
    return Finding(
        text="=The second film is older; Pelle Anders filmed neither.",
        evidence=(second.claim.id,),
        method="Frames compared.",
        by="desk",
        at=WHEN,
        final=True,
        about=About(claims=(first.claim.id,)),
        conclusion=Conclusion.CONTRADICTS,
        kinds=(MethodKind.FOOTAGE,),
        excerpts=(Excerpt(report=first.claim.report.id, spans=(Span(3, 9), Span(12, 14))),),
        outside=(Outside(what="a film", sha256="ab" * 32),),
    )


@pytest.mark.parametrize("name", ["csv", "parquet", "datasette"])
def test_drafts_are_in_only_if_asked_for(name: str, ledger: Ledger) -> None:
    assert statuses(answers_of(ledger), name) == ["final"]
    assert sorted(statuses(answers_of(ledger, drafts=True), name)) == ["draft", "final"]
    assert "drafts" in FORMATS[name].heeds


def test_the_command_heeds_drafts(ledger: Ledger, tmp_path: Path) -> None:
    out = tmp_path / "findings.csv"
    known = ["export", "csv", "--what", "findings", "--db", str(ledger.path), "--out", str(out)]
    assert exit_code([*known, "--quiet", "--drafts"]) == 0
    assert {row["status"] for row in csv_rows(out.read_bytes())} == {"draft", "final"}


def test_a_row_says_what_was_concluded_and_on_what(answers: Answers) -> None:
    finding = written_on(answers)
    own = replace(
        answers, findings=(finding, replace(finding, id="f_" + "0" * 32, withdrawn="No."))
    )
    row, gone = csv_rows(export(own, Case("csv", "findings"), unmasked=True).data)
    assert row["text"] == "'" + finding.text  # a spreadsheet does not run it
    assert row["says"] == "contradicts it"
    assert row["claim_ids"] == "; ".join(finding.claims)
    assert row["excerpts"] == f"{finding.excerpts[0].report} 3-9,12-14"
    assert row["outside"] == f"a film, SHA-256 {'ab' * 32}"
    assert (row["method_kinds"], row["masked"], row["withdrawn"]) == ("footage", "false", "")
    assert (gone["status"], gone["withdrawn"]) == ("withdrawn", "No.")


@pytest.mark.parametrize("name", ["csv", "parquet", "datasette"])
def test_private_names_in_a_finding_are_blocks(name: str, answers: Answers) -> None:
    own, case = replace(answers, findings=(written_on(answers),)), Case(name, "findings")
    (row,) = rows_of(export(own, case).data, name)
    assert "Pelle Anders" not in str(row)
    assert row["masked"] in ("true", True, 1)
    (row,) = rows_of(export(own, case, unmasked=True).data, name)
    assert "Pelle Anders" in str(row)


def test_a_finding_is_tied_to_its_claims_and_only_to_those_that_are_there(
    answers: Answers,
) -> None:
    finding = written_on(answers)
    nowhere = replace(finding, id="f_" + "1" * 32, evidence=("c_" + "0" * 32,), about=About())
    own = replace(answers, findings=(finding, nowhere))
    data = export(own, Case("datasette")).data
    ties, broken, ids = asked(
        data,
        TIES,
        "PRAGMA foreign_key_check",
        "SELECT evidence_claim_ids FROM findings ORDER BY rowid",
    )
    assert ties == [
        (finding.id, finding.about.claims[0], "about"),
        (finding.id, finding.evidence[0], "evidence"),
    ]
    assert broken == []
    assert [json.loads(cell) for (cell,) in ids] == [[finding.evidence[0]], ["c_" + "0" * 32]]


@pytest.mark.parametrize("name", ["csv", "parquet", "datasette"])
def test_a_finding_that_rests_on_what_is_sealed_is_in_no_file(
    name: str, ledger: Ledger, tmp_path: Path
) -> None:
    path = tmp_path / "own.db"
    ledger_copy(ledger, path)
    with Ledger.open(path, operator="desk") as own:
        (finding,) = answers_of(own).findings
        own.seal(Target(claim=finding.evidence[0]), Why(reason="asked", by="desk", at=WHEN))
        out = BytesIO()
        FORMATS[name].write(answers_of(own), Choices(what="findings"), out, lambda *why: None)
    assert rows_of(out.getvalue(), name) == []


def ledger_copy(ledger: Ledger, path: Path) -> None:
    for end in ("", "-wal"):
        source = Path(f"{ledger.path}{end}")
        if source.exists():
            shutil.copy(source, f"{path}{end}")
