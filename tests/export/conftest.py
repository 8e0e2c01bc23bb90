"""The bundled sample with decisions of a desk in it, and what it answers."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from reportedly.answering import answers_of
from reportedly.cli.main import exit_code
from reportedly.codec import encode_claim
from reportedly.export.answers import Answers
from reportedly.model.review import Finding, Review, ReviewAction
from reportedly.sample import sample_file
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_pages import ClaimRow
from reportedly.store.questions.claim_query import ClaimQuery, Sort

_spec = spec_from_file_location("written", Path(__file__).with_name("written.py"))
assert _spec is not None
assert _spec.loader is not None
written: Any = module_from_spec(_spec)
sys.modules["written"] = written
_spec.loader.exec_module(written)

WHEN = datetime(2025, 3, 20, 9, 0, tzinfo=UTC)


def review(ledger: Ledger, row: ClaimRow, action: ReviewAction) -> None:
    replaced = action is ReviewAction.REPLACE
    ledger.add_review(
        Review(
            report=row.claim.report.id,
            content=row.claim.content,
            field="mood" if replaced else None,
            action=action,
            value='"predicted"' if replaced else None,
            seen=encode_claim(row.claim).decode(),
            claim=row.claim.id,
            by="desk",
            at=WHEN,
        )
    )


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The sample, where a desk rejected one claim of an incident, corrected one, accepted many."""
    path = tmp_path_factory.mktemp("export") / "sample.db"
    arguments = ["ingest", str(sample_file("reports.jsonl")), "--db", str(path), "--quiet"]
    for name in ("places", "parties"):
        arguments += [f"--{name}", str(sample_file(f"{name}.toml"))]
    assert exit_code(arguments) == 0
    with Ledger.open(path, operator="desk") as opened:
        rows = opened.claims(ClaimQuery(sort=Sort.OLDEST, status="current", limit=500)).rows
        first, second, *others = [row for row in rows if row.incidents and row.claim.events]
        review(opened, first, ReviewAction.REJECT)
        review(opened, second, ReviewAction.REPLACE)
        for row in others[::2]:
            review(opened, row, ReviewAction.ACCEPT)
        for final in (True, False):
            opened.add_finding(
                Finding(
                    text=f"A missile fell on Brenn; this is {'final' if final else 'a draft'}.",
                    evidence=(first.claim.id, second.claim.id),
                    method="asked two residents",
                    by="desk",
                    at=WHEN,
                    final=final,
                )
            )
        yield opened


@pytest.fixture(scope="session")
def answers(ledger: Ledger) -> Answers:
    return answers_of(ledger)


@pytest.fixture(scope="session")
def exports(answers: Answers) -> dict[Any, Any]:
    """Every case written once."""
    return {case: written.export(answers, case) for case in written.CASES}
