"""In which order claims come under the eyes of a reviewer: through a report, or by confidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException

from reportedly.errors import NotFound
from reportedly.model.ids import ClaimId, ReportId
from reportedly.serve.dates import checked_day
from reportedly.serve.desk import Desk, address
from reportedly.serve.reports.segments import whole
from reportedly.store.people.corrected import Reviewed
from reportedly.store.people.review_queue import Waiting
from reportedly.store.questions.claim_query import ClaimQuery
from reportedly.store.recent import Recent

ASKED = ("publisher", "place", "event", "since", "until")  # filters of the queue, as for claims
IN_QUEUE = 500  # claims of one queue that are walked through before it is asked for again
KEPT = 16  # queues remembered
LONGEST = 200  # characters of a filter
Step = tuple[ReportId, ClaimId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """What comes before and after a claim; `waiting` is the next undecided one."""

    before: Step | None
    after: Step | None
    waiting: Step | None


def filters_in(parameters: Mapping[str, str]) -> dict[str, str]:
    """The filters of an address or a form; "way" says that the queue is walked, not the report."""
    found = {n: v for n in ASKED if (v := parameters.get(n, "").strip())}
    if any(len(value) > LONGEST for value in found.values()):
        raise HTTPException(400, f"A filter is longer than {LONGEST} characters.")
    for name in ("since", "until"):
        checked_day(name, found.get(name))
    return found | ({"way": "queue"} if parameters.get("way") == "queue" else {})


def query_of(filters: Mapping[str, str]) -> ClaimQuery:
    """Claims of current reports that wait for a person."""
    asked = {name: value for name, value in filters.items() if name in ASKED}
    return ClaimQuery(**asked, review="none", status="current")  # type: ignore[arg-type]


def step_address(
    step: Step, filters: Mapping[str, str], base: str = "/review", **more: str | None
) -> str:
    """Where a claim is reviewed; its number in the text is scrolled to."""
    report, claim = step
    return address(f"{base}/{report}", {"claim": claim, **filters, **more}) + f"#t_{claim}"


def walk_report(items: Sequence[Reviewed], here: ClaimId | None) -> Walk:
    """Through one report in order of its text; from its end to what was left out."""
    ordered = sorted(items, key=lambda item: whole(item.claim).start)
    steps = [(item.claim.report.id, item.claim.id) for item in ordered]
    at = next((i for i, step in enumerate(steps) if step[1] == here), -1)
    round_ = [*ordered[at + 1 :], *ordered[: max(at, 0)]]
    left = (item for item in round_ if item.status is None)
    waiting = next(left, None)
    return Walk(
        before=steps[at - 1] if at > 0 else None,
        after=steps[at + 1] if at + 1 < len(steps) else None,
        waiting=(waiting.claim.report.id, waiting.claim.id) if waiting else None,
    )


class Queues:
    """Walks through the ledger by confidence. A queue is asked for once and then walked through."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: Recent[tuple[Step, ...]] = Recent(KEPT)

    def walk(self, filters: Mapping[str, str], here: ClaimId | None) -> Walk:
        """What comes before and after `here`; decided claims are passed over."""
        query = query_of(filters)
        steps = self._kept.get(query) or self.ask(filters).steps
        at = next((i for i, step in enumerate(steps) if step[1] == here), -1)
        after = self._first_waiting(steps[at + 1 :])
        waiting = after or self._first_waiting(steps[: max(at, 0)])
        if waiting is None:  # what was asked for has been gone through; there may be more
            anew = self.ask(filters).steps
            waiting = self._first_waiting([step for step in anew if step[1] != here])
        return Walk(before=steps[at - 1] if at > 0 else None, after=after, waiting=waiting)

    def _first_waiting(self, steps: Sequence[Step]) -> Step | None:
        return next((step for step in steps if self._waits(step[1])), None)

    def ask(self, filters: Mapping[str, str]) -> Waiting:
        """Ask the ledger for the queue anew: its first claims, and how many there are."""
        query = query_of(filters)
        found = self._desk.ledger.waiting(query, limit=IN_QUEUE)
        self._kept.put(query, found.steps)
        return found

    def _waits(self, claim: ClaimId) -> bool:
        """True if nobody has decided on the claim, and it is still in a reading."""
        try:
            return self._desk.ledger.claim_row(claim).claim.review is None
        except NotFound:
            return False
