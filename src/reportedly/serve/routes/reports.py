"""`/reports` and `/report/{id}`: what was read, and a report with its claims in the margin."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse

from reportedly.model.ids import ClaimId
from reportedly.model.incident import LineageLink
from reportedly.model.report import Report
from reportedly.serve.claims.view import view_in_text
from reportedly.serve.dates import checked_day
from reportedly.serve.desk import Desk, address, checked_cursor, given_of
from reportedly.serve.findings.view import may_write, sees_drafts
from reportedly.serve.handing_over.citations import address_of, checked_revision, cite_report
from reportedly.serve.reports.echoes import echoed_words, with_echo
from reportedly.serve.reports.passages import passages_of
from reportedly.serve.reports.versions import later_versions, printed_corrections
from reportedly.serve.review.state import state_of
from reportedly.store.people.corrected import readers_of
from reportedly.store.questions.closed_values import CLOSED
from reportedly.store.questions.report_pages import ReportQuery, ReportRow

STANDINGS = CLOSED["status"]
_ASKED = ("publisher", "language", "status", "since", "until", "lineage")


def routes(desk: Desk) -> APIRouter:
    """The routes of reports."""
    router = APIRouter()

    @router.api_route("/reports", methods=["GET", "HEAD"])
    def reports(request: Request) -> HTMLResponse:
        asked = request.query_params
        given = given_of(asked, _ASKED, "after")
        return list_page(desk, given, asked.get("after"))

    @router.api_route("/report/{report}", methods=["GET", "HEAD"])
    def report(
        request: Request, report: str, claim: str | None = None, revision: str | None = None
    ) -> HTMLResponse:
        at, focus = checked_revision(desk, revision), ClaimId(claim) if claim else None
        return report_page(desk, report, focus, at, address_of(request))

    return router


def list_page(desk: Desk, given: dict[str, Any], after: str | None) -> HTMLResponse:
    """One page of reports, those that are not read too."""
    if given.get("status", "current") not in STANDINGS:
        raise HTTPException(400, "“status” must be current, superseded or withdrawn.")
    for name in ("since", "until"):
        checked_day(name, given.get(name))
    page = desk.ledger.reports(ReportQuery(**given, cursor=checked_cursor(after)))
    return desk.page(
        "reports.html",
        given=given,
        standings=STANDINGS,
        publishers=sorted(one.value for one in desk.ledger.facets()["publisher"]),
        rows=page.rows,
        total=page.total,
        next=address("/reports", {**given, "after": page.next}) if page.next else None,
    )


def report_page(
    desk: Desk,
    id: str,  # noqa: A002
    focus: ClaimId | None,
    revision: int | None,
    link: str,
) -> HTMLResponse:
    """The stored text with its claims beside it, as they stand, or stood at a revision."""
    ledger = desk.ledger
    report = ledger.report(id, revision)
    items = ledger.reviewed(id, revision)
    claims = [item.claim for item in items]
    echoes = ledger.echoes(id)
    versions = ledger.reports(ReportQuery(work=report.work)).rows
    return desk.page(
        "report.html",
        report=report,
        standing=ledger.standing(id, revision),
        passages=passages_of(report, claims, focus),
        views=[
            with_echo(view_in_text(claim, report.text, desk.parties), echoes) for claim in claims
        ],
        echoed=echoed_words(report, echoes),
        numbers={claim.id: number for number, claim in enumerate(claims, 1)},
        focus=focus,
        states=[state_of(item, report.text) for item in items],
        readers=readers_of(ledger.reviews(id, revision)),
        unread=any(row.unread for row in versions if row.header.id == id),
        versions=sorted(versions, key=lambda row: row.header.version),
        relatives=relatives_of(desk, report),
        later=later_versions(ledger, [report.id]).get(report.id),
        printed=printed_corrections(report),
        findings=ledger.findings_on([id, *(one.id for one in claims)], drafts=sees_drafts()),
        writes=may_write(ledger),
        issues=[*ledger.issues(id, revision)],
        revision=revision,
        citation=cite_report(report, revision or ledger.revision, link),
    )


def relatives_of(desk: Desk, report: Report) -> list[tuple[ReportRow, str]]:
    """Reports that carry the same text, each with how it is related to this one."""
    found = []
    for lineage in desk.ledger.lineages_of(report.id):
        rows = desk.ledger.reports(ReportQuery(lineage=lineage.id)).rows
        for row in sorted(rows, key=lambda row: (row.header.published or "", row.header.id)):
            if row.header.id != report.id and row.work != report.work:
                found.append((row, _relation(lineage.links, report.id, row.header.id)))
    return found


def _relation(links: Sequence[LineageLink], here: str, there: str) -> str:
    """How two reports of a lineage are tied, in words."""
    for link in links:
        shared = f"{link.shared:.0%} of the shorter text is shared"
        if (link.child, link.parent) == (here, there):
            return f"this report is its {link.kind}: {shared}"
        if (link.child, link.parent) == (there, here):
            return f"{link.kind} of this report: {shared}"
    return "shares text with it by way of another report"
