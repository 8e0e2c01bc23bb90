"""FollowTheMoney: JSON Lines of entities, for Aleph, OpenAleph and other tools of that family.

A report is an Article, a claim a Note about it, a named speaker or actor an Organization, Person or
LegalEntity with a Mention in each report; an event told as having happened is an Event.
Ids are those of the ledger with a hyphen for the underscore, which FollowTheMoney does not know.

Loses: events that are conditional, planned, asked for, denied or left open (their claims stay, as
Notes); commitment and characters are words in `notes`; time of day; countries of your own places;
two people of one name and no id become one; incidents, versions and who depends on whom.
"""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from reportedly.export.answers import (
    Answers,
    Choices,
    Leave,
    Told,
    pairs,
    review_of,
    told_as_happened,
)
from reportedly.export.mention_tables import name_of
from reportedly.export.objects import filled, write_lines
from reportedly.model.claim import ReportHeader
from reportedly.model.event import EventMention
from reportedly.model.ids import hashed
from reportedly.model.mention import ActorMention
from reportedly.model.referent import SourceKind
from reportedly.wording import COMMITMENT, EVENT, speakers_of

Entity = dict[str, Any]
ORGANIZATION, PERSON, LEGAL = "Organization", "Person", "LegalEntity"
SCHEMATA = {
    SourceKind.GOVERNMENT: ORGANIZATION,
    SourceKind.MILITARY: ORGANIZATION,
    SourceKind.ARMED_GROUP: ORGANIZATION,
    SourceKind.COMPANY: ORGANIZATION,
    SourceKind.AID: ORGANIZATION,
    SourceKind.MEDIA: ORGANIZATION,
    SourceKind.ORGANISATION: ORGANIZATION,
    SourceKind.OFFICIAL: PERSON,
    SourceKind.POLITICIAN: PERSON,
    SourceKind.ANALYST: PERSON,
    SourceKind.WITNESS: LEGAL,
    SourceKind.MEDIC: LEGAL,
}  # other kinds are no parties
LANGUAGES = {
    "ar": "ara",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fa": "fas",
    "fr": "fra",
    "he": "heb",
    "it": "ita",
    "pl": "pol",
    "pt": "por",
    "ru": "rus",
    "tr": "tur",
    "uk": "ukr",
    "zh": "zho",
}  # ISO 639-1 to -3
SHORT_WORD = 3  # letters; "of", "the" and "and" stand in names without a capital
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(?=$|T)")


def write(answers: Answers, choices: Choices, out: BinaryIO, leave: Leave) -> int:
    """Write the entities, each once; returns how many."""
    return write_lines(out, _once(answers))


def _once(answers: Answers) -> Iterator[Entity]:
    seen: set[str] = set()
    for told in answers.claims():
        for entity in _entities(told):
            if entity["id"] not in seen:
                seen.add(entity["id"])
                yield entity


def _entities(told: Told) -> Iterator[Entity]:
    yield _article(told.claim.report)
    parties = list(_parties(told))
    for party, mention in parties:
        if party is not None:
            yield party
        yield mention
    yield _note(told, [party["id"] for party, _ in parties if party is not None])
    for event in told.claim.events:
        if told_as_happened(event):
            yield _event(told, event)


def id_of(id_: str) -> str:
    """An id as FollowTheMoney takes it, which knows no underscore: "c-0f…" for "c_0f…"."""
    return id_.replace("_", "-")


def entity(id_: str, schema: str, **properties: object) -> Entity:
    """An entity as FollowTheMoney writes it: every property a list of texts."""
    lists = {
        name: [str(item) for item in (value if isinstance(value, list) else [value]) if item]
        for name, value in properties.items()
    }
    return {"id": id_of(id_), "schema": schema, "properties": filled(lists)}


def date_of(value: str | None) -> str | None:
    """The calendar part of an ISO date or TIMEX3 value, None if it has none."""
    found = DATE.match(value or "")
    return found[0] if found else None


def _article(report: ReportHeader) -> Entity:
    return entity(
        report.id,
        "Article",
        title=report.title,
        fileName=f"{report.id}.txt",
        sourceUrl=report.url,
        publisher=report.publisher,
        publishedAt=date_of(report.published),
        language=LANGUAGES.get(report.language or ""),
    )


def party_of(name: str, kind: SourceKind | None, actor: str | None) -> Entity | None:
    """The party of that name; None for descriptions and for kinds that are no parties."""
    schema = SCHEMATA.get(kind) if kind else None
    if schema is None or not is_name(name) or (schema == PERSON and " " not in name):
        return None
    body = actor if schema == ORGANIZATION else None  # a person's is that of the office
    id_ = hashed("p", [body] if body else [schema, name.casefold()])
    return entity(id_, schema, name=name)


def is_name(words: str) -> bool:
    """True if every long word has a capital: "Assembly of Lakes", not "Rescue workers"."""
    return all(word[0].isupper() for word in words.split() if len(word) > SHORT_WORD)


def _parties(told: Told) -> Iterator[tuple[Entity | None, Entity]]:
    """Every named speaker and actor of a claim: the party, if it is one, and the mention."""
    claim = told.claim
    for speaker in claim.speakers:
        if speaker.name and not speaker.anonymous and is_name(speaker.name):
            party = party_of(speaker.name, speaker.kind, speaker.actor)
            yield party, _mention(told, speaker.name, party)
    for actor in claim.actors:
        party = _actor_party(actor)
        if party is not None or is_name(actor.as_written):
            yield party, _mention(told, actor.as_written, party)


def _actor_party(actor: ActorMention) -> Entity | None:
    return party_of(name_of(actor), actor.kind, actor.actor)


def _mention(told: Told, name: str, party: Entity | None) -> Entity:
    report = id_of(told.claim.report.id)
    resolved = party["id"] if party else None
    return entity(
        hashed("m", [report, name, resolved]),
        "Mention",
        document=report,
        name=name,
        resolved=resolved,
        detectedSchema=party["schema"] if party else None,
    )


def _where(told: Told) -> str:
    claim = told.claim
    return f"claim {claim.id}, report {claim.report.id}, characters {pairs(claim.content)}"


def _put(told: Told) -> str:
    value = told.claim.factuality
    put = COMMITMENT[value.source or value.publisher]
    return f"{put}; {told.claim.mood.value}; {told.standing}; {review_of(told)}"


def _note(told: Told, parties: list[str]) -> Entity:
    claim = told.claim
    who = speakers_of(claim) or claim.report.publisher or "the publisher"
    return entity(
        claim.id,
        "Note",
        name=f"Claim of {who}",
        description=told.content,
        entity=list(dict.fromkeys([id_of(claim.report.id), *parties])),
        sourceUrl=claim.report.url,
        publisher=claim.report.publisher,
        notes=[_where(told), _put(told)],
    )


def _event(told: Told, event: EventMention) -> Entity:
    claim = told.claim
    who = speakers_of(claim) or claim.report.publisher or "the publisher"
    places = [p for index in event.places if (p := claim.places[index].place)]
    involved = [_actor_party(claim.actors[i]) for i in (*event.agents, *event.recipients)]
    return entity(
        hashed("e", [claim.id, list(event.trigger)]),
        "Event",
        name=f"{EVENT[event.type].capitalize()}, as told by {who}",
        date=[day for index in event.times if (day := date_of(claim.times[index].value))],
        location=[place.name for place in places],
        country=[p.country.lower() for p in places if p.country and not p.id.startswith("places:")],
        involved=list(dict.fromkeys(party["id"] for party in involved if party)),
        summary=told.content,
        recordId=claim.id,
        proof=id_of(claim.report.id),
        sourceUrl=claim.report.url,
        publisher=claim.report.publisher,
        notes=[_where(told), _put(told), f"the event is {COMMITMENT[event.factuality]}"],
    )
