"""Keeps count of reports by language, publisher and day, as they come and go."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from reportedly.lang import is_unread
from reportedly.model.incident import Coverage
from reportedly.store.derived_tables import current_report
from reportedly.store.summary_tables import report_count

LANGUAGES, LANGUAGE, PUBLISHER, DAY = "languages", "language", "publisher", "day"
_OLD = select(current_report).where(current_report.c.row == bindparam("number"))
_INSERT = upsert(report_count)
_TALLY = _INSERT.on_conflict_do_update(
    index_elements=[report_count.c.part, report_count.c.value],
    set_={"reports": report_count.c.reports + _INSERT.excluded.reports},
)
_DROP = delete(report_count).where(report_count.c.reports == 0)
_CHUNK = 10_000


class ReportCounter:
    """The reports that one transaction adds and takes out."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._change: Counter[tuple[str, str]] = Counter()

    def add(self, row: Mapping[Any, Any]) -> None:
        """Count a report with these columns of `current_report`."""
        self._change.update(_parts(row))

    def remove(self, number: int) -> None:
        """Count the report with that number no more, if it is counted."""
        found = self._connection.execute(_OLD, {"number": number}).first()
        if found is not None:
            self._change.subtract([*_parts(found._mapping)])

    def flush(self) -> None:
        """Write the counts; those of no report are dropped."""
        changed = [(*key, n) for key, n in sorted(self._change.items()) if n]
        self._change.clear()
        if changed:
            names = ("part", "value", "reports")
            self._connection.execute(
                _TALLY, [dict(zip(names, one, strict=True)) for one in changed]
            )
        if any(n < 0 for *_, n in changed):
            self._connection.execute(_DROP)


def _parts(row: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    """What a report is counted under."""
    yield LANGUAGES, row["language"] or ""
    if row["superseded"]:
        return
    yield LANGUAGE, row["language"] or ""
    yield DAY, row["published"]
    if row["publisher"] is not None:
        yield PUBLISHER, row["publisher"]


def count_all(connection: Connection) -> None:
    """Count every report; nothing may be counted yet."""
    counter = ReportCounter(connection)
    every = connection.execution_options(yield_per=_CHUNK).execute(select(current_report))
    for row in every:
        counter.add(row._mapping)
    counter.flush()


def languages_of(connection: Connection, part: str = LANGUAGES) -> dict[str, int]:
    """Reports by known language; of every report, or of those that are not superseded."""
    counted = report_count.c
    query = select(counted.value, counted.reports).where(counted.part == part, counted.value > "")
    return {row.value: row.reports for row in connection.execute(query)}


def whole_coverage(connection: Connection) -> Coverage:
    """What the reports that have not been superseded cover."""
    counted = report_count.c
    days = select(
        func.coalesce(func.sum(counted.reports), 0).label("reports"),
        func.min(func.nullif(counted.value, "")).label("first"),
        func.max(func.nullif(counted.value, "")).label("last"),
    ).where(counted.part == DAY)
    row = connection.execute(days).one()
    undated = select(counted.reports).where(counted.part == DAY, counted.value == "")
    publishers = select(func.count()).where(counted.part == PUBLISHER)
    languages = languages_of(connection, LANGUAGE)
    return Coverage(
        reports=row.reports,
        publishers=connection.execute(publishers).scalar_one(),
        first=row.first,
        last=row.last,
        languages=tuple(sorted(name for name in languages if not is_unread(name))),
        unread=sum(n for name, n in languages.items() if is_unread(name)),
        undated=connection.execute(undated).scalar() or 0,
    )
