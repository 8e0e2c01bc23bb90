"""Furnishes the ledger of the bundled sample as a desk has it, and names every page of the app.

A desk has accounts, a judgement of two incidents, a saved question, two findings (one final, one
drafted), a round of coding that its admin codes too and one whose coders have finished and differ,
so that one person who has signed in sees every page there is.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from reportedly.model.coding import Round
from reportedly.model.finding import About, Conclusion, Finding, MethodKind, Outside
from reportedly.model.review import ReviewAction, Verdict
from reportedly.serve.access.accounts import key_of
from reportedly.serve.access.doors import Doors
from reportedly.serve.access.visitor import Role
from reportedly.store.coding.rounds import Draft
from reportedly.store.found.incidents import IncidentQuery, IncidentSort
from reportedly.store.ledger import Ledger
from reportedly.store.people.finding_making import checked_finding
from reportedly.store.people.judgement_making import judgement_of
from reportedly.store.people.review_making import decision, read_in_full
from reportedly.store.questions.report_pages import ReportQuery

ADMIN, CODER = "Ida Moor", "Ben Okar"
PASSWORD = "four lakes and a bridge"  # an invented one
WHEN = datetime(2031, 3, 6, 9, 0, tzinfo=UTC)
QUESTION = "/?text=missile"
FIXED = (
    "/", "/?text=missile", "/?text=nobodysaidthis", "/overview", "/confirmed",
    "/overview?only=disputed",
    "/incidents", "/reports", "/sources", "/timeline", "/map", "/check", "/about", "/api",
    "/review", "/findings", "/findings?status=withdrawn", "/saved", "/saved/new?question=%2F",
    "/export", "/coding", "/removals", "/account", "/accounts",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Furnished:
    """What was put into a ledger, by id."""

    incident: str
    claim: str
    final: str
    draft: str
    saved: str
    round: str
    coded: str  # the report that is coded
    settled: str  # the round in which its coders have finished and differ
    withdrawn: str  # a report that its publisher took back


def furnish(ledger: Ledger) -> Furnished:
    """Give a ledger of the sample what pages are about; writes into it and into its desk file."""
    doors = Doors(ledger.path)
    doors.accounts.add(ADMIN, Role.ADMIN, PASSWORD)
    doors.accounts.add(CODER, Role.REVIEWER, PASSWORD)
    saved = doors.saved.add(key_of(ADMIN), "Missiles", QUESTION, "Claims with “missile”", 0)
    largest = ledger.incidents(IncidentQuery(sort=IncidentSort.LARGEST)).rows
    incident = largest[0].incident
    _judge(ledger, incident.id, largest[1].incident.id)
    killed = next(one for one in ledger.account(incident.id).propositions if one.slot == "killed")
    claim = killed.origins[0].claims[0]
    final, draft = _finding(claim, final=True), _finding(claim, final=False)
    for one in (final, draft):
        ledger.add_finding(checked_finding(ledger, one))
    coded = _shortest(ledger)
    settings = Draft(name="Pilot", coders=(ADMIN, CODER), reports=(coded,), by=ADMIN, at=WHEN)
    return Furnished(
        incident=incident.id,
        claim=claim,
        final=final.id,
        draft=draft.id,
        saved=saved.id,
        round=ledger.coding.open(settings).id,
        coded=coded,
        settled=_coded_round(ledger, coded).id,
        withdrawn=ledger.reports(ReportQuery(status="withdrawn")).rows[-1].header.id,
    )


def pages(ledger: Ledger, made: Furnished) -> list[str]:
    """The address of every page for somebody who has signed in, one or more of each kind."""
    claim = ledger.claim(made.claim)
    source = ledger.sources().rows[0].id
    return [
        *FIXED,
        f"/claim/{made.claim}",
        f"/incident/{made.incident}",
        f"/incident/{made.incident}?other=missile",
        f"/report/{claim.report.id}?claim={made.claim}",
        f"/reports/{claim.report.id}/lineage",
        f"/sources/{source}",
        f"/review/{made.coded}",
        f"/finding/{made.final}",
        f"/finding/{made.draft}",
        f"/finding/{made.final}/revise",
        f"/finding/new?claim={made.claim}",
        f"/finding/new?incident={made.incident}",
        f"/finding/new?report={claim.report.id}",
        f"/saved/{made.saved}",
        f"/coding/{made.round}",
        f"/coding/{made.round}/code/{made.coded}",
        f"/coding/{made.round}/code/{made.coded}?add=1",
        f"/coding/{made.settled}",
        f"/coding/{made.settled}/settle/{made.coded}",
        f"/report/{made.withdrawn}",
        f"/review/{made.withdrawn}?edit=1",
    ]


def _judge(ledger: Ledger, incident: str, other: str) -> None:
    """Somebody is not sure whether two incidents are one: it is shown, and changes nothing."""
    note = "The shift of the guards may have begun before midnight."
    ledger.add_judgement(
        judgement_of(ledger, incident, other, Verdict.UNSURE, by=ADMIN, at=WHEN, note=note)
    )


def _finding(claim: str, *, final: bool) -> Finding:
    return Finding(
        text="The list of the hospital has fourteen names."
        if final
        else "A second list is said to exist; it was not seen.",
        evidence=(claim,),
        method="The list was read, and compared with what reports say." if final else "",
        by=ADMIN,
        at=WHEN,
        final=final,
        about=About(claims=(claim,)),
        conclusion=Conclusion.PARTLY if final else None,
        kinds=(MethodKind.REGISTER,) if final else (),
        outside=(Outside(what="list of a hospital", day="2025-03-12"),) if final else (),
        limits="Who died elsewhere is not on it." if final else "",
    )


def _coded_round(ledger: Ledger, report: str) -> Round:
    """A round that is coded: the admin accepts every claim, the other coder rejects the first."""
    book = ledger.coding
    one = book.open(
        Draft(name="Coded", coders=(ADMIN, CODER), reports=(report,), by=ADMIN, at=WHEN)
    )
    for coder in one.coders:
        for number, item in enumerate(book.claims(one, report, coder)):
            rejects = coder == CODER and number == 0
            action = ReviewAction.REJECT if rejects else ReviewAction.ACCEPT
            book.add(one, decision(item, action, by=coder, at=WHEN))
        book.add(one, read_in_full(ledger.report(report), by=coder, at=WHEN))
    return one


def _shortest(ledger: Ledger) -> str:
    rows = [row for row in ledger.reports().rows if row.claims > 2 and not row.superseded]
    return min(rows, key=lambda row: (row.claims, row.header.id)).header.id
