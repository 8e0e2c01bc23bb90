"""What reconciling a part asks of a ledger: everything by key, nothing as a whole."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Protocol

from reportedly.model.claim import Claim
from reportedly.model.ids import ClaimId, IncidentId, LineageId, ReportId, StatementId
from reportedly.model.incident import Incident, Lineage, Statement
from reportedly.model.kept import Kept
from reportedly.model.report import Report


class Kind(IntEnum):
    """Under what a report is found again, with the day if there is one."""

    SHINGLE = 0
    WORDING = 1  # all its shingles
    TELLING = 2  # it is compared in search of respins
    FACT = 3  # of a telling
    HARD = 4  # likewise: a name, figure or time
    ROOM = 5  # its newsroom as it is spelled there
    NAME = 6  # the first by letters of the words that a source is named by, or called for short
    ASK = 7  # an office without its holder
    TITLE = 8  # words of its title
    SPEAKER = 9  # a voice, and the day of publication
    SCENE = 10  # a place and kind of happening, and its day
    LATER = 11  # what it supersedes
    WORK = 12
    LINEAGE = 13
    ASKED = 14  # what a happening without place or day names, and some days


class Tally(IntEnum):
    """What is counted under a key, over all reports."""

    ROOM = 0  # spellings of a newsroom
    NAME = 1  # of a name of sources: spellings, kinds and parties
    WORD = 2  # names that have a word
    TOLD = 3  # names told in a lineage
    HOLDER = 4  # holders of an office
    HELD = 5  # offices of a holder
    PLACE = 6  # places of a name
    POINTED = 7  # happenings that tell of what is named, on some days


Posting = tuple[int, int, int]  # kind, key, day
Count = tuple[int, str, str]  # tally, key, value


class Desk(Protocol):
    """A ledger that is being reconciled."""

    def reports(self, ids: Iterable[str]) -> Mapping[ReportId, Report]:
        """Those of the reports that are there."""
        ...

    def claims_of(self, reports: Iterable[str]) -> Sequence[Claim]:
        """Their claims as they count."""
        ...

    def claims(self, ids: Iterable[str]) -> Sequence[Claim]:
        """Those of the claims that count."""
        ...

    def contents(self, claims: Iterable[str]) -> Mapping[ClaimId, str]:
        """The words of claims."""
        ...

    def lineages_of(self, reports: Iterable[str]) -> Sequence[Lineage]:
        """The lineages, as stored, that have one of the reports."""
        ...

    def lineage_ids(self, reports: Iterable[str]) -> Mapping[ReportId, LineageId]:
        """The lineage, as stored, of each report."""
        ...

    def carriers(self, claims: Iterable[str]) -> Mapping[ClaimId, tuple[ReportId, str]]:
        """The report of each claim that counts, and when it was published, "" when unknown."""
        ...

    def statements_of(self, claims: Iterable[str]) -> Mapping[ClaimId, StatementId]:
        """The statement, as stored, of each claim that has one."""
        ...

    def statements(self, ids: Iterable[str]) -> Sequence[Statement]:
        """The statements as stored."""
        ...

    def incidents_of(self, claims: Iterable[str]) -> Mapping[IncidentId, Incident]:
        """The incidents, as stored, that have one of the claims."""
        ...

    def kept(self, ids: Iterable[str]) -> Mapping[ReportId, Kept]:
        """What is kept of the reports."""
        ...

    def numbered(self, numbers: Iterable[int]) -> Sequence[Kept]:
        """The same by their numbers."""
        ...

    def next_number(self) -> int:
        """A number no report has."""
        ...

    def any_undated(self) -> bool:
        """True if a report without a day is kept."""
        ...

    def at(
        self, kind: int, key: int, first: int, last: int, most: int | None = None
    ) -> Sequence[tuple[int, int]]:
        """Days and numbers of the reports under a key on these days, in order; `most` of them."""
        ...

    def days(self, kind: int, key: int, first: int, last: int) -> Sequence[int]:
        """The days on which reports are found under a key, each once, in order."""
        ...

    def counted(self, tally: int, key: str) -> Mapping[str, int]:
        """How often each value was counted under a key."""
        ...

    def keep(self, kept: Kept) -> None:
        """Keep this of a report in place of what was kept."""
        ...

    def forget(self, number: int) -> None:
        """Keep nothing of a report any more."""
        ...

    def post(self, number: int, added: Iterable[Posting], gone: Iterable[Posting]) -> None:
        """Find a report under these keys, and under others no longer."""
        ...

    def count(self, changes: Iterable[tuple[Count, int]]) -> None:
        """Add to what is counted; what comes to nothing is forgotten."""
        ...
