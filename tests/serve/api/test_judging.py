"""Judgements of pairs through the API: kept, heeded in the account, taken back."""

import pytest

from reportedly.store.found.incidents import IncidentQuery, IncidentSort
from reportedly.store.ledger import Ledger

V1 = "/api/v1"


@pytest.fixture
def ledger(sample_ledger, tmp_path):
    path = tmp_path / "sample.db"
    path.write_bytes(sample_ledger.path.read_bytes())
    with Ledger.open(path) as opened:
        yield opened


@pytest.fixture
def api(ledger):
    from starlette.testclient import TestClient

    from reportedly.serve.app import create_app

    return TestClient(create_app(ledger), raise_server_exceptions=False)


@pytest.fixture
def both(ledger):
    rows = ledger.incidents(IncidentQuery(sort=IncidentSort.LARGEST)).rows
    return [row.incident for row in rows[:2]]


def judge(api, incident, other, verdict="same", **more):
    body = {"other": other, "verdict": verdict, "by": "Ada", **more}
    return api.post(f"{V1}/incidents/{incident}/judgements", json=body)


def claims(api, incident, more=""):
    answer = api.get(f"{V1}/incidents/{incident}{more}").json()
    return set(answer["record"]["account"]["incident"]["claims"]), answer["judgements"]


def test_two_incidents_are_one_account_until_that_is_taken_back(api, both, ledger):
    one, two = both
    answer = judge(api, one.id, two.id, note="One night.")
    assert answer.status_code == 201
    made = answer.json()
    assert made["record"]["judgement"]["note"] == "One night."
    assert made["act"] == made["revision"] == ledger.revision
    whole, said = claims(api, two.id)
    assert whole == {*one.claims, *two.claims}
    assert [(kept["act"], kept["record"]["judgement"]["verdict"]) for kept in said] == [
        (made["act"], "same")
    ]
    assert claims(api, two.id, "?unjudged=yes")[0] == {*two.claims}
    answer = api.post(f"{V1}/judgements/{made['act']}/undo", json={"by": "Ben"})
    assert answer.status_code == 201
    assert answer.json()["record"]["judgement"]["undoes"] == made["act"]
    assert claims(api, two.id) == ({*two.claims}, [])


def test_a_claim_of_another_happening_is_left_out(api, both):
    one, _ = both
    assert judge(api, one.id, one.claims[0], "different").status_code == 201
    assert claims(api, one.id)[0] == {*one.claims[1:]}


def test_what_is_no_pair_is_refused(api, both, ledger):
    one, _ = both
    before = ledger.revision
    assert judge(api, one.id, one.id).status_code == 422
    assert judge(api, one.id, "i_" + "0" * 32).status_code == 422
    assert judge(api, "i_nothing", one.id).status_code == 404
    assert judge(api, one.id, one.claims[0], "maybe").status_code == 400
    assert judge(api, one.id, one.claims[0], by="").status_code == 400
    for act in ("1", "none"):
        assert api.post(f"{V1}/judgements/{act}/undo", json={"by": "Ben"}).status_code == 404
    assert ledger.revision == before
