"""The parent of each report, and the changes on the way from it."""

import random

import pytest

from reportedly.codec import encode_lineage
from reportedly.model.incident import Descent, Lineage, MutationKind
from reportedly.reconcile.lineage.descents import find_descents
from reportedly.reconcile.lineage.lineage import find_lineages, fingerprint
from reportedly.reconcile.lineage.newsrooms import find_newsrooms

STORY = (
    "The Orlandic ministry said that the defenders had retreated from two lines near Kest. "
    "At least 63 people were hurt when shells fell on the harbour, the mayor of the town said. "
    "All of the ferries at the northern quay burned through the night under heavy smoke. "
    "Northwire was not able to verify the report. "
    "Firemen came over the hills from Halvik with four engines and a boat."
)


def traced(reports) -> tuple[Lineage, ...]:
    known = {report.id: report for report in reports}
    found = find_lineages(map(fingerprint, reports))
    return find_descents(known, find_newsrooms(known, found))


def descent(build, before: str, after: str) -> tuple[Descent, str, str]:
    parent = build.report(before, publisher="Northwire")
    child = build.report(after, publisher="Daily Sounder", day="2025-03-12")
    (lineage,) = traced([child, parent])
    (found,) = lineage.descents
    assert (found.parent, found.child) == (parent.id, child.id)
    return found, parent.text, child.text


@pytest.mark.parametrize(
    ("old", "new", "kind", "before", "after"),
    [
        ("had retreated", "had fled", MutationKind.WORD, "retreated", "fled"),
        ("63 people", "65 people", MutationKind.NUMBER, "63", "65"),
        ("All of the", "Most of the", MutationKind.QUANTIFIER, "All", "Most"),
        ("were hurt", "were allegedly hurt", MutationKind.HEDGE, "", "allegedly"),
        (
            "Northwire was not able to verify the report",
            "We could not verify the report",
            MutationKind.VERIFICATION,
            "Northwire was not able to verify the report",
            "We could not verify the report",
        ),
        (
            " Northwire was not able to verify the report.",
            "",
            MutationKind.VERIFICATION,
            "Northwire was not able to verify the report",
            "",
        ),
        (
            ", the mayor of the town said",
            "",
            MutationKind.ATTRIBUTION,
            "the mayor of the town said",
            "",
        ),
    ],
)
def test_one_change_is_found_as_a_value_with_both_spans(
    build, old, new, kind, before, after
) -> None:
    found, parent, child = descent(build, STORY, STORY.replace(old, new))
    (change,) = found.mutations
    assert (change.kind, change.before, change.after) == (kind, before, after)
    assert (change.parent.of(parent) if change.parent else "") == before
    assert (change.child.of(child) if change.child else "") == after


def test_the_way_back_is_the_change_turned_round(build) -> None:
    hedged = STORY.replace("were hurt", "were allegedly hurt")
    found, _, _ = descent(build, hedged, STORY)
    (change,) = found.mutations
    assert (change.kind, change.before, change.after) == (MutationKind.HEDGE, "allegedly", "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("four engines", "4 engines"),
        ("heavy smoke", "heavy  smoke"),
        ("said that the defenders", "said the defenders"),
    ],
)
def test_another_form_of_the_same_is_no_change(build, old, new) -> None:
    found, _, _ = descent(build, STORY, STORY.replace(old, new))
    assert found.mutations == ()


def test_the_parent_is_the_text_that_has_most_passages_word_for_word(build) -> None:
    edited = STORY.replace("had retreated", "had fled").replace("63", "65")
    first = build.report(STORY, publisher="Northwire", day="2025-03-11")
    second = build.report(edited, publisher="Coastal Herald", day="2025-03-12")
    third = build.report(edited + " More soon.", publisher="Sounder", day="2025-03-13")
    (lineage,) = traced([third, first, second])
    parents = {item.child: item.parent for item in lineage.descents}
    assert parents == {second.id: first.id, third.id: second.id}


def test_twenty_orders_of_arrival_come_to_the_same_bytes(build) -> None:
    chance = random.Random(1)
    swaps = [("63", "65"), ("All", "Most"), ("retreated", "fled"), ("Firemen", "Crews")]
    texts = []
    for _ in range(12):
        text = STORY
        for old, new in chance.sample(swaps, 2):
            text = text.replace(old, new)
        texts.append(text)
    reports = {
        report.id: report
        for number, text in enumerate(texts)
        for report in [build.report(text, publisher=f"P{number}", day=f"2025-03-1{number % 4}")]
    }
    seen = set()
    for _ in range(20):
        order = list(reports.values())
        chance.shuffle(order)
        seen.add(b"".join(map(encode_lineage, traced(order))))
    assert len(seen) == 1
