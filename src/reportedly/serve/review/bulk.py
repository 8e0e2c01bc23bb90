"""Decides on several claims at once: those marked on a page of the queue, and no others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from reportedly.errors import InvalidRecord, NotFound, ReviewConflict
from reportedly.model.ids import ClaimId
from reportedly.model.review import Review, ReviewAction
from reportedly.serve.access.reviewer import Reviewer
from reportedly.serve.desk import address
from reportedly.serve.review.form import Form
from reportedly.serve.review.page import ReviewRoom
from reportedly.serve.review.walk import filters_in
from reportedly.serve.review.writes import checked, needed, see
from reportedly.store.people.review_making import decision

SHOWN = 25  # claims of the queue on one page, and so the most that are decided at once
MARKED = "on_"  # before the id of a claim that was marked
APART = "."  # between the revisions of acts in an address
_WORDS = {ReviewAction.ACCEPT: "accepted", ReviewAction.REJECT: "rejected"}
_ACTIONS = {"accept": ReviewAction.ACCEPT, "reject": ReviewAction.REJECT}
_REFUSED = (InvalidRecord, NotFound, ReviewConflict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was decided at once, for the page after it."""

    words: str  # "12 claims accepted"; "" if nothing was
    acts: tuple[int, ...]  # revisions of the acts that hold, to take them back
    left: int  # marked claims that were not decided

    @property
    def sent(self) -> str:
        """The acts as a form sends them back."""
        return APART.join(map(str, self.acts))


def decide_marked(room: ReviewRoom, request: Request, form: Form) -> Response:
    """Append a decision on each marked claim; those decided by others meanwhile are left."""
    reviewer = checked(room, request, form)
    action = _ACTIONS.get(form.get("action", ""))
    if action is None:
        raise HTTPException(400, "Claims are accepted or rejected.")
    marked = [name.removeprefix(MARKED) for name in form if name.startswith(MARKED)]
    if len(marked) > SHOWN:
        raise HTTPException(400, f"At most {SHOWN} claims, those on one page, are decided at once.")
    seen, acts, left = needed(form, "seen"), list[int](), 0
    for claim in marked:
        try:
            acts.append(room.bench.add(_act(room, claim, action, reviewer), seen))
        except _REFUSED:
            left += 1
    told = {"done": APART.join(map(str, acts)), "left": str(left) if left else None}
    if not marked:
        told["left"] = "0"
    return see(address("/review", {**filters_in(form), **told}))


def _act(room: ReviewRoom, claim: str, action: ReviewAction, reviewer: Reviewer) -> Review:
    """A decision on a claim as it stands. Raises NotFound if no reading has it any more."""
    report = room.desk.ledger.claim_row(claim).claim.report.id
    items = room.bench.reviewed(report)
    item = next((one for one in items if one.claim.id == ClaimId(claim)), None)
    if item is None:
        raise NotFound(f"no claim {claim} in {report}")
    return decision(item, action, by=reviewer.name, at=datetime.now(UTC), field=None, note="")


def take_marked_back(room: ReviewRoom, request: Request, form: Form) -> Response:
    """Undo acts that were made at once; what somebody has decided on since stays."""
    reviewer = checked(room, request, form)
    seen, left, back = needed(form, "seen"), 0, 0
    for act in numbers_in(form.get("acts", "")):
        try:
            room.bench.undo(act, reviewer.name, seen)
            back += 1
        except _REFUSED:
            left += 1
    told = {"back": str(back), "left": str(left) if left else None}
    return see(address("/review", {**filters_in(form), **told}))


def numbers_in(given: str) -> tuple[int, ...]:
    """The revisions in an address. Raises a 400."""
    parts = [one for one in given.split(APART) if one]
    if len(parts) > SHOWN or not all(
        one.isascii() and one.isdigit() and len(one) < 16 for one in parts
    ):
        raise HTTPException(400, "Which decisions are meant is not understood.")
    return tuple(map(int, parts))


def done_in(room: ReviewRoom, asked: Mapping[str, str], name: str) -> Done | None:
    """What an address says was just decided, as far as it still holds and is the reviewer's."""
    if not asked.keys() & {"done", "left", "back"}:
        return None
    found = [_own(room.bench.act, number, name) for number in numbers_in(asked.get("done", ""))]
    acts = [
        (number, act)
        for number, act in zip(numbers_in(asked.get("done", "")), found, strict=True)
        if act
    ]
    left = asked.get("left", "0")
    if acts:
        words = f"{_claims(len(acts))} {_WORDS.get(acts[0][1].action, 'decided')}"
    else:
        (back,) = numbers_in(asked.get("back", "0")[:15]) or (0,)
        words = f"{_claims(back)} taken back" if back else ""
    return Done(
        words=words,
        acts=tuple(number for number, _ in acts),
        left=int(left) if left.isascii() and left.isdigit() and len(left) < 3 else 0,
    )


def _claims(count: int) -> str:
    return f"{count} claim" + ("" if count == 1 else "s")


def _own(find: Callable[[int], Review], number: int, name: str) -> Review | None:
    """The act of that revision if it is a decision by `name`."""
    try:
        act = find(number)
    except NotFound:
        return None
    return act if act.by == name and act.action in _WORDS else None
