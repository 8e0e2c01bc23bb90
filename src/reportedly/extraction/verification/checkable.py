"""What of what is told can be checked, and whether it tells a number or victims."""

import re
from functools import cache

from reportedly.extraction.verification.parts import ASPECT, Remark
from reportedly.extraction.verification.parts import TABLE as VERIFICATION
from reportedly.extraction.verification.scope import TABLE
from reportedly.extraction.words.phrases import listed, listed_words, pattern
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.reading import Reading
from reportedly.model.span import Spans, text_of

SHORT = 5  # words of a content that leaves out what is counted
OPENING = 8  # words of a content in which its main verb's auxiliary stands
# What is told elsewhere: "the charge within hours", "it", "it as invented".
_CHARGE = re.compile(
    r"(?:(?:the|this|that|these|any|all|such) )?"
    r"(?:claim|charge|report|account|allegation|accusation)s?(?: \w+){0,2}"
    r"|(?:it|this|that|them|these|those|both)(?: as .*)?",
    re.I,
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Figures that count nothing: years, times of day, days of a month.
_NO_COUNT = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?(?= (?:of )?[A-Z])|(?<=[a-z] )\d{1,2}(?=, (?:1[89]|20)\d\d)",
)


def has_cue(reading: Reading, item: Attribution, key: str) -> bool:
    """True if its cue begins with letters of the binding table's list `cues.key`."""
    cue = text_of(reading.text, item.cue).lower().split()
    stems = listed(reading.language or "en", TABLE, f"cues.{key}")
    return any(word.startswith(stem) for word in cue for stem in stems)


def is_order(reading: Reading, attribution: Attribution) -> bool:
    """ "Agreed to speak", "urged them to leave": what is asked for or promised."""
    words = text_of(reading.text, attribution.content).lower().split()
    return "to" in words[:6] and has_cue(reading, attribution, "orders")


def is_bare(reading: Reading, attribution: Attribution) -> bool:
    """ "The charge", "that claim", "it as invented": a content that is told elsewhere."""
    return _CHARGE.fullmatch(text_of(reading.text, attribution.content)) is not None


def is_open(reading: Reading, attribution: Attribution) -> bool:
    """ "Condemned the raid", "said it would strike back": nothing that can be so by now."""
    if has_cue(reading, attribution, "wishes"):
        return True
    language = reading.language or "en"
    told = text_of(reading.text, attribution.content).lower().replace("’", "'")
    words = _WORD.findall(told)[:OPENING]
    coming = listed_words(language, TABLE, "cues.coming")
    return any(
        word.partition("'")[2] == "ll" or (word in coming and words[at + 1 : at + 2] != ["have"])
        for at, word in enumerate(words)
    )


def counts(reading: Reading, item: Attribution) -> bool:
    """Does it tell a number of anything, and not only when something was?"""
    told = _NO_COUNT.sub("", text_of(reading.text, item.content))
    numerals = pattern(reading.language or "en", TABLE, "number.numerals")
    return any(map(str.isdigit, told)) or numerals.search(told) is not None


def counts_victims(reading: Reading, item: Attribution) -> bool:
    """A number, with a word for the dead or the hurt or hardly any ("put the toll at 14")."""
    told = text_of(reading.text, item.content)
    victims = _victims(reading.language or "en").search(told) is not None
    return counts(reading, item) and (victims or len(told.split()) <= SHORT)


@cache
def _victims(language: str) -> re.Pattern[str]:
    stems = "|".join(listed(language, TABLE, "cues.victims"))
    return re.compile(rf"\b(?:{stems})", re.IGNORECASE)


def may_be_checked(reading: Reading, attribution: Attribution, remark: Remark) -> bool:
    """An attributed claim; or narration that names the very thing checked ("the footage")."""
    things = pattern(reading.language or "en", VERIFICATION, "shown_things")
    checked = remark.checked.of(reading.text) if remark.checked else ""
    named, told = (
        {found.group().lower() for found in things.finditer(text)}
        for text in (checked, text_of(reading.text, _told_in(attribution, remark)))
    )
    if remark.voice == "shown":
        return bool(told)
    if attribution.quotation is not Quotation.NARRATION or remark.voice == "caution":
        return True
    if remark.checked is None:
        return False
    aspect = ASPECT.match(reading.text, remark.checked.start, remark.checked.end)
    return bool(named & told or (_moving(named) and _moving(told)) or (aspect and told))


def _told_in(attribution: Attribution, remark: Remark) -> Spans:
    """Its words; with who "says" it, where that may be a thing: "images said to show a fire"."""
    shown = remark.voice == "shown"
    return (
        tuple(sorted((*attribution.source, *attribution.content))) if shown else attribution.content
    )


def _moving(things: set[str]) -> set[str]:
    """Words for one recording: a "video" is "the footage" in the next sentence."""
    return things & frozenset(listed("en", VERIFICATION, "one_recording"))
