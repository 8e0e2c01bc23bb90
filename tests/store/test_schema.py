"""The tables: no accidental change, nothing updated or deleted, and plans that use the indexes."""

import hashlib
import sqlite3

import made
import pytest
from sqlalchemy import Select
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import dialect as postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from reportedly.store.connect import SCHEMA
from reportedly.store.derived_tables import DERIVED, RECONCILED
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_query import ClaimQuery, find_claims, page_of
from reportedly.store.questions.facets import BEST, FACETS, SLOTS
from reportedly.store.tables import LEDGER

# A change here needs another SCHEMA, a way up from the old one, and a line in the changelog.
PINNED = {5: "625f9d0981efd89f0abe99958d121f1cb192da93a3c4d8110ebec4ec1df1209d"}


def sql_of(ledger: Ledger) -> str:
    with sqlite3.connect(ledger.path) as connection:
        rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        statements = sorted(" ".join(row[0].split()) for row in rows)
    connection.close()
    return "\n".join(statements)


def test_the_schema_is_the_one_that_was_agreed(ledger: Ledger) -> None:
    assert hashlib.sha256(sql_of(ledger).encode()).hexdigest() == PINNED[SCHEMA]


def test_facets_keep_their_places() -> None:
    assert FACETS[:3] == ("publisher", "speaker", "kind")
    assert FACETS[-2:] == ("review", "actor")
    assert len(FACETS) <= SLOTS


@pytest.mark.parametrize("table", [table.name for table in LEDGER.sorted_tables])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET revision = 9"])
def test_rows_of_the_ledger_are_never_changed(ledger: Ledger, table: str, change: str) -> None:
    reading = made.full()
    ledger.add(reading, made.raw(reading))
    statement = change.format(table)
    if table == "revision":
        statement = statement.replace("SET revision", "SET number")
    connection = sqlite3.connect(ledger.path)
    rows = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    if rows:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
    triggers = connection.execute(
        "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", [table]
    )
    assert triggers.fetchone()[0] == 2
    connection.close()


def test_every_ledger_row_names_its_revision() -> None:
    for table in LEDGER.sorted_tables:
        assert "revision" in table.c or table.name == "revision"


def test_the_tables_can_be_made_in_postgresql() -> None:
    for tables in (LEDGER, DERIVED, RECONCILED):
        for table in tables.sorted_tables:
            assert str(CreateTable(table).compile(dialect=postgresql()))
            for index in table.indexes:
                assert str(CreateIndex(index).compile(dialect=postgresql()))


def plan(ledger: Ledger, query: Select[object]) -> str:
    sql = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    connection = sqlite3.connect(ledger.path)
    rows = connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
    connection.close()
    return "\n".join(row[3] for row in rows)


@pytest.fixture
def asked(ledger: Ledger) -> Ledger:
    reading = made.full()
    ledger.add(reading, made.raw(reading))
    return ledger


QUESTIONS = {
    "none": ClaimQuery(),
    "dates": ClaimQuery(since="2031-01", until="2031-04"),
    "value": ClaimQuery(place="places:brenn"),
    "values": ClaimQuery(place="places:brenn", event="ASSAULT", since="2031"),
    "continued": ClaimQuery(place="places:brenn", cursor="WyIyMDMxIiwgMl0"),
    "text": ClaimQuery(text="brenn", event="ASSAULT"),
    "report": ClaimQuery(report="r_1"),
    "incident": ClaimQuery(incident="i_1"),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_page_and_no_count_reads_a_whole_table(asked: Ledger, name: str) -> None:
    query = QUESTIONS[name]
    with asked._transactions.reading() as connection:
        found = find_claims(connection, query)
    for statement in (page_of(found, query), found.packed_facets()):
        for line in plan(asked, statement).splitlines():
            whole = line.startswith("SCAN") and "VIRTUAL" not in line
            assert not whole or "COVERING INDEX" in line, plan(asked, statement)


@pytest.mark.parametrize("name", ["none", "value", "values", "continued"])
def test_newest_first_needs_no_sorting(asked: Ledger, name: str) -> None:
    query = QUESTIONS[name]
    with asked._transactions.reading() as connection:
        statement = page_of(find_claims(connection, query), query)
    assert "TEMP B-TREE" not in plan(asked, statement)


def test_facets_of_a_stretch_of_days_come_from_a_covering_index(asked: Ledger) -> None:
    with asked._transactions.reading() as connection:
        found = find_claims(connection, QUESTIONS["dates"])
    shown = plan(asked, found.packed_facets())
    assert "COVERING INDEX current_claim_published" in shown


def test_facets_of_the_whole_ledger_come_from_a_covering_index(asked: Ledger) -> None:
    shown = plan(asked, BEST.limit(50).params(facet="place"))
    assert "COVERING INDEX facet_value_count" in shown
