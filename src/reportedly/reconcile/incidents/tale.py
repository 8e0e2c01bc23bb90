"""What one report tells: the happenings of each claim, and what each claim names."""

from collections.abc import Iterable, Iterator, Sequence

from reportedly.model.claim import Claim
from reportedly.model.mention import PlaceRole
from reportedly.model.referent import Place
from reportedly.reconcile.incidents.bounded import Setting, weighed
from reportedly.reconcile.incidents.happenings import Happening, happenings_of
from reportedly.reconcile.incidents.landmarks import marks_of
from reportedly.reconcile.incidents.marks import Mark, each_once
from reportedly.reconcile.incidents.where import FINE
from reportedly.reconcile.view import View


class Tale:
    """The claims of one report in order of the text; each is looked at once."""

    def __init__(self, view: View, claims: Sequence[Claim]) -> None:
        self.view = view
        told = [(claim, tuple(happenings_of(view, claim))) for claim in claims]
        self.setting = _setting(view, told)
        self.told = [(claim, self._weighed(items)) for claim, items in told]
        self.places = {t.place.id for item in self.items() for t in item.fine if t.place}
        self._marks: dict[str, tuple[Mark, ...]] = {}

    def _weighed(self, items: Iterable[Happening]) -> tuple[Happening, ...]:
        return tuple(weighed(self.view, item, self.setting) for item in items)

    def only_place(self) -> Place | None:
        """The one small place that its words name, where none of its happenings names any."""
        named = {
            toponym.place.id: toponym.place
            for claim, _ in self.told
            for toponym in claim.places
            if toponym.place and toponym.place.kind in FINE and toponym.role is PlaceRole.EVENT
        }
        return next(iter(named.values())) if len(named) == 1 and not self.places else None

    def items(self) -> Iterator[Happening]:
        """Every happening."""
        return (item for _, items in self.told for item in items)

    def named(self, claim: Claim) -> tuple[Mark, ...]:
        """What a claim names."""
        if claim.id not in self._marks:
            self._marks[claim.id] = marks_of(self.view, claim)
        return self._marks[claim.id]

    def marks(self, item: Happening) -> tuple[Mark, ...]:
        """What may tell which happening it is: all that a report of one place names, else its own.

        So a report of no place does; one of several places only what stands with the happening.
        """
        if self.places and not (len(self.places) == 1 and item.fine):
            return self.named(item.claim)
        return each_once(mark for claim, _ in self.told for mark in self.named(claim))


def _setting(view: View, told: Sequence[tuple[Claim, Sequence[Happening]]]) -> Setting:
    placing = sum(any(item.fine for item in items) for _, items in told)
    length = len(view.reports[told[0][0].report.id].text) if told else 0
    return Setting(length=length, news=placing / max(1, len(told)))
