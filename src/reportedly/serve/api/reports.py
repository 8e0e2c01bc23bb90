"""Questions about reports: pages of them, one of them, and what people decided on it."""

from dataclasses import asdict, replace

import msgspec

from reportedly.codec import encode_issue, encode_lineage, encode_report, encode_review
from reportedly.model.issue import shown_issue
from reportedly.model.origin import shown_origin
from reportedly.model.report import Report
from reportedly.serve.api import parameters as p
from reportedly.serve.api import shapes as s
from reportedly.serve.api.asked import Asked, Json, Operation
from reportedly.serve.api.claims import revision_in, standing_of
from reportedly.serve.desk import Desk
from reportedly.store.people.anchoring import PlacedReview
from reportedly.store.questions.report_pages import ReportQuery, ReportRow


def report_item(row: ReportRow) -> Json:
    """A report of a page."""
    return {
        "report": asdict(row.header),
        "work": row.work,
        "standing": standing_of(superseded=row.superseded, withdrawn=row.withdrawn),
        "status": row.status,
        "unread": row.unread,
        "run": row.run,
        "claims": row.claims,
        "lineage": row.lineage,
    }


def page_of_reports(desk: Desk, asked: Asked) -> Json:
    """One page of reports."""
    query = ReportQuery(**asked.without(), **asked.limit, cursor=asked.place.after)
    page = desk.ledger.reports(query)
    return asked.page(page, map(report_item, page.rows))


def one_report(desk: Desk, asked: Asked) -> Json:
    """One report, at a revision if asked, with its lineages and issues."""
    revision, ledger = revision_in(asked), desk.ledger
    report = ledger.report(asked.id, revision)
    standing = ledger.standing(asked.id, revision)
    with_text = asked.given.get(p.WITH_TEXT.name) == "yes"
    issues = ledger.issues(asked.id, revision)
    return {
        "at": revision or asked.revision,
        "record": msgspec.Raw(encode_report(_for_others(report), with_text=with_text)),
        "standing": standing_of(superseded=standing.superseded, withdrawn=standing.withdrawn),
        "lineages": [msgspec.Raw(encode_lineage(one)) for one in ledger.lineages_of(asked.id)],
        "issues": [msgspec.Raw(encode_issue(shown_issue(one))) for one in issues],
    }


def _for_others(report: Report) -> Report:
    """A report without where its file lay on this machine."""
    capture = replace(report.capture, origin=shown_origin(report.capture.origin))
    return replace(report, capture=capture)


def acts_on_report(desk: Desk, asked: Asked) -> Json:
    """Every act of review of one report, oldest first."""
    revision = revision_in(asked)
    desk.ledger.report(asked.id, revision)  # raises NotFound
    acts = desk.ledger.reviews(asked.id, revision)
    return {"at": revision or asked.revision, "acts": [act_item(act) for act in acts]}


def act_item(act: PlacedReview) -> Json:
    """One act with where it stands."""
    return {
        "record": msgspec.Raw(encode_review(act.review)),
        "act": act.revision,
        "claim": act.claim,
        "anchoring": act.anchoring,
        "undone": act.undone,
    }


_AT = s.whole("revision of the ledger at which it stood so")
OPERATIONS = (
    Operation(
        path="/reports",
        name="reports",
        summary="Reports that answer a question",
        says="Reports, the newest first, those in languages that are not read too.",
        parameters=(*p.REPORTS, *p.PAGED),
        schema=s.paged(s.REPORT_ITEM),
        ask=page_of_reports,
    ),
    Operation(
        path="/reports/{id}",
        name="report",
        summary="One report",
        says="A report with its lineages and issues. Its claims are those of /claims?report=….",
        parameters=(p.REVISION, p.WITH_TEXT),
        schema={
            "at": _AT,
            "record": s.ref("ReportLine"),
            "standing": s.STANDING,
            "lineages": s.listed(s.ref("LineageLine"), "lineages it is in now"),
            "issues": s.listed(s.ref("IssueLine")),
        },
        ask=one_report,
        id_says="id of a report",
    ),
    Operation(
        path="/reports/{id}/reviews",
        name="reviews",
        summary="What people decided on a report",
        says="Every act of review, oldest first, those taken back too.",
        parameters=(p.REVISION,),
        schema={"at": _AT, "acts": s.listed(s.ACT_ITEM)},
        ask=acts_on_report,
        id_says="id of a report",
    ),
)
