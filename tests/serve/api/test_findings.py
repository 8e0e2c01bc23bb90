"""Findings through the API: written, revised, withdrawn, asked for; what cannot be is a problem."""

import pytest

V1 = "/api/v1"


@pytest.fixture
def body(told):
    claim = told.claims[0].id
    return {
        "text": "The mill stood on the third.",
        "about": {"claims": [claim]},
        "conclusion": "contradicts",
        "evidence": [claim],
        "excerpts": [{"report": told.report.id, "words": told.report.text[4:20]}],
        "outside": [{"what": "film", "sha256": "ab" * 32}],
        "kinds": ["geolocation"],
        "method": "Two films.",
        "final": True,
        "by": "Ada",
    }


def test_a_finding_is_written_asked_for_revised_and_withdrawn(client, empty, body):
    made = client.post(f"{V1}/findings", json=body)
    assert made.status_code == 201
    named, first = made.json()["finding"], made.json()["revision"]
    assert made.json()["record"]["finding"]["excerpts"][0]["spans"]
    later = {**body, "text": "It stood until noon.", "seen": first}
    second = client.post(f"{V1}/findings/{named}/versions", json=later).json()["revision"]
    now = client.get(f"{V1}/findings/{named}").json()
    assert now["record"]["finding"]["text"] == "It stood until noon."
    assert [one["revision"] for one in now["history"]] == [first, second]
    then = client.get(f"{V1}/findings/{named}?revision={first}").json()
    assert then["record"]["finding"]["text"] == body["text"]
    (item,) = client.get(f"{V1}/findings?on={body['evidence'][0]}&status=final").json()["items"]
    assert (item["author"], item["withheld"]) == ("Ada", None)
    gone = {"seen": second, "reason": "Another mill.", "by": "Ada"}
    assert client.post(f"{V1}/findings/{named}/withdraw", json=gone).status_code == 201
    after = client.get(f"{V1}/findings/{named}").json()["record"]["finding"]
    assert after["withdrawn"] == "Another mill."


def test_what_somebody_has_written_meanwhile_is_a_conflict(client, empty, body):
    made = client.post(f"{V1}/findings", json=body).json()
    later = {**body, "seen": made["revision"]}
    assert client.post(f"{V1}/findings/{made['finding']}/versions", json=later).status_code == 201
    answer = client.post(f"{V1}/findings/{made['finding']}/versions", json=later)
    assert answer.status_code == 409
    assert "Ada made it final" in answer.json()["detail"]
    assert len(empty.finding_history(made["finding"])) == 2


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"conclusion": None}, 422),
        ({"evidence": ["c_" + "0" * 32]}, 422),
        ({"about": {"incident": "i_" + "0" * 32}}, 422),
        ({"excerpts": [{"report": "r_" + "0" * 32}]}, 422),
        ({"outside": [{"what": "film", "day": "soon"}]}, 422),
        ({"outside": [{"what": "film", "sha256": "ab"}]}, 400),
        ({"verdict": "true"}, 400),
        ({"conclusion": "true"}, 400),
        ({"by": None}, 400),
    ],
)
def test_what_cannot_be_kept_is_a_problem_and_is_not_written(client, empty, body, wrong, status):
    before = empty.revision
    answer = client.post(f"{V1}/findings", json={**body, **wrong})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert empty.revision == before


def test_only_the_author_writes_a_new_version(client, empty, body):
    made = client.post(f"{V1}/findings", json=body).json()
    theirs = {**body, "by": "Ben", "seen": made["revision"]}
    answer = client.post(f"{V1}/findings/{made['finding']}/versions", json=theirs)
    assert answer.status_code == 422
    assert "Ada’s" in answer.json()["detail"]


def test_findings_are_found_by_their_words(client, empty, body):
    for text in ("The mill stood on the third.", "The weir was whole.", "The weir and the mill."):
        assert client.post(f"{V1}/findings", json={**body, "text": text}).status_code == 201
    page = client.get(f"{V1}/findings?text=weir&limit=1").json()
    assert (page["total"], len(page["items"])) == (2, 1)
    rest = client.get(page["next"]).json()
    texts = [one["record"]["finding"]["text"] for one in (*page["items"], *rest["items"])]
    assert texts == ["The weir and the mill.", "The weir was whole."]
    assert client.get(f"{V1}/findings?text=film+geolocation&status=final").json()["total"] == 3
    assert client.get(f"{V1}/findings?text=weir+-mill").json()["total"] == 1
    wrong = client.get(f"{V1}/findings?text=-mill")
    assert (wrong.status_code, wrong.json()["parameter"]) == (400, "text")
