"""Answers for a desk that has a minute: what is new, what is marked, what was not understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select, tuple_

from reportedly.lang import is_unread
from reportedly.model.ids import IncidentId
from reportedly.store import derived_tables as d
from reportedly.store import tables as t
from reportedly.store.found import indexed_tables as x
from reportedly.store.found.indexing import is_indexed
from reportedly.store.questions.paging import Page, cursor_after, key_of
from reportedly.store.questions.report_counts import languages_of
from reportedly.store.transactions import last_row


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An incident whose claims changed; `new` if it had none at the revision asked about."""

    incident: IncidentId
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What came after a revision."""

    revision: int
    reports: int
    publishers: int
    claims: int
    incidents: int  # that began or changed
    changes: tuple[Change, ...]  # the latest of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """What the ledger holds and cannot speak for."""

    unread: tuple[tuple[str, int], ...]  # languages with their reports, most first
    issues: tuple[tuple[str, int], ...]  # codes, most frequent first


def news_since(connection: Connection, revision: int, limit: int) -> News:
    """What came after `revision`: reports, their claims, and the incidents these changed."""
    now = d.current_report.c
    counts = select(
        func.count().label("reports"), func.coalesce(func.sum(now.claims), 0).label("claims")
    )
    last = last_row(connection, t.report, revision)
    row = connection.execute(counts.where(now.row > last)).one()
    changes: list[Change] = []
    total = 0
    if is_indexed(connection):
        for one in connection.execute(changes_statement(revision, limit)):
            changes.append(Change(incident=IncidentId(one.incident), new=one.first > revision))
        total = connection.execute(
            select(func.count()).where(x.incident_change.c.revision > revision)
        ).scalar_one()
    return News(
        revision=revision,
        reports=row.reports,
        publishers=connection.execute(publishers_statement(last)).scalar_one(),
        claims=row.claims,
        incidents=total,
        changes=tuple(changes),
    )


def publishers_statement(last: int) -> Select[Any]:
    """How many publishers have a report after that row: each is asked for one, by name."""
    first, own, new = (d.current_report.alias(name).c for name in ("first", "own", "new"))
    names = select(func.min(first.publisher).label("name")).cte("names", recursive=True)
    beyond = select(func.min(own.publisher)).where(own.publisher > names.c.name).scalar_subquery()
    names = names.union_all(select(beyond).where(names.c.name.is_not(None)))
    # The sum keeps the planner from going through every new report for each of the names.
    one = select(new.row).where(new.publisher == names.c.name, new.row + 0 > last)
    return select(func.count()).select_from(names).where(one.exists())


def changes_statement(revision: int, limit: int) -> Select[Any]:
    """The incidents that changed after a revision, the last change first, then the latest day."""
    change = x.incident_change.c
    rows = select(change.incident, change.first).where(change.revision > revision)
    return rows.order_by(change.revision.desc(), change.day.desc(), change.incident.desc()).limit(
        limit
    )


def revision_before(connection: Connection, day: str) -> int:
    """The last revision that was committed before a day (ISO, UTC); 0 if there is none."""
    kept = t.revision.c
    earlier = select(kept.number).where(kept.at < day).order_by(kept.number.desc()).limit(1)
    return connection.execute(earlier).scalar() or 0


def last_day(connection: Connection) -> str | None:
    """The ISO day on which reports were last added; None for a ledger without any."""
    kept = t.revision.c
    added = select(kept.at).where(kept.kind == "add").order_by(kept.number.desc()).limit(1)
    found = connection.execute(added).scalar()
    return found[:10] if found else None


def marked_page(
    connection: Connection, marks: Sequence[str], cursor: str | None, limit: int
) -> Page[str]:
    """One page of the ids that have one of `marks`, those of the latest day first."""
    if not is_indexed(connection):
        return Page(rows=(), total=0, next=None)
    found = connection.execute(marked_statement(marks, cursor, limit)).all()
    shown = found[:limit]
    more = len(found) > limit and bool(shown)
    counted = select(func.count()).where(x.marked.c.mark.in_(marks))
    return Page(
        rows=tuple(row.id for row in shown),
        total=connection.execute(counted).scalar_one(),
        next=cursor_after((shown[-1].day, shown[-1].id)) if more else None,
    )


def marked_statement(marks: Sequence[str], cursor: str | None, limit: int) -> Select[Any]:
    """The ids of one page, one more than asked for."""
    mark = x.marked.c
    one = mark.mark == marks[0] if len(marks) == 1 else mark.mark.in_(marks)
    rows = select(mark.day, mark.id).where(one)
    if cursor is not None:
        rows = rows.where(tuple_(mark.day, mark.id) < key_of(cursor))
    return rows.order_by(mark.day.desc(), mark.id.desc()).limit(limit + 1)


def measure_gaps(connection: Connection) -> Gaps:
    """Reports by language not read, and issues by code."""
    issue = t.issue.c
    unread = [(name, n) for name, n in languages_of(connection).items() if is_unread(name)]
    codes = select(issue.code, func.count()).group_by(issue.code)
    issues = [(code, count) for code, count in connection.execute(codes)]
    return Gaps(
        unread=tuple(sorted(unread, key=lambda one: (-one[1], one[0]))),
        issues=tuple(sorted(issues, key=lambda one: (-one[1], one[0]))),
    )
