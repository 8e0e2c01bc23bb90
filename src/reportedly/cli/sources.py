"""`sources`: who has spoken, and what one source said, with what stands beside it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import claim_filters, options, output
from reportedly.errors import NotFound

if TYPE_CHECKING:
    from reportedly.store.found.sources import SourceRow
    from reportedly.store.ledger import Ledger

LISTED = 50  # sources or statements unless asked otherwise
AT_ONCE = 100  # of one page
COLUMNS = ("id", "name", "kind", "role", "statements", "first", "last")
SAID_COLUMNS = ("id", "day", "stance", "said", "carried", "reports", "beside")
STANCES = frozenset({"denied", "negative"})  # badges that say how the words are meant


def sources(
    name: Annotated[
        str | None, typer.Argument(help="Words of a name, or an id (v_…); none lists all.")
    ] = None,
    db: options.Db = Path(options.DEFAULT_LEDGER),
    kind: Annotated[
        str | None, typer.Option("--kind", help="Kind of source: government, witness …")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many at the most.")] = LISTED,
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> None:
    """List who has spoken, or, of the one source with that name, what it said."""
    from reportedly.store.ledger import Ledger

    as_format = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    kind = claim_filters.spelt("kind", kind) if kind else None
    with Ledger.open(db, create=False, read_only=True) as ledger:
        found = list(_found(ledger, name, kind, limit))
        if name and not found:
            raise NotFound(f"no source {name}")
        if name and len(found) == 1:
            title = f"{found[0].name}   {found[0].id}"
            rows = _said(ledger, found[0].id, limit)
            output.print_rows(SAID_COLUMNS, rows, as_format, title)
            return
        output.print_rows(COLUMNS, map(source_cells, found), as_format)


def _found(
    ledger: "Ledger", name: str | None, kind: str | None, limit: int
) -> Iterator["SourceRow"]:
    from reportedly.store.found.sources import SourceQuery

    if name and name.startswith("v_"):
        yield ledger.source(name)[0]
        return
    cursor = None
    while limit > 0:
        asked = SourceQuery(name=name, kind=kind, cursor=cursor, limit=min(limit, AT_ONCE))
        page = ledger.sources(asked)
        yield from page.rows
        limit, cursor = limit - len(page.rows), page.next
        if cursor is None:
            return


def source_cells(row: "SourceRow") -> tuple[object, ...]:
    """A source under COLUMNS."""
    return row.id, row.name, row.kind, row.role, row.statements, row.first, row.last


def _said(ledger: "Ledger", source: str, limit: int) -> Iterator[tuple[object, ...]]:
    """What a source said under SAID_COLUMNS, the latest first."""
    from reportedly.serve.claims.sources import around_of, said_view

    cursor = None
    while limit > 0:
        page = ledger.said(source, cursor=cursor, limit=min(limit, AT_ONCE))
        around = around_of(ledger, page, None)
        for one in page.rows:
            view = said_view(one, around)
            words = view.row.content if view.row else ""
            beside = "\n".join(f"{line.label}: {line.words}" for line in view.beside)
            reports = " ".join(one.statement.reports)
            badges = view.first.badges if view.first else ()
            stance = ", ".join(badge.text for badge in badges if badge.kind in STANCES)
            yield one.statement.id, one.day, stance, words, view.carried, reports, beside
        limit, cursor = limit - len(page.rows), page.next
        if cursor is None:
            return
