"""What a claim does as a move between parties: who speaks, how, and what it says of its own side.

A move is named once a claim and weighed by the table of replies: alone ("says there was none"), and
with what the earlier claim tells of.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.extraction.replies.words import TABLE
from reportedly.extraction.words.phrases import found_in, frame_of, listed_words, pattern
from reportedly.lang import table
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.claim import Speaker
from reportedly.model.reading import Reading
from reportedly.model.referent import SourceKind
from reportedly.model.span import text_of

_BELONGS = frozenset(("its", "their", "our", "his", "her", "my", "own", "it", "they", "we"))


def moves_of(
    reading: Reading, item: Attribution, words: frozenset[str], speakers: Sequence[Speaker]
) -> frozenset[str]:
    """The moves of one claim; `words` are those of its content, in small letters."""
    return frozenset(
        [
            *_by_words(reading.language or "en", words),
            *_by_source(reading, item, speakers),
            *_by_frame(reading, item),
        ]
    )


@cache
def _moves(language: str) -> dict[str, frozenset[str]]:
    """Name of a move -> the words of a content that make it."""
    return {
        name: listed_words(language, TABLE, f"moves.{name}")
        for name in table(language, TABLE)["moves"]
    }


def _by_words(language: str, words: frozenset[str]) -> Iterator[str]:
    for name, known in _moves(language).items():
        if not known.isdisjoint(words):
            yield name
    if not _BELONGS.isdisjoint(words) and not listed_words(
        language, TABLE, "own_things"
    ).isdisjoint(words):
        yield "own_things"
    if "know" in words and ("not" in words or "t" in words):
        yield "unknowing"


def _by_source(reading: Reading, item: Attribution, speakers: Sequence[Speaker]) -> Iterator[str]:
    for kind in {who.kind for who in speakers} or {SourceKind.UNSTATED}:
        yield f"by {kind.value}"
    source = text_of(reading.text, item.source)
    if pattern(reading.language or "en", TABLE, "persons").fullmatch(source.lower()):
        yield "by the person"


def _by_frame(reading: Reading, item: Attribution) -> Iterator[str]:
    for name in ("expounding", "seeking"):
        if found_in(reading, TABLE, name, item.cue):
            yield name
    if found_in(reading, TABLE, "on_its_part", frame_of(reading, item)):
        yield "on its part"
    if item.quotation is Quotation.DIRECT:
        yield "in its words"


# Moves that set a claim against another; `corrects` and the like stand beside them.
AGAINST = frozenset(
    ("absence", "another_hand", "a_target", "of_will", "an_inquiry", "own_things", "unknowing")
)
_OF_HARM = ("absence", "another_hand", "a_target", "of_will", "an_inquiry", "own_things")


def moved(mine: frozenset[str], other: frozenset[str], *, adverse: bool) -> Iterator[str]:
    """The names of the features that the moves of a pair have."""
    for name in mine:
        yield f"mine {name}"
    for name in other:
        yield f"other {name}"
    if adverse:
        for name in _OF_HARM:
            if name in mine:
                yield f"{name} of harm"
    if any(name.startswith("by ") and name in other for name in mine):
        yield "of one kind"
    if "holding_on" in mine and "holding_on" in other:
        yield "both hold on"
