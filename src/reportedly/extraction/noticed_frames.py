"""What the encoder sees of checks, silences, control and blame, as the rooms of rules ask for it.

The rules read wordings that a table has; the encoder learned from real news and from passages
written for it what such words have in common. Each kind has a threshold, chosen on the gold's
training and development parts and on real news held back: docs/decisions/0023.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportedly.lang.remembered import once_a_reading
from reportedly.model.event import ControlStatus, ResponsibilityRelation
from reportedly.model.factuality import SilenceKind, VerificationStatus
from reportedly.model.mention import Toponym
from reportedly.model.noticed import Framed, Linked, Noticed
from reportedly.model.reading import Reading
from reportedly.model.span import Span

CONTROL, SILENCE, CHECK, BLAME = "CONTROL", "SILENCE", "CHECK", "BLAME"
SURE = {CONTROL: 0.55, SILENCE: 0.55, CHECK: 0.55, BLAME: 0.6}
DOUBTED = {CONTROL: 0.02, SILENCE: 0.002, CHECK: 0.002}  # of a sentence: below, it tells of none
LINKED = 0.4  # a word this likely is who, what or which deed
_CONTESTED = "contested"
_NAMING = re.compile(r"\s+(?:of|called|named)\s+(?:the\s+)?")  # "the town | of | Kest"


# Words of a predicate before the one that tells: "has not yet been able to | comment"
_PREDICATE = re.compile(
    r"(?:\b(?:has|have|had|is|are|was|were|be|been|being|could|can|cannot|did|does|do|would|will|not|never|"
    r"yet|no|to|any|able|unable|immediately|independently|[a-z]+n['’]t|[a-z]+ly|declined|refused|failed)\s+)+$"
)


class ControlSeen(NamedTuple):
    """A word of holding, the place it is about (by its number) and the words for who holds it."""

    word: Span
    place: int
    status: ControlStatus
    contested: bool
    holders: tuple[Span, ...]


def seen_of(noticed: Noticed, kind: str) -> Iterator[Framed]:
    """Frames of one of the four kinds that the encoder is sure of."""
    return (
        item
        for item in noticed.framed
        if item.likely >= SURE[kind] and item.kind.startswith(f"{kind}.")
    )


def doubted(reading: Reading, span: Span, kind: str) -> bool:
    """True of what the rules read in `span`, if no word of its sentence is likely to tell of it."""
    if reading.noticed is None:
        return False
    sentence = reading.sentences[reading.sentence_at(span.start)]
    return reading.noticed.frames(sentence, kind) < DOUBTED[kind]


def status_of(item: Framed) -> str:
    """The second half of a frame's name."""
    return item.kind.partition(".")[2]


def sees_control(noticed: Noticed, region: Span) -> bool:
    """True if a word of the region tells who holds a place."""
    return any(region.contains(item.word) for item in seen_of(noticed, CONTROL))


def controls_seen(reading: Reading, places: Sequence[tuple[Toponym, int]]) -> Iterator[ControlSeen]:
    """Words of holding, each with a place among those given."""
    if reading.noticed is None:
        return
    for item in seen_of(reading.noticed, CONTROL):
        holders, held, _ = item.roles
        number = _place(reading.text, held, places)
        if number is not None:
            contested = status_of(item) == _CONTESTED
            status = ControlStatus.HOLDS if contested else ControlStatus(status_of(item))
            yield ControlSeen(item.word, number, status, contested, words_of(holders))


@once_a_reading
def _silences(reading: Reading) -> dict[str, list[Span]]:
    """Kind of silence -> the words that say it, where the encoder is sure of it."""
    found: dict[str, list[Span]] = {}
    for item in seen_of(reading.noticed, SILENCE) if reading.noticed else ():
        whole = with_predicate(reading, item.word)
        found.setdefault(status_of(item), []).append(whole)
    return found


def noticed_silences(reading: Reading, kind: SilenceKind) -> list[Span]:
    """The words of silences of a kind, in order."""
    return _silences(reading).get(str(kind), [])


def with_predicate(reading: Reading, word: Span) -> Span:
    """A word with the words of its predicate before it: "could not | verify"."""
    sentence = reading.sentences[reading.sentence_at(word.start)]
    found = _PREDICATE.search(reading.text[sentence.start : word.start])
    return Span(sentence.start + found.start() if found else word.start, word.end)


@once_a_reading
def noticed_checks(reading: Reading) -> list[tuple[VerificationStatus, str, Span]]:
    """Status, voice and words of remarks on checking that the encoder is sure of, in order."""
    return [
        (VerificationStatus(status_of(item)), _voice(item), with_predicate(reading, item.word))
        for item in (seen_of(reading.noticed, CHECK) if reading.noticed else ())
    ]


def _voice(item: Framed) -> str:
    """How a check is put, by where the words for who checks and for what is checked stand."""
    checkers, things, _ = (words_of(linked) for linked in item.roles)
    if checkers and checkers[0].start < item.word.start:
        return "active"
    if things and things[0].start < item.word.start:
        return "passive"
    return "adjective" if things and things[0].start - item.word.end <= 1 else "nominal"


@once_a_reading
def noticed_blame(reading: Reading) -> list[tuple[ResponsibilityRelation, Framed]]:
    """Who is accused, claims or denies, or is not known, as far as the encoder is sure of it."""
    return [
        (ResponsibilityRelation(status_of(item)), item)
        for item in (seen_of(reading.noticed, BLAME) if reading.noticed else ())
    ]


def words_of(linked: Sequence[Linked]) -> tuple[Span, ...]:
    """The words likely enough, the likeliest first."""
    found = sorted((item for item in linked if item.likely >= LINKED), key=lambda i: -i.likely)
    return tuple(item.word for item in found)


def _place(text: str, held: Sequence[Linked], places: Sequence[tuple[Toponym, int]]) -> int | None:
    """The place that the likeliest word names, or that names what it is: "the town of Kest"."""
    for word in words_of(held):
        inside = [
            (place.span.end - place.span.start, number)
            for place, number in places
            if place.span.contains(word)
        ]
        if inside:
            return min(inside)[1]
        naming = _NAMING.match(text, word.end)
        for place, number in places:
            if naming is not None and place.span.start == naming.end():
                return number
    return None
