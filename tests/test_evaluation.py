"""Two sets of claims are compared layer by layer; a claim without a partner counts everywhere."""

from typing import Any

import pytest

from reportedly.evaluation import Tally, compare, joined, pair
from reportedly.scores import kappa, macro_f1, scores


def claim(start: int, end: int, **more: Any) -> dict[str, Any]:
    return {
        "id": f"c{start}",
        "source": [],
        "cue": [[0, 2]],
        "content": [[start, end]],
        "quotation": "indirect",
        "within": None,
        "responds_to": None,
        "speakers": [],
        "chain": [],
        "factuality": {"source": "CT+", "publisher": "Uu"},
        "mood": "actual",
        "basis": "unstated",
        "verification": [],
        "silence": None,
        "events": [],
        "controls": [],
        "places": [],
        "times": [],
        "quantities": [],
        **more,
    }


def place(start: int, end: int, role: str = "event") -> dict[str, Any]:
    return {"span": [start, end], "role": role}


def event(start: int, end: int, kind: str) -> dict[str, Any]:
    said = {"factuality": "CT+", "mood": "actual", "responsibility": []}
    return {"trigger": [start, end], "type": kind, **said}


def test_a_set_agrees_with_itself() -> None:
    claims = [claim(0, 20, places=[place(3, 7)]), claim(30, 50, events=[event(31, 35, "AID")])]
    found = compare(claims, claims)
    assert found.differences == []
    assert all(tally.f1 == 1 for tally in found.tallies.values())


def test_claims_meet_by_half_of_their_content_and_each_once() -> None:
    gold = [claim(0, 20), claim(20, 40)]
    ours = [claim(0, 12), claim(0, 19), claim(33, 44)]
    assert pair(gold, ours) == [(gold[0], ours[1])]


def test_narration_meets_only_narration() -> None:
    assert pair([claim(0, 20, cue=[])], [claim(0, 20)]) == []


def test_the_items_of_a_missed_claim_are_missed() -> None:
    gold = [claim(0, 20, places=[place(3, 7)]), claim(30, 50, places=[place(33, 37)])]
    tally = compare(gold, gold[:1]).tallies["places"]
    assert (tally.first, tally.second, tally.both) == (2, 1, 1)
    assert (tally.precision, tally.recall) == (1.0, 0.5)


def test_an_event_of_another_type_is_wrong_and_said() -> None:
    gold, ours = (
        [claim(0, 20, events=[event(3, 7, "AID")])],
        [claim(0, 20, events=[event(3, 7, "COERCE")])],
    )
    found = compare(gold, ours)
    assert found.tallies["events"].f1 == 0
    assert [(d.layer, d.first, d.second) for d in found.differences] == [
        ("events", "AID", "COERCE")
    ]


def test_the_actors_of_an_event_that_both_have_are_compared() -> None:
    actors = [{"span": [0, 3]}, {"span": [8, 12]}]
    gold, ours = (
        [claim(0, 20, actors=actors, events=[{**event(3, 7, "AID"), **roles}])]
        for roles in ({"agents": [0], "recipients": [1]}, {"agents": [1], "recipients": None})
    )
    found = compare(gold, ours)
    agents, recipients = (found.tallies[f"events: {role}"] for role in ("agents", "recipients"))
    assert (agents.first, agents.second, agents.both) == (1, 1, 0)
    assert (recipients.first, recipients.second, recipients.both) == (1, 0, 0)
    assert [d.layer for d in found.differences] == ["events: agents", "events: recipients"]


def test_the_holder_of_a_place_is_compared() -> None:
    held = {"span": [3, 7], "status": "holds", "extent": None, "holder": 0}
    claims = [claim(0, 20, actors=[{"span": [0, 3]}], controls=[held])]
    assert compare(claims, claims).tallies["controls: holder"] == Tally(1, 1, 1)


def test_a_remark_counts_by_its_status() -> None:
    gold = [claim(0, 20, verification=[{"status": "not_verified"}])]
    ours = [claim(0, 20, verification=[{"status": "verified"}])]
    assert compare(gold, ours).tallies["verification"].both == 0
    assert compare(gold, gold).tallies["verification"].both == 1


def test_labels_are_compared_on_claims_that_meet() -> None:
    gold = [claim(0, 20), claim(30, 50)]
    ours = [claim(0, 20, mood="intended")]
    found = compare(gold, ours)
    assert found.labels["mood"] == [("actual", "intended")]


def test_scores_have_an_interval_around_the_figure() -> None:
    texts = [compare([claim(0, 20)], [claim(0, 20)] if good else []) for good in (1, 1, 0, 1)]
    (score,) = (line for line in scores(texts) if line.layer == "attributions")
    assert score.value == pytest.approx(6 / 7)
    assert 0 < score.low < score.value <= score.high == 1
    assert (score.first, score.second) == (4, 3)


def test_nothing_at_all_has_no_scores() -> None:
    assert list(scores([])) == []
    assert joined([]).tallies == {}


def test_macro_f1_and_kappa() -> None:
    answers = [("a", "a"), ("a", "a"), ("b", "a"), ("b", "b")]
    assert macro_f1(answers) == pytest.approx((4 / 5 + 2 / 3) / 2)
    assert kappa(answers) == pytest.approx(0.5)
    assert kappa([("a", "a")]) == 1.0
