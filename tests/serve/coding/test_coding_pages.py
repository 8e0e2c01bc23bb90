"""Pages of coding rounds: who may do what, and that no page tells a coder the other's decisions."""

import json
import re
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from reportedly.model.coding import Reveal
from reportedly.model.removal import Target, Why
from reportedly.model.review import ReviewAction
from reportedly.serve.access.buckets import Rate
from reportedly.serve.access.doors import Doors, Limits
from reportedly.serve.access.visitor import Role, Scope
from reportedly.serve.app import create_app
from reportedly.store.coding.rounds import Draft
from reportedly.store.people.review_making import decision, read_in_full, replacement

V1 = "/api/v1"
PASSWORD = "four lakes and a bridge"  # an invented one
ADA, BEN, IDA, REA = "Ada Brandt", "Ben Okar", "Ida Moor", "Rea Lund"
SECRET = "Ferrowgate"  # stands in Ben's decisions and nowhere else
WHEN = datetime(2031, 3, 6, 9, 0, tzinfo=UTC)
FAST = Limits(api=Rate(burst=10_000, per_second=1.0), login=Rate(burst=1_000, per_second=1.0))
pytestmark = pytest.mark.usefixtures("cheap_hashes")


@pytest.fixture
def doors(empty):
    made = Doors(empty.path, limits=FAST)
    for name, role in ((ADA, Role.REVIEWER), (BEN, Role.REVIEWER), (IDA, Role.ADMIN),
                       (REA, Role.READER)):  # fmt: skip
        made.accounts.add(name, role, PASSWORD)
    return made


def token_in(page):
    return re.search(r'name="token" value="([0-9a-f]+)"', page.text)[1]


def seen_in(page):
    return re.search(r'name="seen" value="(\d+)"', page.text)[1]


@pytest.fixture
def one(empty, told, doors):
    return opened(empty, told)


def opened(ledger, told, **changes):
    draft = Draft(name="Pilot", coders=(ADA, BEN), reports=(told.report.id,), by=IDA, at=WHEN,
                  **changes)  # fmt: skip
    return ledger.coding.open(draft)


def code(ledger, one, name, *, finish=True):
    """Ben rejects the second claim with a note and corrects the first; Ada accepts all."""
    book, (report,) = ledger.coding, one.reports
    text = ledger.report(report).text
    for number, item in enumerate(book.claims(one, report, name)):
        who = {"by": name, "at": WHEN}
        act = decision(item, ReviewAction.ACCEPT, **who)
        if name == BEN and number == 0:
            speakers = [{"name": SECRET, "kind": "government"}]
            values = {"mood": "predicted", "speakers": speakers}
            act = replacement(item, values, text, note=SECRET, **who)
        if name == BEN and number == 1:
            act = decision(item, ReviewAction.REJECT, note=SECRET, **who)
        book.add(one, act)
    if finish:
        book.add(one, read_in_full(ledger.report(report), by=name, at=WHEN))


def addresses(one):
    """Every address at which a decision of the round, or a trace of it, could be asked for."""
    (report,) = one.reports
    here = f"/coding/{one.id}"
    return [
        "/coding", here, f"{here}/code/{report}", f"{here}/code/{report}?add=1",
        f"{here}/settle/{report}", f"{here}/export.jsonl", f"{here}/export.csv",
        f"/report/{report}", f"/review/{report}", "/review", "/", "/overview", "/about",
        "/confirmed",
        "/sources", f"{V1}/coding", f"{V1}/coding/{one.id}", f"{V1}/coding/{one.id}/agreement",
        f"{V1}/coding/{one.id}/answers", f"{V1}/reports/{report}/reviews", f"{V1}/claims",
        f"{V1}/facets", f"{V1}/search?text={SECRET}", f"{V1}/overview", f"{V1}/sources",
    ]  # fmt: skip


# opening


def test_an_admin_opens_a_round_and_nobody_else_does(enter, empty, told):
    form = {"name": "Pilot", "coder_1": ADA, "coder_2": BEN, "machine": "hidden",
            "reveals": "report", "sample": "1", "seed": "3"}  # fmt: skip
    admin = enter(IDA)
    answer = admin.post("/coding", data={**form, "token": token_in(admin.get("/coding"))})
    assert answer.status_code == 303
    (made,) = empty.coding.rounds()
    assert answer.headers["location"] == f"/coding/{made.id}"
    assert (made.coders, made.shows_machine, made.reveals) == ((ADA, BEN), False, Reveal.REPORT)
    assert (made.by, made.seed, made.reports) == (IDA, 3, (told.report.id,))
    for name in (ADA, REA):
        client = enter(name)
        page = client.get("/coding")
        assert "Open the round" not in page.text
        token = token_in(client.get("/account"))
        assert client.post("/coding", data={**form, "token": token}).status_code == 403
    assert len(empty.coding.rounds()) == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"coder_2": ""}, "needs 2 coders"),
        ({"coder_2": REA}, "Rea Lund is no account that can code"),
        ({"sample": "9", "seed": "1"}, "a sample of 9, and 1"),
        ({"sample": "9"}, "needs a seed"),
        ({"sample": "many"}, "must be a whole number"),
        ({"reports": "r_nothing"}, "no report r_nothing"),
        ({"reveals": "never"}, "never"),
    ],
)
def test_what_is_wrong_with_a_round_is_said_and_nothing_is_written(
    enter, empty, told, changes, words
):
    admin = enter(IDA)
    form = {
        "name": "Pilot",
        "coder_1": ADA,
        "coder_2": BEN,
        "token": token_in(admin.get("/coding")),
    }
    answer = admin.post("/coding", data={**form, **changes})
    assert answer.status_code == 422
    assert words.casefold() in answer.text.casefold()
    assert 'value="Pilot"' in answer.text
    assert empty.coding.rounds() == ()


def test_without_accounts_there_is_no_blind_coding(client, empty, told):
    one = opened(empty, told)
    assert "Accounts are needed" in client.get("/coding").text
    page = client.get(f"/coding/{one.id}/code/{told.report.id}")
    assert page.status_code == 403
    assert "needs accounts" in page.text


# blind


def test_no_page_api_or_export_tells_a_coder_the_others_decisions(enter, empty, doors, one):
    code(empty, one, BEN)
    (report,) = one.reports
    secret = doors.tokens.add(ADA, Scope.REVIEW)
    program = TestClient(create_app(empty, doors=doors))
    for name in (ADA, IDA, REA):
        client = enter(name)
        for address in addresses(one):
            answer = client.get(address)
            assert answer.status_code < 500, address
            assert SECRET not in answer.text.replace(f"text={SECRET}", ""), (name, address)
    for address in (a for a in addresses(one) if a.startswith(V1)):
        answer = program.get(address, headers={"Authorization": f"Bearer {secret}"})
        assert answer.status_code == 200
        assert SECRET not in answer.text
    blind = enter(ADA).get(f"/coding/{one.id}/settle/{report}")
    assert blind.status_code == 403
    assert "blind" in blind.text
    assert enter(IDA).get(f"/coding/{one.id}/code/{report}").status_code == 403
    answers = enter(ADA).get(f"{V1}/coding/{one.id}/answers").json()
    assert (answers["blind"], answers["reports"]) == ([report], [])
    (line,) = enter(ADA).get(f"/coding/{one.id}/export.jsonl").text.splitlines()
    assert "round" in json.loads(line)


def test_a_coder_cannot_take_back_what_the_other_decided(enter, empty, one):
    code(empty, one, BEN)
    (report,) = one.reports
    acts = [act.revision for act in empty.coding.acts(one, report, BEN)]
    client = enter(ADA)
    page = client.get(f"/coding/{one.id}/code/{report}")
    for act in acts:
        form = {"token": token_in(page), "seen": seen_in(page), "act": str(act)}
        assert client.post(f"/coding/{one.id}/code/undo", data=form).status_code == 404
        assert client.post("/review/undo", data=form).status_code in (403, 404)
    assert len(empty.coding.acts(one, report, BEN)) == len(acts)


def test_the_page_of_a_coder_writes_into_the_round_and_not_into_the_ledger(enter, empty, one, told):
    (report,) = one.reports
    client = enter(ADA)
    where = f"/coding/{one.id}/code/{report}"
    page = client.get(where)
    form = {"token": token_in(page), "seen": seen_in(page)}
    claim = {"claim": told.claims[0].id, "action": "reject", "note": "not said"}
    answer = client.post(f"{where}/decide", data={**form, **claim})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(where)
    assert [act.review.note for act in empty.coding.acts(one, report, ADA)] == ["not said"]
    assert empty.reviews(report) == ()
    refused = client.post(f"{where}/read", data=form)
    assert refused.status_code == 422
    assert "undecided" in refused.text


def test_a_bare_round_shows_no_claim_of_the_machine(enter, empty, told, doors):
    one = opened(empty, told, shows_machine=False)
    page = enter(ADA).get(f"/coding/{one.id}/code/{told.report.id}")
    assert page.status_code == 200
    assert "Nothing is marked yet" in page.text
    assert all(claim.id not in page.text for claim in told.claims)
    assert f'href="/report/{told.report.id}"' not in page.text


# when all have finished


@pytest.fixture
def coded(empty, one):
    for name in one.coders:
        code(empty, one, name)
    return empty.coding.find(one.id)


def test_agreement_and_differences_are_shown_when_all_have_finished(enter, coded):
    (report,) = coded.reports
    page = enter(REA).get(f"/coding/{coded.id}")
    assert "claim kept or rejected" in page.text
    assert "of 3 settled" in page.text
    assert SECRET in enter(REA).get(f"/coding/{coded.id}/settle/{report}").text
    answers = enter(REA).get(f"{V1}/coding/{coded.id}/answers").json()
    assert answers["blind"] == []
    assert SECRET in json.dumps(answers["reports"])
    told = enter(REA).get(f"{V1}/coding/{coded.id}/agreement").json()
    assert told["pairs"][0]["layers"][0]["layer"] == "claim kept or rejected"
    rows = enter(REA).get(f"/coding/{coded.id}/export.csv")
    assert rows.headers["content-type"].startswith("text/csv")
    assert rows.text.splitlines()[0].startswith("round,report,")
    assert enter(REA).get(f"/coding/{coded.id}/export.xml").status_code == 404


def test_an_adjudicator_takes_an_answer_with_a_reason(enter, empty, coded):
    (report,) = coded.reports
    client, where = enter(IDA), f"/coding/{coded.id}/settle/{report}"
    page = client.get(where)
    key = re.search(r'name="difference" value="([^"]+)"', page.text)[1]
    form = {"token": token_in(page), "difference": key, "choice": BEN}
    refused = client.post(f"{where}/take", data=form)
    assert refused.status_code == 422
    assert "give the reason" in refused.text.casefold()
    assert empty.reviews(report) == ()
    taken = client.post(f"{where}/take", data={**form, "reason": "the text says so"})
    assert taken.status_code == 303
    (act,) = empty.reviews(report)
    assert (act.review.by, act.review.note) == (IDA, "the text says so")
    again = client.post(f"{where}/take", data={**form, "reason": "once more"})
    assert again.status_code == 409
    undo = {"token": token_in(page), "ruling": str(act.revision)}
    assert client.post(f"{where}/undo", data=undo).status_code == 303
    assert empty.coding.rulings(coded, report) == {}


def test_a_third_value_is_taken_from_the_form(enter, empty, coded):
    (report,) = coded.reports
    client, where = enter(IDA), f"/coding/{coded.id}/settle/{report}"
    found = {item.field: item for unit in empty.coding.units(coded, report)
             for item in unit.differences()}  # fmt: skip
    page = client.get(where, params={"difference": found["mood"].key})
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
    form = {**fields, "choice": "third", "mood": "asked", "reason": "a question"}
    assert client.post(f"{where}/take", data=form).status_code == 303
    assert empty.reviewed(report)[0].corrected.mood == "asked"
    assert empty.reviewed(report)[0].changed == ("mood",)


def test_a_coder_must_say_so_to_settle(enter, empty, coded):
    (report,) = coded.reports
    client, where = enter(ADA), f"/coding/{coded.id}/settle/{report}"
    page = client.get(where)
    assert "You have coded in this round" in page.text
    key = next(item.key for unit in empty.coding.units(coded, report)
               for item in unit.differences())  # fmt: skip
    form = {"token": token_in(page), "difference": key, "choice": ADA, "reason": "mine"}
    assert client.post(f"{where}/take", data=form).status_code == 422
    assert client.post(f"{where}/agreed", data=form).status_code == 403
    assert client.post(f"{where}/take", data={**form, "own": "1"}).status_code == 303
    assert "one of the coders" in enter(IDA).get(where, params={"difference": key}).text


def test_what_all_agree_on_is_written_by_one_button(enter, empty, coded):
    (report,) = coded.reports
    client, where = enter(IDA), f"/coding/{coded.id}/settle/{report}"
    form = {"token": token_in(client.get(where)), "difference": ""}
    assert client.post(f"{where}/agreed", data=form).status_code == 303
    assert [act.review.by for act in empty.reviews(report)] == [IDA]
    assert "all written into the ledger" in client.get(where).text


def test_a_reader_settles_nothing(enter, empty, coded):
    (report,) = coded.reports
    client = enter(REA)
    assert "Settle it" not in client.get(f"/coding/{coded.id}/settle/{report}").text
    answer = client.post(f"/coding/{coded.id}/settle/{report}/agreed", data={"token": "x"})
    assert answer.status_code == 403


def test_forms_without_the_browsers_token_write_nothing(enter, empty, one, coded):
    (report,) = one.reports
    before = empty.revision
    for path in ("/coding", f"/coding/{one.id}/close", f"/coding/{one.id}/settle/{report}/agreed"):
        assert enter(IDA).post(path, data={"token": "0" * 64}).status_code == 403
    where = f"/coding/{one.id}/code/{report}/read"
    assert enter(ADA).post(where, data={"token": "0" * 64, "seen": "1"}).status_code == 403
    assert empty.revision == before


def test_closing_shows_what_was_decided_and_ends_coding(enter, empty, one):
    code(empty, one, BEN)
    (report,) = one.reports
    admin = enter(IDA)
    form = {"token": token_in(admin.get(f"/coding/{one.id}")), "note": "time is up"}
    assert enter(ADA).post(f"/coding/{one.id}/close", data=form).status_code == 403
    assert admin.post(f"/coding/{one.id}/close", data=form).status_code == 303
    page = enter(ADA).get(f"/coding/{one.id}")
    assert "time is up" in page.text
    assert "not finished by all" in page.text
    assert "Over." in enter(ADA).get(f"/coding/{one.id}/code/{report}").text


def test_a_removed_report_is_in_no_page_of_its_round(enter, empty, coded):
    (report,) = coded.reports
    ada = enter(ADA)
    assert ada.get(f"/coding/{coded.id}/settle/{report}").status_code == 200
    empty.remove(Target(report=report), Why(reason="asked for", by="desk", at=WHEN))
    assert "No report of this round is left" in ada.get(f"/coding/{coded.id}").text
    for path in ("settle", "code"):
        assert ada.get(f"/coding/{coded.id}/{path}/{report}").status_code in (404, 410)
    assert SECRET not in ada.get(f"/coding/{coded.id}/export.jsonl").text
