"""Saved questions: kept under a name, new claims counted, feeds opened by a key of their own."""

import re
from xml.etree import ElementTree as Xml

import pytest

from reportedly.errors import BadConfiguration
from reportedly.model.removal import Target, Why
from reportedly.serve.access.accounts import key_of
from reportedly.serve.access.buckets import Rate
from reportedly.serve.access.doors import Doors, Limits
from reportedly.serve.access.visitor import Role
from reportedly.serve.app import create_app
from reportedly.serve.questions.feed import feed_of
from reportedly.serve.questions.questions import question_of, words_of
from reportedly.serve.questions.saved import MOST, SavedQuestions
from reportedly.store.questions.arrivals import ArrivalQuery

ATOM = "{http://www.w3.org/2005/Atom}"
PASSWORD = "four lakes and a bridge"  # an invented one


@pytest.fixture
def more(empty, by_hand):
    """Adds a second report when it is called."""

    def add():
        found = by_hand.full(by_hand.report("Rain fell on Brenn. " + by_hand.TEXT))
        empty.add(found, by_hand.raw(found))
        return found

    return add


@pytest.fixture
def saved(empty):
    return Doors(empty.path).saved


def token_in(page):
    return re.search(r'name="token" value="([0-9a-f]+)"', page.text)[1]


def save(client, question="/?text=Brenn", name="Brenn"):
    page = client.get("/saved/new", params={"question": question})
    form = {"token": token_in(page), "question": question, "name": name}
    return client.post("/saved", data=form, follow_redirects=False)


def change(client, id_, act, **values):
    page = client.get(f"/saved/{id_}")
    form = {"token": token_in(page), **values}
    return client.post(f"/saved/{id_}/{act}", data=form, follow_redirects=False)


def feed_address(client, id_):
    page = change(client, id_, "feed")
    return re.search(r'value="(http[^"]+/feed\.atom\?key=[^"]+)"', page.text)[1]


# pages


@pytest.mark.parametrize("page", ["/?event=ASSAULT", "/timeline?place=Brenn", "/map?since=2031"])
def test_a_page_leads_to_saving_its_question(client, told, page):
    link = re.search(r'href="(/saved/new\?question=[^"]+)"', client.get(page).text)[1]
    form = client.get(link.replace("&amp;", "&"))
    assert form.status_code == 200
    kept = re.search(r'name="question" value="([^"]+)"', form.text)[1]
    assert kept.replace("&amp;", "&") == page


def test_what_was_there_is_not_new_and_what_comes_is(client, told, more, saved):
    assert save(client).headers["location"] == "/saved"
    (one,) = saved.all()
    assert "Mark as looked at" not in client.get("/saved").text
    later = more()
    page = client.get("/saved")
    assert "Mark as looked at" in page.text
    shown = client.get(f"/saved/{one.id}").text
    assert any(claim.id in shown for claim in later.claims)
    assert not any(claim.id in shown for claim in told.claims)


def test_looking_at_it_ends_the_news_but_not_what_came_meanwhile(client, empty, told, more, saved):
    save(client)
    (one,) = saved.all()
    more()
    seen = empty.revision
    assert change(client, one.id, "looked", revision=str(seen)).status_code == 303
    assert saved.one(one.id).seen == seen
    assert change(client, one.id, "looked", revision="1").status_code == 303
    assert saved.one(one.id).seen == seen
    assert change(client, one.id, "looked", revision=str(seen + 1)).status_code == 400
    assert change(client, one.id, "looked", revision="٣").status_code == 400


def test_reading_a_page_changes_nothing(client, told, more, saved):
    save(client)
    more()
    before = saved.all()
    for address in ("/saved", f"/saved/{before[0].id}", "/saved/new?question=/"):
        assert client.get(address).headers["cache-control"] == "no-store"
    assert saved.all() == before


def test_it_is_renamed_and_deleted(client, told, saved):
    save(client)
    (one,) = saved.all()
    assert change(client, one.id, "name", name="Two  lakes").status_code == 303
    assert saved.one(one.id).name == "Two lakes"
    assert change(client, one.id, "name", name="  ").status_code == 400
    assert change(client, one.id, "burn").status_code == 404
    assert change(client, one.id, "delete").status_code == 303
    assert saved.all() == ()
    assert client.get(f"/saved/{one.id}").status_code == 404


def test_names_and_questions_are_escaped(client, told, saved):
    name = "<script>alert(1)</script>"
    save(client, "/?text=%3Cb%3Ewords", name)
    (one,) = saved.all()
    for address in ("/saved", f"/saved/{one.id}"):
        assert "<script>" not in client.get(address).text
        assert "<b>words" not in client.get(address).text


@pytest.mark.parametrize(
    "question",
    ["//elsewhere.example/?text=a", "https://elsewhere.example/", "/review", "javascript:alert(1)",
     "/?colour=red", "/?event=WAR", "/?since=2025-13", "/map?since=x", "", "/\\elsewhere.example",
     "/?text=" + "a" * 3_000],
)  # fmt: skip
def test_only_questions_of_the_three_pages_are_saved(client, told, saved, question):
    assert client.get("/saved/new", params={"question": question}).status_code == 400
    page = client.get("/saved/new", params={"question": "/"})
    form = {"token": token_in(page), "question": question, "name": "it"}
    assert client.post("/saved", data=form).status_code == 400
    assert saved.all() == ()
    with pytest.raises(BadConfiguration):
        question_of(question)


def test_a_form_of_another_page_writes_nothing(client, told, saved):
    save(client)
    (one,) = saved.all()
    good = {"token": token_in(client.get(f"/saved/{one.id}")), "question": "/", "name": "it"}
    acts = [f"/saved/{one.id}/{act}" for act in ("name", "looked", "delete", "feed", "revoke")]
    for address in ("/saved", *acts):
        assert client.post(address, data={**good, "token": "0" * 64}).status_code == 403
        foreign = {"Sec-Fetch-Site": "cross-site"}
        assert client.post(address, data=good, headers=foreign).status_code == 403
    assert saved.all() == (one,)


def test_an_account_keeps_only_so_many(saved):
    for number in range(MOST):
        saved.add("ada", str(number), "/", "Claims", 0)
    with pytest.raises(BadConfiguration, match="at most"):
        saved.add("ada", "one more", "/", "Claims", 0)
    saved.add("rea", "first", "/", "Claims", 0)


def test_words_are_those_of_the_page(sample_ledger):
    asked = question_of("/timeline?event=ASSAULT&since=2025-03-11&sort=oldest&after=x")
    assert asked.address == "/timeline?event=ASSAULT&since=2025-03-11"
    said = words_of(sample_ledger, asked)
    assert said.startswith("Incidents by day: ")
    assert "from 2025-03-11" in said
    assert words_of(sample_ledger, question_of("/map")) == "Incidents at places: all of them"


def test_timeline_and_map_ask_for_claims_of_their_incidents(sample_ledger):
    wanted = {
        "/timeline": lambda incident: incident.day is not None,
        "/map": lambda incident: incident.place is not None,
        "/timeline?since=2025-03-12": lambda one: (one.day or "") >= "2025-03-12",
    }
    rows = [row.incident for row in sample_ledger.incidents().rows]
    for address, is_wanted in wanted.items():
        found = sample_ledger.arrivals(question_of(address).arrivals(0, 500))
        claims = {claim for one in rows if is_wanted(one) for claim in one.claims}
        assert {one.row.claim.id for one in found.rows} == claims
        assert found.total == found.new == len(claims) > 0
    assert sample_ledger.arrivals(ArrivalQuery(told=True, after=sample_ledger.revision)).new == 0


# accounts


def test_each_account_reaches_its_own_only(empty, told, client):
    doors = Doors(empty.path)
    doors.accounts.add("Ada", Role.REVIEWER, PASSWORD)
    rea = doors.accounts.add("Rea", Role.READER, PASSWORD)
    one = doors.saved.add(key_of("Ada"), "Hers", "/", "Claims", 0)
    local = doors.saved.add("", "Nobody's", "/", "Claims", 0)
    client.cookies.set("reportedly_session", doors.sessions.begin(rea))
    assert save(client, name="Mine").status_code == 303
    page = client.get("/saved").text
    assert "Mine" in page
    assert "Hers" not in page
    assert "Nobody" not in page
    (mine,) = doors.saved.all("rea")
    token = token_in(client.get(f"/saved/{mine.id}"))
    for other in (one, local):
        assert client.get(f"/saved/{other.id}").status_code == 404
        for act in ("name", "looked", "delete", "feed", "revoke"):
            form = {"token": token, "name": "x", "revision": "0"}
            assert client.post(f"/saved/{other.id}/{act}", data=form).status_code == 404
    assert {item.name for item in doors.saved.all()} == {"Hers", "Mine", "Nobody's"}


def test_without_a_session_there_is_nothing_but_the_login(empty, told, client):
    doors = Doors(empty.path)
    doors.accounts.add("Ada", Role.READER, PASSWORD)
    one = doors.saved.add("ada", "Hers", "/", "Claims", 0)
    for address in ("/saved", f"/saved/{one.id}", f"/saved/{one.id}/feed.atom/", "/saved/new"):
        answer = client.get(address, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"][:12]) == (303, "/login?next=")
    answer = client.post(f"/saved/{one.id}/delete", data={}, follow_redirects=False)
    assert answer.headers["location"] == "/login"
    assert doors.saved.one(one.id) == one


# feeds


def test_a_feed_is_atom_with_ids_of_claims(client, told, saved, empty):
    save(client, name="Lakes & <bridges>")
    (one,) = saved.all()
    answer = client.get(feed_address(client, one.id))
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = Xml.fromstring(answer.content)
    assert feed.tag == f"{ATOM}feed"
    assert feed.find(f"{ATOM}title").text == "Lakes & <bridges>"
    assert feed.find(f"{ATOM}id").text == f"urn:reportedly:saved:{one.id}"
    entries = feed.findall(f"{ATOM}entry")
    found = empty.arrivals(question_of(one.question).arrivals(0, 50))
    assert [entry.find(f"{ATOM}id").text for entry in entries] == [
        f"urn:reportedly:claim:{item.row.claim.id}" for item in found.rows
    ]
    for entry in (feed, *entries):
        assert re.fullmatch(
            r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", entry.find(f"{ATOM}updated").text
        )
        for name in ("id", "title", "updated"):
            assert len(entry.findall(f"{ATOM}{name}")) == 1
        assert entry.find(f"{ATOM}author/{ATOM}name").text
    for entry in entries:
        assert client.get(entry.find(f"{ATOM}link").get("href")).status_code == 200


def test_a_feed_is_sent_again_only_when_something_changed(client, told, more, saved):
    save(client)
    address = feed_address(client, saved.all()[0].id)
    first = client.get(address)
    tag = {"If-None-Match": first.headers["etag"]}
    again = client.get(address, headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    more()
    later = client.get(address, headers=tag)
    assert later.status_code == 200
    kept = re.findall(r"<id>urn:reportedly:claim:(\w+)</id>", first.text)
    assert set(kept) < set(re.findall(r"<id>urn:reportedly:claim:(\w+)</id>", later.text))


def test_a_removed_claim_leaves_the_feed_and_its_address_says_gone(
    client, told, saved, empty, by_hand
):
    save(client)
    address = feed_address(client, saved.all()[0].id)
    link = Xml.fromstring(client.get(address).content).find(f"{ATOM}entry/{ATOM}link").get("href")
    empty.remove(Target(report=told.report.id), Why(reason="asked", by="ada", at=by_hand.WHEN))
    assert "<entry>" not in client.get(address).text
    assert client.get(link).status_code == 410


def test_only_the_key_opens_a_feed_and_a_revoked_one_is_gone(client, told, saved):
    save(client)
    save(client, name="Other")
    one, other = saved.all()
    first = feed_address(client, one.id)
    bare = first.partition("?")[0]
    for wrong in (bare, f"{bare}?key=", f"{bare}?key=abc", first.replace(one.id, other.id)):
        answer = client.get(wrong)
        assert (answer.status_code, "Brenn" in answer.text) == (404, False)
    second = feed_address(client, one.id)
    assert client.get(first).status_code == 410
    assert client.get(second).status_code == 200
    change(client, one.id, "revoke")
    assert client.get(second).status_code == 410
    third = feed_address(client, one.id)
    change(client, one.id, "delete")
    assert client.get(third).status_code == 410


def test_no_key_is_kept_as_it_is(client, told, saved, empty):
    save(client)
    key = feed_address(client, saved.all()[0].id).partition("key=")[2]
    files = empty.path.parent.glob(f"{empty.path.name}.desk.db*")
    assert all(key.encode() not in path.read_bytes() for path in files)
    assert key not in client.get(f"/saved/{saved.all()[0].id}").text


def test_a_feed_needs_no_session_but_an_account_that_may_sign_in(empty, told, client):
    doors = Doors(empty.path)
    local = doors.saved.add("", "Local", "/", "Claims", 0)
    opened = f"/saved/{local.id}/feed.atom?key={doors.saved.new_key(local)}"
    assert client.get(opened).status_code == 200
    doors.accounts.add("Ada", Role.READER, PASSWORD)
    assert client.get(opened).status_code == 410
    one = doors.saved.add("ada", "Hers", "/", "Claims", 0)
    address = f"/saved/{one.id}/feed.atom?key={doors.saved.new_key(one)}"
    assert client.get(address).status_code == 200
    assert client.get("/claim/c_1", follow_redirects=False).status_code == 303
    doors.accounts.disable("Ada")
    assert client.get(address).status_code == 410
    doors.accounts.enable("Ada")
    assert client.get(address).status_code == 200
    doors.saved.revoke_keys_of("ada")
    assert client.get(address).status_code == 410


def test_feeds_are_asked_for_only_so_often(empty, told, by_hand):
    from starlette.testclient import TestClient

    doors = Doors(empty.path, limits=Limits(feed=Rate(burst=2, per_second=0.01)))
    client = TestClient(create_app(empty, doors=doors))
    statuses = [client.get("/saved/0123456789ab/feed.atom?key=x").status_code for _ in range(3)]
    assert statuses == [404, 404, 429]


def test_characters_that_xml_cannot_carry_are_replaced(saved, empty, by_hand):
    found = by_hand.full(by_hand.report("Rain\x0b fell. \ufffe" + by_hand.TEXT, title="a\x00b<c>"))
    empty.add(found, by_hand.raw(found))
    one = saved.add("", "it", "/", "Claims", 0)
    made = feed_of(one, empty.arrivals(ArrivalQuery()).rows, "http://127.0.0.1", "/x?key=a&b")
    feed = Xml.fromstring(made)
    assert "a\ufffdb<c>" in feed.find(f"{ATOM}entry/{ATOM}summary").text


def test_saved_questions_without_a_desk_file_are_none(empty, told, client):
    assert isinstance(Doors(empty.path).saved, SavedQuestions)
    assert "Nothing is saved yet" in client.get("/saved").text
    assert client.get("/saved/0123456789ab").status_code == 404
    assert not Doors(empty.path).accounts.any()
