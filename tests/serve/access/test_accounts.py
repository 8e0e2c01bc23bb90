"""Accounts, sessions and tokens: who is let in, to do what, and what an outsider learns."""

import re
import sqlite3
import stat
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from reportedly.errors import BadConfiguration, LedgerCorrupt, NotFound
from reportedly.serve.access import sessions as sessions_module
from reportedly.serve.access.buckets import Buckets, Rate, address_key
from reportedly.serve.access.desk_file import DeskFile, desk_path
from reportedly.serve.access.doors import Doors, Limits
from reportedly.serve.access.visitor import Role, Scope, Visitor
from reportedly.serve.app import create_app
from reportedly.serve.routes.login import WRONG, safe_address
from reportedly.store.ledger import Ledger

V1 = "/api/v1"
PASSWORD = "four lakes and a bridge"  # an invented one
FAST = Limits(api=Rate(burst=10_000, per_second=1.0), login=Rate(burst=1_000, per_second=1.0))
pytestmark = pytest.mark.usefixtures("cheap_hashes")


@pytest.fixture
def doors(empty):
    return Doors(empty.path, limits=FAST)


@pytest.fixture
def team(doors, told):
    """A reader and a reviewer."""
    doors.accounts.add("Ada", Role.REVIEWER, PASSWORD)
    doors.accounts.add("Rea", Role.READER, PASSWORD)
    return doors


@pytest.fixture
def browser(empty, doors):
    """A new browser each time it is called; it follows no redirects."""

    def new(**more):
        app = create_app(empty, doors=doors)
        return TestClient(app, raise_server_exceptions=False, follow_redirects=False, **more)

    return new


def token_in(page):
    return re.search(r'name="token" value="([0-9a-f]+)"', page.text)[1]


def sign_in(client, name, password=PASSWORD, **more):
    form = {"token": token_in(client.get("/login")), "name": name, "password": password, **more}
    return client.post("/login", data=form)


def bearer(token):
    return {"Authorization": f"Bearer {token}"}


# without accounts


def test_without_accounts_everything_is_open_as_before(browser, told):
    client = browser()
    for address in ("/", "/review", f"{V1}/claims", "/api"):
        assert client.get(address).status_code == 200
    assert client.get("/login").headers["location"] == "/"
    assert client.get("/account").headers["location"] == "/"
    assert "Signed in" not in client.get("/").text


def test_asking_does_not_make_a_desk_file(browser, told, empty):
    browser().get("/")
    assert not desk_path(empty.path).exists()


def test_the_first_account_closes_a_ledger_that_is_being_served(browser, doors, told):
    client = browser()
    assert client.get("/").status_code == 200
    doors.accounts.add("Ada", Role.READER, PASSWORD)
    assert client.get("/").headers["location"] == "/login?next=%2F"


def test_a_ledger_that_was_closed_stays_so_though_the_desk_file_goes(browser, team, empty):
    client = browser()
    assert client.get("/").status_code == 303
    desk_path(empty.path).unlink()
    assert client.get(f"{V1}/claims").status_code == 401
    sign_in(client, "Ada")
    assert client.get("/").status_code == 303


def test_a_ledger_served_to_others_is_closed_before_it_has_accounts(empty, told):
    doors = Doors(empty.path, names=["ledger.example.org"])
    client = TestClient(create_app(empty, doors=doors), follow_redirects=False)
    assert client.get("/").status_code == 303


def test_a_desk_file_that_cannot_be_read_lets_nobody_in(browser, told, empty):
    desk_path(empty.path).write_bytes(b"not a database at all" * 100)
    client = browser()
    assert client.get("/").status_code == 503
    answer = client.get(f"{V1}/claims")
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"


# signing in


def test_pages_and_api_need_a_session(browser, team, told):
    client = browser()
    for address in ("/", "/claim/x", "/report/x", "/incidents", "/check", "/review", "/about",
                    "/api", "/account", "/nowhere", "/static"):  # fmt: skip
        answer = client.get(address)
        assert answer.status_code == 303, address
        assert answer.headers["location"].startswith("/login"), address
    for address in ("claims", "openapi.json", "nowhere"):
        answer = client.get(f"{V1}/{address}")
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
    assert client.post("/check", data={"text": "x"}).headers["location"] == "/login"
    assert client.get("/static/style.css").status_code == 200
    assert told.report.title not in client.get("/login").text


def test_signing_in_leads_where_one_wanted_to_go(browser, team):
    client = browser()
    wanted = client.get("/incidents?event=ASSAULT&since=2025").headers["location"]
    page = client.get(wanted)
    goal = re.search(r'name="next" value="([^"]+)"', page.text)[1].replace("&amp;", "&")
    answer = sign_in(client, "ada", next=goal)
    assert answer.headers["location"] == "/incidents?event=ASSAULT&since=2025"
    cookie = next(c for c in answer.headers.get_list("set-cookie") if "session" in c)
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    page = client.get("/")
    assert page.status_code == 200
    assert "Signed in as" in page.text
    assert page.headers["cache-control"] == "private, no-cache"
    assert client.get(f"{V1}/claims").status_code == 200


@pytest.mark.parametrize(
    "given",
    ["//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example", "/\t/elsewhere",
     "javascript:alert(1)", "", "/a\r\nSet-Cookie: x=1", "/\x00", "x", "/é"],
)  # fmt: skip
def test_signing_in_leads_nowhere_else(given):
    assert safe_address(given) == "/"


def test_cookies_go_over_https_only_but_on_this_machine(empty, team):
    doors = Doors(empty.path, names=["ledger.example.org"], limits=FAST)
    app = create_app(empty, doors=doors)
    client = TestClient(app, base_url="https://ledger.example.org", follow_redirects=False)
    answer = sign_in(client, "Ada")
    cookies = answer.headers.get_list("set-cookie")
    assert cookies
    assert all("Secure" in cookie for cookie in cookies)
    assert client.get("/").status_code == 200
    other = TestClient(app, base_url="https://other.example.org")
    assert other.get("/login").status_code == 400


def test_a_wrong_name_looks_like_a_wrong_password(browser, team):
    team.accounts.add("Dis", Role.READER, PASSWORD)
    team.accounts.disable("Dis")
    answers = []
    for name, password in (("Ada", "wrong"), ("Nobody", PASSWORD), ("Dis", PASSWORD), ("", "")):
        client = browser()
        answer = sign_in(client, name, password)
        assert answer.status_code == 403
        assert not any("session" in one for one in answer.headers.get_list("set-cookie"))
        shown = answer.text.replace(f'value="{name}"', "").replace(token_in(answer), "")
        answers.append(shown)
    assert WRONG in answers[0]
    assert len(set(answers)) == 1


def test_an_unknown_name_costs_a_hash_too(team, monkeypatch):
    from reportedly.serve.access import passwords

    asked = []

    class Counting:
        def verify(self, kept, given):
            asked.append(kept)
            return False

    monkeypatch.setattr(passwords, "_hasher", Counting())
    team.accounts.with_password("Ada", "x")
    team.accounts.with_password("Nobody", "x")
    assert len(asked) == 2
    assert asked[1] == passwords._NOBODY


def test_a_form_from_elsewhere_does_not_sign_in(browser, team):
    client = browser()
    form = {"token": token_in(client.get("/login")), "name": "Ada", "password": PASSWORD}
    assert client.post("/login", data=form | {"token": "0" * 64}).status_code == 403
    headers = {"Sec-Fetch-Site": "same-site"}
    assert client.post("/login", data=form, headers=headers).status_code == 403
    assert browser().post("/login", data=form).status_code == 403
    assert client.get("/").status_code == 303


def test_signing_out_ends_the_session_everywhere(browser, team):
    client = browser()
    sign_in(client, "Ada")
    secret = client.cookies[sessions_module.COOKIE]
    page = client.get("/account")
    assert "Ada" in page.text
    assert client.post("/logout", data={"token": "0" * 64}).status_code == 403
    assert client.post("/logout", data={"token": token_in(page)}).headers["location"] == "/login"
    thief = browser(cookies={sessions_module.COOKIE: secret})
    assert thief.get("/").status_code == 303


def test_signing_in_again_leaves_no_old_session(browser, team):
    client = browser(cookies={sessions_module.COOKIE: "planted"})
    sign_in(client, "Ada")
    secrets = [c.value for c in client.cookies.jar if c.name == sessions_module.COOKIE]
    assert any(one != "planted" and len(one) == 43 for one in secrets)
    assert team.sessions.visitor("planted") is None


def test_a_session_ends_by_time_password_role_and_disabling(team, monkeypatch):
    account = team.accounts.with_password("Ada", PASSWORD)
    for change in (
        lambda: team.accounts.set_password("Ada", "another long password"),
        lambda: team.accounts.set_role("ada", Role.READER),
        lambda: team.accounts.disable("ADA"),
    ):
        secret = team.sessions.begin(account)
        assert team.sessions.visitor(secret) is not None
        change()
        assert team.sessions.visitor(secret) is None
    team.accounts.enable("Ada")
    monkeypatch.setattr(sessions_module, "LASTS", timedelta(seconds=-1))
    assert team.sessions.visitor(team.sessions.begin(account)) is None


def test_tries_to_sign_in_are_slowed_down(empty, told):
    limits = Limits(login=Rate(burst=3, per_second=0.01))
    doors = Doors(empty.path, limits=limits)
    doors.accounts.add("Ada", Role.READER, PASSWORD)
    client = TestClient(create_app(empty, doors=doors), follow_redirects=False)
    for _ in range(3):
        assert sign_in(client, "Ada", "wrong").status_code == 403
    answer = sign_in(client, "Ada")
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["retry-after"]) <= 100
    assert client.get("/").status_code == 303


def test_one_account_is_not_guessed_at_from_many_addresses(empty, told):
    limits = Limits(login=FAST.login, name=Rate(burst=2, per_second=0.01))
    doors = Doors(empty.path, limits=limits)
    doors.accounts.add("Ada", Role.READER, PASSWORD)
    app = create_app(empty, doors=doors)
    statuses = [
        sign_in(TestClient(app, client=(f"192.0.2.{n}", 1), follow_redirects=False), name, "no")
        for n, name in enumerate(("Ada", "ADA", " ａda "))
    ]
    assert [answer.status_code for answer in statuses] == [403, 403, 429]


# what a role may do


def test_a_reader_sees_everything_and_decides_nothing(browser, team, empty, told):
    client = browser()
    sign_in(client, "Rea")
    page = client.get(f"/review/{told.report.id}")
    assert "Your account may read everything here" in page.text
    assert "<form" not in page.text
    sent = {"token": token_in(client.get("/account")), "name": "Ada", "seen": empty.revision}
    for action in ("decide", "replace", "add", "read"):
        answer = client.post(f"/review/{told.report.id}/{action}", data=sent)
        assert answer.status_code == 403
    assert client.post("/review/undo", data=sent | {"act": 1}).status_code == 403
    assert client.post("/anything", data=sent).status_code == 403
    assert client.put("/review/undo").status_code == 403
    assert not empty.reviews(told.report.id)


def test_a_decision_bears_the_name_of_the_account(browser, team, empty, told):
    client = browser()
    sign_in(client, "Ada")
    client.cookies.set("reportedly_reviewer", "name=Rea", path="/review")
    claim = told.claims[0].id
    page = client.get(f"/review/{told.report.id}?claim={claim}")
    assert "Who reviews here?" not in page.text
    assert "Your name" not in page.text
    form = {"token": token_in(page), "claim": claim, "action": "accept", "name": "Rea"}
    answer = client.post(f"/review/{told.report.id}/decide", data=form | {"seen": empty.revision})
    assert answer.status_code == 303
    assert [act.review.by for act in empty.reviews(told.report.id)] == ["Ada"]


# tokens


def decide(client, told, empty, **more):
    body = {"action": "read", "seen": empty.revision, **more}
    return client.post(f"{V1}/reports/{told.report.id}/reviews", json=body)


def test_a_token_does_what_its_scope_and_its_account_may(browser, team, empty, told):
    allowed = {("Ada", Scope.REVIEW), ("Ada", Scope.ADMIN)}
    for name in ("Ada", "Rea"):
        for scope in Scope:
            client = browser(headers=bearer(team.tokens.add(name, scope)))
            assert client.get(f"{V1}/claims").status_code == 200
            status = decide(client, told, empty).status_code
            assert status == (201 if (name, scope) in allowed else 403), (name, scope)
    assert {act.review.by for act in empty.reviews(told.report.id)} == {"Ada"}


def test_a_token_is_for_the_api_and_a_session_only_reads_it(browser, team, empty, told):
    client = browser(headers=bearer(team.tokens.add("Ada", Scope.ADMIN)))
    assert client.get("/").status_code == 303
    assert decide(client, told, empty, by="Rea").status_code == 400
    assert decide(client, told, empty, by="Ada").status_code == 201
    client = browser()
    sign_in(client, "Ada")
    assert client.get(f"{V1}/claims").status_code == 200
    assert decide(client, told, empty).status_code == 403
    assert len(empty.reviews(told.report.id)) == 1


def test_a_token_ends_by_revoking_time_and_disabling(browser, team, monkeypatch):
    token = team.tokens.add("Rea", Scope.READ)
    client = browser(headers=bearer(token))
    assert client.get(f"{V1}/claims").status_code == 200
    team.accounts.disable("Rea")
    assert client.get(f"{V1}/claims").status_code == 401
    team.accounts.enable("Rea")
    assert client.get(f"{V1}/claims").status_code == 200
    team.tokens.revoke(token.split("_")[1])
    assert client.get(f"{V1}/claims").status_code == 401
    other = team.tokens.add("Rea", Scope.READ, days=1)
    with team.tokens._file.writing() as desk:
        past = (datetime.now(UTC) - timedelta(seconds=1)).isoformat()
        desk.execute("UPDATE token SET ends = ?", (past,))
    assert team.tokens.visitor(other) is None
    with pytest.raises(NotFound):
        team.tokens.revoke("000000000000")


@pytest.mark.parametrize(
    "given", ["", "x", "rpt_", "rpt_000000000000_" + "A" * 43, "' OR 1=1 --", "é" * 60]
)
def test_what_is_no_token_opens_nothing(team, given):
    assert team.tokens.visitor(given) is None


def test_half_a_token_opens_nothing_though_the_browser_is_signed_in(browser, team):
    client = browser()
    sign_in(client, "Ada")
    token = team.tokens.add("Ada", Scope.READ)
    assert client.get(f"{V1}/claims", headers=bearer(token[:-1])).status_code == 401
    wrong = token[:-1] + ("A" if token[-1] != "A" else "B")
    assert client.get(f"{V1}/claims", headers=bearer(wrong)).status_code == 401


def test_the_api_is_asked_only_so_often(empty, told):
    doors = Doors(empty.path, limits=Limits(api=Rate(burst=2, per_second=0.5)))
    client = TestClient(create_app(empty, doors=doors))
    assert [client.get(f"{V1}/coverage").status_code for _ in range(3)] == [200, 200, 429]
    answer = client.get(f"{V1}/coverage")
    assert answer.json()["type"] == "/api#problem-too-many-requests"
    assert 1 <= int(answer.headers["retry-after"]) <= 2
    assert client.get("/").status_code == 200


# what is kept


def test_no_password_token_or_session_is_kept_as_it_is(team, empty):
    account = team.accounts.with_password("Ada", PASSWORD)
    secret = team.sessions.begin(account)
    token = team.tokens.add("Ada", Scope.READ, label="nightly")
    kept = desk_path(empty.path).read_bytes()
    for hidden in (PASSWORD, secret, token, token.split("_", 2)[2]):
        assert hidden.encode() not in kept
    assert b"$argon2id$" in kept
    assert b"nightly" in kept
    assert b"argon2" not in empty.path.read_bytes()


def test_the_desk_file_is_for_its_owner_and_found_by_any_link(team, empty, tmp_path):
    path = desk_path(empty.path)
    assert path.name == "ledger.db.desk.db"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir() if ".desk.db." in one.name] == []
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(empty.path)
    assert desk_path(link) == path


def test_another_database_is_no_desk_file(empty, told):
    path = desk_path(empty.path)
    sqlite3.connect(path).execute("CREATE TABLE account (name)").connection.close()
    with pytest.raises(LedgerCorrupt, match="no desk file"):
        Doors(empty.path).accounts.any()


def test_what_fails_in_the_middle_is_not_kept(team, empty):
    file = DeskFile(desk_path(empty.path))

    def fail():
        with file.writing() as desk:
            desk.execute("DELETE FROM account")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert [one.name for one in team.accounts.all()] == ["Ada", "Rea"]


@pytest.mark.parametrize("name", ["ada", "ADA", " Ada ", "Ａda"])
def test_a_name_is_used_once_however_it_is_written(team, name):
    with pytest.raises(BadConfiguration, match="used once"):
        team.accounts.add(name, Role.READER, PASSWORD)
    assert team.accounts.with_password(name, PASSWORD).name == "Ada"


@pytest.mark.parametrize("name", ["", " ", "a\nb\x00", "x" * 81, "\u200b", "a\u202eb"])
def test_a_name_that_cannot_be_read_is_refused(team, name):
    with pytest.raises(BadConfiguration, match="printed"):
        team.accounts.add(name, Role.READER, PASSWORD)


@pytest.mark.parametrize("password", ["short", "x" * 201, "aaaaaaaaaaaaaaaa", "Benedict1234"])
def test_a_poor_password_is_refused(team, password):
    with pytest.raises(BadConfiguration):
        team.accounts.add("Benedict", Role.READER, password)


def test_a_password_is_the_same_however_a_keyboard_composes_it(team):
    team.accounts.add("Zoe", Role.READER, "caf\u00e9 by the lake")
    assert team.accounts.with_password("zoe", "cafe\u0301 by the lake") is not None
    assert team.accounts.with_password("zoe", "\ud800" * 20) is None
    assert team.accounts.with_password("\ud800", "x") is None


def test_roles_and_scopes_reach_as_far_as_the_lesser_of_both():
    def may(role, scope, needed):
        return Visitor(name="x", role=role, scope=scope).may(needed)

    assert may(Role.ADMIN, Scope.ADMIN, Role.ADMIN)
    assert not may(Role.ADMIN, Scope.READ, Role.REVIEWER)
    assert not may(Role.READER, Scope.ADMIN, Role.REVIEWER)
    assert may(Role.REVIEWER, None, Role.REVIEWER)
    assert not may(Role.REVIEWER, None, Role.ADMIN)


# buckets


def test_a_bucket_fills_again_and_never_runs_over():
    now = [0.0]
    bucket = Buckets(Rate(burst=2, per_second=0.5), clock=lambda: now[0])
    assert [bucket.take("a"), bucket.take("a")] == [0, 0]
    assert bucket.take("a") == 2.0
    assert bucket.take("b") == 0
    now[0] = 2.0
    assert bucket.take("a") == 0
    now[0] = 1_000.0
    assert [bucket.take("a") for _ in range(3)] == [0, 0, 2.0]


def test_an_ipv6_network_is_one_address():
    assert address_key("2001:db8::1") == address_key("2001:db8:0:0:ffff::9")
    assert address_key("2001:db8::1") != address_key("2001:db8:0:1::1")
    assert address_key("::ffff:192.0.2.1") == address_key("192.0.2.1")
    assert address_key("192.0.2.1") != address_key("192.0.2.2")
    assert address_key(None) == ""


def test_a_ledger_and_its_link_have_one_desk(team, empty, tmp_path):
    link = tmp_path / "link.db"
    link.symlink_to(empty.path)
    with Ledger.open(link, create=False, read_only=True) as ledger:
        client = TestClient(create_app(ledger), follow_redirects=False)
        assert client.get("/").status_code == 303


# the file of an earlier version


def test_a_desk_file_of_the_first_version_is_brought_up_with_what_is_in_it(empty, doors):
    from reportedly.serve.access import desk_file

    with sqlite3.connect(desk_path(empty.path)) as old:
        old.executescript(desk_file._STEPS[0])
        old.execute(f"PRAGMA application_id = {desk_file.APPLICATION}")
        old.execute("PRAGMA user_version = 1")
        old.execute("INSERT INTO account VALUES ('ada', 'Ada', 'reader', 'x', '2031-03-05', NULL)")
    assert [one.name for one in doors.accounts.all()] == ["Ada"]
    assert doors.saved.all() == ()
    doors.saved.add("ada", "it", "/", "Claims", 0)
    with sqlite3.connect(desk_path(empty.path)) as new:
        assert new.execute("PRAGMA user_version").fetchone() == (desk_file.SCHEMA,)


def test_a_desk_file_that_was_brought_up_has_the_tables_of_a_new_one(tmp_path):
    from reportedly.serve.access import desk_file

    tables = []
    for version in (1, desk_file.SCHEMA):
        path = tmp_path / f"{version}.db"
        with sqlite3.connect(path) as made:
            made.executescript(" ".join(desk_file._STEPS[:version]))
            made.execute(f"PRAGMA application_id = {desk_file.APPLICATION}")
            made.execute(f"PRAGMA user_version = {version}")
        with DeskFile(path).reading() as desk:
            query = "SELECT name FROM pragma_table_info(?)"
            names = desk.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
            tables.append(
                {row["name"]: [*map(tuple, desk.execute(query, (row["name"],)))] for row in names}
            )
    assert tables[0] == tables[1]
    assert {"saved", "feed_key", "sign_in"} <= set(tables[0])
