"""Print rows as a table, JSON, JSON Lines or CSV: data on stdout, everything else on stderr."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Annotated

import typer

from reportedly.export.cells import safe


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


NOTHING = "nothing to list"

AsTable = Annotated[bool, typer.Option("--table", help="Print a table.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON array.")]
AsJsonl = Annotated[bool, typer.Option("--jsonl", help="Print JSON Lines.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]


def chosen(*, table: bool, json: bool, jsonl: bool, csv: bool) -> Format:
    """The one format asked for; by default a table on a terminal, JSON Lines in a pipe."""
    asked = [kind for kind, wanted in zip(Format, (table, json, jsonl, csv), strict=True) if wanted]
    if len(asked) > 1:
        raise typer.BadParameter("choose one of --table, --json, --jsonl, --csv")
    if asked:
        return asked[0]
    return Format.TABLE if sys.stdout.isatty() else Format.JSONL


def say(message: str) -> None:
    """One line for people, on stderr."""
    sys.stderr.write(message + "\n")


def write(line: str) -> None:
    """One line of data, on stdout; a lone surrogate becomes U+FFFD."""
    sys.stdout.write(line.encode("utf-8", "replace").decode("utf-8") + "\n")


def print_lines(lines: Iterable[bytes], as_format: Format) -> None:
    """Records that are JSON already, one a line or as one array."""
    if as_format is Format.JSONL:
        for line in lines:
            write(line.decode())
        return
    write("[")
    waiting: bytes | None = None
    for line in lines:
        if waiting is not None:
            write(waiting.decode() + ",")
        waiting = line
    if waiting is not None:
        write(waiting.decode())
    write("]")


def print_rows(
    columns: Sequence[str], rows: Iterable[Sequence[object]], as_format: Format, title: str = ""
) -> None:
    """Rows of plain values under named columns, in any of the four formats."""
    if as_format is Format.TABLE:
        print_table(columns, rows, title)
    elif as_format is Format.CSV:
        print_csv(columns, rows)
    else:
        objects = (dict(zip(columns, row, strict=True)) for row in rows)
        encoded = (json.dumps(item, ensure_ascii=False, default=str).encode() for item in objects)
        print_lines(encoded, as_format)


def print_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """CSV that no spreadsheet runs: a cell that starts like a formula gets a leading quote mark."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row])


def _cell(value: object) -> str:
    return safe("" if value is None else str(value))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str = "") -> None:
    """A table as wide as the terminal (or 160 columns in a pipe); long cells wrap, ids do not.

    Columns with nothing in them are left out; of no rows, nothing is printed but a remark.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    width = None if sys.stdout.isatty() else 160
    cells = [["" if value is None else str(value) for value in row] for row in rows]
    if not cells:
        say(NOTHING)
        return
    filled = [i for i in range(len(columns)) if any(row[i] for row in cells)]
    table = Table(title=title or None, title_justify="left", show_lines=True, expand=False)
    for column in (columns[i] for i in filled):
        narrowest = min(len(column), 12)
        table.add_column(column, overflow="fold", min_width=narrowest, no_wrap=column == "id")
    for row in cells:
        table.add_row(*(Text(row[i]) for i in filled))
    Console(file=sys.stdout, width=width, highlight=False).print(table)
