"""`saved`: questions kept under a name beside the ledger, and what is new to each."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options, output
from reportedly.errors import BadConfiguration, NotFound

if TYPE_CHECKING:
    from reportedly.serve.questions.saved import SavedQuestions
    from reportedly.store.ledger import Ledger

app = typer.Typer(no_args_is_help=True, help="Keep questions, and see what is new to each.")

Id = Annotated[str, typer.Argument(metavar="ID", help="Id of the question, see list.")]
Account = Annotated[
    str | None, typer.Option("--account", help="Whose they are; without accounts the desk's.")
]
Limit = Annotated[int, typer.Option("--limit", min=1, max=100_000, help="How many at the most.")]


@app.command("list")
def list_(
    db: options.Db = Path(options.DEFAULT_LEDGER),
    account: Account = None,
    parties: options.Parties = None,
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> None:
    """List the saved questions with how many claims are new to each; those of all accounts."""
    from reportedly.resolution.parties_file import load_parties
    from reportedly.serve.questions.questions import question_of

    as_format = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    rows, sides = [], load_parties(parties)
    with options.opened(db, read_only=True) as ledger:
        for one in _saved(ledger).all(_key(ledger, account) if account is not None else None):
            found = ledger.arrivals(question_of(one.question).arrivals(one.seen, 1, sides))
            rows.append((one.id, one.account, one.name, one.words, one.question, found.new,
                         found.total, one.seen, one.fed))  # fmt: skip
    columns = ("id", "account", "name", "words", "question", "new", "total", "seen", "feed")
    output.print_rows(columns, rows, as_format)


@app.command()
def run(
    id: Id,  # noqa: A002 (its own name)
    db: options.Db = Path(options.DEFAULT_LEDGER),
    every: Annotated[bool, typer.Option("--all", help="All claims, not only new ones.")] = False,
    looked: Annotated[bool, typer.Option("--looked", help="Mark it as looked at.")] = False,
    parties: options.Parties = None,
    limit: Limit = 50,
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> None:
    """Print the claims that are new to a question, the last to come first."""
    from reportedly.cli.rows import CLAIM_COLUMNS, row_cells
    from reportedly.codec import encode_claim
    from reportedly.resolution.parties_file import load_parties
    from reportedly.serve.questions.questions import question_of

    sides = load_parties(parties)
    as_format = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    with options.opened(db, read_only=True) as ledger:
        saved, revision = _saved(ledger), ledger.revision
        one = saved.one(id)
        since = 0 if every else one.seen
        found = ledger.arrivals(question_of(one.question).arrivals(since, limit, sides))
        rows = [item.row for item in found.rows]
        if as_format in (output.Format.JSON, output.Format.JSONL):
            output.print_lines((encode_claim(row.claim) for row in rows), as_format)
        else:
            output.print_rows(CLAIM_COLUMNS, map(row_cells, rows), as_format)
        output.say(f"{one.name}: {len(rows)} of {found.new} claims, of {found.total} in all")
        if looked:
            if not every and len(rows) < found.new:
                raise BadConfiguration(f"--looked needs --limit {found.new}: not all were printed")
            saved.look(one, revision)


@app.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called.")],
    question: Annotated[
        str,
        typer.Argument(metavar="QUESTION", help='Address of a page: "/timeline?place=Brenn".'),
    ],
    db: options.Db = Path(options.DEFAULT_LEDGER),
    account: Account = None,
    parties: options.Parties = None,
) -> None:
    """Save a question, and print its id. What the ledger holds now is not new to it."""
    from reportedly.resolution.parties_file import load_parties
    from reportedly.serve.questions.questions import question_of, words_of

    with options.opened(db, read_only=True) as ledger:
        asked = question_of(question)
        words, revision = words_of(ledger, asked, load_parties(parties)), ledger.revision
        owner = _key(ledger, account)
        one = _saved(ledger).add(owner, name, asked.address, words, revision)
    output.write(one.id)
    output.say(f"saved {one.words} as {one.name}")


@app.command()
def delete(id: Id, db: options.Db = Path(options.DEFAULT_LEDGER)) -> None:  # noqa: A002
    """Delete a saved question; its feed is gone."""
    with options.opened(db, read_only=True) as ledger:
        saved = _saved(ledger)
        one = saved.one(id)
        saved.delete(one)
    output.say(f"{one.name} is deleted")


def _saved(ledger: "Ledger") -> "SavedQuestions":
    from reportedly.serve.access.desk_file import DeskFile, desk_path
    from reportedly.serve.questions.saved import SavedQuestions

    return SavedQuestions(DeskFile(desk_path(ledger.path)))


def _key(ledger: "Ledger", account: str | None) -> str:
    """The account's key. Raises NotFound for no such account, BadConfiguration for none given."""
    from reportedly.serve.access.accounts import key_of
    from reportedly.serve.access.doors import Doors

    accounts = Doors(ledger.path).accounts.all()
    if account is None:
        if accounts:
            raise BadConfiguration("this ledger has accounts: say whose it is with --account")
        return ""
    if key_of(account) not in {key_of(one.name) for one in accounts}:
        raise NotFound(f"no account {account}")
    return key_of(account)
