"""Sources made anew from what every claim says of its own, one statement and source at a time."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert, select, text

from reportedly.codec import decode_statement
from reportedly.model.incident import Statement
from reportedly.store import derived_tables as d
from reportedly.store.found import indexed_tables as x
from reportedly.store.found import kept_tables as k
from reportedly.store.found.kept_values import unpacked
from reportedly.store.found.said_rows import day_of, heard_row
from reportedly.store.found.source_rows import (
    Heard,
    SourceTally,
    Spoken,
    source_id,
    source_row,
    words_of,
)
from reportedly.store.found.staged_tables import staged_heard, staged_spoken

AT_ONCE = 500  # rows written at once
Row = dict[str, Any]

_KEEP = text("""
INSERT INTO kept_said (statement, source, speaker, by_name, at, names)
SELECT statement, CASE WHEN speaker IN (SELECT speaker FROM staged_heard WHERE by_name = 1)
  THEN named ELSE unnamed END, speaker, by_name, at, names
FROM staged_heard ORDER BY statement
""")
_NAMED = text("SELECT 1 FROM kept_said WHERE speaker = :speaker AND by_name = 1 LIMIT 1")


def stage_sources(connection: Connection) -> None:
    """Fill what is kept of statements, then the tables of sources."""
    _fill(connection, staged_heard, map(_heard_row, _heard(connection)))
    connection.execute(_KEEP)
    said = k.kept_said.c
    query = select(k.kept_said).order_by(said.source, said.statement)
    rows = connection.execution_options(yield_per=AT_ONCE).execute(query)
    for source, some in groupby(rows, attrgetter("source")):
        _stage_source(connection, source, list(some))


def _heard(connection: Connection) -> Iterator[Heard]:
    """What the claims of each statement say of its source."""
    link, spoken = d.statement_claim.c, staged_spoken.c
    query = (
        select(link.statement, staged_spoken)
        .join(staged_spoken, spoken.claim == link.claim)
        .order_by(link.statement, spoken.claim)
    )
    rows = connection.execution_options(yield_per=AT_ONCE).execute(query)
    for statement, told in groupby(rows, attrgetter("statement")):
        tally = SourceTally([_statement(connection, statement)])
        for row in told:
            tally.hear(_spoken(row))
        yield from tally.heard()


def _spoken(row: Any) -> Spoken:
    return Spoken(
        claim=row.claim,
        day=row.day,
        at=row.at,
        name=row.name,
        role=row.role,
        words=row.words,
        named=bool(row.named),
    )


_BODY = select(d.statement.c.body).where(d.statement.c.id == bindparam("statement"))


def _statement(connection: Connection, statement: str) -> Statement:
    body = connection.execute(_BODY, {"statement": statement}).scalar_one()
    return decode_statement(body)


def _heard_row(one: Heard) -> Row:
    ids = {key: source_id(one.statement, key == "named") for key in ("named", "unnamed")}
    return {**heard_row(one), **ids}


def _fill(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    some: list[Row] = []
    for row in rows:
        some.append(row)
        if len(some) == AT_ONCE:
            connection.execute(insert(table), some)
            some = []
    if some:
        connection.execute(insert(table), some)


def _stage_source(connection: Connection, source: str, said: list[Any]) -> None:
    """The rows of one source; `said` are its statements in order of their ids."""
    names: Counter[tuple[str, str]] = Counter()
    for row in said:
        names.update({(part, name): count for part, name, count in unpacked(row.names)})
    first = _statement(connection, said[0].statement)
    has_name = connection.execute(_NAMED, {"speaker": said[0].speaker}).first() is not None
    days = [day for row in said if (day := day_of(row.at))]
    roles = {name: count for (part, name), count in names.items() if part == "role"}
    ends = min(days, default=""), max(days, default="")
    row = source_row(source, first, has_name, roles, len(said), ends)
    _fill(connection, x.source, [row])
    placed = ({"source": source, "at": one.at, "statement": one.statement} for one in said)
    _fill(connection, x.source_statement, placed)
    counted = (
        {"source": source, "part": part, "name": name, "claims": claims}
        for (part, name), claims in names.items()
    )
    _fill(connection, x.source_name, counted)
    words = words_of(first.speaker, (name for part, name in names if part == "name"))
    _fill(connection, x.source_word, ({"word": word, "source": source} for word in words))
