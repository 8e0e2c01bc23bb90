"""`serve`: the web app and the API, on this machine or for those who have accounts."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli import options, output
from reportedly.errors import BadConfiguration, LedgerReadOnly

if TYPE_CHECKING:
    from reportedly.serve.access.doors import Doors
    from reportedly.store.ledger import Ledger

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
ANYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 (refused without accounts and names)


def serve(
    db: options.Db = Path(options.DEFAULT_LEDGER),
    places: options.Places = None,
    parties: options.Parties = None,
    host: Annotated[
        str, typer.Option("--host", help="Address to listen at; others than this need accounts.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port.")] = 8765,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", help="Host name it answers to, as browsers ask for it; repeatable."),
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", help="PEM file of the certificate, for HTTPS.")
    ] = None,
    key: Annotated[
        Path | None, typer.Option("--key", help="PEM file of the certificate's key.")
    ] = None,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Show everything, let nobody review.")
    ] = False,
) -> None:
    """Serve the ledger on this machine; with accounts, to others too."""
    import uvicorn

    from reportedly.pipeline import open_engine
    from reportedly.resolution.parties_file import load_parties
    from reportedly.resolution.places.own_places import outlines_in
    from reportedly.serve.app import create_app
    from reportedly.serve.memory import set_apart

    secured = tls_options(certificate, key)
    with _opened(db, read_only=read_only) as ledger:
        doors = doors_for(ledger, host, name or [])
        output.say(_serving(db, f"{'https' if secured else 'http'}://{host}:{port}", ledger, doors))
        if host not in LOOPBACK and not secured:
            output.say("without --certificate, sign-in works only behind a proxy that adds HTTPS")
        engine = partial(open_engine, places, parties)
        outlines = outlines_in(places)
        app = create_app(
            ledger, load_parties(parties), engine, doors, outlines, secured=bool(secured)
        )
        set_apart()
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, **secured)


def doors_for(ledger: "Ledger", host: str, names: list[str]) -> "Doors":
    """Who is let in. Raises BadConfiguration if others could ask, and there are no accounts."""
    from reportedly.serve.access.doors import Doors

    beyond = host not in LOOPBACK
    if not beyond and not names:
        return Doors(ledger.path)
    if any("*" in one or "/" in one or ":" in one for one in names):
        raise BadConfiguration("--name is a host name as ledger.example.org, without port")
    answers_to = [*names, *([host] if beyond and host not in ANYWHERE else [])]
    if not answers_to:
        raise BadConfiguration(f"--host {host} needs --name: under which name will browsers ask?")
    doors = Doors(ledger.path, names=answers_to, closed=True)
    if not doors.accounts.any():
        raise BadConfiguration(
            f"{answers_to[0]} is not this machine alone, and the ledger has no accounts: make one "
            f"with “reportedly accounts add NAME --role reviewer --db {ledger.path}”"
        )
    return doors


def tls_options(certificate: Path | None, key: Path | None) -> dict[str, Any]:
    """What the server needs for HTTPS; {} without. Raises BadConfiguration for half of it."""
    if certificate is None and key is None:
        return {}
    if certificate is None or key is None:
        raise BadConfiguration("--certificate and --key are given together")
    for path in (certificate, key):
        if not path.is_file():
            raise BadConfiguration(f"there is no file {path}")
    return {"ssl_certfile": str(certificate), "ssl_keyfile": str(key)}


def _serving(db: Path, url: str, ledger: "Ledger", doors: "Doors") -> str:
    only = ", for reading only" if ledger.read_only else ""
    whom = ", to accounts" if doors.closed() else ""
    return f"serving {db} on {url}{only}{whom} (Ctrl-C stops)"


def _opened(db: Path, *, read_only: bool) -> "Ledger":
    """The ledger, for writing reviews if it may be written."""
    from reportedly.store.ledger import Ledger

    try:
        return Ledger.open(db, create=False, read_only=read_only, operator=options.operator())
    except LedgerReadOnly:
        return Ledger.open(db, create=False, read_only=True)
