"""For whom a named spokesman speaks, where a body that spoke before is the only sign of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.lang.roles import role_words
from reportedly.model.claim import Speaker
from reportedly.model.reading import Reading

REACH = 4  # sentences from what the body said to what its spokesman says
OWN = frozenset(("its", "their"))


def with_mouthpieces(
    reading: Reading, speakers: Sequence[tuple[Speaker, ...]]
) -> tuple[tuple[Speaker, ...], ...]:
    """`speakers` with the id of the body for "its spokesman Ardo Vell", "army spokesman Ardo Vell".

    That is the body that spoke last before, within a few sentences; of "army spokesman" the last
    one that is called an army. Same order and length.
    """
    bodies = sorted(_bodies(speakers), key=lambda one: one[0])
    found = []
    for group in speakers:
        body = _body(reading, group[0], bodies) if len(group) == 1 else None
        found.append((replace(group[0], actor=body.actor),) if body else group)
    return tuple(found)


def _bodies(speakers: Sequence[tuple[Speaker, ...]]) -> Iterator[tuple[int, Speaker]]:
    """Those that are listed and spoken of by their own name, with where they are named."""
    for group in speakers:
        for one in group:
            if one.actor and one.span and one.name and not one.anonymous and not _is_person(one):
                yield one.span.start, one


def _is_person(one: Speaker) -> bool:
    """False for a body, which may be called by what it is: "Orland's army"."""
    return one.role is not None and one.role != one.name


def _body(
    reading: Reading, speaker: Speaker, bodies: Sequence[tuple[int, Speaker]]
) -> Speaker | None:
    if speaker.actor or speaker.span is None or speaker.name is None:
        return None
    words = _words(reading, speaker)
    spoken = role_words("en", "mouthpieces", "persons")
    place = next((i for i, word in enumerate(words) if word in spoken), None)
    if place not in (1, 2) or not _is_bare(words[:place]):
        return None
    at = reading.sentence_at(speaker.span.start)
    before = [
        one
        for start, one in bodies
        if start < speaker.span.start and at - reading.sentence_at(start) <= REACH
    ]
    head = words[place - 1].removesuffix("'s").removesuffix("’s")
    called = before if head in OWN else [one for one in before if head in _words(reading, one)]
    return called[-1] if called else None


def _is_bare(opening: Sequence[str]) -> bool:
    """True for "its", "army", "the ministry's": words that do not name the body."""
    return len(opening) == 1 or opening[0] in ("the", "a", "an")


def _words(reading: Reading, speaker: Speaker) -> list[str]:
    return speaker.span.of(reading.text).lower().split() if speaker.span else []
