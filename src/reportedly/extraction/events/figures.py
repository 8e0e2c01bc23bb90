"""Words, mostly of violence, that tell of none: figures of speech, dismissals, captured images.

"Destroys peace on the planet", "the lecturers have been fired", "a push for influence": the deed is
known for a figure by what it is said of. The rows stand in `lang/en/figures.toml`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.extraction.events.selective import (
    BESIDE,
    RUN,
    both_numbers,
    head_after,
    head_before,
    head_of,
    is_passive,
)
from reportedly.extraction.words.clauses import ClauseKind, Clauses
from reportedly.extraction.words.verb_forms import VERBAL
from reportedly.lang import table
from reportedly.model.event import EventType

VIOLENCE = frozenset((EventType.ASSAULT, EventType.COERCE, EventType.RETREAT))
_AFTER, _BEFORE = 3, 2  # words looked at after and before
_TOWARD = ("for", "against", "over", "of")
_RELATIVE = ("that", "which", "whom")
_ANY = "*"  # every verb of violence
_PHRASE = 6  # tokens of a phrase behind a preposition
_CLASSES = ("object", "subject", "of", "toward", "never")
_WORDS = ("before", "after", "next", "apart", "joined", "clause", "unless")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row: all that it says must hold. What is empty says nothing."""

    passive: bool
    becomes: str | None  # type and mode of what it tells of instead
    types: frozenset[EventType]  # that a word must have been taken for
    object: frozenset[str]  # heads of what it is done to
    subject: frozenset[str]  # of an active verb, or whom "by" names
    of: frozenset[str]  # head behind a noun's "of"
    toward: frozenset[str]  # head behind "for", "against", "over" or "of"
    never: frozenset[str]  # heads of what it is done to that make it a deed
    before: frozenset[str]
    after: frozenset[str]
    next: frozenset[str]
    apart: frozenset[str]  # the very next word is none of these
    joined: frozenset[str]  # before a hyphen that stands before it
    clause: frozenset[str]
    unless: frozenset[str]


def figure_at(cut: Clauses, first: int, last: int, lemma: str, type_: EventType) -> Figure | None:
    """The first row that holds of the word at tokens [first, last]."""
    names = [lemma] if first < last else [lemma, cut.lemma[first], cut.low[first]]
    if type_ is EventType.ASSAULT and cut.tag[first] in VERBAL:
        names.append(_ANY)
    rows = (row for name in dict.fromkeys(names) for row in _figures().get(name, ()))
    return next((row for row in rows if type_ in row.types and _holds(cut, first, last, row)), None)


def is_no_deed(cut: Clauses, index: int, type_: EventType) -> bool:
    """True of a word that the encoder alone takes for violence and that names none: "missiles"."""
    return type_ in VIOLENCE and cut.low[index] in _no_deeds()


def _holds(cut: Clauses, first: int, last: int, row: Figure) -> bool:
    low = cut.low
    following = low[last + 1 : last + 2]
    if not row.unless.isdisjoint(low) or not row.apart.isdisjoint(following):
        return False
    before = low[max(0, first - _BEFORE) : first]
    near = (
        (row.before, [*before, "_".join(before)]),
        (row.after, low[last + 1 : last + 1 + _AFTER]),
        (row.next, following),
        (row.joined, low[max(0, first - 2) : first - 1] if low[first - 1 : first] == ["-"] else []),
        (row.clause, low),
    )
    if any(wanted and wanted.isdisjoint(words) for wanted, words in near):
        return False
    if row.of and head_behind(cut, last, ("of",)) not in row.of:
        return False
    if row.toward and head_behind(cut, last, _TOWARD) not in row.toward:
        return False
    return _said_of(cut, first, last, row)


def _said_of(cut: Clauses, first: int, last: int, row: Figure) -> bool:
    """True if the verb's voice, object and subject are as the row says."""
    if not (row.passive or row.object or row.subject or row.never):
        return True
    passive = is_passive(cut, first, last, reduced=bool(row.object or row.subject))
    if row.passive and not passive:
        return False
    borne = _borne(cut, first, last, passive=passive)
    if (row.object and borne.isdisjoint(row.object)) or not borne.isdisjoint(row.never):
        return False
    does = head_behind(cut, last, ("by",)) if passive else head_before(cut, first)
    return not row.subject or does in row.subject


def _borne(cut: Clauses, first: int, last: int, *, passive: bool) -> set[str]:
    """Heads of what the verb is done to: its object, its subject, or what a relative is about."""
    clause = cut.clauses[cut.clause[first]]
    relative = clause.kind is ClauseKind.RELATIVE and cut.low[clause.opener] in _RELATIVE
    about = {head_before(cut, clause.opener)} if relative else set()
    if passive:
        beside = {cut.low[first - 1]} if cut.tag[first - 1] in "NL" else set()
        return {head_before(cut, first), _subject(cut, first)} | about | beside
    found = cut.low[last + 1] if cut.tag[last + 1 : last + 2] == ["O"] else head_after(cut, last)
    return {found} if found else about


def _subject(cut: Clauses, first: int) -> str:
    """The head of the subject before a clause that hangs on it: "courses | that … | were cut"."""
    own = [i for i in cut.tokens_of(cut.clause[first]) if i < first]
    while own and cut.tag[own[-1]] in BESIDE:
        own.pop()
    start = len(own)
    while start and cut.tag[own[start - 1]] in RUN:
        start -= 1
    return head_of(cut, own[start:])


def head_behind(cut: Clauses, last: int, prepositions: tuple[str, ...]) -> str:
    """The head of the phrase behind one of `prepositions` that stands right after `last`."""
    start = last + 2
    if start > len(cut.low) or cut.low[last + 1] not in prepositions:
        return ""
    end = start
    while end < len(cut.tag) and end - start < _PHRASE and cut.tag[end] in RUN:
        end += 1
    return head_of(cut, range(start, end))


@cache
def _no_deeds() -> frozenset[str]:
    return both_numbers(_table()["never"]["words"].split())


@cache
def _figures() -> dict[str, list[Figure]]:
    """Lemma -> the rows that name it."""
    found: dict[str, list[Figure]] = {}
    for words, figure in _rows():
        for word in words:
            found.setdefault(word, []).append(figure)
    return found


def _rows() -> Iterator[tuple[list[str], Figure]]:
    classes = {name: both_numbers(words.split()) for name, words in _table()["classes"].items()}
    for row in _table()["figure"]:
        said_of = {
            key: frozenset[str]().union(*(classes[name] for name in row.get(key, "").split()))
            for key in _CLASSES
        }
        words = {key: frozenset(row.get(key, "").split()) for key in _WORDS}
        yield (
            row["words"].split(),
            Figure(
                passive=row.get("passive", False),
                becomes=row.get("becomes"),
                types=frozenset(map(EventType, row["types"].split()))
                if "types" in row
                else VIOLENCE,
                **said_of,
                **words,
            ),
        )


def _table() -> Any:
    return table("en", "figures")
