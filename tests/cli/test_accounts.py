"""Accounts at the command line, and what `serve` refuses without them."""

import io
import json
import socket

import pytest

from reportedly.cli.serve import doors_for
from reportedly.errors import BadConfiguration
from reportedly.serve.access.desk_file import desk_path
from reportedly.serve.access.doors import Doors
from reportedly.serve.access.visitor import Role
from reportedly.store.ledger import Ledger

PASSWORD = "four lakes and a bridge"


@pytest.fixture
def db(tmp_path):
    path = tmp_path / "ledger.db"
    Ledger.open(path).close()
    return path


@pytest.fixture
def typed(monkeypatch):
    """What stands on standard input."""
    return lambda words: monkeypatch.setattr("sys.stdin", io.StringIO(words))


@pytest.fixture
def ada(run, db, typed):
    typed(PASSWORD + "\n")
    assert run("accounts", "add", "Ada", "--role", "reviewer", "--db", db).code == 0


def listed(run, db, *command):
    return json.loads(run("accounts", *command, "list", "--db", db, "--json").out)


def test_an_account_is_made_listed_changed_and_disabled(run, db, ada, typed):
    (one,) = listed(run, db)
    assert (one["name"], one["role"], one["disabled"]) == ("Ada", "reviewer", None)
    assert run("accounts", "role", "ada", "reader", "--db", db).code == 0
    typed("another long password\n")
    assert run("accounts", "password", "Ada", "--db", db).code == 0
    accounts = Doors(db).accounts
    assert accounts.with_password("Ada", PASSWORD) is None
    assert accounts.with_password("Ada", "another long password").role is Role.READER
    assert run("accounts", "disable", "Ada", "--db", db).code == 0
    assert listed(run, db)[0]["disabled"]
    assert run("accounts", "enable", "Ada", "--db", db).code == 0
    assert not listed(run, db)[0]["disabled"]


def test_a_token_is_printed_once_and_revoked(run, db, ada):
    made = run("accounts", "token", "add", "Ada", "--scope", "review", "--label", "x", "--db", db)
    token = made.out.strip()
    assert Doors(db).tokens.visitor(token).name == "Ada"
    (one,) = listed(run, db, "token")
    assert one["scope"] == "review"
    assert token.split("_", 2)[2] not in json.dumps(one)
    assert run("accounts", "token", "revoke", one["id"], "--db", db).code == 0
    assert Doors(db).tokens.visitor(token) is None


@pytest.mark.parametrize(
    "command",
    [
        ("role", "Nobody", "reader"),
        ("disable", "Nobody"),
        ("token", "add", "Nobody"),
        ("token", "revoke", "0"),
    ],
)
def test_what_is_not_there_is_said(run, db, ada, command):
    ran = run("accounts", *command, "--db", db)
    assert ran.code == 1
    assert ran.err.startswith("reportedly: no ")


def test_a_poor_or_missing_password_makes_no_account(run, db, typed):
    for words in ("", "\n", "short\n"):
        typed(words)
        assert run("accounts", "add", "Ada", "--db", db).code == 1
    assert listed(run, db) == []


def test_accounts_need_a_ledger(run, tmp_path, typed):
    typed(PASSWORD + "\n")
    path = tmp_path / "none.db"
    ran = run("accounts", "add", "Ada", "--db", path)
    assert ran.code == 1
    assert "no ledger" in ran.err
    assert not desk_path(path).exists()


# serve


@pytest.fixture
def ledger(db):
    with Ledger.open(db, create=False) as opened:
        yield opened


@pytest.mark.parametrize(
    ("host", "names"),
    [("192.0.2.7", []), ("0.0.0.0", ["ledger.example.org"]), ("127.0.0.1", ["ledger.example.org"])],
)
def test_nothing_is_served_to_others_without_accounts(ledger, host, names):
    with pytest.raises(BadConfiguration, match="reportedly accounts add"):
        doors_for(ledger, host, names)
    Doors(ledger.path).accounts.add("Ada", Role.READER, PASSWORD)
    assert doors_for(ledger, host, names).closed()


def test_listening_everywhere_needs_a_name(ledger):
    with pytest.raises(BadConfiguration, match="--name"):
        doors_for(ledger, "0.0.0.0", [])


@pytest.mark.parametrize("name", ["*", "*.example.org", "https://x", "x:80"])
def test_a_name_is_one_host(ledger, name):
    with pytest.raises(BadConfiguration, match="host name"):
        doors_for(ledger, "127.0.0.1", [name])


def test_this_machine_needs_no_accounts(ledger):
    assert not doors_for(ledger, "127.0.0.1", []).closed()


def test_refusals_open_no_port(run, db, tmp_path):
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
        ran = run("serve", "--db", db, "--host", "0.0.0.0", "--name", "x.example", "--port", port)
        assert (ran.code, "has no accounts" in ran.err) == (1, True)
        key = run("serve", "--db", db, "--key", tmp_path / "key.pem", "--port", port)
        assert (key.code, "together" in key.err) == (1, True)
