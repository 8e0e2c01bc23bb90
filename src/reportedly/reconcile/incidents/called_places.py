"""The known place that a name is of which no gazetteer has, by other reports that tell of it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from reportedly.model.claim import Claim
from reportedly.model.mention import PlaceRole, Toponym
from reportedly.model.referent import Place
from reportedly.reconcile.incidents.scene import Scene
from reportedly.reconcile.incidents.sounds import SHORTEST, sounded
from reportedly.reconcile.incidents.spelt import is_name
from reportedly.reconcile.incidents.tale import Tale
from reportedly.reconcile.incidents.ties import BLOCK, REACH, LookUp, block_of
from reportedly.reconcile.incidents.times import day_of_report
from reportedly.reconcile.incidents.titles import as_text, from_text
from reportedly.reconcile.incidents.unplaced import is_called_settlement
from reportedly.reconcile.view import View
from reportedly.reconcile.words import WORD, listed

NAME, PART = "name", "part"  # the kinds of key: of a place itself, of what is a part of it
BETWEEN = 40  # characters at most between a part and the place it is in


class Called(NamedTuple):
    """A place, and whether the name is of a part of it."""

    place: Place
    part: bool


def names_told(view: View, scenes: Sequence[Scene]) -> set[tuple[str, str]]:
    """Keys of the names under which scenes with a place and a day tell of it -> the place."""
    found: set[tuple[str, str]] = set()
    for scene in scenes:
        assert scene.day is not None
        block, place = block_of(scene.day), as_text(scene.place)
        for kind, name in _names_of(view, scene.claim, scene.place):
            found.add((_key(kind, name, block), place))
    return found


def _names_of(view: View, claim: Claim, place: Place) -> Iterator[tuple[str, str]]:
    at = [t for t in claim.places if t.place and t.place.id == place.id]
    for toponym in claim.places:
        if not is_name(toponym) and not toponym.described:
            continue
        if toponym.place is None and toponym.role is PlaceRole.EVENT:
            if any(_is_part(view, claim, toponym, whole) for whole in at):
                yield PART, toponym.as_written
        elif toponym in at and not toponym.described:
            yield NAME, toponym.as_written


def _is_part(view: View, claim: Claim, part: Toponym, whole: Toponym) -> bool:
    """ "The Pearl area on | Kest's outskirts": nothing else stands between."""
    between = view.reports[claim.report.id].text[part.span.end : whole.span.start]
    words = WORD.findall(between.lower()) if len(between) <= BETWEEN else []
    parts = bool(words) and words[0] in listed("parts")
    return parts and listed("within").issuperset(words)


def name_keys(tale: Tale, claim: Claim, name: Toponym) -> set[str]:
    """The keys under which the place of a name is looked up; none of a short one.

    What is called a village is no part of a city.
    """
    published = day_of_report(tale.view, claim)
    if published is None or len(name.as_written) < SHORTEST:
        return set()
    kinds = (NAME,) if is_called_settlement(tale.view, claim, name) else (NAME, PART)
    last = date.fromisoformat(published).toordinal()
    blocks = {(last - REACH) // BLOCK, last // BLOCK}
    return {_key(kind, name.as_written, block) for kind in kinds for block in blocks}


def place_called(tale: Tale, claim: Claim, name: Toponym, look_up: LookUp) -> Called | None:
    """The one place that other reports of those days tell of under such a name.

    It lies in a country of which the report names a place, if it names any.
    """
    lands = {t.place.country for one, _ in tale.told for t in one.places if t.place}
    keys = name_keys(tale, claim, name)
    lines = sorted({(line, key.startswith(PART)) for key in keys for line in look_up(key)})
    found = {line: Called(from_text(line), part) for line, part in reversed(lines)}
    near = [one for one in found.values() if not lands or one.place.country in lands]
    return near[-1] if len({one.place.id for one in near}) == 1 else None


def _key(kind: str, name: str, block: int) -> str:
    return f"{kind} {sounded(name)} {block}"
