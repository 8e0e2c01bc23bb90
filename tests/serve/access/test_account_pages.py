"""One's own account and the admin's page: passwords, sessions, the log, and who is refused."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from reportedly.serve.access import sign_ins as log_module
from reportedly.serve.access.buckets import Rate
from reportedly.serve.access.doors import Doors, Limits
from reportedly.serve.access.hosts import host_name
from reportedly.serve.access.sign_ins import Outcome
from reportedly.serve.access.visitor import Role
from reportedly.serve.app import create_app

PASSWORD = "four lakes and a bridge"  # invented ones
OTHER = "seven hills and a ferry"
pytestmark = pytest.mark.usefixtures("cheap_hashes")


@pytest.fixture
def doors(empty):
    found = Doors(empty.path, limits=Limits(login=Rate(burst=1_000, per_second=1.0)))
    for name, role in (("Ada", Role.REVIEWER), ("Rea", Role.READER), ("Mir", Role.ADMIN)):
        found.accounts.add(name, role, PASSWORD)
    return found


def token_in(page):
    return re.search(r'name="token" value="([0-9a-f]+)"', page.text)[1]


def send(client, address, page="/account", **values):
    return client.post(address, data={"token": token_in(client.get(page)), **values})


def test_a_new_password_needs_the_old_one_and_ends_other_sessions(enter, doors):
    here, there = enter("Ada"), enter("Ada")
    wanted = {"new": OTHER, "again": OTHER}
    assert send(here, "/account/password", old=OTHER, **wanted).status_code == 403
    assert send(here, "/account/password", old=PASSWORD, new=OTHER, again="x").status_code == 400
    assert send(here, "/account/password", old=PASSWORD, new="x", again="x").status_code == 400
    assert there.get("/account").status_code == 200
    assert send(here, "/account/password", old=PASSWORD, **wanted).status_code == 303
    assert there.get("/account").status_code == 303
    assert here.get("/account").status_code == 200
    assert doors.accounts.with_password("Ada", PASSWORD) is None
    assert doors.accounts.with_password("Ada", OTHER) is not None
    assert doors.accounts.with_password("Rea", PASSWORD) is not None


def test_an_old_password_is_guessed_only_so_often(empty, doors, enter):
    client = enter("Ada")
    form = {"old": "x", "new": OTHER, "again": OTHER}
    statuses = [send(client, "/account/password", **form).status_code for _ in range(21)]
    assert set(statuses[:10]) == {403}
    assert statuses[-1] == 429


def test_sessions_are_listed_and_ended_one_by_one_or_all(enter, doors):
    here, there, other = enter("Ada"), enter("Ada"), enter("Rea")
    page = here.get("/account").text
    assert page.count("(this one)") == 1
    assert page.count('action="/account/end"') == 2
    (theirs,) = doors.sessions.all("Rea")
    send(here, "/account/end", session=theirs.id)
    assert other.get("/account").status_code == 200
    secret = there.cookies["reportedly_session"]
    (one,) = [item for item in doors.sessions.all("Ada", secret) if item.here]
    send(here, "/account/end", session=one.id)
    assert there.get("/account").status_code == 303
    send(here, "/account/everywhere")
    assert doors.sessions.all("Ada") == ()
    assert here.get("/account").headers["location"].startswith("/login")


def test_the_log_has_names_of_accounts_only_and_no_password(enter, doors, empty):
    client = enter("ada")
    for name, password in (("Ada", "wrong words here"), (PASSWORD, "Ada")):
        client.cookies.delete("reportedly_session")
        send(client, "/login", page="/login", name=name, password=password)
    found = [(one.name, one.outcome) for one in doors.sign_ins.last(9)]
    assert found == [("", Outcome.REFUSED), ("Ada", Outcome.REFUSED), ("Ada", Outcome.SIGNED_IN)]
    file = empty.path.with_name(f"{empty.path.name}.desk.db").read_bytes()
    for secret in (PASSWORD, "wrong words here"):
        assert secret.encode() not in file


def test_the_log_is_kept_for_ninety_days_and_so_many_lines(doors, monkeypatch):
    class Later(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(UTC) + timedelta(days=91)

    doors.sign_ins.note("Ada", "127.0.0.1", Outcome.REFUSED)
    assert len(doors.sign_ins.last(9)) == 1
    monkeypatch.setattr(log_module, "datetime", Later)
    assert doors.sign_ins.last(9) == ()
    monkeypatch.setattr(log_module, "MOST", 2)
    for _ in range(4):
        doors.sign_ins.note("Rea", "127.0.0.1", Outcome.REFUSED)
    assert [one.name for one in doors.sign_ins.last(9)] == ["Rea", "Rea"]


@pytest.mark.parametrize("name", ["Ada", "Rea"])
def test_only_an_admin_sees_and_changes_accounts(enter, doors, name):
    client = enter(name)
    token = token_in(client.get("/account"))
    assert client.get("/accounts").status_code == 403
    for act in ("disable", "sessions", "feeds"):
        answer = client.post(f"/accounts/{act}", data={"token": token, "name": "Mir"})
        assert answer.status_code == 403
    assert [one.disabled for one in doors.accounts.all()] == [None] * 3


def test_an_admin_disables_an_account_and_ends_sessions_and_feeds(enter, doors):
    mir, ada = enter("Mir"), enter("Ada")
    one = doors.saved.add("ada", "Hers", "/", "Claims", 0)
    feed = f"/saved/{one.id}/feed.atom?key={doors.saved.new_key(one)}"
    assert ada.get(feed).status_code == 200
    assert send(mir, "/accounts/feeds", page="/accounts", name="Ada").status_code == 303
    assert ada.get(feed).status_code == 410
    assert send(mir, "/accounts/sessions", page="/accounts", name="Ada").status_code == 303
    assert ada.get("/account").status_code == 303
    assert send(mir, "/accounts/disable", page="/accounts", name="Ada").status_code == 303
    assert doors.accounts.with_password("Ada", PASSWORD) is None
    assert send(mir, "/accounts/disable", page="/accounts", name="MIR").status_code == 400
    assert send(mir, "/accounts/disable", page="/accounts", name="Nobody").status_code == 404
    assert send(mir, "/accounts/burn", page="/accounts", name="Rea").status_code == 404
    assert "disabled" in mir.get("/accounts").text


@pytest.mark.parametrize(
    "address",
    ["/account/password", "/account/end", "/account/everywhere", "/accounts/disable",
     "/accounts/sessions", "/accounts/feeds", "/logout"],
)  # fmt: skip
def test_a_form_of_another_page_changes_nothing(enter, doors, address):
    client = enter("Mir")
    good = {"token": token_in(client.get("/account")), "name": "Ada", "old": PASSWORD}
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert client.post(address, data={**good, "token": "0" * 64}).status_code == 403
    assert client.post(address, data=good, headers=foreign).status_code == 403
    assert client.get("/accounts").status_code == 200
    assert doors.accounts.with_password("Ada", PASSWORD) is not None


def test_without_accounts_there_is_no_page_of_them(client):
    assert client.get("/accounts").status_code == 404
    assert client.post("/accounts/disable", data={"name": "x"}).status_code == 404


def test_a_certificate_of_its_own_asks_browsers_to_stay_with_https(empty):
    for secured in (True, False):
        app = create_app(empty, secured=secured)
        answer = TestClient(app, base_url="https://localhost").get("/")
        assert ("strict-transport-security" in answer.headers) is secured
    plain = TestClient(create_app(empty, secured=True), base_url="http://localhost").get("/")
    assert "strict-transport-security" not in plain.headers


def test_another_host_name_is_a_problem_under_the_api(client):
    head = {"Host": "elsewhere.example"}
    answer = client.get("/api/v1/claims", headers=head)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "/api#problem-wrong-host"
    page = client.get("/", headers=head)
    assert (page.status_code, page.headers["content-type"][:10]) == (400, "text/plain")


@pytest.mark.parametrize(
    ("given", "name"),
    [("localhost:80", "localhost"), ("[::1]:8765", "[::1]"), ("[::1]", "[::1]"),
     ("LOCALHOST", "localhost"), ("localhost:80@evil.example", ""), ("[::1]evil", ""), ("", ""),
     ("localhost:", ""), ("evil.example:80", "evil.example")],
)  # fmt: skip
def test_the_name_in_a_host_header_is_read_strictly(given, name):
    assert host_name(given) == name
