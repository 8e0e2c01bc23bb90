"""The place that a report's title names, for reports whose claims name none."""

from collections import defaultdict
from collections.abc import Mapping

from reportedly.model.ids import ReportId
from reportedly.model.mention import PlaceRole
from reportedly.model.referent import Place
from reportedly.reconcile.happenings import FINE
from reportedly.reconcile.view import View
from reportedly.reconcile.words import WORD, folded

LONGEST = 3  # words of a place name looked for in a title

Names = Mapping[str, Mapping[str, Place]]  # folded name -> place id -> place


def titled_places(view: View) -> Mapping[ReportId, Place]:
    """Report -> the one small place its title names, of those that claims in this ledger name."""
    names = _names(view)
    found = {}
    for report in view.reports.values():
        words = WORD.findall(folded(report.title or ""))
        spans = (
            " ".join(words[start : start + size])
            for size in range(1, LONGEST + 1)
            for start in range(len(words) - size + 1)
        )
        named = [place for span in spans for place in names.get(span, {}).values()]
        if len({place.id for place in named}) == 1 and not _is_region_too(named[0]):
            found[report.id] = named[0]
    return found


def _is_region_too(place: Place) -> bool:
    """True for a city whose region has its name: a title does not say which is meant."""
    return _key(place.name) == _key(place.admin1 or "")


def _key(name: str) -> str:
    return " ".join(WORD.findall(folded(name)))


def _names(view: View) -> Names:
    names: dict[str, dict[str, Place]] = defaultdict(dict)
    for claim in view.claims.values():
        for toponym in claim.places:
            place = toponym.place
            if place and toponym.role is PlaceRole.EVENT and place.kind in FINE:
                for name in (place.name, toponym.as_written):
                    names[_key(name)][place.id] = place
    return names
