"""What was corrected or withdrawn is marked in its copies, by `show`, `sources` and `incident`."""

import json

import pytest

from reportedly.sample import sample_file

STORY = (
    "Soldiers in grey coats shot at a queue outside the bakery in Kest on Monday evening. "
    "The surgeon Dora Wenn said that 17 people had been killed in Kest on Monday. "
    "The bakery had opened that week for the first time since the autumn, its owner said. "
    "A man who stood at the end of the queue hid behind a cart until it was dark."
)
ADDRESS = "https://lake-post.example/queue"


@pytest.fixture
def ledger(run, tmp_path):
    right = STORY.replace("17 people", "7 people")
    rows = [
        {"publisher": "Lake Post", "url": ADDRESS, "published": "2025-06-02T20:00+00:00",
         "text": STORY},
        {"publisher": "Bay Echo", "published": "2025-06-02T22:00+00:00", "text": STORY},
        {"publisher": "Lake Post", "url": ADDRESS, "published": "2025-06-03T06:00+00:00",
         "text": right, "status": "corrected", "supersedes": ADDRESS},
    ]  # fmt: skip
    told, path = tmp_path / "told.jsonl", tmp_path / "ledger.db"
    told.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    files = [x for n in ("places", "parties") for x in (f"--{n}", sample_file(f"{n}.toml"))]
    assert run("ingest", told, "--db", path, "--quiet", *files).code == 0
    return path


def test_the_copy_says_which_of_its_sentences_was_taken_back(run, ledger) -> None:
    rows = json.loads(run("claims", "--json", "--db", ledger).out)
    copy = next(r["report"]["id"] for r in rows if r["report"]["publisher"] == "Bay Echo")
    shown = run("show", copy, "--db", ledger).out
    (line,) = [line for line in shown.splitlines() if line.startswith("taken back upstream")]
    assert "17 people had been killed" in line
    assert "7 people had been killed" in run("show", copy, "--db", ledger).out


def test_the_source_and_the_account_say_it_too(run, ledger) -> None:
    (row,) = [r for r in json.loads(run("sources", "dora wenn", "--json", "--db", ledger).out)
              if "17 people" in r["said"]]  # fmt: skip
    assert "Taken back upstream: Bay Echo has it from a report that was corrected" in row["beside"]
    (found,) = [r for r in json.loads(run("incident", "--json", "--db", ledger).out)
                if "who holds it" not in r["incident"]]  # fmt: skip
    account = json.loads(run("incident", found["id"], "--json", "--db", ledger).out)[0]["account"]
    tolls = {
        p["value"]: p["origins"][0]["withdrawn"] for p in account["propositions"] if p["state"]
    }
    assert tolls == {"17": True, "7": False}
    assert account["disagreements"] == []
