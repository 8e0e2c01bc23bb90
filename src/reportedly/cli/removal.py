"""`removal`: take a report, a claim or a name out of the ledger on purpose."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options, output
from reportedly.wording import counted

if TYPE_CHECKING:
    from reportedly.model.removal import Removal, Target, Why
    from reportedly.model.span import Span
    from reportedly.store.ledger import Ledger

app = typer.Typer(
    no_args_is_help=True, help="Take a report, a claim or a name out of the ledger on purpose."
)

Id = Annotated[
    str | None, typer.Argument(metavar="[ID]", help="Id of a report (r_…) or a claim (c_…).")
]
Words = Annotated[
    list[str] | None,
    typer.Option("--words", help="A name or other words, in every form; may be repeated."),
]
Spans = Annotated[
    list[str] | None,
    typer.Option("--span", help="Characters of the report, as 12-40; may be repeated."),
]
Reason = Annotated[
    str, typer.Option("--reason", help="Why; it stays, so do not say what is taken out.")
]
By = Annotated[str | None, typer.Option("--by", help="Who decides; the operator if not said.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask before what cannot be undone.")]
Forget = Annotated[
    bool, typer.Option("--forget", help="Keep nothing by which it is known again if it comes back.")
]
COLUMNS = ("id", "done", "what", "reports", "claims", "at", "by", "reason", "taken back")
CONFIRMED = "gone"


@app.command()
def seal(
    reason: Reason,
    id: Id = None,  # noqa: A002 (the argument's own name)
    words: Words = None,
    by: By = None,
    db: options.Db = Path(options.DEFAULT_LEDGER),
    parties: options.Parties = None,
) -> None:
    """Keep it and show it to nobody; `removal unseal` takes it back."""
    from reportedly.model.removal import Removal

    take_out(Removal.SEAL, target_of(id, words, None), why_of(reason, by), db, parties, yes=True)


@app.command()
def redact(
    reason: Reason,
    id: Id = None,  # noqa: A002
    words: Words = None,
    span: Spans = None,
    by: By = None,
    yes: Yes = False,
    db: options.Db = Path(options.DEFAULT_LEDGER),
    parties: options.Parties = None,
) -> None:
    """Replace words by blocks of the same length, for good: of a report, a claim, or anywhere."""
    from reportedly.model.removal import Removal

    target = target_of(id, words, span)
    take_out(Removal.REDACT, target, why_of(reason, by), db, parties, yes=yes)


@app.command()
def remove(
    reason: Reason,
    id: Id = None,  # noqa: A002
    words: Words = None,
    forget: Forget = False,
    by: By = None,
    yes: Yes = False,
    db: options.Db = Path(options.DEFAULT_LEDGER),
    parties: options.Parties = None,
) -> None:
    """Take out a report with its versions, a claim with its words, or words and their claims."""
    from reportedly.model.removal import Removal

    target, why = target_of(id, words, None), why_of(reason, by)
    take_out(Removal.REMOVE, target, why, db, parties, yes=yes, forget=forget)


@app.command()
def unseal(
    tombstone: Annotated[str, typer.Argument(help="Id of the tombstone of the seal (t_…).")],
    reason: Reason,
    by: By = None,
    db: options.Db = Path(options.DEFAULT_LEDGER),
    parties: options.Parties = None,
) -> None:
    """Show again what was sealed."""
    from reportedly.reconciling import reconciling_by
    from reportedly.resolution.parties_file import load_parties

    again = reconciling_by(load_parties(parties))
    with options.opened(db) as ledger:
        options.check_parties(ledger, parties)
        made = ledger.unseal(tombstone, why_of(reason, by), again)
    output.say(f"unsealed; tombstone {made.id}")


@app.command("list")
def list_tombstones(
    db: options.Db = Path(options.DEFAULT_LEDGER),
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> None:
    """List what was taken out: the reason, who and when; never what it was."""
    from reportedly.store.ledger import Ledger

    as_format = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    with Ledger.open(db, create=False, read_only=True) as ledger:
        stones, due = ledger.tombstones(), ledger.erasure_due
    rows = [
        (one.id, one.kind, one.scope, one.reports, one.claims, one.at.isoformat(), one.by,
         one.reason, "yes" if one.undone else None)
        for one in stones
    ]  # fmt: skip
    output.print_rows(COLUMNS, rows, as_format)
    if due:
        output.say(NOT_ERASED)


NOT_ERASED = (
    "bytes of what was removed may still be in the file, as another program has it open: close "
    "it, and they are erased the next time the ledger is opened to be written"
)


def target_of(id: str | None, words: list[str] | None, spans: list[str] | None) -> "Target":  # noqa: A002
    """What was asked for; a usage error unless it is one thing."""
    from reportedly.errors import InvalidNoun
    from reportedly.model.ids import ClaimId, ReportId
    from reportedly.model.removal import Target

    known = id is None or id.startswith(("r_", "c_"))
    if (id is None) is (not words) or not known:
        raise typer.BadParameter("give the id of a report (r_…) or a claim (c_…), or --words")
    try:
        return Target(
            report=ReportId(id) if id and id.startswith("r_") else None,
            claim=ClaimId(id) if id and id.startswith("c_") else None,
            words=tuple(words or ()),
            spans=tuple(sorted(map(span_of, spans or ()))),
        )
    except InvalidNoun as error:
        raise typer.BadParameter(str(error)) from error


def span_of(given: str) -> "Span":
    """A span as written on the command line."""
    from reportedly.model.span import Span

    found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", given)
    if found is None:
        raise typer.BadParameter(f"{given!r} is no span; write 12-40")
    return Span(int(found[1]), int(found[2]))


def why_of(reason: str, by: str | None) -> "Why":
    """The reason, who and now; a usage error if one is missing."""
    from reportedly.errors import InvalidNoun
    from reportedly.model.removal import Why

    decides = by or options.operator()
    if not decides:
        raise typer.BadParameter(
            "a removal needs the name of who decides: give --by NAME, or set REPORTEDLY_OPERATOR"
        )
    try:
        return Why(reason=reason, by=decides, at=datetime.now(UTC))
    except InvalidNoun as error:
        raise typer.BadParameter(str(error)) from error


def take_out(
    kind: "Removal",
    target: "Target",
    why: "Why",
    db: Path,
    parties: list[Path] | None,
    *,
    yes: bool,
    forget: bool = False,
) -> None:
    """Say what it touches, ask if it cannot be undone, and do it."""
    from reportedly.model.removal import Removal
    from reportedly.reconciling import reconciling_by
    from reportedly.resolution.parties_file import load_parties

    again = reconciling_by(load_parties(parties))
    with options.opened(db) as ledger:
        options.check_parties(ledger, parties)
        announce(ledger, target)
        if not yes:
            confirm(kind)
        match kind:
            case Removal.SEAL:
                stone = ledger.seal(target, why, again)
            case Removal.REDACT:
                stone = ledger.redact(target, why, again)
            case _:
                stone = ledger.remove(target, why, again, forget=forget)
        output.say(f"done; tombstone {stone.id}")
        if ledger.erasure_due:
            output.say(NOT_ERASED)


def announce(ledger: "Ledger", target: "Target") -> None:
    """How much will be touched, and which reports carry the same text and are not."""
    extent = ledger.extent_of(target)
    output.say(
        f"touches {counted(len(extent.reports), 'report')}, {counted(extent.claims, 'claim')}, "
        f"{counted(extent.reviews, 'decision')} of people, "
        f"{counted(extent.findings, 'finding')} resting on them"
    )
    if extent.copies:
        output.say(f"not touched, though they carry its text: {', '.join(extent.copies)}")


def confirm(kind: "Removal") -> None:
    """Ask for a typed word; anything else leaves the ledger as it was."""
    typed = typer.prompt(f"This cannot be undone. Type “{CONFIRMED}” to {kind}", err=True)
    if typed.strip() != CONFIRMED:
        raise typer.BadParameter("nothing was changed")
