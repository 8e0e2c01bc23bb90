"""The ledger while a part of it is reconciled: everything that is asked, by key."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from reportedly.codec import decode_incident, decode_lineage, decode_statement
from reportedly.model.claim import Claim
from reportedly.model.ids import ClaimId, IncidentId, LineageId, ReportId, StatementId
from reportedly.model.incident import Incident, Lineage, Statement
from reportedly.model.kept import UNDATED, Kept
from reportedly.model.report import Report
from reportedly.store import derived_tables as d
from reportedly.store.found.kept_values import kept_of, row_of
from reportedly.store.questions.claim_pages import counted_claims
from reportedly.store.removal.seals import as_shown, pieces_of
from reportedly.store.report_rows import REPORTS, at, report_of
from reportedly.store.tables import report as ledger_report

CHUNK = 500  # values in one statement
Posting = tuple[int, int, int]
Count = tuple[int, str, str]
Filed = tuple[Kept, Iterable[Posting], Mapping[Count, int]]  # a report, its keys, what it counts

_AT = "SELECT day, report FROM kept_at WHERE kind = ? AND key = ? AND day BETWEEN ? AND ?"
_DAYS = """
WITH RECURSIVE walk(day) AS (
  SELECT min(day) FROM kept_at WHERE kind = :kind AND key = :key AND day >= :first
  UNION ALL
  SELECT (SELECT min(day) FROM kept_at WHERE kind = :kind AND key = :key AND day > walk.day)
  FROM walk WHERE walk.day <= :last)
SELECT day FROM walk WHERE day <= :last
"""
_CARRIERS = """
SELECT current_claim.id, report.id, report.published
FROM current_claim JOIN report ON report.row = current_claim.report
WHERE current_claim.id IN ({})
"""
_COUNTED = "SELECT value, count FROM kept_count WHERE tally = ? AND key = ?"
_COLUMNS = "row, id, day, published, hashes, first, fresh, own, found"
_KEEP = f"INSERT OR REPLACE INTO kept_report ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_POST = "INSERT INTO kept_at (kind, key, day, report) VALUES (?, ?, ?, ?)"
_TAKE = "DELETE FROM kept_at WHERE kind = ? AND key = ? AND day = ? AND report = ?"
_ADD = """
INSERT INTO kept_count (tally, key, value, count) VALUES (?, ?, ?, ?)
ON CONFLICT (tally, key, value) DO UPDATE SET count = count + excluded.count
"""
_NONE = "DELETE FROM kept_count WHERE tally = ? AND key = ? AND value = ? AND count = 0"


class Desk:
    """One ledger in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._cursor: Any = connection.connection.cursor()

    def reports(self, ids: Iterable[str]) -> Mapping[ReportId, Report]:
        """Those of the reports that are there and may be shown."""
        found: dict[ReportId, Report] = {}
        for some in _chunks(ids):
            query = REPORTS.where(ledger_report.c.id.in_(some))
            for row in self._connection.execute(query, at(None)):
                shown = as_shown(report_of(row), pieces_of(self._connection, row.id))
                found[shown.id] = shown
        return found

    def claims_of(self, reports: Iterable[str]) -> Sequence[Claim]:
        """Their claims as people left them, without those that were rejected."""
        return [
            claim
            for some in _chunks(reports)
            for claim in counted_claims(self._connection, d.current_report.c.id.in_(some))
        ]

    def claims(self, ids: Iterable[str]) -> Sequence[Claim]:
        """Those of the claims that count."""
        return [
            claim
            for some in _chunks(ids)
            for claim in counted_claims(self._connection, d.current_claim.c.id.in_(some))
        ]

    def contents(self, claims: Iterable[str]) -> Mapping[ClaimId, str]:
        """The words of claims."""
        now, text = d.current_claim.c, d.claim_text.c
        query = select(now.id, text.content).join(d.claim_text, text.row == now.row)
        found: dict[ClaimId, str] = {}
        for some in _chunks(claims):
            rows = self._connection.execute(query.where(now.id.in_(some)))
            found.update((ClaimId(row.id), row.content) for row in rows)
        return found

    def lineages_of(self, reports: Iterable[str]) -> Sequence[Lineage]:
        """The lineages, as stored, that have one of the reports."""
        link = d.lineage_report.c
        found: dict[str, Lineage] = {}
        for some in _chunks(reports):
            ids = select(link.lineage).where(link.report.in_(some))
            query = select(d.lineage.c.id, d.lineage.c.body).where(d.lineage.c.id.in_(ids))
            for row in self._connection.execute(query):
                found[row.id] = decode_lineage(row.body)
        return [*found.values()]

    def lineage_ids(self, reports: Iterable[str]) -> Mapping[ReportId, LineageId]:
        """The lineage, as stored, of each report."""
        link = d.lineage_report.c
        return {
            ReportId(row.report): LineageId(row.lineage)
            for some in _chunks(reports)
            for row in self._connection.execute(
                select(link.report, link.lineage).where(link.report.in_(some))
            )
        }

    def carriers(self, claims: Iterable[str]) -> Mapping[ClaimId, tuple[ReportId, str]]:
        """The report of each claim that counts, and when it was published, "" when unknown."""
        found: dict[ClaimId, tuple[ReportId, str]] = {}
        for some in _chunks(claims):
            query = _CARRIERS.format(", ".join("?" * len(some)))
            for claim, report, published in self._cursor.execute(query, some).fetchall():
                found[ClaimId(claim)] = ReportId(report), published or ""
        return found

    def statements_of(self, claims: Iterable[str]) -> Mapping[ClaimId, StatementId]:
        """The statement, as stored, of each claim that has one."""
        link = d.statement_claim.c
        found: dict[ClaimId, StatementId] = {}
        for some in _chunks(claims):
            query = select(link.claim, link.statement).where(link.claim.in_(some))
            rows = self._connection.execute(query)
            found.update((ClaimId(row.claim), StatementId(row.statement)) for row in rows)
        return found

    def statements(self, ids: Iterable[str]) -> Sequence[Statement]:
        """The statements as stored."""
        return [
            decode_statement(body)
            for some in _chunks(ids)
            for body in self._connection.execute(
                select(d.statement.c.body).where(d.statement.c.id.in_(some))
            ).scalars()
        ]

    def incidents_of(self, claims: Iterable[str]) -> Mapping[IncidentId, Incident]:
        """The incidents, as stored, that have one of the claims."""
        link = d.incident_claim.c
        found: dict[IncidentId, Incident] = {}
        for some in _chunks(claims):
            ids = select(link.incident).where(link.claim.in_(some), link.ended.is_(None))
            query = select(d.incident.c.id, d.incident.c.body).where(d.incident.c.id.in_(ids))
            for row in self._connection.execute(query):
                found[IncidentId(row.id)] = decode_incident(row.body)
        return found

    def kept(self, ids: Iterable[str]) -> Mapping[ReportId, Kept]:
        """What is kept of the reports."""
        return {one.id: one for one in self._kept("id", ids)}

    def numbered(self, numbers: Iterable[int]) -> Sequence[Kept]:
        """The same by their numbers."""
        return [*self._kept("row", numbers)]

    def _kept(self, column: str, values: Iterable[object]) -> Iterator[Kept]:
        for some in _chunks(values):
            places = ", ".join("?" * len(some))
            query = f"SELECT {_COLUMNS} FROM kept_report WHERE {column} IN ({places})"  # noqa: S608
            for row in self._cursor.execute(query, some).fetchall():
                yield kept_of(row)

    def next_number(self) -> int:
        """A number no report has."""
        found = self._cursor.execute("SELECT coalesce(max(row), 0) + 1 FROM kept_report")
        return int(found.fetchone()[0])

    def any_undated(self) -> bool:
        """True if a report without a day is kept."""
        query = "SELECT 1 FROM kept_report WHERE day = ? LIMIT 1"
        return self._cursor.execute(query, (UNDATED,)).fetchone() is not None

    def at(
        self, kind: int, key: int, first: int, last: int, most: int | None = None
    ) -> Sequence[tuple[int, int]]:
        """Days and numbers of the reports under a key on these days, in order; `most` of them."""
        limit = -1 if most is None else most
        found = self._cursor.execute(_AT + " LIMIT ?", (int(kind), key, first, last, limit))
        rows: list[tuple[int, int]] = found.fetchall()
        return rows

    def days(self, kind: int, key: int, first: int, last: int) -> Sequence[int]:
        """The days on which reports are found under a key, each once, in order."""
        asked = {"kind": int(kind), "key": key, "first": first, "last": last}
        return [row[0] for row in self._cursor.execute(_DAYS, asked).fetchall()]

    def counted(self, tally: int, key: str) -> Mapping[str, int]:
        """How often each value was counted under a key."""
        return dict(self._cursor.execute(_COUNTED, (int(tally), key)).fetchall())

    def keep(self, kept: Kept) -> None:
        """Keep this of a report in place of what was kept."""
        self._cursor.execute(_KEEP, row_of(kept))

    def forget(self, number: int) -> None:
        """Keep nothing of a report any more."""
        self._cursor.execute("DELETE FROM kept_report WHERE row = ?", (number,))

    def post(self, number: int, added: Iterable[Posting], gone: Iterable[Posting]) -> None:
        """Find a report under these keys, and under others no longer."""
        self._cursor.executemany(_TAKE, ((*row, number) for row in gone))
        self._cursor.executemany(_POST, ((*row, number) for row in added))

    def count(self, changes: Iterable[tuple[Count, int]]) -> None:
        """Add to what is counted; what comes to nothing is forgotten."""
        for (tally, key, value), size in changes:
            self._cursor.execute(_ADD, (int(tally), key, value, size))
            if size < 0:
                self._cursor.execute(_NONE, (int(tally), key, value))

    def keep_all(self, filed: Iterable[Filed]) -> None:
        """Keep these of all reports; nothing else is kept."""
        counts: dict[Count, int] = {}
        for kept, postings, counted in filed:
            self.keep(kept)
            self.post(kept.number, sorted(postings), ())
            for count, size in counted.items():
                counts[count] = counts.get(count, 0) + size
        self._cursor.executemany(_ADD, ((*key, size) for key, size in sorted(counts.items())))


def _chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    every = list(dict.fromkeys(values))
    return (every[start : start + CHUNK] for start in range(0, len(every), CHUNK))
