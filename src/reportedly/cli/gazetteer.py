"""`gazetteer`: look up the names of places, and make a list of places of your own."""

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli import options, output

app = typer.Typer(no_args_is_help=True, help="Look up places, and make a list of your own.")

COLUMNS = ("id", "name", "kind", "admin1", "country", "lat", "lon", "radius_km", "population")
UNTIL = "name_until"  # until when the place had the name asked for, if it has it no longer


@app.command()
def build(
    dumps: Annotated[
        list[Path], typer.Argument(metavar="DUMP.txt…", help="GeoNames dumps, unpacked.")
    ],
    out: Annotated[Path, typer.Option("--out", help="The file to write.")],
    name: Annotated[
        str, typer.Option("--name", help="Name and date of the data, written into every run.")
    ] = "",
) -> None:
    """Compile GeoNames dumps into a list of places, to be given with --places.

    A dump is a file like UA.txt or allCountries.txt of download.geonames.org/export/dump. Its
    populated places, divisions, waters, hills and facilities are kept, with all their names.
    """
    from reportedly.resolution.places.geonames import compile_dumps

    named = name or " ".join(["GeoNames", *(path.stem for path in dumps)])
    for kind, count in sorted(compile_dumps(dumps, out, named).items()):
        output.write(f"{count:>10}  {kind}")
    output.say(f"{out}: {out.stat().st_size:,} bytes")


@app.command()
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, in any script.")],
    places: options.Places = None,
    table: output.AsTable = False,
    json: output.AsJson = False,
    jsonl: output.AsJsonl = False,
    csv: output.AsCsv = False,
) -> None:
    """Print the places that a name could mean, yours first, then the most populous.

    If no place has the whole name, its word for a kind ("Port of", "airport") is taken off.
    """
    from reportedly.lang.folding import normalise
    from reportedly.pipeline import gazetteer_with
    from reportedly.resolution.places.asked import find_asked
    from reportedly.resolution.places.former_names import former_as

    found = [
        (place, former_as(place, normalise(name)))
        for place in find_asked(gazetteer_with(places), name)
    ]
    rows = (
        [*(getattr(place, key) for key in COLUMNS), former.until if former else None]
        for place, former in found
    )
    chosen = output.chosen(table=table, json=json, jsonl=jsonl, csv=csv)
    output.print_rows((*COLUMNS, UNTIL), rows, chosen)
