"""What pages show of findings: evidence with its words, what they speak of, and who may write."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException

from reportedly.errors import NotFound
from reportedly.model.finding import Excerpt, Finding, FindingStatus, KeptFinding
from reportedly.model.ids import ClaimId
from reportedly.model.span import text_of
from reportedly.serve.access.visitor import Role, visitor
from reportedly.serve.desk import Desk
from reportedly.store.found.sources import Carrier
from reportedly.store.ledger import Ledger
from reportedly.store.people.findings import FindingQuery
from reportedly.store.questions.claim_pages import ClaimRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcerptView:
    """Words of a report as evidence; no report if it is not shown any more."""

    excerpt: Excerpt
    report: Carrier | None
    words: str  # "" for all of it


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """One finding with the words of what it speaks of and rests on."""

    kept: KeptFinding
    incident: tuple[str, str] | None  # id and title of the living incident
    about: tuple[tuple[ClaimId, ClaimRow | None], ...]
    evidence: tuple[tuple[ClaimId, ClaimRow | None], ...]
    excerpts: tuple[ExcerptView, ...]


def sees_drafts() -> bool:
    """True for reviewers and admins, and where there are no accounts."""
    one = visitor()
    return one is None or one.may(Role.REVIEWER)


def query_of(given: Mapping[str, str], after: str | None) -> FindingQuery:
    """The findings that a page or the API is asked for, among those that who asks may see."""
    return FindingQuery(
        drafts=sees_drafts(),
        text=given.get("text"),
        status=FindingStatus(given["status"]) if "status" in given else None,
        conclusion=given.get("conclusion"),
        by=given.get("by"),
        cursor=after,
    )


def may_write(ledger: Ledger) -> bool:
    """True if who asks may write findings into this ledger."""
    return sees_drafts() and not ledger.read_only


def may_revise(ledger: Ledger, kept: KeptFinding) -> bool:
    """True for the author; without accounts for whoever gives the author's name."""
    one = visitor()
    return may_write(ledger) and (one is None or one.name == kept.author)


def may_withdraw(ledger: Ledger, kept: KeptFinding) -> bool:
    """True for the author and for admins."""
    one = visitor()
    return may_revise(ledger, kept) or (
        may_write(ledger) and one is not None and one.may(Role.ADMIN)
    )


def check_writer(ledger: Ledger) -> None:
    """Raise a 403 unless who asks may write findings."""
    if not sees_drafts():
        raise HTTPException(403, "Your account may read everything here, and decide nothing.")
    if ledger.read_only:
        raise HTTPException(403, "This ledger was opened so that nothing can be decided in it.")


def view_of(desk: Desk, kept: KeptFinding) -> FindingView:
    """A finding as its page shows it."""
    found, ledger = kept.finding, desk.ledger
    rows = ledger.claim_rows(found.claims)
    return FindingView(
        kept=kept,
        incident=incident_of(ledger, found),
        about=_with_rows(found.about.claims, rows),
        evidence=_with_rows(found.evidence, rows),
        excerpts=tuple(excerpts_of(ledger, found.excerpts)),
    )


def incident_of(ledger: Ledger, finding: Finding) -> tuple[str, str] | None:
    """Id and title of the incident it speaks of; None if there is none any more."""
    if finding.about.incident is None:
        return None
    try:
        incident = ledger.incident(finding.about.incident)
    except NotFound:
        return None
    return incident.id, incident.title


def _with_rows(
    claims: Iterable[ClaimId], rows: Mapping[ClaimId, ClaimRow]
) -> tuple[tuple[ClaimId, ClaimRow | None], ...]:
    return tuple((claim, rows.get(claim)) for claim in claims)


def excerpts_of(ledger: Ledger, excerpts: Sequence[Excerpt]) -> list[ExcerptView]:
    """Excerpts with their reports and words, as they stand now."""
    known = ledger.reports_by_id(one.report for one in excerpts)
    return [
        ExcerptView(
            excerpt=one,
            report=known.get(one.report),
            words=text_of(ledger.report(one.report).text, one.spans)
            if one.spans and one.report in known
            else "",
        )
        for one in excerpts
    ]
