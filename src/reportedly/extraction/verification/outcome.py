"""With what outcome something was checked: what a table says of its words, less what denies it."""

import re

from reportedly.extraction.verification.parts import (
    ASPECT,
    NONE,
    Remark,
    is_some,
    phrases_of,
    told_of,
)
from reportedly.extraction.words.phrases import matches
from reportedly.model.factuality import VerificationStatus
from reportedly.model.reading import Reading
from reportedly.model.span import Span

# "Is not | borne out by": what the words themselves say, denied.
_NOT = re.compile(r"(?:\b(?:not|never|nor)|n['’]t)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_BORNE = re.compile(r"borne|supported|backed|substantiated", re.IGNORECASE)


def outcome_of(reading: Reading, remark: Remark, sentence: Span) -> VerificationStatus:
    """The status of its key, less where only a part, or nothing, was checked."""
    if remark.voice in ("passive", "active") and NONE.match(told_of(reading, remark)):
        return VerificationStatus.NOT_VERIFIED
    if remark.status is not VerificationStatus.VERIFIED:
        return remark.status
    ahead = reading.text[sentence.start : remark.phrase.start]
    if _is_nobody(reading, remark.voice, ahead):
        return VerificationStatus.NOT_VERIFIED
    if _NOT.search(ahead):
        against = _BORNE.search(remark.phrase.of(reading.text))
        return VerificationStatus.DISPUTED if against else VerificationStatus.NOT_VERIFIED
    return _less(reading, remark, Span(remark.phrase.end, sentence.end))


def _less(reading: Reading, remark: Remark, rest: Span) -> VerificationStatus:
    """ "Verified the place of the clip", "some of the names": a part was."""
    checked = remark.checked
    some = checked is not None and (
        is_some(reading, checked) or ASPECT.match(reading.text, *checked) is not None
    )
    partly = some or matches(phrases_of(reading, "but_not"), reading.text, (rest,))
    return VerificationStatus.PARTLY if partly else VerificationStatus.VERIFIED


def _is_nobody(reading: Reading, voice: str, ahead: str) -> bool:
    """ "Neither could confirm it", "no evidence supports it": the subject negates the check."""
    key = "nothing_ahead" if voice == "borne" else "nobody_ahead"
    return phrases_of(reading, key).search(re.split("[;:]", ahead)[-1]) is not None
