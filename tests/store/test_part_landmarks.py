"""Nights and what reports name in common come to the same at once, later, or in slices."""

from dataclasses import replace
from datetime import timedelta
from tempfile import TemporaryDirectory

import pytest
from benchmarks.invented import PLACES, Line, extracted
from grown import at_once, differing, in_slices, one_by_one
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pool import FIRST, dated

from reportedly.model.claim import Claim
from reportedly.model.mention import QuantityState

SITES = ["the Tall Elm clinic", "the Tall Elm hospital", "the Red Alder school"]
WHO = ["", " and Runa Mikkels died", " and Bo Halvard died"]
SAID = ["", ", and “we heard the whistle and then there was no roof over us all”"]
MONTH = "a month alone"
lines = st.tuples(
    st.sampled_from(SITES),
    st.sampled_from([None, *PLACES[:3]]),
    st.sampled_from([None, None, "", "", "TNI", "T03:00", MONTH]),
    st.sampled_from(WHO),
    st.sampled_from(SAID),
)
told = st.tuples(st.one_of(st.none(), st.integers(0, 9)), st.lists(lines, min_size=1, max_size=3))


def line_of(site, place, hours: str | None, who: str, said: str, day: str) -> Line:
    text = f"a blast near {site} at {(place or PLACES[1]).name} killed 4 people{who}{said}"
    return Line(text=f"{text}.", content=text, trigger="killed", place=place or PLACES[1],
                day=None if hours is None else day[:7] if hours is MONTH else day + hours,
                figures=(("4", QuantityState.KILLED),))  # fmt: skip


def unplaced(claim: Claim) -> Claim:
    """The claim as if its words named no place."""
    events = tuple(replace(event, places=()) for event in claim.events)
    return replace(claim, places=(), events=events)


@pytest.mark.parametrize("grown", [one_by_one, in_slices])
@settings(
    deadline=None,
    max_examples=20,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # each example is two ledgers
)
@given(told=st.lists(told, min_size=4, max_size=9), ends=st.sets(st.integers(1, 9)))
def test_nights_and_what_is_named_in_common_come_to_the_same(grown, told, ends) -> None:
    read = []
    for number, (day, parts) in enumerate(told):
        when = str(FIRST + timedelta(days=day or 0))
        made = [line_of(*part, when) for part in parts]
        one = extracted(f"Paper {number % 3}", when, made, number)
        claims = [
            claim if part[1] else unplaced(claim)
            for claim, part in zip(one.claims, parts, strict=True)
        ]
        one = replace(one, claims=tuple(claims))
        read.append(dated(one, None if day is None else when))
    with TemporaryDirectory() as folder:
        assert not differing(grown(folder, read, ends), at_once(folder, read))
