"""`incident`: accounts of incidents, their versions side by side."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options, output
from reportedly.cli.nouns import check_noun
from reportedly.model.ids import IncidentId
from reportedly.model.incident import Account, Disagreement

if TYPE_CHECKING:
    from reportedly.store.found.incidents import IncidentRow
    from reportedly.store.found.judged import Judged, Made
    from reportedly.store.found.parts import Parts

NONE = (
    "no incident in this ledger: one is made of claims that name a happening, a known place and a "
    "day (a report without a date gives none; say --published when it is ingested)"
)
LISTED = 50  # incidents listed unless asked otherwise


def incident(
    id: Annotated[  # noqa: A002 (the argument's own name)
        str | None, typer.Argument(help="Id of an incident (i_…); none lists them.")
    ] = None,
    db: options.Db = Path(options.DEFAULT_LEDGER),
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many are listed.")] = LISTED,
    parties: options.Parties = None,
    unjudged: Annotated[
        bool, typer.Option("--unjudged", help="As the program has it, whatever people judged.")
    ] = False,
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> None:
    """List incidents, the latest first, or show the account of one."""
    from reportedly.codec import encode_account
    from reportedly.store.found.incidents import IncidentQuery
    from reportedly.store.ledger import Ledger

    as_format = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    if id is not None:
        check_noun(id, "i", "reportedly incident, with no id, lists them")
    with Ledger.open(db, create=False, read_only=True) as ledger:
        if id is None:
            page = ledger.incidents(IncidentQuery(limit=limit))
            print_list(page.rows, as_format)
            return
        judged = ledger.judged_incident(id)
        account = ledger.account(id)
        if judged.changes and not unjudged:
            account = ledger.judged_account(id, _made(parties))
        if as_format in (output.Format.JSON, output.Format.JSONL):
            output.print_lines([encode_account(account)], as_format)
            return
        print_account(account, as_format)
        if as_format is output.Format.TABLE:
            for line in part_lines(ledger.parts(account.incident)):
                output.write(line)
            for line in judged_lines(judged, {one.id: one.title for one in judged.incidents}):
                output.write(line)


def _made(parties: list[Path] | None) -> "Made":
    from reportedly.reconciling import judging_by
    from reportedly.resolution.parties_file import load_parties

    return judging_by(load_parties(parties))


def part_lines(found: "Parts") -> "Iterator[str]":
    """What an incident is a part of, and its parts, whose figures are no versions of its own."""
    for one in found.wholes:
        yield f"  part of: {one.title}   {one.id}"
    for one in found.parts:
        yield f"  part: {one.title}   {one.id}"


def judged_lines(judged: "Judged", titles: "Mapping[IncidentId, str]") -> "Iterator[str]":
    """What people said of an incident: of which other, by whom, when and why."""
    mine = judged.incidents[0].id
    for kept in judged.acts:
        one = kept.judgement
        other = one.left if one.right == mine else one.right
        what = titles.get(IncidentId(other))
        shown = f"{other} ({what})" if what else other
        of = "" if mine in (one.left, one.right) else f"{one.left}: "
        note = f": {one.note}" if one.note else ""
        yield f"  judged: {of}{one.verdict.value} as {shown}, by {one.by}, {one.at:%Y-%m-%d}{note}"


def print_list(found: "Sequence[IncidentRow]", as_format: output.Format) -> None:
    """Incidents, one a row; if there is none, why that can be."""
    rows = [
        (row.incident.id, row.incident.title, len(row.incident.claims), row.reports)
        for row in found
    ]
    output.print_rows(("id", "incident", "claims", "reports"), rows, as_format)
    if not rows:
        output.say(NONE)


def print_account(account: Account, as_format: output.Format = output.Format.TABLE) -> None:
    """One account: a sentence, versions with origins, how they relate, what is covered."""
    from reportedly.cli.rows import PROPOSITION_COLUMNS, coverage_line, proposition_cells
    from reportedly.model.incident import Relation
    from reportedly.reconcile.accounts.relation_lines import relation_lines

    rows = [proposition_cells(item) for item in account.propositions]
    if as_format is output.Format.CSV:
        output.print_csv(PROPOSITION_COLUMNS, rows)
        return
    output.write(f"{account.incident.title}   {account.incident.id}")
    output.write(account.summary)
    output.print_table(PROPOSITION_COLUMNS, rows)
    lines = relation_lines(account)
    for item in lines:
        if item.relation is not Relation.COMPATIBLE:
            output.write("  " + disagreement_line(account, item))
    if both := sum(item.relation is Relation.COMPATIBLE for item in lines):
        pairs = "pair" if both == 1 else "pairs"
        output.write(f"  {both} {pairs} of figures that can both hold")
    for silence in account.silences:
        output.write(f"  silence: {silence.who} ({silence.kind.replace('_', ' ')})")
    output.write("  covered: " + coverage_line(account))
    output.write("")


def disagreement_line(account: Account, item: Disagreement) -> str:
    """How two versions of one slot relate, and why."""
    slot = account.propositions[item.left].slot.replace("_", " ")
    return f"{slot}: {item.relation.value.replace('_', ' ')} ({item.why})"
