"""`claims` and `search`: claims of the ledger by what they say, of whom, where and when."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import claim_filters, options, output

if TYPE_CHECKING:
    from reportedly.store.questions.claim_query import ClaimQuery

Publisher = Annotated[str | None, typer.Option("--publisher", help="Who published it.")]
Source = Annotated[str | None, typer.Option("--source", help="Who is said to say it.")]
Kind = Annotated[str | None, typer.Option("--kind", help="Kind of source: government, witness …")]
Quoted = Annotated[str | None, typer.Option("--quotation", help="direct, indirect, mixed …")]
Event = Annotated[str | None, typer.Option("--event", help="PLOVER type: ASSAULT, RETREAT …")]
Place = Annotated[str | None, typer.Option("--place", help="Name or id of a place.")]
Country = Annotated[str | None, typer.Option("--country", help="Country code of a place.")]
Checked = Annotated[str | None, typer.Option("--verification", help="not_verified, verified …")]
Firmness = Annotated[
    str | None,
    typer.Option("--factuality", help="How firmly it is put: CT+ …; CT- is told as not so."),
]
State = Annotated[
    str | None, typer.Option("--status", help="Of the report: current, superseded, withdrawn.")
]
Reviewed = Annotated[
    str | None, typer.Option("--review", help="accepted, corrected, rejected, none.")
]
Side = Annotated[
    str | None, typer.Option("--side", help="Side of who speaks, as the parties file calls it.")
]
Origins = Annotated[
    str | None,
    typer.Option(
        "--origins", help="Origins behind its incident: one, several, none (no incident)."
    ),
]
Since = Annotated[str | None, typer.Option("--since", help="Published on or after: 2025-03 …")]
Until = Annotated[str | None, typer.Option("--until", help="Published on or before.")]
Report = Annotated[str | None, typer.Option("--report", help="Id of a report.")]
Limit = Annotated[int, typer.Option("--limit", min=1, max=100_000, help="How many at the most.")]
AT_ONCE = 500  # claims of one page


def claims(
    db: options.Db = Path(options.DEFAULT_LEDGER),
    publisher: Publisher = None,
    source: Source = None,
    kind: Kind = None,
    quotation: Quoted = None,
    event: Event = None,
    place: Place = None,
    country: Country = None,
    factuality: Firmness = None,
    verification: Checked = None,
    status: State = None,
    review: Reviewed = None,
    side: Side = None,
    origins: Origins = None,
    parties: options.Parties = None,
    since: Since = None,
    until: Until = None,
    report: Report = None,
    limit: Limit = 50,
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> None:
    """List claims, the newest first. A value that no claim has is refused, with those known."""
    from reportedly.store.questions.claim_query import ClaimQuery

    query = ClaimQuery(
        side=claim_filters.sided(side, parties) if side else None,
        origins=origins,
        publisher=publisher,
        speaker=source,
        kind=kind,
        quotation=quotation,
        event=event,
        place=place,
        country=country,
        factuality=factuality,
        verification=verification,
        status=status,
        review=review,
        since=since,
        until=until,
        report=report,
    )
    as_format = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    print_claims(db, claim_filters.checked(query), limit, as_format)


def search(
    words: Annotated[str, typer.Argument(help="Words to look for; all must occur.")],
    db: options.Db = Path(options.DEFAULT_LEDGER),
    limit: Limit = 50,
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> None:
    """Search the words of claims, their sources and their titles; the best match first."""
    from reportedly.store.questions.claim_query import ClaimQuery, Sort

    as_format = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    print_claims(db, ClaimQuery(text=words, sort=Sort.RELEVANCE), limit, as_format)


def print_claims(db: Path, query: "ClaimQuery", limit: int, as_format: output.Format) -> None:
    """The first `limit` claims that answer `query`."""
    from collections.abc import Iterator
    from dataclasses import replace

    from reportedly.cli.rows import CLAIM_COLUMNS, row_cells
    from reportedly.codec import encode_claim
    from reportedly.store.ledger import Ledger
    from reportedly.store.questions.claim_pages import ClaimRow

    with Ledger.open(db, create=False, read_only=True) as ledger:
        claim_filters.check_held(ledger, query)

        def rows() -> Iterator[ClaimRow]:
            left, cursor = limit, None
            while left > 0:
                page = ledger.claims(replace(query, cursor=cursor, limit=min(left, AT_ONCE)))
                yield from page.rows
                left, cursor = left - len(page.rows), page.next
                if cursor is None:
                    return

        if as_format in (output.Format.JSON, output.Format.JSONL):
            output.print_lines((encode_claim(row.claim) for row in rows()), as_format)
        else:
            output.print_rows(CLAIM_COLUMNS, (row_cells(row) for row in rows()), as_format)
