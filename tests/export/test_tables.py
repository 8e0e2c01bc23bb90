"""CSV, Parquet and SQLite, each read by what reads it elsewhere."""

import json
import sys
from io import BytesIO

import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import Case, Export, asked, csv_rows, parquet_rows

from reportedly.errors import MissingExtra
from reportedly.export import parquet
from reportedly.export.answers import Answers, Choices
from reportedly.export.cells import FORMULA_STARTS, MARK, cell, safe
from reportedly.export.tables import TABLES
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_query import ClaimQuery


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_cell_that_a_spreadsheet_would_run_gets_a_quote_mark(start: str) -> None:
    assert cell(start + "SUM(A1)") == "'" + start + "SUM(A1)"
    assert cell((start + "1", "b")).startswith("'")


@given(st.text())
def test_taking_the_mark_off_gives_the_text_back(text: str) -> None:
    assert safe(text).removeprefix(MARK) == text
    assert not safe(text).startswith(FORMULA_STARTS)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (-45.58, "-45.58"),
        (3.0, "3"),
        (None, ""),
        (True, "true"),
        (((12, 40), (60, 70)), "12-40; 60-70"),
    ],
)
def test_numbers_and_spans_are_plain(value: object, written: str) -> None:
    assert cell(value) == written


@pytest.mark.parametrize("name", TABLES)
def test_csv_has_the_rows_and_columns_it_says(name: str, exports: dict[Case, Export]) -> None:
    found = exports[Case("csv", name)]
    rows = csv_rows(found.data)
    assert len(rows) == found.count
    assert tuple(rows[0]) == TABLES[name].header
    assert None not in rows[0]
    keys = [tuple(row[column] for column in TABLES[name].key) for row in rows]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", TABLES)
def test_parquet_has_the_rows_of_csv_with_types(name: str, exports: dict[Case, Export]) -> None:
    found = exports[Case("parquet", name)]
    rows, plain = parquet_rows(found.data), csv_rows(exports[Case("csv", name)].data)
    assert [list(row) for row in rows] == [list(row) for row in plain]
    for row, other in zip(rows, plain, strict=True):
        for column in TABLES[name].columns:
            if column.kind.value in ("text", "integer", "real", "boolean"):
                assert cell(row[column.name]) == other[column.name]


def test_parquet_types_are_what_the_columns_hold(exports: dict[Case, Export]) -> None:
    schema = pyarrow.parquet.read_schema(BytesIO(exports[Case("parquet", "quantities")].data))
    assert str(schema.field("low").type) == "double"
    assert str(schema.field("low_open").type) == "bool"
    assert str(schema.field("quantity_index").type) == "int64"
    spans = schema.field("content_spans").type
    assert [field.name for field in spans.value_type] == ["start", "end"]
    assert schema.metadata[b"reportedly_table"] == b"quantities"


def test_without_pyarrow_the_error_names_the_extra(
    answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'reportedly\[parquet\]'"):
        parquet.write(answers, Choices(), BytesIO(), lambda claim, why: None)


def test_the_database_is_whole_and_its_references_lead_somewhere(
    exports: dict[Case, Export],
) -> None:
    data = exports[Case("datasette")].data
    whole, broken, referring = asked(
        data,
        "PRAGMA integrity_check",
        "PRAGMA foreign_key_check",
        'SELECT "table", "from" FROM pragma_foreign_key_list(\'events\')',
    )
    assert whole == [("ok",)]
    assert broken == []
    assert set(referring) == {("claims", "claim_id"), ("reports", "report_id")}


@pytest.mark.parametrize("name", TABLES)
def test_the_database_has_the_rows_of_csv(name: str, exports: dict[Case, Export]) -> None:
    (found,) = asked(exports[Case("datasette")].data, f"SELECT count(*) FROM {name}")
    ((count,),) = found
    assert count == exports[Case("csv", name)].count


@pytest.mark.parametrize("before", ["SELECT 1", "VACUUM"])
def test_full_text_finds_what_the_ledger_finds(
    before: str, exports: dict[Case, Export], ledger: Ledger
) -> None:
    search = (
        "SELECT claim_id FROM claims WHERE rowid IN "
        "(SELECT rowid FROM claims_fts WHERE claims_fts MATCH 'explosion')"
    )
    found = asked(exports[Case("datasette")].data, before, search)[1]
    known = ledger.claims(ClaimQuery(text="explosion", limit=500)).rows
    assert {claim for (claim,) in found} == {row.claim.id for row in known}
    assert found


def test_datasette_sees_the_search_table_and_lists(exports: dict[Case, Export]) -> None:
    data = exports[Case("datasette")].data
    made, lists = asked(
        data,
        "SELECT sql FROM sqlite_master WHERE name = 'claims_fts'",
        "SELECT DISTINCT each.value FROM claims, json_each(claims.speakers) AS each",
    )
    assert 'content="claims"' in made[0][0]  # how Datasette tells which table it searches
    assert ("Ilse Maren",) in lists
    (spans,) = asked(data, "SELECT content_spans FROM claims")
    assert all(start < end for (text,) in spans for start, end in json.loads(text))
