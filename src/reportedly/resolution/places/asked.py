"""What a name that somebody asks for could mean: "Port of Kest", "Kest port", "the city of Kest".

As it is written first. If nothing has it whole, its word for a kind is tried on the other side, and
then taken off: the places left are those of such a kind, or all if none is.
"""

from reportedly.model.referent import Place
from reportedly.plugins import Gazetteer
from reportedly.resolution.places.kind_words import ARTICLES, place_words
from reportedly.resolution.places.names import look_up


def find_asked(gazetteer: Gazetteer, name: str) -> tuple[Place, ...]:
    """The places that `name` could mean, the likeliest first."""
    words = name.split()
    whole = gazetteer.find(name)
    bare = words[1:] if words and words[0].lower() in ARTICLES else words
    if whole or len(bare) < 2:
        return whole
    kind, stem = _parted(bare)
    if kind is None:
        return gazetteer.find(stem)
    for other in (f"{stem} {kind}", f"{kind} of {stem}", f"{kind} {stem}"):
        found = gazetteer.find(other)
        if found:
            return found
    return _of_kind(gazetteer, stem, kind)


def _parted(words: list[str]) -> tuple[str | None, str]:
    """The word for a kind and the name without it; None if there is no such word."""
    kinds = place_words().kinds
    first, last = words[0].lower(), words[-1].lower()
    if first in kinds:
        behind = 2 if words[1].lower() == "of" and len(words) > 2 else 1
        return first, " ".join(words[behind:])
    return (last, " ".join(words[:-1])) if last in kinds else (None, " ".join(words))


def _of_kind(gazetteer: Gazetteer, stem: str, kind: str) -> tuple[Place, ...]:
    found, _ = look_up(gazetteer, stem, {}, kind)
    fitting = tuple(place for place in found if place.kind.value in place_words().kinds[kind])
    return fitting or found
