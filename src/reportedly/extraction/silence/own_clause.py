"""Clauses that only say what the claim beside them leaves unsaid: no claims of their own (D30).

"The army said that Kest had fallen but did not say when", "…, said a clerk, who gave no reason":
the silence stands on what the army and the clerk said.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportedly.extraction.silence.silence import silence_of
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.reading import Reading

# What such a clause may open with before the words of silence: it has no subject of its own.
_OPENING = re.compile(r"(?:(?:and|but|yet|who|which)\s+)*(?:(?:has|have|had)\s+)?", re.IGNORECASE)


def without_silent_clauses(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """All attributions but narration that says no more than a silence of a claim beside it."""
    spoken: defaultdict[int, list[Attribution]] = defaultdict(list)  # by their sentences
    for item in found:
        if item.quotation is not Quotation.NARRATION:
            spoken[reading.sentence_at(item.content[0].start)].append(item)
    return [item for item in found if not _is_said_beside(reading, item, spoken)]


def _is_said_beside(
    reading: Reading, item: Attribution, spoken: Mapping[int, Sequence[Attribution]]
) -> bool:
    if item.quotation is not Quotation.NARRATION:
        return False
    here = reading.sentence_at(item.content[0].start)
    return any(_is_of(reading, item, one) for one in spoken.get(here, ()))


def _is_of(reading: Reading, item: Attribution, spoken: Attribution) -> bool:
    """True if the words of narration open with the silence that stands on a claim."""
    silence, start = silence_of(reading, spoken), item.content[0].start
    if silence is None or not start <= silence.start < item.content[0].end:
        return False
    return _OPENING.fullmatch(reading.text, start, silence.start) is not None
