"""Names, offices, titles, silences, replies and versions of other reports reach what they mean."""

from dataclasses import replace
from datetime import timedelta
from tempfile import TemporaryDirectory

import pytest
from benchmarks.invented import PLACES, Line, extracted
from grown import at_once, differing, in_slices, one_by_one
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pool import FIRST, dated

from reportedly.model.claim import ResponseBasis, ResponseLink, Speaker
from reportedly.model.factuality import FactValue, Silence, SilenceKind
from reportedly.model.mention import QuantityState
from reportedly.model.referent import SourceKind
from reportedly.model.report import Status
from reportedly.model.run import Extracted

OFFICIAL, BODY = SourceKind.OFFICIAL, SourceKind.ORGANISATION
GOVERNOR = "governor of Halvik province"
SPEAKERS = [
    ("Maren", "Maren", OFFICIAL, None, None),
    ("Ilse Maren", "Ilse Maren", OFFICIAL, None, GOVERNOR),
    ("Tove Maren", "Tove Maren", OFFICIAL, None, None),
    ("Ilse Maren Vo", "Ilse Maren Vo", OFFICIAL, None, "governor"),
    ("ILSE MAREN", "ILSE MAREN", OFFICIAL, None, None),
    ("The Observatory", "Observatory", BODY, None, None),
    ("The Halvik Observatory", "Halvik Observatory", BODY, None, None),
    ("The Veskaran Ministry", "Veskaran Ministry", SourceKind.GOVERNMENT, "VSK-MOD", None),
    ("The ministry", None, SourceKind.GOVERNMENT, None, None),
    ("The observatory", None, BODY, None, None),
    ("The governor of Halvik province", None, OFFICIAL, None, GOVERNOR),
    ("The governor", None, OFFICIAL, None, "governor"),
]
SAID = [
    "the bridge at the mill had been closed to all lorries",
    "the bridge at the mill had been closed to most lorries since dawn",
    "Halvik would not sign the paper on grain before the winter",
]
TOWNS = PLACES[1:4]
speakers = st.sampled_from(SPEAKERS)
lines = st.one_of(
    st.tuples(st.just("said"), speakers, st.sampled_from(SAID)),
    st.tuples(st.just("killed"), st.sampled_from(TOWNS), st.booleans()),
    st.tuples(st.just("named"), st.sampled_from(TOWNS), st.booleans()),
    st.tuples(st.just("silent"), speakers, st.just("")),
    st.tuples(st.just("denied"), speakers, st.just("")),
)
told = st.tuples(
    st.one_of(st.none(), st.integers(0, 9)),
    st.sampled_from(["Paper 1", "Lake Post", "lake post", "Meridian Wire"]),
    st.lists(lines, min_size=1, max_size=5),
    st.sampled_from([*[Status.ORIGINAL] * 4, Status.CORRECTED, Status.WITHDRAWN]),
    st.one_of(st.none(), st.integers(0, 8)),
)


def line_of(sort: str, one: object, two: object, day: str) -> Line:
    """A sentence with its claim."""
    if sort == "killed":
        killed = f"a blast at {one.name} killed 4 people"
        return Line(text=f"{killed}.", content=killed, trigger="killed", place=one,
                    day=day if two else None, figures=(("4", QuantityState.KILLED),))  # fmt: skip
    if sort == "named":  # a title may say where; the claim does not: `report_of` takes it out
        killed = f"a blast near {one.name} killed 4 people"
        return Line(text=f"{killed}.", content=killed, trigger="killed", place=one,
                    figures=(("4", QuantityState.KILLED),))  # fmt: skip
    written, name, kind, actor, role = one
    speaker = Speaker(span=None, name=name, kind=kind, actor=actor, role=role)
    said = {"silent": "did not say more of it", "denied": "denied it"}.get(sort, f"said {two}")
    content = {"silent": "more of it", "denied": "it"}.get(sort, two)
    value = FactValue.CERTAIN_NOT if sort == "denied" else FactValue.CERTAIN
    return Line(text=f"{written} {said}.", content=content, speaker=speaker, source=written,
                says=value)  # fmt: skip


def report_of(number: int, day, publisher: str, parts, status: Status) -> Extracted:
    when = str(FIRST + timedelta(days=day or 0))
    made = [line_of(*part, when) for part in parts]
    one = extracted(publisher, when, made, number)
    claims = list(one.claims)
    for place, (sort, *_) in enumerate(parts):
        if sort == "silent":
            silence = Silence(kind=SilenceKind.NO_DETAILS)
            claims[place] = replace(claims[place], silence=silence)
        if sort == "named":
            events = tuple(replace(event, places=()) for event in claims[place].events)
            claims[place] = replace(claims[place], places=(), events=events)
        if sort == "denied" and place:
            link = ResponseLink(claim=claims[place - 1].id, basis=ResponseBasis.STATED)
            claims[place] = replace(claims[place], responds_to=link)
    found = replace(one, claims=tuple(claims), report=replace(one.report, status=status))
    return dated(found, None if day is None else when)


@pytest.mark.parametrize("grown", [one_by_one, in_slices])
@settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # each example is two ledgers
)
@given(told=st.lists(told, min_size=4, max_size=9), ends=st.sets(st.integers(1, 9)))
def test_what_reports_say_of_each_other_comes_to_the_same(grown, told, ends) -> None:
    read: list[Extracted] = []
    for number, (day, publisher, parts, status, earlier) in enumerate(told):
        one = report_of(number, day, publisher, parts, status)
        if earlier is not None and earlier < number:
            before = read[earlier].report.id
            one = replace(one, report=replace(one.report, supersedes=before))
        read.append(one)
    with TemporaryDirectory() as folder:
        assert not differing(grown(folder, read, ends), at_once(folder, read))
