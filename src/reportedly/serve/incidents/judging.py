"""The page of an account with the forms in which people judge, and what is written from them."""

from collections.abc import Callable
from datetime import UTC, datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reportedly.errors import InvalidRecord, NotFound, ReviewConflict
from reportedly.model.incident import Account
from reportedly.model.review import Verdict
from reportedly.serve.access.csrf import FIELD, Csrf
from reportedly.serve.access.reviewer import Reviewer, keep, reviewer_of, writer_of
from reportedly.serve.access.visitor import visitor
from reportedly.serve.desk import Desk, address
from reportedly.serve.findings.view import check_writer, may_write
from reportedly.serve.handing_over.citations import address_of, checked_revision
from reportedly.serve.incidents.account_page import account_context, account_told
from reportedly.serve.incidents.judged import CLAIM_SAYS, LONGEST, SAYS, acts_of, offers_of
from reportedly.serve.refusals import not_written
from reportedly.serve.review.form import Form
from reportedly.serve.review.writes import needed
from reportedly.store.people.judgement_making import LONGEST as LONGEST_NOTE
from reportedly.store.people.judgement_making import judgement_of

PATH = "/incident"
UNJUDGED = "unjudged"  # asks for the account as the program has it


class JudgingRoom:
    """The page of an account, and what people say of incidents on it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._csrf = Csrf()

    def page(
        self, request: Request, own: Account, *, problem: str = "", form: Form | None = None
    ) -> Response:
        """An account as people left it; what was written into the form if it was not kept."""
        desk, asked, id_ = self._desk, request.query_params, own.incident.id
        at, unjudged = checked_revision(desk, asked.get("revision")), asked.get(UNJUDGED) == "1"
        link = address_of(request).removesuffix("/judge")
        told = account_told(desk, own, at, link, unjudged=unjudged)
        sent = form or {}
        looked = (sent.get("looked") or asked.get("other", "")).strip()[:LONGEST]
        context = account_context(desk, told) | {
            "acts": acts_of(desk, told.judged),
            "joined": told.joined,
            "changes": told.judged.changes,
            "others": told.judged.incidents[1:],
            "apart": len(told.judged.apart),
            "taken_in": len(told.judged.taken_in),
            "unjudged": unjudged,
            "looked": looked,
            "offers": offers_of(desk, told.judged, looked) if looked else (),
            "says": SAYS,
            "claim_says": CLAIM_SAYS,
            "sent": {"other": "", "verdict": "", "note": "", "name": "", **sent},
            "problem": problem,
            "accounts": visitor() is not None,
            "name": reviewer_of(request).name,
            "longest": (LONGEST, LONGEST_NOTE),
            "path": f"{PATH}/{id_}",
        }
        status = 422 if problem else 200
        if not may_write(desk.ledger):
            return desk.page("incident.html", status=status, token="", **context)
        return self._csrf.page(desk, request, "incident.html", status=status, **context)

    def judge(self, request: Request, incident: str, form: Form) -> Response:
        """Keep what somebody said of this incident and another, or of a claim of it."""
        ledger, who = self._desk.ledger, self._who(request, form)

        def write() -> None:
            if form.get("verdict", "") not in {*Verdict}:
                raise InvalidRecord("choose what you say of the two")
            if not form.get("other"):
                raise InvalidRecord("choose which other incident or claim you speak of")
            at, verdict = datetime.now(UTC), Verdict(form["verdict"])
            note, other = form.get("note", ""), form["other"]
            judgement = judgement_of(
                ledger, other, incident, verdict, by=who.name, at=at, note=note
            )
            ledger.add_judgement(judgement)

        return self._written(request, incident, form, who, write)

    def undo(self, request: Request, incident: str, form: Form) -> Response:
        """Take back what somebody said."""
        ledger, who = self._desk.ledger, self._who(request, form)
        act = needed(form, "act")

        def write() -> None:
            if not who.name:
                raise InvalidRecord("to take it back needs the name of the one who does")
            ledger.undo_judgement(act, by=who.name, at=datetime.now(UTC))

        return self._written(request, incident, form, who, write)

    def _written(
        self, request: Request, incident: str, form: Form, who: Reviewer, write: Callable[[], None]
    ) -> Response:
        own = self._desk.ledger.account(incident)
        try:
            write()
        except (InvalidRecord, NotFound, ReviewConflict) as error:
            return self.page(request, own, problem=not_written(error), form=form)
        home = address(f"{PATH}/{own.incident.id}", {})
        answer = RedirectResponse(f"{home}#judged", status_code=303)
        keep(answer, who, path=PATH)
        return answer

    def _who(self, request: Request, form: Form) -> Reviewer:
        """Who sends the form. Raises a 403 for readers and for forms from elsewhere."""
        check_writer(self._desk.ledger)
        self._csrf.check(request, form.get(FIELD, ""))
        who = writer_of(request, form)
        if form.get("name") and not who.name:
            raise HTTPException(400, "A judgement needs the name of the one who makes it.")
        return who
