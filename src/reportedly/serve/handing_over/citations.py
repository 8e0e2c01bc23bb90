"""How a page is cited: one line of plain text, at one revision of the ledger, with its address."""

from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request

from reportedly.finding_words import STATUS, shown_text
from reportedly.model.claim import Claim, ReportHeader, header_of
from reportedly.model.finding import KeptFinding
from reportedly.model.incident import Incident
from reportedly.model.report import Report
from reportedly.serve.claims.view import is_narration, through_of
from reportedly.serve.dates import date_words
from reportedly.serve.desk import Desk
from reportedly.store.found.sources import SourceRow
from reportedly.wording import counted, speakers_of

LONGEST = 240  # characters of a claim's words in a citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A citation in words, and the address it ends in; "" where there is none."""

    text: str
    address: str


def address_of(request: Request) -> str:
    """The address of a page without its question."""
    return str(request.url.replace(query="")).rstrip("?")


def checked_revision(desk: Desk, given: str | None) -> int | None:
    """A revision asked for; None for the newest; raises a 400."""
    if not given:
        return None
    newest = desk.ledger.revision
    if not given.isascii() or not given.isdigit() or not 1 <= int(given[:12]) <= newest:
        raise HTTPException(400, f"“revision” must be a number from 1 to {newest}.")
    return int(given)


def cite_claim(claim: Claim, cue: str, words: str, revision: int, link: str) -> Citation:
    """Who said what by which word, through whom, in which report and when, at which revision."""
    by = f"{_who(claim)} ({_quoted(cue)})" if cue.strip() else _who(claim)  # a denial is one
    parts = [f"{by}: {_quoted(words)}", *through_of(claim), f"in {_named(claim.report)}"]
    return _cite(", ".join(parts), f"claim {claim.id}", revision, link)


def cite_report(report: Report, revision: int, link: str) -> Citation:
    """Which report of whom, which version of it, and when."""
    named = f"{_named(header_of(report))}, version {report.version} here"
    return _cite(named, f"report {report.id}", revision, link)


def cite_incident(incident: Incident, revision: int, link: str) -> Citation:
    """The title of an account with the number of claims it brings together."""
    told = counted(len(incident.claims), "claim")
    named = f"“{incident.title}”, account of {told}, versions side by side"
    return _cite(named, f"incident {incident.id}", revision, link)


def cite_source(source: SourceRow, revision: int, link: str) -> Citation:
    """Who has spoken, and how often in this ledger."""
    said = counted(source.statements, "statement")
    return _cite(f"{source.name}, {said} in this ledger", f"source {source.id}", revision, link)


def cite_finding(kept: KeptFinding, revision: int, link: str) -> Citation:
    """Whose finding, what it says, whether it is final, and of which day."""
    found = kept.finding
    state = f"{STATUS[found.status]}, {date_words(found.at.date().isoformat())}"
    named = f"{kept.author}: {_quoted(shown_text(kept))}, finding of the desk, {state}"
    return _cite(named, f"finding {found.id}", revision, link)


def incident_then(desk: Desk, incident: str, revision: int | None) -> str:
    """What was otherwise at a revision, and that the page shows now; "" if it is asked for now."""
    now = desk.ledger.revision
    if revision is None or revision == now:
        return ""
    links = desk.ledger.link_history(incident)
    held = {one.claim for one in links if _held(one.added, one.ended, revision)}
    holds = {one.claim for one in links if one.ended is None}
    shown = f"Accounts are kept as they were last brought together: this one is of revision {now}."
    if not held:
        return f"{shown} At revision {revision} this incident held no claims yet."
    came, went = len(holds - held), len(held - holds)
    change = f"{came} came since and {went} went" if came or went else "the same as now"
    return f"{shown} At revision {revision} it held {counted(len(held), 'claim')}: {change}."


def source_then(desk: Desk, revision: int | None) -> str:
    """That the page shows now; "" if it is asked for now."""
    now = desk.ledger.revision
    if revision is None or revision == now:
        return ""
    return (
        f"Asked for at revision {revision}. Who has spoken is kept as it was last brought "
        f"together: this is of revision {now}. Each claim can be seen at its own revision."
    )


def _held(added: int, ended: int | None, revision: int) -> bool:
    return added <= revision and (ended is None or ended > revision)


def _cite(named: str, what: str, revision: int, link: str) -> Citation:
    address = f"{link}?revision={revision}" if link else ""
    seen = date_words(datetime.now(UTC).date().isoformat())
    text = f"{named}; {what}, reportedly ledger revision {revision}"
    return Citation(text=f"{text}, seen {seen}: {address}" if address else text, address=address)


def _who(claim: Claim) -> str:
    if is_narration(claim):
        return f"{claim.report.publisher or 'Unknown publisher'} itself"
    return speakers_of(claim) or "Unstated source"


def _quoted(words: str) -> str:
    """The words in quotation marks, on one line; their own outer marks are not doubled."""
    line = " ".join(words.split()).strip('“”"')
    if len(line) > LONGEST:
        line = line[:LONGEST].rpartition(" ")[0] + " …"
    return f"“{line}”"


def _named(report: ReportHeader) -> str:
    title = f"“{report.title}”" if report.title else "an untitled report"
    where = f", {report.url}" if report.url else ""
    return (
        f"{title}, {report.publisher or 'unknown publisher'}, {date_words(report.published)}{where}"
    )
