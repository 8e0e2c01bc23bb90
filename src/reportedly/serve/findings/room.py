"""What the pages of findings share: the form, and what is written from it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from reportedly.errors import FindingConflict, InvalidNoun, InvalidRecord, NotFound
from reportedly.finding_words import CONCLUSION, METHOD, OCCURRED, finding_version_words
from reportedly.model.finding import Finding, KeptFinding, Withheld
from reportedly.model.ids import ClaimId, IncidentId
from reportedly.model.incident import Account
from reportedly.serve.access.csrf import FIELD, Csrf
from reportedly.serve.access.reviewer import Reviewer, keep, reviewer_of, writer_of
from reportedly.serve.access.visitor import visitor
from reportedly.serve.claims.view import ClaimView, view_of_row
from reportedly.serve.desk import Desk
from reportedly.serve.findings.form import (
    OUTSIDE,
    Form,
    Who,
    finding_in,
    form_of,
    numbers_of,
    version_key,
    versions_of,
)
from reportedly.serve.findings.view import check_writer, may_revise, may_withdraw, view_of
from reportedly.serve.review.writes import needed
from reportedly.store.people.finding_making import (
    LONGEST,
    LONGEST_FIELD,
    LONGEST_TEXT,
    checked_finding,
)
from reportedly.store.questions.claim_pages import ClaimRow

ClaimOffer = tuple[int, str, ClaimView | None]  # number of the row, id, the claim
PATH = "/finding"
OFFERED = 30  # claims of an incident that are offered as evidence; others are named by id
SEALED = (
    "This finding rests on something that is sealed in this ledger. It can be written anew when "
    "the seal is taken back."
)
OTHER = "This finding is another’s: only its author writes it anew."


def version_told(account: Account, claims: Sequence[str]) -> str:
    """The key of the version that claims put forward; "" unless it is the only one."""
    told = {
        version_key(item.slot, item.population, item.value)
        for item in account.propositions
        if item.slot != OCCURRED
        for origin in item.origins
        if {*origin.claims} & {*claims}
    }
    return told.pop() if len(told) == 1 else ""


def _oldest(row: ClaimRow) -> tuple[str, str, int]:
    report = row.claim.report
    return report.published or "9999", report.id, row.claim.content[0].start


class FindingRoom:
    """The pages on which findings are written."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._csrf = Csrf()

    def begin(self, request: Request, asked: Mapping[str, str]) -> Response:
        """The form of a new finding on a claim, an incident or a report."""
        check_writer(self._desk.ledger)
        return self._form_page(request, self._begun(asked), None)

    def _begun(self, asked: Mapping[str, str]) -> Form:
        ledger, form = self._desk.ledger, Form()
        named, incident = list[str](), asked.get("incident", "")
        if claim := asked.get("claim", ""):
            row = ledger.claim_row(claim)
            named = [row.claim.id]
            form |= {"about_0": "on", "rests_0": "on"}
            incident = incident or next(iter(row.incidents), "")
        if incident:
            account = ledger.account(incident)
            version = asked.get("version") or version_told(account, named)
            form |= {"incident": account.incident.id, "version": version}
            rows = ledger.claim_rows(one for one in account.incident.claims if one not in named)
            named += sorted(rows, key=lambda one: _oldest(rows[one]))[:OFFERED]
        if report := asked.get("report", ""):
            form |= {"report_0": ledger.report(report).id, "words_0": "", "at_0": ""}
        return form | {f"claim_{number}": claim for number, claim in enumerate(named)}

    def again(self, request: Request, finding: str) -> Response:
        """The form of a new version of a finding."""
        check_writer(self._desk.ledger)
        last = self._desk.ledger.finding_history(finding)[-1]
        if not may_revise(self._desk.ledger, last):
            raise HTTPException(403, OTHER)
        if last.withheld is Withheld.SEALED:
            raise HTTPException(409, SEALED)
        return self._form_page(request, form_of(self._desk.ledger, last.finding), last)

    def write(self, request: Request, form: Form, finding: str = "") -> Response:
        """Keep a finding or a new version of one; or show the form again, and why."""
        ledger = self._desk.ledger
        check_writer(ledger)
        self._csrf.check(request, form.get(FIELD, ""))
        last = ledger.finding_history(finding)[-1] if finding else None
        if form.get("act") == "more":
            return self._form_page(request, form, last, seen=form.get("seen"))
        who = writer_of(request, form)
        try:
            if not who.name:
                raise InvalidRecord("a finding needs the name of the one who writes it")
            written = self._written(form, who, last)
            number = ledger.add_finding(written, since=needed(form, "seen") if last else None)
        except FindingConflict as error:
            return self._form_page(request, form, last, conflict=str(error))
        except (InvalidRecord, InvalidNoun) as error:
            return self._form_page(request, form, last, problem=str(error), seen=form.get("seen"))
        shown = "" if written.final else f"?revision={number}"
        answer = RedirectResponse(f"{PATH}/{written.id}{shown}", status_code=303)
        keep(answer, who, path=PATH)
        return answer

    def _written(self, form: Form, who: Reviewer, last: KeptFinding | None) -> Finding:
        before, ledger = last.finding if last else None, self._desk.ledger
        by = Who(by=who.name, at=datetime.now(UTC))
        meant = finding_in(ledger, form, by, before, final=form.get("act") == "final")
        return checked_finding(ledger, meant, before)

    def withdraw(self, request: Request, form: Form, finding: str) -> Response:
        """Withdraw a finding, with the reason."""
        ledger = self._desk.ledger
        check_writer(ledger)
        self._csrf.check(request, form.get(FIELD, ""))
        kept = ledger.finding(finding)
        if not may_withdraw(ledger, kept):
            raise HTTPException(403, "Only its author or an admin withdraws a finding.")
        who = writer_of(request, form)
        try:
            if not who.name:
                raise InvalidRecord("a withdrawal needs the name of the one who withdraws")
            ledger.withdraw_finding(
                finding,
                by=who.name,
                at=datetime.now(UTC),
                reason=form.get("reason", ""),
                since=needed(form, "seen"),
            )
        except FindingConflict as error:
            raise HTTPException(
                409, f"Since the page was loaded, {error}. Nothing was written."
            ) from error
        except InvalidRecord as error:
            sentence = str(error)
            raise HTTPException(422, f"{sentence[:1].upper()}{sentence[1:]}.") from error
        answer = RedirectResponse(f"{PATH}/{finding}", status_code=303)
        keep(answer, who, path=PATH)
        return answer

    def _form_page(
        self,
        request: Request,
        form: Form,
        last: KeptFinding | None,
        *,
        problem: str = "",
        conflict: str = "",
        seen: str | None = None,
    ) -> HTMLResponse:
        """The form with what was written into it; after a conflict, on what is there now."""
        ledger = self._desk.ledger
        revision = str(last.revision) if last else "0"
        return self.page(
            request,
            "finding_form.html",
            status=409 if conflict else 422 if problem else 200,
            form=defaultdict(str, form),
            last=last,
            action=f"{PATH}/{last.finding.id}" if last else PATH,
            problem=f"{problem[:1].upper()}{problem[1:]}." if problem else "",
            conflict=conflict,
            seen=seen or revision,
            **self._claims(form),
            incident=self._incident(form),
            versions=self._versions(form),
            excerpts=self._excerpts(form),
            outside=self._outside(form),
            conclusions=CONCLUSION,
            kinds=METHOD,
            longest=(LONGEST, LONGEST_TEXT, LONGEST_FIELD),
            author=last.author if last and visitor() is None else reviewer_of(request).name,
            accounts=visitor() is not None,
            revision=ledger.revision,
        )

    def _claims(self, form: Form) -> dict[str, list[ClaimOffer]]:
        """The rows of claims: those that are ticked, and those that could be."""
        numbers = numbers_of(form, "claim")
        rows = self._desk.ledger.claim_rows(form[f"claim_{one}"] for one in numbers)
        found: dict[str, list[ClaimOffer]] = {"named": [], "offered": []}
        for number in numbers:
            ticked = any(form.get(f"{role}_{number}") for role in ("about", "rests"))
            row = rows.get(ClaimId(form[f"claim_{number}"]))
            view = view_of_row(row, self._desk.parties) if row else None
            offer = (number, form[f"claim_{number}"], view)
            found["named" if ticked else "offered"].append(offer)
        return found

    def _incident(self, form: Form) -> tuple[str, str] | None:
        try:
            found = self._desk.ledger.incident(IncidentId(form.get("incident", "")))
        except NotFound:
            return None
        return found.id, found.title

    def _versions(self, form: Form) -> list[tuple[str, str]]:
        """What the account of the incident has to choose from: key and words."""
        try:
            account = self._desk.ledger.account(form.get("incident", ""))
        except NotFound:
            return []
        return [(version_key(*one), finding_version_words(*one)) for one in versions_of(account)]

    def _excerpts(self, form: Form) -> list[tuple[int, str]]:
        """Rows of reports with their titles, and one more that is empty."""
        numbers = [one for one in numbers_of(form, "report") if form[f"report_{one}"]]
        known = self._desk.ledger.reports_by_id(form[f"report_{one}"] for one in numbers)
        titles = {
            str(key): f"{one.publisher or 'unknown publisher'}: {one.title or 'untitled'}"
            for key, one in known.items()
        }
        free = max(numbers, default=-1) + 1
        return [(one, titles.get(form[f"report_{one}"], "")) for one in numbers] + [(free, "")]

    def _outside(self, form: Form) -> list[int]:
        """Rows of evidence outside the ledger, and one more that is empty."""
        filled = [
            one
            for one in numbers_of(form, "what")
            if any(form.get(f"{name}_{one}") for name in OUTSIDE)
        ]
        return [*filled, max(filled, default=-1) + 1]

    def finding_page(self, request: Request, kept: KeptFinding, **context: Any) -> HTMLResponse:
        """The page of one finding."""
        ledger = self._desk.ledger
        return self.page(
            request,
            "finding.html",
            kept=kept,
            view=view_of(self._desk, kept),
            revisable=may_revise(ledger, kept) and kept.withheld is not Withheld.SEALED,
            withdrawable=may_withdraw(ledger, kept),
            accounts=visitor() is not None,
            name=reviewer_of(request).name,
            **context,
        )

    def page(
        self, request: Request, template: str, *, status: int = 200, **context: object
    ) -> HTMLResponse:
        """A page with forms."""
        return self._csrf.page(self._desk, request, template, status=status, **context)
