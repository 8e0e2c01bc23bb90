"""Several claims at once: those marked on the page, an act for each, over nobody else's."""

import re

import pytest
from starlette.testclient import TestClient

from reportedly.model.claim import ReviewStatus
from reportedly.serve.app import create_app
from reportedly.serve.review.bulk import SHOWN
from reportedly.store.ledger import Ledger

WORDS = ("The dam holds", "The road is open", "Two boats sank", "The school was hit")


@pytest.fixture
def told(empty, by_hand):
    report = by_hand.report(". ".join(WORDS) + ".")
    used = by_hand.run()
    claims = tuple(by_hand.claim(report, words, used) for words in WORDS)
    found = by_hand.Extracted(report=report, run=used, claims=claims)
    empty.add(found, by_hand.raw(found))
    return [claim.id for claim in claims]


class Queue:
    """The page of the queue in somebody's browser."""

    def __init__(self, client, name="Ada") -> None:
        self.client = client
        sent = self.fields(client.get("/review").text) | {"name": name, "back": "/review?place="}
        answer = client.post("/review/settings", data=sent, follow_redirects=False)
        assert answer.headers["location"] == "/review?place="
        self.page = client.get("/review").text

    @staticmethod
    def fields(page: str) -> dict[str, str]:
        return {name: re.search(rf'name="{name}" value="([^"]+)"', page)[1]
                for name in ("token", "seen")}  # fmt: skip

    def send(self, action, *claims, page=None, **more):
        sent = self.fields(page or self.page) | {f"on_{one}": "yes" for one in claims}
        return self.client.post("/review/marked", data=sent | {"action": action} | more)


@pytest.fixture
def ada(client, told):
    return Queue(client)


def statuses(ledger: Ledger, told):
    found = [ledger.claim(one).review for one in told]
    return [mark.status if mark else None for mark in found]


def test_the_marked_claims_are_decided_and_no_others(ada, empty, told) -> None:
    assert all(f'name="on_{one}"' in ada.page for one in told)
    answer = ada.send("accept", told[0], told[2])
    accepted = ReviewStatus.ACCEPTED
    assert statuses(empty, told) == [accepted, None, accepted, None]
    assert "<b>2 claims accepted.</b>" in answer.text
    assert {act.review.by for act in empty.reviews(empty.claim(told[0]).report.id)} == {"Ada"}
    assert f'name="on_{told[0]}"' not in answer.text
    ada.send("reject", told[3])
    assert statuses(empty, told)[3] is ReviewStatus.REJECTED


def test_they_are_all_taken_back_by_one_press(ada, empty, told) -> None:
    page = ada.send("reject", *told).text
    assert statuses(empty, told) == [ReviewStatus.REJECTED] * 4
    acts = re.search(r'name="acts" value="([\d.]+)"', page)[1]
    sent = ada.fields(page) | {"acts": acts}
    answer = ada.client.post("/review/marked/undo", data=sent)
    assert "<b>4 claims taken back.</b>" in answer.text
    assert statuses(empty, told) == [None] * 4
    assert len(empty.reviews(empty.claim(told[0]).report.id)) == 8  # both stay in the history


def test_what_somebody_decided_meanwhile_is_left_and_said(ada, empty, told) -> None:
    ben = Queue(TestClient(create_app(empty)), "Ben")
    ben.send("reject", told[1])
    answer = ada.send("accept", told[0], told[1])
    assert "<b>1 claim accepted.</b> 1 claim was left as it stands" in answer.text
    assert statuses(empty, told)[:2] == [ReviewStatus.ACCEPTED, ReviewStatus.REJECTED]
    assert empty.claim(told[1]).review.by == "Ben"


def test_sent_twice_it_is_decided_once(ada, empty, told) -> None:
    ada.send("accept", told[0])
    before = empty.revision
    assert "1 claim was left" in ada.send("accept", told[0]).text
    assert empty.revision == before


def test_nothing_marked_is_nothing_decided(ada, empty) -> None:
    before = empty.revision
    assert "Nothing was marked" in ada.send("accept").text
    assert empty.revision == before


@pytest.mark.parametrize("action", ["", "undo", "delete"])
def test_other_acts_are_refused(ada, told, action) -> None:
    assert ada.send(action, told[0]).status_code == 400


def test_no_more_than_a_page_shows_is_decided(ada, empty) -> None:
    before = empty.revision
    answer = ada.send("accept", *(f"c_{n:032x}" for n in range(SHOWN + 1)))
    assert (answer.status_code, empty.revision) == (400, before)
    assert "3 claims were left" in ada.send("accept", "c_1", "c_2", "c_3").text


def test_a_form_made_elsewhere_or_without_a_name_writes_nothing(client, empty, told) -> None:
    page = client.get("/review").text
    sent = Queue.fields(page) | {f"on_{told[0]}": "yes", "action": "accept"}
    assert client.post("/review/marked", data=sent).status_code == 400
    assert client.post("/review/marked", data=sent | {"token": "x"}).status_code == 403
    assert statuses(empty, told) == [None] * 4


@pytest.mark.parametrize("asked", ["done=x", "done=1.2.three", "done=" + "1." * 40])
def test_an_address_that_is_not_understood_is_refused(ada, asked) -> None:
    assert ada.client.get(f"/review?{asked}").status_code == 400


def test_acts_of_others_are_not_offered_to_be_taken_back(ada, empty, told) -> None:
    ben = Queue(TestClient(create_app(empty)), "Ben")
    page = ben.send("accept", told[0])
    address = str(page.url).partition("testserver")[2]
    assert (
        "take"
        not in ada.client.get(address)
        .text.lower()
        .partition('id="queue"')[0]
        .partition('role="status"')[2]
    )


def test_a_ledger_for_reading_offers_nothing(told, empty) -> None:
    with Ledger.open(empty.path, create=False, read_only=True) as ledger:
        page = TestClient(create_app(ledger)).get("/review").text
    assert "Accept the marked" not in page
    assert "on_c_" not in page
