"""`predict` names a line that is no record of its task, and answers the others."""

import io
import json
import sys
from pathlib import Path

import pytest

TEXT = "The Orlandic army said on Tuesday that two bridges at Sarn had been hit."
GOOD = {"id": "a", "text": TEXT, "date": "2025-03-11"}
EVENT = {"id": "e", "start": 65, "end": 71}


def given(path: Path, *lines: object) -> Path:
    raw = (line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    path.write_bytes(b"\n".join(raw))
    return path


@pytest.mark.parametrize(
    ("task", "bad", "why"),
    [
        ("times", b"{", "at character"),
        ("times", '{"id": "é"}'.encode("latin-1"), "not UTF-8"),
        ("times", {"text": TEXT}, "no id"),
        ("times", {"id": "b", "text": " "}, "text is empty"),
        ("factuality", GOOD, "no events"),
        ("factuality", {**GOOD, "events": [{"start": 3}]}, "has no end"),
        ("factuality", {**GOOD, "events": [{"start": 3, "end": 900}]}, "900"),
        ("event-coreference", {"text": TEXT, "events": [EVENT]}, "no doc or id"),
        ("event-coreference", {**GOOD, "events": [{"start": 3, "end": 9}]}, "has no id"),
        ("lineage", {"id": "b"}, "no text"),
    ],
)
def test_a_bad_line_is_named_and_the_next_one_answered(run, tmp_path, task, bad, why) -> None:
    good = {**GOOD, "id": "z", "events": [EVENT]}
    ran = run("predict", task, given(tmp_path / "in.jsonl", bad, good))
    assert (ran.code, len(ran.out.splitlines())) == (3, 1)
    (said,) = ran.err.splitlines()
    assert "in.jsonl:1: " in said
    assert why in said
    assert '"z"' in ran.out or '"e"' in ran.out


def test_records_come_from_standard_input(run, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.TextIOWrapper(io.BytesIO(json.dumps(GOOD).encode()))
    monkeypatch.setattr(sys, "stdin", raw)
    ran = run("predict", "times", "-")
    assert (ran.code, json.loads(ran.out)["id"]) == (0, "a")


def test_a_file_without_records_says_so(run, tmp_path: Path) -> None:
    ran = run("predict", "times", given(tmp_path / "in.jsonl"))
    assert (ran.code, ran.out) == (3, "")
    assert "no record" in ran.err


def test_lineages_come_in_the_order_of_the_records(run, tmp_path: Path) -> None:
    ids = ["q", "b", "x", "a", "m"]
    rows = [{"id": name, "text": f"Bread number {name} was sold at Sarn by lot."} for name in ids]
    found = json.loads(run("predict", "lineage", given(tmp_path / "in.jsonl", *rows)).out)
    assert list(found) == ids
