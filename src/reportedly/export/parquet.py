"""Parquet: one table with typed columns; claims unless `--what` names another table.

Lists are lists, spans are lists of (start, end), numbers and booleans are what they are. Needs
pyarrow: pip install 'reportedly[parquet]'. The file's own metadata holds the ledger's revision.

Loses: the text of reports; the confidence and maker of single fields; what stands behind a
correction, since cells hold the machine's version and the review column says what a person decided;
earlier versions of findings, and without `--drafts` those that were never final.
"""

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from reportedly.export.answers import Answers, Choices, Leave
from reportedly.export.arrow import batch_of, pyarrow_for, schema_of
from reportedly.export.tables import TABLES

GROUP = 5_000  # rows written at once: a few MB


def write(answers: Answers, choices: Choices, out: BinaryIO, leave: Leave) -> int:
    """Write the table of that name; returns how many rows it has. Raises MissingExtra."""
    pyarrow = pyarrow_for("Parquet")
    from pyarrow.parquet import ParquetWriter

    table = TABLES[choices.what]
    schema = schema_of(pyarrow, table, answers.revision)
    count = 0
    with ParquetWriter(out, schema, compression="zstd") as writer:
        for group in _groups(table.rows(answers, choices, leave)):
            writer.write_table(batch_of(pyarrow, schema, group))
            count += len(group)
    return count


def _groups(rows: Iterator[tuple[object, ...]]) -> Iterator[list[tuple[object, ...]]]:
    while group := list(islice(rows, GROUP)):
        yield group
