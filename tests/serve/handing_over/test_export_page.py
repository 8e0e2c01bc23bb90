"""Exports in the browser: every format is offered, says what it loses, and comes masked."""

import csv
import json
import sqlite3
from io import BytesIO, StringIO

import pyarrow.parquet
import pytest

from reportedly.export.formats import FORMATS
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file
from reportedly.serve.app import create_app
from reportedly.serve.handing_over import exports
from reportedly.serve.routes.export import TITLES, USES

from starlette.testclient import TestClient  # isort: skip


@pytest.fixture(scope="module")
def desk(sample_ledger):
    return TestClient(create_app(sample_ledger, load_parties(sample_file("parties.toml"))))


def rows_of(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(answer.text, newline="")))


def test_every_format_is_offered_with_what_it_loses(desk) -> None:
    page = desk.get("/export").text
    assert TITLES.keys() == USES.keys() == FORMATS.keys() == exports.KINDS.keys()
    for one in FORMATS.values():
        assert f'action="/export/{one.name}"' in page
        assert one.loses[:20].replace("`", "").replace("'", "&#39;") in page
    assert "--with-text" not in page
    assert "--drafts" not in page
    assert '<option value="claims" selected>' in page


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_comes_as_a_file_of_its_kind(desk, name) -> None:
    answer = desk.get(f"/export/{name}")
    assert answer.status_code == 200
    suffix, kind = exports.KINDS[name]
    assert answer.headers["content-type"].split(";")[0] == kind.split(";")[0]
    told = answer.headers["content-disposition"]
    assert told.startswith(f'attachment; filename="reportedly-{name}')
    assert told.endswith(f'-revision-{answer.headers["reportedly-revision"]}{suffix}"')
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert answer.headers["cache-control"] == "no-store"


def test_the_files_are_those_of_the_command(desk, sample_ledger) -> None:
    from reportedly.answering import answers_of
    from reportedly.export.answers import Choices

    for name in ("csv", "jsonl", "geojson", "ftm", "acled"):
        out = BytesIO()
        FORMATS[name].write(answers_of(sample_ledger), Choices(), out, lambda *_: None)
        assert desk.get(f"/export/{name}").content == out.getvalue()


def test_each_is_opened_by_what_reads_it(desk, tmp_path) -> None:
    table = pyarrow.parquet.read_table(BytesIO(desk.get("/export/parquet?what=events").content))
    assert "told_as_happened" in table.column_names
    path = tmp_path / "a.sqlite"
    path.write_bytes(desk.get("/export/datasette").content)
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT count(*) FROM claims").fetchone()[0] > 50
    database.close()
    assert json.loads(desk.get("/export/jsonld").content)["@graph"]


def test_private_persons_are_blocks_and_nothing_in_the_address_shows_them(desk) -> None:
    text = desk.get("/export/csv").text
    assert "█" in text
    assert desk.get("/export/csv?unmasked=yes").status_code == 400
    assert desk.get("/export/jsonl?drafts=yes").status_code == 400


def test_unreviewed_rows_only_if_asked_and_what_is_left_out_says_why(desk) -> None:
    assert rows_of(desk.get("/export/acled")) == []
    some = rows_of(desk.get("/export/acled?unreviewed=yes"))
    assert {row["review"] for row in some} == {"unreviewed"}
    left = rows_of(desk.get("/export/acled/left-out.csv"))
    assert {"claim_id", "why"} == left[0].keys()
    assert len(left) == int(desk.get("/export/acled").headers["reportedly-left-out"])
    assert any("has not been reviewed" in row["why"] for row in left)


def test_some_claims_are_taken_as_they_were_asked_for(desk) -> None:
    every = rows_of(desk.get("/export/csv"))
    answer = desk.get("/export/csv?place=Brenn&sort=oldest")
    found = rows_of(answer)
    page = desk.get("/?place=Brenn").text
    assert 0 < len(found) < len(every)
    assert f"{len(found)} claims" in page
    assert all(row in every for row in found)  # masked alike, whatever claims are taken
    assert "-found-" in answer.headers["content-disposition"]
    assert 'href="/export/csv?place=Brenn"' in page
    assert desk.get("/export/csv?place=Brenn&what=incidents").status_code == 400
    assert desk.get("/export/geojson?place=Brenn").status_code == 400


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/export/xlsx", 404),
        ("/export/csv?what=secrets", 400),
        ("/export/csv?unreviewed=yes", 400),
        ("/export/acled?unreviewed=perhaps", 400),
        ("/export/csv?since=yesterday", 400),
    ],
)
def test_what_is_not_understood_is_refused(desk, address, status) -> None:
    assert desk.get(address).status_code == status


def test_what_is_not_installed_is_said_and_not_tried(desk, monkeypatch) -> None:
    monkeypatch.setattr(exports, "find_spec", lambda name: None)
    assert "pip install" in desk.get("/export").text
    assert desk.get("/export/parquet").status_code == 400


def test_one_export_is_written_at_a_time(desk, monkeypatch, sample_ledger) -> None:
    monkeypatch.setattr(exports, "WAIT_SECONDS", 0.01)
    app = create_app(sample_ledger)
    waiting = exports.Exports(sample_ledger)
    waiting._turn.acquire()
    with pytest.raises(exports.LedgerBusy):
        waiting.make("csv", {})
    assert TestClient(app).get("/export/csv").status_code == 200
