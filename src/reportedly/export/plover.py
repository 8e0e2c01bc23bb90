"""PLOVER-shaped CSV: a row for every event mention told as having happened, of a PLOVER type.

Without `--unreviewed` only events of claims that a person accepted stand here; with it the
`review` column marks every row. Forty copies of one story give forty rows: count incident_id or
the lineages of reports, not rows. event_date is what the text gives, date_precision how exact that
is; where the text gives none both are empty, and publication_date stands beside them.

Loses: events planned, conditional, asked for, denied or left open; happenings of no PLOVER type;
contexts and intensity; sectors that neither noun nor kind settles; countries of actors; the
hedges of publishers.
"""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from reportedly.export.answers import Answers, Choices, Leave, Told, told_as_happened
from reportedly.export.counted import why_not
from reportedly.export.csv import write_table
from reportedly.export.mention_tables import Mentioned, name_of
from reportedly.export.precision import dated
from reportedly.export.table import Table, claim_keys, claim_marks, integer, real, text, texts
from reportedly.lang.sectors import by_kind
from reportedly.model.event import EventMention, EventType
from reportedly.model.mention import Toponym
from reportedly.model.referent import Place
from reportedly.wording import speakers_of

NOTHING = "tells of no event as having happened"
QUAD = {
    EventType.AGREE: "verbal cooperation",
    EventType.CONSULT: "verbal cooperation",
    EventType.SUPPORT: "verbal cooperation",
    EventType.CONCEDE: "verbal cooperation",
    EventType.COOPERATE: "material cooperation",
    EventType.AID: "material cooperation",
    EventType.RETREAT: "material cooperation",
    EventType.REQUEST: "verbal conflict",
    EventType.ACCUSE: "verbal conflict",
    EventType.REJECT: "verbal conflict",
    EventType.THREATEN: "verbal conflict",
    EventType.PROTEST: "material conflict",
    EventType.SANCTION: "material conflict",
    EventType.MOBILIZE: "material conflict",
    EventType.COERCE: "material conflict",
    EventType.ASSAULT: "material conflict",
}

Row = Mentioned[EventMention]


def write(answers: Answers, choices: Choices, out: BinaryIO, leave: Leave) -> int:
    """Write the table; returns how many rows it has."""
    return write_table(TABLE, answers, choices, out, leave)


def _things(answers: Answers, choices: Choices, leave: Leave) -> Iterator[Row]:
    for told in answers.claims():
        found = list(_events(told))
        why = why_not(told, choices) or (None if found else NOTHING)
        if why is not None:
            leave(told.claim.id, why)
        else:
            yield from found


def _events(told: Told) -> Iterator[Row]:
    for index, event in enumerate(told.claim.events):
        if told_as_happened(event) and event.type in QUAD:
            yield Mentioned(told=told, index=index, mention=event)


def _date(row: Row) -> tuple[str, str] | None:
    """The date and its precision, where the event's times give one date."""
    times = [dated(row.told.claim.times[index].value) for index in row.mention.times]
    found = {item for item in times if item is not None}
    return found.pop() if len(found) == 1 else None


def _toponym(row: Row) -> Toponym | None:
    """The event's place, where it has one; several stand in `places_told`."""
    return row.told.claim.places[row.mention.places[0]] if len(row.mention.places) == 1 else None


def _place(row: Row) -> Place | None:
    toponym = _toponym(row)
    return toponym.place if toponym else None


def _names(row: Row, indexes: Sequence[int]) -> list[str]:
    return [name_of(row.told.claim.actors[index]) for index in indexes]


def _sectors(row: Row, indexes: Sequence[int]) -> list[str]:
    actors = (row.told.claim.actors[index] for index in indexes)
    return ["".join(actor.sectors or by_kind(actor.kind)) for actor in actors]


def _places_told(row: Row) -> list[str]:
    places = [row.told.claim.places[index] for index in row.mention.places]
    return [item.place.name if item.place else f"{item.as_written}?" for item in places]


TABLE: Table[Row] = Table(
    name="plover",
    row="an event mention told as having happened",
    key=("claim_id", "event_index"),
    things=_things,
    columns=(
        *claim_keys(lambda r: r.told),
        integer("event_index", lambda r: r.index),
        text("event_date", lambda r: d[0] if (d := _date(r)) else None),
        text("date_precision", lambda r: d[1] if (d := _date(r)) else None),
        text("event_type", lambda r: r.mention.type.value),
        text("event_mode", lambda r: r.mention.mode),
        text("quad", lambda r: QUAD[r.mention.type]),
        texts("actor_names", lambda r: _names(r, r.mention.agents)),
        texts("actor_sectors", lambda r: _sectors(r, r.mention.agents)),
        texts("recipient_names", lambda r: _names(r, r.mention.recipients)),
        texts("recipient_sectors", lambda r: _sectors(r, r.mention.recipients)),
        text("raw_placename", lambda r: t.as_written if (t := _toponym(r)) else None),
        text("placename", lambda r: p.name if (p := _place(r)) else None),
        text("feature_type", lambda r: p.kind.value if (p := _place(r)) else None),
        text("province", lambda r: p.admin1 if (p := _place(r)) else None),
        text("country", lambda r: p.country if (p := _place(r)) else None),
        real("latitude", lambda r: p.lat if (p := _place(r)) else None),
        real("longitude", lambda r: p.lon if (p := _place(r)) else None),
        real("radius_km", lambda r: p.radius_km if (p := _place(r)) else None),
        text("place_id", lambda r: p.id if (p := _place(r)) else None),
        texts("places_told", _places_told),
        text("source", lambda r: r.told.claim.report.publisher),
        text("publication_date", lambda r: r.told.claim.report.published),
        text("headline", lambda r: r.told.claim.report.title),
        text("language", lambda r: r.told.claim.report.language),
        text("said_by", lambda r: speakers_of(r.told.claim) or "the publisher"),
        text("content", lambda r: r.told.content),
        text("trigger", lambda r: r.told.words(r.mention.trigger)),
        text("factuality", lambda r: r.mention.factuality.value),
        text("cameo", lambda r: r.mention.cameo),
        *claim_marks(lambda r: r.told),
    ),
)
