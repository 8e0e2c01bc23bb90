"""Sources, days, overview, removals and checks through the API: what the pages say, as JSON."""

import json
from functools import partial

import jsonschema
import pytest
from starlette.testclient import TestClient

from reportedly.checking import TEXT_LIMIT, check_text
from reportedly.model.removal import Target, Why
from reportedly.pipeline import open_engine
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file
from reportedly.serve.access.buckets import Rate
from reportedly.serve.access.doors import Doors, Limits
from reportedly.serve.access.visitor import Role, Scope
from reportedly.serve.api.app import DOCUMENT
from reportedly.serve.app import create_app
from reportedly.serve.checks.record import record_of
from reportedly.store.questions.claim_query import ClaimQuery
from reportedly.store.questions.timeline import TimelineQuery

V1 = "/api/v1"
WORDS = (
    "At least five people were killed in Brenn on Tuesday, the Veskaran Defence Ministry said. "
    "Meridian Wire could not independently verify the report."
)


def good(answer, path, method="get"):
    """The answer, held against what the document says of it."""
    assert answer.status_code == 200, answer.text
    told = DOCUMENT["paths"][path][method]["responses"]["200"]["content"]["application/json"]
    schema = {**told["schema"], "components": DOCUMENT["components"]}
    jsonschema.Draft202012Validator(schema).validate(answer.json())
    return answer.json()


def refused(answer, status, parameter=None):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json().get("parameter") == parameter


def walk(client, first):
    items, following = [], first
    while following:
        told = client.get(following).json()
        items += told["items"]
        following = told["next"]
    return items


@pytest.fixture(scope="module")
def pages(sample_ledger):
    files = [sample_file(f"{name}.toml") for name in ("places", "parties")]
    limits = Limits(check=Rate(burst=100, per_second=1.0))
    doors = Doors(sample_ledger.path, limits=limits)
    engine = partial(open_engine, *files)
    return TestClient(create_app(sample_ledger, load_parties(files[1]), engine, doors))


def test_sources_are_those_of_the_page(sample, sample_ledger):
    told = good(sample.get(f"{V1}/sources?limit=500"), "/sources")
    rows = sample_ledger.sources().rows
    assert told["total"] == len(told["items"]) >= len(rows) > 5
    assert [item["id"] for item in told["items"]][: len(rows)] == [row.id for row in rows]
    assert walk(sample, f"{V1}/sources?limit=3") == told["items"]
    named = good(sample.get(f"{V1}/sources?named=yes&limit=500"), "/sources")
    assert all(item["named"] for item in named["items"])
    assert len(named["items"]) < len(told["items"])


def test_a_source_is_told_with_its_names_and_statements(sample, sample_ledger):
    row = max(sample_ledger.sources().rows, key=lambda one: one.statements)
    address = f"{V1}/sources/{row.id}"
    told = good(sample.get(address), "/sources/{id}")
    assert told["source"]["name"] == row.name
    assert told["total"] == row.statements
    assert row.name in {one["name"] for one in told["names"]}
    items = walk(sample, f"{address}?limit=1&sort=oldest")
    assert len(items) == row.statements
    days = [item["day"] or "" for item in items]
    assert days == sorted(days)
    refused(sample.get(f"{V1}/sources/nobody"), 404)


def test_the_timeline_is_that_of_the_page(sample, sample_ledger):
    told = good(sample.get(f"{V1}/timeline"), "/timeline")
    rows = sample_ledger.timeline(TimelineQuery()).rows
    assert [(item["incident"], item["day"]) for item in told["items"]] == [
        (row.incident, row.day) for row in rows
    ]
    assert {item["record"]["account"]["incident"]["id"] for item in told["items"]} == {
        row.incident for row in rows
    }
    asked = good(
        sample.get(f"{V1}/timeline?event=ASSAULT&since=2025-03-11&sort=oldest"), "/timeline"
    )
    query = TimelineQuery(claims=ClaimQuery(event="ASSAULT"), since="2025-03-11", oldest=True)
    assert [item["incident"] for item in asked["items"]] == [
        row.incident for row in sample_ledger.timeline(query).rows
    ]
    assert walk(sample, f"{V1}/timeline?limit=1") == told["items"]


def test_the_overview_counts_what_the_page_counts(sample, sample_ledger):
    told = good(sample.get(f"{V1}/overview?since=0"), "/overview")
    assert told["news"]["claims"] == sample_ledger.claims().total
    assert told["incidents"]["disputed"]["total"] == sample_ledger.marked("disputed").total > 0
    nothing = good(sample.get(f"{V1}/overview?since={sample_ledger.revision}"), "/overview")
    assert nothing["news"]["claims"] == nothing["news"]["incidents"] == 0
    cut = good(sample.get(f"{V1}/overview?limit=1"), "/overview")
    assert len(cut["incidents"]["disputed"]["ids"]) == 1
    refused(sample.get(f"{V1}/overview?since=soon"), 400, "since")
    refused(sample.get(f"{V1}/overview?since=2025-13-01"), 400, "since")


def test_removals_are_told_without_a_word_of_what_is_gone(client, empty, by_hand):
    found = by_hand.full()
    empty.add(found, by_hand.raw(found))
    assert good(client.get(f"{V1}/removals"), "/removals")["removals"] == []
    empty.remove(Target(report=found.report.id), Why(reason="asked", by="ada", at=by_hand.WHEN))
    answer = client.get(f"{V1}/removals")
    (one,) = good(answer, "/removals")["removals"]
    assert (one["kind"], one["scope"], one["by"]) == ("remove", "report", "ada")
    assert found.report.id not in answer.text


@pytest.mark.parametrize("path", ["sources", "timeline", "overview", "removals"])
def test_nothing_is_sent_twice_and_nothing_unknown_is_passed_over(sample, path):
    first = sample.get(f"{V1}/{path}")
    again = sample.get(f"{V1}/{path}", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    refused(sample.get(f"{V1}/{path}?colour=red"), 400, "colour")


def test_a_check_is_the_answer_of_the_command(pages, sample_ledger):
    body = {"text": WORDS, "published": "2025-03-12", "publisher": "Harbour Post"}
    answer = pages.post(f"{V1}/check", json=body)
    told = good(answer, "/check", "post")
    files = [sample_file(f"{name}.toml") for name in ("places", "parties")]
    found = check_text(
        sample_ledger,
        WORDS,
        published="2025-03-12",
        publisher="Harbour Post",
        engine=open_engine(*files),
    )
    same = json.loads(json.dumps(record_of(found)))
    for part in ("claims", "incidents", "nearby", "kin", "searched", "coverage", "revision"):
        assert told[part] == same[part]
    assert any(item["tellings"] for item in told["claims"])
    assert told["incidents"]
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("body", "parameter"),
    [({"text": ""}, "$.text"), ({"text": " \n"}, "$.text"), ({}, "text"), ({"text": 3}, "$.text"),
     ({"text": "a", "published": "2025-13"}, "$.published"),
     ({"text": "a", "published": "2025-02-30"}, "$.published"),
     ({"text": "a", "colour": "red"}, "colour"), ({"text": "a" * (TEXT_LIMIT + 1)}, "$.text")],
)  # fmt: skip
def test_what_is_no_text_to_check_is_refused_and_named(pages, body, parameter):
    answer = pages.post(f"{V1}/check", json=body)
    assert answer.status_code == 400, answer.text
    assert answer.json()["parameter"].startswith(parameter)


def test_a_check_takes_json_of_a_certain_size_from_here_only(pages):
    address = f"{V1}/check"
    refused(pages.post(address, data={"text": "a"}), 415)
    refused(pages.post(address, json={"text": "a" * 700_000}), 413)
    refused(pages.post(address, json={"text": "a"}, headers={"Sec-Fetch-Site": "cross-site"}), 403)
    refused(pages.post(f"{address}?text=a", json={"text": "a"}), 400, "text")
    refused(pages.get(address), 405)


def test_only_so_many_texts_are_checked_and_other_questions_go_on(empty, by_hand):
    limits = Limits(check=Rate(burst=1, per_second=0.01))
    client = TestClient(create_app(empty, doors=Doors(empty.path, limits=limits)))
    assert client.post(f"{V1}/check", json={}).status_code == 400
    answer = client.post(f"{V1}/check", json={"text": "a"})
    refused(answer, 429)
    assert int(answer.headers["retry-after"]) > 0
    assert client.get(f"{V1}/claims").status_code == 200


def test_a_token_to_read_checks_texts_and_a_session_does_not(empty):
    doors = Doors(empty.path)
    rea = doors.accounts.add("Rea", Role.READER, "four lakes and a bridge")
    token = doors.tokens.add("Rea", Scope.READ)
    client = TestClient(create_app(empty, doors=doors))
    refused(client.post(f"{V1}/check", json={"text": ""}), 401)
    head = {"Authorization": f"Bearer {token}"}
    refused(client.post(f"{V1}/check", json={"text": " "}, headers=head), 400, "$.text")
    client.cookies.set("reportedly_session", doors.sessions.begin(rea))
    refused(client.post(f"{V1}/check", json={"text": " "}), 403)
