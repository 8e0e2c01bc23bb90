"""Words of a text that tell of one event, with what stands around them: what pairs compare."""

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

Vector = NDArray[Any]
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Telling:
    """One mention of an event. All words but those of names are keys of families.

    Vectors are of equal width and only compared with each other; one of zeros stands for nothing.
    """

    id: str
    text: str  # id of the text it stands in
    sentence: int  # its number in the text, from 0
    family: str  # of the word that leads it
    families: frozenset[str]  # of all its words
    lemma: str  # its words without inflection
    noun: bool
    reports: bool  # its family is one of saying
    of_words: Vector
    of_lead: Vector
    of_parts: Vector  # the mean over the words of all who and what take part
    of_near: Vector  # … over the words close to it
    of_sentence: Vector  # … over the content words of its sentence
    doers: frozenset[str] = NOTHING  # words that name who does it
    undergoers: frozenset[str] = NOTHING  # whom or what it is done to
    others: frozenset[str] = NOTHING  # whatever else hangs on it
    near: frozenset[str] = NOTHING  # content words close to it
    around: frozenset[str] = NOTHING  # content words of its sentence
    names: frozenset[str] = NOTHING  # words of names in its sentence
    numbers: frozenset[str] = NOTHING
    places: frozenset[str] = NOTHING
    days: frozenset[str] = NOTHING  # dates, or days of the week

    @property
    def parts(self) -> frozenset[str]:
        """Words of all who and what take part."""
        return self.doers | self.undergoers | self.others
