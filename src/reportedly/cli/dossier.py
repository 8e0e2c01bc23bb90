"""`dossier`: all that the ledger holds on one incident, as one HTML file."""

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli import options, output
from reportedly.cli.nouns import check_noun


def dossier(
    id: Annotated[  # noqa: A002 (the argument's own name)
        str, typer.Argument(metavar="INCIDENT", help="Id of an incident (i_…).")
    ],
    out: Annotated[
        Path, typer.Option("--out", "-o", help="HTML file to write; - is standard output.")
    ],
    db: options.Db = Path(options.DEFAULT_LEDGER),
    parties: options.Parties = None,
    unmasked: Annotated[
        bool,
        typer.Option("--unmasked", help="With the names of private persons, minors, detainees."),
    ] = False,
    quiet: options.Quiet = False,
) -> None:
    """Write the account of an incident with all behind it as a file that opens anywhere.

    It holds no script and asks for nothing from elsewhere.
    """
    from reportedly.cli.export import STDOUT, opened
    from reportedly.resolution.parties_file import load_parties
    from reportedly.serve.handing_over.dossier_page import dossier_of
    from reportedly.store.ledger import Ledger

    if out != STDOUT and out.exists() and db.exists() and out.samefile(db):
        raise typer.BadParameter(f"{out} is the ledger itself")
    check_noun(id, "i", "reportedly incident lists them")
    with Ledger.open(db, create=False, read_only=True) as ledger:
        page = dossier_of(ledger, id, load_parties(parties), unmasked=unmasked)
        revision = ledger.revision
    with opened(out) as stream:
        stream.write(page)
    if not quiet:
        target = "" if out == STDOUT else f" to {out}"
        output.say(f"dossier of {len(page):,} bytes written{target}, revision {revision}")
        if unmasked:
            output.say("nothing is masked: private persons are named")
