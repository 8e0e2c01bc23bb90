"""`demo`: the bundled sample, from reports to accounts."""

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli import output

CLAIMS_SHOWN = 200
SHORT_COLUMNS = ("publisher", "source", "content", "put", "where", "when")
PICKED = (2, 3, 5, 6, 7, 8)  # SHORT_COLUMNS among the columns of a claim


def demo(
    db: Annotated[Path, typer.Option("--db", help="The sample's ledger.")] = Path("sample.db"),
) -> None:
    """Read the bundled sample (a fictional war) and print its claims and accounts."""
    from reportedly.cli.incident import print_account
    from reportedly.cli.ingest import ingest
    from reportedly.cli.rows import row_cells
    from reportedly.sample import sample_file
    from reportedly.store.found.incidents import IncidentQuery
    from reportedly.store.ledger import Ledger
    from reportedly.store.questions.claim_query import ClaimQuery, Sort

    ingest(
        [str(sample_file("reports.jsonl"))],
        db=db,
        places=[sample_file("places.toml")],
        parties=[sample_file("parties.toml")],
    )
    with Ledger.open(db, create=False, read_only=True) as ledger:
        page = ledger.claims(ClaimQuery(sort=Sort.OLDEST, limit=CLAIMS_SHOWN))
        cells = (row_cells(row) for row in page.rows)
        rows = [[cell[index] for index in PICKED] for cell in cells]
        output.print_table(SHORT_COLUMNS, rows, title=f"{page.total} claims")
        for row in ledger.incidents(IncidentQuery()).rows:
            print_account(ledger.account(row.incident.id))
