"""Computes the derived rows of a report from its ledger rows: one way, for one and for all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from reportedly.codec import decode_claim
from reportedly.model.claim import Claim
from reportedly.model.report import Report
from reportedly.model.span import text_of
from reportedly.store import derived_tables as d
from reportedly.store import tables as t
from reportedly.store.decisions import marks_of
from reportedly.store.facets import FacetCounter, facets_of, pack_values, unpack_values
from reportedly.store.report_rows import LATEST, active_run, find_report
from reportedly.store.search import index_claims, reindex_claims, unindex_claims
from reportedly.store.versions import Standing, standing_of

DAY = len("2023-02-15")
BATCH = 1_000  # rows written at once: bounds memory, and more is not faster


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A claim with its row number in the ledger."""

    row: int
    claim: Claim


def claims_read(
    connection: Connection, report: str, run: str | None, revision: int | None = None
) -> tuple[Kept, ...]:
    """The claims that `run` found in `report`, in order of the reading."""
    limit = LATEST if revision is None else revision
    query = (
        select(t.claim.c.row, t.claim.c.body)
        .where(t.claim.c.report == report, t.claim.c.run == run, t.claim.c.revision <= limit)
        .order_by(t.claim.c.position)
    )
    return tuple(Kept(row=row, claim=decode_claim(body)) for row, body in connection.execute(query))


def derive_reports(connection: Connection, reports: Iterable[str]) -> None:
    """Bring the derived rows of `reports` up to date with the ledger rows."""
    writer = _Writer(connection)
    for report in dict.fromkeys(reports):
        writer.remove(report)
        writer.add(report)
    writer.flush()


def derive_all(connection: Connection) -> None:
    """Drop every derived row and compute it anew from the ledger rows."""
    for table in d.DERIVED.sorted_tables:
        connection.execute(delete(table))
    writer = _Writer(connection, index=False)
    for report in _report_ids(connection):
        writer.add(report)
    writer.flush()
    reindex_claims(connection)


def _report_ids(connection: Connection) -> Iterator[str]:
    """Every report, in order of arrival, a page at a time: no cursor is open while rows change."""
    last = 0
    while True:
        query = select(t.report.c.row, t.report.c.id).where(t.report.c.row > last)
        page = connection.execute(query.order_by(t.report.c.row).limit(BATCH)).all()
        if not page:
            return
        yield from (row.id for row in page)
        last = page[-1].row


class _Writer:
    """Collects derived rows and writes them in batches."""

    def __init__(self, connection: Connection, *, index: bool = True) -> None:
        self._connection = connection
        self._index = index
        self._counter = FacetCounter(connection)
        self._rows: dict[Table, list[dict[str, Any]]] = {
            table: []
            for table in (
                d.current_report,
                d.current_claim,
                d.claim_text,
                d.claim_facet,
                d.claim_review,
            )
        }

    def remove(self, report: str) -> None:
        """Take the derived rows of `report` out."""
        number = select(t.report.c.row).where(t.report.c.id == report).scalar_subquery()
        claims = d.current_claim.c
        query = select(claims.row, claims.published, claims.facets).where(claims.report == number)
        old = self._connection.execute(query).all()
        self._connection.execute(delete(d.current_report).where(d.current_report.c.id == report))
        if not old:
            return
        rows = [row.row for row in old]
        unindex_claims(self._connection, min(rows), max(rows))
        for table in (d.current_claim, d.claim_text, d.claim_review):
            within = table.c.row.between(min(rows), max(rows))
            self._connection.execute(delete(table).where(within))
        within = d.claim_facet.c.row.between(min(rows), max(rows))
        self._connection.execute(delete(d.claim_facet).where(within))
        for row in old:
            self._counter.remove(unpack_values(row.facets))

    def add(self, report: str) -> None:
        """Compute the derived rows of `report`."""
        noun = find_report(self._connection, report)
        standing = standing_of(self._connection, report)
        run = active_run(self._connection, report)
        claims = claims_read(self._connection, report, run)
        number = self._number_of(report)
        self._rows[d.current_report].append(
            report_columns(noun, standing) | {"row": number, "run": run, "claims": len(claims)}
        )
        marks = marks_of(self._connection, report, tuple(kept.claim for kept in claims))
        for kept in claims:
            mark = marks.get(kept.claim.id)
            if mark:
                columns = {"status": mark.status, "by": mark.by, "at": mark.at.isoformat()}
                self._rows[d.claim_review].append({"row": kept.row, **columns})
            self._add_claim(kept, noun, number, standing, mark.status if mark else None)
        if len(self._rows[d.claim_facet]) > BATCH:
            self._write_rows()

    def _add_claim(
        self, kept: Kept, report: Report, number: int, standing: Standing, review: str | None
    ) -> None:
        claim = kept.claim
        ids = self._counter.add(facets_of(claim, standing, review))
        published = published_key(report)
        self._rows[d.current_claim].append(
            {
                "row": kept.row,
                "id": claim.id,
                "report": number,
                "published": published,
                "facets": pack_values(ids),
            }
        )
        self._rows[d.claim_text].append({"row": kept.row, **text_columns(claim, report)})
        self._rows[d.claim_facet] += [
            {"value": value, "published": published, "row": kept.row} for value in ids
        ]

    def _number_of(self, report: str) -> int:
        query = select(t.report.c.row).where(t.report.c.id == report)
        return int(self._connection.execute(query).scalar_one())

    def _write_rows(self) -> None:
        for table, rows in self._rows.items():
            if rows:
                self._connection.execute(insert(table), rows)
            if rows and table is d.claim_text and self._index:
                index_claims(self._connection, rows)
            rows.clear()

    def flush(self) -> None:
        """Write what has been collected."""
        self._write_rows()
        self._counter.flush()


def published_key(report: Report) -> str:
    """Day of publication, or as much of it as is known; "" for nothing."""
    return report.published.value[:DAY] if report.published else ""


def report_columns(report: Report, standing: Standing) -> dict[str, Any]:
    """Columns of `current_report` that the report and its standing give."""
    return {
        "id": report.id,
        "publisher": report.publisher,
        "published": published_key(report),
        "language": report.language,
        "title": report.title,
        "status": standing.effective,
        "superseded": standing.superseded,
        "withdrawn": standing.withdrawn,
    }


def text_columns(claim: Claim, report: Report) -> dict[str, str]:
    """The words of a claim as its report has them; U+0000 would end them in some databases."""
    words = {
        "content": text_of(report.text, claim.content),
        "source": text_of(report.text, claim.source),
        "cue": text_of(report.text, claim.cue),
        "speaker": ", ".join(speaker.name for speaker in claim.speakers if speaker.name),
        "title": report.title or "",
    }
    return {key: value.replace("\0", "\ufffd") for key, value in words.items()}
