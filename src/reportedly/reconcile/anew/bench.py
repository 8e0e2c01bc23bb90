"""What reconciling everything in slices asks of a ledger, beside what a part asks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from reportedly.model.claim import Claim
from reportedly.model.ids import ReportId
from reportedly.model.incident import Account, Incident, Lineage, Statement
from reportedly.model.kept import Said
from reportedly.reconcile.part.desk import Desk, Posting

Key = tuple[str, str, int]  # place, kind and day of an incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a slice of a stage has found; it is stored before the next slice begins."""

    lineages: Sequence[Lineage] = ()
    statements: Sequence[Statement] = ()
    incidents: Sequence[Incident] = ()
    accounts: Sequence[Account] = ()
    claims: Sequence[Claim] = ()  # every claim of some reports, as it was found


class Bench(Desk, Protocol):
    """A ledger that is reconciled anew: at first nothing is kept of any report."""

    def every_report(self) -> Sequence[ReportId]:
        """The reports that may be shown, in order of their ids."""
        ...

    def note_wording(self, rows: Iterable[Posting], number: int) -> None:
        """Keep under which shingles a report is to be found when all is done."""
        ...

    def note_said(self, rows: Iterable[Said]) -> None:
        """Remember what voices said."""
        ...

    def said(self) -> Iterator[Said]:
        """All of it by voice, of each in order of the day, undated first."""
        ...

    def note_scenes(self, keys: Iterable[Key]) -> None:
        """Remember that there may be such incidents."""
        ...

    def scenes(self) -> Iterator[Key]:
        """All of them, each once, in order of the day."""
        ...
