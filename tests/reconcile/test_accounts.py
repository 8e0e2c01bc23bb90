"""Statements, incidents, and how the versions of an account relate."""

from dataclasses import replace

import pytest

from reportedly.model.factuality import FactValue, Silence, SilenceKind
from reportedly.model.incident import Account, Dependence, Relation, Stance
from reportedly.model.report import Status
from reportedly.reconcile import reconcile

VX = {"speaker": "Veskaran Defence Ministry", "actor": "vx-mod"}
OX = {"speaker": "Orland", "actor": "ox"}
LEAD = "A strike killed {} people in Brenn on Tuesday"


def told(
    build,
    killed: str,
    *,
    at_least: bool = False,
    publisher: str = "Meridian Wire",
    day: str = "2025-03-11",
    words: str = LEAD,
    **who: str,
):
    """One report with one claim about the dead of Brenn."""
    text = words.format(killed) + f", as told by {publisher}."
    report = build.report(text, publisher=publisher, day=day)
    return report, build.claim(
        report, words.format(killed), killed=killed, at_least=at_least, **who
    )


def accounts(build, *told_of) -> tuple[Account, ...]:
    reports, claims = zip(*told_of, strict=True)
    return reconcile(reports, claims, build).accounts


def relations(account: Account, slot: str) -> list[Relation]:
    return [
        item.relation
        for item in account.disagreements
        if account.propositions[item.left].slot == slot
    ]


def test_two_sides_with_two_tolls_contradict_across_sides(build) -> None:
    (account,) = accounts(build, told(build, "14", **VX), told(build, "5", publisher="B", **OX))
    assert relations(account, "killed") == [Relation.CONTRADICTION_ACROSS]


def test_a_toll_that_rises_is_an_update(build) -> None:
    (account,) = accounts(
        build,
        told(build, "12", speaker="Governor Maren"),
        told(build, "17", speaker="Governor Maren", day="2025-03-12"),
    )
    assert relations(account, "killed") == [Relation.UPDATE]


def test_at_least_twelve_and_fourteen_can_both_hold(build) -> None:
    (account,) = accounts(
        build, told(build, "12", at_least=True, **OX), told(build, "14", publisher="B", **VX)
    )
    assert relations(account, "killed") == [Relation.COMPATIBLE]


def test_a_denial_disputes_that_it_happened(build) -> None:
    said, denied = told(build, "12", **VX), told(build, "12", publisher="B", **OX)
    denied = (
        denied[0],
        replace(build.claim(denied[0], LEAD.format("12"), says=FactValue.CERTAIN_NOT, **OX)),
    )
    (account,) = accounts(build, said, denied)
    assert Relation.CONTRADICTION_ACROSS in relations(account, "occurred")
    (occurred,) = (item for item in account.propositions if item.slot == "occurred")
    assert {origin.stance for origin in occurred.origins} == {Stance.ASSERTS, Stance.DENIES}


def test_ten_copies_are_one_origin_in_ten_reports(build) -> None:
    copies = [told(build, "12", publisher=f"Paper {n}", **VX) for n in range(10)]
    (account,) = accounts(build, *copies)
    (killed,) = (item for item in account.propositions if item.slot == "killed")
    assert [(origin.reports, origin.speaker) for origin in killed.origins] == [
        (10, "Veskaran Defence Ministry")
    ]


def test_organs_of_one_government_depend_on_each_other(build) -> None:
    (account,) = accounts(
        build,
        told(build, "12", **VX),
        told(build, "12", publisher="B", speaker="Veskara", actor="vx"),
    )
    (killed,) = (item for item in account.propositions if item.slot == "killed")
    assert {origin.dependence for origin in killed.origins} == {Dependence.KNOWN}


def test_a_source_that_asserts_and_denies_does_not_depend_on_itself(build) -> None:
    first = told(build, "12", **VX)
    report = build.report(LEAD.format("12") + ", denied later.", publisher="B", day="2025-03-12")
    denial = build.claim(report, LEAD.format("12"), says=FactValue.CERTAIN_NOT, **VX)
    (account,) = accounts(build, first, (report, denial))
    found = [one for item in account.propositions for one in item.origins]
    assert {one.stance for one in found} == {Stance.ASSERTS, Stance.DENIES}
    assert {one.dependence for one in found} == {Dependence.UNKNOWN}


def test_nobody_and_one_cannot_both_be_all_the_dead(build) -> None:
    none = told(build, "0", publisher="A", speaker="Dora Wenn")
    (account,) = accounts(build, none, told(build, "1", publisher="B", speaker="Pelle Anders"))
    assert relations(account, "killed") == [Relation.CONTRADICTION]


def test_sources_of_which_nothing_is_known_depend_on_each_other_unknown_how(build) -> None:
    (account,) = accounts(
        build,
        told(build, "12", **VX),
        told(
            build,
            "12",
            publisher="B",
            words="Strike kills {} in Brenn, hospital",
            speaker="A medic",
        ),
    )
    (killed,) = (item for item in account.propositions if item.slot == "killed")
    assert {origin.dependence for origin in killed.origins} == {Dependence.UNKNOWN}


@pytest.mark.parametrize("status", [Status.CORRECTED, Status.WITHDRAWN])
def test_what_was_said_only_in_a_retracted_version_is_marked(build, status: Status) -> None:
    report, claim = told(build, "21", speaker="Governor Maren")
    later = build.report("A note.", day="2025-03-12", status=status, supersedes=report)
    (account,) = reconcile([report, later], [claim], build).accounts
    assert all(o.withdrawn for item in account.propositions for o in item.origins)
    assert account.disagreements == ()


def test_other_places_and_other_days_are_other_incidents(build) -> None:
    here = told(build, "12", **VX)
    later = told(build, "12", publisher="B", day="2025-03-13", **VX)
    later = later[0], build.claim(later[0], LEAD.format("12"), killed="12", day="2025-03-13", **VX)
    assert len(accounts(build, here, later)) == 2


def test_coverage_counts_what_was_not_read(build) -> None:
    report, claim = told(build, "12", **VX)
    foreign = replace(build.report("Les habitants.", publisher="Courrier"), language="fr")
    (account,) = reconcile([report, foreign], [claim], build).accounts
    assert (account.coverage.reports, account.coverage.unread) == (2, 1)


def test_any_order_gives_the_same_accounts(build) -> None:
    items = [told(build, str(n), publisher=f"P{n}", **(VX if n % 2 else OX)) for n in range(11, 17)]
    reports, claims = zip(*items, strict=True)
    one = reconcile(reports, claims, build)
    assert reconcile(reports[::-1], claims[::-1], build) == one


@pytest.mark.parametrize(
    ("words", "who"),
    [("It did not name the street", "Dora Wenn"), ("No street was named", "someone not named")],
)
def test_whoever_is_silent_is_named_or_said_not_to_be(build, words: str, who: str) -> None:
    said = LEAD.format("4")
    report = build.report(f"{said}. {words}.")
    claim = build.claim(report, said, killed="4", speaker="Dora Wenn")
    silent = build.claim(report, words, event=None, place=None, day=None)
    silent = replace(silent, silence=Silence(kind=SilenceKind.NOT_MENTIONED))
    (account,) = reconcile([report], [claim, silent], build).accounts
    assert [one.who for one in account.silences] == [who]
