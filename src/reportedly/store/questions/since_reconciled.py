"""What people decided after the ledger was last reconciled, and accounts therefore do not have."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from reportedly.store import derived_tables as d
from reportedly.store import tables as t

_INCIDENT = "i\\_%"  # of ids: what is said of incidents is heeded at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """How many decisions on claims of an incident came after `revision`, the last reconciling."""

    decisions: int
    revision: int


def decided_later(connection: Connection, incident: str) -> Later:
    """Reviews and judgements of pairs of the claims of an incident since the last reconciling.

    A reconciling that found nothing new leaves no revision, so what it took in still counts.
    """
    last = connection.execute(last_statement()).scalar() or 0
    counts = later_statements(incident, last)
    return Later(
        decisions=sum(connection.execute(one).scalar_one() for one in counts), revision=last
    )


def last_statement() -> Select[Any]:
    """The revision of the last reconciling that changed something, sought from the newest back."""
    kept = t.revision.c
    found = select(kept.number).where(kept.kind == "reconcile")
    return found.order_by(kept.number.desc()).limit(1)


def later_statements(incident: str, revision: int) -> tuple[Select[Any], Select[Any]]:
    """Counts of reviews and of judgements, both along their revisions."""
    review, kept, links = t.review.c, t.judgement.c, d.incident_claim.c
    members = select(links.claim).where(links.incident == incident, links.ended.is_(None))
    reviews = select(func.count(review.revision)).where(
        review.revision > revision, review.claim.in_(members)
    )
    # Joined to nothing, a column is out of the reach of its index: revisions are few, claims many.
    left, right = kept.left.concat(""), kept.right.concat("")
    judgements = select(func.count(kept.revision)).where(
        kept.revision > revision,
        or_(
            and_(left.in_(members), kept.right.not_like(_INCIDENT, escape="\\")),
            and_(right.in_(members), kept.left.not_like(_INCIDENT, escape="\\")),
        ),
    )
    return reviews, judgements
