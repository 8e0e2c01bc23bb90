"""A table of the exports as Arrow has it: typed columns, lists and spans as what they are."""

from collections.abc import Iterable, Sequence
from typing import Any

from reportedly.errors import MissingExtra
from reportedly.export.answers import Answers, Choices
from reportedly.export.table import Kind, Table


def pyarrow_for(what: str) -> Any:
    """The package pyarrow; raises MissingExtra, which says what needs it."""
    try:
        import pyarrow
    except ImportError as missing:
        raise MissingExtra(
            f"{what} needs pyarrow, which is not installed: pip install 'reportedly[parquet]'"
        ) from missing
    return pyarrow


def schema_of(pa: Any, table: Table[Any], revision: int) -> Any:
    """The Arrow schema of a table; its metadata name the ledger's revision."""
    span = pa.struct([("start", pa.int32()), ("end", pa.int32())])
    types = {
        Kind.TEXT: pa.string(),
        Kind.INTEGER: pa.int64(),
        Kind.REAL: pa.float64(),
        Kind.BOOLEAN: pa.bool_(),
        Kind.TEXTS: pa.list_(pa.string()),
        Kind.SPANS: pa.list_(span),
    }
    schema = pa.schema([(column.name, types[column.kind]) for column in table.columns])
    return schema.with_metadata(
        {"reportedly_revision": str(revision), "reportedly_table": table.name}
    )


def batch_of(pa: Any, schema: Any, rows: Sequence[tuple[object, ...]]) -> Any:
    """Some rows as an Arrow table."""
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    arrays = [
        pa.array(list(map(_plain, column)), field.type)
        for column, field in zip(columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def arrow_table(table: Table[Any], answers: Answers) -> Any:
    """The whole table in memory. Raises MissingExtra."""
    pa = pyarrow_for("to_arrow")
    rows: Iterable[tuple[object, ...]] = table.rows(answers, Choices(), lambda *why: None)
    return batch_of(pa, schema_of(pa, table, answers.revision), [*rows])


def _plain(value: object) -> object:
    """A cell as Arrow takes it: a span as an object of its start and end."""
    if not isinstance(value, tuple):
        return value
    return [
        {"start": item[0], "end": item[1]} if isinstance(item, tuple) else item for item in value
    ]
