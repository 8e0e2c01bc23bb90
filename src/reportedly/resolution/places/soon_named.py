"""A town that a report tells of before it names it: "a village in Orland … the village of Kest"."""

from collections.abc import Sequence

from reportedly.lang import table
from reportedly.model.mention import PlaceRole, Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import Place, PlaceKind
from reportedly.resolution.places.last_named import described_words

REACH = 2  # sentences after it in which it is named
_LARGE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.AREA, PlaceKind.WATER)


def soon_named(
    reading: Reading, item: Toponym, named: Sequence[Toponym], within: Toponym | None = None
) -> Toponym | None:
    """The only place of its kind in the next sentence that names any; None without one.

    `within` is what says where it lies. A sentence that names another place of that size, or one
    that goes on to something else ("Elsewhere, …"), tells of no place by another name.
    """
    words = item.as_written.lower().split()
    is_new = words[0] in described_words("indefinite")
    if not is_new or words[-1] not in described_words("populated"):
        return None
    kinds = table("en", "places")["kinds"][words[-1]]
    here = reading.sentence_at(item.span.start)
    for sentence in range(here, here + REACH + 1):
        fine = [
            other
            for other in named
            if other.place and reading.sentence_at(other.span.start) == sentence
            if other.place.kind not in _LARGE
        ]
        if not fine:
            continue
        place = fine[0].place
        same = {other.place.id for other in fine if other.place}
        told = sentence > here and not _goes_elsewhere(reading, sentence)
        fits = told and len(same) == 1 and place is not None and place.kind.value in kinds
        return fine[0] if fits and place and _lies(place, within, fine[0]) else None
    return None


def _lies(place: Place, within: Toponym | None, other: Toponym) -> bool:
    """Inside what says where it lies, and told of as where something happened."""
    outer = within.place if within else None
    inside = outer is None or place.country == outer.country
    return inside and other.role is PlaceRole.EVENT


def _goes_elsewhere(reading: Reading, sentence: int) -> bool:
    span = reading.sentences[sentence]
    words = reading.text[span.start : span.end].lower().replace(",", " ").split()
    return not described_words("elsewhere").isdisjoint(words)
