"""Actor mentions and speakers given the names and ids they have in the parties file."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.lang.governing import does_govern, governed_by
from reportedly.lang.sectors import by_kind, sectors_of
from reportedly.model.claim import Speaker
from reportedly.model.mention import ActorMention
from reportedly.model.referent import Party, SourceKind
from reportedly.resolution.parties import Parties

_PEOPLE = "people"  # rule of extraction for "the Orlanders": a nationality is no organisation
_NEVER = frozenset({SourceKind.CIVILIAN, SourceKind.WITNESS, SourceKind.MEDIC, SourceKind.UNNAMED})
# Whom a spokesman or director serves: "observers of the Assembly", "Blue Lantern's director".
_SERVES = re.compile(r"\b(?:of|for) (?:the )?(.+)$|^(.+?)['’]s ")
_SERVING = frozenset(
    {SourceKind.OFFICIAL, SourceKind.POLITICIAN, SourceKind.MILITARY, SourceKind.UNSTATED}
)


def resolve_actors(
    actors: Sequence[ActorMention],
    parties: Parties,
    day: str | None = None,
) -> tuple[ActorMention, ...]:
    """`actors` with id, name and kind from `parties` as of `day`; same order and length.

    Civilians, witnesses, medics and nationalities are given no organisation, whatever nation
    they are of, unless a body of that very name is listed.
    """
    return tuple(_with_sectors(_resolved(mention, parties, day), day) for mention in actors)


def _with_sectors(mention: ActorMention, day: str | None) -> ActorMention:
    """The mention with PLOVER's sectors: by what it is called, else by its kind or its office."""
    governs = does_govern(mention.name, day)
    kind = SourceKind.OFFICIAL if governs and mention.kind in _UNREAD else mention.kind
    usual = by_kind(kind) or (("GOV",) if governs else ())
    called = filter(None, (mention.as_written, mention.role, mention.name))
    found = (sectors_of(words, kind) for words in called)
    codes = next((codes for codes in found if codes not in (usual, ())), usual)
    return replace(mention, kind=kind, sectors=codes) if codes else mention


def _resolved(mention: ActorMention, parties: Parties, day: str | None) -> ActorMention:
    if mention.made is not None and mention.made.rule == _PEOPLE:
        return mention
    party = _party(mention.name, mention.as_written, mention.kind, parties, day)
    if party is None:
        return mention
    called = parties.called(mention.name, day) if mention.name and mention.role is None else None
    if called is None:
        return replace(mention, actor=party.id)
    return replace(mention, actor=called.id, name=called.name, kind=called.kind)


def identify_speakers(
    speakers: Sequence[tuple[Speaker, ...]], parties: Parties, day: str | None = None
) -> tuple[tuple[Speaker, ...], ...]:
    """`speakers` with the ids they have in `parties` as of `day`; same order and length."""
    return tuple(tuple(_identified(item, parties, day) for item in group) for group in speakers)


_UNREAD = (None, SourceKind.UNSTATED, SourceKind.POLITICIAN)  # of a head of state: an official


def _identified(speaker: Speaker, parties: Parties, day: str | None) -> Speaker:
    name, heads = speaker.name, speaker.kind in _UNREAD and _heads(speaker.name, day)
    if heads:
        speaker = replace(speaker, kind=SourceKind.OFFICIAL)
    party = _party(name, speaker.role, speaker.kind, parties, day)
    if party is None and heads and name:
        party = parties.headed_by(name.rpartition(" ")[2], day)
    return replace(speaker, actor=party.id) if party else speaker


def _heads(name: str | None, day: str | None) -> bool:
    """True for a head of a state or government, by full name or by the last name alone.

    Whoever else bears that last name in a report has a longer name there, and is called by it.
    """
    alone = name is not None and " " not in name and governed_by(name, day) is not None
    return alone or does_govern(name, day)


def _party(
    name: str | None, role: str | None, kind: SourceKind | None, parties: Parties, day: str | None
) -> Party | None:
    """The organisation of that name, else of that role ("spokesman of the Orlandic army")."""
    found = parties.match(name, day) if name else None
    if found is None and role and kind not in _NEVER:
        found = parties.match(role, day)
        if found is None and kind in _SERVING:
            served = _SERVES.search(role)
            found = parties.listed(served[1] or served[2], day) if served else None
    return found
