"""Options that several commands share."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.errors import BadConfiguration

if TYPE_CHECKING:
    from reportedly.store.ledger import Ledger

DEFAULT_LEDGER = "reportedly.db"

Db = Annotated[
    Path,
    typer.Option("--db", envvar="REPORTEDLY_DB", help="The ledger.", show_default=DEFAULT_LEDGER),
]
Places = Annotated[
    list[Path] | None,
    typer.Option(
        "--places",
        envvar="REPORTEDLY_PLACES",
        help="Your own places file, looked in before the bundled list; may be given again.",
    ),
]
Parties = Annotated[
    list[Path] | None,
    typer.Option(
        "--parties",
        envvar="REPORTEDLY_PARTIES",
        help="Your own parties file, going before the bundled one; may be given again.",
    ),
]
Inputs = Annotated[
    list[str],
    typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input."),
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print no progress.")]


def check_parties(ledger: "Ledger", given: list[Path] | None) -> None:
    """Raise BadConfiguration if what follows would take the user's parties from every account."""
    if not given and ledger.has_own_parties:
        raise BadConfiguration(
            "the accounts of this ledger were made with a parties file of your own: give it again "
            "with --parties, or every account loses the names and sides it gives (to drop it on "
            "purpose, give an empty file)"
        )


def operator() -> str | None:
    """Who runs the program, as written into transactions."""
    return os.environ.get("REPORTEDLY_OPERATOR") or os.environ.get("USER")


def opened(db: Path, *, read_only: bool = False) -> "Ledger":
    """The ledger at `db`, which must be there, for whoever runs the program."""
    from reportedly.store.ledger import Ledger

    return Ledger.open(db, create=False, read_only=read_only, operator=operator())
