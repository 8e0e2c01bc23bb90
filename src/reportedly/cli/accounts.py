"""`accounts`: who may see a ledger over the network, and what each may do."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options, output
from reportedly.errors import BadConfiguration
from reportedly.serve.access.visitor import Role, Scope

if TYPE_CHECKING:
    from reportedly.serve.access.doors import Doors

app = typer.Typer(no_args_is_help=True, help="Say who may see a ledger, and who may decide.")
token_app = typer.Typer(no_args_is_help=True, help="Let programs in, by tokens.")
app.add_typer(token_app, name="token")

Name = Annotated[str, typer.Argument(metavar="NAME", help="Name of the account.")]
AsRole = Annotated[
    Role, typer.Option("--role", help="reader sees, reviewer decides too, admin all.")
]
NewRole = Annotated[Role, typer.Argument(metavar="ROLE", help="reader, reviewer or admin.")]
DAYS = 90  # as tokens.DAYS, which costs an import of argon2


@app.command()
def add(
    name: Name, role: AsRole = Role.READER, db: options.Db = Path(options.DEFAULT_LEDGER)
) -> None:
    """Make an account. The password is asked for, or read from standard input."""
    doors = doors_of(db)
    account = doors.accounts.add(name, role, new_password())
    output.say(f"{account.name} may sign in as {account.role.value}")


@app.command("list")
def list_(
    db: options.Db = Path(options.DEFAULT_LEDGER),
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> None:
    """List the accounts, those that are disabled too."""
    as_format = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    rows = [(one.name, one.role.value, one.made.isoformat(timespec="seconds"),
             one.disabled.isoformat(timespec="seconds") if one.disabled else None)
            for one in doors_of(db).accounts.all()]  # fmt: skip
    output.print_rows(("name", "role", "made", "disabled"), rows, as_format)


@app.command()
def role(name: Name, role: NewRole, db: options.Db = Path(options.DEFAULT_LEDGER)) -> None:
    """Give an account another role, and end its sessions."""
    doors_of(db).accounts.set_role(name, role)
    output.say(f"{name} is {role.value} now")


@app.command()
def password(name: Name, db: options.Db = Path(options.DEFAULT_LEDGER)) -> None:
    """Give an account another password, and end its sessions. Its tokens go on."""
    doors_of(db).accounts.set_password(name, new_password())
    output.say(f"{name} has a new password")


@app.command()
def disable(name: Name, db: options.Db = Path(options.DEFAULT_LEDGER)) -> None:
    """Let nobody in by an account any more, nor by its tokens. It is never deleted."""
    doors_of(db).accounts.disable(name)
    output.say(f"{name} is disabled")


@app.command()
def enable(name: Name, db: options.Db = Path(options.DEFAULT_LEDGER)) -> None:
    """Let a disabled account in again."""
    doors_of(db).accounts.enable(name)
    output.say(f"{name} may sign in again")


@app.command()
def log(
    db: options.Db = Path(options.DEFAULT_LEDGER),
    limit: Annotated[int, typer.Option("--limit", min=1, max=100_000, help="At the most.")] = 100,
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> None:
    """List who signed in, and who tried to, the newest first. Kept for 90 days."""
    as_format = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    rows = [(one.at.isoformat(timespec="seconds"), one.name or None, one.address,
             one.outcome.value) for one in doors_of(db).sign_ins.last(limit)]  # fmt: skip
    output.print_rows(("at", "name", "address", "outcome"), rows, as_format)


@token_app.command("add")
def add_token(
    name: Name,
    scope: Annotated[
        Scope, typer.Option("--scope", help="read, review or admin; never more than the role.")
    ] = Scope.READ,
    label: Annotated[str, typer.Option("--label", help="What it is for.")] = "",
    days: Annotated[int, typer.Option("--days", min=1, help="How long it lasts.")] = DAYS,
    db: options.Db = Path(options.DEFAULT_LEDGER),
) -> None:
    """Make a token for a program, and print it: it is shown this once."""
    output.write(doors_of(db).tokens.add(name, scope, label=label, days=days))
    output.say(f"acts as {name}, scope {scope.value}, for {days} days; keep it like a password")


@token_app.command("list")
def list_tokens(
    db: options.Db = Path(options.DEFAULT_LEDGER),
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> None:
    """List the tokens, without their secrets."""
    as_format = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    rows = [(one.id, one.account, one.scope.value, one.label,
             one.made.isoformat(timespec="seconds"), one.ends.isoformat(timespec="seconds"),
             one.revoked.isoformat(timespec="seconds") if one.revoked else None)
            for one in doors_of(db).tokens.all()]  # fmt: skip
    columns = ("id", "account", "scope", "label", "made", "ends", "revoked")
    output.print_rows(columns, rows, as_format)


@token_app.command()
def revoke(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of the token, see list.")],  # noqa: A002
    db: options.Db = Path(options.DEFAULT_LEDGER),
) -> None:
    """Let a token open nothing any more."""
    doors_of(db).tokens.revoke(id)
    output.say(f"token {id} is revoked")


def doors_of(db: Path) -> "Doors":
    """Who is let in to the ledger at `db`. Raises a LedgerError if there is none."""
    from reportedly.serve.access.doors import Doors
    from reportedly.store.ledger import Ledger

    with Ledger.open(db, create=False, read_only=True) as ledger:
        return Doors(ledger.path)


def new_password() -> str:
    """A password asked for twice without showing it, or the first line of standard input."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    given = sys.stdin.readline().rstrip("\r\n")
    if not given:
        raise BadConfiguration("give the password on standard input, as one line")
    return given
