"""The bundled sample, as extracted: its accounts, whatever order its claims come in."""

from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.ingest import IngestOptions, receive
from reportedly.model.claim import Claim
from reportedly.model.report import Received, Report
from reportedly.pipeline import Engine, extract, open_engine
from reportedly.reconcile import Reconciled, reconcile
from reportedly.sample import sample_file

Read = tuple[Engine, list[Report], list[Claim]]


@pytest.fixture(scope="module")
def read() -> Read:
    engine = open_engine(sample_file("places.toml"), sample_file("parties.toml"))
    options = IngestOptions(now=datetime(2025, 3, 20, tzinfo=UTC))
    outcomes = receive(sample_file("reports.jsonl"), options)
    reports = [item.report for item in outcomes if isinstance(item, Received)]
    claims = [claim for report in reports for claim in extract(report, engine).claims]
    return engine, reports, claims


@pytest.fixture(scope="module")
def found(read: Read) -> Reconciled:
    engine, reports, claims = read
    return reconcile(reports, claims, engine.parties)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_any_order_of_reports_and_claims_comes_to_the_same(read: Read, found, seed) -> None:
    engine, reports, claims = read
    order = Random(seed)
    reports, claims = list(reports), list(claims)
    order.shuffle(reports)
    order.shuffle(claims)
    assert reconcile(reports, claims, engine.parties) == found


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.sets(st.integers(0, 200)), seed=st.integers(0, 2**32))
def test_any_part_of_the_claims_comes_to_one_result(read: Read, chosen, seed) -> None:
    engine, reports, claims = read
    order = Random(seed)
    some = [claim for index, claim in enumerate(claims) if index not in chosen]
    once = reconcile(reports, some, engine.parties)
    order.shuffle(some)
    assert reconcile(reports, some, engine.parties) == once


def test_every_claim_is_in_one_statement(read: Read, found: Reconciled) -> None:
    said = [claim for statement in found.statements for claim in statement.claims]
    assert sorted(said) == sorted(claim.id for claim in read[2])


def test_every_account_says_something_and_every_origin_has_its_claims(found: Reconciled) -> None:
    for account in found.accounts:
        assert account.propositions
        members = set(account.incident.claims)
        for item in account.propositions:
            assert item.origins
            assert all(members.issuperset(origin.claims) for origin in item.origins)


def test_the_copies_of_brenn_are_one_newsroom(found: Reconciled) -> None:
    brenn = next(a for a in found.accounts if a.incident.title.startswith("Brenn, 11 March"))
    least = next(p for p in brenn.propositions if p.value == "at least 12")
    assert [(o.reports, o.newsrooms) for o in least.origins] == [(3, 1)]


def test_the_two_sides_of_brenn_deny_and_accuse(found: Reconciled) -> None:
    brenn = next(a for a in found.accounts if a.incident.title.startswith("Brenn, 11 March"))
    named = {p.value for p in brenn.propositions if p.slot == "responsible"}
    assert named == {"Orland", "Veskara"}
    told = (
        "suggests that Orland did it; Joren Tahl, Orland and the Orlandic Defence Ministry deny it"
    )
    assert told in brenn.summary
    assert "5 (the Orlandic Defence Ministry) to 17 (Ilse Maren) killed" in brenn.summary


def test_the_figure_that_was_corrected_is_told_as_withdrawn(found: Reconciled) -> None:
    brenn = next(a for a in found.accounts if a.incident.title.startswith("Brenn, 11 March"))
    killed = {
        p.value: {(o.speaker, o.withdrawn) for o in p.origins}
        for p in brenn.propositions
        if p.slot == "killed" and p.population == "unstated"
    }
    assert killed["21"] == {("Ilse Maren", True)}
    assert killed["17"] == {("Ilse Maren", False)}


def test_every_version_of_the_toll_of_brenn_is_there(found: Reconciled) -> None:
    brenn = next(a for a in found.accounts if a.incident.title.startswith("Brenn, 11 March"))
    values = {p.value for p in brenn.propositions if p.slot in ("killed", "bodies_found")}
    assert {"at least 12", "12", "14", "5", "16", "17", "21"} <= values
    relations = {item.relation.value for item in brenn.disagreements}
    assert {"contradiction_across_sides", "update", "different_scope"} <= relations
    assert {s.kind for s in brenn.silences} == {"declined", "not_mentioned"}


def test_the_two_who_are_blamed_for_brenn_stand_against_each_other(found: Reconciled) -> None:
    brenn = next(a for a in found.accounts if a.incident.title.startswith("Brenn, 11 March"))
    blamed = [
        (brenn.propositions[item.left].value, brenn.propositions[item.right].value)
        for item in brenn.disagreements
        if brenn.propositions[item.left].slot == "responsible" and item.left != item.right
    ]
    assert [sorted(pair) for pair in blamed] == [["Orland", "Veskara"]]


def test_kest_is_claimed_by_one_side_and_denied_by_the_other(found: Reconciled) -> None:
    kest = next(
        a for a in found.accounts if a.incident.title == "Kest, 13 March 2025: who holds it"
    )
    (held,) = kest.propositions
    assert {(o.side, o.stance.value) for o in held.origins} == {
        ("ORL", "asserts"),
        ("VSK", "denies"),
    }


def test_what_is_told_of_shells_on_kest_stands_at_kest(found: Reconciled) -> None:
    titles = {account.incident.title for account in found.accounts}
    assert "Kest, 14 March 2025: shelling" in titles
    assert "Marrow, 13 March 2025: attack" in titles
