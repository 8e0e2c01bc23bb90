"""Which reports may speak of what a text speaks of: by words, by place, and by descent."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, or_, select
from sqlalchemy.sql.elements import ColumnElement

from reportedly.model.ids import ReportId
from reportedly.store import derived_tables as d
from reportedly.store import tables as t
from reportedly.store.questions.search import any_expression, ranked
from reportedly.store.report_rows import not_sealed

_CHUNK = 500  # ids in one statement


def reports_with_words(
    connection: Connection, words: Sequence[str], limit: int
) -> tuple[ReportId, ...]:
    """Reports of the `limit` claims whose contents share most with `words`, the best first."""
    expression = any_expression(words)
    if expression is None:
        return ()
    found = ranked(expression).limit(limit).subquery()
    claims, report = d.current_claim.c, d.current_report.c
    query = (
        select(report.id)
        .select_from(found)
        .join(d.current_claim, claims.row == found.c.row)
        .join(d.current_report, report.row == claims.report)
        .order_by(found.c.rank, report.id)
    )
    return tuple(dict.fromkeys(map(ReportId, connection.execute(query).scalars())))


def reports_at(
    connection: Connection, place: str, since: str | None, until: str | None, limit: int
) -> tuple[ReportId, ...]:
    """Reports with a claim in an incident at `place` on those days, then others that name it.

    Days are ISO and inclusive. At most `limit` of either, the newest first.
    """
    told = _newest(_in_incidents(place, since, until), limit)
    named = _newest(_naming(place, since), limit)
    found = [*connection.execute(told).scalars(), *connection.execute(named).scalars()]
    return tuple(dict.fromkeys(map(ReportId, found)))


def _in_incidents(place: str, since: str | None, until: str | None) -> Select[Any]:
    incident, link, claim = d.incident.c, d.incident_claim.c, d.current_claim.c
    where: list[ColumnElement[bool]] = [incident.place == place, link.ended.is_(None)]
    if since:
        where.append(incident.day >= since)
    if until:
        where.append(incident.day <= until)
    return (
        select(claim.report)
        .join(d.incident_claim, link.claim == claim.id)
        .join(d.incident, incident.id == link.incident)
        .where(*where)
    )


def _naming(place: str, since: str | None) -> Select[Any]:
    """Claims that name the place, published on `since` or later."""
    value, link, claim = d.facet_value.c, d.claim_facet.c, d.current_claim.c
    where = [value.facet == "place", value.value == place]
    if since:
        where.append(link.published >= since)
    return (
        select(claim.report)
        .join(d.claim_facet, link.row == claim.row)
        .join(d.facet_value, value.id == link.value)
        .where(*where)
    )


def _newest(rows: Select[Any], limit: int) -> Select[Any]:
    report = d.current_report.c
    query = select(report.id).where(report.row.in_(rows))
    return query.order_by(report.published.desc(), report.row.desc()).limit(limit)


def reports_around(connection: Connection, reports: Iterable[str]) -> frozenset[ReportId]:
    """The reports with what carries their text, other versions of them, and what replaces them."""
    given = sorted(set(reports))
    found = set(given)
    for start in range(0, len(given), _CHUNK):
        ids = given[start : start + _CHUNK]
        for query in (_carrying(ids), _versions(ids), _replacing(ids)):
            found.update(connection.execute(query).scalars())
    return frozenset(map(ReportId, found))


def _carrying(ids: Sequence[str]) -> Select[Any]:
    link = d.lineage_report.c
    own = select(link.lineage).where(link.report.in_(ids))
    return select(link.report).where(link.lineage.in_(own))


def _versions(ids: Sequence[str]) -> Select[Any]:
    report = t.report.c
    return select(report.id).where(
        not_sealed(), report.work.in_(select(report.work).where(report.id.in_(ids)).distinct())
    )


def _replacing(ids: Sequence[str]) -> Select[Any]:
    """Reports that say they take the place of one of those, or that one of those replaces."""
    link, report = t.supersession.c, t.report.c
    later = select(link.later).where(link.earlier.in_(ids))
    earlier = select(link.earlier).where(link.later.in_(ids))
    replaced = or_(report.id.in_(later), report.id.in_(earlier))
    return select(report.id).where(not_sealed(), replaced)
