"""Who a claim names as a private person or a minor, and who is public: what masks are made of."""

import re
from collections.abc import Iterator

from reportedly.model.claim import Claim, Speaker
from reportedly.model.event import EventType
from reportedly.model.mention import ActorMention
from reportedly.model.referent import SourceKind

ADULT = 18  # years
PRIVATE = frozenset(
    {SourceKind.CIVILIAN, SourceKind.WITNESS, SourceKind.MEDIC, SourceKind.UNNAMED}
)  # of these, a name is masked
UNDECIDED = frozenset({None, SourceKind.UNSTATED})  # masked where violence or arrest befell them
BEFALLING = frozenset({EventType.ASSAULT, EventType.COERCE})
_NAME = r"[^\W\d_a-z][\w’'.-]+(?: (?:[a-z]{1,3} )?[^\W\d_a-z][\w’'-]+){0,3}"
_PERSON = re.compile(rf"{_NAME}")
_AGED = (
    re.compile(rf"(?P<name>{_NAME}),? (?:aged )?(?P<age>\d{{1,2}})(?=[,.;:)]|$| and )"),
    re.compile(rf"\b(?P<age>\d{{1,2}})-year-old (?:[a-z]+ )?(?P<name>{_NAME})"),
)
_SHORTEST = 3  # letters of a surname that is masked by itself


def is_name(words: str | None) -> bool:
    """True if words are written like a person's name: capitals, up to four words."""
    return bool(words) and _PERSON.fullmatch(words or "") is not None


def surname_of(name: str) -> str:
    """The last word of a name; "" if it is too short to be masked by itself."""
    last = name.split()[-1]
    return last if len(last) >= _SHORTEST else ""


def private_names(claim: Claim) -> Iterator[str]:
    """Names of speakers and actors who are private, or whom violence or arrest befell."""
    for speaker in claim.speakers:
        if speaker.kind in PRIVATE and speaker.name and is_name(speaker.name):
            yield speaker.name
    struck = {
        index
        for event in claim.events
        if event.type in BEFALLING
        for index in event.recipients
    }  # fmt: skip
    for index, actor in enumerate(claim.actors):
        name = actor.name or (actor.as_written if " " in actor.as_written else "")
        befallen = index in struck and actor.kind in UNDECIDED
        if (actor.kind in PRIVATE or befallen) and actor.actor is None and is_name(name):
            yield name


def minors_in(content: str) -> Iterator[str]:
    """Names that stand beside an age under 18."""
    for pattern in _AGED:
        for match in pattern.finditer(content):
            if int(match["age"]) < ADULT:
                yield match["name"]


def public_names(claim: Claim) -> Iterator[str]:
    """Names of those who speak or act as somebody public."""
    known: tuple[Speaker | ActorMention, ...] = (*claim.speakers, *claim.actors)
    for who in known:
        if who.name and who.kind not in PRIVATE and who.kind not in UNDECIDED:
            yield who.name
