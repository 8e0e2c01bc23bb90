"""Fills the tables that pages over reconciled nouns walk along: sources, marks, spans of days."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, inspect, select

from reportedly.codec import decode_claim
from reportedly.model.claim import Claim
from reportedly.model.incident import Account, Relation, Stance, Statement
from reportedly.model.report import Status
from reportedly.store import brief_accounts, covered
from reportedly.store import derived_tables as d
from reportedly.store import indexed_tables as x
from reportedly.store.bodies import body_of, not_rejected
from reportedly.store.source_rows import SourceTally, Spoken
from reportedly.store.told_spans import spans_of

Row = dict[str, Any]

DISPUTED, DENIED, ONE_ORIGIN = "disputed", "denied", "one_origin"
TAKEN_BACK = "taken_back"  # an incident: some of its origins stand in withdrawn reports only
CONTRADICTIONS = frozenset(
    {Relation.CONTRADICTION, Relation.CONTRADICTION_ACROSS, Relation.CONTRADICTION_WITHIN}
)
_CHUNK = 1_000
_SPOKEN = (
    select(body_of(d.current_claim.c.row).label("body"), d.claim_text.c.source)
    .select_from(d.current_claim)
    .join(d.claim_text, d.claim_text.c.row == d.current_claim.c.row)
    .where(not_rejected(d.current_claim.c.row))
    .order_by(d.current_claim.c.row)
)


def is_indexed(connection: Connection) -> bool:
    """True if this ledger has been reconciled since these tables exist."""
    return inspect(connection).has_table(x.source.name)


def make_tables(connection: Connection) -> None:
    """Make what is missing of the tables."""
    x.INDEXED.create_all(connection, checkfirst=True)


def rows_of(
    connection: Connection, statements: Sequence[Statement], accounts: Sequence[Account]
) -> dict[Table, list[Row]]:
    """Every row of every indexed table, from what was reconciled and the claims behind it."""
    tally, spans, replies = SourceTally(statements), list[Row](), list[Row]()
    for claim, words in _claims(connection):
        tally.hear(Spoken.of(claim, words))
        spans += spans_of(claim)
        if claim.responds_to:
            replies.append({"claim": claim.responds_to.claim, "reply": claim.id})
    found = dict(tally.rows())
    found[x.told_span], found[x.reply] = spans, replies
    found[x.marked] = [*_incident_marks(accounts), *_report_marks(connection)]
    found[x.incident_change] = _changes(connection)
    found[x.covered] = covered.rows_of(connection)
    found[x.brief_account] = [*brief_accounts.rows_of(accounts)]
    return found


def _claims(connection: Connection) -> Iterator[tuple[Claim, str]]:
    for body, words in connection.execution_options(yield_per=_CHUNK).execute(_SPOKEN):
        yield decode_claim(body), words


def _incident_marks(accounts: Iterable[Account]) -> Iterator[Row]:
    for account in accounts:
        incident = account.incident
        for mark in marks_of_account(account):
            yield {"mark": mark, "day": incident.day or "", "id": incident.id}


def marks_of_account(account: Account) -> Iterator[str]:
    """What an editor must not overlook about an incident."""
    origins = [origin for item in account.propositions for origin in item.origins]
    standing = [origin for origin in origins if not origin.withdrawn]
    denied = any(origin.stance is Stance.DENIES for origin in standing)
    if denied:
        yield DENIED
    if denied or any(item.relation in CONTRADICTIONS for item in account.disagreements):
        yield DISPUTED
    if len({(origin.speaker, origin.kind) for origin in standing}) == 1:
        yield ONE_ORIGIN
    if len(standing) < len(origins):
        yield TAKEN_BACK


def _report_marks(connection: Connection) -> Iterator[Row]:
    now = d.current_report.c
    query = select(now.status, now.published, now.id).where(
        now.status.in_((Status.WITHDRAWN, Status.CORRECTED))
    )
    for row in connection.execute(query):
        yield {"mark": row.status, "day": row.published, "id": row.id}


def _changes(connection: Connection) -> list[Row]:
    """For each incident that stands, the revision it began in and the last one that changed it."""
    links = d.incident_claim.c
    query = select(
        links.incident,
        func.min(d.incident.c.day).label("day"),
        func.min(links.added).label("first"),
        func.max(links.added).label("revision"),
    ).join(d.incident, d.incident.c.id == links.incident)
    rows = connection.execute(query.group_by(links.incident))
    return [dict(row._mapping) for row in rows]
