"""What people decide, appended: reviews of claims, judgements of pairs."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, insert, or_, select

from reportedly.errors import NotFound, ReviewConflict
from reportedly.model.claim import Claim, ReviewMark
from reportedly.model.ids import ClaimId, ReportId
from reportedly.model.review import Judgement, Review, ReviewAction, Verdict
from reportedly.model.span import Span, touches
from reportedly.store import tables as t
from reportedly.store.people.anchoring import marks, place_reviews, undone_acts
from reportedly.store.removal.seals import SEALED_CLAIMS, SEALED_REPORTS, is_sealed, pieces_of
from reportedly.store.report_rows import AT, at, compact
from reportedly.store.transactions import Transaction

_REVIEWS = (
    select(t.review)
    .where(t.review.c.report == bindparam("report"), t.review.c.revision <= AT)
    .order_by(t.review.c.revision)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptJudgement:
    """A judgement with the revision that names it, and whether it has been taken back."""

    judgement: Judgement
    revision: int
    undone: bool


def insert_review(tx: Transaction, review: Review) -> int:
    """Append one act of review; returns the revision that names it. Raises NotFound."""
    known = select(t.report.c.row).where(t.report.c.id == review.report)
    if tx.connection.execute(known).first() is None:
        raise NotFound(f"no report {review.report}")
    if review.action is ReviewAction.UNDO or review.undoes is not None:
        _check_undoes(tx, t.review, review.undoes)
    row = {
        "revision": tx.revision,
        "report": review.report,
        "content": compact([list(span) for span in review.content]),
        "field": review.field,
        "action": review.action,
        "value": review.value,
        "seen": review.seen,
        "claim": review.claim,
        "by": review.by,
        "at": review.at.isoformat(),
        "note": review.note,
        "undoes": review.undoes,
    }
    tx.connection.execute(insert(t.review), row)
    return tx.revision


def _check_undoes(tx: Transaction, table: Table, revision: int | None) -> None:
    query = select(table.c.revision).where(table.c.revision == revision)
    if tx.connection.execute(query).first() is None:
        raise NotFound(f"revision {revision} is no {table.name} that could be taken back")


def reviews_of(
    connection: Connection, report: str, revision: int | None = None
) -> list[tuple[int, Review]]:
    """Every act of review of `report` at `revision`, oldest first, with the revision naming it."""
    if is_sealed(connection, report):
        return []
    sealed = pieces_of(connection, report)
    rows = connection.execute(_REVIEWS, {"report": report, **at(revision)})
    acts = [(row.revision, review_of_row(row)) for row in rows]
    return [act for act in acts if not sealed or not touches(act[1].content, sealed)]


def review_of_row(row: Row[Any]) -> Review:
    """The act that a row of the ledger holds."""
    return Review(
        report=ReportId(row.report),
        content=tuple(Span(start, end) for start, end in json.loads(row.content)),
        field=row.field,
        action=ReviewAction(row.action),
        value=row.value,
        seen=row.seen,
        claim=ClaimId(row.claim) if row.claim else None,
        by=row.by,
        at=datetime.fromisoformat(row.at),
        note=row.note,
        undoes=row.undoes,
    )


def marks_of(
    connection: Connection, report: str, claims: Sequence[Claim], revision: int | None = None
) -> dict[ClaimId, ReviewMark]:
    """The standing that reviews at `revision` give to `claims`, a reading of `report`."""
    acts = reviews_of(connection, report, revision)
    return marks(place_reviews(acts, claims)) if acts else {}


def insert_judgement(tx: Transaction, judgement: Judgement) -> int:
    """Append a judgement; returns the revision that names it. Raises NotFound for a bad undo."""
    if judgement.undoes is not None:
        _check_undoes(tx, t.judgement, judgement.undoes)
    row = {
        "revision": tx.revision,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict,
        "by": judgement.by,
        "at": judgement.at.isoformat(),
        "note": judgement.note,
        "undoes": judgement.undoes,
    }
    tx.connection.execute(insert(t.judgement), row)
    return tx.revision


def insert_undo(tx: Transaction, revision: int, by: str, at: datetime, note: str) -> int:
    """Append a judgement that takes the one of `revision` back.

    Raises NotFound, and ReviewConflict if it has been taken back already.
    """
    row = tx.connection.execute(
        select(t.judgement).where(t.judgement.c.revision == revision)
    ).first()
    if row is None:
        raise NotFound(f"revision {revision} is no judgement that could be taken back")
    acts = tx.connection.execute(select(t.judgement.c.revision, t.judgement.c.undoes)).all()
    if revision in undone_acts([(act.revision, act.undoes) for act in acts]):
        raise ReviewConflict(f"the judgement of revision {revision} has been taken back already")
    return insert_judgement(tx, replace(_judgement(row), by=by, at=at, note=note, undoes=revision))


def judgement_at(connection: Connection, revision: int) -> Judgement:
    """The judgement that a revision names. Raises NotFound."""
    row = connection.execute(select(t.judgement).where(t.judgement.c.revision == revision)).first()
    if row is None:
        raise NotFound(f"no judgement of revision {revision}")
    return _judgement(row)


def judgements_of(
    connection: Connection, about: str | None = None, revision: int | None = None
) -> tuple[KeptJudgement, ...]:
    """Judgements at `revision`, oldest first; only those with the id `about` in them, if given.

    An act of taking back is in the list too, with `undoes` set: it decides nothing itself.
    """
    query = select(t.judgement).where(t.judgement.c.revision <= AT)
    if about is not None:
        query = query.where(or_(t.judgement.c.left == about, t.judgement.c.right == about))
    for side in (t.judgement.c.left, t.judgement.c.right):
        query = query.where(side.not_in(SEALED_REPORTS), side.not_in(SEALED_CLAIMS))
    rows = connection.execute(query.order_by(t.judgement.c.revision), at(revision)).all()
    undone = undone_acts([(row.revision, row.undoes) for row in rows])
    return tuple(
        KeptJudgement(
            judgement=_judgement(row), revision=row.revision, undone=row.revision in undone
        )
        for row in rows
    )


def _judgement(row: Row[Any]) -> Judgement:
    return Judgement(
        left=row.left,
        right=row.right,
        verdict=Verdict(row.verdict),
        by=row.by,
        at=datetime.fromisoformat(row.at),
        note=row.note,
        undoes=row.undoes,
    )
