"""`finding`: what the desk itself has found: written, listed, shown, revised, withdrawn."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli import options, output
from reportedly.cli.finding_given import about_of, evidence_of, given_values, name_of, revised
from reportedly.cli.finding_lines import COLUMNS, cells_of, lines_of
from reportedly.model.finding import Conclusion, FindingStatus, MethodKind

app = typer.Typer(no_args_is_help=True, help="Keep the desk's own conclusions, with evidence.")

Id = Annotated[str, typer.Argument(metavar="ID", help="Id of a finding (f_…), see list.")]
By = Annotated[
    str, typer.Option("--by", envvar="REPORTEDLY_REVIEWER", help="Who writes; kept with it.")
]
Claims = Annotated[
    list[str] | None, typer.Option("--claim", help="Claim it speaks of (c_…); may be repeated.")
]
Incident = Annotated[
    str | None, typer.Option("--incident", help="Incident it speaks of (i_…), see incident.")
]
Slot = Annotated[
    str | None, typer.Option("--slot", help="What is told there: occurred, killed, responsible …")
]
Population = Annotated[
    str | None, typer.Option("--population", help="Of whom, where the account says it.")
]
Version = Annotated[
    str | None, typer.Option("--version", help="The version, as the account has it.")
]
Says = Annotated[Conclusion | None, typer.Option("--says", help="What it says of that.")]
Evidence = Annotated[
    list[str] | None, typer.Option("--evidence", help="Claim it rests on (c_…); may be repeated.")
]
Reports = Annotated[
    list[str] | None,
    typer.Option("--report", help="Report it rests on: r_…, or r_…:words of it; may be repeated."),
]
Outsides = Annotated[
    list[str] | None,
    typer.Option(
        "--outside",
        help="Other evidence in words, or as JSON: what, file, sha256, url, day, obtained_by.",
    ),
]
Files = Annotated[
    list[Path] | None,
    typer.Option("--file", help="A file as evidence: its name and SHA-256 are kept, not itself."),
]
Kinds = Annotated[
    list[MethodKind] | None, typer.Option("--kind", help="Kind of method; may be repeated.")
]
Method = Annotated[str | None, typer.Option("--method", help="How it was found, in words.")]
Limits = Annotated[str | None, typer.Option("--limits", help="What it does not show.")]
Final = Annotated[bool, typer.Option("--final", help="Make it final: readers and exports have it.")]


@app.command()
def add(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The finding, in a sentence.")],
    by: By,
    claim: Claims = None,
    incident: Incident = None,
    slot: Slot = None,
    population: Population = None,
    version: Version = None,
    says: Says = None,
    evidence: Evidence = None,
    report: Reports = None,
    outside: Outsides = None,
    file: Files = None,
    kind: Kinds = None,
    method: Method = None,
    limits: Limits = None,
    final: Final = False,
    db: options.Db = Path(options.DEFAULT_LEDGER),
) -> None:
    """Write a finding, and print its id. It is a draft unless it is made final."""
    from reportedly.model.finding import Finding
    from reportedly.store.people.finding_making import checked_finding

    with options.opened(db) as ledger:
        bare = Finding(
            text=text, evidence=(), method="", by=name_of(by), at=datetime.now(UTC), final=final
        )
        given = {
            "about": about_of(bare.about, claim, incident, slot, population, version),
            **given_values(says, evidence, kind, method, limits),
            **evidence_of(ledger, report, outside, file),
        }
        written = checked_finding(ledger, revised(bare, given))
        number = ledger.add_finding(written)
    output.write(written.id)
    output.say(f"revision {number}: {written.status.value}")


@app.command()
def revise(
    id: Id,  # noqa: A002 (its own name)
    by: By,
    text: Annotated[str | None, typer.Option("--text", help="The finding, in other words.")] = None,
    claim: Claims = None,
    incident: Incident = None,
    slot: Slot = None,
    population: Population = None,
    version: Version = None,
    says: Says = None,
    evidence: Evidence = None,
    report: Reports = None,
    outside: Outsides = None,
    file: Files = None,
    kind: Kinds = None,
    method: Method = None,
    limits: Limits = None,
    final: Final = False,
    db: options.Db = Path(options.DEFAULT_LEDGER),
) -> None:
    """Write a finding anew: what is not given stays as it was. The version before is kept."""
    from reportedly.store.people.finding_making import checked_finding

    with options.opened(db) as ledger:
        last = ledger.finding_history(id)[-1]
        before = last.finding
        given = {
            "text": before.text if text is None else text,
            "about": about_of(before.about, claim, incident, slot, population, version),
            **given_values(says, evidence, kind, method, limits),
            **evidence_of(ledger, report, outside, file),
            "by": name_of(by),
            "at": datetime.now(UTC),
            "final": final,
        }
        written = checked_finding(ledger, revised(before, given), before)
        number = ledger.add_finding(written, since=last.revision)
    output.say(f"revision {number}: {written.status.value}")


@app.command()
def withdraw(
    id: Id,  # noqa: A002
    by: By,
    reason: Annotated[str, typer.Option("--reason", help="Why; kept and shown with it.")],
    db: options.Db = Path(options.DEFAULT_LEDGER),
) -> None:
    """Withdraw a finding. What it said is kept, with the reason beside it."""
    with options.opened(db) as ledger:
        number = ledger.withdraw_finding(id, by=name_of(by), at=datetime.now(UTC), reason=reason)
    output.say(f"revision {number}: withdrawn")


@app.command("list")
def list_(
    db: options.Db = Path(options.DEFAULT_LEDGER),
    text: Annotated[
        str | None,
        typer.Option(
            "--text", help="Words they must have: in what they say, how it was found, on what."
        ),
    ] = None,
    status: Annotated[
        FindingStatus | None, typer.Option("--status", help="Only these; all if not said.")
    ] = None,
    says: Annotated[Conclusion | None, typer.Option("--says", help="Only these.")] = None,
    author: Annotated[str | None, typer.Option("--by", help="Only of this author.")] = None,
    on: Annotated[
        list[str] | None,
        typer.Option("--on", help="Only on this claim, report or incident; may be repeated."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=100_000, help="How many.")] = 50,
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> None:
    """List findings as they stand, the last written first; drafts are among them."""
    from reportedly.codec import encode_finding
    from reportedly.store.people.findings import FindingQuery

    as_format = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    query = FindingQuery(
        drafts=True,
        text=text,
        status=status,
        conclusion=says,
        by=author,
        targets=tuple(on or ()),
        limit=limit,
    )
    with options.opened(db, read_only=True) as ledger:
        page = ledger.finding_page(query)
    if as_format in (output.Format.JSON, output.Format.JSONL):
        output.print_lines((encode_finding(one.finding) for one in page.rows), as_format)
    else:
        output.print_rows(COLUMNS, map(cells_of, page.rows), as_format)
    output.say(f"{len(page.rows)} of {page.total:,} findings")


@app.command()
def show(
    id: Id,  # noqa: A002
    revision: Annotated[
        int | None, typer.Option("--revision", min=1, help="As it stood at that revision.")
    ] = None,
    db: options.Db = Path(options.DEFAULT_LEDGER),
    json: output.AsJson = False,
) -> None:
    """Show a finding with its evidence, and every revision of it."""
    from reportedly.codec import encode_finding

    with options.opened(db, read_only=True) as ledger:
        kept = ledger.finding(id, revision)
        rows = ledger.finding_history(id)
        if json:
            output.write(encode_finding(kept.finding).decode())
            return
        for line in lines_of(ledger, kept):
            output.write(line)
    output.write("")
    for row in rows:
        found = row.finding
        why = f": {found.withdrawn}" if found.withdrawn else ""
        marked = " (shown above)" if row.revision == kept.revision else ""
        when = f"{found.at:%Y-%m-%d %H:%M} UTC"
        output.write(f"revision {row.revision}  {when}  {found.status.value} by {found.by}"
                     f"{why}{marked}")  # fmt: skip
