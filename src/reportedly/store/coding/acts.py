"""What one coder decides in a round: acts like those of review, kept apart from them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, insert, select

from reportedly.errors import InvalidRecord, NotFound, ReviewConflict
from reportedly.model.claim import Claim
from reportedly.model.coding import Round
from reportedly.model.review import Review, ReviewAction
from reportedly.model.span import touches
from reportedly.store import tables as t
from reportedly.store.coding.rounds import progress_of
from reportedly.store.people.anchoring import PlacedReview, place_reviews, undone_acts
from reportedly.store.people.corrected import Reviewed, reviewed_claims
from reportedly.store.people.decisions import review_of_row
from reportedly.store.people.review_acts import act_words
from reportedly.store.reading import bare_claims
from reportedly.store.removal.seals import SEALED_REPORTS, pieces_of
from reportedly.store.report_rows import compact
from reportedly.store.transactions import Transaction


def claims_shown(connection: Connection, one: Round, report: str) -> tuple[Claim, ...]:
    """The machine's claims that coders begin with: of the reading that counted at the opening."""
    return bare_claims(connection, report, one.revision) if one.shows_machine else ()


def acts_of(
    connection: Connection, one: Round, report: str, coder: str
) -> list[tuple[int, Review]]:
    """Every act of a coder on a report, oldest first, without those on words that are sealed."""
    acts, sealed = t.coding_act.c, pieces_of(connection, report)
    query = select(t.coding_act).where(acts.round == one.id, acts.report == report)
    query = query.where(acts.by == coder, acts.report.not_in(SEALED_REPORTS))
    rows = connection.execute(query.order_by(acts.revision))
    found = [(row.revision, review_of_row(row)) for row in rows]
    return [act for act in found if not sealed or not touches(act[1].content, sealed)]


def placed_acts(
    connection: Connection, one: Round, report: str, coder: str
) -> tuple[PlacedReview, ...]:
    """The same acts, each where it stands on the claims that were shown."""
    claims = claims_shown(connection, one, report)
    return place_reviews(acts_of(connection, one, report, coder), claims)


def coded_claims(
    connection: Connection, one: Round, report: str, coder: str
) -> tuple[Reviewed, ...]:
    """The claims of a report as one coder has left them, then those this coder added."""
    claims = claims_shown(connection, one, report)
    acts = acts_of(connection, one, report, coder)
    return reviewed_claims(claims, place_reviews(acts, claims))


def add_act(tx: Transaction, one: Round, act: Review, since: int | None) -> int:
    """Append an act of a coder; returns its revision. Raises what says why it cannot be.

    InvalidRecord: no coder of this round, coding is over, or finished with claims undecided.
    ReviewConflict: the same coder has decided on the same after revision `since`, elsewhere.
    """
    connection = tx.connection
    mine = acts_of(connection, one, act.report, act.by)
    _check_open(connection, one, act, mine)
    later = [item for number, item in mine if since is not None and number > since]
    same = [item for item in later if item.content == act.content]
    if same:
        raise ReviewConflict(act_words(same[-1]))
    if act.action is ReviewAction.READ:
        _check_decided(coded_claims(connection, one, act.report, act.by))
    own = [column.name for column in t.coding_act.c if column.name not in _OURS]
    row = {name: getattr(act, name) for name in own}
    row |= {"content": compact([list(span) for span in act.content]), "at": act.at.isoformat()}
    tx.connection.execute(insert(t.coding_act), {**row, "round": one.id, "revision": tx.revision})
    return tx.revision


_OURS = ("revision", "round")


def _check_open(
    connection: Connection, one: Round, act: Review, mine: Sequence[tuple[int, Review]]
) -> None:
    if act.by not in one.coders:
        raise InvalidRecord(f"{act.by} is no coder of “{one.name}”")
    progress = progress_of(connection, one).get(act.report)
    if progress is None:
        raise NotFound(f"no report {act.report} in “{one.name}”")
    if progress.revealed:
        raise InvalidRecord("coding of this report is over: its decisions have been compared")
    taken = next((item.action for number, item in mine if number == act.undoes), None)
    if act.by in progress.done and taken is not ReviewAction.READ:
        raise InvalidRecord("you have finished this report; take that back first")


def _check_decided(items: Sequence[Reviewed]) -> None:
    """A claim that nobody has decided on is not taken for an accepted one."""
    left = sum(1 for item in items if item.status is None)
    if left:
        claims = "1 claim is" if left == 1 else f"{left} claims are"
        raise InvalidRecord(f"{claims} undecided; decide on every claim before you finish")


def undo_act(
    tx: Transaction, one: Round, act: int, *, by: str, at: datetime, note: str = ""
) -> int:
    """Take an act of the same coder back. Raises NotFound, InvalidRecord or ReviewConflict."""
    taken = find_act(tx.connection, one, act, by)
    mine = acts_of(tx.connection, one, taken.report, by)
    if act in undone_acts([(number, item.undoes) for number, item in mine]):
        raise ReviewConflict(f"the act of revision {act} has been taken back already")
    undo = replace(taken, action=ReviewAction.UNDO, value=None, by=by, at=at, note=note, undoes=act)
    return add_act(tx, one, undo, None)


def find_act(connection: Connection, one: Round, act: int, coder: str) -> Review:
    """The act of that coder that a revision names; raises NotFound, also for another's."""
    acts = t.coding_act.c
    query = select(t.coding_act).where(acts.revision == act, acts.round == one.id)
    row = connection.execute(query.where(acts.by == coder)).first()
    if row is None or row.report not in one.reports:
        raise NotFound(f"no decision of revision {act}")
    return review_of_row(row)


def last_act(
    connection: Connection, one: Round, report: str, coder: str
) -> tuple[int, Review] | None:
    """The last act of a coder on a report that holds and takes nothing back."""
    mine = acts_of(connection, one, report, coder)
    undone = undone_acts([(number, act.undoes) for number, act in mine])
    held = [item for item in mine if item[1].action is not ReviewAction.UNDO]
    return next((item for item in reversed(held) if item[0] not in undone), None)
