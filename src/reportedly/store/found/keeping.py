"""Says of what is kept between reconcilings whether it holds, and what came since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import Connection, bindparam, delete, func, insert, inspect, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from reportedly.errors import LedgerOvertaken
from reportedly.model.ids import ReportId
from reportedly.store.found import kept_tables as k
from reportedly.store.found.desk import Desk, Filed
from reportedly.store.tables import activation, report, review, seal, supersession, tombstone
from reportedly.store.transactions import Transaction, newest

PART = 0.1  # share of the reports from which everything is reconciled, which then costs less
OWN = " own parties"  # at the end of a stamp: parties of the user's were given
DUE = 200  # reports that came or changed and are reconciled at once, so that memory is bounded

_DUE = """
SELECT kept_due.report FROM kept_due LEFT JOIN current_report ON current_report.id = kept_due.report
ORDER BY coalesce(current_report.published, ''), kept_due.report
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What is to be kept of all reports, by what it was found, and up to which revision."""

    stamp: str
    until: int
    reports: Iterable[Filed]


_REMOVED = select(tombstone.c.revision).where(tombstone.c.revision > bindparam("until"))
_TOUCHED = (
    select(report.c.id).where(report.c.revision > bindparam("until")),
    *(
        select(table.c[column]).where(table.c.revision > bindparam("until"))
        for table, column in (
            (activation, "report"),
            (review, "report"),
            (supersession, "later"),
            (supersession, "earlier"),
            (seal, "report"),
        )
    ),
)
_LINKED = (
    select(supersession.c.later).where(supersession.c.earlier == bindparam("report")),
    select(supersession.c.earlier).where(supersession.c.later == bindparam("report")),
)


def holds(connection: Connection, stamp: str) -> bool:
    """True if everything was kept at the last reconciling, by this program with these parties."""
    return _stamp(connection) == stamp


def due(connection: Connection) -> tuple[str, ...]:
    """The reports that came or changed since, in order of their days."""
    return tuple(connection.execute(text(_DUE)).scalars())


def mark(connection: Connection, reports: Iterable[str]) -> None:
    """Note that these reports changed, and those linked to them as versions."""
    if not inspect(connection).has_table(k.kept_due.name):
        return
    marked = dict.fromkeys(reports)
    for one in list(marked):
        for query in _LINKED:
            linked = connection.execute(query, {"report": one}).scalars()
            marked.update(dict.fromkeys(linked))
    rows = [{"report": report, "revision": newest(connection)} for report in marked]
    if rows:
        made = upsert(k.kept_due)
        changed = made.on_conflict_do_update(
            index_elements=["report"], set_={"revision": made.excluded.revision}
        )
        connection.execute(changed, rows)


def due_part(connection: Connection, stamp: str, most: float) -> tuple[ReportId, ...] | None:
    """What is due, if what is kept holds and no larger share of the reports is."""
    if not holds(connection, stamp):
        return None
    reports = due(connection)
    kept = connection.execute(select(func.coalesce(func.max(k.kept_report.c.row), 0))).scalar_one()
    return None if len(reports) > most * kept else tuple(map(ReportId, reports))


def mark_since(connection: Connection, until: int) -> None:
    """Note all reports that came or changed after a revision, whoever has reconciled them since.

    Raises LedgerOvertaken if anything was removed after it.
    """
    found = {"until": until}
    if connection.execute(_REMOVED, found).first() is not None:
        raise LedgerOvertaken("something was removed while the ledger was being reconciled")
    touched = (connection.execute(query, found).scalars() for query in _TOUCHED)
    mark(connection, sorted(set(chain.from_iterable(touched))))


def replace_all(tx: Transaction, kept: Keeping | None) -> None:
    """Keep this of all reports; nothing that holds if it is not given."""
    connection = tx.connection
    if kept is not None:
        make_empty(connection)
        Desk(tx.connection).keep_all(kept.reports)
        settle(connection, kept.stamp, kept.until)
        mark_since(connection, kept.until)
    else:
        _forget(connection)


def has_own_parties(connection: Connection) -> bool:
    """True if parties of the user's were given when the ledger was last reconciled."""
    return (_stamp(connection) or "").endswith(OWN)


def _stamp(connection: Connection) -> str | None:
    if not inspect(connection).has_table(k.kept_state.name):
        return None
    return connection.execute(select(k.kept_state.c.stamp)).scalar()


def _forget(connection: Connection) -> None:
    """Let nothing that is kept hold; whether the user gave parties stays known."""
    stamp = _stamp(connection)
    if stamp is not None:
        _put_stamp(connection, OWN if stamp.endswith(OWN) else None)


def _put_stamp(connection: Connection, stamp: str | None) -> None:
    connection.execute(delete(k.kept_state))
    if stamp is not None:
        connection.execute(insert(k.kept_state), {"stamp": stamp})


def settle(
    connection: Connection, stamp: str, until: int, reports: Sequence[str] | None = None
) -> None:
    """Note that what is kept holds, for all that was in the ledger at revision `until`.

    With `reports`, these are not due any more, and others are.
    """
    due = k.kept_due.c
    done = delete(k.kept_due).where(due.revision <= until)
    connection.execute(done if reports is None else done.where(due.report.in_(reports)))
    _put_stamp(connection, stamp)


def drop(connection: Connection) -> None:
    """Keep nothing, and leave nothing of what was kept but whether the user gave parties."""
    own = has_own_parties(connection)
    if inspect(connection).has_table(k.kept_state.name):
        k.KEPT.drop_all(connection)
    if own:
        k.kept_state.create(connection)
        _put_stamp(connection, OWN)


def make_empty(connection: Connection) -> None:
    """Make the tables anew, with nothing in them but what is due."""
    k.KEPT.create_all(connection, checkfirst=True)
    for table in (t for t in k.KEPT.sorted_tables if t is not k.kept_due):
        connection.execute(delete(table))
