"""Who answers at once: the one that the claim just before names in telling of harm, or accuses."""

from collections.abc import Sequence

from reportedly.extraction.phrases import sentences_of
from reportedly.extraction.reply_words import (
    capitals_of,
    cue_has,
    is_adverse,
    named_as,
    names_of,
    source_has,
)
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Speaker
from reportedly.model.reading import Reading
from reportedly.model.referent import SourceKind

NEAR = 2  # sentences: what stands further on is another matter
_SIDES = frozenset(
    {SourceKind.OFFICIAL, SourceKind.GOVERNMENT, SourceKind.MILITARY, SourceKind.ARMED_GROUP}
)


class Claims:
    """The claims of a report in the order of their cues, with who speaks."""

    def __init__(
        self,
        reading: Reading,
        attributions: Sequence[Attribution],
        speakers: Sequence[tuple[Speaker, ...]] = (),
    ) -> None:
        self.reading = reading
        self.attributions = attributions
        self.speakers = speakers
        order = sorted(range(len(attributions)), key=self._at)
        self._before = dict(zip(order[1:], order, strict=False))

    def _at(self, index: int) -> tuple[int, int]:
        """Where a claim begins to be said: at its cue, and narration at its content."""
        item = self.attributions[index]
        return (item.cue or item.content)[0].start, item.content[-1].end

    def before(self, index: int) -> int | None:
        """The claim just before, narration and all."""
        return self._before.get(index)

    def names(self, index: int) -> frozenset[str]:
        """Stems of the names of who speaks: as written, and as known."""
        known = (speaker.name for speaker in self._speakers(index))
        return names_of(self.reading, self.attributions[index]) | named_as(filter(None, known))

    def is_side(self, index: int) -> bool:
        """True if one that may be a side of a war speaks."""
        return any(speaker.kind in _SIDES for speaker in self._speakers(index))

    def _speakers(self, index: int) -> tuple[Speaker, ...]:
        return self.speakers[index] if self.speakers else ()


def answers_at_once(claims: Claims, index: int) -> int | None:
    """The claim just before, if it accuses the one who speaks, or tells of harm and names it, or
    if both accuse."""
    before = claims.before(index)
    if before is None or not _may_meet(claims, index, before):
        return None
    reading, mine, other = claims.reading, claims.attributions[index], claims.attributions[before]
    accuses = cue_has(reading, other, "accusations")
    if not accuses and not claims.is_side(index):
        return None
    names = claims.names(index)
    both = accuses and cue_has(reading, mine, "accusations")
    if not both and not names & capitals_of(reading, other):
        return None
    if names & claims.names(before) or source_has(reading, mine, "observers"):
        return None
    return before if accuses or is_adverse(reading, other) else None


def _may_meet(claims: Claims, index: int, before: int) -> bool:
    """True of two attributed claims, one right after the other and neither inside the other."""
    mine, other = claims.attributions[index], claims.attributions[before]
    if not mine.source or not other.source or mine.within == before or other.within == index:
        return False
    here, there = (sentences_of(claims.reading, item.content) for item in (mine, other))
    return 0 <= here[0] - there[-1] <= NEAR
