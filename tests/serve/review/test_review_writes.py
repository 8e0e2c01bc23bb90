"""Decisions through plain forms: written once, for the one who made them, over nobody else's."""

import re
from dataclasses import replace

import pytest

from reportedly.errors import LedgerBusy
from reportedly.model.claim import ReviewStatus
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.review import ReviewAction
from reportedly.model.span import Span
from reportedly.resolution.parties_file import load_parties
from reportedly.serve.app import create_app
from reportedly.store.ledger import Ledger

TEXT = (
    "The 🕊 Veskaran ministry said its troops had left Brenn. “We hold Kest,” the Orland staff "
    "said. It could not be verified. Shells fell on Brenn overnight."
)


@pytest.fixture
def told(empty, by_hand):
    report = by_hand.report(TEXT)
    used = by_hand.run()
    claims = (
        by_hand.claim(
            report,
            "its troops had left Brenn",
            used,
            source="The 🕊 Veskaran ministry",
            cue="said",
            speaker="Veskaran ministry",
            place="Brenn",
        ),
        by_hand.claim(
            report, "“We hold Kest,”", used, source="the Orland staff", cue="said.",
            speaker="Orland staff", unverified="could not be verified",
        ),
        by_hand.claim(report, "Shells fell on Brenn overnight", used, event="ASSAULT"),
    )  # fmt: skip
    found = by_hand.Extracted(report=report, run=used, claims=claims)
    empty.add(found, by_hand.raw(found))
    return found


def hidden(page: str, action: str) -> dict[str, str]:
    """Every value that the form of that action would send as it stands."""
    form = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', page, re.DOTALL)[0]
    sent = dict(re.findall(r'<input[^>]* name="([^"]+)"(?: required)?[^>]* value="([^"]*)"', form))
    for name, words in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</textarea>', form):
        sent[name] = words
    for name, inside in re.findall(r'<select[^>]* name="([^"]+)">(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        sent[name] = chosen[1] if chosen else re.search(r'value="([^"]*)"', inside)[1]
    return sent


class Browser:
    """A client with its own cookies, and a name."""

    def __init__(self, client, report, name="Ada") -> None:
        self.client, self.report = client, report
        page = client.get(self.base).text
        if name:
            sent = hidden(page, "/review/settings") | {"name": name}
            assert client.post("/review/settings", data=sent, follow_redirects=False).is_redirect

    @property
    def base(self) -> str:
        return f"/review/{self.report}"

    def page(self, claim=None, **more):
        asked = ({"claim": claim} if claim else {}) | more
        return self.client.get(self.base, params=asked).text

    def send(self, kind, page, **values):
        action = "/review/undo" if kind == "undo" else f"{self.base}/{kind}"
        return self.client.post(action, data=hidden(page, action) | values, follow_redirects=False)


@pytest.fixture
def ada(client, told):
    return Browser(client, told.report.id)


@pytest.fixture
def ben(empty, told):
    from starlette.testclient import TestClient

    client = TestClient(create_app(empty, load_parties()), raise_server_exceptions=False)
    return Browser(client, told.report.id, "Ben")


def items(empty, told):
    return empty.reviewed(told.report.id)


def test_a_claim_is_accepted_and_the_next_undecided_one_is_shown(ada, empty, told):
    first, second, third = (claim.id for claim in told.claims)
    answer = ada.send("decide", ada.page(first), action="accept")
    assert answer.status_code == 303
    assert f"claim={second}" in answer.headers["location"]
    assert items(empty, told)[0].status is ReviewStatus.ACCEPTED
    assert (
        "Accepted: “its troops had left Brenn”" in ada.client.get(answer.headers["location"]).text
    )
    ada.send("decide", ada.page(third), action="reject")
    answer = ada.send("decide", ada.page(second), action="accept")
    assert f"claim={second}" in answer.headers["location"]
    assert "all decided" in ada.page(second)


def test_going_on_by_itself_can_be_switched_off(ada, told):
    first = told.claims[0].id
    sent = hidden(ada.page(), "/review/settings") | {"advance": "off", "shortcuts": "off"}
    ada.client.post("/review/settings", data=sent)
    assert 'data-shortcuts="off"' in ada.page(first)
    answer = ada.send("decide", ada.page(first), action="accept")
    assert f"claim={first}" in answer.headers["location"]


def test_the_queue_is_walked_from_report_to_report(ada, empty, told, by_hand):
    other = by_hand.full()
    sure = replace(other.claims[0], confidence=0.1)
    empty.add(replace(other, claims=(sure,)), by_hand.raw(other))
    page = ada.client.get("/review").text
    begin = re.search(r'<a class="button first" href="([^"]+)"', page)[1].replace("&amp;", "&")
    assert sure.id in begin
    there = Browser(ada.client, other.report.id, name="")
    answer = there.send("decide", ada.client.get(begin).text, action="accept")
    assert answer.headers["location"].startswith(f"/review/{told.report.id}?claim=")
    assert "way=queue" in answer.headers["location"]


def test_a_form_sent_as_it_stands_changes_nothing_and_says_so(ada, empty, told):
    for claim in told.claims:
        answer = ada.send("replace", ada.page(claim.id, edit="1"))
        assert answer.status_code == 422
        assert "Nothing was changed. Nothing was written." in answer.text
    assert not empty.reviews(told.report.id)


def test_selected_words_after_an_emoji_are_the_words_that_are_kept(ada, empty, told):
    claim = told.claims[0].id
    at = TEXT.index("troops had left") + 1  # the dove before it takes two units
    page = ada.page(claim, edit="1")
    answer = ada.send(
        "replace", page, content="troops had left", content_at=f"{at}-{at + 15}", mood="asked"
    )
    assert answer.status_code == 303
    item = items(empty, told)[0]
    assert item.corrected.content == (Span(at - 1, at + 14),)
    assert item.corrected.mood is Mood.ASKED
    assert len(item.acts) == 1
    assert item.claim.content == told.claims[0].content


def test_words_written_by_hand_are_looked_for_near_the_claim(ada, empty, told):
    claim = told.claims[2].id
    page = ada.page(claim, edit="1")
    ada.send("replace", page, content="Shells … Brenn overnight")
    first = TEXT.index("Shells")
    last = TEXT.index("Brenn overnight")
    assert items(empty, told)[2].corrected.content == (
        Span(first, first + 6),
        Span(last, last + 15),
    )
    answer = ada.send("replace", ada.page(claim, edit="1"), content="Rockets", note="so heard")
    assert answer.status_code == 422
    assert "Content: “Rockets” does not stand in the report" in answer.text
    assert ">Rockets</textarea>" in answer.text
    assert 'value="so heard"' in answer.text


def test_an_offset_that_does_not_fit_its_words_is_not_believed(ada, empty, told):
    page = ada.page(told.claims[2].id, edit="1")
    ada.send("replace", page, content="overnight", content_at="0-3")
    start = TEXT.index("overnight")
    assert items(empty, told)[2].corrected.content == (Span(start, start + 9),)


def test_commitment_speaker_and_verification_are_corrected_from_lists(ada, empty, told):
    page = ada.page(told.claims[0].id, edit="1")
    ada.send(
        "replace", page, by_source="PR+", name_0="Harbour office", kind_0="government",
        status_0="not_verified", remark_0="could not be verified",
    )  # fmt: skip
    item = items(empty, told)[0]
    assert set(item.changed) == {"factuality", "speakers", "verification"}
    assert item.corrected.factuality.source is FactValue.PROBABLE
    assert item.corrected.speakers[0].name == "Harbour office"
    assert item.corrected.speakers[0].span == told.claims[0].speakers[0].span
    assert item.corrected.verification[0].span.of(TEXT) == "could not be verified"
    page = ada.page(told.claims[1].id, edit="1")
    ada.send("replace", page, status_0="")
    assert items(empty, told)[1].corrected.verification == ()


def test_an_attributed_claim_can_become_narration_and_back(ada, empty, told):
    ada.send("replace", ada.page(told.claims[0].id, edit="1"), quotation="narration")
    item = items(empty, told)[0]
    assert (item.corrected.source, item.corrected.speakers) == ((), ())
    assert item.corrected.factuality.source is None
    page = ada.page(told.claims[2].id, edit="1")
    answer = ada.send("replace", page, quotation="indirect", source="the Orland staff")
    assert answer.status_code == 422
    assert "Say how the source puts it" in answer.text


def test_any_field_can_be_given_as_json_and_any_accepted_or_rejected(ada, empty, told):
    page = ada.page(told.claims[0].id, edit="1")
    ada.send("replace", page, field="basis", value='"document"')
    assert items(empty, told)[0].corrected.basis.value == "document"
    page = ada.page(told.claims[0].id)
    answer = ada.send("decide", page, action="reject", field="places", note="another town")
    assert f"claim={told.claims[0].id}" in answer.headers["location"]
    assert items(empty, told)[0].rejected == ("places",)
    page = ada.page(told.claims[0].id, edit="1")
    assert ada.send("replace", page, field="basis", value="{").status_code == 422


def test_a_decision_made_meanwhile_is_said_and_not_written_over(ada, ben, empty, told):
    claim = told.claims[0].id
    mine, others = ada.page(claim, edit="1"), ben.page(claim)
    old = ada.page(told.claims[1].id)
    assert ben.send("decide", others, action="reject").status_code == 303
    answer = ada.send("replace", mine, mood="asked")
    assert answer.status_code == 409
    assert "Since this page was loaded, Ben rejected it on" in answer.text
    assert '<option value="asked" selected>' in answer.text
    assert items(empty, told)[0].status is ReviewStatus.REJECTED
    assert ada.send("replace", answer.text, mood="asked").status_code == 303
    assert items(empty, told)[0].status is ReviewStatus.CORRECTED
    assert ada.send("decide", old, action="accept").status_code == 303  # on another claim


def test_undo_goes_back_to_the_claim_and_is_itself_kept(ada, ben, empty, told):
    claim = told.claims[0].id
    ada.send("decide", ada.page(claim), action="accept")
    page = ada.page()
    assert "Undo takes back: Ada accepted it on" in page
    answer = ada.send("undo", page)
    assert f"claim={claim}" in answer.headers["location"]
    assert items(empty, told)[0].status is None
    assert [act.review.action for act in empty.reviews(told.report.id)] == [
        ReviewAction.ACCEPT,
        ReviewAction.UNDO,
    ]
    assert ada.send("undo", page).status_code == 409
    assert "Undo takes back" not in ada.page()


def test_a_missed_claim_is_added_changed_and_taken_back(ada, empty, told):
    page = ada.page(add="1")
    sent = {"content": "could not be verified", "quotation": "narration", "by_source": ""}
    assert ada.send("add", page, **sent).status_code == 303
    added = items(empty, told)[-1]
    assert added.claim.content[0].of(TEXT) == "could not be verified"
    again = ada.page(added.claim.id, edit="1")
    assert ada.send("add", again, content="It could not be verified").status_code == 303
    (better,) = [item for item in items(empty, told) if item.added]
    assert better.claim.content[0].of(TEXT) == "It could not be verified"
    assert ada.send("undo", ada.page(better.claim.id)).status_code == 303
    assert [item.claim.id for item in items(empty, told) if item.added] == [added.claim.id]


def test_a_missed_claim_needs_words_that_stand_once(ada, empty, told):
    page = ada.page(add="1")
    answer = ada.send("add", page, content="Brenn", source="The 🕊 Veskaran ministry", cue="said")
    assert answer.status_code == 422
    assert "“Brenn” stands 2 times in the report" in answer.text
    assert ada.send("add", page).status_code == 422
    assert ada.send("add", page, content="Kest", quotation="loud").status_code == 422
    at = TEXT.index("Brenn") + 1
    assert ada.send("add", page, content="Brenn", content_at=f"{at}-{at + 5}").status_code == 303


def test_a_report_is_marked_as_read_in_full(ada, empty, told):
    answer = ada.send("read", ada.page())
    assert "said=read" in answer.headers["location"]
    assert "Read in full by <b" in ada.page()


# who may write


def test_a_form_needs_the_token_of_this_browser_and_this_program(ada, ben, empty, told):
    page = ada.page(told.claims[0].id)
    for token in ("", "0" * 64, "é", hidden(ben.page(), f"{ben.base}/decide")["token"]):
        answer = ada.send("decide", page, action="accept", token=token)
        assert answer.status_code == 403
        assert "Nothing was written" in answer.text
    ada.client.cookies.clear()
    assert ada.send("decide", page, action="accept").status_code == 403
    assert not empty.reviews(told.report.id)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://attacker.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://127.0.0.1:1"},
    ],
)
def test_a_form_from_a_page_elsewhere_is_refused(ada, empty, told, headers):
    action = f"{ada.base}/decide"
    sent = hidden(ada.page(told.claims[0].id), action) | {"action": "accept"}
    assert ada.client.post(action, data=sent, headers=headers).status_code == 403
    same = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}
    answer = ada.client.post(action, data=sent, headers=same, follow_redirects=False)
    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("kind", "values", "status"),
    [
        ("decide", {"seen": ""}, 400),
        ("decide", {"seen": "x"}, 400),
        ("decide", {"seen": "9" * 40}, 400),
        ("decide", {"claim": "c_0"}, 404),
        ("decide", {"action": "praise"}, 422),
        ("decide", {"action": "accept", "field": "colour"}, 422),
        ("undo", {"act": "999"}, 404),
        ("undo", {"act": ""}, 400),
    ],
)
def test_a_form_that_makes_no_sense_is_refused(ada, empty, told, kind, values, status):
    ada.send("decide", ada.page(told.claims[1].id), action="accept")
    before = empty.revision
    page = ada.page(told.claims[0].id)
    assert ada.send(kind, page, **({"action": "accept"} | values)).status_code == status
    assert empty.revision == before


def test_only_forms_of_a_sensible_size_are_read(ada, told):
    action = f"{ada.base}/decide"
    assert ada.client.post(action, json={"a": 1}).status_code == 415
    assert ada.client.post(action, data={"note": "x" * 300_000}).status_code == 413
    many = {f"n{number}": "" for number in range(500)}
    assert ada.client.post(action, data=many).status_code == 400


def test_nobody_decides_without_a_name(client, told, empty):
    nobody = Browser(client, told.report.id, name="")
    sent = hidden(nobody.page(), "/review/settings")
    assert client.post("/review/settings", data=sent | {"name": "  "}).status_code == 400
    action = f"{nobody.base}/read"
    assert client.post(action, data={"token": sent["token"], "seen": "1"}).status_code == 400
    assert not empty.reviews(told.report.id)


def test_going_back_never_leads_elsewhere(client, told):
    sent = hidden(client.get(f"/review/{told.report.id}").text, "/review/settings")
    for back in ("https://attacker.example/", "//attacker.example", "/"):
        answer = client.post(
            "/review/settings",
            data=sent | {"name": "Ada", "back": back},
            follow_redirects=False,
        )
        assert answer.headers["location"] == "/review"


def test_a_ledger_opened_for_reading_offers_nothing_to_decide(empty, told):
    from starlette.testclient import TestClient

    with Ledger.open(empty.path, create=False, read_only=True) as reading:
        client = TestClient(create_app(reading), raise_server_exceptions=False)
        page = client.get(f"/review/{told.report.id}").text
        assert "Only for reading." in page
        assert "<form" not in page.partition("<main")[2]


def test_a_busy_ledger_is_said_and_the_decision_can_be_sent_again(ada, empty, told, monkeypatch):
    page = ada.page(told.claims[0].id)
    with monkeypatch.context() as broken:

        def busy(*arguments, **named):
            raise LedgerBusy("another program is writing")

        broken.setattr(Ledger, "add_review", busy)
        answer = ada.send("decide", page, action="accept")
    assert answer.status_code == 503
    assert "another program is writing" in answer.text
    assert ada.send("decide", page, action="accept").status_code == 303
