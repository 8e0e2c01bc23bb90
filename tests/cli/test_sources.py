"""`sources`: who has spoken, and what the one source with a name said."""

import json
from pathlib import Path


def test_sources_are_listed_by_name(run, sample_ledger: Path) -> None:
    ran = run("sources", "--db", sample_ledger, "--jsonl")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    named = [row["name"] for row in rows if row["name"][0].isupper()]
    assert {"Ilse Maren", "Blue Lantern", "Meridian Wire"} <= set(named)
    assert all(row["statements"] > 0 for row in rows)


def test_sources_are_filtered_by_kind_and_limited(run, sample_ledger: Path) -> None:
    ran = run("sources", "--kind", "media", "--limit", 2, "--db", sample_ledger, "--json")
    rows = json.loads(ran.out)
    assert [row["kind"] for row in rows] == ["media", "media"]


def test_one_source_is_shown_with_what_it_said_and_what_stands_beside(
    run, sample_ledger: Path
) -> None:
    ran = run("sources", "ilse maren", "--db", sample_ledger, "--jsonl")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert [row["day"] for row in rows] == sorted((row["day"] for row in rows), reverse=True)
    assert any("Contradiction: Killed: 5" in row["beside"] for row in rows)
    assert any(row["carried"] == "1 report of 1 publisher" for row in rows)


def test_a_source_is_shown_by_its_id_and_as_a_table(run, sample_ledger: Path) -> None:
    (row,) = json.loads(run("sources", "blue lan", "--db", sample_ledger, "--json").out)[:1] or [{}]
    assert row["id"].startswith("s_")
    listed = [
        json.loads(line)
        for line in run("sources", "--db", sample_ledger, "--jsonl").out.splitlines()
    ]
    wanted = next(one["id"] for one in listed if one["name"] == "Blue Lantern")
    assert "Blue Lantern" in run("sources", wanted, "--db", sample_ledger, "--table").out


def test_an_unknown_name_is_one_line_and_exit_code_one(run, sample_ledger: Path) -> None:
    ran = run("sources", "nobody at all", "--db", sample_ledger)
    assert (ran.code, ran.out) == (1, "")
    assert "no source nobody at all" in ran.err
