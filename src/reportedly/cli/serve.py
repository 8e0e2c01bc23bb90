"""`serve`: the web app on this machine."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options, output
from reportedly.errors import BadConfiguration, LedgerReadOnly

if TYPE_CHECKING:
    from reportedly.store.ledger import Ledger

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def serve(
    db: options.Db = Path(options.DEFAULT_LEDGER),
    places: options.Places = None,
    parties: options.Parties = None,
    host: Annotated[str, typer.Option("--host", help="Loopback addresses only.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port.")] = 8765,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Show everything, let nobody review.")
    ] = False,
) -> None:
    """Serve the ledger on 127.0.0.1. No other address is served before there are accounts."""
    if host not in LOOPBACK:
        raise BadConfiguration(f"{host} is not this machine; other addresses need accounts")
    import uvicorn

    from reportedly.pipeline import open_engine
    from reportedly.resolution.parties_file import load_parties
    from reportedly.serve.app import create_app

    with _opened(db, read_only=read_only) as ledger:
        only = ", for reading only" if ledger.read_only else ""
        output.say(f"serving {db} on http://{host}:{port}{only} (Ctrl-C stops)")
        app = create_app(ledger, load_parties(parties), partial(open_engine, places, parties))
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


def _opened(db: Path, *, read_only: bool) -> "Ledger":
    """The ledger, for writing reviews if it may be written."""
    from reportedly.store.ledger import Ledger

    try:
        return Ledger.open(db, create=False, read_only=read_only, operator=options.operator())
    except LedgerReadOnly:
        return Ledger.open(db, create=False, read_only=True)
