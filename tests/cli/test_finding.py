"""`finding`: written, listed, shown, revised and withdrawn on the command line; in exports."""

import hashlib
import json
import shutil

import pytest


@pytest.fixture
def ledger(sample_ledger, tmp_path):
    path = tmp_path / "desk.db"
    shutil.copy(sample_ledger, path)
    return path


@pytest.fixture
def claim(run, ledger):
    return json.loads(run("claims", "--limit", 1, "--json", "--db", ledger).out)[0]["id"]


def add(run, ledger, claim, *more):
    return run("finding", "add", "The bridge stood.", "--by", "Ada", "--claim", claim, "--evidence",
               claim, "--db", ledger, *more)  # fmt: skip


def test_a_finding_is_written_revised_shown_and_withdrawn(run, ledger, claim):
    added = add(run, ledger, claim)
    assert added.code == 0, added.err
    id_ = added.out.strip()
    shown = run("finding", "show", id_, "--db", ledger).out
    assert "The desk: The bridge stood. (draft" in shown
    early = run("finding", "revise", id_, "--by", "Ada", "--final", "--db", ledger)
    assert early.code == 1
    assert "needs what it says of that, its method" in early.err
    final = run("finding", "revise", id_, "--by", "Ada", "--says", "contradicts", "--kind",
                "visit", "--final", "--db", ledger)  # fmt: skip
    assert final.code == 0, final.err
    (row,) = json.loads(run("finding", "list", "--json", "--db", ledger).out)
    assert (row["finding"]["final"], row["finding"]["kinds"]) == (True, ["visit"])
    refused = run("finding", "revise", id_, "--by", "Ben", "--text", "x", "--db", ledger)
    assert "only its author" in refused.err
    gone = run("finding", "withdraw", id_, "--by", "Ben", "--reason", "Another.", "--db", ledger)
    assert gone.code == 0, gone.err
    history = run("finding", "show", id_, "--db", ledger).out
    assert "withdrawn by Ben: Another." in history
    assert "The desk contradicts it: The bridge stood." in history
    assert len([line for line in history.splitlines() if line.startswith("revision")]) == 3


def test_evidence_is_words_of_a_report_a_file_by_its_hash_and_things_described(
    run, ledger, claim, tmp_path
):
    record = json.loads(run("show", claim, "--json", "--db", ledger).out.splitlines()[0])
    report = record["report"]["id"]
    film = tmp_path / "bridge.mp4"
    film.write_bytes(b"frames")
    told = json.dumps({"what": "a call", "day": "2025-03-12"})
    added = add(run, ledger, claim, "--report", report, "--file", film, "--outside", told)
    assert added.code == 0, added.err
    (row,) = json.loads(run("finding", "list", "--on", report, "--json", "--db", ledger).out)
    found = row["finding"]
    assert [one["report"] for one in found["excerpts"]] == [report]
    assert [one["what"] for one in found["outside"]] == ["a call", "file bridge.mp4"]
    assert found["outside"][1]["sha256"] == hashlib.sha256(b"frames").hexdigest()
    wrong = add(run, ledger, claim, "--report", f"{report}:words that stand nowhere")
    assert "does not have the words" in wrong.err


def test_a_draft_is_in_an_export_only_if_it_is_asked_for(run, ledger, claim):
    assert add(run, ledger, claim).code == 0
    plain = run("export", "jsonl", "--db", ledger, "--quiet").out
    asked = run("export", "jsonl", "--drafts", "--db", ledger, "--quiet").out
    assert "The bridge stood." not in plain
    assert "The bridge stood." in asked
    assert "The bridge stood." not in run("export", "jsonld", "--db", ledger, "--quiet").out
    rows = ("export", "csv", "--what", "findings", "--db", ledger, "--quiet")
    assert "The bridge stood." not in run(*rows).out
    assert "The bridge stood." in run(*rows, "--drafts").out
    assert "does not heed --drafts" in run("export", "geojson", "--drafts", "--db", ledger).err


def test_a_final_one_is_in_a_check_of_what_it_speaks_of(run, ledger, claim, tmp_path):
    record = json.loads(run("show", claim, "--json", "--db", ledger).out.splitlines()[0])
    text = json.loads(run("show", record["report"]["id"], "--json", "--db", ledger).out
                      .splitlines()[0])["report"]["text"]  # fmt: skip
    same = tmp_path / "same.txt"
    same.write_text(text, encoding="utf-8")
    whole = ("--says", "contradicts", "--method", "Seen.", "--final")
    before = run("check", same, "--db", ledger).out
    assert add(run, ledger, claim, *whole).code == 0
    after = run("check", same, "--db", ledger).out
    assert "The bridge stood." not in before
    assert "The desk contradicts it: The bridge stood. (final" in " ".join(after.split())


def test_findings_are_listed_by_their_words(run, ledger, claim):
    first = add(run, ledger, claim, "--outside", "list of the harbour master").out.strip()
    run("finding", "add", "The weir held.", "--by", "Ben", "--claim", claim, "--db", ledger)

    def ids(*asked):
        rows = json.loads(run("finding", "list", "--json", "--db", ledger, *asked).out)
        return [row["finding"]["id"] for row in rows]

    assert ids("--text", "bridge") == ids("--text", '"harbour master"') == [first]
    assert ids("--text", "HARB*", "--by", "Ada") == [first]
    assert ids("--text", "harb") == ids("--text", "bridge -stood") == []
    assert len(ids("--text", "the")) == len(ids()) == 2
