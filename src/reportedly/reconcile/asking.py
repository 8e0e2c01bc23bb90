"""What the happenings of a report name, and which others they may be asked after by it."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from reportedly.model.incident import IncidentKind
from reportedly.model.mention import TimeExpression, TimeRole
from reportedly.model.referent import Place
from reportedly.reconcile.happenings import Happening
from reportedly.reconcile.tale import Tale
from reportedly.reconcile.ties import Asked, LookUp, Tie, tie_of
from reportedly.reconcile.times import day_published
from reportedly.reconcile.words import modes


class Ties(Protocol):
    """Finds happenings that others tell of."""

    def of(
        self, item: Happening, times: Sequence[TimeExpression], place: Place | None = None
    ) -> Tie | None:
        """The place and day of a happening; with `place`, only the day is wanted."""
        ...


class NoTies:
    """Nothing is known of other reports."""

    def of(
        self, item: Happening, times: Sequence[TimeExpression], place: Place | None = None
    ) -> Tie | None:
        """None."""


class ReportTies:
    """The happenings of one report, asked after in a ledger."""

    def __init__(self, tale: Tale, look_up: LookUp) -> None:
        self._tale = tale
        self._look_up = look_up

    def of(
        self, item: Happening, times: Sequence[TimeExpression], place: Place | None = None
    ) -> Tie | None:
        """The place and day of a happening; with `place`, only the day is wanted."""
        published = day_published(item.claim)
        untied = item.tally or item.kind is IncidentKind.CONTROL
        marks = self._tale.marks(item) if published and not untied else ()
        if not published or not marks or any(time.role is TimeRole.PERIOD for time in times):
            return None
        asked = Asked(
            kind=item.kind,
            published=published,
            place=place,
            around=() if place else [t.place for t in item.places if t.place],
            times=times,
            mode=mode_of(item),
            marks=marks,
        )
        return tie_of(asked, self._look_up)


def mode_of(item: Happening) -> str:
    """The group of modes a happening is told in, "" if none."""
    return modes().get(item.event.mode, "") if item.event and item.event.mode else ""


def lacking(tale: Tale) -> Iterator[Happening]:
    """The happenings of a report whose own words do not give both place and day."""
    for item in tale.items():
        if not item.tally and (not item.fine or not item.times):
            yield item
