"""Where a person decides on claims: in the ledger itself, or as one coder of a round."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from reportedly.model.coding import Progress, Round
from reportedly.model.ids import ReportId
from reportedly.model.review import Review, ReviewAction
from reportedly.store.ledger import Ledger
from reportedly.store.people.anchoring import PlacedReview
from reportedly.store.people.corrected import Reviewed

READ_WORDS = "mark the report as read in full"
DONE_WORDS = "finish the report: every claim is decided, and nothing is missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingBar:
    """What the page of a coder says of the round."""

    round: Round
    number: int  # of the report, from 1
    done: int | None  # the act by which this coder has finished it
    over: bool  # what is decided has been compared; nothing more is decided
    left: int  # reports that this coder has not finished


class Bench(Protocol):
    """The claims of reports as somebody sees them, and where decisions go."""

    @property
    def base(self) -> str:
        """Where its pages are: "/review"."""

    @property
    def finishing(self) -> str:
        """What marking a report as read means."""

    def reviewed(self, report: str) -> tuple[Reviewed, ...]:
        """The claims as they stand."""

    def acts(self, report: str) -> tuple[PlacedReview, ...]:
        """Every act on a report."""

    def act(self, number: int) -> Review:
        """One act; raises NotFound."""

    def last(self, name: str, report: str) -> tuple[int, Review] | None:
        """The last act of somebody that holds, as far as a page of `report` may take it back."""

    def add(self, act: Review, since: int) -> int:
        """Append an act."""

    def undo(self, number: int, by: str, since: int) -> int:
        """Take an act back."""

    def onward(self, report: str) -> str:
        """Where to go when a report has been marked as read."""

    def bar(self, report: str) -> CodingBar | None:
        """What the page says of the round; None outside of one."""


class LedgerBench:
    """Review: what is decided counts in the ledger at once."""

    base = "/review"
    finishing = READ_WORDS

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def reviewed(self, report: str) -> tuple[Reviewed, ...]:
        """The claims as people have left them."""
        return self._ledger.reviewed(report)

    def acts(self, report: str) -> tuple[PlacedReview, ...]:
        """Every act of review."""
        return self._ledger.reviews(report)

    def act(self, number: int) -> Review:
        """The act of that revision; raises NotFound."""
        return self._ledger.review(number)

    def last(self, name: str, report: str) -> tuple[int, Review] | None:
        """The last act of somebody that holds, on any report."""
        return self._ledger.last_review(name)

    def add(self, act: Review, since: int) -> int:
        """Append an act of review."""
        return self._ledger.add_review(act, since=since)

    def undo(self, number: int, by: str, since: int) -> int:
        """Take an act of review back."""
        return self._ledger.undo_review(number, by=by, at=datetime.now(UTC), since=since)

    def onward(self, report: str) -> str:
        """The same page."""
        return f"{self.base}/{report}"

    def bar(self, report: str) -> None:
        """There is no round."""
        return


class CoderBench:
    """Coding: what is decided is kept for one coder, and the ledger's reading does not move."""

    finishing = DONE_WORDS

    def __init__(self, ledger: Ledger, one: Round, coder: str) -> None:
        self._book = ledger.coding
        self._round = one
        self._coder = coder
        self.base = f"/coding/{one.id}/code"

    def reviewed(self, report: str) -> tuple[Reviewed, ...]:
        """The claims as this coder has left them."""
        return self._book.claims(self._round, report, self._coder)

    def acts(self, report: str) -> tuple[PlacedReview, ...]:
        """This coder's acts."""
        return self._book.acts(self._round, report, self._coder)

    def act(self, number: int) -> Review:
        """An act of this coder; raises NotFound for any other."""
        return self._book.act(self._round, number, self._coder)

    def last(self, name: str, report: str) -> tuple[int, Review] | None:
        """The last act of this coder on the report."""
        return self._book.last(self._round, report, self._coder)

    def add(self, act: Review, since: int) -> int:
        """Append an act of this coder."""
        return self._book.add(self._round, act, since=since)

    def undo(self, number: int, by: str, since: int) -> int:
        """Take an act of this coder back."""
        return self._book.undo(self._round, number, by=self._coder, at=datetime.now(UTC))

    def onward(self, report: str) -> str:
        """The next report that this coder has not finished, else the page of the round."""
        left = self._left(list(self._book.progress(self._round).values()), report)
        return f"{self.base}/{left[0]}" if left else f"/coding/{self._round.id}"

    def _left(self, progress: list[Progress], here: str) -> list[ReportId]:
        """Reports to be finished: those after `here`, then those before it."""
        at = next((i for i, item in enumerate(progress) if item.report == here), -1)
        ahead = [*progress[at + 1 :], *progress[: max(at, 0)]]
        return [item.report for item in ahead if self._coder not in item.done and not item.revealed]

    def bar(self, report: str) -> CodingBar:
        """Where the coder is in the round."""
        progress = self._book.progress(self._round)
        order = list(progress)
        held = [item.revision for item in self.acts(report)
                if item.review.action is ReviewAction.READ and not item.undone]  # fmt: skip
        open_ones = [item for item in progress.values() if self._coder not in item.done]
        return CodingBar(
            round=self._round,
            number=order.index(ReportId(report)) + 1,
            done=held[-1] if held else None,
            over=progress[ReportId(report)].revealed,
            left=len(open_ones),
        )
