"""Questions through the API: the same answers as the pages', at a revision that is named."""

import json
from dataclasses import replace

import jsonschema
import pytest

from reportedly.codec import encode_claim, encode_report, schema
from reportedly.errors import LedgerBusy
from reportedly.serve.api.cursors import Place, cursor_of, question_of
from reportedly.store.questions.claim_query import ClaimQuery
from reportedly.store.questions.paging import cursor_after

V1 = "/api/v1"
DEFS = {"$defs": schema()["$defs"]}


def walk(client, first):
    """Every item of an answer, and the pages it came in."""
    items, pages, following = [], 0, first
    while following:
        answer = client.get(following)
        assert answer.status_code == 200, answer.text
        items += answer.json()["items"]
        pages, following = pages + 1, answer.json()["next"]
    return items, pages


def problem(answer, status, kind, parameter=None):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["type"] == f"/api#problem-{kind}"
    assert told["status"] == status
    assert told.get("parameter") == parameter
    return told["detail"]


def test_claims_are_records_with_their_words(sample, sample_ledger):
    told = sample.get(f"{V1}/claims?limit=500").json()
    rows = sample_ledger.claims(ClaimQuery(limit=500)).rows
    assert told["revision"] == sample_ledger.revision
    assert told["total"] == len(rows) == len(told["items"])
    assert [item["record"]["id"] for item in told["items"]] == [row.claim.id for row in rows]
    assert [item["content"] for item in told["items"]] == [row.content for row in rows]
    line = jsonschema.Draft202012Validator({"$ref": "#/$defs/ClaimLine", **DEFS})
    for item in told["items"][:5]:
        line.validate(item["record"])


def test_sides_are_those_of_the_parties_file(sample, sample_ledger):
    told = sample.get(f"{V1}/claims", params={"speaker": "Orlandic Defence Ministry"}).json()
    assert {one["side"] for item in told["items"] for one in item["record"]["speakers"]} == {"ORL"}


@pytest.mark.parametrize("what", ["claims", "reports", "incidents"])
def test_every_item_comes_once_on_its_way_through_the_pages(sample, what):
    whole = sample.get(f"{V1}/{what}?limit=500").json()["items"]
    items, pages = walk(sample, f"{V1}/{what}?limit=3")
    assert items == whole
    assert pages == -(-len(whole) // 3)


def test_a_page_goes_on_though_something_was_added_before_it(client, empty, by_hand):
    found = by_hand.full()
    empty.add(found, by_hand.raw(found))
    first = client.get(f"{V1}/claims?limit=1").json()
    later = by_hand.full(by_hand.report("Rain fell on Brenn. " + by_hand.TEXT))
    empty.add(later, by_hand.raw(later))
    second = client.get(first["next"]).json()
    assert second["begun"] == first["revision"] < second["revision"]
    assert second["items"][0]["record"]["id"] != first["items"][0]["record"]["id"]


def test_facets_and_words_narrow_as_on_the_page(sample, sample_ledger):
    asked = {"event": "ASSAULT", "country": "VX"}
    told = sample.get(f"{V1}/claims", params=asked).json()
    assert 0 < told["total"] < sample_ledger.claims().total
    assert told["total"] == sample_ledger.claims(ClaimQuery(**asked)).total
    facets = sample.get(f"{V1}/facets", params=asked).json()["facets"]
    assert facets["event"][0] == {"value": "ASSAULT", "label": "ASSAULT", "claims": told["total"]}
    found = sample.get(f"{V1}/search", params={"text": "rocket"}).json()
    assert found["total"] == sample_ledger.claims(ClaimQuery(text="rocket")).total
    snippets = [piece for item in found["items"] for piece in item["snippet"] if piece["found"]]
    assert {piece["text"].lower() for piece in snippets} == {"rocket"}


def test_one_claim_is_shown_as_it_stood_at_a_revision(client, empty, by_hand):
    found = by_hand.full()
    empty.add(found, by_hand.raw(found))
    before, claim = empty.revision, found.claims[0]
    body = {"action": "accept", "claim": claim.id, "seen": before, "by": "Ada"}
    address = f"{V1}/claims/{claim.id}"
    assert client.post(f"{V1}/reports/{found.report.id}/reviews", json=body).status_code == 201
    assert client.get(address).json()["record"]["review"]["status"] == "accepted"
    old = client.get(f"{address}?revision={before}").json()
    assert old["record"] == json.loads(encode_claim(claim))
    assert (old["at"], old["revision"]) == (before, empty.revision)
    said = problem(
        client.get(f"{address}?revision={empty.revision + 1}"), 400, "bad-value", "revision"
    )
    assert f"at revision {empty.revision}" in said


def test_a_report_comes_without_its_text_unless_asked(sample, sample_ledger):
    row = sample_ledger.reports().rows[-1]
    address = f"{V1}/reports/{row.header.id}"
    report = sample_ledger.report(row.header.id)
    assert "text" not in sample.get(address).json()["record"]["report"]
    told = sample.get(f"{address}?with_text=yes").json()
    named = replace(
        report, capture=replace(report.capture, origin=report.capture.origin.rpartition("/")[2])
    )
    assert told["record"] == json.loads(encode_report(named, with_text=True))
    assert [one["lineage"]["id"] for one in told["lineages"]] == [row.lineage]


def test_an_account_is_told_as_one_record(sample, sample_ledger):
    line = jsonschema.Draft202012Validator({"$ref": "#/$defs/AccountLine", **DEFS})
    for item in sample.get(f"{V1}/incidents?limit=2").json()["items"]:
        one = item["record"]["incident"]
        told = sample.get(f"{V1}/incidents/{one['id']}").json()["record"]
        line.validate(told)
        assert told["account"]["summary"] == item["summary"]
        assert told["account"]["incident"] == one


def test_coverage_is_of_the_days_asked_for(sample, sample_ledger):
    told = sample.get(f"{V1}/coverage?since=2025-03-12&until=2025-03-12").json()["coverage"]
    assert (told["first"], told["last"]) == ("2025-03-12", "2025-03-12")
    whole = sample.get(f"{V1}/about").json()
    assert whole["coverage"]["reports"] == sample_ledger.coverage().reports
    assert whole["rows"] == sample_ledger.counts()


def test_an_answer_is_not_sent_again_until_the_ledger_changes(client, empty, by_hand):
    first = client.get(f"{V1}/claims")
    tag = first.headers["etag"]
    assert first.headers["reportedly-revision"] == str(empty.revision)
    again = client.get(f"{V1}/claims", headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    found = by_hand.full()
    empty.add(found, by_hand.raw(found))
    newer = client.get(f"{V1}/claims", headers={"If-None-Match": tag})
    assert newer.status_code == 200
    assert newer.headers["etag"] != tag


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("claims?colour=red", "colour"),
        ("claims?event=WAR", "event"),
        ("claims?since=2025-13", "since"),
        ("claims?since=٢٠٢٥", "since"),
        ("claims?limit=501", "limit"),
        ("claims?limit=٣", "limit"),
        ("claims?text=", "text"),
        ("claims?text=%21%3F", "text"),
        ("claims?place=a&place=b", "place"),
        ("claims?cursor=WzFd", "cursor"),
        ("search", "text"),
        ("reports?status=lost", "status"),
        ("incidents?sort=best", "sort"),
        ("openapi.json?x=1", "x"),
    ],
)
def test_what_is_not_understood_is_named(sample, address, parameter):
    unknown = parameter in ("colour", "x")
    kind = "unknown-parameter" if unknown else "bad-value"
    problem(sample.get(f"{V1}/{address}"), 400, kind, parameter)


def test_a_cursor_is_of_one_question_and_one_ledger(sample, sample_ledger):
    cursor = sample.get(f"{V1}/claims?limit=1").json()["next"].partition("cursor=")[2]
    said = problem(
        sample.get(f"{V1}/claims?event=ASSAULT&cursor={cursor}"), 400, "bad-value", "cursor"
    )
    assert "another question" in said
    problem(sample.get(f"{V1}/reports?cursor={cursor}"), 400, "bad-value", "cursor")
    assert sample.get(f"{V1}/claims?limit=2&cursor={cursor}").status_code == 200
    question = question_of(f"{V1}/claims", {})
    later = Place(begun=sample_ledger.revision + 1, after=cursor_after(("2025", 1)))
    said = problem(
        sample.get(f"{V1}/claims?cursor={cursor_of(question, later)}"), 400, "bad-value", "cursor"
    )
    assert "another ledger" in said


@pytest.mark.parametrize(
    "key", [("2025", 2**70), ("\ud800", 1), (float("inf"), 1), (1e300, 1), (True, 1), ("x", [])]
)
def test_a_forged_cursor_never_reaches_the_database(sample, key):
    question = question_of(f"{V1}/claims", {})
    cursor = cursor_of(question, Place(begun=0, after=cursor_after(key)))
    problem(sample.get(f"{V1}/claims?cursor={cursor}"), 400, "bad-value", "cursor")


def test_what_is_not_there_is_a_problem_too(sample):
    for address in (
        "claims/c_0",
        "reports/r_0",
        "incidents/i_0",
        "nowhere",
        "claims/",
        "",
        "claims/%0Ax",
    ):
        problem(sample.get(f"{V1}/{address}"), 404, "not-found")
    problem(sample.get("/api/v2/claims"), 404, "not-found")
    answer = sample.delete(f"{V1}/claims")
    problem(answer, 405, "bad-method")
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_a_busy_ledger_and_a_fault_are_told_without_a_trace(client, empty, monkeypatch):
    def busy(query):
        raise LedgerBusy("ledger.db is being written by another program")

    monkeypatch.setattr(empty, "claims", busy)
    answer = client.get(f"{V1}/claims")
    problem(answer, 503, "busy")
    assert answer.headers["retry-after"] == "5"
    monkeypatch.setattr(empty, "claims", lambda query: 1 / 0)
    answer = client.get(f"{V1}/claims")
    problem(answer, 500, "fault")
    assert "ZeroDivision" not in answer.text


def test_an_answer_is_of_one_revision_though_the_ledger_is_added_to(client, empty, by_hand):
    found = by_hand.full()
    ask, added = empty.claims, []

    def slow(query):
        page = ask(query)
        if not added:
            added.append(empty.add(found, by_hand.raw(found)))
        return page

    empty.claims = slow
    told = client.get(f"{V1}/claims").json()
    assert told["revision"] == empty.revision
    assert told["total"] == len(found.claims)


def test_every_problem_type_leads_to_a_paragraph(sample):
    page = sample.get("/api").text
    for kind in ("unknown-parameter", "bad-value", "busy", "decided-meanwhile"):
        assert f'id="problem-{kind}"' in page


def test_the_reference_shows_every_address_and_loads_nothing_from_elsewhere(sample):
    answer = sample.get("/api")
    document = sample.get(f"{V1}/openapi.json").json()
    for path, methods in document["paths"].items():
        for method in methods:
            assert f"<code>{method.upper()} {V1}{path}</code>" in answer.text
    assert "<script" not in answer.text
    assert "//" not in answer.text.replace("http://testserver", "")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "default-src 'none'" in sample.get(f"{V1}/claims").headers["content-security-policy"]


def test_a_claim_with_corrections_shows_both(client, empty, by_hand):
    found = by_hand.full()
    empty.add(found, by_hand.raw(found))
    claim = found.claims[0]
    body = {"action": "replace", "claim": claim.id, "seen": empty.revision, "by": "Ada"}
    body |= {"values": {"basis": "document"}}
    assert client.post(f"{V1}/reports/{found.report.id}/reviews", json=body).status_code == 201
    told = client.get(f"{V1}/claims/{claim.id}").json()
    assert told["changed"] == ["basis"]
    assert told["corrected"]["basis"] == "document"
    assert told["record"]["basis"] == replace(claim).basis
