"""Which claims incidents have, since when and until when; ids of incidents that merged answer."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import bindparam, delete, insert, update

from reportedly.model.incident import Incident
from reportedly.store import derived_tables as d
from reportedly.store.row_exchange import BATCH, queries
from reportedly.store.transactions import Transaction


def link(
    tx: Transaction, incidents: tuple[Incident, ...], wanted: set[str] | None = None
) -> set[str]:
    """End links that are no more, add the new ones, and redirect incidents that are gone.

    With `wanted`, no links but those of these incidents are touched. Returns the incidents whose
    links have changed.
    """
    links = d.incident_claim.c
    among = None if wanted is None else ("incident", wanted)
    before = {
        (row.incident, row.claim): row.why
        for query in queries(d.incident_claim, among)
        for row in tx.connection.execute(query.where(links.ended.is_(None)))
    }
    after = dict(links_of(incidents))
    ended = [key for key, why in before.items() if after.get(key) != why]
    added = [key for key, why in after.items() if before.get(key) != why]
    _end_links(tx, ended)
    rows = [
        {"incident": incident, "claim": claim, "added": tx.revision, "why": after[incident, claim]}
        for incident, claim in added
    ]
    for start in range(0, len(rows), BATCH):
        tx.connection.execute(insert(d.incident_claim), rows[start : start + BATCH])
    redirect(tx, before, after)
    return {incident for incident, _ in (*ended, *added)}


def links_of(incidents: Iterable[Incident]) -> Iterator[tuple[tuple[str, str], str]]:
    """Incident and claim, and why the one holds the other."""
    for incident in incidents:
        why = dict(incident.why)
        for claim in incident.claims:
            yield (incident.id, claim), why.get(claim, "")


def _end_links(tx: Transaction, keys: list[tuple[str, str]]) -> None:
    if not keys:
        return
    links = d.incident_claim.c
    end = update(d.incident_claim).where(
        links.incident == bindparam("b_incident"),
        links.claim == bindparam("b_claim"),
        links.ended.is_(None),
    )
    rows = [{"b_incident": incident, "b_claim": claim} for incident, claim in keys]
    tx.connection.execute(end.values(ended=tx.revision), rows)


def _other_homes(tx: Transaction, claims: set[str], known: set[str]) -> Iterator[tuple[str, str]]:
    """The incidents, but those known, that have these claims too."""
    links = d.incident_claim.c
    for query in queries(d.incident_claim, ("claim", claims)):
        for row in tx.connection.execute(query.where(links.ended.is_(None))):
            if row.incident not in known:
                yield row.incident, row.claim


def redirect(
    tx: Transaction, before: Mapping[tuple[str, str], str], after: Mapping[tuple[str, str], str]
) -> None:
    """Send each incident that is gone to the one that has most of its claims."""
    living = {incident for incident, _ in after}
    homes: dict[str, list[str]] = {}
    left = {claim for incident, claim in before if incident not in living}
    for incident, claim in (*after, *_other_homes(tx, left, {one for one, _ in before})):
        homes.setdefault(claim, []).append(incident)
    votes: dict[str, Counter[str]] = {}
    for incident, claim in before:
        if incident not in living:
            votes.setdefault(incident, Counter()).update(homes.get(claim, ()))
    for old, counted in votes.items():
        if counted:
            new = min(counted, key=lambda one: (-counted[one], one))
            redirect = d.incident_redirect
            tx.connection.execute(delete(redirect).where(redirect.c.old == old))
            row = {"old": old, "new": new, "revision": tx.revision}
            tx.connection.execute(insert(redirect), row)
