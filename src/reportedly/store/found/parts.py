"""Incidents that are parts of what is told of a region as a whole, and such wholes."""

from dataclasses import dataclass

from sqlalchemy import Connection, case, select

from reportedly.codec import decode_incident
from reportedly.model.incident import Incident
from reportedly.model.referent import Place, PlaceKind
from reportedly.store import derived_tables as d
from reportedly.store.found.brief_accounts import LARGE, brief_accounts

MOST = 300  # incidents of one day that are looked at, the largest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What stands above and below an incident; figures of a whole are not those of a part."""

    wholes: tuple[Incident, ...] = ()  # told of its region on its day
    parts: tuple[Incident, ...] = ()  # of the same kind, in it on its day


def parts_of(connection: Connection, incident: Incident) -> Parts:
    """The parts of an incident, or what it is a part of, as the places and days say.

    It is looked up when asked for, so that one more incident changes no other.
    """
    place = incident.place
    if place is None or not incident.day:
        return Parts()
    beside = [(one, one.place) for one in _beside(connection, incident) if one.place]
    if place.kind is PlaceKind.REGION:
        return Parts(parts=tuple(one for one, lies in beside if _lies(lies, place)))
    return Parts(wholes=tuple(one for one, region in beside if _lies(place, region)))


def _beside(connection: Connection, incident: Incident) -> list[Incident]:
    """The other incidents of its kind, day and country; of large ones only some claims."""
    table = d.incident.c
    query = (
        select(table.id, case((table.claims < LARGE, table.body)).label("body"))
        .where(table.day == incident.day, table.event == incident.event.value)
        .where(table.id != incident.id)
        .order_by(table.claims.desc(), table.id)
        .limit(MOST)
    )
    if incident.place and incident.place.country:
        query = query.where(table.country == incident.place.country)
    rows = connection.execute(query).all()
    large = brief_accounts(connection, [row.id for row in rows if row.body is None])
    found = {row.id: decode_incident(row.body) for row in rows if row.body is not None}
    found |= {str(id_): account.incident for id_, account in large.items()}
    return [found[row.id] for row in rows if row.id in found]


def _lies(place: Place, region: Place) -> bool:
    """True if a place is in a region, and none itself."""
    if region.kind is not PlaceKind.REGION or place.kind is PlaceKind.REGION:
        return False
    return place.admin1 is not None and place.admin1 in (region.admin1, region.name)
