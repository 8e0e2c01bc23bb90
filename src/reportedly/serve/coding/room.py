"""What the pages of coding rounds share: who may do what, and what coders' answers come to."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from reportedly.model.coding import Progress, Round
from reportedly.model.ids import ReportId
from reportedly.model.report import Report
from reportedly.serve.access.csrf import Csrf
from reportedly.serve.access.doors import Doors
from reportedly.serve.access.visitor import Role, Visitor, visitor
from reportedly.serve.desk import Desk
from reportedly.serve.review.bench import CoderBench
from reportedly.serve.review.page import ReviewRoom
from reportedly.store.coding.agreement import PairAgreement
from reportedly.store.coding.units import Difference, Unit
from reportedly.store.recent import Recent

KEPT = 256  # reports whose answers, brought together, are remembered
NO_ACCOUNTS = (
    "Coding needs accounts: without them any name could be typed, and nobody would be blind."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """A report of a round as listed: how far it is, and how much there is to settle."""

    report: Report
    progress: Progress
    differences: int
    settled: int


class CodingRoom:
    """The rounds of one desk."""

    def __init__(self, desk: Desk, doors: Doors) -> None:
        self.desk = desk
        self.doors = doors
        self.csrf = Csrf()
        self.book = desk.ledger.coding
        self._units: Recent[tuple[Unit, ...]] = Recent(KEPT)
        self._agreements: Recent[tuple[PairAgreement, ...]] = Recent(KEPT)

    def visitor(self, role: Role = Role.READER) -> Visitor:
        """Who asks. Raises a 403 for less than `role`, and where there are no accounts."""
        one = visitor()
        if one is None:
            raise HTTPException(403, NO_ACCOUNTS)
        if not one.may(role):
            raise HTTPException(403, f"This needs the account of one who is {role}.")
        return one

    def coder(self, one: Round) -> ReviewRoom:
        """The room in which whoever asks codes. Raises a 403 for all but the round's coders."""
        name = self.visitor(Role.REVIEWER).name
        if name not in one.coders:
            raise HTTPException(403, "You are no coder of this round.")
        return ReviewRoom(self.desk, CoderBench(self.desk.ledger, one, name), self.csrf)

    def units(self, one: Round, report: str) -> tuple[Unit, ...]:
        """The answers of all coders, kept in mind: nobody decides on them any more."""
        key = (one.id, report, self._removals())
        found = self._units.get(key)
        if found is None:
            found = self.book.units(one, report)
            self._units.put(key, found)
        return found

    def _removals(self) -> int:
        """A number that changes when something is sealed, unsealed or taken out."""
        return len(self.desk.ledger.tombstones())

    def differences(self, one: Round, report: str) -> tuple[Difference, ...]:
        """All that the coders of a report do not agree on, in the order of its text."""
        return tuple(item for unit in self.units(one, report) for item in unit.differences())

    def agreement(self, one: Round, ready: tuple[ReportId, ...]) -> tuple[PairAgreement, ...]:
        """How far the coders agree; () before any report can be compared."""
        if not ready:
            return ()
        key = (one.id, ready, self._removals())
        found = self._agreements.get(key)
        if found is None:
            found = self.book.agreement(one)
            self._agreements.put(key, found)
        return found

    def lines(self, one: Round, progress: Mapping[ReportId, Progress]) -> list[ReportLine]:
        """The reports of a round in its order."""
        return [self._line(one, report, item) for report, item in progress.items()]

    def _line(self, one: Round, report: ReportId, progress: Progress) -> ReportLine:
        found = self.differences(one, report) if progress.compared else ()
        held = self.book.rulings(one, report) if progress.compared else {}
        return ReportLine(
            report=self.desk.ledger.report(report),
            progress=progress,
            differences=len(found),
            settled=sum(1 for item in found if (item.unit.key, item.field) in held),
        )

    def page(
        self, request: Request, template: str, *, status: int = 200, **context: object
    ) -> HTMLResponse:
        """A page with forms."""
        return self.csrf.page(self.desk, request, template, status=status, **context)
