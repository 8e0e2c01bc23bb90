"""Acts of review against what others have done in the meantime, and what they come to."""

from datetime import datetime

from sqlalchemy import Connection, select

from reportedly.errors import NotFound, ReviewConflict
from reportedly.model.ids import ReportId
from reportedly.model.review import Review, ReviewAction
from reportedly.store import tables as t
from reportedly.store.people.anchoring import PlacedReview, find_anchor, place_reviews, undone_acts
from reportedly.store.people.decisions import insert_review, review_of_row, reviews_of
from reportedly.store.reading import bare_claims
from reportedly.store.removal.seals import SEALED_REPORTS
from reportedly.store.report_rows import not_sealed
from reportedly.store.transactions import Transaction

LOOKED_BACK = 500  # acts among which the last one of a reviewer is looked for
DID = {
    ReviewAction.ACCEPT: "accepted it",
    ReviewAction.REJECT: "rejected it",
    ReviewAction.REPLACE: "corrected it",
    ReviewAction.ADD: "added it",
    ReviewAction.READ: "marked the report as read",
    ReviewAction.UNDO: "took a decision back",
}


def add_act(tx: Transaction, review: Review, since: int | None) -> int:
    """Append an act; returns the revision that names it. Raises NotFound.

    Raises ReviewConflict if the same claim was decided on after revision `since`.
    """
    if since is not None:
        later = _acts_on_the_same(tx.connection, review, since)
        if later:
            raise ReviewConflict(act_words(later[-1].review))
    return insert_review(tx, review)


def _acts_on_the_same(connection: Connection, review: Review, since: int) -> list[PlacedReview]:
    """Acts after `since` on the claim, addition or report that `review` is about."""
    claims = bare_claims(connection, review.report)
    anchor = find_anchor(review, claims)[1]
    placed = place_reviews(reviews_of(connection, review.report), claims)
    return [
        item
        for item in placed
        if item.revision > since
        and (item.review.content == review.content or (anchor and item.claim == anchor))
    ]


def act_words(act: Review) -> str:
    """Who did what, when: "Ada rejected it on 2031-03-05 at 08:30 UTC"."""
    return f"{act.by} {DID[act.action]} on {act.at:%Y-%m-%d} at {act.at:%H:%M} UTC"


def find_act(connection: Connection, revision: int) -> Review:
    """The act that `revision` names. Raises NotFound."""
    query = select(t.review).where(t.review.c.revision == revision)
    row = connection.execute(query.where(t.review.c.report.not_in(SEALED_REPORTS))).first()
    if row is None:
        raise NotFound(f"no review of revision {revision}")
    return review_of_row(row)


def undo_of(connection: Connection, act: int, *, by: str, at: datetime, note: str) -> Review:
    """The act that takes the one of revision `act` back. Raises NotFound or ReviewConflict."""
    taken = find_act(connection, act)
    others = [(number, one.undoes) for number, one in reviews_of(connection, taken.report)]
    if act in undone_acts(others):
        raise ReviewConflict(f"the act of revision {act} has been taken back already")
    return Review(
        report=taken.report,
        content=taken.content,
        field=taken.field,
        action=ReviewAction.UNDO,
        value=None,
        seen=taken.seen,
        claim=taken.claim,
        by=by,
        at=at,
        note=note,
        undoes=act,
    )


def last_act(connection: Connection, by: str) -> tuple[int, Review] | None:
    """The last act of `by` that holds and takes nothing back, with its revision."""
    shown = select(t.review).where(t.review.c.report.not_in(SEALED_REPORTS))
    query = shown.order_by(t.review.c.revision.desc()).limit(LOOKED_BACK)
    rows = connection.execute(query).all()
    undone = undone_acts([(row.revision, row.undoes) for row in rows])
    for row in rows:
        if row.by == by and row.action != ReviewAction.UNDO and row.revision not in undone:
            return row.revision, review_of_row(row)
    return None


def reports_with_acts(connection: Connection) -> tuple[ReportId, ...]:
    """The reports that have an act of review, in order of arrival."""
    query = (
        select(t.report.c.id)
        .where(t.report.c.id.in_(select(t.review.c.report)), not_sealed())
        .order_by(t.report.c.row)
    )
    return tuple(ReportId(id) for id in connection.execute(query).scalars())  # noqa: A001


def report_with_text(
    connection: Connection, sha256: str, prefer: str | None = None
) -> ReportId | None:
    """A report whose text has that hash, `prefer` if it is one; else the first to arrive."""
    query = select(t.report.c.id).where(t.report.c.sha256_text == sha256, not_sealed())
    found = connection.execute(query.order_by(t.report.c.row)).scalars().all()
    if not found:
        return None
    return ReportId(prefer if prefer is not None and prefer in found else found[0])
