"""Respins whose words were all changed are found among reports that look like them."""

import tomllib
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from tests.reconcile.look_alikes import look_alikes

from reportedly.model.incident import LineageKind
from reportedly.model.report import Report
from reportedly.reconcile import reconcile
from reportedly.reconcile.lineage.facts import FactKind, facts_of
from reportedly.reconcile.lineage.respins import find_respins
from reportedly.reconcile.lineage.shingles import body_words, hashes

FOLDER = Path(__file__).parents[2] / "golden" / "respins"
HALVES = ("design", "kept")
UNRELATED = 300


def told(build, half: str) -> tuple[list[tuple[Report, Report]], list[Report]]:
    """The pairs of a half, and the reports of the same happenings by somebody else."""
    data = tomllib.loads((FOLDER / f"{half}.toml").read_text(encoding="utf-8"))["pair"]
    pairs = [
        tuple(
            build.report(row[key].strip(), publisher=who, day=row["day"])
            for key, who in (("original", "Meridian Wire"), ("respin", "Coastal Herald"))
        )
        for row in data
    ]
    apart = [
        build.report(row["apart"].strip(), publisher="Norrend Post", day=row["day"])
        for row in data
        if "apart" in row
    ]
    return pairs, apart


@pytest.mark.parametrize("half", HALVES)
def test_respins_share_no_wording_with_their_originals(build, half: str) -> None:
    for pair in told(build, half)[0]:
        one, two = (set(hashes(body_words(report)).tolist()) for report in pair)
        assert len(one & two) <= 0.2 * min(len(one), len(two))


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_respins_are_found_among_look_alikes(build, half: str, seed: int) -> None:
    pairs, apart = told(build, half)
    others = [build.report(text, day=day) for day, text in look_alikes(UNRELATED, seed)]
    links = find_respins([*(one for pair in pairs for one in pair), *apart, *others])
    wanted = {frozenset(report.id for report in pair) for pair in pairs}
    found = {frozenset((link.child, link.parent)) for link in links}
    assert len(found & wanted) >= 0.85 * len(wanted)
    assert len(found & wanted) >= 0.95 * len(found)


def test_any_order_of_reports_gives_the_same_links(build) -> None:
    pairs, apart = told(build, "design")
    reports = [*(one for pair in pairs for one in pair), *apart]
    once = find_respins(reports)
    for seed in range(5):
        Random(seed).shuffle(reports)
        assert find_respins(reports) == once


def test_a_respin_stays_a_lineage_of_its_own_and_says_why(build) -> None:
    original, respin = told(build, "design")[0][5]
    lineages = reconcile([original, respin], [], build).lineages
    assert sorted(len(one.reports) for one in lineages) == [1, 1]
    (link,) = (link for one in lineages for link in one.links)
    assert link.kind is LineageKind.RESPIN
    assert "Corvo" in link.why
    assert "8:05" in link.why or "five past eight" in link.why


def test_figures_and_times_in_words_are_those_in_digits(build) -> None:
    words = build.report("At ten to two some twenty-two lorries and 3,700 goats left Orrin.")
    facts = facts_of(words)
    assert {key for key, fact in facts.items() if fact.kind is FactKind.TIME} == {"1:50"}
    assert {key for key, f in facts.items() if f.kind is FactKind.FIGURE} == {"22", "3700"}


def test_look_alikes_are_the_same_for_one_seed_and_differ_among_themselves() -> None:
    made = look_alikes(UNRELATED, 1)
    assert made == look_alikes(UNRELATED, 1)
    assert len(set(made)) == UNRELATED
    assert any(one[0] == two[0] for one, two in pairwise(made))


def test_a_newsroom_that_comes_back_to_its_own_story_has_not_retold_it(build) -> None:
    original, respin = told(build, "design")[0][5]
    day = respin.published.day
    again = build.report(respin.text, publisher=original.publisher, day=day)
    credited = build.report(f"{respin.text}\n\n(Meridian Wire)", publisher="Post", day=day)
    assert find_respins([original, respin])
    assert find_respins([original, again]) == ()
    assert find_respins([original, credited]) == ()


def test_who_names_the_newsroom_it_heard_it_from_has_retold_it(build) -> None:
    original, respin = told(build, "design")[0][5]
    text = f"It is a dark tale, the Meridian Wire reported. {respin.text}"
    other = build.report(text, publisher="Coastal Herald", day=respin.published.day)
    (link,) = find_respins([original, other])
    assert {link.parent, link.child} == {original.id, other.id}
