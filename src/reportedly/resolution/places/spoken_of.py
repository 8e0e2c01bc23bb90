"""The place that "there" means: the one spoken of last, where it is told as a place."""

from collections.abc import Sequence

from reportedly.lang.folding import normalise
from reportedly.model.mention import PlaceRole, Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import PlaceKind
from reportedly.resolution.places.seats import seats_of_governments


def spoken_of(reading: Reading, item: Toponym, before: Sequence[Toponym]) -> Toponym | None:
    """What "there" means: the place named last in its sentence or the one before it.

    A country if they name nothing in it; no seat of government that only stands for one.
    """
    if item.as_written.lower() != "there":
        return None
    oldest = reading.sentence_at(item.span.start) - 1
    near = [other for other in before if reading.sentence_at(other.span.start) >= oldest]
    lying = [
        other
        for other in near
        if other.place and other.role is PlaceRole.EVENT and not opens_sentence(reading, other)
        if not (normalise(other.as_written) in seats_of_governments() and not _lies(other))
    ]
    small = [o for o in lying if o.place and o.place.kind is not PlaceKind.COUNTRY]
    return next(iter((small or lying)[-1:]), None)


def _lies(item: Toponym) -> bool:
    """True if a word beside the name says that something is in it."""
    return item.made is None or not (item.made.rule or "").startswith("well-known")


def opens_sentence(reading: Reading, item: Toponym) -> bool:
    """True for a name that opens its sentence: a capital that acts more often than a place."""
    sentence = reading.sentences[reading.sentence_at(item.span.start)]
    return not reading.text[sentence.start : item.span.start].strip(' \n"“‘')
