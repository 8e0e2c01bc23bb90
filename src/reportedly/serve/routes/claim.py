"""`/claim/{id}`: one claim with every field in words, and how to cite it."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from reportedly.errors import NotFound
from reportedly.model.claim import Claim
from reportedly.model.ids import ClaimId, IncidentId
from reportedly.model.span import text_of
from reportedly.serve.claims.sources import denials_against
from reportedly.serve.claims.view import ClaimView, view_in_text
from reportedly.serve.desk import Desk
from reportedly.serve.findings.view import may_write, sees_drafts
from reportedly.serve.handing_over.citations import address_of, checked_revision, cite_claim
from reportedly.serve.reports.echoes import with_echo
from reportedly.serve.reports.passages import context_of
from reportedly.serve.review.state import ReviewState, state_of
from reportedly.store.questions.echoes import is_echo


def routes(desk: Desk) -> APIRouter:
    """The route of a claim."""
    router = APIRouter()

    @router.api_route("/claim/{claim}", methods=["GET", "HEAD"])
    def claim(request: Request, claim: str, revision: str | None = None) -> HTMLResponse:
        return claim_page(desk, claim, checked_revision(desk, revision), address_of(request))

    return router


def claim_page(desk: Desk, id: str, revision: int | None, link: str) -> HTMLResponse:  # noqa: A002
    """A claim as it stands, or stood at a revision."""
    ledger = desk.ledger
    claim = ledger.claim(id, revision)
    report = ledger.report(claim.report.id, revision)
    others = {item.claim.id: item.corrected for item in ledger.reviewed(report.id, revision)}
    numbers = {other: number for number, other in enumerate(others, 1)}
    now, echoes = ledger.revision, ledger.echoes(report.id)
    incidents = _incidents(desk, claim.id)
    return desk.page(
        "claim.html",
        claim=claim,
        report=report,
        text=report.text,
        view=with_echo(view_in_text(claim, report.text, desk.parties), echoes),
        echo=is_echo(claim, echoes),
        context=context_of(report, claim),
        review=_review(desk, claim, report.text, revision),
        standing=ledger.standing(report.id, revision),
        revision=revision,
        numbers=numbers,
        related=_related(desk, claim, others, report.text),
        incidents=incidents,
        denied=()
        if revision
        else denials_against(ledger, claim.id, [one for one, *_ in incidents]),
        statements=ledger.statements_of(claim.id),
        findings=ledger.findings_on([claim.id], drafts=sees_drafts()),
        writes=may_write(ledger),
        citation=cite_claim(
            claim,
            text_of(report.text, claim.cue),
            text_of(report.text, claim.content),
            revision or now,
            link,
        ),
    )


def _review(desk: Desk, claim: Claim, text: str, revision: int | None) -> ReviewState:
    """What people made of the claim, as of the revision."""
    for item in desk.ledger.reviewed(claim.report.id, revision):
        if item.claim.id == claim.id:
            return state_of(item, text)
    raise NotFound(f"no claim {claim.id} in an active reading")


def _related(
    desk: Desk, claim: Claim, others: dict[ClaimId, Claim], text: str
) -> list[tuple[str, ClaimView]]:
    """Claims of the same report that this one is tied to, each with the tie in words."""
    ties: list[tuple[str, Claim]] = []
    if claim.within in others:
        ties.append(("Stands inside the content of", others[claim.within]))
    if claim.responds_to and claim.responds_to.claim in others:
        basis = "as the text says" if claim.responds_to.basis == "stated" else "inferred"
        ties.append((f"Answers ({basis})", others[claim.responds_to.claim]))
    for other in others.values():
        if other.within == claim.id:
            ties.append(("Holds in its content", other))
        if other.responds_to and other.responds_to.claim == claim.id:
            ties.append(("Is answered by", other))
    return [(tie, view_in_text(other, text, desk.parties)) for tie, other in ties]


def _incidents(desk: Desk, claim: ClaimId) -> list[tuple[IncidentId, str, str]]:
    """Incidents the claim is in now: id, title, why it is there."""
    try:
        linked = desk.ledger.claim_row(claim).incidents
    except NotFound:  # it was in an earlier reading, and is not in the one that counts
        return []
    found = [desk.ledger.incident(one) for one in linked]
    return [(one.id, one.title, dict(one.why).get(claim, "")) for one in found]
