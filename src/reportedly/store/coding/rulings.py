"""What an adjudicator decides on differences: rows here, beside ordinary acts of review."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from reportedly.errors import InvalidRecord, NotFound, ReviewConflict
from reportedly.model.coding import Round, RoundId, Ruling, RulingKind
from reportedly.model.ids import ReportId
from reportedly.model.review import Review, ReviewAction
from reportedly.model.span import Span, touches
from reportedly.store import tables as t
from reportedly.store.derive import derive_reports
from reportedly.store.people.anchoring import undone_acts
from reportedly.store.people.decisions import insert_review, reviews_of
from reportedly.store.people.review_acts import undo_of
from reportedly.store.removal.seals import SEALED_REPORTS, pieces_of
from reportedly.store.report_rows import compact, storable
from reportedly.store.transactions import Transaction

Key = tuple[str, str | None]  # unit and field: names a difference within its report


def every_ruling(connection: Connection, one: Round, report: str) -> list[Ruling]:
    """Every ruling on a report, oldest first, those taken back too."""
    rows, sealed = t.coding_ruling.c, pieces_of(connection, report)
    query = select(t.coding_ruling).where(rows.round == one.id, rows.report == report)
    query = query.where(rows.report.not_in(SEALED_REPORTS)).order_by(rows.revision)
    found = [_ruling(row) for row in connection.execute(query)]
    return [item for item in found if not sealed or not touches(item.content, sealed)]


def rulings_of(connection: Connection, one: Round, report: str) -> Mapping[Key, Ruling]:
    """The rulings on a report that hold: neither they nor their act of review are taken back."""
    every = every_ruling(connection, one, report)
    taken_back = (ReviewAction.UNDO,)  # an addition that replaces another keeps its ruling
    acts = [
        (number, act.undoes if act.action in taken_back else None)
        for number, act in reviews_of(connection, report)
    ]
    undone = undone_acts([(item.revision, item.undoes) for item in every]) | undone_acts(acts)
    return {
        (item.unit, item.field): item
        for item in every
        if item.kind is not RulingKind.UNDO and item.revision not in undone
    }


def _ruling(row: Row[Any]) -> Ruling:
    return Ruling(
        round=RoundId(row.round),
        report=ReportId(row.report),
        unit=row.unit,
        field=row.field,
        content=tuple(Span(*pair) for pair in json.loads(row.content)),
        kind=RulingKind(row.kind),
        taken=row.taken,
        review=row.review,
        by=row.by,
        at=datetime.fromisoformat(row.at),
        own=row.own,
        note=row.note,
        revision=row.revision,
        undoes=row.undoes,
    )


def insert_ruling(tx: Transaction, one: Round, ruling: Ruling, act: Review | None) -> int:
    """Append a ruling and the act of review it becomes; returns their revision."""
    _check_adjudicator(one, ruling)
    if (ruling.unit, ruling.field) in rulings_of(tx.connection, one, ruling.report):
        raise ReviewConflict("somebody has settled this difference")
    if act is not None:
        insert_review(tx, act)
    _insert(tx, ruling, tx.revision if act is not None else None)
    derive_reports(tx.connection, [ruling.report])
    return tx.revision


def _check_adjudicator(one: Round, ruling: Ruling) -> None:
    if ruling.by in one.coders and not ruling.own:
        raise InvalidRecord(f"{ruling.by} has coded in this round, and must say so to settle it")


def _insert(tx: Transaction, ruling: Ruling, review: int | None) -> None:
    row = {name: getattr(ruling, name) for name in t.coding_ruling.c.keys()}  # noqa: SIM118
    row |= {"content": compact([list(span) for span in ruling.content])}
    row |= {"at": ruling.at.isoformat(), "note": storable(ruling.note)}
    row |= {"revision": tx.revision, "review": review}
    tx.connection.execute(insert(t.coding_ruling), row)


def undo_ruling(
    tx: Transaction, one: Round, revision: int, *, by: str, at: datetime, own: bool
) -> Ruling:
    """Take a ruling back, with the act of review it became. Raises NotFound or ReviewConflict."""
    connection = tx.connection
    taken = find_ruling(connection, one, revision)
    holding = rulings_of(connection, one, taken.report).values()
    if revision not in [item.revision for item in holding]:
        raise ReviewConflict(f"the decision of revision {revision} has been taken back already")
    undo = Ruling(
        round=one.id,
        report=taken.report,
        unit=taken.unit,
        field=taken.field,
        content=taken.content,
        kind=RulingKind.UNDO,
        taken=None,
        review=None,
        by=by,
        at=at,
        own=own,
        note="",
        revision=0,
        undoes=revision,
    )
    _check_adjudicator(one, undo)
    if taken.review is not None:
        insert_review(tx, undo_of(connection, taken.review, by=by, at=at, note=""))
    _insert(tx, undo, tx.revision if taken.review is not None else None)
    derive_reports(connection, [taken.report])
    return taken


def find_ruling(connection: Connection, one: Round, revision: int) -> Ruling:
    """The ruling of that revision; raises NotFound."""
    rows = t.coding_ruling.c
    query = select(t.coding_ruling).where(rows.round == one.id, rows.revision == revision)
    row = connection.execute(query.where(rows.report.not_in(SEALED_REPORTS))).first()
    if row is None:
        raise NotFound(f"no decision of revision {revision}")
    return _ruling(row)


def last_ruling(rulings: Sequence[Ruling], by: str) -> Ruling | None:
    """The last of these that somebody made."""
    mine = [item for item in rulings if item.by == by]
    return max(mine, key=lambda item: item.revision, default=None)
