"""What the map is given: features at places no more exact than a report says them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from starlette.exceptions import HTTPException

from reportedly import wording
from reportedly.model.incident import Account, Stance
from reportedly.model.referent import Place
from reportedly.resolution.parties import Parties
from reportedly.resolution.places.places_file import Outline
from reportedly.serve.claims.view import side_name
from reportedly.serve.static_version import STATIC
from reportedly.store.questions.placed import Box, PlacedClaim, PlacedIncident

VENDOR = STATIC / "vendor"  # fetched when the wheel is built
OUTLINES = STATIC / "outlines.json"
LEAST_KM = 1.0  # no place is drawn smaller, however small the gazetteer says it is
GRAINS = ((250.0, 0), (25.0, 1), (0.0, 2))  # radius from, in km: decimal places of a degree
WORLDVIEWS = {
    "open": "left open: every disputed border the same",
    "geonames": "as GeoNames files each area",
    "naturalearth": "as Natural Earth draws each area",
}


def is_built() -> bool:
    """True if the JavaScript of the map is there."""
    return (VENDOR / "built.json").is_file()


def shown_point(place: Place) -> tuple[float, float]:
    """(lon, lat) rounded to what the place's size can bear: at best a hundredth of a degree."""
    decimals = next(decimals for radius, decimals in GRAINS if place.radius_km >= radius)
    return round(place.lon, decimals), round(place.lat, decimals)


def incident_feature(row: PlacedIncident) -> dict[str, Any]:
    """An incident as a GeoJSON feature; it must have a place."""
    incident = row.incident
    assert incident.place is not None
    told = {
        "kind": "incident",
        "title": incident.title,
        "event": incident.event.value,
        "day": incident.day,
        "sentence": row.summary,
        "claims": len(incident.claims),
        "disagreements": row.disagreements,
        "url": f"/incident/{incident.id}",
    }
    return _feature(incident.id, incident.place, told)


def claim_feature(row: PlacedClaim) -> dict[str, Any]:
    """A claim at one of its places as a GeoJSON feature."""
    claim = row.claim
    assert row.toponym.place is not None
    told = {
        "kind": "claim",
        "day": row.day,
        "published": claim.report.published,
        "publisher": claim.report.publisher,
        "speakers": wording.speakers_of(claim),
        "sentence": row.content,
        "url": f"/claim/{claim.id}",
    }
    return _feature(f"{claim.id}@{row.toponym.place.id}", row.toponym.place, told)


def _feature(name: str, place: Place, told: dict[str, Any]) -> dict[str, Any]:
    where = {
        "place_id": place.id,
        "place": place.name,
        "place_kind": place.kind.value,
        "country": place.country,
        "admin1": place.admin1,
        "radius_km": max(place.radius_km, LEAST_KM),
    }
    point = {"type": "Point", "coordinates": list(shown_point(place))}
    return {"type": "Feature", "id": name, "geometry": point, "properties": told | where}


def asked_box(given: str | None) -> Box | None:
    """The box of `west,south,east,north` in degrees; None for ""; raises a 400."""
    if not given:
        return None
    try:
        west, south, east, north = map(float, given.split(","))
    except ValueError:
        west = south = east = north = float("nan")
    if not (-90 <= south <= north <= 90 and all(-180 <= lon <= 180 for lon in (west, east))):
        raise HTTPException(400, "“bbox” must be west,south,east,north in degrees.")
    return Box(west=west, south=south, east=east, north=north)


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginLine:
    """Who stands behind something in an incident, and what they do with it."""

    speaker: str
    side: str  # as the parties file names it; "" for none or an unknown one
    did: str  # "asserted", "denied; asserted"
    denies: bool


def origin_lines(account: Account, parties: Parties | None) -> list[OriginLine]:
    """The distinct origins of an account, those that deny something first."""
    stances: dict[tuple[str, str | None], set[Stance]] = {}
    for proposition in account.propositions:
        for origin in proposition.origins:
            stances.setdefault((origin.speaker, origin.side), set()).add(origin.stance)
    order = {Stance.DENIES: "denied", Stance.ASSERTS: "asserted", Stance.HEDGES: "hedged"}
    lines = [
        OriginLine(
            speaker=speaker,
            side="" if side in (None, "none") else side_name(parties, side),
            did="; ".join(words for stance, words in order.items() if stance in did),
            denies=Stance.DENIES in did,
        )
        for (speaker, side), did in stances.items()
    ]
    return sorted(lines, key=lambda line: not line.denies)


@cache
def disputed_areas() -> tuple[Mapping[str, str], ...]:
    """The areas whose borders are drawn dashed: name, how they are drawn and how filed."""
    data = json.loads(OUTLINES.read_text(encoding="utf-8"))
    return tuple({key: one[key] for key in ("name", "drawn", "filed")} for one in data["disputed"])


@cache
def outline_sources() -> tuple[str, str]:
    """Who draws the borders, and who files places."""
    data = json.loads(OUTLINES.read_text(encoding="utf-8"))
    return data["source"], data["filed_by"]


def own_outlines(outlines: tuple[Outline, ...]) -> dict[str, Any]:
    """The outlines of the user's places file as GeoJSON."""
    return {"type": "FeatureCollection", "features": [*_drawn(outlines)]}


def _drawn(outlines: tuple[Outline, ...]) -> Iterator[dict[str, Any]]:
    for outline in outlines:
        rings = [[list(ring)] for ring in outline.rings]
        yield {
            "type": "Feature",
            "geometry": {"type": "MultiPolygon", "coordinates": rings},
            "properties": {"name": outline.name, "kind": outline.kind.value},
        }
