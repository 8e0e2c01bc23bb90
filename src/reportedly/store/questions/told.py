"""Keeps which current claims an incident has, by their numbers, and counts their facet values."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, case, delete, func, insert, select, tuple_
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.sql.elements import ColumnElement

from reportedly.store import derived_tables as d
from reportedly.store.questions import told_blocks
from reportedly.store.questions.claim_blocks import block_of
from reportedly.store.summary_tables import incident_value, told_claim

BATCH = 500  # claims or incidents in one statement
_TOLD, _LINK, _NOW, _HAPPENED = (
    told_claim.c,
    d.incident_claim.c,
    d.current_claim.c,
    d.incident.c,
)
_FACET, _COUNT = d.claim_facet.c, incident_value.c
_ROWS: Any = bindparam("rows", expanding=True)
_INCIDENTS: Any = bindparam("incidents", expanding=True)
_STRETCH = _TOLD.row.between(bindparam("first"), bindparam("last"))


def links_statement(*where: ColumnElement[bool]) -> Select[Any]:
    """The claims that incidents have now, with what is asked of the incident."""
    joined = d.current_claim.join(d.incident_claim, _LINK.claim == _NOW.id)
    placed = case((_HAPPENED.place > "", True), else_=False)
    day = func.coalesce(_HAPPENED.day, "")
    return (
        select(_LINK.incident, _NOW.row, day, placed, func.max(_LINK.added))
        .select_from(joined.outerjoin(d.incident, _HAPPENED.id == _LINK.incident))
        .where(_LINK.ended.is_(None), *where)
        .group_by(_LINK.incident, _NOW.row, _HAPPENED.day, _HAPPENED.place)
    )


def _filling(*where: ColumnElement[bool]) -> Any:
    return insert(told_claim).from_select(list(told_claim.c), links_statement(*where))


def _values(*where: ColumnElement[bool]) -> Select[Any]:
    """Every value of the claims of incidents."""
    columns = (_FACET.value, _TOLD.day, _TOLD.incident)
    return (
        select(*columns).join_from(told_claim, d.claim_facet, _FACET.row == _TOLD.row).where(*where)
    )


def _tally(sign: int, where: ColumnElement[bool]) -> Any:
    """Adds to the counts, or takes from them, as many as claims have each value."""
    counted = _values(where).add_columns(sign * func.count())
    counted = counted.group_by(_FACET.value, _TOLD.day, _TOLD.incident)
    made = upsert(incident_value).from_select(list(incident_value.c), counted)
    return made.on_conflict_do_update(
        index_elements=[_COUNT.value, _COUNT.day, _COUNT.incident],
        set_={"claims": _COUNT.claims + made.excluded.claims},
    )


def _emptying(where: ColumnElement[bool]) -> tuple[Any, ...]:
    """Takes claims of incidents out, with their counts; those of no claim are dropped."""
    key = tuple_(_COUNT.value, _COUNT.day, _COUNT.incident)
    return (
        _tally(-1, where),
        delete(incident_value).where(_COUNT.claims == 0, key.in_(_values(where))),
        delete(told_claim).where(where),
    )


_ROWS_OF = select(_TOLD.row).where(_TOLD.incident.in_(_INCIDENTS))
_TOLD_ROWS = select(_TOLD.row).where(_TOLD.row.in_(_ROWS)).distinct()
_IS_TOLD = select(_TOLD.row).where(_STRETCH).limit(1)
_TAKE_OUT = _emptying(_STRETCH)
_PUT_IN = (_filling(_NOW.row.in_(_ROWS)), _tally(1, _TOLD.row.in_(_ROWS)))
_REFRESH = (
    *_emptying(_TOLD.incident.in_(_INCIDENTS)),
    _filling(_LINK.incident.in_(_INCIDENTS)),
    _tally(1, _TOLD.incident.in_(_INCIDENTS)),
)
_REBUILD = (
    delete(incident_value),
    delete(told_claim),
    _filling(),
    _tally(1, _TOLD.row.is_not(None)),
)


def take_out(connection: Connection, first: int, last: int) -> bool:
    """Forget claims with `first` <= row <= `last`; False if no incident had any.

    Call it while their facets are still there, and bring the blocks up to date then.
    """
    stretch = {"first": first, "last": last}
    if connection.execute(_IS_TOLD, stretch).first() is None:
        return False
    for statement in _TAKE_OUT:
        connection.execute(statement, stretch)
    return True


def put_in(connection: Connection, rows: Sequence[int]) -> list[int]:
    """Remember in which incidents current claims are; the claims of which some are.

    Call it when their facets are there, and bring the blocks up to date then.
    """
    filling, tally = _PUT_IN
    found: list[int] = []
    for start in range(0, len(rows), BATCH):
        some = {"rows": rows[start : start + BATCH]}
        if connection.execute(filling, some).rowcount:
            connection.execute(tally, some)
            found += connection.execute(_TOLD_ROWS, some).scalars()
    return found


def refresh(connection: Connection, incidents: Iterable[str]) -> None:
    """Bring what is kept of some incidents up to date with their links."""
    every = sorted(incidents)
    blocks: set[int] = set()
    for start in range(0, len(every), BATCH):
        some = {"incidents": every[start : start + BATCH]}
        blocks.update(map(block_of, connection.execute(_ROWS_OF, some).scalars()))
        for statement in _REFRESH:
            connection.execute(statement, some)
        blocks.update(map(block_of, connection.execute(_ROWS_OF, some).scalars()))
    told_blocks.refresh(connection, blocks)


def rebuild(connection: Connection) -> None:
    """Compute all of it anew."""
    for statement in _REBUILD:
        connection.execute(statement)
    told_blocks.refresh_all(connection)


def incidents_now(
    connection: Connection, wanted: Iterable[str] | None = None
) -> dict[str, tuple[str, bool]]:
    """What is kept of every incident beside its claims: its day, and whether it has a place.

    With `wanted`, of these only.
    """
    query, queries = select(_HAPPENED.id, _HAPPENED.day, _HAPPENED.place), list[Select[Any]]()
    every = None if wanted is None else sorted(wanted)
    for start in range(0, len(every or ()), BATCH):
        queries.append(query.where(_HAPPENED.id.in_((every or [])[start : start + BATCH])))
    return {
        row.id: (row.day, bool(row.place))
        for one in (queries if every is not None else [query])
        for row in connection.execute(one)
    }
