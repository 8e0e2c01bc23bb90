"""Decisions through the API: the acts of the page of review, refused where they cannot be kept."""

import json

import pytest
from starlette.testclient import TestClient

from reportedly.model.claim import ReviewStatus
from reportedly.serve.app import create_app
from reportedly.store.ledger import Ledger

V1 = "/api/v1"


@pytest.fixture
def send(client, empty, told):
    """Send a decision about the report as it stands."""

    def post(action, **values):
        body = {"action": action, "seen": empty.revision, "by": "Ada", **values}
        return client.post(f"{V1}/reports/{told.report.id}/reviews", json=body)

    return post


def test_a_claim_is_accepted_and_the_act_is_a_record(send, empty, told):
    answer = send("accept", claim=told.claims[0].id, note="seen in print")
    assert answer.status_code == 201
    made = answer.json()
    assert made["act"] == made["revision"] == empty.revision
    assert made["record"]["review"]["by"] == "Ada"
    assert made["record"]["review"]["note"] == "seen in print"
    assert empty.reviewed(told.report.id)[0].status is ReviewStatus.ACCEPTED


def test_a_field_is_rejected_and_another_replaced(send, empty, told):
    assert send("reject", claim=told.claims[0].id, field="places").status_code == 201
    values = {"basis": "document", "mood": "asked"}
    assert send("replace", claim=told.claims[0].id, values=values).status_code == 201
    item = empty.reviewed(told.report.id)[0]
    assert item.rejected == ("places",)
    assert set(item.changed) == {"basis", "mood"}


def test_a_missed_claim_is_added_and_a_report_marked_as_read(send, empty, told):
    at = told.report.text.index("We hold Kest")
    assert send("add", record={"content": [[at, at + 12]]}).status_code == 201
    assert send("read").status_code == 201
    added = [item for item in empty.reviewed(told.report.id) if item.added]
    assert [item.claim.content[0] for item in added] == [(at, at + 12)]
    assert [act.review.action for act in empty.reviews(told.report.id)] == ["add", "read"]


def test_an_act_is_taken_back_once(send, client, empty, told):
    act = send("accept", claim=told.claims[0].id).json()["act"]
    body = {"seen": empty.revision, "by": "Ada"}
    answer = client.post(f"{V1}/reviews/{act}/undo", json=body)
    assert answer.status_code == 201
    assert answer.json()["record"]["review"]["undoes"] == act
    assert empty.reviewed(told.report.id)[0].status is None
    again = client.post(f"{V1}/reviews/{act}/undo", json={**body, "seen": empty.revision})
    assert again.status_code == 409
    acts = client.get(f"{V1}/reports/{told.report.id}/reviews").json()["acts"]
    assert [(one["act"], one["undone"]) for one in acts] == [(act, True), (act + 1, False)]


def test_a_decision_made_meanwhile_is_not_written_over(send, empty, told):
    before = empty.revision
    assert send("accept", claim=told.claims[0].id, by="Ben").status_code == 201
    answer = send("reject", claim=told.claims[0].id, seen=before)
    assert answer.status_code == 409
    assert "Ben accepted it" in answer.json()["detail"]
    assert len(empty.reviews(told.report.id)) == 1


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({"action": "burn"}, "$.action"),
        ({"seen": -1}, "$.seen"),
        ({"seen": None}, "$.seen"),
        ({"claim": "c_0"}, "$.claim"),
        ({"colour": "red"}, "colour"),
        ({"note": "x" * 501}, "$.note"),
        ({"by": ""}, "by"),
        ({"by": " \u200b "}, "by"),
    ],
)
def test_a_body_that_is_not_understood_is_told_with_its_place(send, empty, told, values, place):
    answer = send(**({"action": "accept", "claim": told.claims[0].id} | values))
    assert answer.status_code == 400
    assert answer.json()["parameter"] == place
    assert not empty.reviews(told.report.id)


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"\xff",
        b"[" * 100_000,
        b'{"action":"read","seen":1,"by":"\\ud800"}',
        b'{"action":"read","seen":1e400,"by":"Ada"}',
    ],
)
def test_a_body_that_is_no_json_is_a_problem(client, told, body):
    headers = {"Content-Type": "application/json"}
    answer = client.post(f"{V1}/reports/{told.report.id}/reviews", content=body, headers=headers)
    assert answer.status_code == 400, answer.text


@pytest.mark.parametrize(
    "values",
    [
        {"action": "accept", "field": "colour"},
        {"action": "replace", "values": {}},
        {"action": "replace", "values": {"colour": 1}},
        {"action": "replace", "values": {"content": [[5, 2]]}},
        {"action": "replace", "values": {"content": [[0, 10**9]]}},
        {"action": "replace", "values": {"factuality": {"source": "sure"}}},
        {"action": "add", "record": {}},
        {"action": "add", "record": {"content": [["a", "b"]]}},
        {"action": "add", "record": {"content": [[0, 1e300]]}},
        {"action": "add", "record": {"content": 5}},
        {"action": "add", "record": {"content": [[0, 3]], "speakers": 5}},
        {"action": "add", "record": {"content": [[0, 3]], "quotation": []}},
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(send, empty, told, values):
    claim = {} if values["action"] == "add" else {"claim": told.claims[0].id}
    answer = send(**values, **claim)
    assert answer.status_code == 422, answer.text
    assert answer.json()["detail"].endswith("Nothing was written.")
    assert not empty.reviews(told.report.id)


def test_only_json_of_a_bearable_size_is_read(client, empty, told):
    address = f"{V1}/reports/{told.report.id}/reviews"
    body = {"action": "read", "seen": empty.revision, "by": "Ada"}
    assert client.post(address, data=body).status_code == 415
    text = {"Content-Type": "text/plain"}
    assert client.post(address, content=json.dumps(body), headers=text).status_code == 415
    long = json.dumps(body | {"note": "x" * 300_000})
    headers = {"Content-Type": "application/json"}
    assert client.post(address, content=long, headers=headers).status_code == 413
    assert not empty.reviews(told.report.id)


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}]
)
def test_a_page_of_another_site_decides_nothing(client, empty, told, headers):
    body = {"action": "read", "seen": empty.revision, "by": "Ada"}
    answer = client.post(f"{V1}/reports/{told.report.id}/reviews", json=body, headers=headers)
    assert answer.status_code == 403
    assert not empty.reviews(told.report.id)


def test_a_ledger_opened_for_reading_takes_no_decision(empty, told):
    with Ledger.open(empty.path, create=False, read_only=True) as ledger:
        client = TestClient(create_app(ledger), raise_server_exceptions=False)
        body = {"action": "read", "seen": 1, "by": "Ada"}
        answer = client.post(f"{V1}/reports/{told.report.id}/reviews", json=body)
    assert answer.status_code == 403
    assert answer.json()["type"] == "/api#problem-not-allowed"


def test_what_is_not_there_cannot_be_decided_on(client, empty, told):
    body = {"action": "read", "seen": empty.revision, "by": "Ada"}
    assert client.post(f"{V1}/reports/r_0/reviews", json=body).status_code == 404
    undo = {"seen": 1, "by": "Ada"}
    for act in ("0", "999", "x", "1" * 30):
        assert client.post(f"{V1}/reviews/{act}/undo", json=undo).status_code == 404


def test_an_added_claim_has_its_page_and_is_listed_with_its_review(send, client, told):
    at = told.report.text.index("We hold Kest")
    assert send("add", record={"content": [[at, at + 12]]}).status_code == 201
    listed = client.get(f"{V1}/claims", params={"review": "accepted"}).json()
    found = json.dumps(listed)
    assert '"Ada"' in found
    (id_,) = {word for word in found.split('"') if word.startswith("c_") and len(word) == 34}
    page = client.get(f"/claim/{id_}")
    assert page.status_code == 200
    assert "We hold Kest" in page.text
