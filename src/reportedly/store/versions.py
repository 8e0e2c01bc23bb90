"""Decides which report takes the place of which, and what that makes of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, or_, select

from reportedly.model.ids import WorkId
from reportedly.model.report import Report, Status
from reportedly.store.report_rows import AT, at
from reportedly.store.tables import capture, standing, supersession
from reportedly.store.tables import report as reports

_STATUS = (
    select(standing.c.status)
    .where(standing.c.report == bindparam("report"), standing.c.revision <= AT)
    .order_by(standing.c.row.desc())
    .limit(1)
)
_LATER = (
    select(supersession.c.later)
    .where(supersession.c.earlier == bindparam("earlier"), supersession.c.revision <= AT)
    .order_by(supersession.c.row)
)
_EARLIER = select(supersession.c.earlier).where(
    supersession.c.later == bindparam("later"), supersession.c.earlier.in_(select(reports.c.id))
)
_ADDRESS = (
    select(reports.c.row, reports.c.id, reports.c.work, reports.c.published)
    .where(
        reports.c.publisher.is_not_distinct_from(bindparam("publisher")),
        reports.c.url == bindparam("url"),
    )
    .order_by(reports.c.row)
)

STATED = "stated"  # the record names what it supersedes
ADDRESS = "address"  # same publisher and address, other words
BYTES = "bytes"  # the same bytes once more, with a publisher or an address known


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`later` takes the place of `earlier` (an id; an address while nothing has it)."""

    later: str
    earlier: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Where a new report stands among the versions of its work."""

    work: WorkId
    version: int
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What has become of a report: replaced by other words, taken back, or neither."""

    status: Status
    superseded: bool
    withdrawn: bool

    @property
    def effective(self) -> Status:
        """The report's own status, or withdrawn if its work has been taken back since."""
        return Status.WITHDRAWN if self.withdrawn else self.status


def place_version(connection: Connection, report: Report) -> Placing:
    """The work, version number and supersessions of a report that is not in the ledger yet."""
    waiting = _waiting_for(connection, report)
    if report.supersedes:
        return _place_stated(connection, report, report.supersedes, waiting)
    before = _same_address(connection, report)
    if not before:
        return _place_known_better(connection, report, waiting)
    newest = before[-1]
    work, version = _next_version(connection, newest.work)
    if waiting:
        return Placing(work=work, version=version, links=waiting)
    link = Link(later=report.id, earlier=newest.id, basis=ADDRESS)
    published = report.published.value if report.published else None
    after = [row for row in before if is_before(published, row.published)]
    if after:  # an older version that arrives late does not replace what came after it
        following = min(after, key=lambda row: (row.published, row.row))
        link = Link(later=following.id, earlier=report.id, basis=ADDRESS)
    return Placing(work=work, version=version, links=(link,))


def _place_known_better(
    connection: Connection, report: Report, waiting: tuple[Link, ...]
) -> Placing:
    """The same file given twice is one report: the telling that knows more of it stands.

    Two publishers that carry the same bytes are two reports, and two addresses are.
    """
    query = select(reports.c.id, reports.c.work, reports.c.publisher, reports.c.url).join(
        capture, capture.c.report == reports.c.id
    )
    same = query.where(
        capture.c.sha256 == report.capture.sha256, reports.c.sha256_text == report.sha256_text
    )
    for row in connection.execute(same.order_by(reports.c.row.desc())):
        pairs = ((row.publisher, report.publisher), (row.url, report.url))
        if any(old and new and old != new for old, new in pairs):
            continue
        work, version = _next_version(connection, row.work)
        ends = (report.id, row.id)
        if any(old and not new for old, new in pairs):  # what is known already stays
            ends = (row.id, report.id)
        link = Link(later=ends[0], earlier=ends[1], basis=BYTES)
        return Placing(work=work, version=version, links=(link, *waiting))
    return Placing(work=report.work, version=report.version, links=waiting)


def is_before(left: str | None, right: str | None) -> bool:
    """True if ISO prefix `left` lies before `right` at the coarser precision of the two."""
    if not left or not right:
        return False
    shared = min(len(left), len(right), len("2023-02-15T08:30"))
    return left[:shared] < right[:shared]


def _place_stated(
    connection: Connection, report: Report, stated: str, waiting: tuple[Link, ...]
) -> Placing:
    earlier = _named(connection, report, stated)
    if earlier is None:
        link = Link(later=report.id, earlier=stated, basis=STATED)
        return Placing(work=report.work, version=report.version, links=(link, *waiting))
    earlier_id, work_before = earlier
    work, version = _next_version(connection, work_before)
    link = Link(later=report.id, earlier=earlier_id, basis=STATED)
    return Placing(work=work, version=version, links=(link, *waiting))


def _named(connection: Connection, report: Report, stated: str) -> tuple[str, str] | None:
    """Id and work of the report that `stated` (an id or an address) means.

    Of several with that address, the publisher's own and newest.
    """
    own = reports.c.publisher.is_not_distinct_from(report.publisher)
    query = (
        select(reports.c.id, reports.c.work)
        .where(or_(reports.c.id == stated, reports.c.url == stated), reports.c.id != report.id)
        .order_by(own.desc(), reports.c.row.desc())
    )
    row = connection.execute(query.limit(1)).first()
    return None if row is None else (row.id, row.work)


def _same_address(connection: Connection, report: Report) -> list[Row[Any]]:
    if not report.url:
        return []
    address = {"publisher": report.publisher, "url": report.url}
    return list(connection.execute(_ADDRESS, address))


def _next_version(connection: Connection, work: str) -> tuple[WorkId, int]:
    query = select(func.max(reports.c.version)).where(reports.c.work == work)
    return WorkId(work), int(connection.execute(query).scalar_one()) + 1


def _waiting_for(connection: Connection, report: Report) -> tuple[Link, ...]:
    """Links of reports that arrived first and named this one by its address."""
    if not report.url:
        return ()
    waiting = connection.execute(_LATER, {"earlier": report.url, **at(None)}).scalars()
    return tuple(Link(later=later, earlier=report.id, basis=STATED) for later in waiting)


def standing_of(connection: Connection, report: str, revision: int | None = None) -> Standing:
    """What had become of `report` at `revision`.

    Other words replace it: superseded. A notice of withdrawal takes it back without replacing
    it: its claims stay, marked. Words published after a withdrawal replace what was before.
    """
    own = status_of(connection, report, revision)
    after = [
        status_of(connection, later, revision) for later in _after(connection, report, revision)
    ]
    return Standing(
        status=own,
        superseded=any(status is not Status.WITHDRAWN for status in after),
        withdrawn=(after[-1] if after else own) is Status.WITHDRAWN,
    )


def status_of(connection: Connection, report: str, revision: int | None = None) -> Status:
    """What `report` said of itself at `revision`."""
    found = connection.execute(_STATUS, {"report": report, **at(revision)}).scalar()
    return Status(found) if found else Status.ORIGINAL


def _after(connection: Connection, report: str, revision: int | None) -> Iterator[str]:
    """The reports that took the place of `report`, one after the other."""
    seen = {report}
    current: str | None = report
    while current is not None:
        following = connection.execute(_LATER, {"earlier": current, **at(revision)}).scalars()
        current = next((later for later in following if later not in seen), None)
        if current is not None:
            seen.add(current)
            yield current


def versions_before(connection: Connection, report: str) -> tuple[str, ...]:
    """Every report whose place `report` has taken, directly or not."""
    found: dict[str, None] = {}
    queue = [report]
    while queue:
        earlier = connection.execute(_EARLIER, {"later": queue.pop()}).scalars()
        fresh = [one for one in earlier if one not in found]
        found.update(dict.fromkeys(fresh))
        queue.extend(fresh)
    return tuple(found)
