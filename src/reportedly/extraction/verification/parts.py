"""A remark on checking before it is bound: its parts, and how it stands in its sentence."""

import re
from dataclasses import dataclass

from reportedly.extraction.words.phrase_patterns import Phrases
from reportedly.extraction.words.phrases import pattern
from reportedly.lang.nations import nation_words
from reportedly.model.factuality import VerificationStatus
from reportedly.model.reading import Reading
from reportedly.model.span import Span, around

TABLE = "verification"

NONE = re.compile(r"(?:neither|none(?: of)?|no|few|nothing)\b", re.IGNORECASE)

COUNTED = re.compile(
    r"(?:only |just |at least )?(?:the \w+ of )?(?:\d[\d.,]*\d|\d|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|half|most|many)(?: of\b|\s*$)",
    re.IGNORECASE,
)

ASPECT = re.compile(
    r"(?:the |its |their )?(?:exact )?(?:location|date|time|place|authenticity|identity|"
    r"origin|source|cause|number|circumstance)s?\b",
    re.IGNORECASE,
)

AUXILIARY = re.compile(
    r"(?:is|are|was|were|has|have|had|could|can|cannot|remains?|remained)\b", re.IGNORECASE
)

_REDUCED = re.compile(r"\w,\s*$|\bwhose \w+\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark before it is bound: who checked, with what outcome, what was checked."""

    status: VerificationStatus
    voice: str
    key: str
    phrase: Span
    by: Span | None
    checked: Span | None

    @property
    def whole(self) -> Span:
        """The remark with its checker and object."""
        return around([span for span in (self.by, self.phrase, self.checked) if span])


def is_some(reading: Reading, checked: Span) -> bool:
    """ "Some of the figures", "29 of the names": is a part meant?"""
    found = phrases_of(reading, "some_of").match(reading.text, checked.start)
    return found is not None or COUNTED.match(checked.of(reading.text)) is not None


def hangs_on(reading: Reading, remark: Remark) -> bool:
    """ "It is ours, confirmed by video"; "men whose affiliation could not be established": said of
    the claim it stands in."""
    if remark.voice != "passive":
        return False
    reduced = _REDUCED.search(before(reading, remark))
    if reduced is None or not AUXILIARY.match(reading.text, remark.phrase.start):
        return reduced is not None
    whose = reduced.group().startswith("whose")
    return whose or phrases_of(reading, "shown_things").search(told_of(reading, remark)) is not None


def is_participle(reading: Reading, remark: Remark) -> bool:
    """ "Footage verified by the desk shows tanks": said in passing of what the claim rests on."""
    if remark.voice != "passive" or not remark.checked:
        return False
    if AUXILIARY.match(reading.text, remark.phrase.start):
        return False
    return phrases_of(reading, "shown_things").match(told_of(reading, remark)) is not None


def is_reduced(reading: Reading, remark: Remark) -> bool:
    """ "Footage geolocated by the desk": the place was checked, and not what else it shows."""
    placed = remark.phrase.of(reading.text).lower().startswith("geolocated")
    return placed and is_participle(reading, remark)


def is_built(reading: Reading, remark: Remark) -> bool:
    """ "A crossing has not been established": what is set up, where nothing told is named."""
    words = remark.phrase.of(reading.text).lower()
    if remark.voice != "passive" or not words.endswith("established"):
        return False
    told = phrases_of(reading, "claimed_things").search(told_of(reading, remark)) is not None
    return not told and phrases_of(reading, "pronouns").match(told_of(reading, remark)) is None


def phrases_of(reading: Reading, key: str) -> Phrases:
    return pattern(reading.language or "en", TABLE, key)


def is_office(reading: Reading, text: str) -> bool:
    """True if words name who is a party or speaks for one, and no body that watches or helps.

    A state, or its seat, is one by itself: "Damascus confirmed the reports" (codebook, D28).
    """
    state = nation_words("en").exact(text.lower().removeprefix("the "))
    if not state and phrases_of(reading, "offices").search(text) is None:
        return False
    return phrases_of(reading, "outside").search(text) is None


def checker_of(reading: Reading, remark: Remark) -> str:
    return remark.by.of(reading.text) if remark.by else ""


def told_of(reading: Reading, remark: Remark) -> str:
    return remark.checked.of(reading.text) if remark.checked else ""


def before(reading: Reading, remark: Remark, by: str = "") -> str:
    """The sentence before the phrase, with the one before it if "it" opens this one."""
    here = reading.sentence_at(remark.phrase.start)
    start = reading.sentences[here].start
    opens = by and reading.text[start : remark.phrase.start].strip() == by
    return reading.text[reading.sentences[max(0, here - bool(opens))].start : remark.phrase.start]
