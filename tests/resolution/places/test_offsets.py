"""Points given by distance and direction from a place."""

import pytest

from reportedly.extraction.toponyms.toponyms import find_toponyms
from reportedly.model.geometry import destination, distance
from reportedly.model.mention import Toponym
from reportedly.predictions import reading_of
from reportedly.resolution.places.gazetteer import open_gazetteer
from reportedly.resolution.places.offsets import with_offsets
from reportedly.resolution.places.places import resolve_places


def points(text: str) -> list[Toponym]:
    """The places of a text that are points by distance."""
    reading = reading_of({"id": "t", "text": text})[1]
    gazetteer = open_gazetteer()
    places = resolve_places(reading, find_toponyms(reading, gazetteer), gazetteer)
    return [item for item in with_offsets(reading, places) if "+" in (item.place or _NO).id]


class _No:
    id = ""


_NO = _No()


@pytest.mark.parametrize(
    ("text", "written", "km"),
    [
        ("A convoy was hit 20 km north of Bakhmut in Ukraine.", "20 km north of Bakhmut", 20.0),
        ("It burned 10 miles (16 km) south-west of Bakhmut, Ukraine.",
         "10 miles (16 km) south-west of Bakhmut", 16.09),
        ("It burned 5 kilometres to the east of the town of Bakhmut in Ukraine.",
         "5 kilometres to the east of the town of Bakhmut", 5.0),
        ("A convoy was hit 20 KM north of Bakhmut in Ukraine.", "20 KM north of Bakhmut", 20.0),
        ("It burned 5mi north of Bakhmut in Ukraine.", "5mi north of Bakhmut", 8.05),
    ],
)  # fmt: skip
def test_a_distance_and_a_direction_make_a_point_with_a_radius(
    text: str, written: str, km: float
) -> None:
    (point,) = points(text)
    assert point.as_written == written
    assert point.place is not None
    bakhmut = distance(point.place.lat, point.place.lon, 48.5945, 38.0006)
    assert bakhmut == pytest.approx(km, abs=3)
    assert point.place.radius_km > 0.38 * km


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Soledar, about 15 km north of Bakhmut in Ukraine.",  # a name
        "The road runs 20 km north of Ukraine.",
        "A strip 20 km of Bakhmut in Ukraine.",
        "Rockets reach 300 km from Bakhmut in Ukraine.",  # too far to be a place
        "Shells fell on Soledar, less than 15 km from Bakhmut in Ukraine.",  # a name
        "They marched 20 km north of the river.",
    ],
)
def test_no_point_without_a_place_and_a_direction(text: str) -> None:
    assert points(text) == []


@pytest.mark.parametrize("bearing", [0.0, 45.0, 180.0, 270.0])
def test_a_destination_is_as_far_as_was_asked(bearing: float) -> None:
    lat, lon = destination(48.6, 179.9, bearing, 150.0)
    assert distance(48.6, 179.9, lat, lon) == pytest.approx(150.0, rel=1e-6)
    assert -180 <= lon <= 180


@pytest.mark.parametrize(
    ("text", "written", "km"),
    [
        ("A convoy burned some 20 km from Bakhmut in Ukraine.", "20 km from Bakhmut", 20.0),
        ("A mine went off ten miles outside Bakhmut, Ukraine.", "ten miles outside Bakhmut", 16.1),
        ("Nobody may fish within 5 km (3 miles) of Bakhmut, Ukraine.",
         "5 km (3 miles) of Bakhmut", 5.0),
    ],
)  # fmt: skip
def test_a_distance_alone_widens_the_place(text: str, written: str, km: float) -> None:
    (point,) = points(text)
    assert point.as_written == written
    assert point.place is not None
    assert distance(point.place.lat, point.place.lon, 48.5945, 38.0006) < 3
    assert point.place.radius_km == pytest.approx(km + 3.5, abs=0.2)


@pytest.mark.parametrize(
    "written",
    [
        "Midway between Kharkiv and Izium",
        "halfway between the towns of Kharkiv and Izium",
        "half-way between Kharkiv and the city of Izium",
    ],
)
def test_midway_is_the_point_in_the_middle(written: str) -> None:
    (point,) = points(f"{written}, a mine hit a bus in Ukraine.")
    assert point.as_written == written
    assert point.place is not None
    to_both = [
        distance(point.place.lat, point.place.lon, *there)
        for there in ((49.98, 36.25), (49.21, 37.25))
    ]
    assert to_both[0] == pytest.approx(to_both[1], abs=3)
    assert point.place.radius_km == pytest.approx(to_both[0] / 2, abs=3)


@pytest.mark.parametrize(
    "text",
    [
        "A truce midway between war and peace held in Kharkiv.",
        "A bus was hit between Kharkiv and Izium in Ukraine.",
        "They are halfway between Kharkiv in Ukraine and the border.",
    ],
)
def test_no_middle_without_two_places(text: str) -> None:
    assert points(text) == []
