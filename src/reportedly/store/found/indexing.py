"""Fills the tables that pages over reconciled nouns walk along: sources, marks, spans of days."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Table, func, inspect, select
from sqlalchemy.sql.elements import ColumnElement

from reportedly.codec import decode_claim
from reportedly.model.claim import Claim
from reportedly.model.incident import Account, Statement
from reportedly.model.report import Status
from reportedly.store import derived_tables as d
from reportedly.store.bodies import body_of, not_rejected
from reportedly.store.found import brief_accounts, covered
from reportedly.store.found import indexed_tables as x
from reportedly.store.found.source_rows import SourceTally, Spoken
from reportedly.store.questions.marks import marks_of_account
from reportedly.store.questions.told_spans import spans_of

Row = Mapping[str, Any]

VERSION = 2  # of what the tables say: with another one, all is made anew when reconciled next
_CHUNK = 1_000
_AT_ONCE = 500  # values in one statement
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What of a ledger was reconciled: claims, reports, incidents and days of publication."""

    claims: Set[str]  # those whose sources are heard, and those of the reports
    reports: Set[str]
    incidents: Set[str]
    days: Set[str]


def rows_of(
    connection: Connection,
    statements: Iterable[Statement],
    accounts: Collection[Account],
    part: Part | None = None,
) -> tuple[dict[Table, list[Row]], SourceTally, dict[str, list[Row]]]:
    """Every row of every indexed table, from what was reconciled and the claims behind it.

    Then what was heard of sources, and the rows that the claims of each report have. With a part,
    only rows of these claims, reports, incidents and days, and no rows of sources.
    """
    tally, of_report = SourceTally(statements), defaultdict[str, list[Row]](list)
    for claim, words in _claims(connection, part):
        tally.hear(Spoken.of(claim, words))
        if part is None or claim.report.id in part.reports:
            of_report[claim.report.id] += rows_of_claim(claim)
    found: dict[Table, list[Row]] = {}
    if part is None:
        found.update((table, list[Row](rows)) for table, rows in tally.rows())
    every = [row for rows in of_report.values() for row in rows]
    found[x.told_span] = [row for row in every if "event" in row]
    found[x.reply] = [row for row in every if "reply" in row]
    found[x.marked] = [*incident_marks(accounts), *report_marks(connection, part)]
    found[x.incident_change] = changes(connection, part.incidents if part else None)
    found[x.covered] = list[Row](covered.rows_of(connection, part.days if part else None))
    found[x.brief_account] = list[Row](brief_accounts.rows_of(accounts))
    return found, tally, of_report


def rows_of_claim(claim: Claim) -> Iterator[Row]:
    """Its rows in the tables of spans of days and of replies."""
    yield from spans_of(claim)
    if claim.responds_to:
        yield {"claim": claim.responds_to.claim, "reply": claim.id}


def _claims(connection: Connection, part: Part | None) -> Iterator[tuple[Claim, str]]:
    for query in _narrowed(_SPOKEN, d.current_claim.c.id, part.claims if part else None):
        for body, words in connection.execution_options(yield_per=_CHUNK).execute(query):
            yield decode_claim(body), words


def _narrowed(
    query: Select[Any], column: ColumnElement[Any], wanted: Set[str] | None
) -> Iterator[Select[Any]]:
    """The question, or with values those that ask it of them."""
    if wanted is None:
        yield query
        return
    every = sorted(wanted)
    for start in range(0, len(every), _AT_ONCE):
        yield query.where(column.in_(every[start : start + _AT_ONCE]))


def incident_marks(accounts: Iterable[Account]) -> Iterator[Row]:
    """A row for each mark of an incident."""
    for account in accounts:
        incident = account.incident
        for mark in marks_of_account(account):
            yield {"mark": mark, "day": incident.day or "", "id": incident.id}


def report_marks(connection: Connection, part: Part | None) -> Iterator[Row]:
    """A row for each report that was withdrawn or corrected."""
    now = d.current_report.c
    query = select(now.status, now.published, now.id).where(
        now.status.in_((Status.WITHDRAWN, Status.CORRECTED))
    )
    for one in _narrowed(query, now.id, part.reports if part else None):
        for row in connection.execute(one):
            yield {"mark": row.status, "day": row.published, "id": row.id}


def changes(connection: Connection, incidents: Set[str] | None = None) -> list[Row]:
    """For each incident that stands, the revision it began in and the last one that changed it."""
    links = d.incident_claim.c
    query = select(
        links.incident,
        func.min(d.incident.c.day).label("day"),
        func.min(links.added).label("first"),
        func.max(links.added).label("revision"),
    ).join(d.incident, d.incident.c.id == links.incident)
    return [
        dict(row._mapping)
        for one in _narrowed(query.group_by(links.incident), links.incident, incidents)
        for row in connection.execute(one)
    ]
