"""Whether the words of a claim, and those around it, point back to what was told before."""

import re

from reportedly.extraction.replies.words import TABLE, cue_has
from reportedly.extraction.words.phrases import found_in, frame_of, pattern
from reportedly.model.attribution import Attribution
from reportedly.model.reading import Reading
from reportedly.model.span import text_of

_ABOUT_IT = re.compile(
    r"(?:it|this|that|these|they|both)\W+(?:is|was|are|were|as)\b", re.IGNORECASE
)
_ALONE = 3  # words of a content that may be no more than "this", with a day or a place
_OPENING = 6  # words in which a content points back: "this", "such a claim"
_BEFORE = 24  # characters before a claim in which a word may set it against what was told


def answers(reading: Reading, item: Attribution) -> bool:
    """ "Responded", "in response to the report", "asked about it"; not "responded to an attack"."""
    around = (*item.cue, *frame_of(reading, item)[:1])
    if found_in(reading, TABLE, "answering", item.cue):
        return True
    if not found_in(reading, TABLE, "stated", around):
        return False
    to_done = found_in(reading, TABLE, "to_said", item.cue)
    return not to_done or bool(found_in(reading, TABLE, "answered", (*item.cue, *item.content)))


def points(reading: Reading, item: Attribution, content: str) -> bool:
    """The cue or the content's first words name what was said before: "this", "the claim"."""
    language = reading.language or "en"
    words = content.split()
    said = f"{text_of(reading.text, item.cue)} {' '.join(words[:_OPENING])}"
    if pattern(language, TABLE, "pointers").search(said) is not None:
        return True
    as_such = cue_has(reading, item, "labelling") or cue_has(reading, item, "rejecting")
    alone = len(words) <= _ALONE or as_such or _ABOUT_IT.match(content) is not None
    return alone and pattern(language, TABLE, "pronouns").match(content) is not None


def contrasts(reading: Reading, item: Attribution) -> bool:
    """ "But Orland said", "The army, for its part, said", "said, however, that"."""
    return bool(found_in(reading, TABLE, "contrasts", frame_of(reading, item)))


def is_set_against(reading: Reading, item: Attribution) -> bool:
    """ "But Orland said", "… while the army said": right before who speaks and how."""
    if not (item.source or item.cue):
        return False
    language = reading.language or "en"
    start = min(span.start for span in (*item.source, *item.cue, *item.content[:1]))
    before = reading.text[max(0, start - _BEFORE) : start]
    if pattern(language, TABLE, "setting_against").search(before) is not None:
        return True
    end = max(span.end for span in (*item.source, *item.cue))
    after = reading.text[end : end + _BEFORE]
    return pattern(language, TABLE, "nevertheless").match(after.lstrip(", ")) is not None
