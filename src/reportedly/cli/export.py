"""`export`: what the ledger holds, in the formats of other programs."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from reportedly.cli import options, output

if TYPE_CHECKING:
    from reportedly.export.answers import Choices
    from reportedly.export.formats import Format

STDOUT = Path("-")
LEFT_COLUMNS = ("claim_id", "why")


def export(
    format: Annotated[  # noqa: A002 (the argument's own name)
        str | None, typer.Argument(metavar="FORMAT", help="Name of a format; see --list.")
    ] = None,
    db: options.Db = Path(options.DEFAULT_LEDGER),
    out: Annotated[
        Path, typer.Option("--out", "-o", help="File to write; - is standard output.")
    ] = STDOUT,
    what: Annotated[
        str | None, typer.Option("--what", help="csv, parquet: which table; claims if not said.")
    ] = None,
    unreviewed: Annotated[
        bool,
        typer.Option(
            "--unreviewed", help="plover, acled, ucdp: take in what nobody has reviewed, marked."
        ),
    ] = False,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="jsonl: with the texts of reports.")
    ] = False,
    drafts: Annotated[
        bool,
        typer.Option(
            "--drafts",
            help="jsonl, csv, parquet, datasette: with findings of the desk that are drafts.",
        ),
    ] = False,
    unmasked: Annotated[
        bool,
        typer.Option("--unmasked", help="With the names of private persons, minors, detainees."),
    ] = False,
    left_out: Annotated[
        Path | None,
        typer.Option("--left-out", help="CSV to write of every claim left out, and why."),
    ] = None,
    list_formats: Annotated[
        bool, typer.Option("--list", help="List the formats and what each loses.")
    ] = False,
    quiet: options.Quiet = False,
) -> None:
    """Write the ledger as JSON Lines, CSV, Parquet, SQLite, GeoJSON, JSON-LD or coded events."""
    if list_formats:
        print_formats()
        return
    chosen = format_named(format)
    given = {
        "what": what is not None,
        "unreviewed": unreviewed,
        "with_text": with_text,
        "drafts": drafts,
    }
    choices = choices_for(chosen, given, what, unmasked=unmasked)
    check_target(chosen, out, db)
    whys = write_export(chosen, choices, db, out, left_out, quiet=quiet)
    if not quiet:
        for why, count in whys.most_common():
            output.say(f"{count} left out, each a claim that {why}")


def print_formats() -> None:
    """Every format with what it loses."""
    from reportedly.export.formats import FORMATS

    for item in FORMATS.values():
        output.write(f"{item.name}\n  {item.says}")
        if item.tables:
            output.write(f"  --what {', '.join(item.tables)}")
        output.write(f"  Loses: {item.loses}\n")


def format_named(name: str | None) -> "Format":
    """The format of that name; a usage error names them all."""
    from reportedly.export.formats import FORMATS

    if name is None or name not in FORMATS:
        asked = f"there is no format {name!r}." if name else "which format?"
        raise typer.BadParameter(f"{asked} Choose one of {', '.join(FORMATS)}")
    return FORMATS[name]


def choices_for(
    chosen: "Format", given: dict[str, bool], what: str | None, *, unmasked: bool = False
) -> "Choices":
    """What was asked for; a usage error if the format does not heed it."""
    from reportedly.export.answers import Choices

    for name, wanted in given.items():
        if wanted and name not in chosen.heeds:
            flag = "--" + name.replace("_", "-")
            raise typer.BadParameter(f"{chosen.name} does not heed {flag}")
    if what is not None and what not in chosen.tables:
        raise typer.BadParameter(f"--what is one of {', '.join(chosen.tables)}")
    return Choices(
        what=what or "claims",
        unreviewed=given["unreviewed"],
        with_text=given["with_text"],
        drafts=given["drafts"],
        unmasked=unmasked,
    )


def check_target(chosen: "Format", out: Path, db: Path) -> None:
    """A usage error for what would garble a terminal or replace the ledger."""
    if out == STDOUT:
        if chosen.binary and sys.stdout.isatty():
            raise typer.BadParameter(f"{chosen.name} is not for a terminal: give --out FILE")
    elif out.exists() and db.exists() and out.samefile(db):
        raise typer.BadParameter(f"{out} is the ledger itself")


def write_export(
    chosen: "Format", choices: "Choices", db: Path, out: Path, left_out: Path | None, *, quiet: bool
) -> Counter[str]:
    """Write the file, and the list of what is left out; returns the reasons with their counts."""
    from reportedly.answering import answers_of
    from reportedly.cli.progress import Progress
    from reportedly.export.masking import masked
    from reportedly.store.ledger import Ledger

    left: list[tuple[str, str]] = []
    with Ledger.open(db, create=False, read_only=True) as ledger:
        answers = answers_of(ledger, drafts=choices.drafts)
        if not choices.unmasked:
            answers = masked(answers)
        read = answers.claims
        told = Progress(quiet=quiet)
        answers = replace(answers, claims=lambda: told.over(read(), "claims read"))
        with opened(out) as stream:
            count = chosen.write(answers, choices, stream, lambda *why: left.append(why))
        changed = ledger.revision != answers.revision
    if left_out is not None:
        write_left_out(left_out, left)
    if changed:
        output.say("the ledger was added to meanwhile: export again for one revision throughout")
    if not quiet:
        target = "" if out == STDOUT else f" to {out}"
        output.say(f"{count} {chosen.counts} written{target}, revision {answers.revision}")
    if count and not quiet:
        output.say(answers.masking or "nothing is masked: private persons are named")
    return Counter(why for _, why in left)


def write_left_out(path: Path, left: list[tuple[str, str]]) -> None:
    """Every claim that is left out, with the reason."""
    import csv

    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(LEFT_COLUMNS)
        writer.writerows(left)


@contextmanager
def opened(out: Path) -> Iterator[BinaryIO]:
    """Where to write; a file gets its name only when it is whole."""
    from reportedly.export.whole import whole_file

    if out == STDOUT:
        yield sys.stdout.buffer
        return
    with whole_file(out) as stream:
        yield stream
