"""Every export opened by a program that people use it with, not by a reader of our own."""

import asyncio
from io import BytesIO
from pathlib import Path

import pytest
from written import Case, Export, csv_rows, objects

import reportedly
from reportedly.export.answers import Answers
from reportedly.store.ledger import Ledger

# Programs of others warn of what is theirs.
pytestmark = pytest.mark.filterwarnings("ignore")

TABLES = ("claims", "events", "places", "quantities", "incidents", "accounts", "reports")
# What JSON-LD readers would fetch from schema.org; the terms are the same.
SCHEMA_ORG = {"@context": {"@vocab": "https://schema.org/", "id": "@id", "type": "@type"}}


@pytest.mark.parametrize("name", TABLES)
def test_pandas_and_polars_read_csv_and_parquet_alike(
    name: str, exports: dict[Case, Export]
) -> None:
    import pandas
    import polars

    plain, typed = exports[Case("csv", name)].data, exports[Case("parquet", name)].data
    frames = (pandas.read_csv(BytesIO(plain)), pandas.read_parquet(BytesIO(typed)))
    others = (
        polars.read_csv(BytesIO(plain), infer_schema_length=None),
        polars.read_parquet(BytesIO(typed)),
    )
    columns = {tuple(frame.columns) for frame in (*frames, *others)}
    rows = {len(frame) for frame in (*frames, *others)}
    assert len(columns) == len(rows) == 1
    assert rows == {exports[Case("csv", name)].count}


def test_a_ledger_gives_frames_to_pandas(ledger: Ledger) -> None:
    with reportedly.Ledger.open(ledger.path, create=False, read_only=True) as opened:
        frame = opened.to_pandas("claims")
        assert len(frame) == opened.to_arrow("claims").num_rows
    assert frame["claim_id"].is_unique


def test_datasette_serves_searches_and_follows(exports: dict[Case, Export], tmp_path: Path) -> None:
    from datasette.app import Datasette

    path = tmp_path / "ledger.sqlite"
    path.write_bytes(exports[Case("datasette")].data)
    served = Datasette([str(path)])

    def ask(address: str):
        answer = asyncio.run(served.client.get(address))
        assert answer.status_code == 200, address
        return answer

    found = ask("/ledger/claims.json?_search=explosion&_shape=objects").json()["rows"]
    assert found
    assert all("explosion" in str(row).lower() for row in found)
    page = ask("/ledger/events").text
    assert 'href="/ledger/claims/' in page  # a figure leads to its claim
    facets = ask("/ledger/claims.json?_facet=publisher").json()["facet_results"]
    assert "publisher" in str(facets)


def test_gdal_reads_every_point_of_geojson(exports: dict[Case, Export], tmp_path: Path) -> None:
    import pyogrio

    path = tmp_path / "ledger.geojson"
    path.write_bytes(exports[Case("geojson")].data)
    told = pyogrio.read_info(path)
    features = objects(exports[Case("geojson")].data, "features")
    assert (told["features"], told["geometry_type"]) == (len(features), "Point")
    assert told["crs"] == "EPSG:4326"
    assert {"kind", "radius_km"} <= set(told["fields"])
    longitudes = [one["geometry"]["coordinates"][0] for one in features]
    west, _, east, _ = pyogrio.read_info(path, force_total_bounds=True)["total_bounds"]
    assert (west, east) == pytest.approx((min(longitudes), max(longitudes)))


def test_a_json_ld_processor_finds_claims_and_reviews(
    exports: dict[Case, Export], answers: Answers
) -> None:
    from pyld import jsonld

    def local(url: str, options: object = None) -> dict[str, object]:
        assert url.rstrip("/") == "https://schema.org"
        return {"contextUrl": None, "documentUrl": url, "document": SCHEMA_ORG}

    graph = {"@context": objects(exports[Case("jsonld")].data, "@context")}
    graph["@graph"] = objects(exports[Case("jsonld")].data, "@graph")
    quads = jsonld.to_rdf(graph, {"documentLoader": local})["@default"]
    kinds = [q["object"]["value"] for q in quads if q["predicate"]["value"].endswith("#type")]
    assert kinds.count("https://schema.org/Claim") == len(list(answers.claims()))
    assert kinds.count("https://schema.org/ClaimReview") == 1
    assert not [q for q in quads if "ating" in q["predicate"]["value"]]


@pytest.mark.parametrize(
    ("name", "day", "whole", "real"),
    [
        ("plover", "event_date", (), ("radius_km",)),
        ("acled", "event_date", ("year", "time_precision", "geo_precision"), ("latitude",)),
        ("ucdp", "date_start", ("year", "date_prec", "where_prec"), ("latitude", "longitude")),
    ],
)
def test_coded_tables_load_with_the_types_of_their_models(
    name: str, day: str, whole: tuple[str, ...], real: tuple[str, ...], exports: dict[Case, Export]
) -> None:
    import pandas

    data = exports[Case(name, unreviewed=True)].data
    frame = pandas.read_csv(BytesIO(data))
    assert len(frame) == len(csv_rows(data)) > 0
    days = pandas.to_datetime(frame[day], format="%Y-%m-%d", errors="coerce")
    coarse = frame[days.isna() & frame[day].notna()]
    assert days.notna().any()
    assert coarse.empty or set(coarse["date_precision"]) <= {"week", "month", "year"}
    for column in whole:
        assert pandas.api.types.is_integer_dtype(frame[column].dropna().astype("Int64"))
    for column in real:
        assert pandas.api.types.is_numeric_dtype(frame[column])
