"""`finding`: what the desk itself has found: written, listed, shown, revised, withdrawn."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli import options, output
from reportedly.errors import InvalidRecord
from reportedly.model.finding import Conclusion, FindingStatus, MethodKind

if TYPE_CHECKING:
    from reportedly.model.finding import About, Excerpt, Finding, KeptFinding, Outside
    from reportedly.store.ledger import Ledger

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
COLUMNS = ("id", "status", "at", "author", "says", "about", "finding", "method", "evidence")


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
    from reportedly.store.finding_making import checked_finding

    with options.opened(db) as ledger:
        bare = Finding(
            text=text, evidence=(), method="", by=_name(by), at=datetime.now(UTC), final=final
        )
        given = {
            "about": _about(bare.about, claim, incident, slot, population, version),
            **_given(says, evidence, kind, method, limits),
            **_shown(ledger, report, outside, file),
        }
        written = checked_finding(ledger, _with(bare, given))
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
    from reportedly.store.finding_making import checked_finding

    with options.opened(db) as ledger:
        last = ledger.finding_history(id)[-1]
        before = last.finding
        given = {
            "text": before.text if text is None else text,
            "about": _about(before.about, claim, incident, slot, population, version),
            **_given(says, evidence, kind, method, limits),
            **_shown(ledger, report, outside, file),
            "by": _name(by),
            "at": datetime.now(UTC),
            "final": final,
        }
        written = checked_finding(ledger, _with(before, given), before)
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
        number = ledger.withdraw_finding(id, by=_name(by), at=datetime.now(UTC), reason=reason)
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
    from reportedly.store.findings import FindingQuery

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
        output.print_rows(COLUMNS, map(_cells, page.rows), as_format)
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
        for line in _lines(ledger, kept):
            output.write(line)
    output.write("")
    for row in rows:
        found = row.finding
        why = f": {found.withdrawn}" if found.withdrawn else ""
        marked = " (shown above)" if row.revision == kept.revision else ""
        when = f"{found.at:%Y-%m-%d %H:%M} UTC"
        output.write(f"revision {row.revision}  {when}  {found.status.value} by {found.by}"
                     f"{why}{marked}")  # fmt: skip


def _name(by: str) -> str:
    name = " ".join(by.split())
    if not name:
        raise InvalidRecord("a finding needs the name of the one who writes it")
    return name


def _with(finding: "Finding", given: dict[str, Any]) -> "Finding":
    """The finding with what was given."""
    from dataclasses import replace

    return replace(finding, **{name: value for name, value in given.items() if value is not None})


def _about(
    before: "About",
    claims: list[str] | None,
    incident: str | None,
    slot: str | None,
    population: str | None,
    version: str | None,
) -> "About":
    from dataclasses import replace

    from reportedly.model.ids import ClaimId, IncidentId

    about = before
    if incident is not None:
        about = replace(about, incident=IncidentId(incident), slot="", population=None, value="")
    if slot is not None:
        about = replace(about, slot=slot, population=population, value="")
    if version is not None:
        about = replace(about, value=version)
    return about if claims is None else replace(about, claims=tuple(map(ClaimId, claims)))


def _given(
    says: Conclusion | None,
    evidence: list[str] | None,
    kinds: list[MethodKind] | None,
    method: str | None,
    limits: str | None,
) -> dict[str, Any]:
    return {
        "conclusion": says,
        "evidence": None if evidence is None else tuple(evidence),
        "kinds": None if kinds is None else tuple(kinds),
        "method": method,
        "limits": limits,
    }


def _shown(
    ledger: "Ledger",
    reports: list[str] | None,
    outside: list[str] | None,
    files: list[Path] | None,
) -> dict[str, Any]:
    """Reports and what is outside the ledger, as evidence."""
    others = [*map(_outside, outside or ()), *map(_file, files or ())]
    return {
        "excerpts": None if reports is None else tuple(_excerpt(ledger, one) for one in reports),
        "outside": tuple(others) if others else None,
    }


def _excerpt(ledger: "Ledger", given: str) -> "Excerpt":
    from reportedly.store.finding_making import excerpt_of

    report, _, words = given.partition(":")
    return excerpt_of(ledger.report(report), words)


def _outside(given: str) -> "Outside":
    """Evidence described in words, or key by key as JSON."""
    import json

    from reportedly.model.finding import Outside

    if not given.lstrip().startswith("{"):
        return Outside(what=given)
    try:
        told = json.loads(given)
    except ValueError as error:
        raise InvalidRecord(f"--outside is no JSON: {error}") from error
    unknown = [name for name in told if name not in Outside.__slots__]
    if unknown or not all(isinstance(value, str) for value in told.values()):
        raise InvalidRecord(f"--outside takes texts for {', '.join(Outside.__slots__)}")
    return Outside(**{"what": "", **told})


def _file(path: Path) -> "Outside":
    """A file by its name and hash; nothing of it goes into the ledger."""
    import hashlib

    from reportedly.model.finding import Outside

    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    return Outside(what=f"file {path.name}", file=path.name, sha256=sha256)


def _cells(kept: "KeptFinding") -> tuple[object, ...]:
    from reportedly.finding_words import (
        evidence_counts,
        kinds_words,
        proposition_words,
        shown_text,
    )

    found = kept.finding
    about = filter(None, [found.about.incident, proposition_words(found), *found.about.claims])
    return (
        found.id,
        found.status.value,
        found.at.isoformat(timespec="seconds"),
        kept.author,
        found.conclusion,
        "; ".join(about),
        shown_text(kept),
        kinds_words(found),
        evidence_counts(found),
    )


def _lines(ledger: "Ledger", kept: "KeptFinding") -> "list[str]":
    """A finding in lines, each with its label."""
    from reportedly.finding_words import (
        desk_line,
        method_words,
        outside_words,
        proposition_words,
        removed_words,
    )

    found, rows = kept.finding, ledger.claim_rows(kept.finding.claims)
    about = found.about
    lines = [desk_line(kept)]
    lines += [f"withdrawn: {found.withdrawn}"] if found.withdrawn else []
    if about.incident:
        told = proposition_words(found)
        lines.append(f"about     {about.incident}" + (f", {told}" if told else ""))
    for role, claims in (("about", about.claims), ("rests on", found.evidence)):
        for claim in claims:
            words = " ".join(rows[claim].content.split()) if claim in rows else "in no reading now"
            lines.append(f"{role:<9} {claim}: {words}")
    for one in found.excerpts:
        spans = ", ".join(f"{start}-{end}" for start, end in one.spans) or "all of it"
        lines.append(f"rests on  {one.report}: {spans}")
    for other in found.outside:
        lines.append(f"rests on  {outside_words(other)}")
        lines += [f"          sha256 {other.sha256}"] if other.sha256 else []
    lines += [f"method    {method_words(found)}"] if method_words(found) else []
    lines += [f"limits    {found.limits}"] if found.limits else []
    return lines + ([removed_words(found)] if found.removed else [])
