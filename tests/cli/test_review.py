"""Reviewing from the command line: the queue, decisions, taking them back, moving them."""

import json
import shutil
from pathlib import Path

import pytest

from reportedly.codec import FIELDS
from reportedly.field_wording import HEADINGS, NOTHING, field_words
from reportedly.store.ledger import Ledger


@pytest.fixture
def db(sample_ledger: Path, tmp_path: Path) -> Path:
    """A copy of the sample that may be written."""
    with Ledger.open(sample_ledger, create=False):
        pass  # its log goes into the file when the last writer closes it
    return Path(shutil.copy(sample_ledger, tmp_path / "review.db"))


def listed(run, db: Path, *more: object) -> list[dict]:
    ran = run("review", "list", "--db", db, "--jsonl", *more)
    assert ran.code == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def revision(ran) -> int:
    assert ran.code == 0, ran.err
    return int(ran.out.split()[1].rstrip(":"))


def test_the_queue_begins_with_the_least_confident_and_forgets_what_is_decided(run, db) -> None:
    before = listed(run, db, "--limit", 999)
    sure = [claim["confidence"] for claim in before]
    assert sure == sorted(sure)
    assert len(before) > 60
    run("review", "accept", before[0]["id"], "--by", "Ada", "--db", db)
    assert [claim["id"] for claim in listed(run, db, "--limit", 999)] == [
        claim["id"] for claim in before[1:]
    ]
    (one,) = listed(run, db, "--state", "accepted")
    assert one["review"]["by"] == "Ada"


def test_the_queue_can_be_narrowed_to_a_report_a_place_and_days(run, db) -> None:
    first = listed(run, db)[0]["report"]["id"]
    assert {claim["report"]["id"] for claim in listed(run, db, "--report", first)} == {first}
    places = [claim["places"] for claim in listed(run, db, "--place", "brenn")]
    assert places
    assert all(any(place["name"] == "Brenn" for place in found) for found in places)
    days = [c["report"]["published"] for c in listed(run, db, "--since", "2025-03-13",
                                                     "--order", "oldest")]  # fmt: skip
    assert days == sorted(days)
    assert days[0] >= "2025-03-13"


def test_a_table_shows_how_sure_the_program_is(run, db) -> None:
    ran = run("review", "list", "--db", db, "--limit", 3, "--table")
    assert "confidence" in ran.out
    assert ran.err.startswith("3 of ")


def test_a_field_is_replaced_and_shown_beside_the_machines(run, db) -> None:
    claim = listed(run, db, "--limit", 999)[-1]
    value = '[{"name": "Harbour office", "kind": "government"}]'
    replaced = ("review", "replace", claim["id"], "--db", db, "--field", "speakers")
    ran = run(*replaced, "--value", value, "--by", "Ada", "--note", "named above")
    assert "Ada corrected it: field speakers of c_" in ran.out
    shown = run("show", claim["id"], "--db", db).out
    assert "corrected by Ada" in shown
    assert "speakers  Harbour office (government) (corrected)" in shown
    kept = json.loads(run("show", claim["id"], "--db", db, "--json").out)
    assert kept["speakers"] == claim["speakers"]
    assert kept["review"]["status"] == "corrected"


def test_undo_takes_the_last_decision_back_and_history_keeps_both(run, db) -> None:
    claim = listed(run, db)[0]
    number = revision(run("review", "reject", claim["id"], "--by", "Ada", "--db", db))
    undone = run("review", "undo", "--by", "Ada", "--db", db)
    assert undone.out == f"revision {number + 1}: took back revision {number}\n"
    assert run("review", "undo", "--by", "Ada", "--db", db).code == 1
    told = run("review", "history", claim["report"]["id"], "--db", db, "--jsonl").out
    acts = [json.loads(line) for line in told.splitlines()]
    assert [(act["action"], act["state"]) for act in acts] == [
        ("reject", "taken back"),
        ("undo", ""),
    ]
    again = run("review", "undo", number + 1, "--by", "Ben", "--db", db)
    assert again.code == 0
    assert listed(run, db, "--state", "rejected")[0]["id"] == claim["id"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("accept", "c_0", "--by", "Ada"), "c_0"),
        (("replace", "CLAIM", "--field", "mood", "--value", '"maybe"', "--by", "Ada"), "mood"),
        (("replace", "CLAIM", "--field", "mood", "--value", "asked", "--by", "Ada"), "not JSON"),
        (("reject", "CLAIM", "--field", "colour", "--by", "Ada"), "colour"),
        (("add", "REPORT", "--value", '{"content": [[0, 999999]]}', "--by", "Ada"), "characters"),
        (("undo", "999", "--by", "Ada"), "999"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_leaves_no_trace(run, db, arguments, words) -> None:
    claim = listed(run, db)[0]
    ids = {"CLAIM": claim["id"], "REPORT": claim["report"]["id"]}
    with Ledger.open(db, create=False, read_only=True) as ledger:
        before = ledger.revision
    ran = run("review", *(ids.get(word, word) for word in arguments), "--db", db)
    assert (ran.code, ran.out) == (1, "")
    assert words in ran.err
    with Ledger.open(db, create=False, read_only=True) as ledger:
        assert ledger.revision == before


def test_who_decides_must_be_said(run, db) -> None:
    claim = listed(run, db)[0]["id"]
    assert run("review", "accept", claim, "--db", db).code == 2
    assert run("review", "accept", claim, "--by", " ", "--db", db).code == 2
    assert run("review", "list", "--state", "done", "--db", db).code == 2


def whole_report(run, db: Path) -> str:
    """Accept, correct and add claims of one report, and read it in full."""
    report = listed(run, db)[0]["report"]["id"]
    for claim in listed(run, db, "--report", report):
        run("review", "accept", claim["id"], "--by", "Ada", "--db", db)
    shown = run("show", report, "--db", db, "--json").out.splitlines()[0]
    text = json.loads(shown)["report"]["text"]
    end = len(text.split()[0])
    value = json.dumps({"content": [[0, end]], "mood": "asked"})
    run("review", "add", report, "--value", value, "--by", "Ada", "--db", db)
    assert run("review", "read", report, "--by", "Ada", "--db", db).code == 0
    return report


def test_an_export_is_read_by_evaluate_and_by_training(run, db, tmp_path) -> None:
    report = whole_report(run, db)
    ran = run("review", "export", "--complete", "--db", db)
    (record,) = [json.loads(line) for line in ran.out.splitlines()]
    assert (record["id"], record["complete"]) == (report, True)
    path = tmp_path / "reviewed.jsonl"
    path.write_text(ran.out, encoding="utf-8")
    scores = json.loads(run("evaluate", "gold", path, "--json").out)
    counted = {score["layer"]: score["first"] for score in scores}
    found = sum(counted.get(layer, 0) for layer in ("attributions", "narration"))
    assert found == len(record["claims"]) > 3

    from training.data import attribution_example
    from training.examples import read_jsonl

    (read,) = read_jsonl(path)
    example = attribution_example(read, [], None)
    assert len(example.cues) == len(record["attributions"]) > 0


def test_an_import_brings_decisions_to_another_ledger(run, db, sample_ledger, tmp_path) -> None:
    whole_report(run, db)
    path = tmp_path / "reviewed.jsonl"
    told = run("review", "export", "--without-text", "--db", db).out
    assert '"text":' not in told
    path.write_text(told + json.dumps({"id": "r_0", "sha256": "0", "corrections": []}))
    other = Path(shutil.copy(sample_ledger, tmp_path / "other.db"))
    ran = run("review", "import", path, "--db", other)
    assert ran.code == 3
    assert "r_0" in ran.err
    assert run("review", "export", "--without-text", "--db", other).out.count("\n") == 1
    accepted = listed(run, db, "--state", "accepted", "--limit", 999)
    assert listed(run, other, "--state", "accepted", "--limit", 999) == accepted
    assert run("review", "import", path, "--db", other).err.count("0 decisions added") == 1


def test_every_field_of_every_claim_can_be_put_in_words(sample_ledger) -> None:
    assert tuple(HEADINGS) == FIELDS
    said = dict.fromkeys(FIELDS, NOTHING)
    with Ledger.open(sample_ledger, create=False, read_only=True) as ledger:
        for claim in ledger.every_claim():
            text = ledger.report(claim.report.id).text
            for field in FIELDS:
                words = field_words(field, claim, text)
                assert words
                said[field] = said[field] if words == NOTHING else words
    assert [field for field in FIELDS if said[field] == NOTHING] == []
