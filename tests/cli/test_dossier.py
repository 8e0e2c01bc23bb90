"""`reportedly dossier`: one file, or one sentence on what is wrong."""

import json


def incident(run, ledger) -> str:
    listed = run("incident", "--db", ledger, "--jsonl").out.splitlines()
    return json.loads(listed[0])["id"]


def test_a_dossier_is_written_and_its_revision_said(run, sample_ledger, tmp_path) -> None:
    out = tmp_path / "case.html"
    ran = run("dossier", incident(run, sample_ledger), "-o", out, "--db", sample_ledger)
    assert ran.code == 0
    assert "revision" in ran.err
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")
    assert [path.name for path in tmp_path.iterdir()] == ["case.html"]


def test_an_incident_that_is_not_there_leaves_no_file(run, sample_ledger, tmp_path) -> None:
    out = tmp_path / "case.html"
    ran = run("dossier", "i_" + "0" * 32, "-o", out, "--db", sample_ledger)
    assert ran.code == 1
    assert "no incident" in ran.err
    assert not out.exists()


def test_the_ledger_is_not_overwritten(run, sample_ledger) -> None:
    before = sample_ledger.read_bytes()
    ran = run("dossier", "i_0", "-o", sample_ledger, "--db", sample_ledger)
    assert ran.code == 2
    assert sample_ledger.read_bytes() == before
