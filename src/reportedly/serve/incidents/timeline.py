"""What a timeline shows: days with their incidents, gaps as gaps, stretches as stretches."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from reportedly import wording
from reportedly.model.event import EventType
from reportedly.model.ids import ClaimId, IncidentId
from reportedly.model.incident import CONTRADICTIONS, Account, Stance
from reportedly.serve.questions.ledger_form import LedgerForm
from reportedly.store.questions.claim_pages import ClaimRow
from reportedly.store.questions.marks import is_disputed
from reportedly.store.questions.timeline import Dated, Stretch

UNDATED = "names no day"  # how the reason begins of a claim whose words give none
WIDTH, HEIGHT, BAR = 1000, 96, 64  # of the drawing; the lower part is for the days
LONGEST = 400  # days of one drawing; more would not be told apart
TICKS = 7  # days that are named under the drawing, at the most
MARK = 9.0  # height of one incident in the drawing


class TimelineForm(LedgerForm):
    """The question of the ledger's page, asked of incidents: `since`, `until` are their days."""

    path = "/timeline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An incident on its day."""

    account: Account
    origins: int
    contradictions: int
    denials: int
    disputed: bool  # of somebody else, not only something that nobody here puts forward
    guessed: bool  # no claim of it names the day


@dataclass(frozen=True, slots=True, kw_only=True)
class LongEntry:
    """A happening somewhere in a stretch of days, by one claim."""

    first: str
    last: str
    words: str  # "between 3 and 6 May 2025"
    kind: str
    row: ClaimRow


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """A day with what is told of it, or days of which nothing is told."""

    day: str
    entries: tuple[Entry, ...] = ()
    stretches: tuple[LongEntry, ...] = ()
    gap: int = 0  # days of which this ledger tells nothing, before the next row


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An incident in the drawing, in its units."""

    x: float
    y: float
    width: float
    disputed: bool
    day: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The days of a page as a line: marks for incidents, bars for stretches, ticks for days."""

    marks: tuple[Mark, ...]
    bars: tuple[Mark, ...]
    ticks: tuple[str, ...]  # names of days, evenly apart
    gaps: tuple[tuple[float, float], ...]


def entry_of(account: Account) -> Entry:
    """What a row shows of an incident."""
    standing = [o for item in account.propositions for o in item.origins if not o.withdrawn]
    why = dict(account.incident.why)
    return Entry(
        account=account,
        origins=len({(one.speaker, one.kind) for one in standing}),
        contradictions=sum(one.relation in CONTRADICTIONS for one in account.disagreements),
        denials=len({one.speaker for one in standing if one.stance is Stance.DENIES}),
        disputed=is_disputed(account),
        guessed=all(reason.startswith(UNDATED) for reason in why.values()),
    )


def long_entries(found: Sequence[Stretch], rows: Mapping[ClaimId, ClaimRow]) -> Iterator[LongEntry]:
    """The stretches whose claim is still there."""
    for one in found:
        if one.claim in rows:
            yield LongEntry(
                first=one.first,
                last=one.last,
                words=between(one.first, one.last),
                kind=wording.EVENT[EventType(one.event)],
                row=rows[one.claim],
            )


def between(first: str, last: str) -> str:
    """ "between 3 and 6 May 2025", "between 28 April and 3 May 2025"."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    ends = f"{end.day} {wording.MONTHS[end.month - 1]} {end.year}"
    starts = str(start.day)
    if (start.year, start.month) != (end.year, end.month):
        starts += f" {wording.MONTHS[start.month - 1]}"
    if start.year != end.year:
        starts += f" {start.year}"
    return f"between {starts} and {ends}"


def day_rows(
    dated: Sequence[Dated],
    accounts: Mapping[IncidentId, Account],
    long: Sequence[LongEntry],
    *,
    oldest: bool,
) -> tuple[DayRow, ...]:
    """Every day with something told of it in order, each with the gap to the next."""
    days = sorted({one.day for one in dated} | {one.last for one in long}, reverse=not oldest)
    gaps = [_gap(one, other) for one, other in pairwise(days)]
    return tuple(
        DayRow(
            day=day,
            entries=tuple(
                entry_of(accounts[one.incident])
                for one in dated
                if one.day == day and one.incident in accounts
            ),
            stretches=tuple(one for one in long if one.last == day),
            gap=gap,
        )
        for day, gap in zip(days, [*gaps, 0], strict=False)
    )


def _gap(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) - 1


def drawing_of(rows: Sequence[DayRow]) -> Drawing | None:
    """The rows as a line from the first day to the last; None if it would be too long or short."""
    ends = [one.first for row in rows for one in row.stretches]
    days = sorted({row.day for row in rows} | set(ends))
    if len(days) < 2:
        return None
    first = date.fromisoformat(days[0])
    size = (date.fromisoformat(days[-1]) - first).days + 1
    if size > LONGEST:
        return None
    every = -(-size // TICKS)
    size = -(-size // every) * every  # whole ticks, evenly apart
    step = WIDTH / size
    at = {row.day: (date.fromisoformat(row.day) - first).days * step for row in rows}
    told = sorted((date.fromisoformat(row.day) - first).days for row in rows if row.entries)
    return Drawing(
        marks=tuple(mark for row in rows for mark in _marks(row, at[row.day], step)),
        bars=tuple(_bars(rows, first, step)),
        ticks=tuple(_ticks(first, size, every)),
        gaps=tuple(
            ((one + 1) * step, (other - one - 1) * step)
            for one, other in pairwise(told)
            if other - one > 1
        ),
    )


def _marks(row: DayRow, x: float, step: float) -> Iterator[Mark]:
    height = min(MARK, BAR / max(1, len(row.entries)))
    for place, entry in enumerate(row.entries):
        yield Mark(
            x=round(x + step * 0.08, 2),
            y=round(BAR - (place + 1) * height, 2),
            width=round(min(step * 0.84, 26), 2),
            disputed=entry.disputed,
            day=row.day,
            label=entry.account.incident.title,
        )


def _bars(rows: Sequence[DayRow], first: date, step: float) -> Iterator[Mark]:
    for place, one in enumerate(entry for row in rows for entry in row.stretches):
        start = (date.fromisoformat(one.first) - first).days
        size = (date.fromisoformat(one.last) - date.fromisoformat(one.first)).days + 1
        yield Mark(
            x=round(start * step, 2),
            y=4.0 + 5 * (place % 4),
            width=round(size * step, 2),
            disputed=False,
            day=one.last,
            label=f"{one.kind}, {one.words}",
        )


def _ticks(first: date, size: int, every: int) -> Iterator[str]:
    """The names of the days that begin each part of the drawing."""
    for offset in range(0, size, every):
        day = first + timedelta(days=offset)
        yield f"{day.day} {wording.MONTHS[day.month - 1][:3]}"
