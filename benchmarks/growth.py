"""How the time of each stage grows with the length of a report: prints an exponent per stage.

usage: growth.py [COPIES]    (default 200: the longer text is 4 x COPIES invented paragraphs)

The baseline is the same stage on a quarter of the text, in the same run. 1.0 is linear; values
from texts that take under 10 ms are noise and printed in brackets.
"""

import math
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

from reportedly.extraction.actors.actors import find_actors
from reportedly.extraction.attribution.attribution import find_attributions
from reportedly.extraction.commitment.commitment import judge
from reportedly.extraction.quantities.quantities import find_quantities
from reportedly.extraction.replies.replies import find_replies
from reportedly.extraction.times.times import find_times
from reportedly.extraction.toponyms.described import find_described
from reportedly.extraction.toponyms.toponyms import find_toponyms
from reportedly.extraction.verification.verification import find_remarks
from reportedly.ingest import Format, IngestOptions, receive_bytes
from reportedly.model.report import Received, Report
from reportedly.pipeline import bundled_engine, extract
from reportedly.reader.words import read
from reportedly.resolution.places.inherited import inherit
from reportedly.resolution.places.places import resolve_places
from reportedly.resolution.speakers.speakers import resolve_speakers

PARAGRAPH = (
    "The ministry of Veskara said that at least 12 people had been killed in Brenn on Tuesday. "
    "“It is quiet,” Governor Ilse Maren told reporters. We could not verify the report. "
)
ODD = {
    "only opening marks": "“",
    "only apostrophes": "'",
    "abbreviations": "a.a.",
    "one long word": "x",
    "empty lines": "\n",
    "unclosed quotations": '"A. ',
}
FACTOR = 4


def report_of(text: str) -> Report:
    """`text` as a report in English."""
    now = datetime.now(UTC)
    options = IngestOptions(format=Format.TEXT, language="en", published="2025-03-12", now=now)
    found = receive_bytes(text.encode(), "benchmark", options)
    return next(outcome.report for outcome in found if isinstance(outcome, Received))


def seconds(stage: Callable[[Report], object], report: Report) -> float:
    """CPU seconds of one call."""
    started = time.process_time()
    stage(report)
    return time.process_time() - started


def stages() -> dict[str, Callable[[Report], object]]:
    """Each stage as a function of a report, with what it needs made beforehand."""
    engine = bundled_engine()
    readings: dict[str, tuple[object, object, object]] = {}

    def prepared(stage: Callable[..., object]) -> Callable[[Report], object]:
        def run(report: Report) -> object:
            if report.id not in readings:
                readings[report.id] = _prepare(report)
            return stage(*readings[report.id])

        return run

    def _prepare(report: Report) -> tuple[object, object, object]:
        reading = read(report)
        return reading, find_attributions(reading), find_toponyms(reading, engine.gazetteer)

    return {
        "read": read,
        "attributions": prepared(lambda r, a, t: find_attributions(r)),
        "toponyms": prepared(lambda r, a, t: find_toponyms(r, engine.gazetteer)),
        "places": prepared(lambda r, a, t: resolve_places(r, t, engine.gazetteer)),
        "times": prepared(lambda r, a, t: find_times(r)),
        "quantities": prepared(lambda r, a, t: find_quantities(r)),
        "actors": prepared(lambda r, a, t: find_actors(r, engine.parties.vocabulary)),
        "speakers": prepared(lambda r, a, t: resolve_speakers(r, a, engine.parties.vocabulary)),
        "remarks": prepared(lambda r, a, t: find_remarks(r, a)),
        "described places": prepared(
            lambda r, a, t: inherit(r, resolve_places(r, t, engine.gazetteer), find_described(r))
        ),
        "replies": prepared(
            lambda r, a, t: find_replies(r, a, [judge(r, item)[0].source for item in a])
        ),
        "everything": lambda report: extract(report, engine),
    }


def line(name: str, stage: Callable[[Report], object], short: Report, long: Report) -> str:
    """Seconds on both texts and the exponent; the first call warms tables up."""
    stage(short), stage(long)
    small, large = seconds(stage, short), seconds(stage, long)
    exponent = math.log(max(large, 1e-9) / max(small, 1e-9), FACTOR)
    shown = f"{exponent:.2f}" if small >= 0.01 else f"({exponent:.2f})"
    return f"{name:>22} {small:9.3f} s {large:9.3f} s   {shown}"


def main() -> None:
    """Print a row a stage, then a row an odd text for the reader and attribution."""
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    short, long = report_of(PARAGRAPH * copies), report_of(PARAGRAPH * copies * FACTOR)
    print(f"{len(short.text):,} and {len(long.text):,} characters")
    for name, stage in stages().items():
        print(line(name, stage, short, long))
    for name, piece in ODD.items():
        size = 40_000 // len(piece)
        odd = report_of("A. " + piece * size), report_of("A. " + piece * size * FACTOR)
        print(line(name, lambda report: find_attributions(read(report)), *odd))


if __name__ == "__main__":
    main()
