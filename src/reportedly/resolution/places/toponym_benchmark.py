"""Runs toponym finding and resolution over the records of a toponym benchmark."""

from collections.abc import Callable, Mapping
from typing import Any

from reportedly.model.mention import Toponym
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.plugins import Gazetteer
from reportedly.resolution.places.places import resolve_places

Read = Callable[[str], Reading]
Find = Callable[[Reading, Gazetteer], tuple[Toponym, ...]]


def predict(
    record: Mapping[str, Any], gazetteer: Gazetteer, *, read: Read, find: Find, given: bool = False
) -> dict[str, Any]:
    """`record` ("id", "text") with the toponyms found in its text and the places they mean.

    `read` turns text into a reading and `find` finds toponyms: the caller passes them, since
    stages do not know each other. With `given`, the record's own toponyms ("start", "end") are
    resolved instead. Each toponym has "start", "end", "surface" and, if a place was decided,
    "lat", "lon", "score" and, for a place of GeoNames, "geonameid".
    """
    reading = read(record["text"])
    toponyms = given_toponyms(record) if given else find(reading, gazetteer)
    resolved = resolve_places(reading, toponyms, gazetteer)
    return {"id": record["id"], "toponyms": [_as_json(toponym) for toponym in resolved]}


def given_toponyms(record: Mapping[str, Any]) -> tuple[Toponym, ...]:
    """The names that a record marks, each once, in the order of the text."""
    spans = sorted({Span(item["start"], item["end"]) for item in record["toponyms"]})
    return tuple(Toponym(span=span, as_written=span.of(record["text"])) for span in spans)


def _as_json(toponym: Toponym) -> dict[str, Any]:
    start, end = toponym.span
    found: dict[str, Any] = {"start": start, "end": end, "surface": toponym.as_written}
    place = toponym.place
    if place is not None:
        found |= {"lat": place.lat, "lon": place.lon, "score": toponym.confidence}
        source, _, number = place.id.partition(":")
        if source == "geonames":
            found["geonameid"] = number
    return found
