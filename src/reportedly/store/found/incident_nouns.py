"""Answers about one lineage, statement, incident or account, as of the last reconciling."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from reportedly.codec import (
    decode_account,
    decode_descents,
    decode_incident,
    decode_lineage,
    decode_statement,
)
from reportedly.errors import NotFound
from reportedly.model.incident import Account, Descent, Incident, Lineage, Statement
from reportedly.store import derived_tables as d
from reportedly.store.found.covered import with_coverage


def living_incident(connection: Connection, incident: str) -> str:
    """`incident`, or the one it went up in; raises NotFound."""
    seen = set()
    current: str | None = incident
    while current is not None and current not in seen:
        seen.add(current)
        here = select(d.incident.c.id).where(d.incident.c.id == current)
        if connection.execute(here).first() is not None:
            return current
        redirect = d.incident_redirect.c
        query = select(redirect.new).where(redirect.old == current)
        current = connection.execute(query).scalar()
    raise NotFound(f"no incident {incident}")


def titles_of(connection: Connection, wanted: Collection[str]) -> dict[str, str]:
    """The titles of those of these incidents that are there, by id."""
    query = select(d.incident.c.id, d.incident.c.title).where(d.incident.c.id.in_(wanted))
    return {row.id: row.title for row in connection.execute(query)}


def find_incident(connection: Connection, incident: str) -> Incident:
    """The incident with that id or that it went up in; raises NotFound."""
    living = living_incident(connection, incident)
    query = select(d.incident.c.body).where(d.incident.c.id == living)
    return decode_incident(connection.execute(query).scalar_one())


def find_account(connection: Connection, incident: str) -> Account:
    """The account of that incident or of the one it went up in; raises NotFound."""
    living = living_incident(connection, incident)
    query = select(d.account.c.body).where(d.account.c.incident == living)
    body = connection.execute(query).scalar()
    if body is None:
        raise NotFound(f"no account of incident {living}")
    return with_coverage(connection, [decode_account(body)])[0]


def lineages_of(connection: Connection, report: str) -> tuple[Lineage, ...]:
    """The lineages a report is in; () before it has been reconciled."""
    query = (
        select(d.lineage.c.body)
        .join(d.lineage_report, d.lineage_report.c.lineage == d.lineage.c.id)
        .where(d.lineage_report.c.report == report)
        .order_by(d.lineage.c.id)
    )
    return tuple(decode_lineage(body) for body in connection.execute(query).scalars())


def descents_of(connection: Connection, reports: Collection[str]) -> tuple[Descent, ...]:
    """How those of these reports descend that have a parent; each lineage is read once."""
    link = d.lineage_report.c
    lineages = select(link.lineage).where(link.report.in_(reports))
    query = select(d.lineage.c.body).where(d.lineage.c.id.in_(lineages)).order_by(d.lineage.c.id)
    wanted, bodies = frozenset(reports), connection.execute(query).scalars()
    return tuple(one for body in bodies for one in decode_descents(body, wanted))


def statements_of(connection: Connection, claim: str) -> tuple[Statement, ...]:
    """The statements a claim is one carrier of; () before it has been reconciled."""
    query = (
        select(d.statement.c.body)
        .join(d.statement_claim, d.statement_claim.c.statement == d.statement.c.id)
        .where(d.statement_claim.c.claim == claim)
        .order_by(d.statement.c.id)
    )
    return tuple(decode_statement(body) for body in connection.execute(query).scalars())


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkHistory:
    """A claim's link to an incident, now or in the past."""

    incident: str
    claim: str
    why: str
    added: int  # revisions
    ended: int | None  # None: it holds


def link_history(connection: Connection, incident: str) -> tuple[LinkHistory, ...]:
    """Every link an incident has or had, in order of its beginning."""
    links = d.incident_claim.c
    query = select(d.incident_claim).where(links.incident == incident)
    return tuple(
        LinkHistory(
            incident=row.incident, claim=row.claim, why=row.why, added=row.added, ended=row.ended
        )
        for row in connection.execute(query.order_by(links.added, links.claim))
    )
