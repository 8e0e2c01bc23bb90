"""Brings sources up to date where statements came, went or are others; all others are left."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any, Protocol

from sqlalchemy import Connection, Table, delete, func, insert, select, tuple_
from sqlalchemy.dialects.sqlite import insert as upsert

from reportedly.codec import decode_statement
from reportedly.model.ids import StatementId
from reportedly.model.incident import Statement
from reportedly.store import derived_tables as d
from reportedly.store.found import indexed_tables as x
from reportedly.store.found import kept_tables as k
from reportedly.store.found.kept_values import unpacked
from reportedly.store.found.said_rows import day_of, keep_said, said_rows
from reportedly.store.found.source_rows import Heard, folded, source_id, source_row, words_of

BATCH = 500  # values in one statement
Row = dict[str, Any]


class Joined(Protocol):
    """Statements as they are now, and what was of them before."""

    @property
    def statements(self) -> Mapping[StatementId, Statement]: ...
    @property
    def joined(self) -> Mapping[StatementId, tuple[StatementId, ...]]: ...
    @property
    def ended(self) -> frozenset[str]: ...


def refresh_sources(connection: Connection, heard: Iterable[Heard], part: Joined) -> bool:
    """Take in what was heard of statements, and forget those that ended; True if it changed."""
    old = _kept(connection, {*part.ended, *part.statements})
    told = list(_summed(heard, part, old))
    speakers = {row["speaker"] for row in old.values()}
    speakers |= {folded(one.statement.speaker) for one in told}
    before = _named(connection, speakers)
    _delete(connection, k.kept_said, "statement", old)
    keep_said(connection, said_rows(told, frozenset()))
    after = _named(connection, speakers)
    new = {row["statement"]: row for row in said_rows(told, after)}
    for speaker in before ^ after:
        for id_, row in _spoken_by(connection, speaker).items():
            if id_ not in new:
                old[id_] = row
                new[id_] = row | {"source": _source_of(connection, id_, speaker in after)}
    keep_said(connection, new.values())
    changed = [id_ for id_ in old.keys() | new.keys() if old.get(id_) != new.get(id_)]
    sources = sorted({row["source"] for row in (*old.values(), *new.values())})
    words = {source: _words(connection, source) for source in sources}
    _move(
        connection,
        [old[id_] for id_ in changed if id_ in old],
        [new[id_] for id_ in changed if id_ in new],
    )
    for source in sources:  # a statement may have another speaker by the same name, spelled anew
        _refresh(connection, source, after)
        _reword(connection, source, words[source])
    return bool(changed)


def _summed(heard: Iterable[Heard], part: Joined, old: Mapping[str, Row]) -> Iterator[Heard]:
    """What was heard of each statement, with what was kept of those that went into it whole."""
    fresh = {one.statement.id: one for one in heard}
    for id_, statement in part.statements.items():
        kept = [old[one] for one in part.joined[id_] if one in old]
        names = Counter(fresh[id_].names if id_ in fresh else {})
        for row in kept:
            names.update({(sort, name): count for sort, name, count in unpacked(row["names"])})
        ats = [fresh[id_].at] if id_ in fresh else []
        ats += [row["at"] for row in kept]
        if not ats:
            continue  # none of its claims is in an active reading any more
        at = min(ats, key=lambda one: (not day_of(one), day_of(one), one))
        by_name = any(row["by_name"] for row in kept) or (id_ in fresh and fresh[id_].by_name)
        yield Heard(statement=statement, day=day_of(at), at=at, by_name=by_name, names=names)


def _kept(connection: Connection, statements: Iterable[str]) -> dict[str, Row]:
    query, column = select(k.kept_said), k.kept_said.c.statement
    return {
        row.statement: dict(row._mapping)
        for some in _chunks(statements)
        for row in connection.execute(query.where(column.in_(some)))
    }


def _named(connection: Connection, speakers: Iterable[str]) -> frozenset[str]:
    """Those of these speakers who are named in some statement."""
    said = k.kept_said.c
    query = select(said.speaker).where(said.by_name == 1).distinct()
    return frozenset(
        speaker
        for some in _chunks(speakers)
        for speaker in connection.execute(query.where(said.speaker.in_(some))).scalars()
    )


def _spoken_by(connection: Connection, speaker: str) -> dict[str, Row]:
    query = select(k.kept_said).where(k.kept_said.c.speaker == speaker)
    return {row.statement: dict(row._mapping) for row in connection.execute(query)}


def _source_of(connection: Connection, statement: str, named: bool) -> str:
    return source_id(_statement(connection, statement), named)


def _statement(connection: Connection, statement: str) -> Statement:
    query = select(d.statement.c.body).where(d.statement.c.id == statement)
    return decode_statement(connection.execute(query).scalar_one())


def _move(connection: Connection, old: Iterable[Row], new: Iterable[Row]) -> None:
    """Change which statements and names the sources of these statements have."""
    gone, come = ([_said(row) for row in rows] for rows in (old, new))
    kept = x.source_statement.c
    for some in _chunks(one for one in gone if one not in set(come)):
        key = tuple_(kept.source, kept.at, kept.statement)
        connection.execute(delete(x.source_statement).where(key.in_(some)))
    fresh = [one for one in come if one not in set(gone)]
    if fresh:
        rows = [dict(zip(("source", "at", "statement"), one, strict=True)) for one in fresh]
        connection.execute(insert(x.source_statement), rows)
    _count_names(connection, old, new)


def _said(row: Row) -> tuple[str, str, str]:
    return row["source"], row["at"], row["statement"]


def _count_names(connection: Connection, old: Iterable[Row], new: Iterable[Row]) -> None:
    counted: Counter[tuple[str, str, str]] = Counter()
    for sign, rows in ((-1, old), (1, new)):
        for row in rows:
            for part, name, claims in unpacked(row["names"]):
                counted[row["source"], part, name] += sign * claims
    moved = [
        {"source": source, "part": part, "name": name, "claims": claims}
        for (source, part, name), claims in counted.items()
        if claims
    ]
    if moved:
        made = upsert(x.source_name)
        sums = {"claims": x.source_name.c.claims + made.excluded.claims}
        names = ["source", "part", "name"]
        connection.execute(made.on_conflict_do_update(index_elements=names, set_=sums), moved)
    key = tuple_(x.source_name.c.source, x.source_name.c.part, x.source_name.c.name)
    for some in _chunks(one for one, claims in counted.items() if claims < 0):
        connection.execute(delete(x.source_name).where(x.source_name.c.claims == 0, key.in_(some)))


def _names(connection: Connection, source: str, part: str) -> dict[str, int]:
    name = x.source_name.c
    query = select(name.name, name.claims).where(name.source == source, name.part == part)
    return {row.name: row.claims for row in connection.execute(query)}


def _words(connection: Connection, source: str) -> set[str]:
    """The words by which a source is found as its rows stand."""
    speaker = connection.execute(select(x.source.c.name).where(x.source.c.id == source)).scalar()
    return set() if speaker is None else set(words_of(speaker, _names(connection, source, "name")))


def _refresh(connection: Connection, source: str, named: Set[str]) -> None:
    said, row = k.kept_said.c, None
    first = select(func.min(said.statement)).where(said.source == source)
    statement = connection.execute(first).scalar()
    if statement is not None:
        one = _statement(connection, statement)
        has_name = folded(one.speaker) in (named | _named(connection, [folded(one.speaker)]))
        row = source_row(
            source,
            one,
            has_name,
            _names(connection, source, "role"),
            _statements(connection, source),
            _days(connection, source),
        )
    before = connection.execute(select(x.source).where(x.source.c.id == source)).first()
    if (before and dict(before._mapping)) != row:
        connection.execute(delete(x.source).where(x.source.c.id == source))
        if row is not None:
            connection.execute(insert(x.source), row)


def _statements(connection: Connection, source: str) -> int:
    """How many statements a source has; counted along its key."""
    kept = x.source_statement.c
    query = select(func.count()).where(kept.source == source)
    return connection.execute(query).scalar_one()


def _days(connection: Connection, source: str) -> tuple[str, str]:
    """The first and the last day on which a source was quoted."""
    kept = x.source_statement.c
    dated = select(kept.at).where(kept.source == source, kept.at >= "0").limit(1)
    ends = (
        connection.execute(dated.order_by(order)).scalar() for order in (kept.at, kept.at.desc())
    )
    first, last = (day_of(at or "") for at in ends)
    return first, last


def _reword(connection: Connection, source: str, before: Set[str]) -> None:
    after, kept = _words(connection, source), x.source_word.c
    if gone := before - after:
        query = delete(x.source_word).where(kept.source == source, kept.word.in_(sorted(gone)))
        connection.execute(query)
    if come := after - before:
        rows = [{"word": word, "source": source} for word in sorted(come)]
        connection.execute(insert(x.source_word), rows)


def _delete(connection: Connection, table: Table, column: str, values: Iterable[str]) -> None:
    for some in _chunks(values):
        connection.execute(delete(table).where(table.c[column].in_(some)))


def _chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    every = list(dict.fromkeys(values))
    return (every[start : start + BATCH] for start in range(0, len(every), BATCH))
