"""The statements of one voice are the same, however few days of what it said are looked at."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.ids import ClaimId, LineageId, ReportId
from reportedly.model.incident import Statement
from reportedly.model.referent import SourceKind
from reportedly.reconcile.anew.statements import of_one_voice
from reportedly.reconcile.lineage.union import Groups
from reportedly.reconcile.voices.statements import Utterance, join_alike, statement_of
from reportedly.reconcile.voices.voices import Voice
from reportedly.reconcile.words import content_words, numbers

VOICE = Voice(
    key="name:harbour board",
    name="Harbour Board",
    kind=SourceKind.ORGANISATION,
    actor=None,
    named=True,
)
SAID = (
    "ferries would sail again after the storm",
    "ferries would sail again after the storm had passed the cape",
    "the storm had passed the cape and 12 boats were lost",
    "12 boats were lost off the cape in the storm",
    "30 boats were lost off the cape in the storm",
    "it",
)
said = st.tuples(st.one_of(st.none(), st.integers(1, 14)), st.integers(0, 5), st.sampled_from(SAID))


def utterance(number: int, day: int | None, report: int, content: str) -> Utterance:
    return Utterance(
        claim=ClaimId(f"c_{number:03}"),
        report=ReportId(f"r_{report}"),
        lineage=LineageId(f"l_{report}"),
        published=None if day is None else f"2031-03-{day:02}",
        voice=VOICE,
        words=content_words(content),
        numbers=numbers(content),
        day=day,
    )


def all_at_once(every: Sequence[Utterance]) -> set[Statement]:
    by_id = {one.claim: one for one in every}
    groups = Groups(by_id)
    join_alike(groups, every)
    return {statement_of([by_id[claim] for claim in some]) for some in groups.all()}


@settings(deadline=None, max_examples=200)
@given(told=st.lists(said, max_size=25), most=st.integers(1, 6))
def test_few_days_at_a_time_come_to_the_same_statements(told, most) -> None:
    every = [utterance(number, *one) for number, one in enumerate(told)]
    in_order = sorted(every, key=lambda one: (one.day or 0, one.claim))
    found = list(of_one_voice(iter(in_order), most))
    assert len(found) == len(set(found))
    assert set(found) == all_at_once(every)


def test_a_statement_is_given_when_nothing_like_it_can_come_any_more() -> None:
    told = [(1, 1, SAID[0]), (2, 2, SAID[0]), (9, 3, SAID[3]), (10, 4, SAID[3]), (12, 5, SAID[5])]
    every = (utterance(number, *one) for number, one in enumerate(told))
    found = of_one_voice(every, 1)
    assert next(found).claims == ("c_000", "c_001")
    assert [one.claim for one in every] == ["c_004"]
