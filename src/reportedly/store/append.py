"""Adds reports, readings and issues to the ledger: only what it does not have yet."""

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Select, Table, bindparam, insert, select

from reportedly.codec import encode_claim
from reportedly.errors import InvalidNoun, NotFound, Removed
from reportedly.model.claim import header_of
from reportedly.model.ids import ReportId, RunId, hashed
from reportedly.model.issue import Issue
from reportedly.model.report import Report
from reportedly.model.run import Extracted, Run
from reportedly.store import tables as t
from reportedly.store.report_rows import (
    active_run,
    capture_row,
    compact,
    has_reading,
    report_row,
    storable,
    stored_report,
)
from reportedly.store.transactions import Transaction
from reportedly.store.versions import place_version, status_of

_KNOWN_ORIGINAL = select(t.original.c.sha256).where(t.original.c.sha256 == bindparam("key"))
_KNOWN_RUN = select(t.run.c.id).where(t.run.c.id == bindparam("key"))
_KNOWN_ISSUE = select(t.issue.c.key).where(t.issue.c.key == bindparam("key"))
_INSERT = {table: insert(table) for table in t.LEDGER.sorted_tables}


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding a reading changed; nothing, if the ledger had it all."""

    report: ReportId
    version: int
    new_report: bool
    new_claims: int
    activated: bool  # this reading was not the one that counted before
    restated: bool  # the report was known, and says something new of its own status
    new_issues: int

    @property
    def changed(self) -> bool:
        """True if anything at all was written."""
        return self.new_report or self.activated or self.restated or self.new_issues > 0


def add_reading(tx: Transaction, extracted: Extracted, raw: bytes) -> Added:
    """Add a report with its bytes, the claims of one run, and make that reading the active one.

    A report that is there already is left as it is. Raises InvalidNoun if bytes, hashes or claims
    do not belong to the report.
    """
    report = extracted.report
    _check(extracted, raw)
    before = stored_report(tx.connection, report.id)
    known = before is not None
    stored = before or _insert_report(tx, report, raw)
    if stored.sha256_text != report.sha256_text:
        raise Removed(f"words of {report.id} were taken out of this ledger on purpose")
    restated = known and stored.status is not report.status
    if restated:
        _insert_standing(tx, report)
    fresh = not has_reading(tx.connection, report.id, extracted.run.id)
    if fresh:
        _insert_run(tx, extracted.run)
        _insert_claims(tx, replace(extracted, report=stored))
    activated = activate(tx, report.id, extracted.run.id, fresh=fresh)
    return Added(
        report=report.id,
        version=stored.version,
        new_report=not known,
        new_claims=len(extracted.claims) if fresh else 0,
        activated=activated,
        restated=restated,
        new_issues=add_issues(tx, extracted.issues),
    )


def is_settled(connection: Connection, report: Report, run: str) -> bool:
    """True if adding `report` as read by `run` would write nothing but issues."""
    if is_redacted(connection, report):
        return True
    return (
        active_run(connection, report.id) == run
        and status_of(connection, report.id) is report.status
    )


def is_redacted(connection: Connection, report: Report) -> bool:
    """True if the ledger has the report, and words of it were taken out."""
    query = select(t.report.c.sha256_text).where(t.report.c.id == report.id)
    return connection.execute(query).scalar() not in (None, report.sha256_text)


def _check(extracted: Extracted, raw: bytes) -> None:
    report = extracted.report
    if hashlib.sha256(raw).hexdigest() != report.capture.sha256:
        raise InvalidNoun(f"{report.id}: these are not the bytes the report was made from")
    if hashlib.sha256(report.text.encode("utf-8")).hexdigest() != report.sha256_text:
        raise InvalidNoun(f"{report.id}: the text does not have the hash it should have")
    for claim in extracted.claims:
        if claim.report.id != report.id or claim.run != extracted.run.id:
            raise InvalidNoun(f"{claim.id} is of {claim.report.id} and {claim.run}")
        if claim.content[-1].end > len(report.text):
            raise InvalidNoun(f"{claim.id} ends after the text of {report.id}")


def _exists(tx: Transaction, query: Select[tuple[str]], key: str) -> bool:
    return tx.connection.execute(query, {"key": key}).first() is not None


def _insert_report(tx: Transaction, report: Report, raw: bytes) -> Report:
    """Insert a report; returns it with its place among the versions of its work."""
    if not _exists(tx, _KNOWN_ORIGINAL, report.capture.sha256):
        row = {"sha256": report.capture.sha256, "size": len(raw), "packed": zlib.compress(raw)}
        _insert(tx, t.original, row)
    placing = place_version(tx.connection, report)
    placed = replace(report, work=placing.work, version=placing.version)
    _insert(tx, t.report, report_row(placed))
    _insert(tx, t.capture, capture_row(report))
    _insert_standing(tx, report)
    for link in placing.links:
        row = {"later": link.later, "earlier": link.earlier, "basis": link.basis}
        _insert(tx, t.supersession, row)
    return placed


def _insert_standing(tx: Transaction, report: Report) -> None:
    _insert(tx, t.standing, {"report": report.id, "status": report.status})


def _insert_run(tx: Transaction, run: Run) -> None:
    if not _exists(tx, _KNOWN_RUN, run.id):
        components = compact([list(pair) for pair in run.components])
        row = {"id": run.id, "components": components, "started": run.started.isoformat()}
        _insert(tx, t.run, row)


def _insert_claims(tx: Transaction, extracted: Extracted) -> None:
    header = header_of(extracted.report)
    rows = [
        {
            "row": tx.next_row(t.claim),
            "id": claim.id,
            "run": claim.run,
            "report": extracted.report.id,
            "position": position,
            "body": encode_claim(replace(claim, report=header, review=None)),
            "revision": tx.revision,
        }
        # Numbered from the last: newest first is then each report in order of its text.
        for position, claim in reversed([*enumerate(extracted.claims)])
    ]
    if rows:
        tx.connection.execute(_INSERT[t.claim], rows)


def activate(tx: Transaction, report: ReportId, run: RunId, *, fresh: bool = False) -> bool:
    """Make the reading of `report` by `run` the one that counts; False if it was already.

    `fresh` says that the reading has been added in this transaction. Raises NotFound.
    """
    if not fresh and not has_reading(tx.connection, report, run):
        raise NotFound(f"{run} has not read {report}")
    if not fresh and active_run(tx.connection, report) == run:
        return False
    _insert(tx, t.activation, {"report": report, "run": run})
    return True


def add_issues(tx: Transaction, issues: tuple[Issue, ...]) -> int:
    """Record issues; one that is recorded already is not recorded again. Returns how many."""
    added = 0
    for issue in issues:
        row = issue_row(issue)
        if not _exists(tx, _KNOWN_ISSUE, str(row["key"])):
            _insert(tx, t.issue, row)
            added += 1
    return added


def issue_row(issue: Issue) -> dict[str, str | int | None]:
    """Columns of `issue`, without row number and revision."""
    start, end = issue.span or (None, None)
    where, detail = storable(issue.where), storable(issue.detail)
    return {
        "key": hashed("x", [issue.code, where, issue.report, start, end, detail]),
        "code": issue.code,
        "where": where,
        "report": issue.report,
        "start": start,
        "end": end,
        "detail": detail,
    }


def _insert(tx: Transaction, table: Table, row: Mapping[str, object]) -> None:
    numbers: dict[str, object] = {"revision": tx.revision}
    if "row" in table.c:
        numbers["row"] = tx.next_row(table)
    tx.connection.execute(_INSERT[table], {**row, **numbers})
