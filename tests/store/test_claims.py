"""Asking for claims: every condition, every order, page by page, and how many of what."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import made
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import InvalidRecord, NotFound
from reportedly.model.claim import Claim
from reportedly.model.factuality import Factuality, FactValue
from reportedly.model.run import Extracted
from reportedly.model.span import Span
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_query import ClaimQuery, Sort
from reportedly.store.questions.facets import FACETS, FacetCount
from reportedly.store.questions.paging import cursor_after, key_of

DAYS = ("2031-03-01", "2031-03-02", "2031-03", None)
EVENTS = ("ASSAULT", "RETREAT", None)
PLACES = ("Brenn", "Kest", None)


def invented(number: int) -> Extracted:
    """A report of three claims whose values follow from `number`."""
    chance = random.Random(number)
    text = f"Shells fell on Brenn and Kest {number} times. The staff said so. The staff left."
    report = made.report(
        text,
        publisher=chance.choice(["Meridian Wire", "Tormund Post"]),
        published=chance.choice(DAYS),
        language=chance.choice(["en", "uk"]),
    )
    claims = tuple(
        made.claim(
            report,
            content,
            made.run(),
            source=source,
            speaker=f"Staff {chance.randrange(3)}",
            place=chance.choice(PLACES),
            event=chance.choice(EVENTS),
        )
        for content, source in (
            (f"Shells fell on Brenn and Kest {number} times", None),
            ("said so", "The staff"),
            ("left", "The staff"),
        )
    )
    return Extracted(report=report, run=made.run(), claims=claims)


@pytest.fixture
def many(ledger: Ledger) -> Ledger:
    for reading in (invented(number) for number in range(40)):
        ledger.add(reading, made.raw(reading))
    return ledger


def expected(query: ClaimQuery) -> set[str]:
    """The same question, answered by looking at every claim."""
    return {claim.id for n in range(40) for claim in invented(n).claims if answers(claim, query)}


def answers(claim: Claim, query: ClaimQuery) -> bool:
    day = (claim.report.published or "")[:10]
    held = [
        query.publisher in (None, claim.report.publisher),
        query.language in (None, claim.report.language),
        query.quotation in (None, claim.quotation),
        query.speaker is None or query.speaker in {one.name for one in claim.speakers},
        query.event is None or query.event in {one.type for one in claim.events},
        query.place is None or query.place in {one.place.id for one in claim.places if one.place},
        query.since is None or day >= query.since,
        query.until is None or "" < day <= query.until + "~",
        query.text is None or WORDS[query.text](claim),
    ]
    return all(held)


WORDS: dict[str, Callable[[Claim], bool]] = {  # what the texts asked for below mean
    "staff OR shells": lambda claim: False,  # "or" is a word like any other
    "Shells -left": lambda claim: claim.quotation == "narration",
    "left": lambda claim: claim.content[0].end - claim.content[0].start == len("left"),
}
QUERIES = st.builds(
    ClaimQuery,
    publisher=st.sampled_from([None, None, "Meridian Wire", "Nobody"]),
    language=st.sampled_from([None, None, "en"]),
    quotation=st.sampled_from([None, None, "narration", "indirect"]),
    speaker=st.sampled_from([None, None, "Staff 1"]),
    event=st.sampled_from([None, None, "ASSAULT"]),
    place=st.sampled_from([None, None, "places:brenn"]),
    since=st.sampled_from([None, None, "2031-03", "2031-03-02"]),
    until=st.sampled_from([None, None, "2031-03", "2031-03-01"]),
    text=st.sampled_from([None, None, *WORDS]),
    sort=st.sampled_from(Sort),
    limit=st.sampled_from([7, 500]),
)


def test_every_question_is_answered_as_by_looking_at_every_claim(many: Ledger) -> None:
    @given(QUERIES)
    @settings(max_examples=150, deadline=None)
    def check(query: ClaimQuery) -> None:
        page = many.claims(query)
        rows = [*page.rows]
        while page.next:
            page = many.claims(replace(query, cursor=page.next))
            rows += page.rows
        wanted = expected(query)
        assert {row.claim.id for row in rows} == wanted
        assert len(rows) == page.total == len(wanted)
        assert many.facets(query) == count_by_hand([row.claim for row in rows])

    check()


def count_by_hand(claims: list[Claim]) -> dict[str, tuple[FacetCount, ...]]:
    """Facets counted by looking at every claim."""
    found: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for claim in claims:
        for facet, values in facets_by_hand(claim).items():
            found[facet].update(set(values))
    labels = {place.id: place.name for place in made.PLACES.values()}
    return {
        facet: tuple(
            FacetCount(value=value, label=labels.get(value, value), count=count)
            for value, count in sorted(counter.items(), key=lambda item: (-item[1], item[0]))
        )
        for facet, counter in found.items()
    }


def facets_by_hand(claim: Claim) -> dict[str, list[str]]:
    values: dict[str, list[str | None]] = {
        "publisher": [claim.report.publisher],
        "speaker": [one.name for one in claim.speakers],
        "kind": [one.kind for one in claim.speakers],
        "quotation": [claim.quotation],
        "event": [one.type for one in claim.events],
        "place": [one.place.id for one in claim.places if one.place],
        "country": [one.place.country for one in claim.places if one.place],
        "factuality": [claim.factuality.source or claim.factuality.publisher],
        "publisher_factuality": [claim.factuality.publisher],
        "hedged": ["no"],
        "verification": ["none"],
        "language": [claim.report.language],
        "status": ["current"],
        "review": ["none"],
    }
    return {facet: [str(one) for one in found if one] for facet, found in values.items()}


def test_newest_first_and_each_report_in_the_order_of_its_text(many: Ledger) -> None:
    rows = many.claims(ClaimQuery(limit=500)).rows
    days = [(row.claim.report.published or "")[:10] for row in rows]
    assert days == sorted(days, reverse=True)
    starts = [row.claim.content[0].start for row in rows]
    assert starts[0] < starts[1] < starts[2]
    oldest = many.claims(ClaimQuery(limit=500, sort=Sort.OLDEST)).rows
    assert [row.claim.id for row in oldest] == [row.claim.id for row in reversed(rows)]


def test_a_page_continues_where_it_stopped_though_claims_were_added(many: Ledger) -> None:
    first = many.claims(ClaimQuery(limit=10))
    rest = many.claims(ClaimQuery(limit=500, cursor=first.next)).rows
    new = made.full(made.report(published="2032-01-01"))
    many.add(new, made.raw(new))
    assert many.claims(ClaimQuery(limit=500, cursor=first.next)).rows == rest
    assert many.claims(ClaimQuery(limit=10, offset=13)).rows == (first.rows + rest)[10:20]


@pytest.mark.parametrize("cursor", ["", "x", "é", "bnVsbA", "W10", "W1tdLCAxXQ", "WzEsIDIsIDNd"])
def test_what_is_no_cursor_is_refused(many: Ledger, cursor: str) -> None:
    with pytest.raises(InvalidRecord):
        many.claims(ClaimQuery(cursor=cursor))


@given(st.text(), st.integers(0, 2**53))
def test_a_cursor_gives_its_key_back(first: str, second: int) -> None:
    assert key_of(cursor_after((first, second))) == (first, second)


def test_a_place_is_found_by_id_or_by_name(ledger: Ledger) -> None:
    reading = made.full()
    ledger.add(reading, made.raw(reading))
    assert ledger.claims(ClaimQuery(place="places:brenn")).total == 2
    assert ledger.claims(ClaimQuery(place="BRENN")).total == 2
    assert ledger.claims(ClaimQuery(country="OR")).total == 1
    assert ledger.claims(ClaimQuery(kind="government")).total == 2
    assert ledger.claims(ClaimQuery(verification="not_verified")).total == 1
    assert ledger.claims(ClaimQuery(verification="none")).total == 2
    assert ledger.claims(ClaimQuery(publisher_factuality="Uu")).total == 2
    assert ledger.claims(ClaimQuery(place="Nowhere")).rows == ()


def test_hedged_claims_are_those_with_words_that_hedge(ledger: Ledger) -> None:
    reading = made.full()
    hedge = Factuality(source=FactValue.PROBABLE, publisher=FactValue.UNKNOWN, words=(Span(0, 3),))
    claims = (replace(reading.claims[0], factuality=hedge), *reading.claims[1:])
    ledger.add(replace(reading, claims=claims), made.raw(reading))
    assert ledger.claims(ClaimQuery(hedged="yes", factuality="PR+")).total == 1


def test_a_row_has_the_words_of_its_claim(ledger: Ledger) -> None:
    reading = made.full()
    ledger.add(reading, made.raw(reading))
    row = ledger.claims(ClaimQuery(speaker="Veskaran ministry")).rows[0]
    assert (row.source, row.cue) == ("The Veskaran ministry", "said")
    assert row.content == "its troops had left Brenn"
    assert ledger.claim_row(row.claim.id) == row
    with pytest.raises(NotFound):
        ledger.claim("c_none")
    with pytest.raises(NotFound):
        ledger.claim_row("c_none")


def test_facets_list_the_most_frequent_values_only(many: Ledger) -> None:
    for query in (ClaimQuery(), ClaimQuery(since="2031")):
        full, short = many.facets(query), many.facets(query, most=2)
        assert {facet: values[:2] for facet, values in full.items()} == short


def test_facets_are_counted_anew_after_every_change(ledger: Ledger) -> None:
    for number in range(3):
        reading = invented(number)
        ledger.add(reading, made.raw(reading))
        assert sum(one.count for one in ledger.facets()["quotation"]) == 3 * (number + 1)


def test_kept_counts_are_those_that_counting_gives(ledger: Ledger) -> None:
    reading = made.full()
    ledger.add(reading, made.raw(reading))
    values = [(name, one.value, one.count) for name, found in ledger.facets().items()
              for one in found]  # fmt: skip
    assert len(values) > 10
    for name, value, count in values:
        one = ClaimQuery(**{name: value})
        page = ledger.claims(one)
        assert page.total == len(page.rows) == count
        since = replace(one, since="0001")  # counted claim by claim
        assert ledger.facets(one) == ledger.facets(since)
        for other, second, _ in values:
            if other > name:
                both = ledger.claims(replace(one, **{other: second}))
                assert both.total == len(both.rows)
