"""An account says that people decided on its claims after it was made, and nothing otherwise."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from reportedly.model.review import Judgement, ReviewAction, Verdict
from reportedly.serve.app import create_app
from reportedly.store.found.incidents import IncidentQuery, IncidentSort
from reportedly.store.ledger import Ledger
from reportedly.store.people.review_making import decision

WHEN = datetime(2031, 1, 1, tzinfo=UTC)


def test_decisions_after_the_last_reconciling_are_counted_on_the_page(
    sample_ledger: Ledger, tmp_path: Path
) -> None:
    from starlette.testclient import TestClient

    path = tmp_path / "sample.db"
    shutil.copy(sample_ledger.path, path)
    with Ledger.open(path) as ledger:
        (row,) = ledger.incidents(IncidentQuery(sort=IncidentSort.LARGEST, limit=1)).rows
        page = TestClient(create_app(ledger))
        address = f"/incident/{row.incident.id}"
        assert "after the ledger was last reconciled" not in page.get(address).text
        revision = ledger.revision
        claim, other = row.incident.claims[:2]
        report = ledger.claim(claim).report.id
        item = next(one for one in ledger.reviewed(report) if one.claim.id == claim)
        ledger.add_review(decision(item, ReviewAction.ACCEPT, by="Ada", at=WHEN))
        told = "1 decision on claims of this incident was made after the ledger was last reconciled"
        assert f"{told} (revision {revision})" in page.get(address).text
        ledger.add_judgement(
            Judgement(left=claim, right=other, verdict=Verdict.SAME, by="Ada", at=WHEN)
        )
        assert "2 decisions on claims of this incident were made" in page.get(address).text
