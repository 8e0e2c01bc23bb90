"""Readings of a report at a revision: its claims, with the standing of their reviews."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select

from reportedly.codec import decode_claim
from reportedly.errors import IssueCode, NotFound
from reportedly.model.claim import Claim, ReviewStatus
from reportedly.model.ids import ReportId
from reportedly.model.issue import Issue
from reportedly.model.review import ReviewAction
from reportedly.model.span import Span, touches
from reportedly.store import tables as t
from reportedly.store.people.anchoring import PlacedReview, place_reviews
from reportedly.store.people.corrected import Reviewed, reviewed_claims
from reportedly.store.people.decisions import marks_of, reviews_of
from reportedly.store.removal.seals import SEALED_REPORTS, is_sealed, pieces_of
from reportedly.store.report_rows import AT, active_run, at


def claims_of_report(
    connection: Connection, report: str, revision: int | None = None
) -> tuple[Claim, ...]:
    """The claims of the reading of `report` that counts at `revision`, in order, with reviews."""
    claims = bare_claims(connection, report, revision)
    found = marks_of(connection, report, claims, revision)
    return tuple(replace(claim, review=found.get(claim.id)) for claim in claims)


def bare_claims(
    connection: Connection, report: str, revision: int | None = None
) -> tuple[Claim, ...]:
    """The claims of that reading as the machine left them, without those that are sealed."""
    if is_sealed(connection, report):
        return ()
    run = active_run(connection, report, revision)
    query = select(t.claim.c.body).where(t.claim.c.report == report, t.claim.c.run == run)
    bodies = connection.execute(query.order_by(t.claim.c.position)).scalars()
    claims, sealed = tuple(decode_claim(body) for body in bodies), pieces_of(connection, report)
    return tuple(one for one in claims if not touches(one.content, sealed)) if sealed else claims


def placed_reviews(
    connection: Connection, report: str, revision: int | None = None
) -> tuple[PlacedReview, ...]:
    """Every act of review of `report` and where it stands on the reading that counts."""
    acts = reviews_of(connection, report, revision)
    return place_reviews(acts, bare_claims(connection, report, revision)) if acts else ()


def find_claim_at(connection: Connection, claim: str, revision: int | None = None) -> Claim:
    """The claim with that id, if it was in an active reading at `revision`; raises NotFound."""
    for report in _reports_of(connection, claim):
        for found in reviewed_of_report(connection, report, revision):
            if found.claim.id == claim:
                return found.claim
    raise NotFound(f"no claim {claim} in an active reading")


def _reports_of(connection: Connection, claim: str) -> Iterator[str]:
    """The report that a claim was read in; else the one to which a person added it."""
    query = select(t.claim.c.report).where(t.claim.c.id == claim).limit(1)
    report = connection.execute(query).scalar()
    if report is not None:
        yield report
        return
    added = (t.review.c.action == ReviewAction.ADD, t.review.c.value.contains(f'"{claim}"'))
    yield from connection.execute(select(t.review.c.report).where(*added).distinct()).scalars()


def reviewed_of_report(
    connection: Connection, report: str, revision: int | None = None
) -> tuple[Reviewed, ...]:
    """The claims of the reading of `report` as people have left them, then those they added."""
    claims = bare_claims(connection, report, revision)
    return reviewed_claims(claims, place_reviews(reviews_of(connection, report, revision), claims))


def counted_of_report(connection: Connection, report: str) -> tuple[Claim, ...]:
    """The claims of `report` that count: as people left them, without those they rejected."""
    items = reviewed_of_report(connection, report)
    return tuple(item.counted for item in items if item.status is not ReviewStatus.REJECTED)


def find_issues(
    connection: Connection, report: str | None = None, revision: int | None = None
) -> Iterator[Issue]:
    """Issues at `revision`, oldest first; only those of one report, if given."""
    sealed = t.issue.c.report.is_(None) | t.issue.c.report.not_in(SEALED_REPORTS)
    query = select(t.issue).where(t.issue.c.revision <= AT, sealed)
    if report is not None:
        query = query.where(t.issue.c.report == report)
    for row in connection.execute(query.order_by(t.issue.c.row), at(revision)):
        yield _issue(row)


def _issue(row: Row[Any]) -> Issue:
    return Issue(
        code=IssueCode(row.code),
        where=row.where,
        report=ReportId(row.report) if row.report else None,
        span=None if row.start is None else Span(row.start, row.end),
        detail=row.detail,
    )
