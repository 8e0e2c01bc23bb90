"""Changes ledger rows under a tombstone: reports taken out whole, words replaced by blocks."""

import hashlib
import json
import re
import secrets
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from reportedly.blocks import Blanking, blocked
from reportedly.model.span import Span, Spans, touches
from reportedly.store import derived_tables as d
from reportedly.store import tables as t
from reportedly.store.people.finding_removal import blank_findings, drop_evidence
from reportedly.store.report_rows import text_of_row

CHANGED = (
    t.original,
    t.report,
    t.capture,
    t.standing,
    t.supersession,
    t.claim,
    t.activation,
    t.judgement,
    t.review,
    t.finding,
    t.issue,
    t.seal,
    *t.SINCE_4,
)  # tables of which a removal may change rows; never runs, revisions or tombstones

# Columns of plain words, by table: where a name may stand apart from the text of a report.
_WORDS: Mapping[Table, tuple[str, ...]] = {
    t.report: ("title", "url", "publisher"),
    t.capture: ("origin", "headers"),
    t.supersession: ("earlier",),
    t.review: ("note",),
    t.judgement: ("note",),
    t.issue: ("where", "detail"),
    t.coding_round: ("name", "drawn", "note"),
    t.coding_close: ("note",),
    t.coding_act: ("note",),
    t.coding_ruling: ("note",),
    d.incident_claim: ("why",),
}
_CODED = (t.coding_act, t.coding_ruling)  # decisions of coding rounds, each on words of a report
_OF_REPORT = (t.review, t.claim, t.activation, t.standing, t.capture, t.seal, t.coding_report,
              *_CODED)  # fmt: skip
_NOTED = (t.report, t.capture, t.review, t.issue, *_CODED)  # with words about one report
_ACTS = (t.review, t.coding_act)  # with a copy of what was seen, and a value


def claims_of(connection: Connection, reports: Iterable[str]) -> set[str]:
    """The ids of every claim that any reading ever found in `reports`, or a person added."""
    found: set[str] = set()
    for report in reports:
        for table, column in ((t.claim, t.claim.c.id), (t.review, t.review.c.claim)):
            query = select(column).where(table.c.report == report)
            found.update(one for one in connection.execute(query).scalars() if one)
    return found


def remove_reports(connection: Connection, reports: Iterable[str]) -> None:
    """Take reports out with all that was read in them and decided about them."""
    gone = tuple(reports)
    claims = claims_of(connection, gone)
    forget_claims(connection, claims | set(gone))
    for report in gone:
        _drop_issues(connection, report)
        bytes_of = select(t.capture.c.sha256).where(t.capture.c.report == report)
        shared = connection.execute(bytes_of).scalar()
        for table in _OF_REPORT:
            connection.execute(delete(table).where(table.c.report == report))
        link = t.supersession.c
        connection.execute(
            delete(t.supersession).where((link.later == report) | (link.earlier == report))
        )
        connection.execute(delete(t.report).where(t.report.c.id == report))
        if shared is not None:
            _drop_bytes(connection, shared)


def _drop_issues(connection: Connection, report: str) -> None:
    """What was not understood in a report, or in the input it came from."""
    origin = select(t.capture.c.origin).where(t.capture.c.report == report).scalar_subquery()
    connection.execute(
        delete(t.issue).where((t.issue.c.report == report) | (t.issue.c.where == origin))
    )


def _drop_bytes(connection: Connection, sha256: str) -> None:
    """Forget bytes; a report that came in the same file keeps its own text in their place.

    Bytes that are the text of another report, and nothing more, stay: they are that report's.
    """
    others = select(t.capture.c.report).where(t.capture.c.sha256 == sha256)
    for other in connection.execute(others).scalars().all():
        packed = select(t.report.c.packed).where(t.report.c.id == other)
        keep_only_text(connection, other, text_of_row(connection.execute(packed).scalar_one()))
    if connection.execute(others).first() is None:
        connection.execute(delete(t.original).where(t.original.c.sha256 == sha256))


def keep_only_text(connection: Connection, report: str, text: str) -> None:
    """Put the text of a report in the place of the bytes it came in."""
    raw = text.encode("utf-8")
    sha256 = hashlib.sha256(raw).hexdigest()
    there = select(t.original.c.sha256).where(t.original.c.sha256 == sha256)
    if connection.execute(there).first() is None:
        revision = select(t.report.c.revision).where(t.report.c.id == report)
        row = {"sha256": sha256, "size": len(raw), "packed": zlib.compress(raw)}
        number = connection.execute(revision).scalar_one()
        connection.execute(insert(t.original), {**row, "revision": number})
    before = select(t.capture.c.sha256).where(t.capture.c.report == report)
    old = connection.execute(before).scalar_one()
    kept = {"sha256": sha256, "media_type": "text/plain", "encoding": "utf-8", "headers": "[]"}
    connection.execute(update(t.capture).where(t.capture.c.report == report).values(**kept))
    others = select(t.capture.c.report).where(t.capture.c.sha256 == old)
    if old != sha256 and connection.execute(others).first() is None:
        connection.execute(delete(t.original).where(t.original.c.sha256 == old))


def forget_claims(
    connection: Connection, ids: set[str], pattern: re.Pattern[str] | None = None
) -> None:
    """Take out what people decided about pairs with them, their links, and words on them."""
    for row in connection.execute(select(t.judgement)).all():
        if row.left in ids or row.right in ids:
            connection.execute(delete(t.judgement).where(t.judgement.c.revision == row.revision))
    drop_evidence(connection, ids, pattern)
    for claim in ids:
        connection.execute(delete(d.incident_claim).where(d.incident_claim.c.claim == claim))


def drop_claims(
    connection: Connection, report: str, spans: Spans, pattern: re.Pattern[str] | None = None
) -> set[str]:
    """Take out the claims of a report whose contents touch `spans`; returns their ids.

    `pattern` finds the words that are removed, where they are known.
    """
    rows = connection.execute(select(t.claim.c.row, t.claim.c.id, t.claim.c.body).where(
        t.claim.c.report == report
    )).all()  # fmt: skip
    gone = [row for row in rows if touches(_content(row.body), spans)]
    for row in gone:
        connection.execute(delete(t.claim).where(t.claim.c.row == row.row))
    for table in (t.review, *_CODED):
        acts = select(table.c.revision, table.c.content).where(table.c.report == report)
        for act in connection.execute(acts).all():
            if touches(_pairs(json.loads(act.content)), spans):
                connection.execute(delete(table).where(table.c.revision == act.revision))
    ids = {row.id for row in gone}
    _untie(connection, report, ids)
    forget_claims(connection, ids, pattern)
    return ids


def _untie(connection: Connection, report: str, ids: set[str]) -> None:
    """Let no claim that stays say that it stands in, or answers, one that is gone."""

    def change(record: dict[str, Any]) -> dict[str, Any]:
        within, answers = record["within"], record["responds_to"]
        gone = answers is not None and answers["claim"] in ids
        return {
            **record,
            "within": None if within in ids else within,
            "responds_to": None if gone else answers,
        }

    _change_claims(connection, report, change)


def _pairs(value: Iterable[Iterable[int]]) -> Spans:
    return tuple(Span(*pair) for pair in value)


def _content(body: bytes) -> Spans:
    return _pairs(json.loads(body)["content"])


def blank_report(connection: Connection, report: str, blanking: Blanking) -> None:
    """Block words in the text of a report, its bytes, its claims, and what people saw of them."""
    packed = select(t.report.c.packed).where(t.report.c.id == report)
    text = blocked(text_of_row(connection.execute(packed).scalar_one()), blanking.spans)
    raw = text.encode("utf-8")
    fresh = {"packed": zlib.compress(raw), "sha256_text": hashlib.sha256(raw).hexdigest()}
    connection.execute(update(t.report).where(t.report.c.id == report).values(**fresh))
    keep_only_text(connection, report, text)
    _change_claims(connection, report, blanking.record)
    for table in _ACTS:
        _blank_acts(connection, table, report, blanking)


def _blank_acts(connection: Connection, table: Table, report: str, blanking: Blanking) -> None:
    for act in connection.execute(select(table).where(table.c.report == report)).all():
        seen = blanking.line(act.seen)
        value = None if act.value is None else blanking.line(act.value)
        if (seen, value) != (act.seen, act.value):
            change = update(table).where(table.c.revision == act.revision)
            connection.execute(change.values(seen=seen, value=value))


def _change_claims(
    connection: Connection, report: str, change: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    rows = select(t.claim.c.row, t.claim.c.body).where(t.claim.c.report == report)
    for row in connection.execute(rows).all():
        before = json.loads(row.body)
        after = change(before)
        if after != before:
            body = json.dumps(after, ensure_ascii=False, separators=(",", ":")).encode()
            connection.execute(update(t.claim).where(t.claim.c.row == row.row).values(body=body))


def blank_words(connection: Connection, blanking: Blanking, report: str | None = None) -> None:
    """Block words in titles, addresses, notes and findings; of one report, or of the ledger."""
    blank_findings(
        connection, blanking, None if report is None else {report, *claims_of(connection, [report])}
    )
    for table, columns in _WORDS.items():
        keys = table.primary_key.columns
        query = select(*keys, *(table.c[name] for name in columns))
        if report is not None:
            if table not in _NOTED:
                continue
            query = query.where((table.c.id if table is t.report else table.c.report) == report)
        for row in connection.execute(query).all():
            told = {name: row._mapping[table.c[name]] for name in columns}
            fresh = {name: blanking.text(words) if words else words for name, words in told.items()}
            if fresh == told:
                continue
            if table is t.issue:  # its key is a hash of its words
                fresh["key"] = "x_" + secrets.token_hex(16)
            here = [key == row._mapping[key] for key in keys]
            connection.execute(update(table).where(*here).values(**fresh))
