"""What was found of a weapon joins the incident that others tell of, and makes none itself."""

import pytest

from reportedly.model.incident import IncidentKind, Stance
from reportedly.reconcile import reconcile
from reportedly.reconcile.incidents.evidence import evidence_in
from reportedly.reconcile.lineage.lineage import find_lineages, fingerprint
from reportedly.reconcile.view import view_of

NEWS = "A strike on Brenn killed 12 on Tuesday"


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("fragments in the yard were consistent with a cruise missile", "fragments"),
        ("debris of a drone was recovered from the roof", "debris"),
        ("soil samples tested positive for sarin", "samples"),
        ("the crater matched those of mortar shells", "crater"),
        ("fragments of a vase were found in the yard", None),
        ("a missile was found in the yard", None),
        ("debris of the missile blocked the road", None),
    ],
)
def test_a_thing_a_weapon_and_how_it_is_known_are_evidence(build, text, thing) -> None:
    report = build.report(text)
    claim = build.claim(report, text, event=None, speaker="the mission")
    view = view_of([report], [claim], find_lineages([fingerprint(report)]))
    found = evidence_in(view, claim)
    assert (found and found.of(report.text)) == thing


def test_it_joins_what_another_tells_of_and_only_speaks_for_it(build) -> None:
    words = "fragments in the yard were consistent with a cruise missile"
    first = build.report(f"{NEWS}.")
    news = build.claim(first, NEWS, killed="12")
    report = build.report(
        f"Observers counted 16 bodies in Brenn. The mission said {words}.", day="2025-03-12"
    )
    bodies = build.claim(
        report, "Observers counted 16 bodies in Brenn", event=None, killed="16", day=None
    )
    found = build.claim(report, words, event=None, speaker="the mission", day=None)
    (account,) = reconcile([first, report], [news, bodies, found], build).accounts
    assert account.incident.event is IncidentKind.ASSAULT
    assert found.id in account.incident.claims
    (happened,) = (one for one in account.propositions if one.slot == "occurred")
    stances = {claim: one.stance for one in happened.origins for claim in one.claims}
    assert stances[found.id] is Stance.HEDGES


def test_alone_it_makes_no_incident(build) -> None:
    words = "Fragments found in Brenn were consistent with a cruise missile"
    report = build.report(f"{words}.")
    claim = build.claim(report, words, event=None, speaker="the mission")
    assert reconcile([report], [claim], build).incidents == ()
