"""What no remark on checking is about, for all that it stands near: claims of another matter.

"Has seen video of a burning house but could not establish when it was filmed" is about the video,
and about a claim only if that tells of the house; "either account" is of what happened, and not of
what a third is doing about it.
"""

import re

from reportedly.extraction.verification.parts import Remark, phrases_of
from reportedly.extraction.verification.scope import Many, Scope, stems_of
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.reading import Reading
from reportedly.model.span import Span, text_of

SIDES = 2
_FILMED = re.compile(
    r"\s*(?:when|where|whether|how|by whom|who)?\s*(?:it|they|that)?\s*(?:was|were|had been)?\s*"
    r"(?:filmed|taken|shot|recorded|made)\b",
    re.IGNORECASE,
)
_AHEAD = 16  # characters back from the end of a phrase in which its question begins
_SEEN = re.compile(r"\b(?:seen|saw|viewed|watched|reviewed|obtained|received)\b", re.IGNORECASE)
_DOING = re.compile(r"[“\"\s]*we(?: are|['’]re)(?: still| now| just)? \w+ing\b", re.IGNORECASE)


def shown_in(
    reading: Reading, attributions: tuple[Attribution, ...], remark: Remark, before: list[int]
) -> list[int]:
    """Those of `before` that tell of what the film shows that the remark's own sentence names."""
    sentence = reading.sentences[reading.sentence_at(remark.phrase.start)]
    named = Span(sentence.start, remark.phrase.start).of(reading.text)
    seen = _SEEN.search(named)
    shown = phrases_of(reading, "shown_things").search(named, seen.end()) if seen else None
    if shown is None or not _asks_when_filmed(reading, remark):
        return before
    matter = stems_of(named[shown.end() :])
    if not matter:
        return before  # "has seen the video but": of what, is told before
    return [i for i in before if matter & _told_in(reading, attributions[i])]


def _asks_when_filmed(reading: Reading, remark: Remark) -> bool:
    first = max(remark.phrase.start, remark.phrase.end - _AHEAD)
    found = _FILMED.search(reading.text, first)
    return found is not None and found.start() <= remark.phrase.end


def _told_in(reading: Reading, attribution: Attribution) -> frozenset[str]:
    return stems_of(text_of(reading.text, attribution.content))


def accounts(
    reading: Reading, attributions: tuple[Attribution, ...], scope: Scope, before: list[int]
) -> list[int]:
    """Those of `before` that are accounts, where two are meant and enough are left."""
    if scope.many is not Many.TWO:
        return before
    kept = [i for i in before if not _is_doing(reading, attributions[i])]
    spoken = [i for i in kept if attributions[i].quotation is not Quotation.NARRATION]
    return kept if len(spoken) >= SIDES else before


def _is_doing(reading: Reading, attribution: Attribution) -> bool:
    """ "“We are still pulling people out,” she said": what the speaker does, and no account."""
    return _DOING.match(text_of(reading.text, attribution.content)) is not None
