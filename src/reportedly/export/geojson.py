"""GeoJSON (RFC 7946): a point for every place where a claim puts an event, and for every incident.

`kind` says which of the two a feature is. A point is the middle of the place; radius_km says how
far the place may extend from there. A claim that names two such places has two features.

Loses: claims without a decided event place; the shape of places; places of origin and reference;
all but the words, the figures and the commitment of a claim. A point looks more exact than it is.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from reportedly.export.answers import Answers, Choices, Leave, Told, pairs, review_of
from reportedly.export.incident_tables import Gathered, incidents, review_words
from reportedly.export.objects import write_list
from reportedly.model.mention import PlaceRole, Toponym
from reportedly.model.referent import Place
from reportedly.wording import coverage_words, figures_of, happened_at, said_at, speaker_words

UNPLACED = "puts no event at a decided place"
METRES = 5  # decimal places of a degree; the sixth would be centimetres


def write(answers: Answers, choices: Choices, out: BinaryIO, leave: Leave) -> int:
    """Write one FeatureCollection; returns how many features it has."""
    head = {
        "type": "FeatureCollection",
        "revision": answers.revision,
        "covered": coverage_words(answers.coverage),
    }
    return write_list(out, head, "features", _features(answers, choices, leave))


def _features(answers: Answers, choices: Choices, leave: Leave) -> Iterator[dict[str, Any]]:
    shown: set[str] = set()
    for gathered in incidents(answers, choices, lambda claim, why: None):
        place = gathered.account.incident.place
        if place is not None:
            shown.update(told.claim.id for told in gathered.told)
            yield _feature(gathered.account.incident.id, place, _of_incident(gathered))
    for told in answers.claims():
        placed = [
            (index, toponym, toponym.place)
            for index, toponym in enumerate(told.claim.places)
            if toponym.role is PlaceRole.EVENT and toponym.place is not None
        ]
        for index, toponym, place in placed:
            yield _feature(f"{told.claim.id}:{index}", place, _of_claim(told, toponym))
        if not placed and told.claim.id not in shown:
            leave(told.claim.id, UNPLACED)


def _feature(name: str, place: Place, properties: dict[str, Any]) -> dict[str, Any]:
    point = [round(place.lon, METRES), round(place.lat, METRES)]
    where = {
        "place_id": place.id,
        "place": place.name,
        "place_kind": place.kind.value,
        "country": place.country,
        "admin1": place.admin1,
        "radius_km": place.radius_km,
    }
    return {
        "type": "Feature",
        "id": name,
        "geometry": {"type": "Point", "coordinates": point},
        "properties": properties | where,
    }


def _of_claim(told: Told, toponym: Toponym) -> dict[str, Any]:
    claim = told.claim
    return {
        "kind": "claim",
        "claim_id": claim.id,
        "report_id": claim.report.id,
        "url": claim.report.url,
        "content_spans": pairs(claim.content),
        "publisher": claim.report.publisher,
        "published": claim.report.published,
        "speakers": [speaker_words(speaker) for speaker in claim.speakers],
        "content": told.content,
        "factuality_source": claim.factuality.source,
        "factuality_publisher": claim.factuality.publisher.value,
        "mood": claim.mood.value,
        "verification": [item.status.value for item in claim.verification],
        "events": [event.type.value for event in claim.events],
        "times": happened_at(claim),
        "said_on": said_at(claim),
        "quantities": figures_of(claim, told.content),
        "as_written": toponym.as_written,
        "place_basis": toponym.basis.value,
        "standing": told.standing,
        "review": review_of(told),
        "incident_ids": list(told.incidents),
    }


def _of_incident(gathered: Gathered) -> dict[str, Any]:
    incident = gathered.account.incident
    return {
        "kind": "incident",
        "incident_id": incident.id,
        "claim_ids": [told.claim.id for told in gathered.told],
        "report_ids": [told.claim.report.id for told in gathered.told],
        "urls": [told.claim.report.url for told in gathered.told],
        "content_spans": [pairs(told.claim.content) for told in gathered.told],
        "title": incident.title,
        "event": incident.event.value,
        "day": incident.day,
        "summary": gathered.account.summary,
        "disagreements": len(gathered.account.disagreements),
        "review": review_words(gathered.told),
    }
