"""What pages ask of a large ledger is answered along keys: no table is read whole, none sorted."""

from collections.abc import Callable
from typing import Any

import made
import numpy as np
import pytest
from sqlalchemy import Connection, Select, Table, func, select
from sqlalchemy.dialects import sqlite

from reportedly.store import derived_tables as d
from reportedly.store import tables as t
from reportedly.store.found.incidents import (
    IncidentQuery,
    IncidentSort,
    ordered,
    told_by,
)
from reportedly.store.ledger import Ledger
from reportedly.store.people.review_queue import (
    page_statement,
    sorted_claims,
    steps_of,
    walked_claims,
)
from reportedly.store.questions import named, told_blocks
from reportedly.store.questions.among import is_among
from reportedly.store.questions.claim_columns import DATED, WHOLE, blocks_statement
from reportedly.store.questions.claim_query import PAIR, ClaimQuery, Sort, find_claims, page_of
from reportedly.store.questions.day_codes import days_between
from reportedly.store.questions.facets import BESIDE
from reportedly.store.questions.overview import publishers_statement
from reportedly.store.questions.paging import cursor_after
from reportedly.store.questions.placed import Box, PlacedQuery, incidents_query
from reportedly.store.questions.report_pages import ReportQuery
from reportedly.store.questions.report_pages import count_statement as reports_counted
from reportedly.store.questions.since_reconciled import later_statements
from reportedly.store.questions.timeline import (
    TimelineQuery,
    dated_incidents,
    numbered_stretches,
    stretches_of_few,
    timeline_statement,
)
from reportedly.store.questions.told import links_statement
from reportedly.store.report_rows import count_statement
from reportedly.store.summary_tables import claim_block, told_block
from reportedly.store.transactions import last_row

BOX = Box(west=-31, south=9, east=-29, north=10.2)
AFTER = cursor_after(("2031", "i_1"))
WAITING = ClaimQuery(review="none", status="current")
NARROWED = ClaimQuery(review="none", status="current", event="ASSAULT", since="2031-01")


@pytest.fixture
def asked(ledger: Ledger) -> Ledger:
    reading = made.full()
    ledger.add(reading, made.raw(reading))
    ledger.store_reconciliation((), (), (), ())
    return ledger


def plan(connection: Connection, query: Select[Any]) -> list[str]:
    sql = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]


def of_ledger(ledger: Ledger, make: Callable[[Connection], Select[Any]]) -> list[str]:
    with ledger._transactions.reading() as connection:
        return plan(connection, make(connection))


@pytest.mark.parametrize("query", [WAITING, NARROWED])
def test_the_queue_of_review_is_walked_along_confidences(asked: Ledger, query: ClaimQuery) -> None:
    shown = of_ledger(
        asked, lambda c: walked_claims(query, find_claims(c, query)).limit(500).offset(0)
    )
    assert shown[0] == "SCAN claim_confidence", shown
    assert not [line for line in shown[1:] if line.startswith("SCAN") or "TEMP B-TREE" in line]


def test_a_short_queue_is_found_by_its_rarest_value_and_sorted(asked: Ledger) -> None:
    shown = of_ledger(asked, lambda c: sorted_claims(find_claims(c, NARROWED)))
    assert "driving USING PRIMARY KEY" in shown[0], shown
    assert not [line for line in shown if line.startswith("SCAN")]


@pytest.mark.parametrize(("total", "first"), [(1, "driving"), (10**9, "claim_confidence")])
def test_what_waits_is_looked_for_among_the_few_that_are_reviewed(
    asked: Ledger, total: int, first: str
) -> None:
    shown = of_ledger(asked, lambda c: page_statement(c, NARROWED, total))
    assert shown[0].split(" ")[1] == first, shown
    assert "SEARCH claim_review USING INTEGER PRIMARY KEY (rowid=?)" in shown
    assert not [line for line in shown[1:] if line.startswith("SCAN")], shown


@pytest.mark.parametrize("table", [t.claim, t.report, t.activation, t.capture])
def test_rows_are_counted_in_the_narrowest_index(asked: Ledger, table: Table) -> None:
    shown = of_ledger(asked, lambda _: count_statement(table))
    assert len(shown) == 1
    assert "COVERING INDEX" in shown[0], shown
    assert asked.counts() == asked.counts(asked.revision)


def test_no_record_is_read_of_claims_that_only_wait(asked: Ledger) -> None:
    shown = of_ledger(asked, lambda _: steps_of([1, 2, 3]))
    assert [line.split(" ")[1] for line in shown] == ["current_claim", "current_report"], shown
    assert all("INTEGER PRIMARY KEY" in line for line in shown), shown


@pytest.mark.parametrize("query", [WAITING, NARROWED, ClaimQuery(review="none", text="brenn")])
def test_what_waits_is_the_queue_by_its_ids_walked_or_sorted(
    asked: Ledger, query: ClaimQuery, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at_once in (0, 500):  # walked, then sorted
        monkeypatch.setattr("reportedly.store.people.review_queue.AT_ONCE", at_once)
        queue, waiting = asked.review_queue(query), asked.waiting(query)
        ids = tuple((row.claim.report.id, row.claim.id) for row in queue.rows)
        assert (waiting.steps, waiting.total) == (ids, queue.total)
        assert asked.waiting(query, limit=1).steps == ids[:1]


def test_few_claims_are_read_for_the_facets_of_one_value_or_the_count_of_two(
    asked: Ledger,
) -> None:
    beside = of_ledger(asked, lambda _: BESIDE.params(value=1))
    pair = of_ledger(asked, lambda _: PAIR.params(one=1, two=2))
    assert beside == ["SEARCH facet_pair USING PRIMARY KEY (value=?)"]
    assert pair == ["SEARCH facet_pair USING PRIMARY KEY (value=? AND other=?)"]


@pytest.mark.parametrize("query", [PlacedQuery(), PlacedQuery(box=BOX), PlacedQuery(place="p")])
def test_incidents_outside_a_box_are_passed_over_in_the_index(
    asked: Ledger, query: PlacedQuery
) -> None:
    shown = of_ledger(asked, lambda _: incidents_query(query))
    assert shown[0] == "SCAN incident USING INDEX incident_day", shown
    columns = {column.name for index in d.incident.indexes for column in index.columns}
    assert {"lat", "lon", "place"} <= columns
    counted = select(func.count(d.incident.c.id)).where(d.incident.c.lat > 1, d.incident.c.lon > 1)
    assert "COVERING INDEX incident_day" in of_ledger(asked, lambda _: counted)[0]


@pytest.mark.parametrize("status", ["current", "superseded", "withdrawn", None])
def test_reports_are_counted_in_an_index(asked: Ledger, status: str | None) -> None:
    shown = of_ledger(asked, lambda _: reports_counted(ReportQuery(status=status)))
    assert "COVERING INDEX" in shown[0], shown
    assert len(shown) == 1


@pytest.mark.parametrize(
    "claims",
    [ClaimQuery(quotation="narration"), ClaimQuery(quotation="narration", event="ASSAULT")],
)
@pytest.mark.parametrize("oldest", [True, False])
def test_incidents_of_values_are_walked_along_their_days(
    asked: Ledger, claims: ClaimQuery, oldest: bool
) -> None:
    query = TimelineQuery(claims=claims, oldest=oldest, since="2031", cursor=AFTER)
    shown = of_ledger(
        asked,
        lambda c: timeline_statement(query, dated_incidents(query, find_claims(c, query.wanted))),
    )
    assert shown[0].startswith("SEARCH driving USING PRIMARY KEY (value=? AND day"), shown
    assert not [line for line in shown if line.startswith("SCAN") or "TEMP B-TREE" in line], shown
    assert not [line for line in shown[1:] if "SEARCH" in line and "=?" not in line], shown


def between(statement: Select[Any]) -> Select[Any]:
    return statement.params({"from": -(2**53), "to": 2**53})


def test_many_claims_are_read_in_blocks_by_their_numbers(asked: Ledger) -> None:
    every = of_ledger(asked, lambda _: between(blocks_statement(WHOLE)))
    assert every == ["SEARCH claim_block USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"]
    days = days_between("2031-01", "2031-03")
    dated = of_ledger(asked, lambda _: between(blocks_statement(DATED, days)))
    assert dated == every  # the days of a block are looked at, and nothing else of it


def test_what_a_block_holds_of_days_comes_before_what_it_holds_of_values() -> None:
    names = [column.name for column in claim_block.columns]
    assert names.index("days") < min(map(names.index, ("numbers", "dense", "holders")))
    assert [column.name for column in told_block.columns][-2:] == ["placed", "added"]


def test_incidents_of_many_claims_are_read_in_blocks(asked: Ledger) -> None:
    shown = of_ledger(asked, lambda _: between(told_blocks.blocks_statement([*told_block.c])))
    assert shown == ["SEARCH told_block USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"]


def test_stretches_of_few_claims_need_no_look_up_each(asked: Ledger) -> None:
    shown = of_ledger(asked, lambda _: stretches_of_few(np.array([1, 2]), "2031-01", "2031-02"))
    assert "SEARCH told_span USING PRIMARY KEY (last>? AND last<?)" in shown, shown
    assert "SEARCH told USING INTEGER PRIMARY KEY (rowid=?)" in shown, shown
    assert not [line for line in shown if "TEMP B-TREE" in line], shown


def test_stretches_of_many_claims_are_walked_along_their_days(asked: Ledger) -> None:
    shown = of_ledger(asked, lambda _: numbered_stretches("2031-01", "2031-02"))
    assert shown[0] == "SEARCH told_span USING PRIMARY KEY (last>? AND last<?)", shown
    assert "SEARCH told USING COVERING INDEX ix_current_claim_id (id=?)" in shown, shown
    assert not [line for line in shown if "TEMP B-TREE" in line], shown


@pytest.mark.parametrize("sort", IncidentSort)
def test_incidents_with_a_frequent_word_are_walked_in_their_order(
    asked: Ledger, sort: IncidentSort
) -> None:
    query = IncidentQuery(text="brenn", sort=sort, cursor=AFTER)
    shown = of_ledger(asked, lambda _: ordered(select(d.incident.c.id), query))
    assert len(shown) == 1
    assert "COVERING INDEX incident_" in shown[0], shown


def test_incidents_with_a_rare_word_are_looked_up_by_its_claims(asked: Ledger) -> None:
    shown = of_ledger(asked, lambda _: told_by([1, 2]))
    assert "COVERING INDEX told_claim_row (row=?)" in shown[0], shown
    few = is_among(d.incident.c.id, ["i_1", "i_2"])
    shown = of_ledger(asked, lambda _: select(d.incident.c.id, d.incident.c.day).where(few))
    assert "USING INDEX sqlite_autoindex_incident_1 (id=?)" in shown[0], shown
    days = (d.incident.c.day >= "2031", d.incident.c.country == "VX")
    shown = of_ledger(asked, lambda _: select(d.incident.c.day).where(few, *days))
    assert "sqlite_autoindex_incident_1 (id=?)" in shown[0], shown


def test_claims_of_a_set_are_looked_up_by_their_numbers(asked: Ledger) -> None:
    row = d.current_claim.c.row
    shown = of_ledger(asked, lambda _: select(row).where(is_among(row, [1, 2])))
    assert shown[0] == "SEARCH current_claim USING INTEGER PRIMARY KEY (rowid=?)", shown


def test_publishers_that_are_new_are_asked_for_by_name(asked: Ledger) -> None:
    shown = of_ledger(asked, lambda _: publishers_statement(1))
    reading = [line for line in shown if line.startswith("SEARCH")]
    assert reading, shown
    assert all("COVERING INDEX current_report_publisher" in line for line in reading), shown
    assert not [line for line in shown if line.startswith("SCAN current_report")], shown


def test_a_revision_is_found_by_halves(asked: Ledger) -> None:
    reading = made.full(made.report("Rain fell on Brenn. " + made.TEXT))
    asked.add(reading, made.raw(reading))
    with asked._transactions.reading() as connection:
        for table in (t.claim, t.report):
            rows = [tuple(one) for one in connection.execute(select(table.c.row, table.c.revision))]
            for revision in range(asked.revision + 2):
                last = max((row for row, came in rows if came <= revision), default=0)
                assert last_row(connection, table, revision) == last


def test_claims_of_an_incident_are_looked_up_by_their_numbers(asked: Ledger) -> None:
    query = ClaimQuery(incident="i_1", sort=Sort.OLDEST)
    shown = of_ledger(asked, lambda c: page_of(find_claims(c, query), query))
    assert "SEARCH current_claim USING INTEGER PRIMARY KEY (rowid=?)" in shown, shown
    assert "SEARCH told_claim USING PRIMARY KEY (incident=?)" in shown, shown


def test_what_changes_in_an_incident_is_looked_up_from_either_end(asked: Ledger) -> None:
    from_claims = links_statement(d.current_claim.c.row.in_([1, 2]))
    from_incidents = links_statement(d.incident_claim.c.incident.in_(["i_1", "i_2"]))
    for statement in (from_claims, from_incidents):
        shown = of_ledger(asked, lambda _, one=statement: one)
        assert not [line for line in shown if line.startswith("SCAN")], shown


def test_decisions_after_reconciling_are_sought_among_the_newest(asked: Ledger) -> None:
    for statement in later_statements("i_1", 3):
        shown = of_ledger(asked, lambda _, one=statement: one)
        assert "USING INTEGER PRIMARY KEY (rowid>?)" in shown[0], shown


def test_a_value_that_no_claim_has_is_answered_without_looking(asked: Ledger) -> None:
    with asked._transactions.reading() as connection:
        found = find_claims(connection, ClaimQuery(review="accepted"))
        assert [str(one) for one in found.where] == ["false"]
    assert asked.claims(ClaimQuery(review="accepted")).total == 0


def test_names_to_mask_are_looked_up_by_word_and_by_report(asked: Ledger) -> None:
    for statement in (named.beginning_statement(["brenn"]), named.of_report_statement("r_1")):
        shown = of_ledger(asked, lambda _, one=statement: one)
        assert not [line for line in shown if line.startswith("SCAN")], shown
        assert [line for line in shown if "named_person" in line], shown
