"""On the page of an account people say that two incidents are one, and take it back."""

import html
import json
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from reportedly.cli.main import exit_code
from reportedly.model.review import Judgement, Verdict
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file
from reportedly.serve.access.doors import Doors
from reportedly.serve.access.visitor import Role
from reportedly.serve.app import create_app
from reportedly.store.found.incidents import IncidentQuery, IncidentSort
from reportedly.store.ledger import Ledger

TOLD = {
    "Lake Post": "Rockets hit the timber yard in Ostvale on Wednesday night and killed 5 people, "
    "the watchman Olle Brand said.",
    "Bay Echo": "Rocket fire killed 8 people at the sawmill in Ostvale on Thursday, the relief "
    "body Green Boat said.",
    "Northwire": "A mine killed 3 people in Ostvale on Thursday, the nurse Signe Falk said.",
}
WHEN = datetime(2031, 3, 6, tzinfo=UTC)
PASSWORD = "four lakes and a bridge"  # an invented one


@pytest.fixture
def ledger(tmp_path):
    rows = [{"publisher": n, "published": "2025-06-06", "text": t} for n, t in TOLD.items()]
    told, path = tmp_path / "told.jsonl", tmp_path / "ledger.db"
    told.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    files = [str(x) for n in ("places", "parties") for x in (f"--{n}", sample_file(f"{n}.toml"))]
    assert exit_code(["ingest", str(told), "--db", str(path), "--quiet", *files]) == 0
    with Ledger.open(path, create=False) as opened:
        yield opened


@pytest.fixture
def pages(ledger):
    return TestClient(create_app(ledger, load_parties(sample_file("parties.toml"))))


@pytest.fixture
def both(ledger):
    """Of Wednesday and of Thursday."""
    page = ledger.incidents(IncidentQuery(sort=IncidentSort.OLDEST))
    first, second = (row.incident.id for row in page.rows)
    return first, second


def words(page):
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", page).split()))


def token(page):
    return re.search(r'name="token" value="(\w+)"', page)[1]


def tolls(client, incident, more=""):
    page = words(client.get(f"/incident/{incident}{more}").text)
    found = re.search(r"Killed (\d.*?) What is|Killed (.*?) How the story", page)
    return {one for one in ("5", "8", "3") if re.search(rf"\b{one}\b \d? ?origin", found[0])}


def judge(client, incident, asked, say, **values):
    page = client.get(f"/incident/{incident}?other={asked}")
    form = {"token": token(page.text), "other": asked, "looked": asked, "verdict": say}
    return client.post(
        f"/incident/{incident}/judge",
        data=form | {"name": "Ada Brandt", "note": "One night."} | values,
        follow_redirects=False,
    )


def test_two_incidents_said_to_be_one_are_one_account_until_that_is_taken_back(pages, both, ledger):
    first, second = both
    assert tolls(pages, first) == {"5"}
    answer = judge(pages, first, second, "same")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/incident/{first}#judged")
    assert tolls(pages, first) == tolls(pages, second) == {"5", "8", "3"}
    assert tolls(pages, first, "?unjudged=1") == {"5"}
    page = pages.get(f"/incident/{second}").text
    told = words(page)
    assert "As people judged it." in told
    assert "Judged by Ada Brandt" in told
    assert "The same happening : " in told
    assert "One night." in told
    assert "Olle Brand" in told[told.index("Why each claim is here") :]
    act = re.search(r'name="act" value="(\d+)"', page)[1]
    sent = {"token": token(page), "act": act}
    answer = pages.post(f"/incident/{second}/judge/undo", data=sent, follow_redirects=False)
    assert answer.status_code == 303, "the browser knows the name"
    assert tolls(pages, second) == {"8", "3"}
    assert "Judged by" not in words(pages.get(f"/incident/{second}").text)
    assert [kept.undone for kept in ledger.judgements()][:1] == [True]
    again = pages.post(f"/incident/{second}/judge/undo", data=sent | {"act": "1"})
    assert again.status_code == 422
    assert "Nothing was written" in again.text


def test_a_claim_said_to_be_of_another_happening_is_left_out_and_listed_with_its_words(
    pages, both, ledger
):
    _, second = both
    for row in ledger.claims().rows:
        if row.claim.report.publisher == "Northwire":
            offered = words(pages.get(f"/incident/{second}?other={row.claim.id}").text)
            assert "of another happening" in offered
            assert judge(pages, second, row.claim.id, "different").status_code == 303
    assert tolls(pages, second) == {"8"}
    told = words(pages.get(f"/incident/{second}").text)
    assert re.search(r"Left out: \d claims? said to be of another", told)
    assert "Signe Falk" not in told[told.index("Why each claim is here") :]


def test_another_incident_is_found_by_words_of_its_claims(pages, both):
    first, second = both
    page = pages.get(f"/incident/{first}?other=sawmill").text
    assert f'name="other" value="{second}" required checked' in page
    assert f'name="other" value="{first}"' not in page
    assert "No other incident" in words(pages.get(f"/incident/{first}?other=timber").text)
    assert "No other incident" in words(pages.get(f"/incident/{first}?other=i_nothing").text)


def test_what_was_judged_of_an_incident_that_went_up_in_another_is_shown_with_that(
    pages, both, ledger
):
    first, second = both
    gone = "i_" + "1" * 32
    with closing(sqlite3.connect(ledger.path)) as kept, kept:
        row = {"old": gone, "new": first}
        names = [one[1] for one in kept.execute("PRAGMA table_info(incident_redirect)")]
        values = [row.get(name, 1) for name in names]
        marks = ", ".join("?" * len(names))
        kept.execute(f"INSERT INTO incident_redirect VALUES ({marks})", values)
    ledger.add_judgement(
        Judgement(left=gone, right=second, verdict=Verdict.UNSURE, by="Ada", at=WHEN)
    )
    for mine, other in ((first, second), (second, first)):
        page = pages.get(f"/incident/{mine}").text
        assert f'<b>Not sure</b>: <a href="/incident/{other}"' in page
        assert "Judged by" in words(page)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"verdict": "perhaps"}, "choose what you say"),
        ({"other": ""}, "choose which"),
        ({"other": "i_nothing"}, "no incident"),
        ({"name": ""}, "name of the one"),
        ({"note": "x" * 501}, "at most 500"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_written(pages, both, ledger, values, said):
    answer = judge(pages, *both, "same", **values)
    assert answer.status_code == 422
    assert said.lower() in words(answer.text).lower()
    assert not [*ledger.judgements()]


def test_forms_from_elsewhere_and_readers_write_nothing(pages, both, ledger):
    first, second = both
    sent = {"other": second, "verdict": "same", "name": "Ada", "token": "0" * 64}
    assert pages.post(f"/incident/{first}/judge", data=sent).status_code == 403
    doors = Doors(ledger.path)
    doors.accounts.add("Rea", Role.READER, PASSWORD)
    with TestClient(create_app(ledger, doors=doors)) as reader:
        page = reader.get("/login").text
        form = {"token": token(page), "name": "Rea", "password": PASSWORD}
        assert reader.post("/login", data=form, follow_redirects=False).status_code == 303
        shown = reader.get(f"/incident/{first}").text
        assert "One happening, or several" in shown
        assert "Look it up" not in shown
        assert reader.post(f"/incident/{first}/judge", data=sent).status_code == 403
    assert not [*ledger.judgements()]
