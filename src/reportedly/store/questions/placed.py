"""What the map shows: incidents at their places, and claims of no incident at theirs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, exists, func, select, tuple_
from sqlalchemy.sql.elements import ColumnElement

from reportedly.codec import decode_claim, decode_incident
from reportedly.model.claim import Claim
from reportedly.model.factuality import Mood
from reportedly.model.incident import Incident
from reportedly.model.mention import PlaceRole, TimeRole, Toponym
from reportedly.store import derived_tables as d
from reportedly.store.bodies import body_of, not_rejected
from reportedly.store.questions.paging import AFTER_ALL, cursor_after, key_of
from reportedly.store.summary_tables import told_claim

PAGE = 500  # rows looked at for one page
DAY = len("2031-03-04")


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box on the map in degrees; `west` greater than `east` reaches over the 180th meridian."""

    west: float
    south: float
    east: float
    north: float

    def has(self, lat: float, lon: float) -> bool:
        """True if the point is in the box or on its edge."""
        across = self.west > self.east
        beside = lon >= self.west or lon <= self.east
        between = self.west <= lon <= self.east
        return self.south <= lat <= self.north and (beside if across else between)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedQuery:
    """What to show. `since` and `until` are ISO prefixes of the day of happening, inclusive.

    What has no day is left out as soon as one of them is given. `place` is an id.
    """

    since: str | None = None
    until: str | None = None
    box: Box | None = None
    place: str | None = None
    cursor: str | None = None
    limit: int = PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedIncident:
    """An incident at a decided place, with the one sentence of its account ("" without one)."""

    incident: Incident
    summary: str
    disagreements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedClaim:
    """A claim of no incident that puts an event at a decided place, on `day` if it says one."""

    claim: Claim
    toponym: Toponym
    content: str
    day: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One page. `next` is None after the last; a page may hold fewer than were looked at."""

    incidents: tuple[PlacedIncident, ...] = ()
    claims: tuple[PlacedClaim, ...] = ()
    next: str | None = None


def incidents_query(query: PlacedQuery) -> Select[Any]:
    """Incidents at places, the newest day first, along the index of days."""
    table, account = d.incident.c, d.account.c
    columns = (table.id, table.day, table.body, account.summary, account.disagreements)
    joined = d.incident.outerjoin(d.account, account.incident == table.id)
    rows = select(*columns).select_from(joined).where(table.lat.is_not(None), *_where(query))
    if query.cursor is not None:
        rows = rows.where(tuple_(table.day, table.id) < key_of(query.cursor))
    return rows.order_by(table.day.desc(), table.id.desc()).limit(query.limit + 1)


def placed_incidents(connection: Connection, query: PlacedQuery) -> Placed:
    """One page of incidents, the newest day first, those without a day last."""
    found = connection.execute(incidents_query(query)).all()
    shown = found[: query.limit]
    more = len(found) > query.limit
    return Placed(
        incidents=tuple(_incident(row) for row in shown),
        next=cursor_after((shown[-1].day, shown[-1].id)) if more else None,
    )


def count_incidents(connection: Connection, query: PlacedQuery) -> int:
    """How many incidents have a place, and a day in the stretch if one is given."""
    where = (d.incident.c.lat.is_not(None), *_where(query))
    return connection.execute(select(func.count(d.incident.c.id)).where(*where)).scalar_one()


def _where(query: PlacedQuery) -> list[ColumnElement[bool]]:
    table = d.incident.c
    where: list[ColumnElement[bool]] = []
    if query.since:
        where.append(table.day >= query.since)
    if query.until:
        where.append(and_(table.day <= query.until + AFTER_ALL, table.day > ""))
    if query.place is not None:
        where.append(table.place == query.place)
    if query.box is not None:
        where += _in_box(query.box)
    return where


def _in_box(box: Box) -> list[ColumnElement[bool]]:
    lat, lon = d.incident.c.lat, d.incident.c.lon
    between = lat.between(box.south, box.north)
    if box.west <= box.east:
        return [between, lon.between(box.west, box.east)]
    return [between, (lon >= box.west) | (lon <= box.east)]


def _incident(row: Row[Any]) -> PlacedIncident:
    return PlacedIncident(
        incident=decode_incident(row.body),
        summary=row.summary or "",
        disagreements=row.disagreements or 0,
    )


def claims_query(query: PlacedQuery) -> Select[Any]:
    """Claims of no incident that nobody rejected, the last published first, along a key.

    Nothing that has happened is published before its day, so the stretch begins at `since`.
    """
    claim: Any = d.current_claim.c if query.place is None else d.claim_facet.c
    told = exists().where(told_claim.c.row == claim.row)
    rows = (
        select(claim.row, claim.published, body_of(claim.row).label("body"), d.claim_text.c.content)
        .join_from(claim.row.table, d.claim_text, d.claim_text.c.row == claim.row)
        .where(~told, not_rejected(claim.row))
    )
    if query.since:
        rows = rows.where(claim.published >= query.since)
    if query.place is not None:
        named = (d.facet_value.c.facet == "place", d.facet_value.c.value == query.place)
        rows = rows.where(claim.value == select(d.facet_value.c.id).where(*named).scalar_subquery())
    if query.cursor is not None:
        rows = rows.where(tuple_(claim.published, claim.row) < key_of(query.cursor))
    return rows.order_by(claim.published.desc(), claim.row.desc()).limit(query.limit + 1)


def placed_claims(connection: Connection, query: PlacedQuery) -> Placed:
    """One page of claims, the last published first; whose reports were withdrawn are left out."""
    found = connection.execute(claims_query(query)).all()
    shown = found[: query.limit]
    more = len(found) > query.limit
    return Placed(
        claims=tuple(item for row in shown for item in _claims(row, query)),
        next=cursor_after((shown[-1].published, shown[-1].row)) if more else None,
    )


def _claims(row: Row[Any], query: PlacedQuery) -> Iterator[PlacedClaim]:
    """The claim at each of its event places that the question asks for."""
    claim = decode_claim(row.body)
    day = day_of(claim)
    if not _tells(claim) or not _in_stretch(day, query):
        return
    for toponym in claim.places:
        place = toponym.place
        if place is None or toponym.role is not PlaceRole.EVENT:
            continue
        asked = query.place in (None, place.id)
        if asked and (query.box is None or query.box.has(place.lat, place.lon)):
            yield PlacedClaim(claim=claim, toponym=toponym, content=row.content, day=day)


def _tells(claim: Claim) -> bool:
    """True if it tells of something as having happened: no plan, no forecast, no question."""
    actual = any(event.mood is Mood.ACTUAL for event in claim.events)
    return claim.mood is Mood.ACTUAL and actual


def day_of(claim: Claim) -> str | None:
    """The one ISO day a claim's own words give for what happened; None without or with several."""
    days = {
        time.value[:DAY]
        for time in claim.times
        if time.role is TimeRole.EVENT and time.value and _is_day(time.value[:DAY])
    }
    return days.pop() if len(days) == 1 else None


def _is_day(value: str) -> bool:
    return len(value) == DAY and value.replace("-", "").isdigit() and value[4] == value[7] == "-"


def _in_stretch(day: str | None, query: PlacedQuery) -> bool:
    if not query.since and not query.until:
        return True
    if day is None:
        return False
    return (query.since or "") <= day <= (query.until or "") + AFTER_ALL
