"""`claims` refuses a value that is a slip, and names those that are known."""

from pathlib import Path

import pytest

from reportedly.codec import decode_claim


@pytest.mark.parametrize(
    ("option", "slip", "known"),
    [
        ("event", "FOO", "ASSAULT"),
        ("kind", "goverment", "government"),
        ("verification", "foo", "not_verified"),
        ("factuality", "CT", "CT-"),
        ("status", "old", "superseded"),
        ("review", "yes", "accepted"),
        ("since", "yesterday", "2025-03-11"),
        ("until", "2025-13", "2025-03-11"),
        ("side", "ORLL", "ORL"),
    ],
)
def test_what_no_claim_can_have_is_a_usage_error(run, sample_ledger, option, slip, known) -> None:
    ran = run("claims", "--db", sample_ledger, f"--{option}", slip, *sides(option))
    assert (ran.code, ran.out) == (2, "")
    assert known in ran.flat_err


def sides(option: str) -> list[object]:
    from reportedly.sample import sample_file

    return ["--parties", sample_file("parties.toml")] if option == "side" else []


@pytest.mark.parametrize(
    ("option", "slip", "known"),
    [
        ("place", "Brennn", "Brenn"),
        ("publisher", "Meridian Wires", "Meridian Wire"),
        ("source", "Ilsa Maren", "Ilse Maren"),
        ("country", "ZZ", "known: "),
        ("report", "r_0", "r_0"),
    ],
)
def test_what_no_claim_has_is_said_with_what_is_known(
    run, sample_ledger: Path, option: str, slip: str, known: str
) -> None:
    ran = run("claims", "--db", sample_ledger, f"--{option}", slip)
    assert (ran.code, ran.out) == (1, "")
    assert known in ran.err


def test_a_value_is_known_whatever_its_case(run, sample_ledger: Path) -> None:
    upper, lower = (
        run("claims", "--db", sample_ledger, "--event", word, "--jsonl").out
        for word in ("ASSAULT", "assault")
    )
    assert upper
    assert upper == lower


def test_what_is_told_as_not_so_can_be_asked_for(run, sample_ledger: Path) -> None:
    ran = run("claims", "--db", sample_ledger, "--factuality", "CT-", "--jsonl")
    put = [decode_claim(line).factuality for line in ran.out.splitlines()]
    assert len(put) > 5
    assert {value.source or value.publisher for value in put} == {"CT-"}


@pytest.mark.parametrize(
    ("asked", "code", "known"),
    [
        (["review", "list", "--event", "FOO"], 2, "ASSAULT"),
        (["review", "list", "--place", "Brennn"], 1, "Brenn"),
        (["sources", "--kind", "goverment"], 2, "government"),
    ],
)
def test_lists_for_review_and_of_sources_do_the_same(
    run, sample_ledger: Path, asked: list[str], code: int, known: str
) -> None:
    ran = run(*asked, "--db", sample_ledger)
    assert (ran.code, ran.out, known in ran.err) == (code, "", True)
