"""Writes what was found slice by slice into the tables that hide the ledger's own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from reportedly.model.claim import Claim
from reportedly.model.ids import ClaimId
from reportedly.model.incident import Incident
from reportedly.store import derived_tables as d
from reportedly.store.found import brief_accounts, covered, indexing
from reportedly.store.found import indexed_tables as x
from reportedly.store.found.found import FoundAnew
from reportedly.store.found.incident_links import links_of
from reportedly.store.found.reconciled import (
    account_row,
    incident_row,
    keep_rows,
    lineage_reports,
    lineage_row,
    statement_claims,
    statement_row,
)
from reportedly.store.found.source_rows import Spoken
from reportedly.store.found.staged_tables import staged_spoken
from reportedly.store.row_exchange import BATCH

Row = Mapping[str, Any]


def stage(connection: Connection, found: FoundAnew) -> None:
    """Write a slice."""
    _put(connection, d.lineage, map(lineage_row, found.lineages))
    _put(connection, d.lineage_report, lineage_reports(found.lineages))
    _put(connection, d.statement, map(statement_row, found.statements))
    _put(connection, d.statement_claim, statement_claims(found.statements))
    _put(connection, d.incident, map(incident_row, found.incidents))
    _put(connection, d.incident_claim, _links(found.incidents))
    _put(connection, d.account, map(account_row, found.accounts))
    _put(connection, x.brief_account, brief_accounts.rows_of(found.accounts))
    _put(connection, x.marked, indexing.incident_marks(found.accounts))
    _stage_claims(connection, found.claims)


def stage_reports(connection: Connection) -> None:
    """Write what is told of reports as a whole: how many there are, and which were taken back."""
    _put(connection, x.covered, covered.rows_of(connection))
    _put(connection, x.marked, indexing.report_marks(connection, None))


def _stage_claims(connection: Connection, claims: Sequence[Claim]) -> None:
    """Write the rows of claims that are found by their days, their replies and their sources."""
    by_id = {claim.id: claim for claim in claims}
    told = [(by_id[ClaimId(id_)], source) for id_, source in _sources(connection, [*by_id])]
    of_report: dict[str, list[Row]] = {}
    for claim, _ in told:
        of_report.setdefault(claim.report.id, []).extend(indexing.rows_of_claim(claim))
    every = [row for rows in of_report.values() for row in rows]
    _put(connection, x.told_span, (row for row in every if "event" in row))
    _put(connection, x.reply, (row for row in every if "reply" in row))
    keep_rows(connection, of_report)
    _put(connection, staged_spoken, (_spoken_row(Spoken.of(*one)) for one in told))


def _sources(connection: Connection, claims: Sequence[str]) -> list[tuple[str, str]]:
    """The claims, in order of their rows, with the words in which their sources are written."""
    now, told = d.current_claim.c, d.claim_text.c
    query = select(now.row, now.id, told.source).join(d.claim_text, told.row == now.row)
    found: list[tuple[int, str, str]] = []
    for start in range(0, len(claims), BATCH):
        some = claims[start : start + BATCH]
        found += map(tuple, connection.execute(query.where(now.id.in_(some))))
    return [(id_, source) for _, id_, source in sorted(found)]


def _spoken_row(one: Spoken) -> Row:
    return {
        "claim": one.claim,
        "day": one.day,
        "at": one.at,
        "name": one.name,
        "role": one.role,
        "words": one.words,
        "named": int(one.named),
    }


def _links(incidents: Iterable[Incident]) -> Iterator[Row]:
    for (incident, claim), why in links_of(incidents):
        yield {"incident": incident, "claim": claim, "why": why, "added": 0, "ended": None}


def _put(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Write rows in place of those with their keys."""
    every = [dict(row) for row in rows]
    if every:
        connection.execute(insert(table).prefix_with("OR REPLACE"), every)
