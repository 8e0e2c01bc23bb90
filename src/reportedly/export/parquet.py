"""Parquet: one table with typed columns; claims unless `--what` names another table.

Lists are lists, spans are lists of (start, end), numbers and booleans are what they are. Needs
pyarrow: pip install 'reportedly[parquet]'. The file's own metadata holds the ledger's revision.

Loses: the text of reports; the confidence and maker of single fields; what stands behind a
correction, since cells hold the machine's version and the review column says what a person decided.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from reportedly.errors import MissingExtra
from reportedly.export.answers import Answers, Choices, Leave
from reportedly.export.table import Kind, Table
from reportedly.export.tables import TABLES

GROUP = 5_000  # rows written at once: a few MB


def write(answers: Answers, choices: Choices, out: BinaryIO, leave: Leave) -> int:
    """Write the table of that name; returns how many rows it has. Raises MissingExtra."""
    pyarrow, writer_of = _pyarrow()
    table = TABLES[choices.what]
    schema = _schema(pyarrow, table).with_metadata(
        {"reportedly_revision": str(answers.revision), "reportedly_table": table.name}
    )
    rows = table.rows(answers, choices, leave)
    count = 0
    with writer_of(out, schema, compression="zstd") as writer:
        for group in _groups(rows):
            columns = zip(*group, strict=True)
            arrays = [
                pyarrow.array(map(_plain, column), field.type)
                for column, field in zip(columns, schema, strict=True)
            ]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
            count += len(group)
    return count


def _pyarrow() -> tuple[Any, Any]:
    """pyarrow and its writer of Parquet files; raises MissingExtra."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ImportError as missing:
        raise MissingExtra(
            "Parquet needs pyarrow, which is not installed: pip install 'reportedly[parquet]'"
        ) from missing
    return pyarrow, ParquetWriter


def _schema(pa: Any, table: Table[Any]) -> Any:
    """The Arrow schema of a table."""
    span = pa.struct([("start", pa.int32()), ("end", pa.int32())])
    types = {
        Kind.TEXT: pa.string(),
        Kind.INTEGER: pa.int64(),
        Kind.REAL: pa.float64(),
        Kind.BOOLEAN: pa.bool_(),
        Kind.TEXTS: pa.list_(pa.string()),
        Kind.SPANS: pa.list_(span),
    }
    return pa.schema([(column.name, types[column.kind]) for column in table.columns])


def _groups(rows: Iterator[tuple[object, ...]]) -> Iterator[list[tuple[object, ...]]]:
    while group := list(islice(rows, GROUP)):
        yield group


def _plain(value: object) -> object:
    """A cell as Arrow takes it: a span as an object of its start and end."""
    if not isinstance(value, tuple):
        return value
    return [
        {"start": item[0], "end": item[1]} if isinstance(item, tuple) else item for item in value
    ]
