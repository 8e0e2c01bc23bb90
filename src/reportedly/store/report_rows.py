"""Reports as rows and back, as they stood at a revision."""

import json
import zlib
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Connection, Row, Select, Table, bindparam, func, select
from sqlalchemy.sql.elements import ColumnElement

from reportedly.errors import NotFound
from reportedly.model.ids import ReportId, RunId, WorkId
from reportedly.model.report import (
    Capture,
    DateSource,
    Furniture,
    FurnitureKind,
    Published,
    Report,
    Status,
)
from reportedly.model.run import Run
from reportedly.model.span import Span
from reportedly.store import tables as t
from reportedly.store.removal.seals import SEALED_REPORTS, as_shown, is_sealed, pieces_of

_LATEST = 2**62  # a revision after every real one
AT = bindparam("at", type_=BigInteger)  # "as of": in every statement about a revision


def at(revision: int | None) -> dict[str, int]:
    """The parameter of a statement that has :data:`AT` in it; None: the newest revision."""
    return {"at": _LATEST if revision is None else revision}


def compact(value: object) -> str:
    """JSON for a small column."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def storable(words: str) -> str:
    """`words` without lone surrogates (file names may have them), which no database keeps."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def report_row(report: Report) -> dict[str, Any]:
    """Columns of `report` for its own row, without row number and revision."""
    pieces = [[item.span.start, item.span.end, item.kind, item.rule] for item in report.furniture]
    return {
        "id": report.id,
        "work": report.work,
        "version": report.version,
        "publisher": report.publisher,
        "url": report.url,
        "title": report.title,
        "packed": zlib.compress(report.text.encode("utf-8")),
        "published": report.published.value if report.published else None,
        "found": report.published.found if report.published else None,
        "language": report.language,
        "original_language": report.original_language,
        "sha256_text": report.sha256_text,
        "furniture": compact(pieces),
    }


def capture_row(report: Report) -> dict[str, Any]:
    """Columns of a report's capture, without revision."""
    capture = report.capture
    return {
        "report": report.id,
        "sha256": capture.sha256,
        "media_type": capture.media_type,
        "encoding": capture.encoding,
        "origin": storable(capture.origin),
        "captured_at": capture.captured_at.isoformat(),
        "tool": capture.tool,
        "operator": capture.operator,
        "headers": storable(compact([list(pair) for pair in capture.headers])),
    }


def _all_reports() -> Select[Any]:
    """Every report of the ledger at :data:`AT` with capture, status and what it supersedes."""
    status = (
        select(t.standing.c.status)
        .where(t.standing.c.report == t.report.c.id, t.standing.c.revision <= AT)
        .order_by(t.standing.c.row.desc())
        .limit(1)
        .scalar_subquery()
    )
    earlier = (
        select(t.supersession.c.earlier)
        .where(t.supersession.c.later == t.report.c.id, t.supersession.c.revision <= AT)
        .where(t.supersession.c.earlier.in_(select(t.report.c.id)))
        .order_by(t.supersession.c.row)
        .limit(1)
        .scalar_subquery()
    )
    capture = [c for c in t.capture.c if c.name not in ("report", "revision")]
    joined = t.report.join(t.capture, t.capture.c.report == t.report.c.id).join(
        t.original, t.original.c.sha256 == t.capture.c.sha256
    )
    columns = (
        *t.report.c,
        *capture,
        t.original.c.size,
        status.label("status"),
        earlier.label("supersedes"),
    )
    return select(*columns).select_from(joined).where(t.report.c.revision <= AT)


def not_sealed() -> ColumnElement[bool]:
    """That a report may be shown."""
    return t.report.c.id.not_in(SEALED_REPORTS)


# Statements are made once: the library takes longer to make one than to run it.
_EVERY_REPORT = _all_reports()
REPORTS = _EVERY_REPORT.where(not_sealed())
_REPORT = _EVERY_REPORT.where(t.report.c.id == bindparam("report"))
_ACTIVE = (
    select(t.activation.c.run)
    .where(t.activation.c.report == bindparam("report"), t.activation.c.revision <= AT)
    .order_by(t.activation.c.row.desc())
    .limit(1)
)
_READING = (
    select(t.activation.c.row)
    .where(t.activation.c.report == bindparam("report"), t.activation.c.run == bindparam("run"))
    .limit(1)
)


def report_of(row: Row[Any]) -> Report:
    """The report of one row of :data:`REPORTS`."""
    return Report(
        id=ReportId(row.id),
        work=WorkId(row.work),
        version=row.version,
        publisher=row.publisher,
        url=row.url,
        title=row.title,
        text=text_of_row(row.packed),
        published=Published(value=row.published, found=DateSource(row.found))
        if row.published
        else None,
        language=row.language,
        original_language=row.original_language,
        sha256_text=row.sha256_text,
        furniture=tuple(
            Furniture(span=Span(start, end), kind=FurnitureKind(kind), rule=rule)
            for start, end, kind, rule in json.loads(row.furniture)
        ),
        status=Status(row.status),
        supersedes=ReportId(row.supersedes) if row.supersedes else None,
        capture=_capture_of(row),
    )


def text_of_row(packed: bytes) -> str:
    """The text of a report from its `packed` column."""
    return zlib.decompress(packed).decode("utf-8")


def _capture_of(row: Row[Any]) -> Capture:
    return Capture(
        sha256=row.sha256,
        size=row.size,
        media_type=row.media_type,
        encoding=row.encoding,
        origin=row.origin,
        captured_at=datetime.fromisoformat(row.captured_at),
        tool=row.tool,
        operator=row.operator,
        headers=tuple((name, value) for name, value in json.loads(row.headers)),
    )


def find_report(connection: Connection, report: str, revision: int | None = None) -> Report:
    """The report with that id at `revision`, blocks where it is sealed; raises NotFound."""
    found = None if is_sealed(connection, report) else stored_report(connection, report, revision)
    if found is None:
        raise NotFound(f"no report {report}")
    return as_shown(found, pieces_of(connection, report))


def stored_report(
    connection: Connection, report: str, revision: int | None = None
) -> Report | None:
    """The report as it is kept, sealed or not; None if it is not there."""
    row = connection.execute(_REPORT, {"report": report, **at(revision)}).first()
    return None if row is None else report_of(row)


def find_raw(connection: Connection, report: str) -> bytes:
    """The bytes a report came from; raises NotFound, also if a part of it is sealed."""
    if is_sealed(connection, report) or pieces_of(connection, report):
        raise NotFound(f"no bytes of report {report} that may be shown")
    query = select(t.original.c.packed).where(
        t.original.c.sha256
        == select(t.capture.c.sha256).where(t.capture.c.report == report).scalar_subquery()
    )
    packed = connection.execute(query).scalar_one_or_none()
    if packed is None:
        raise NotFound(f"no report {report}")
    return zlib.decompress(packed)


def active_run(connection: Connection, report: str, revision: int | None = None) -> str | None:
    """The run whose reading of `report` counts at `revision`; None: it has not been read."""
    return connection.execute(_ACTIVE, {"report": report, **at(revision)}).scalar()


def has_reading(connection: Connection, report: str, run: str) -> bool:
    """True if `run` has read `report` into this ledger, even if it found nothing."""
    return connection.execute(_READING, {"report": report, "run": run}).first() is not None


def find_runs(connection: Connection, revision: int | None = None) -> tuple[Run, ...]:
    """Every run, oldest first."""
    query = select(t.run).where(t.run.c.revision <= AT).order_by(t.run.c.revision, t.run.c.id)
    return tuple(
        Run(
            id=RunId(row.id),
            components=tuple((name, version) for name, version in json.loads(row.components)),
            started=datetime.fromisoformat(row.started),
        )
        for row in connection.execute(query, at(revision))
    )


def count_rows(connection: Connection, revision: int | None = None) -> dict[str, int]:
    """Rows of each ledger table at `revision`, by table name."""
    return {
        table.name: connection.execute(count_statement(table, revision)).scalar_one()
        for table in t.LEDGER.sorted_tables
    }


def count_statement(table: Table, revision: int | None = None) -> Select[Any]:
    """How many rows a table had at `revision`; now in its narrowest index, no record read."""
    query = select(func.count()).select_from(table)
    if revision is None:
        return query
    column = table.c.number if table is t.revision else table.c.revision
    return query.where(column <= revision)


def has_more(connection: Connection, reports: int) -> bool:
    """True if there are more reports than that."""
    query = select(t.report.c.row).limit(1).offset(reports)
    return connection.execute(query).first() is not None
