"""The place that a report's title names, for reports whose claims name none."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from reportedly.model.claim import Claim
from reportedly.model.ids import ReportId
from reportedly.model.mention import PlaceRole
from reportedly.model.referent import Place, PlaceKind
from reportedly.reconcile.incidents.where import FINE
from reportedly.reconcile.view import View
from reportedly.reconcile.words import WORD, folded

PARTS = tuple(sorted(part.name for part in fields(Place) if part.compare))  # as in records
LONGEST = 3  # words of a place name looked for in a title

Names = Mapping[str, Mapping[str, Place]]  # folded name -> place id -> place


def titled_places(view: View) -> Mapping[ReportId, Place]:
    """Report -> the one small place its title names, of those that claims in this ledger name."""
    names = _names(view)
    found = {}
    for report in view.reports.values():
        place = titled_place(title_spans(report.title), names)
        if place is not None:
            found[report.id] = place
    return found


def title_spans(title: str | None) -> tuple[str, ...]:
    """The runs of words in a title that may be a place's name, folded."""
    words = WORD.findall(folded(title or ""))
    return tuple(
        " ".join(words[start : start + size])
        for size in range(1, LONGEST + 1)
        for start in range(len(words) - size + 1)
    )


def titled_place(spans: Iterable[str], names: Names) -> Place | None:
    """The one place that these name."""
    named = {place.id: place for span in spans for place in names.get(span, {}).values()}
    if len(named) != 1:
        return None
    (place,) = named.values()
    return None if _is_region_too(place) else place


def _is_region_too(place: Place) -> bool:
    """True for a city whose region has its name: a title does not say which is meant."""
    return _key(place.name) == _key(place.admin1 or "")


def _key(name: str) -> str:
    return " ".join(WORD.findall(folded(name)))


def _names(view: View) -> Names:
    names: dict[str, dict[str, Place]] = defaultdict(dict)
    for claim in view.claims.values():
        for name, place in named_places(claim):
            known = names[name].get(place.id, place)
            names[name][place.id] = min(known, place, key=as_text)
    return names


def named_places(claim: Claim) -> Iterator[tuple[str, Place]]:
    """The small places a claim tells of, under their own name and as they are written."""
    for toponym in claim.places:
        place = toponym.place
        if place and toponym.role is PlaceRole.EVENT and place.kind in FINE:
            for name in (place.name, toponym.as_written):
                yield _key(name), place


def as_text(place: Place) -> str:
    """A place in one line, to be kept and put in order."""
    return json.dumps({name: getattr(place, name) for name in PARTS}, ensure_ascii=False)


def from_text(line: str) -> Place:
    """The place of such a line."""
    parts = json.loads(line)
    return Place(**{**parts, "kind": PlaceKind(parts["kind"])})
