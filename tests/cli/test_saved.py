"""`saved`: questions are added, listed, asked and deleted on the command line."""

import json
import shutil

import pytest

from reportedly.sample import sample_file


@pytest.fixture
def ledger(sample_ledger, tmp_path):
    path = tmp_path / "desk.db"
    shutil.copy(sample_ledger, path)
    return path


def test_a_question_is_saved_listed_asked_and_deleted(run, ledger, story):
    added = run("saved", "add", "Brenn", "/?place=Brenn", "--db", ledger)
    assert added.code == 0, added.err
    id_ = added.out.strip()
    (row,) = json.loads(run("saved", "list", "--json", "--db", ledger).out)
    assert (row["id"], row["name"], row["question"]) == (id_, "Brenn", "/?place=Brenn")
    assert int(row["new"]) == 0 < int(row["total"])
    assert run("saved", "run", id_, "--jsonl", "--db", ledger).out == ""
    every = run("saved", "run", id_, "--all", "--jsonl", "--limit", 500, "--db", ledger)
    assert len(every.out.splitlines()) == int(row["total"])
    assert run("saved", "delete", id_, "--db", ledger).code == 0
    assert run("saved", "run", id_, "--db", ledger).code == 1


def test_looking_at_it_ends_the_news_if_all_were_printed(run, ledger):
    id_ = run("saved", "add", "All", "/", "--db", ledger).out.strip()
    told = ledger.with_name("more.txt")
    told.write_text(
        "The Veskaran Defence Ministry said that at least 12 people had been killed in Brenn. "
        "The Orlandic Defence Ministry denied it.",
        encoding="utf-8",
    )
    parties = sample_file("parties.toml")
    assert run("ingest", told, "--db", ledger, "--parties", parties, "--quiet").code == 0
    cut = run("saved", "run", id_, "--looked", "--limit", 1, "--jsonl", "--db", ledger)
    assert "not all were printed" in cut.err
    assert cut.code == 1
    new = run("saved", "run", id_, "--looked", "--jsonl", "--db", ledger)
    assert len(new.out.splitlines()) >= 2
    assert run("saved", "run", id_, "--jsonl", "--db", ledger).out == ""


@pytest.mark.parametrize("question", ["/review", "/?colour=red", "https://elsewhere.example/"])
def test_what_is_no_question_is_refused(run, ledger, question):
    refused = run("saved", "add", "x", question, "--db", ledger)
    assert refused.code == 1
    assert refused.err


def test_with_accounts_it_must_be_said_whose_it_is(run, ledger, monkeypatch):
    from reportedly.serve.access.doors import Doors
    from reportedly.serve.access.visitor import Role

    Doors(ledger).accounts.add("Ada Brandt", Role.READER, "four lakes and a bridge")
    refused = run("saved", "add", "x", "/", "--db", ledger)
    assert "--account" in refused.err
    assert run("saved", "add", "x", "/", "--account", "ADA brandt", "--db", ledger).code == 0
    assert "no account" in run("saved", "list", "--account", "Rea", "--db", ledger).err


def test_the_log_of_sign_ins_is_listed(run, ledger):
    from reportedly.serve.access.doors import Doors
    from reportedly.serve.access.sign_ins import Outcome
    from reportedly.serve.access.visitor import Role

    doors = Doors(ledger)
    doors.accounts.add("Ada Brandt", Role.READER, "four lakes and a bridge")
    doors.sign_ins.note("ada brandt", "127.0.0.1", Outcome.REFUSED)
    (row,) = json.loads(run("accounts", "log", "--json", "--db", ledger).out)
    assert (row["name"], row["outcome"]) == ("Ada Brandt", "refused")
