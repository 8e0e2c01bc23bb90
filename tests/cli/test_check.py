"""`check`: a text in, what the ledger holds on it out; readable, and as one JSON object."""

import io
import json
import sys
from pathlib import Path

import pytest

from reportedly.sample import sample_file

WORDS = (
    "An Orlandic rocket hit a housing block in the village of Brenn on Tuesday, killing 20 people, "
    "the governor of Halvik province claimed."
)


@pytest.fixture
def check(run, sample_ledger: Path, tmp_path: Path):
    """Check a text, given as a file, with the sample's places and parties."""

    def checked(text: str, *arguments: object):
        path = tmp_path / "text.txt"
        path.write_text(text, encoding="utf-8")
        files = [f"--{name}={sample_file(f'{name}.toml')}" for name in ("places", "parties")]
        return run("check", path, "--db", sample_ledger, *files, *arguments)

    return checked


def test_a_claim_is_told_beside_other_versions_and_denials(check) -> None:
    ran = check(WORDS, "--published", "2025-03-12")
    assert ran.code == 0
    assert "Killed: 20: no origin in this ledger gives it" in ran.out
    assert "5: Orlandic Defence Ministry asserts. Contradiction" in " ".join(ran.out.split())
    assert "Denied" in ran.out
    assert "could not be verified" in " ".join(ran.out.split())
    assert "This ledger covers 1" in ran.out
    assert "uncorroborated" not in ran.out


@pytest.mark.parametrize("columns", [30, 80, 200])
def test_no_line_is_wider_than_the_terminal(check, monkeypatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = check(WORDS + " 広報官は詳細を述べなかった。" * 5, "--published", "2025-03-12")
    from rich.cells import cell_len

    assert max(cell_len(line) for line in ran.out.splitlines()) <= columns


def test_json_is_one_object_that_holds_claims_in_the_record_format(check) -> None:
    found = json.loads(check(WORDS, "--published", "2025-03-12", "--json").out)
    (item,) = found["claims"]
    assert item["claim"]["format"] == 1
    (meeting,) = item["incidents"]
    killed = next(one for one in meeting["versions"] if one["slot"] == "killed")
    assert killed["value"] == "20"
    assert {rival["value"] for rival in killed["rivals"]} >= {"5", "17"}
    assert found["incidents"][0]["account"]["incident"]["id"] == meeting["id"]
    assert found["coverage"]["unread"] == 1


def test_standard_input_is_read_and_a_missing_date_asked_for(
    run, sample_ledger: Path, monkeypatch
) -> None:
    sent = io.TextIOWrapper(io.BytesIO(b"The council approved a budget for libraries."))
    monkeypatch.setattr(sys, "stdin", sent)
    ran = run("check", "--db", sample_ledger)
    plain = " ".join(ran.out.split())
    assert "None of 1 claim of the text was found in this ledger." in plain
    assert "(--published)" in plain
    assert "Looked for" in plain


def test_a_text_cannot_steer_the_terminal(check) -> None:
    ran = check("The governor said the \x1b[31mroad\x1b[0m was closed.")
    assert "\x1b" not in ran.out


def test_several_reports_are_refused_with_their_number(run, sample_ledger: Path) -> None:
    ran = run("check", sample_file("reports.jsonl"), "--db", sample_ledger)
    assert (ran.code, ran.out) == (1, "")
    assert "holds 16 reports; one text is checked" in ran.err
