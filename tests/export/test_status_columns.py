"""Tables say what people judged of incidents, and which words were taken back upstream."""

import json
from csv import DictReader
from datetime import UTC, datetime

import pytest

from reportedly.cli.main import exit_code
from reportedly.model.review import Verdict
from reportedly.sample import sample_file
from reportedly.store.found.incidents import IncidentQuery
from reportedly.store.ledger import Ledger
from reportedly.store.people.judgement_making import judgement_of

STORY = (
    "A shell fell among people who waited for water in Kest on Sunday. "
    "The doctor Mira Sand said that 16 people had been killed in Kest on Sunday. "
    "The pump had been out of order for a week, a man of the waterworks said. "
    "Those who lived nearest carried the wounded indoors before any car came."
)
ADDRESS = "https://lake-post.example/water"
WHEN = datetime(2031, 3, 6, tzinfo=UTC)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("status")
    rows = [
        {"publisher": "Lake Post", "url": ADDRESS, "published": "2025-06-08T12:00+00:00",
         "text": STORY},
        {"publisher": "Bay Echo", "published": "2025-06-08T14:00+00:00", "text": STORY},
        {"publisher": "Lake Post", "url": ADDRESS, "published": "2025-06-09T06:00+00:00",
         "text": STORY.replace("16 people", "6 people"), "status": "corrected",
         "supersedes": ADDRESS},
        {"publisher": "Northwire", "published": "2025-06-10",
         "text": "A drone killed 2 people in Ostvale on Monday, the farmer Jon Vik said."},
    ]  # fmt: skip
    told, path = folder / "told.jsonl", folder / "ledger.db"
    told.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    files = [str(x) for n in ("places", "parties") for x in (f"--{n}", sample_file(f"{n}.toml"))]
    assert exit_code(["ingest", str(told), "--db", str(path), "--quiet", *files]) == 0
    return path


def table(path, what):
    out = path.with_name(f"{what}.csv")
    out.unlink(missing_ok=True)
    said = ["export", "csv", "--what", what, "--out", str(out), "--db", str(path)]
    assert exit_code(said) == 0
    return list(DictReader(out.read_text(encoding="utf-8").splitlines(keepends=True)))


def test_the_copy_that_was_not_corrected_is_marked_in_every_table(path):
    reports = {(row["publisher"], row["standing"]): row for row in table(path, "reports")}
    marked = {key for key, row in reports.items() if row["taken_back_upstream"]}
    assert marked == {("Bay Echo", "current")}
    start, end = map(int, reports["Bay Echo", "current"]["taken_back_upstream"].split("-"))
    assert "16 people" in STORY[start:end]
    rows = [row for row in table(path, "claims") if row["taken_back_upstream"] == "true"]
    assert [row["publisher"] for row in rows] == ["Bay Echo"]
    told = {row["value"]: row["taken_back"] for row in table(path, "accounts")
            if row["slot"] == "killed"}  # fmt: skip
    assert told == {"16": "true", "6": "false", "2": "false"}


def test_what_people_judged_stands_beside_both_incidents_until_it_is_taken_back(path):
    with Ledger.open(path, create=False) as ledger:
        one, two = (row.incident.id for row in ledger.incidents(IncidentQuery()).rows)
        acts = [
            ledger.add_judgement(
                judgement_of(ledger, one, two, verdict, by="Ada", at=WHEN, note=note)
            )
            for verdict, note in ((Verdict.SAME, ""), (Verdict.UNSURE, "Two towns."))
        ]
    judged = {row["incident_id"]: row["judged"] for row in table(path, "incidents")}
    assert judged[one] == f"unsure as {two}, by Ada, 2031-03-06: Two towns."
    assert judged[two] == f"unsure as {one}, by Ada, 2031-03-06: Two towns."
    with Ledger.open(path, create=False) as ledger:
        for act in acts:
            ledger.undo_judgement(act, by="Ben", at=WHEN)
    assert not any(row["judged"] for row in table(path, "incidents"))
