"""What the encoder sees of checks, silences, control and blame, as the rooms of rules ask for it.

The rules read wordings that a table has; the encoder learned from real news and from passages
written for it what such words have in common. Each kind has a threshold, chosen on the gold's
training and development parts and on real news held back: docs/decisions/0023.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.lang import table
from reportedly.lang import words as word_list
from reportedly.lang.remembered import once_a_reading
from reportedly.model.event import ControlStatus, ResponsibilityRelation
from reportedly.model.factuality import SilenceKind, VerificationStatus
from reportedly.model.mention import Toponym
from reportedly.model.noticed import Framed, Linked
from reportedly.model.reading import Reading
from reportedly.model.shelves import Shelves
from reportedly.model.span import Span, Spans, around

CONTROL, SILENCE, CHECK, BLAME = "CONTROL", "SILENCE", "CHECK", "BLAME"
SURE = {CONTROL: 0.55, SILENCE: 0.55, CHECK: 0.55, BLAME: 0.6}
DOUBTED = {CONTROL: 0.01, SILENCE: 0.002, CHECK: 0.002}  # of a sentence: below, it tells of none
LINKED = 0.4  # a word this likely is who, what or which deed
TABLE = "noticed"
_CONTESTED = "contested"


class ControlSeen(NamedTuple):
    """A word of holding, the place it is about (by its number) and the words for who holds it."""

    word: Span
    place: int
    status: ControlStatus
    contested: bool
    holders: Spans


def seen_of(reading: Reading, kind: str) -> Iterator[tuple[str, Framed]]:
    """Frames of one of the four kinds that the encoder is sure of, each with its status."""
    for item in reading.noticed.framed if reading.noticed else ():
        of, _, status = item.kind.partition(".")
        if of == kind and item.likely >= SURE[kind]:
            yield status, item


@once_a_reading
def _controls(reading: Reading) -> Shelves[tuple[str, Framed]]:
    """Words of holding by where they stand, each with its status."""
    return Shelves((item.word, (status, item)) for status, item in seen_of(reading, CONTROL))


def _controls_in(reading: Reading, region: Spans) -> Iterator[tuple[str, Framed]]:
    """Words of holding in a region, in order."""
    near = _controls(reading).near(around(region)) if region else ()
    return ((status, item) for status, item in near if _inside(item.word, region))


def doubted(reading: Reading, span: Span, kind: str) -> bool:
    """True of what the rules read in `span`, if no word of its sentence is likely to tell of it."""
    if reading.noticed is None:
        return False
    sentence = reading.sentences[reading.sentence_at(span.start)]
    return reading.noticed.frames(sentence, kind) < DOUBTED[kind]


def sees_control(reading: Reading, region: Spans) -> bool:
    """True if a word of the region tells who holds a place."""
    return any(True for _ in _controls_in(reading, region))


def controls_seen(
    reading: Reading, region: Spans, places: Mapping[int, Toponym]
) -> Iterator[ControlSeen]:
    """Words of holding in a region, each with a place among those given by their numbers."""
    for status, item in _controls_in(reading, region):
        holders, held, _ = item.roles
        number = _place(reading, held, places)
        if number is not None:
            contested = status == _CONTESTED
            kind = ControlStatus.HOLDS if contested else ControlStatus(status)
            yield ControlSeen(item.word, number, kind, contested, words_of(holders))


@once_a_reading
def _silences(reading: Reading) -> dict[str, list[Span]]:
    """Kind of silence -> the words that say it, where the encoder is sure of it."""
    found: dict[str, list[Span]] = {}
    for status, item in seen_of(reading, SILENCE):
        found.setdefault(status, []).append(with_predicate(reading, item.word))
    return found


def noticed_silences(reading: Reading, kind: SilenceKind) -> list[Span]:
    """The words of silences of a kind, in order."""
    return _silences(reading).get(kind, [])


@once_a_reading
def noticed_checks(reading: Reading) -> list[tuple[VerificationStatus, str, Span]]:
    """Status, voice and words of remarks on checking that the encoder is sure of, in order."""
    return [
        (VerificationStatus(status), _voice(item), with_predicate(reading, item.word))
        for status, item in seen_of(reading, CHECK)
    ]


@once_a_reading
def _blame(reading: Reading) -> Shelves[tuple[ResponsibilityRelation, Framed]]:
    """Who is accused, claims or denies, or is not known, by each word that says so of a deed."""
    return Shelves(
        (word, (ResponsibilityRelation(status), item))
        for status, item in seen_of(reading, BLAME)
        for word in _blaming(item)
    )


def _blaming(item: Framed) -> Spans:
    """The word of blame and the words for the deed."""
    return (item.word, *words_of(item.roles[2]))


def blame_for(reading: Reading, deed: Span) -> Iterator[tuple[ResponsibilityRelation, Framed]]:
    """Who is said to have done a deed, as far as the encoder is sure of it, in order."""
    last = None
    for relation, item in _blame(reading).near(deed):
        if item is not last and any(map(deed.overlaps, _blaming(item))):
            yield relation, item
        last = item


def words_of(linked: Sequence[Linked]) -> Spans:
    """The words likely enough, the likeliest first."""
    found = sorted((item for item in linked if item.likely >= LINKED), key=lambda i: -i.likely)
    return tuple(item.word for item in found)


def innermost(words: Spans, mentions: Mapping[int, Span]) -> int | None:
    """The number of the shortest mention that holds any of the words."""
    around = [
        (span.end - span.start, number)
        for number, span in mentions.items()
        if any(map(span.contains, words))
    ]
    return min(around)[1] if around else None


def with_predicate(reading: Reading, word: Span) -> Span:
    """A word with the words of its predicate before it: "could not | verify"."""
    text, language = reading.text, reading.language or "en"
    short = word_list(language, TABLE, "contracted")
    sentence = reading.sentences[reading.sentence_at(word.start)]
    first = bisect_left(reading.words, word)
    start = word.start
    while first and reading.words[first - 1].start >= sentence.start:
        before = reading.words[first - 1]
        written = before.of(text)
        if not text[before.end : start].isspace() or not _is_predicate(language, written):
            break
        glued = written in short and first > 1 and reading.words[first - 2].end == before.start
        first -= 2 if glued else 1
        start = reading.words[first].start
    return Span(start, word.end)


def _is_predicate(language: str, word: str) -> bool:
    ends = tuple(word_list(language, TABLE, "adverbs"))
    listed = word in word_list(language, TABLE, "predicate") | word_list(
        language, TABLE, "contracted"
    )
    return listed or (word.isalpha() and word.islower() and word.endswith(ends))


def _voice(item: Framed) -> str:
    """How a check is put, by where the words for who checks and for what is checked stand."""
    checkers, things, _ = (words_of(linked) for linked in item.roles)
    if checkers and checkers[0].start < item.word.start:
        return "active"
    if things and things[0].start < item.word.start:
        return "passive"
    return "adjective" if things and things[0].start - item.word.end <= 1 else "nominal"


def _inside(word: Span, region: Spans) -> bool:
    return any(span.contains(word) for span in region)


def _place(reading: Reading, held: Sequence[Linked], places: Mapping[int, Toponym]) -> int | None:
    """The place that the likeliest word names, or that names what it is: "the town of Kest"."""
    spans = {number: place.span for number, place in places.items()}
    starts = {span.start: number for number, span in reversed(spans.items())}
    for word in words_of(held):
        inside = innermost((word,), spans)
        if inside is not None:
            return inside
        naming = _naming(reading.language or "en").match(reading.text, word.end)
        if naming is not None and naming.end() in starts:
            return starts[naming.end()]
    return None


@cache
def _naming(language: str) -> re.Pattern[str]:
    """What stands between a kind of place and its name."""
    joining, articles = ("|".join(table(language, TABLE)[key].split()) for key in _NAMING)
    return re.compile(rf"\s+(?:{joining})\s+(?:(?:{articles})\s+)?")


_NAMING = ("naming", "articles")
