"""Computes the derived rows of a report from its ledger rows: one way, for one and for all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select

from reportedly.codec import confidence_of, decode_claim, encode_claim
from reportedly.model.claim import Claim
from reportedly.model.report import Report
from reportedly.model.span import Spans, text_of, touches
from reportedly.store import derived_tables as d
from reportedly.store import tables as t
from reportedly.store.bodies import body_of
from reportedly.store.found import keeping
from reportedly.store.people.anchoring import place_reviews
from reportedly.store.people.corrected import Reviewed, reviewed_claims
from reportedly.store.people.decisions import reviews_of
from reportedly.store.questions import claim_blocks, named, report_counts, told, told_blocks
from reportedly.store.questions.claim_blocks import block_of
from reportedly.store.questions.facet_counter import FacetCounter
from reportedly.store.questions.facets import facets_of, pack_values, unpack_values
from reportedly.store.questions.search import index_claims, reindex_claims, unindex_claims
from reportedly.store.removal.seals import is_sealed, pieces_of
from reportedly.store.report_rows import active_run, find_report
from reportedly.store.summary_tables import SUMMARIES
from reportedly.store.versions import Standing, standing_of

DAY = len("2023-02-15")
BATCH = 1_000  # reports in one page, claims written at once: bounds memory, more is no faster

_BY_CLAIM = (
    d.current_claim,
    d.claim_text,
    d.claim_facet,
    d.claim_confidence,
    d.claim_review,
    d.corrected_claim,
)
_FILLED = (d.current_report, *_BY_CLAIM, d.named_person)
_INSERT = {table: insert(table) for table in _FILLED}
_NUMBER = select(t.report.c.row).where(t.report.c.id == bindparam("report"))
_CLAIMS = (
    select(t.claim.c.row, t.claim.c.body)
    .where(t.claim.c.report == bindparam("report"), t.claim.c.run == bindparam("run"))
    .order_by(t.claim.c.position)
)
_OLD_CLAIMS = select(d.current_claim.c.row, d.current_claim.c.facets).where(
    d.current_claim.c.report == bindparam("number")
)
_DELETE_REPORT = (
    delete(d.current_report).where(d.current_report.c.row == bindparam("number")),
    delete(d.named_person).where(d.named_person.c.report == bindparam("number")),
)
_DELETE_CLAIMS = [
    delete(table).where(table.c.row.between(bindparam("first"), bindparam("last")))
    for table in _BY_CLAIM
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settled:
    """All that the derived rows of one report depend on."""

    number: int  # report.row
    report: Report
    standing: Standing
    run: str | None
    claims: tuple[tuple[int, Claim], ...]  # as they count, with their numbers and reviews
    changed: frozenset[int]  # numbers of those that are not as the machine left them


def derive_reports(connection: Connection, reports: Iterable[str]) -> None:
    """Bring the derived rows of `reports` up to date with the ledger rows."""
    writer = _Writer(connection)
    reports = tuple(dict.fromkeys(reports))
    keeping.mark(connection, reports)
    for report in reports:
        writer.remove(connection.execute(_NUMBER, {"report": report}).scalar_one())
        if not is_sealed(connection, report):
            writer.add(_settle(connection, report))
    writer.flush()


def derive_all(connection: Connection, tell: Callable[[str, int], None] | None = None) -> None:
    """Drop every derived row and compute it anew from the ledger rows.

    `tell` is called with what has been done meanwhile.
    """
    for table in d.DERIVED.sorted_tables:
        connection.execute(delete(table))
    writer = _Writer(connection, index=False)
    for report in _report_ids(connection):
        if not is_sealed(connection, report):
            writer.add(_settle(connection, report))
        if tell is not None:
            tell("reports rebuilt", 1)
    writer.flush()
    reindex_claims(connection)


def derive_newer(connection: Connection) -> None:
    """Fill the tables that a ledger of schema 3 lacks from those it has."""
    counter, now = FacetCounter(connection), d.current_claim.c
    for packed in connection.execute(select(now.facets)).scalars():
        counter.add_pairs(unpack_values(packed))
    counter.flush_pairs()
    last: int | None = None
    while rows := _bodies_after(connection, last):
        sure = [{"row": row.row, "confidence": confidence_of(row.body)} for row in rows]
        connection.execute(_INSERT[d.claim_confidence], sure)
        _name_persons(connection, rows)
        last = rows[-1].row
    derive_summaries(connection)


def derive_summaries(connection: Connection) -> None:
    """Fill the tables that count beforehand, whatever they hold."""
    for table in SUMMARIES:
        connection.execute(delete(table))
    report_counts.count_all(connection)
    claim_blocks.refresh_all(connection)
    told.rebuild(connection)


def derive_blocks(connection: Connection) -> None:
    """Fill the tables that a ledger of schema 4 lacks."""
    claim_blocks.refresh_all(connection)
    told_blocks.refresh_all(connection)


def _name_persons(connection: Connection, rows: Sequence[Any]) -> None:
    """Whom some claims name; claims of one report may come in several pages."""
    for row in rows:
        found = [*named.rows_of(row.report, [(decode_claim(row.body), row.content)])]
        if found:
            connection.execute(_INSERT[d.named_person].prefix_with("OR IGNORE"), found)


def _bodies_after(connection: Connection, last: int | None) -> Sequence[Any]:
    """A page of records of current claims by their numbers."""
    now = d.current_claim.c
    columns = (now.row, now.report, d.claim_text.c.content, body_of(now.row).label("body"))
    query = select(*columns).join(d.claim_text, d.claim_text.c.row == now.row)
    query = query.order_by(now.row).limit(BATCH)
    return connection.execute(query if last is None else query.where(now.row > last)).all()


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


def _settle(connection: Connection, report: str) -> _Settled:
    run = active_run(connection, report)
    rows = connection.execute(_CLAIMS, {"report": report, "run": run})
    sealed = pieces_of(connection, report)
    every = ((row, decode_claim(body)) for row, body in rows)
    claims = tuple(one for one in every if not touches(one[1].content, sealed))
    items = tuple(_reviewed(connection, report, claims, sealed))
    return _Settled(
        number=connection.execute(_NUMBER, {"report": report}).scalar_one(),
        report=find_report(connection, report),
        standing=standing_of(connection, report),
        run=run,
        claims=tuple((row, item.counted) for row, item in items),
        changed=frozenset(row for row, item in items if row < 0 or item.counted is not item.claim),
    )


def _reviewed(
    connection: Connection, report: str, claims: Sequence[tuple[int, Claim]], sealed: Spans
) -> Iterator[tuple[int, Reviewed]]:
    """The claims as people left them, with their numbers; those they added below zero."""
    acts, bare = reviews_of(connection, report), [claim for _, claim in claims]
    items = reviewed_claims(bare, place_reviews(acts, bare) if acts else ())
    numbers = [row for row, _ in claims] + [-(item.added or 0) for item in items[len(bare) :]]
    for row, item in zip(numbers, items, strict=True):
        if not touches(item.counted.content, sealed):
            yield row, item


class _Writer:
    """Collects derived rows and writes them in batches."""

    def __init__(self, connection: Connection, *, index: bool = True) -> None:
        self._connection = connection
        self._index = index
        self._counter = FacetCounter(connection)
        self._reports = report_counts.ReportCounter(connection)
        self._blocks: set[int] = set()
        self._told: set[int] = set()  # blocks of claims that incidents have, or had
        self._rows: dict[Table, list[dict[str, Any]]] = {table: [] for table in _FILLED}

    def remove(self, number: int) -> None:
        """Take the derived rows of the report with that number out."""
        self._reports.remove(number)
        for statement in _DELETE_REPORT:
            self._connection.execute(statement, {"number": number})
        old = self._connection.execute(_OLD_CLAIMS, {"number": number}).all()
        if not old:
            return
        for first, last in _stretches([row.row for row in old]):
            unindex_claims(self._connection, first, last)
            if told.take_out(self._connection, first, last):
                self._told.update(range(block_of(first), block_of(last) + 1))
            for statement in _DELETE_CLAIMS:
                self._connection.execute(statement, {"first": first, "last": last})
        for row in old:
            self._counter.remove(unpack_values(row.facets))
            self._blocks.add(block_of(row.row))

    def add(self, settled: _Settled) -> None:
        """Compute the derived rows of a report."""
        run, claims = settled.run, len(settled.claims)
        columns = report_columns(settled.report, settled.standing)
        self._reports.add(columns)
        self._rows[d.current_report].append(
            columns | {"row": settled.number, "run": run, "claims": claims}
        )
        self._add_claims(settled)
        for row, claim in settled.claims:
            if mark := claim.review:
                by = {"status": mark.status, "by": mark.by, "at": mark.at.isoformat()}
                self._rows[d.claim_review].append({"row": row, **by})
            if row in settled.changed:
                body = encode_claim(replace(claim, review=None))
                self._rows[d.corrected_claim].append({"row": row, "body": body})
        if len(self._rows[d.current_claim]) >= BATCH:
            self._write_rows()

    def _add_claims(self, settled: _Settled) -> None:
        published = published_key(settled.report)
        facets = [facets_of(claim, settled.standing) for _, claim in settled.claims]
        texts = [text_columns(claim, settled.report) for _, claim in settled.claims]
        numbers = self._counter.add(facets)
        told = (
            (claim, words["content"])
            for (_, claim), words in zip(settled.claims, texts, strict=True)
        )
        self._rows[d.named_person] += named.rows_of(settled.number, told)
        self._blocks.update(block_of(row) for row, _ in settled.claims)
        for (row, claim), words, values in zip(settled.claims, texts, numbers, strict=True):
            self._rows[d.current_claim].append(
                {
                    "row": row,
                    "id": claim.id,
                    "report": settled.number,
                    "published": published,
                    "facets": pack_values(values),
                }
            )
            self._rows[d.claim_text].append({"row": row, **words})
            self._rows[d.claim_confidence].append({"row": row, "confidence": claim.confidence})
            self._rows[d.claim_facet] += [
                {"value": value, "published": published, "row": row} for value in values
            ]

    def _write_rows(self) -> None:
        for table, rows in self._rows.items():
            if rows:
                self._connection.execute(_INSERT[table], rows)
            if rows and table is d.claim_text and self._index:
                index_claims(self._connection, rows)
        rows_now = [one["row"] for one in self._rows[d.current_claim]]
        self._told.update(map(block_of, told.put_in(self._connection, rows_now)))
        for rows in self._rows.values():
            rows.clear()

    def flush(self) -> None:
        """Write what has been collected."""
        self._write_rows()
        self._counter.flush()
        self._reports.flush()
        claim_blocks.refresh(self._connection, self._blocks)
        told_blocks.refresh(self._connection, self._told)
        self._blocks.clear()
        self._told.clear()


def _stretches(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of rows with none of another report between them."""
    read = [row for row in rows if row > 0]
    if read:
        yield min(read), max(read)  # between the claims of a reading there are none of another
    yield from ((row, row) for row in rows if row < 0)


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
