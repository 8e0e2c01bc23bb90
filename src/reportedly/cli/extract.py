"""`extract`: claims of reports on stdout; no ledger is touched."""

from collections.abc import Iterator
from typing import Annotated

import typer

from reportedly.cli import inputs, options, output
from reportedly.ingest import Format


def extract(
    paths: options.Inputs,
    format: inputs.As = Format.AUTO,  # noqa: A002 (the option's own name)
    publisher: inputs.Publisher = None,
    url: inputs.Url = None,
    published: inputs.Published = None,
    language: inputs.Language = None,
    encoding: inputs.Encoding = None,
    places: options.Places = None,
    parties: options.Parties = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="Print the text too.")] = False,
    sides: Annotated[
        bool, typer.Option("--sides/--no-sides", help="Add each speaker's and actor's side.")
    ] = True,
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> int:
    """Print the claims of reports. Nothing is stored.

    --jsonl prints a report line and then its claims, in the record format (`reportedly schema`).
    """
    from reportedly.cli.rows import CLAIM_COLUMNS, claim_cells
    from reportedly.codec import encode_claim, encode_report
    from reportedly.pipeline import open_engine, sides_on

    as_format = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    said = inputs.ingest_options(
        format=format,
        publisher=publisher,
        url=url,
        published=published,
        language=language,
        encoding=encoding,
        operator=None,
    )
    engine = open_engine(places, parties)
    failures = inputs.Failures()
    readings = inputs.read_all(paths, said, engine, failures)
    if as_format in (output.Format.JSON, output.Format.JSONL):

        def lines() -> Iterator[bytes]:
            for extracted, _ in readings:
                day = extracted.report.published.day if extracted.report.published else None
                known = sides_on(engine.parties, extracted.claims, day) if sides else None
                yield encode_report(extracted.report, with_text=with_text)
                yield from (encode_claim(claim, known) for claim in extracted.claims)

        output.print_lines(lines(), as_format)
    else:
        cells = (
            claim_cells(claim, extracted.report.text)
            for extracted, _ in readings
            for claim in extracted.claims
        )
        output.print_rows(CLAIM_COLUMNS, cells, as_format)
    return 3 if failures.failed else 0
