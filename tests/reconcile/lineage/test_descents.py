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


REPORTED = (
    "Orlandic gunners shelled at least 30 houses in the hamlet of Olm on Friday, its elder said. "
    "Nearly 200 people spent the night in the school, which lies 20 km from the front line. "
    "The elder said that the guns had been seen on the ridge before the shelling began. "
    "A missile fell on the ferry landing and sank two boats, the harbour master said. "
    "Observers do not know how many shells were fired. "
    "The Veskaran staff said its soldiers had not left the ridge since the truce. "
    "The Orlandic embassy denied that any gun had been fired."
)


@pytest.mark.parametrize(
    ("old", "new", "kind", "before", "after"),
    [
        ("at least 30", "30", MutationKind.BOUND, "at least 30", "30"),
        ("Nearly 200", "Over 200", MutationKind.BOUND, "Nearly 200", "Over 200"),
        ("Nearly 200", "200 or more", MutationKind.BOUND, "Nearly 200", "200 or more"),
        ("20 km", "12 miles", MutationKind.UNIT, "20 km", "12 miles"),
        ("20 km", "20 miles", MutationKind.NUMBER, "20 km", "20 miles"),
        ("20 km", "five miles", MutationKind.NUMBER, "20 km", "five miles"),
        ("at least 30", "nearly 40", MutationKind.NUMBER, "at least 30", "nearly 40"),
        ("two boats", "a boat", MutationKind.NUMBER, "two boats", "a boat"),
        ("do not know", "know", MutationKind.NEGATION, "do not know", "know"),
        ("had been seen", "had never been seen", MutationKind.NEGATION, "been", "never been"),
        ("had not left", "had left", MutationKind.NEGATION, "not left", "left"),
        ("A missile", "An Orlandic missile", MutationKind.DOER, "A missile", "An Orlandic missile"),
        (
            "Orlandic gunners",
            "Veskaran gunners",
            MutationKind.WORD,
            "Orlandic",
            "Veskaran",
        ),
        (
            " The Orlandic embassy denied that any gun had been fired.",
            "",
            MutationKind.DENIAL,
            "The Orlandic embassy denied that any gun had been fired",
            "",
        ),
        (
            " The Veskaran staff said its soldiers had not left the ridge since the truce.",
            "",
            MutationKind.DENIAL,
            "The Veskaran staff said its soldiers had not left the ridge since the truce",
            "",
        ),
    ],
)
def test_what_turns_the_meaning_is_told_by_its_kind(build, old, new, kind, before, after) -> None:
    found, _, _ = descent(build, REPORTED, REPORTED.replace(old, new))
    (change,) = found.mutations
    assert (change.kind, change.before, change.after) == (kind, before, after)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Nearly 200", "Almost 200"),
        ("at least 30", "no fewer than thirty"),
        ("20 km", "20 kilometres"),
        ("do not know", "don't know"),
        ("had not left", "hadn't left"),
    ],
)
def test_the_same_bound_unit_or_negation_in_other_words_is_none(build, old, new) -> None:
    found, _, _ = descent(build, REPORTED, REPORTED.replace(old, new))
    kinds = {one.kind for one in found.mutations}
    assert not kinds & {MutationKind.BOUND, MutationKind.UNIT, MutationKind.NEGATION}
    assert MutationKind.NUMBER not in kinds


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A missile", "A second missile"),
        ("on Friday", "on Friday afternoon"),
        ("shelling began", "Friday shelling began"),
    ],
)
def test_not_every_word_before_a_weapon_is_a_doer(build, old, new) -> None:
    found, _, _ = descent(build, REPORTED, REPORTED.replace(old, new))
    assert MutationKind.DOER not in {one.kind for one in found.mutations}


FIRST_TOLL = (
    "A mortar bomb fell on the tram depot of Olm on Friday, killing at least six people and "
    "wounding 19, the district said. "
    "Two women were among the dead, the head of the depot told reporters at the gate. "
    "The district said the bomb had come from the ridge above the town. "
    "The Orlandic embassy denied that any mortar had been fired from the ridge. "
    "Trams ran to the eastern suburbs only, and the line over the bridge stayed shut. "
    "Neither side's word could be verified by Northwire."
)
UPDATED = (
    "The number of people killed by a mortar bomb at the tram depot of Olm has risen to eight "
    "after more of the injured died in hospital, the district said on Saturday. "
    "Three women were among the dead and 21 people were wounded. "
    "The district said the bomb had come from the ridge above the town. "
    "The Orlandic embassy denied that any mortar had been fired from the ridge. "
    "Trams ran to the eastern suburbs only, and the line over the bridge stayed shut. "
    "Neither side's word could be verified by Northwire."
)


def test_a_toll_that_rose_is_an_update_though_its_sentence_is_another(build) -> None:
    found, _, _ = descent(build, FIRST_TOLL, UPDATED)
    told = [(one.kind, one.before, one.after) for one in found.mutations]
    assert (MutationKind.UPDATE, "at least six", "eight") in told
    assert (MutationKind.UPDATE, "Two", "Three") in told
    assert (MutationKind.UPDATE, "19", "21") in told


def test_a_toll_that_is_only_another_is_no_update(build) -> None:
    other = UPDATED.replace("has risen to eight", "was four").replace("Three", "Two")
    found, _, _ = descent(build, FIRST_TOLL, other.replace("21", "19"))
    told = [(one.kind, one.before, one.after) for one in found.mutations]
    assert (MutationKind.NUMBER, "at least six", "four") in told
    assert MutationKind.UPDATE not in {kind for kind, _, _ in told}


def test_a_denial_told_in_other_words_has_not_gone(build) -> None:
    retold = "Nobody at the embassy of Orland accepted blame: it denied every shot, a clerk wrote."
    text = REPORTED.replace("The Orlandic embassy denied that any gun had been fired.", retold)
    found, _, _ = descent(build, REPORTED, text)
    assert MutationKind.DENIAL not in {one.kind for one in found.mutations}
