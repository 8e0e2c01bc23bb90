"""CSV: one table, UTF-8, a header line; claims unless `--what` names another table.

A cell that a spreadsheet would run (it starts with =, +, -, @, a tab or a line end) gets a leading
quote mark ('), and so does one that starts with a quote mark: take one off to have the text back.
Numbers are never marked. Lists are joined with "; ", spans are written 12-40.

Loses: the text of reports; the confidence and maker of single fields; what stands behind a
correction, since cells hold the machine's version and the review column says what a person decided;
earlier versions of findings, and without `--drafts` those that were never final.
"""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Any, BinaryIO

from reportedly.export.answers import Answers, Choices, Leave
from reportedly.export.cells import cells
from reportedly.export.table import Table
from reportedly.export.tables import TABLES


def write(answers: Answers, choices: Choices, out: BinaryIO, leave: Leave) -> int:
    """Write the table of that name; returns how many rows it has."""
    return write_table(TABLES[choices.what], answers, choices, out, leave)


def write_table(
    table: Table[Any], answers: Answers, choices: Choices, out: BinaryIO, leave: Leave
) -> int:
    """Write one table as CSV; returns how many rows it has."""
    count = 0
    with as_text(out) as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(table.header)
        for row in table.rows(answers, choices, leave):
            writer.writerow(cells(row))
            count += 1
    return count


@contextmanager
def as_text(out: BinaryIO) -> Iterator[TextIOWrapper]:
    """`out` as a stream of UTF-8 text; it stays open afterwards."""
    stream = TextIOWrapper(out, encoding="utf-8", errors="replace", newline="")
    try:
        yield stream
    finally:
        stream.flush()
        stream.detach()
