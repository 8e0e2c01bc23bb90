"""Corrections of the bundled sample reach accounts, checks and tables; undo brings all back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reportedly.answering import answers_of
from reportedly.checking import check_text
from reportedly.cli.main import exit_code
from reportedly.codec import encode_claim, field_values
from reportedly.export.answers import Choices
from reportedly.export.counted import counted_incidents
from reportedly.model.claim import ReviewStatus
from reportedly.model.ids import ClaimId, IncidentId
from reportedly.model.review import Review, ReviewAction
from reportedly.model.span import Span
from reportedly.pipeline import Engine, open_engine
from reportedly.reconciling import reconcile_ledger
from reportedly.sample import sample_file
from reportedly.store.ledger import Ledger
from reportedly.store.people.corrected import Reviewed
from reportedly.store.people.review_making import decision, replacement
from reportedly.store.questions.claim_pages import ClaimRow
from reportedly.store.questions.claim_query import ClaimQuery

WHO: dict[str, Any] = {"by": "Ada", "at": datetime(2025, 3, 20, 9, 0, tzinfo=UTC)}
WORDS = '"19 wounded civilians"'


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine(sample_file("places.toml"), sample_file("parties.toml"))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("reach") / "sample.db"
    arguments = ["ingest", str(sample_file("reports.jsonl")), "--db", str(path), "--quiet"]
    for name in ("places", "parties"):
        arguments += [f"--{name}", str(sample_file(f"{name}.toml"))]
    assert exit_code(arguments) == 0
    with Ledger.open(path) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _as_before(ledger: Ledger, engine: Engine) -> Iterator[None]:
    """Every test takes its decisions back, and then every table holds what it held."""
    reconcile_ledger(ledger, engine)
    before = ledger.content_hashes()
    yield
    while last := ledger.last_review("Ada"):
        ledger.undo_review(last[0], **WHO)
    reconcile_ledger(ledger, engine)
    after = ledger.content_hashes()
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"incident_redirect", "incident_change"}  # what they remember of the way


def wounded(ledger: Ledger) -> ClaimRow:
    (row,) = ledger.claims(ClaimQuery(text=WORDS)).rows
    return row


def item_of(ledger: Ledger, row: ClaimRow) -> Reviewed:
    items = ledger.reviewed(row.claim.report.id)
    return next(item for item in items if item.claim.id == row.claim.id)


def figures(ledger: Ledger, incident: IncidentId) -> set[str]:
    account = ledger.account(incident)
    return {item.value for item in account.propositions if item.slot == "wounded"}


def with_figure(row: ClaimRow, figure: int) -> list[dict[str, Any]]:
    (quantity,) = field_values(row.claim, ("quantities",))["quantities"]
    quantity.pop("made", None)
    return [{**quantity, "low": figure, "high": figure}]


def correct(ledger: Ledger, row: ClaimRow, figure: int) -> None:
    item, text = item_of(ledger, row), ledger.report(row.claim.report.id).text
    ledger.add_review(replacement(item, {"quantities": with_figure(row, figure)}, text, **WHO))


def test_a_replaced_figure_is_the_one_that_is_compared(ledger: Ledger, engine: Engine) -> None:
    row = wounded(ledger)
    (incident,) = row.incidents
    assert any("19" in one for one in figures(ledger, incident))
    correct(ledger, row, 23)
    reconcile_ledger(ledger, engine)
    assert all("19" not in one for one in figures(ledger, incident))
    assert any("23" in one for one in figures(ledger, incident))


def test_a_rejected_claim_leaves_the_account(ledger: Ledger, engine: Engine) -> None:
    row = wounded(ledger)
    (incident,) = row.incidents
    ledger.add_review(decision(item_of(ledger, row), ReviewAction.REJECT, **WHO))
    reconcile_ledger(ledger, engine)
    assert row.claim.id not in ledger.incident(incident).claims
    assert all("19" not in one for one in figures(ledger, incident))
    assert wounded(ledger).incidents == ()


def test_an_added_claim_is_told_in_the_account(ledger: Ledger, engine: Engine) -> None:
    row = wounded(ledger)
    (incident,) = row.incidents
    first = row.claim.content[0]
    added = replace(
        row.claim,
        id=ClaimId(f"c_{'8' * 32}"),
        content=(Span(first.start, first.end - len(" woman")),),
        quantities=tuple(replace(one, low=31, high=31) for one in row.claim.quantities),
    )
    act = Review(
        report=added.report.id,
        content=added.content,
        field=None,
        action=ReviewAction.ADD,
        value=encode_claim(added).decode(),
        seen="null",
        claim=added.id,
        **WHO,
    )
    ledger.add_review(act)
    reconcile_ledger(ledger, engine)
    assert added.id in ledger.incident(incident).claims
    assert any("31" in one for one in figures(ledger, incident))


def test_a_check_compares_with_what_people_left(ledger: Ledger, engine: Engine) -> None:
    row = wounded(ledger)
    text = "Doctors in Kest said on Thursday they had treated 23 wounded civilians."
    kept = check_text(ledger, text, engine=engine, published="2025-03-13")
    ledger.add_review(decision(item_of(ledger, row), ReviewAction.REJECT, **WHO))
    reconcile_ledger(ledger, engine)
    left = check_text(ledger, text, engine=engine, published="2025-03-13")
    assert str(row.claim.id) in repr(kept)
    assert str(row.claim.id) not in repr(left)


def test_a_coded_table_counts_a_corrected_claim_as_corrected(
    ledger: Ledger, engine: Engine
) -> None:
    row = counted_row(ledger, unreviewed=True)
    correct(ledger, row, 123)
    reconcile_ledger(ledger, engine)
    after = counted_row(ledger, unreviewed=False)
    assert after.claim.id == row.claim.id
    assert after.claim.quantities[0].high == 123
    assert after.claim.review is not None
    assert after.claim.review.status is ReviewStatus.CORRECTED


def counted_row(ledger: Ledger, *, unreviewed: bool) -> ClaimRow:
    """The first claim with one figure that a table of events counts."""
    choices = Choices(unreviewed=unreviewed)
    rows = counted_incidents(answers_of(ledger), choices, lambda *_: None, lambda _: None)
    told = (one for found in rows for one in found.told)
    return ledger.claim_row(next(one.claim.id for one in told if len(one.claim.quantities) == 1))
