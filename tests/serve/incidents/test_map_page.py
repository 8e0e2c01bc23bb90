"""The map's page, its GeoJSON and the card of a place, of the bundled sample and made by hand."""

import json
import re
from html import unescape

import pytest

from reportedly.model.referent import Place, PlaceKind
from reportedly.resolution.places.places_file import read_places
from reportedly.sample import sample_file
from reportedly.serve.app import create_app
from reportedly.serve.incidents import on_map
from reportedly.serve.routes.map_pages import JOINED, filled_claims
from reportedly.store.questions.claim_query import ClaimQuery
from reportedly.store.questions.placed import Placed, PlacedQuery

MEGABYTES = 1_500_000


def built(monkeypatch, answer: bool) -> None:
    monkeypatch.setattr(on_map, "is_built", lambda: answer)


def features(client, address="/map.geojson"):
    """Every feature, following `next`."""
    found = []
    while address:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["content-type"] == "application/geo+json"
        found += answer.json()["features"]
        address = answer.json()["next"]
    return found


@pytest.mark.parametrize("there", [True, False])
def test_the_table_has_every_incident_with_or_without_a_map(
    sample, sample_ledger, monkeypatch, there
):
    built(monkeypatch, there)
    page = sample.get("/map").text
    listed = set(re.findall(r'href="/incident/(i_\w+)"', page))
    assert listed == {row.incident.id for row in sample_ledger.incidents().rows}
    assert ("<script" in page) is there
    assert ("The map is not part of this installation" in page) is not there


def test_the_page_without_built_javascript_asks_for_none_of_it(sample, monkeypatch):
    built(monkeypatch, False)
    assert "/static/vendor/" not in sample.get("/map").text


def test_geojson_has_every_incident_once_over_its_pages(sample, sample_ledger):
    found = features(sample, "/map.geojson?limit=3")
    assert len(found) > 3
    assert sorted(one["id"] for one in found) == sorted(
        row.incident.id for row in sample_ledger.incidents().rows
    )
    for one in found:
        assert one["properties"]["sentence"]
        assert sample.get(one["properties"]["url"]).status_code == 200


def test_claims_of_no_incident_are_there_too_and_of_none(sample, sample_ledger):
    found = features(sample, "/map.geojson?kind=claim")
    assert found
    for one in found:
        claim = one["properties"]["url"].removeprefix("/claim/")
        page = sample_ledger.claims(ClaimQuery(limit=200))
        row = next(row for row in page.rows if row.claim.id == claim)
        assert row.claim.events
        history = [
            link
            for incident in sample_ledger.incidents().rows
            for link in sample_ledger.link_history(incident.incident.id)
            if link.ended is None
        ]
        assert claim not in {link.claim for link in history}


def test_days_and_a_box_narrow_what_is_answered(sample):
    every = features(sample)
    day = every[0]["properties"]["day"]
    some = features(sample, f"/map.geojson?since={day}&until={day}")
    assert {one["properties"]["day"] for one in some} == {day}
    lon, lat = some[0]["geometry"]["coordinates"]
    box = f"{lon - 0.05},{lat - 0.05},{lon + 0.05},{lat + 0.05}"
    near = features(sample, f"/map.geojson?bbox={box}")
    assert 0 < len(near) < len(every)
    assert features(sample, "/map.geojson?bbox=0,0,1,1") == []


@pytest.mark.parametrize(
    "asked",
    [
        "bbox=1,2,3",
        "bbox=a,b,c,d",
        "bbox=0,50,10,40",
        "bbox=nan,0,1,1",
        "bbox=0,0,500,1",
        "since=yesterday",
        "until=2025-13",
        "kind=army",
        "limit=0",
        "limit=100000",
        "limit=²",
        "after=x",
    ],
)
def test_a_question_that_is_not_understood_is_refused(sample, asked):
    assert sample.get(f"/map.geojson?{asked}").status_code == 400


def test_a_view_that_nobody_holds_is_refused(sample):
    assert sample.get("/map?view=mine").status_code == 400
    assert 'value="geonames" selected' in sample.get("/map?view=geonames").text


def place(radius: float, kind: PlaceKind = PlaceKind.TOWN) -> Place:
    return Place(
        id="places:x",
        name="X",
        lat=12.345678,
        lon=-45.678912,
        kind=kind,
        country=None,
        admin1=None,
        radius_km=radius,
    )


@pytest.mark.parametrize(
    ("radius", "point"),
    [
        (0.05, (-45.68, 12.35)),
        (3.0, (-45.68, 12.35)),
        (25.0, (-45.7, 12.3)),
        (70.0, (-45.7, 12.3)),
        (400.0, (-46.0, 12.0)),
    ],
)
def test_no_point_is_more_exact_than_the_place_is_large(radius, point):
    assert on_map.shown_point(place(radius)) == point


def test_a_point_never_leaves_the_ring_of_its_place():
    for radius in (1.0, 2.0, 24.9, 25.0, 249.0, 250.0):
        lon, lat = on_map.shown_point(place(radius))
        assert max(abs(lon + 45.678912), abs(lat - 12.345678)) * 111.2 <= max(radius, 1.0)


def test_the_card_of_a_place_has_sentence_origins_and_link(sample):
    first = next(one for one in features(sample) if one["properties"]["disagreements"])
    card = sample.get("/map/place", params={"place": first["properties"]["place_id"]}).text
    assert "<html" not in card
    assert first["properties"]["sentence"] in unescape(card)
    assert first["properties"]["url"] in card
    assert "denies" in card
    assert "Origins" in card


def test_the_card_of_a_place_nobody_named_is_not_found(sample):
    assert sample.get("/map/place?place=places:nowhere").status_code == 404
    assert sample.get("/map/place").status_code == 400


def test_the_users_own_outlines_are_drawn(sample_ledger):
    from starlette.testclient import TestClient

    outlines = read_places(sample_file("places.toml")).outlines
    client = TestClient(create_app(sample_ledger, outlines=outlines))
    drawn = client.get("/map/outlines.geojson").json()["features"]
    assert [one["properties"]["name"] for one in drawn] == [one.name for one in outlines]
    assert all(one["geometry"]["type"] == "MultiPolygon" for one in drawn)


def test_hostile_names_stay_text(client, empty, by_hand):
    report = by_hand.report("Shells fell on <script>x</script> Brenn overnight.")
    told = by_hand.reading(report, None)
    claim = by_hand.claim(
        report,
        "Shells fell on <script>x</script> Brenn overnight",
        told.run,
        place="Brenn",
        event="ASSAULT",
    )
    from dataclasses import replace

    empty.add(replace(told, claims=(claim,)), by_hand.raw(told))
    for address in ("/map", "/map/place?place=places:brenn"):
        page = client.get(address).text
        assert "&lt;script&gt;x" in page
        assert "<script>x" not in page


def test_an_empty_ledger_has_a_page_that_says_so(client):
    assert "Nothing in this ledger has a place" in client.get("/map").text
    assert client.get("/map.geojson").json()["features"] == []


class TestOutlines:
    """The file of borders: small, whole, and clear about whose view it is."""

    data = json.loads(on_map.OUTLINES.read_text(encoding="utf-8"))

    def test_it_is_small_and_names_its_source(self):
        assert on_map.OUTLINES.stat().st_size <= MEGABYTES
        assert "Natural Earth" in self.data["source"]
        assert "public domain" in self.data["source"]

    def test_every_border_lies_between_units_that_are_there(self):
        units = range(len(self.data["units"]))
        for arc in self.data["arcs"]:
            assert arc[0] in units
            assert arc[1] in units or arc[1] < 0
            assert len(arc) >= 6
            assert len(arc) % 2 == 0

    def test_every_shore_is_closed(self):
        def ends(number):
            arc = self.data["arcs"][number]
            return (arc[2], arc[3]), (arc[2] + sum(arc[4::2]), arc[3] + sum(arc[5::2]))

        loose = 0
        for ring in self.data["land"]:
            for one, other in zip(ring, ring[1:] + ring[:1], strict=True):
                loose += ends(one)[1] != ends(other)[0]
        assert loose == 0

    def test_the_two_views_differ_on_crimea_and_say_so(self, sample):
        (crimea,) = [one for one in self.data["disputed"] if "Crimea" in one["name"]]
        assert (crimea["drawn"], crimea["filed"], crimea["filed_code"]) == (
            "Russia",
            "Ukraine",
            "UA",
        )
        assert {self.data["units"][unit][1] for unit in crimea["units"]} == {"RU"}
        page = sample.get("/map").text
        assert "Crimea and Sevastopol" in page
        assert "Disputed borders" in page


class Thin:
    """A ledger that has one claim to show on each page of many."""

    def __init__(self):
        self.asked = 0

    def placed_claims(self, query):
        self.asked += 1
        return Placed(claims=(query.cursor,), next=f"c{self.asked}" if self.asked < 40 else None)


def test_a_table_is_filled_from_pages_that_have_little_to_tell():
    ledger = Thin()
    page = filled_claims(ledger, PlacedQuery(cursor="c0"))
    assert page.claims == tuple(f"c{number}" for number in range(JOINED))
    assert page.next == f"c{JOINED}"
    ledger.asked = 38
    assert filled_claims(ledger, PlacedQuery(cursor="c38")).next is None
