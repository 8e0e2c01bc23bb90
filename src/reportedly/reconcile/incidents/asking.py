"""What the happenings of a report name, and which others they may be asked after by it."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from reportedly.model.incident import IncidentKind
from reportedly.model.mention import TimeExpression, TimeRole, Toponym
from reportedly.model.referent import Place
from reportedly.reconcile.incidents.bounded import may_stand
from reportedly.reconcile.incidents.called_places import Called, place_called
from reportedly.reconcile.incidents.happenings import CASUALTY, Happening
from reportedly.reconcile.incidents.marks import Mark
from reportedly.reconcile.incidents.tale import Tale
from reportedly.reconcile.incidents.ties import Asked, LookUp, Tie, tie_of
from reportedly.reconcile.incidents.times import day_of_report, when_of


class Ties(Protocol):
    """Finds happenings that others tell of."""

    def of(
        self, item: Happening, times: Sequence[TimeExpression], place: Place | None = None
    ) -> Tie | None:
        """The place and day of a happening; with `place`, only the day is wanted."""
        ...

    def called(self, item: Happening, name: Toponym) -> Called | None:
        """The known place that others tell of under a name."""
        ...


class NoTies:
    """Nothing is known of other reports."""

    def of(
        self, item: Happening, times: Sequence[TimeExpression], place: Place | None = None
    ) -> Tie | None:
        """None."""

    def called(self, item: Happening, name: Toponym) -> Called | None:
        """None."""


class ReportTies:
    """The happenings of one report, asked after in a ledger."""

    def __init__(self, tale: Tale, look_up: LookUp) -> None:
        self._tale = tale
        self.look_up = look_up

    def of(
        self, item: Happening, times: Sequence[TimeExpression], place: Place | None = None
    ) -> Tie | None:
        """The place and day of a happening; with `place`, only the day is wanted."""
        asked = self.asked(item, times, place)
        return tie_of(asked, self.look_up) if asked else None

    def called(self, item: Happening, name: Toponym) -> Called | None:
        """The known place that others tell of under a name."""
        return place_called(self._tale, item.claim, name, self.look_up)

    def asked(
        self, item: Happening, times: Sequence[TimeExpression], place: Place | None
    ) -> Asked | None:
        """What is asked after it; None if nothing is, or nothing named."""
        published = day_of_report(self._tale.view, item.claim)
        untied = item.tally or item.kind is IncidentKind.CONTROL
        marks = asking_of(self._tale, item) if published and not untied else ()
        if not published or not marks or any(time.role is TimeRole.PERIOD for time in times):
            return None
        return Asked(
            kind=item.kind,
            published=published,
            place=place,
            around=() if place else [t.place for t in item.places if t.place],
            times=times,
            mode=mode_of(item),
            figures=figures_of(item),
            marks=marks,
        )


def asking_of(tale: Tale, item: Happening) -> tuple[Mark, ...]:
    """What a happening is asked after by."""
    return tuple(mark for mark in tale.marks(item) if mark.asks)


def mode_of(item: Happening) -> str:
    """The mode a happening is told in, "" if none."""
    return item.event.mode or "" if item.event else ""


def figures_of(item: Happening) -> list[float]:
    """The numbers of casualties that are told of it."""
    return sorted(
        {one.low for one in item.counted if one.state in CASUALTY and one.low is not None}
    )


def lacking(tale: Tale) -> Iterator[Happening]:
    """The happenings of a report whose own words do not give both place and day."""
    for item in filter(may_stand, tale.items()):
        if not item.tally and not (item.fine and when_of(tale.view, item).day):
            yield item
