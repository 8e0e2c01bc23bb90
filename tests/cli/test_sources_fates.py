"""What `sources` says beside a statement that a publisher corrected, took back or denied."""

import json

import pytest

from reportedly.sample import sample_file

PARTIES = ("--parties", sample_file("parties.toml"))
FIRST = (
    "Three nurses were among the dead, harbour master Dora Wenn told reporters at the pier. "
    "The pier had been closed since noon, ship owner Pelle Anders said. "
    "The Orlandic Defence Ministry denied that it shelled the pier. "
    "A storm had kept the ferries away, the coast radio said on Monday."
)
ROWS = [
    {"publisher": "Lake Post", "url": "https://lake.example/pier", "published": "2025-06-02T09:00Z"}
    | {"text": FIRST},
    {"publisher": "Lake Post", "url": "https://lake.example/pier", "published": "2025-06-03T09:00Z"}
    | {"text": FIRST.replace("Three nurses", "Two nurses"), "status": "corrected"},
    {"publisher": "Bay Echo", "url": "https://bay.example/boat", "published": "2025-06-02T10:00Z"}
    | {"text": "Nine rafts drifted past the mole, pilot Orrin Vale told the Bay Echo on Monday."},
    {"publisher": "Bay Echo", "url": "https://bay.example/boat", "published": "2025-06-03T10:00Z"}
    | {
        "text": "The Bay Echo has taken this report back, editor Ines Roe said.",
        "status": "withdrawn",
    },
]


@pytest.fixture
def ledger(run, tmp_path):
    told, path = tmp_path / "told.jsonl", tmp_path / "ledger.db"
    told.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    places = ("--places", sample_file("places.toml"))
    assert run("ingest", told, "--db", path, "--quiet", *places, *PARTIES).code == 0
    return path


def said_by(run, ledger, name: str) -> list[dict[str, str]]:
    return json.loads(run("sources", name, "--json", "--db", ledger).out)


def test_a_correction_stands_only_beside_what_it_changed(run, ledger) -> None:
    said = {row["said"]: row["beside"] for row in said_by(run, ledger, "Dora Wenn")}
    was = next(beside for words, beside in said.items() if words.startswith("Three nurses"))
    now = next(beside for words, beside in said.items() if words.startswith("Two nurses"))
    assert "Replaced: Lake Post put later words in place of its report" in was
    assert "In a corrected report" in now
    assert "in it Three became Two" in now
    for name in ("Pelle Anders", "Orlandic Defence Ministry"):
        for row in said_by(run, ledger, name):
            assert "orrected" not in row["beside"]
            assert "Replaced" not in row["beside"]


def test_what_tells_of_a_withdrawal_was_not_withdrawn(run, ledger) -> None:
    assert all("Withdrawn" in row["beside"] for row in said_by(run, ledger, "Orrin Vale"))
    (row,) = said_by(run, ledger, "Ines Roe")
    assert "Withdrawn" not in row["beside"]


def test_what_a_source_denied_is_told_as_denied(run, ledger) -> None:
    assert [row["stance"] for row in said_by(run, ledger, "Orlandic Defence Ministry")] == [
        "denied"
    ]
    assert {row["stance"] for row in said_by(run, ledger, "Dora Wenn")} == {""}
