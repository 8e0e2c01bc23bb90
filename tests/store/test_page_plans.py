"""Pages of sources, marks, changes and days walk along an index and sort nothing."""

import sqlite3
from typing import Any

import made
import pytest
from sqlalchemy import Select
from sqlalchemy.dialects import sqlite

from reportedly.store.found.sources import (
    SourceQuery,
    judged_statement,
    page_statement,
    said_statement,
)
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_query import WHOLE_LEDGER, ClaimQuery, find_claims, page_of
from reportedly.store.questions.overview import changes_statement, marked_statement
from reportedly.store.questions.paging import cursor_after
from reportedly.store.questions.timeline import (
    TimelineQuery,
    dated_incidents,
    stretch_statement,
    timeline_statement,
)

AFTER = cursor_after(("2031", "i_1"))


def plan(ledger: Ledger, query: Select[Any]) -> str:
    sql = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    connection = sqlite3.connect(ledger.path)
    rows = connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
    connection.close()
    return "\n".join(row[3] for row in rows)


@pytest.fixture
def asked(ledger: Ledger) -> Ledger:
    reading = made.full()
    ledger.add(reading, made.raw(reading))
    ledger.store_reconciliation((), (), (), ())
    return ledger


def timeline(ledger: Ledger, claims: ClaimQuery = WHOLE_LEDGER, **asked):
    query = TimelineQuery(claims=claims, **asked)
    with ledger._transactions.reading() as connection:
        found = None if claims == WHOLE_LEDGER else find_claims(connection, query.wanted)
        return timeline_statement(query, dated_incidents(query, found))


WALKS = {
    "sources": (lambda _: page_statement(SourceQuery()), "source_sort"),
    "sources on": (lambda _: page_statement(SourceQuery(cursor=AFTER)), "source_sort"),
    "named": (lambda _: page_statement(SourceQuery(named=True)), "source_sort"),
    "kind": (lambda _: page_statement(SourceQuery(kind="media", named=False)), "source_kind"),
    "said": (lambda _: said_statement("v_1", None, 25, oldest=False), "PRIMARY KEY"),
    "said on": (lambda _: said_statement("v_1", AFTER, 25, oldest=True), "PRIMARY KEY"),
    "marked": (lambda _: marked_statement(["disputed"], None, 5), "PRIMARY KEY"),
    "marked on": (lambda _: marked_statement(["disputed"], AFTER, 5), "PRIMARY KEY"),
    "changes": (lambda _: changes_statement(3, 5), "PRIMARY KEY"),
    "stretches": (lambda _: stretch_statement("2031-01", "2031-02"), "PRIMARY KEY"),
    "days": (lambda ledger: timeline(ledger), "incident_day"),
    "days on": (lambda ledger: timeline(ledger, cursor=AFTER, oldest=True), "incident_day"),
    "stretch of days": (
        lambda ledger: timeline(ledger, since="2031", until="2032"),
        "incident_day",
    ),
}


@pytest.mark.parametrize("name", WALKS)
def test_a_page_walks_along_a_key_and_sorts_nothing(asked: Ledger, name: str) -> None:
    make, key = WALKS[name]
    shown = plan(asked, make(asked))
    assert key in shown, shown
    assert "TEMP B-TREE" not in shown, shown
    assert "SCAN" not in shown or "COVERING" in shown or key in shown, shown


@pytest.mark.parametrize(
    "claims",
    [
        ClaimQuery(publisher="Meridian Wire"),
        ClaimQuery(place="places:brenn", event="ASSAULT"),
        ClaimQuery(text="brenn"),
        ClaimQuery(report="r_1"),
    ],
)
def test_incidents_of_some_claims_are_looked_up_and_no_table_is_read_whole(
    asked: Ledger, claims: ClaimQuery
) -> None:
    shown = plan(asked, timeline(asked, claims))
    for line in shown.splitlines():
        assert not line.startswith("SCAN") or "VIRTUAL" in line or "COVERING" in line, shown


def test_names_and_judgements_are_looked_up(asked: Ledger) -> None:
    shown = plan(asked, page_statement(SourceQuery(name="vesk min")))
    assert shown.count("source_word") == 2
    assert "SCAN source_word" not in shown
    assert "SCAN" not in plan(asked, judged_statement(["c_1", "c_2"]))


@pytest.mark.parametrize("origins", ["one", "several", "none"])
def test_few_claims_are_asked_one_by_one_for_their_origins(asked: Ledger, origins: str) -> None:
    query = ClaimQuery(publisher="Meridian Wire", origins=origins)
    with asked._transactions.reading() as connection:
        shown = plan(asked, page_of(find_claims(connection, query), query))
    walked = [line for line in shown.splitlines() if "told_claim" in line]
    assert walked
    assert all("INDEX told_claim_row (row=?)" in line for line in walked), shown
