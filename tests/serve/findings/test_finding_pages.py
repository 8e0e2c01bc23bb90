"""Findings on the web: begun on a claim or an incident, written, revised, withdrawn, shown."""

import html
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from reportedly.model.finding import About, Conclusion, Finding, FindingStatus, MethodKind, Outside
from reportedly.model.removal import Target, Why
from reportedly.serve.access.doors import Doors
from reportedly.serve.access.visitor import Role
from reportedly.serve.app import create_app
from reportedly.store.found.incidents import IncidentQuery, IncidentSort
from reportedly.store.ledger import Ledger
from reportedly.store.people.findings import FindingQuery

BAD = "<script>alert(1)</script>"
PASSWORD = "four lakes and a bridge"


def text_of(page):
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", page).split()))


@pytest.fixture
def finding(told, by_hand):
    claim = told.claims[0]
    return Finding(
        text="The mill stood on the third.",
        evidence=(claim.id,),
        method="Two films of the mill, placed by its chimney.",
        by="Ada",
        at=by_hand.WHEN,
        final=True,
        about=About(claims=(claim.id,)),
        conclusion=Conclusion.CONTRADICTS,
        kinds=(MethodKind.GEOLOCATION,),
        outside=(Outside(what="film", file="mill.mp4", sha256="ab" * 32),),
        limits="It does not show the fourth.",
    )


def fields_of(page, action):
    """What the form would send, as a browser fills it in."""
    form = re.search(rf'<form[^>]+action="{re.escape(action)}".*?</form>', page, re.DOTALL)[0]
    found = {}
    for tag in re.findall(r"<input[^>]+>", form):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        kind = re.search(r'type="(\w+)"', tag)
        if name is None or (kind and kind[1] in ("checkbox", "radio") and " checked" not in tag):
            continue
        found[name[1]] = html.unescape(value[1]) if value else "on"
    for name, value in re.findall(r'<textarea[^>]+name="([^"]+)"[^>]*>\n(.*?)</textarea>', form,
                                  re.DOTALL):  # fmt: skip
        found[name] = html.unescape(value)
    for name, inner in re.findall(r'<select[^>]+name="([^"]+)"[^>]*>(.*?)</select>', form,
                                  re.DOTALL):  # fmt: skip
        chosen = re.search(r'value="([^"]*)" selected', inner)
        found[name] = html.unescape(chosen[1]) if chosen else ""
    return found


def send(client, action, fields):
    answer = client.post(action, data=fields, follow_redirects=False)
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    return answer


def begun(client, claim, **values):
    fields = fields_of(client.get(f"/finding/new?claim={claim}").text, "/finding")
    return {**fields, "text": "The mill stood.", "name": "Ada", "act": "draft", **values}


def test_a_finding_is_begun_on_a_claim_with_it_as_evidence_and_kept_as_a_draft(client, empty, told):
    claim = told.claims[0]
    assert f"/finding/new?claim={claim.id}" in client.get(f"/claim/{claim.id}").text
    answer = send(client, "/finding", begun(client, claim.id))
    assert answer.status_code == 303
    (kept,) = empty.finding_page(FindingQuery(drafts=True)).rows
    assert kept.finding.status is FindingStatus.DRAFT
    assert (kept.finding.evidence, kept.finding.about.claims) == ((claim.id,), (claim.id,))
    page = text_of(client.get(answer.headers["location"]).text)
    assert "Draft. Only reviewers and admins see it" in page


def test_everything_that_is_written_comes_back_in_the_next_version(client, empty, told, finding):
    empty.add_finding(finding)
    path = f"/finding/{finding.id}"
    fields = fields_of(client.get(f"{path}/revise").text, path)
    answer = send(client, path, {**fields, "act": "final"})
    assert answer.status_code == 303
    kept = empty.finding(finding.id).finding
    assert replace(kept, at=finding.at) == finding
    assert len(empty.finding_history(finding.id)) == 2


def test_words_of_a_report_are_evidence_and_another_row_can_be_had(client, empty, told):
    report = told.report
    words = report.text[4:24]
    fields = fields_of(client.get(f"/finding/new?report={report.id}").text, "/finding")
    fields |= {"text": "x", "name": "Ada", "words_0": words, "what_0": "a call"}
    page = client.post("/finding", data={**fields, "act": "more"}).text
    assert 'name="report_1"' in page
    assert 'name="what_1"' in page
    again = fields_of(page, "/finding")
    assert send(client, "/finding", {**again, "act": "draft"}).status_code == 303
    (kept,) = empty.finding_page(FindingQuery(drafts=True)).rows
    (excerpt,) = kept.finding.excerpts
    assert report.text[excerpt.spans[0].start : excerpt.spans[0].end] == words.strip()
    assert kept.finding.outside == (Outside(what="a call"),)
    assert words.strip() in text_of(client.get(f"/finding/{kept.finding.id}").text)


def test_what_a_final_one_lacks_is_said_and_nothing_of_it_is_lost(client, empty, told):
    fields = begun(client, told.claims[0].id, act="final", limits="Only one film.")
    answer = send(client, "/finding", fields)
    assert answer.status_code == 422
    assert "needs what it says of that, its method" in text_of(answer.text)
    assert fields_of(answer.text, "/finding")["limits"] == "Only one film."
    assert empty.finding_page(FindingQuery(drafts=True)).total == 0


def test_a_version_written_meanwhile_is_said_and_not_written_over(client, empty, told, finding):
    empty.add_finding(finding)
    path = f"/finding/{finding.id}"
    fields = fields_of(client.get(f"{path}/revise").text, path)
    empty.add_finding(replace(finding, text="Another version."))
    answer = send(client, path, {**fields, "text": "My version.", "act": "final"})
    assert answer.status_code == 409
    page = text_of(answer.text)
    assert "Ada made it final on 2031" in page
    again = fields_of(answer.text, path)
    assert again["text"] == "My version."
    assert empty.finding(finding.id).finding.text == "Another version."
    assert send(client, path, {**again, "act": "final"}).status_code == 303  # having read it
    texts = [one.finding.text for one in empty.finding_history(finding.id)]
    assert texts == [finding.text, "Another version.", "My version."]


def test_a_withdrawal_shows_its_reason_wherever_the_finding_stood(client, empty, told, finding):
    empty.add_finding(finding)
    path = f"/finding/{finding.id}"
    fields = fields_of(client.get(path).text, f"{path}/withdraw")
    answer = send(client, f"{path}/withdraw", {**fields, "reason": "Wrong mill.", "name": "Ada"})
    assert answer.status_code == 303
    for shown in (path, "/findings", f"/claim/{told.claims[0].id}", f"/report/{told.report.id}"):
        page = text_of(client.get(shown).text)
        assert "Wrong mill." in page
        assert finding.text in page
    assert (
        send(client, f"{path}/withdraw", {**fields, "reason": "x", "name": "A"}).status_code == 409
    )


def test_without_a_token_or_a_name_nothing_is_written(client, empty, told):
    fields = begun(client, told.claims[0].id)
    assert send(client, "/finding", {**fields, "token": "x"}).status_code == 403
    nameless = send(client, "/finding", {**fields, "name": " "})
    assert nameless.status_code == 422
    assert "needs the name" in nameless.text
    assert empty.finding_page(FindingQuery(drafts=True)).total == 0


def test_a_page_shows_a_finding_as_it_stood_and_cites_it(client, empty, told, finding):
    first = empty.add_finding(finding)
    empty.add_finding(replace(finding, text="It stood until noon."))
    now = text_of(client.get(f"/finding/{finding.id}").text)
    assert "Ada: “It stood until noon.”, finding of the desk, final" in now
    then = text_of(client.get(f"/finding/{finding.id}?revision={first}").text)
    assert f"Ada: “{finding.text}”" in then
    assert f"This is the version of revision {first}" in then
    assert client.get("/finding/f_none").status_code == 404
    assert client.get(f"/finding/{finding.id}?revision=999").status_code == 400


def test_hostile_words_are_shown_as_words(client, empty, told, finding):
    empty.add_finding(
        replace(finding, text=BAD, method=BAD, limits=BAD, by=BAD,
                outside=(Outside(what=BAD, file=BAD, url=f"https://x/{BAD}"),))
    )  # fmt: skip
    path = f"/finding/{finding.id}"
    claim, report = told.claims[0].id, told.report.id
    for shown in ("/findings", path, f"{path}/revise", f"/claim/{claim}", f"/report/{report}"):
        page = client.get(shown).text
        assert BAD not in page
        assert html.escape(BAD) in page


def test_the_list_is_narrowed_and_refuses_what_it_does_not_know(client, empty, told, finding):
    empty.add_finding(finding)
    empty.add_finding(replace(finding, id=Finding.__dataclass_fields__["id"].default_factory(),
                              text="Only drafted.", final=False, by="Ben"))  # fmt: skip
    assert "2 findings" in client.get("/findings").text
    for asked, one, other in (
        ("status=draft", "Only drafted.", finding.text),
        ("by=Ada&conclusion=contradicts", finding.text, "Only drafted."),
    ):
        page = text_of(client.get(f"/findings?{asked}").text)
        assert one in page
        assert other not in page
    for asked in ("status=true", "conclusion=proves", "after=x"):
        assert client.get(f"/findings?{asked}").status_code == 400


def test_what_was_removed_with_its_evidence_is_said(client, empty, told, finding, by_hand):
    empty.add_finding(finding)
    empty.remove(Target(report=told.report.id), Why(reason="asked", by="desk", at=by_hand.WHEN))
    for shown in (f"/finding/{finding.id}", "/findings"):
        page = text_of(client.get(shown).text)
        assert "removed from this ledger on purpose" in page
        for words in (finding.text, finding.method, finding.limits, "mill.mp4", told.report.id):
            assert words not in page


@pytest.fixture
def largest(sample_ledger):
    query = IncidentQuery(sort=IncidentSort.LARGEST)
    return sample_ledger.account(sample_ledger.incidents(query).rows[0].incident.id)


@pytest.fixture
def own(sample_ledger, tmp_path):
    path = tmp_path / "own.db"
    path.write_bytes(sample_ledger.path.read_bytes())
    with Ledger.open(path, create=False) as ledger:
        yield ledger


def test_a_finding_stands_beside_the_versions_of_an_account_and_in_no_count(own, largest, by_hand):
    client = TestClient(create_app(own))
    path = f"/incident/{largest.incident.id}"
    before = client.get(path).text
    item = next(one for one in largest.propositions if one.slot == "killed")
    about = About(incident=largest.incident.id, slot=item.slot, population=item.population,
                  value=item.value)  # fmt: skip
    own.add_finding(
        Finding(text="Fourteen names are on the list.", evidence=(), method="Read there.", by="Ada",
                at=by_hand.WHEN, final=True, about=about, conclusion=Conclusion.CONTRADICTS,
                outside=(Outside(what="a list"),))
    )  # fmt: skip
    page = client.get(path).text
    assert page.count("Fourteen names are on the list.") == 2  # at its versions, and among all
    assert "The desk" in page
    glance = re.compile(r'<dl class="glance".*?</dl>', re.DOTALL)
    tables = re.compile(r'<table class="versions.*?</table>', re.DOTALL)
    assert glance.findall(page) == glance.findall(before)
    assert tables.findall(page) == tables.findall(before)
    assert own.account(largest.incident.id) == largest
    dossier = client.get(f"{path}/dossier").text
    assert "Fourteen names are on the list." in dossier


def test_the_form_of_an_incident_offers_its_versions_and_its_claims(own, largest):
    page = TestClient(create_app(own)).get(f"/finding/new?incident={largest.incident.id}").text
    for item in largest.propositions:
        assert html.escape(item.value) in page
    assert page.count('name="rests_') == min(30, len(largest.incident.claims))


@pytest.fixture
def people(empty, told):
    """A client for each role."""
    doors = Doors(empty.path)
    for name, role in (("Rita", Role.READER), ("Ada", Role.REVIEWER), ("Ben", Role.REVIEWER),
                       ("Cleo", Role.ADMIN)):  # fmt: skip
        doors.accounts.add(name, role, PASSWORD)
    app, found = create_app(empty), {}
    for name in ("Rita", "Ada", "Ben", "Cleo"):
        found[name] = TestClient(app, base_url="http://127.0.0.1:8765")
        token = re.search(r'name="token" value="([^"]+)"', found[name].get("/login").text)[1]
        fields = {"token": token, "name": name, "password": PASSWORD}
        assert found[name].post("/login", data=fields, follow_redirects=False).status_code == 303
    return found


def test_drafts_are_seen_by_reviewers_and_admins_and_by_no_reader(people, empty, told, finding):
    number = empty.add_finding(replace(finding, final=False))
    claim = told.claims[0].id
    pages = ("/findings", f"/claim/{claim}", f"/report/{told.report.id}", "/api/v1/findings")
    for name, sees in (("Rita", False), ("Ben", True), ("Cleo", True)):
        for page in pages:
            assert (finding.text in people[name].get(page).text) is sees, (name, page)
        for page in (f"/finding/{finding.id}", f"/finding/{finding.id}?revision={number}",
                     f"/api/v1/findings/{finding.id}"):  # fmt: skip
            assert people[name].get(page).status_code == (200 if sees else 404), (name, page)
    assert people["Rita"].get("/findings?status=draft").status_code == 400


def test_readers_write_nothing_reviewers_their_own_and_admins_withdraw_any(
    people, empty, told, finding
):
    empty.add_finding(finding)
    path, reader = f"/finding/{finding.id}", people["Rita"]
    assert "/finding/new" not in reader.get(f"/claim/{told.claims[0].id}").text
    for page in (f"/finding/new?claim={told.claims[0].id}", f"{path}/revise"):
        assert reader.get(page).status_code == 403
    assert reader.post("/finding", data={"text": "x"}).status_code == 403
    assert people["Ben"].get(f"{path}/revise").status_code == 403
    assert f'action="{path}/withdraw"' not in people["Ben"].get(path).text
    fields = fields_of(people["Cleo"].get(path).text, f"{path}/withdraw")
    theirs = {**fields, "reason": "not ours", "token": _token(people["Ben"])}
    assert people["Ben"].post(f"{path}/withdraw", data=theirs).status_code == 403
    mine = {**fields, "reason": "An error of the desk."}
    assert people["Cleo"].post(f"{path}/withdraw", data=mine).status_code == 200
    assert empty.finding(finding.id).finding.by == "Cleo"


def _token(client):
    return re.search(r'name="token" value="([^"]+)"', client.get("/finding/new").text)[1]


def test_what_rests_on_something_sealed_is_not_offered_to_be_written_anew(
    client, empty, told, finding
):
    empty.add_finding(finding)
    path = f"/finding/{finding.id}"
    assert "Write a new version" in client.get(path).text
    empty.seal(Target(report=told.report.id), Why(reason="x", by="Ada", at=datetime.now(UTC)))
    page = client.get(path)
    assert page.status_code == 200
    assert "Write a new version" not in page.text
    assert "rests on no evidence" not in client.get("/findings").text
    refused = client.get(f"{path}/revise")
    assert refused.status_code == 409
    assert "This finding rests on something that is sealed" in text_of(refused.text)


def drafted(finding, text):
    """A draft of somebody else in other words."""
    fresh = Finding.__dataclass_fields__["id"].default_factory()
    return replace(finding, id=fresh, text=text, final=False, by="Ben")


DOORS = ("/findings?text={}", "/?text={}", "/api/v1/findings?text={}")


@pytest.mark.parametrize("words", ["weir", '"weir held"', "WEIR hel*"])
def test_words_of_a_draft_are_found_at_no_door_by_a_reader(people, empty, told, finding, words):
    empty.add_finding(finding)
    empty.add_finding(drafted(finding, "The weir held."))
    for name, sees in (("Rita", False), ("Ben", True), ("Cleo", True)):
        listed, box, api = (people[name].get(door.format(words)) for door in DOORS)
        assert ("The weir held." in listed.text) is sees, name
        assert ("1 finding of this desk" in text_of(box.text)) is sees, name
        assert api.json()["total"] == sees, name
        assert finding.text not in listed.text
    for door in DOORS:  # what is final is for everybody
        assert "1 finding" in people["Rita"].get(door.format("chimney")).text or "api" in door
    assert people["Rita"].get(DOORS[2].format("chimney")).json()["total"] == 1


def test_the_ledger_s_box_leads_to_the_findings_with_these_words(client, empty, told, finding):
    empty.add_finding(finding)
    page = client.get('/?text="mill+stood"').text
    assert "No claim in this ledger answers this." in page
    there = html.unescape(re.search(r'href="(/findings\?[^"]+)"', page)[1])
    listed = client.get(there).text
    assert finding.text in listed
    assert 'value="&#34;mill stood&#34;"' in listed
    assert "of this desk" not in client.get("/?text=nothing-says-this").text
    assert "of this desk" not in client.get("/?text=-mill").text
    assert client.get("/").status_code == 200


def test_words_narrow_the_list_with_what_else_is_asked_for(client, empty, told, finding):
    empty.add_finding(finding)
    empty.add_finding(drafted(finding, "The mill was rebuilt."))
    page = text_of(client.get("/findings?text=mill&status=draft").text)
    assert "1 finding" in page
    assert "The mill was rebuilt." in page
    assert finding.text not in page
    assert "No finding here is like that." in client.get("/findings?text=weir").text
    assert client.get(f"/findings?text={'x' * 501}").status_code == 400
    assert BAD not in client.get(f"/findings?text={BAD}").text


def test_what_is_sealed_redacted_or_removed_is_found_at_no_door(
    client, empty, told, finding, by_hand
):
    empty.add_finding(finding)
    why = Why(reason="asked", by="desk", at=by_hand.WHEN)

    def doors(words):
        listed, box, api = (client.get(door.format(words)).text for door in DOORS)
        return ["finding-row" in listed, "of this desk" in box, '"total":1' in api]

    assert doors("chimney") == doors("geolocation") == [True] * 3
    stone = empty.seal(Target(report=told.report.id), why)
    assert doors("chimney") == doors("contradicts") == [False] * 3
    empty.unseal(stone.id, why)
    assert doors("chimney") == [True] * 3
    empty.redact(Target(words=("chimney",)), why)
    assert doors("chimney") == [False] * 3
    assert doors("mill") == [True] * 3
    empty.remove(Target(report=told.report.id), why)
    assert doors("mill") == doors("geolocation") == [False] * 3
