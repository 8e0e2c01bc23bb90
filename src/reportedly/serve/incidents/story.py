"""How the telling of an incident changed: each version, denial and copy where it stands first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reportedly import wording
from reportedly.model.ids import ClaimId, ReportId
from reportedly.model.incident import Account, Descent, Origin, Proposition, Stance
from reportedly.serve.claims.called import who_words
from reportedly.serve.incidents.account import OCCURRED, denied_words
from reportedly.serve.reports.versions import LaterVersion
from reportedly.store.questions.claim_pages import ClaimRow

MOST = 200  # turns of one story
Words = tuple[str, str, str, str]  # publisher, source, cue, content
NONE: Mapping[ReportId, LaterVersion] = MappingProxyType({})
_LAST = "9999"  # sorts what has no date behind all that has one


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Something that no earlier report of the ledger tells of the incident."""

    kind: str  # told, denied, retold, corrected (or put anew by its own publisher)
    words: str  # "Killed: 17", "denied being responsible"
    who: str
    row: ClaimRow  # the claim that has it first; of a retelling, one of its report
    withdrawn: bool  # only reports since corrected or withdrawn carry it
    parent: ClaimRow | None = None  # of a retelling: a claim of the text it took over

    @property
    def published(self) -> str | None:
        """When its report was published."""
        return self.row.claim.report.published


def story_of(
    account: Account,
    rows: Mapping[ClaimId, ClaimRow],
    descents: Iterable[Descent],
    later: Mapping[ReportId, LaterVersion] = NONE,
) -> tuple[Turn, ...]:
    """The turns of a telling, the earliest first: new versions, denials, changed copies.

    `later` are reports that took the place of an earlier version of themselves.
    """
    earliest = _earliest(rows)
    turns = [turn for item in account.propositions for turn in _turns(item, rows, earliest)]
    turns += _retold(rows, {one.child: one for one in descents}, later)
    turns.sort(key=lambda turn: (turn.published or _LAST, turn.kind == "denied", turn.words))
    return tuple(turns[:MOST])


def _turns(
    item: Proposition, rows: Mapping[ClaimId, ClaimRow], earliest: Mapping[Words, ClaimRow]
) -> Iterator[Turn]:
    """When a version was first put forward, and when each source first denied it."""
    heading = wording.slot_words(item.slot, item.population)
    found = [(row, origin) for origin in item.origins if (row := _first(origin, rows, earliest))]
    told = [one for one in found if one[1].stance is not Stance.DENIES]
    if told:
        row, origin = min(told, key=lambda one: _when(one[0]))
        gone = all(one.withdrawn for _, one in told)
        words = f"{heading}: {item.value}" if item.slot != OCCURRED else item.value.capitalize()
        yield Turn(kind="told", words=words, who=who_words(origin, row), row=row, withdrawn=gone)
    for row, origin in found:
        if origin.stance is Stance.DENIES:
            words = f"denied {denied_words(item, origin.speaker)}"
            who, gone = who_words(origin, row), origin.withdrawn
            yield Turn(kind="denied", words=words, who=who, row=row, withdrawn=gone)


def _changes(found: Descent) -> str:
    return f"{wording.counted(len(found.mutations), 'change')} of wording"


def _first(
    origin: Origin, rows: Mapping[ClaimId, ClaimRow], earliest: Mapping[Words, ClaimRow]
) -> ClaimRow | None:
    """The earliest claim of an origin; of an earlier version of its report if that has the same."""
    own = (earliest[_words(rows[one])] for one in origin.claims if one in rows)
    return min(own, key=_when, default=None)


def _earliest(rows: Mapping[ClaimId, ClaimRow]) -> dict[Words, ClaimRow]:
    """Where a publisher has each source say the same words first."""
    found: dict[Words, ClaimRow] = {}
    for row in sorted(rows.values(), key=_when):
        found.setdefault(_words(row), row)
    return found


def _words(row: ClaimRow) -> Words:
    return row.claim.report.publisher or row.claim.report.id, row.source, row.cue, row.content


def _when(row: ClaimRow) -> tuple[str, str]:
    return row.claim.report.published or _LAST, row.claim.id


def _retold(
    rows: Mapping[ClaimId, ClaimRow],
    descents: Mapping[ReportId, Descent],
    later: Mapping[ReportId, LaterVersion],
) -> Iterator[Turn]:
    """Reports that took over the text of another one here, or of their own, and changed it."""
    of_report: dict[ReportId, ClaimRow] = {}
    for row in rows.values():
        of_report.setdefault(row.claim.report.id, row)
    for report, row in of_report.items():
        found = descents.get(report)
        if found is None or not found.mutations or found.parent not in of_report:
            continue
        parent = of_report[found.parent]
        yield Turn(
            kind="corrected" if report in later else "retold",
            words=later[report].words if report in later else _changes(found),
            who=row.claim.report.publisher or "an unknown publisher",
            row=row,
            withdrawn=row.withdrawn,
            parent=parent,
        )
