"""Incidents and claims at their places: in order, in pages, in boxes, and along an index."""

from dataclasses import replace

import made
import pytest
from sqlalchemy import Select
from sqlalchemy.dialects import sqlite

from reportedly.model.factuality import Mood
from reportedly.model.ids import IncidentId
from reportedly.model.incident import Incident, IncidentKind
from reportedly.model.mention import TimeExpression, TimeRole, TimeType
from reportedly.store.ledger import Ledger
from reportedly.store.questions.placed import Box, PlacedQuery, claims_query, incidents_query

HERE = Box(west=-31, south=9, east=-29, north=10.2)


def incident(number: int, day: str | None, place=made.BRENN, claims=()) -> Incident:
    return Incident(
        id=IncidentId(f"i_{number:032x}"),
        title=f"Happening {number}",
        place=place,
        day=day,
        event=IncidentKind.ASSAULT,
        claims=claims,
        why=(),
    )


def keep(ledger: Ledger, *incidents: Incident) -> None:
    ledger.store_reconciliation([], [], incidents, [])


def days(ledger: Ledger, **asked) -> list[str | None]:
    found = ledger.placed_incidents(PlacedQuery(**asked))
    return [row.incident.day for row in found.incidents]


def told(ledger: Ledger, content: str = "Shells fell on Brenn overnight", **changes):
    """A report of one claim that puts an assault at Brenn, in the ledger."""
    report = made.report()
    changes = {"place": "Brenn", "event": "ASSAULT"} | changes
    reading = made.reading(report, None)
    by = reading.run
    claim = made.claim(report, content, by, **changes)
    ledger.add(replace(reading, claims=(claim,)), made.raw(reading))
    return claim


def at_time(value: str) -> tuple[TimeExpression, ...]:
    span = made.span(made.TEXT, "overnight")
    return (TimeExpression(span=span, type=TimeType.DATE, value=value, role=TimeRole.EVENT),)


def test_incidents_come_the_newest_day_first_and_those_without_a_day_last(ledger: Ledger) -> None:
    keep(ledger, incident(1, "2031-03-02"), incident(2, None), incident(3, "2031-03-04"))
    assert days(ledger) == ["2031-03-04", "2031-03-02", None]


def test_an_incident_without_a_place_is_not_on_the_map(ledger: Ledger) -> None:
    keep(ledger, incident(1, "2031-03-02", place=None))
    assert days(ledger) == []
    assert ledger.count_placed_incidents(PlacedQuery()) == 0


def test_a_stretch_of_days_has_both_its_ends_and_nothing_without_a_day(ledger: Ledger) -> None:
    keep(ledger, *(incident(n, f"2031-03-0{n}") for n in range(1, 6)), incident(9, None))
    assert days(ledger, since="2031-03-02", until="2031-03-03") == ["2031-03-03", "2031-03-02"]
    assert days(ledger, until="2031-03-01") == ["2031-03-01"]
    assert len(days(ledger, since="2031-03")) == 5
    assert ledger.count_placed_incidents(PlacedQuery(since="2031-03-04")) == 2


def test_pages_follow_each_other_without_gap_or_repetition(ledger: Ledger) -> None:
    keep(ledger, *(incident(n, f"2031-03-{n % 9 + 1:02}") for n in range(25)))
    seen, cursor = [], None
    while True:
        page = ledger.placed_incidents(PlacedQuery(limit=10, cursor=cursor))
        seen += [row.incident.id for row in page.incidents]
        cursor = page.next
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 25


@pytest.mark.parametrize(
    ("box", "found"),
    [
        (HERE, 1),
        (Box(west=-31, south=9, east=-29, north=11), 2),
        (Box(west=170, south=9, east=-30.2, north=11), 1),  # over the 180th meridian
        (Box(west=0, south=0, east=50, north=50), 0),
    ],
)
def test_a_box_has_what_lies_in_it(ledger: Ledger, box: Box, found: int) -> None:
    keep(ledger, incident(1, "2031-03-02"), incident(2, "2031-03-02", place=made.KEST))
    assert len(days(ledger, box=box)) == found
    points = [(place.lat, place.lon) for place in (made.BRENN, made.KEST)]
    assert sum(box.has(*point) for point in points) == found


def test_a_claim_is_on_the_map_until_it_is_part_of_an_incident(ledger: Ledger) -> None:
    claim = told(ledger)
    (found,) = ledger.placed_claims(PlacedQuery()).claims
    assert (found.claim.id, found.toponym.place) == (claim.id, made.BRENN)
    assert found.content == "Shells fell on Brenn overnight"
    keep(ledger, incident(1, "2031-03-04", claims=(claim.id,)))
    assert ledger.placed_claims(PlacedQuery()).claims == ()


def test_a_claim_has_the_day_its_own_words_give(ledger: Ledger) -> None:
    told(ledger, times=at_time("2031-03-03TNI"))
    assert [one.day for one in ledger.placed_claims(PlacedQuery()).claims] == ["2031-03-03"]
    assert ledger.placed_claims(PlacedQuery(since="2031-03-03", until="2031-03-03")).claims
    assert not ledger.placed_claims(PlacedQuery(until="2031-03-02")).claims
    assert not ledger.placed_claims(PlacedQuery(since="2031-03-04")).claims


def test_a_claim_without_a_day_is_in_no_stretch(ledger: Ledger) -> None:
    told(ledger)
    assert ledger.placed_claims(PlacedQuery()).claims[0].day is None
    assert ledger.placed_claims(PlacedQuery(since="2030")).claims == ()


@pytest.mark.parametrize("mood", [mood for mood in Mood if mood is not Mood.ACTUAL])
def test_what_is_planned_or_foretold_is_not_on_the_map(ledger: Ledger, mood: Mood) -> None:
    told(ledger, mood=mood)
    assert ledger.placed_claims(PlacedQuery()).claims == ()


def test_a_place_and_a_box_narrow_the_claims(ledger: Ledger) -> None:
    told(ledger)
    assert ledger.placed_claims(PlacedQuery(place=made.BRENN.id)).claims
    assert not ledger.placed_claims(PlacedQuery(place=made.KEST.id)).claims
    assert ledger.placed_claims(PlacedQuery(box=HERE)).claims
    assert not ledger.placed_claims(PlacedQuery(box=Box(west=0, south=0, east=1, north=1))).claims


def plan(ledger: Ledger, query: Select) -> list[str]:
    sql = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    with ledger._transactions.reading() as connection:
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]


QUESTIONS = {
    "all": PlacedQuery(),
    "days": PlacedQuery(since="2031-03", until="2031-04"),
    "box": PlacedQuery(since="2031-03", box=HERE),
    "continued": PlacedQuery(cursor="WyIyMDMxIiwgMl0"),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_incidents_are_read_along_the_index_of_days(ledger: Ledger, name: str) -> None:
    shown = plan(ledger, incidents_query(QUESTIONS[name]))
    assert "USING INDEX incident_day" in shown[0], shown
    assert not [line for line in shown if "TEMP B-TREE" in line]
    assert not [line for line in shown[1:] if line.startswith("SCAN")]


@pytest.mark.parametrize("name", QUESTIONS)
def test_claims_are_read_along_the_index_of_publication(ledger: Ledger, name: str) -> None:
    shown = plan(ledger, claims_query(QUESTIONS[name]))
    assert "INDEX current_claim_published" in shown[0], shown
    assert not [line for line in shown if "TEMP B-TREE" in line]
    assert not [line for line in shown[1:] if line.startswith("SCAN")]
    assert [line for line in shown if "COVERING INDEX told_claim_row" in line], shown


@pytest.mark.parametrize("name", QUESTIONS)
def test_claims_at_a_place_are_read_along_its_key(ledger: Ledger, name: str) -> None:
    query = replace(QUESTIONS[name], place=made.BRENN.id)
    shown = plan(ledger, claims_query(query))
    assert shown[0].startswith("SEARCH claim_facet USING PRIMARY KEY (value=?"), shown
    assert not [line for line in shown if "TEMP B-TREE" in line or line.startswith("SCAN")]
