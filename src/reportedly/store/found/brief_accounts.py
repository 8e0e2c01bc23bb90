"""Accounts of large incidents in brief, so that lists need not read all their claims."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy import Connection, inspect, select

from reportedly.codec import decode_account, encode_account
from reportedly.model.ids import ClaimId, IncidentId
from reportedly.model.incident import Account, Incident, Proposition
from reportedly.store import derived_tables as d
from reportedly.store.found.covered import days_only
from reportedly.store.found.indexed_tables import brief_account

LARGE = 100  # claims of an incident from which its account is kept in brief too
CLAIMS = 3  # claims that a brief account names of an incident and of each origin


def rows_of(accounts: Iterable[Account]) -> Iterator[dict[str, object]]:
    """A row for each account of a large incident."""
    for account in accounts:
        if len(account.incident.claims) >= LARGE:
            body = encode_account(days_only(brief(account)))
            yield {"incident": account.incident.id, "body": body}


def brief(account: Account) -> Account:
    """The account with a few claims of each origin, and one for each reason why one belongs."""
    return replace(
        account,
        incident=_brief_incident(account.incident),
        propositions=tuple(map(_brief_proposition, account.propositions)),
    )


def _brief_incident(incident: Incident) -> Incident:
    reasons: dict[str, ClaimId] = {}
    for claim, why in incident.why:
        reasons.setdefault(why, claim)
    few = tuple((claim, why) for why, claim in reasons.items())
    return replace(incident, claims=incident.claims[:CLAIMS], why=few)


def _brief_proposition(item: Proposition) -> Proposition:
    few = tuple(replace(origin, claims=origin.claims[:CLAIMS]) for origin in item.origins)
    return replace(item, origins=few)


def brief_accounts(connection: Connection, incidents: Iterable[str]) -> dict[IncidentId, Account]:
    """The accounts of incidents by their ids, those of large incidents in brief.

    Their coverage says of which days it is, and counts nothing.
    """
    wanted, found = set(incidents), list[Account]()
    kept = inspect(connection).has_table(brief_account.name)  # else an earlier program reconciled
    for table in (brief_account, d.account) if kept else (d.account,):
        query = select(table.c.incident, table.c.body).where(table.c.incident.in_(sorted(wanted)))
        for row in connection.execute(query):
            found.append(decode_account(row.body))
            wanted.discard(row.incident)
    return {one.incident.id: one for one in found}
