"""People say of incidents and claims that they are the same, different or unsure; it is undone."""

import json

import pytest

from reportedly.sample import sample_file

TOLD = {
    "Lake Post": "Shells fell on the ferry pier in Ostvale on Monday and killed 6 people, the "
    "harbour master Dora Wenn said.",
    "Bay Echo": "Mortar fire killed 9 people at the landing in Ostvale on Tuesday, the aid group "
    "Blue Lantern said.",
    "Northwire": "A landmine killed 2 people in Ostvale on Tuesday, the surgeon Pelle Anders said.",
}
PARTIES = ("--parties", sample_file("parties.toml"))


@pytest.fixture
def ledger(run, tmp_path):
    rows = [{"publisher": n, "published": "2025-06-04", "text": t} for n, t in TOLD.items()]
    told, path = tmp_path / "told.jsonl", tmp_path / "ledger.db"
    told.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    places = ("--places", sample_file("places.toml"))
    assert run("ingest", told, "--db", path, "--quiet", *places, *PARTIES).code == 0
    return path


def incidents(run, ledger) -> list[str]:
    """Of Monday and of Tuesday."""
    rows = json.loads(run("incident", "--json", "--db", ledger).out)
    return [row["id"] for row in sorted(rows, key=lambda row: row["incident"])]


def tolls(run, ledger, incident: str, *more) -> dict[str, str]:
    """Killed -> who says so."""
    out = run("incident", incident, "--json", "--db", ledger, *PARTIES, *more).out
    account = json.loads(out)[0]["account"]
    killed = [one for one in account["propositions"] if one["slot"] == "killed"]
    return {one["value"]: one["origins"][0]["speaker"] for one in killed}


def judge(run, ledger, *said, by="Ada Brandt"):
    ran = run("judge", "pair", *said, "--by", by, "--db", ledger)
    return ran.code, ran.err


def claims_of(run, ledger, publisher: str) -> list[str]:
    rows = json.loads(run("claims", "--json", "--db", ledger).out)
    return [row["id"] for row in rows if row["report"]["publisher"] == publisher]


def test_two_incidents_said_to_be_the_same_are_one_account_until_taken_back(run, ledger) -> None:
    monday, tuesday = incidents(run, ledger)
    alone = tolls(run, ledger, monday)
    assert set(alone) == {"6"}
    code, said = judge(run, ledger, monday, tuesday, "same", "--note", "One attack, past midnight.")
    assert code == 0
    both = {"6": "Dora Wenn", "9": "Blue Lantern", "2": "Pelle Anders"}
    assert tolls(run, ledger, monday) == tolls(run, ledger, tuesday) == both
    covered = json.loads(run("incident", tuesday, "--json", "--db", ledger).out)[0]["account"]
    assert covered["coverage"]["reports"] == 3
    assert tolls(run, ledger, monday, "--unjudged") == alone
    shown = run("incident", monday, "--table", "--db", ledger).out
    assert "judged: same as " in shown
    assert "by Ada Brandt" in shown
    assert "One attack, past midnight." in shown
    revision = said.split()[1].rstrip(":")
    assert run("judge", "undo", revision, "--by", "Ben Holt", "--db", ledger).code == 0
    assert tolls(run, ledger, monday) == alone
    (row,) = json.loads(run("judge", "list", "--json", "--db", ledger).out)
    assert (row["verdict"], row["taken back"], row["by"]) == ("same", "yes", "Ada Brandt")


def test_a_claim_said_to_be_of_another_happening_is_left_out(run, ledger) -> None:
    _, tuesday = incidents(run, ledger)
    rows = json.loads(run("claims", "--json", "--db", ledger).out)
    mine = [row["id"] for row in rows if row["report"]["publisher"] == "Northwire"]
    assert set(tolls(run, ledger, tuesday)) == {"9", "2"}
    for claim in mine:
        assert judge(run, ledger, claim, tuesday, "different")[0] == 0
    assert set(tolls(run, ledger, tuesday)) == {"9"}
    for claim in mine:
        assert judge(run, ledger, claim, tuesday, "unsure")[0] == 0
    assert set(tolls(run, ledger, tuesday)) == {"9", "2"}, "what is said last counts"


def test_what_is_judged_outlives_another_reconciling(run, ledger) -> None:
    monday, tuesday = incidents(run, ledger)
    judge(run, ledger, monday, tuesday, "same")
    before = tolls(run, ledger, tuesday)
    assert run("reconcile", "--db", ledger, "--quiet", *PARTIES).code == 0
    assert tolls(run, ledger, tuesday) == before
    assert judge(run, ledger, tuesday, monday, "different")[0] == 0
    assert set(tolls(run, ledger, monday)) == {"6"}


@pytest.mark.parametrize(("left", "right"), [("m", "m"), ("c", "c"), ("i_0", "m")])
def test_what_makes_no_pair_is_refused_in_one_line(run, ledger, left: str, right: str) -> None:
    monday, _ = incidents(run, ledger)
    claim = json.loads(run("claims", "--json", "--db", ledger).out)[0]["id"]
    named = {"m": monday, "c": claim}
    code, said = judge(run, ledger, named.get(left, left), named.get(right, right), "same")
    assert code == 1
    assert len(said.strip().splitlines()) == 1


def test_a_claim_said_to_be_of_a_happening_is_told_of_it(run, ledger) -> None:
    monday, tuesday = incidents(run, ledger)
    mine = claims_of(run, ledger, "Northwire")
    for claim in mine:
        assert judge(run, ledger, claim, monday, "same", "--note", "The same pier.")[0] == 0
    assert tolls(run, ledger, monday) == {"6": "Dora Wenn", "2": "Pelle Anders"}
    assert set(tolls(run, ledger, monday, "--unjudged")) == {"6"}
    out = run("incident", monday, "--json", "--db", ledger, *PARTIES).out
    why = dict(json.loads(out)[0]["account"]["incident"]["why"])
    assert {why[claim] for claim in mine if claim in why} == {
        "said by a person to be of this happening"
    }
    assert judge(run, ledger, mine[0], tuesday, "different")[0] == 0
    assert "2" in tolls(run, ledger, monday), "what is said of another incident changes no other"
    for row in json.loads(run("judge", "list", "--json", "--db", ledger).out):
        run("judge", "undo", str(row["revision"]), "--by", "Ada Brandt", "--db", ledger)
    assert set(tolls(run, ledger, monday)) == {"6"}


def test_what_was_taken_back_cannot_be_taken_back_again(run, ledger) -> None:
    monday, tuesday = incidents(run, ledger)
    _, said = judge(run, ledger, monday, tuesday, "same")
    undo = ("judge", "undo", said.split()[1].rstrip(":"), "--by", "Ben Holt", "--db", ledger)
    first = run(*undo)
    again = run(*undo)
    assert (first.code, again.code) == (0, 1)
    assert "taken back already" in again.err
    back = first.err.split()[1].rstrip(":")
    assert run("judge", "undo", back, "--by", "Ben Holt", "--db", ledger).code == 0
    assert set(tolls(run, ledger, monday)) == {"6", "9", "2"}, "taking the undo back"
    assert run(*undo).code == 0, "so it holds again and can be taken back"


def test_unsure_says_nothing_against_the_word_of_another(run, ledger) -> None:
    monday, tuesday = incidents(run, ledger)
    judge(run, ledger, monday, tuesday, "same")
    judge(run, ledger, monday, tuesday, "unsure", by="Ben Holt")
    assert set(tolls(run, ledger, monday)) == {"6", "9", "2"}
    judge(run, ledger, monday, tuesday, "different", by="Ben Holt")
    assert set(tolls(run, ledger, monday)) == {"6"}, "of two firm words the last counts"
    judge(run, ledger, monday, tuesday, "unsure", by="Ben Holt")
    assert set(tolls(run, ledger, monday)) == {"6", "9", "2"}, "Ben Holt took his word back"
    judge(run, ledger, monday, tuesday, "unsure")
    assert set(tolls(run, ledger, monday)) == {"6"}, "nobody is sure any more"
