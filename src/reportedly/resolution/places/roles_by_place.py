"""What a place is there for, where it depends on which places are meant."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.model.mention import PlaceRole, Toponym
from reportedly.model.referent import Place, PlaceKind
from reportedly.resolution.places.context import Mention
from reportedly.resolution.places.gazetteer import DIVISIONS


def with_roles_by_place(
    found: Sequence[Toponym], mentions: Sequence[Mention]
) -> tuple[Toponym, ...]:
    """`found` with the roles that only the places themselves tell."""
    return tuple(_by_place(item, found, mentions, index) for index, item in enumerate(found))


def _by_place(
    item: Toponym, found: Sequence[Toponym], mentions: Sequence[Mention], index: int
) -> Toponym:
    happens = _finer(item, found, mentions, index) or _holds_none(item, found, mentions, index)
    return replace(item, role=PlaceRole.EVENT) if happens else item


def _finer(
    item: Toponym, found: Sequence[Toponym], mentions: Sequence[Mention], index: int
) -> bool:
    """ "Eastern Halvik near Kest": Kest says more closely where it was than a division does."""
    large = found[index - 1].place if index and mentions[index].cues.beside else None
    closer = large is not None and large.kind in (*DIVISIONS, PlaceKind.COUNTRY)
    return closer and item.place is not None


def _holds_none(
    item: Toponym, found: Sequence[Toponym], mentions: Sequence[Mention], index: int
) -> bool:
    """ "Brenn, the Salt Sea": reads as if it held the one named with it, which lies elsewhere."""
    cues, outer = mentions[index].cues, item.place
    if not cues.around or outer is None or item.role is not PlaceRole.REFERENCE:
        return False
    inner = [found[n].place for n, m in enumerate(mentions) if m.cues.within == index]
    return all(place is not None and _lies_elsewhere(place, outer) for place in inner)


def _lies_elsewhere(inner: Place, outer: Place) -> bool:
    if outer.kind is PlaceKind.COUNTRY:
        return inner.kind is PlaceKind.COUNTRY
    water = PlaceKind.WATER in (inner.kind, outer.kind)
    divided = bool(inner.admin1 and outer.admin1) and outer.kind is PlaceKind.REGION
    return water or (divided and (inner.country, inner.admin1) != (outer.country, outer.admin1))
