"""Which place each named place of the gold is taken for, beside the gold's own gazetteer.

usage: python -m benchmarks.gold_places [SPLIT ...]

Reads the invented texts of the splits (default: train dev). A place of the gold counts as named if
its words begin with a capital; which place is meant follows from its name in gold/places.toml,
where several villages share one. Printed: how many are found, and of these how many are right; of
a shared name any village that bears it.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from gold import load
from reportedly.pipeline import claims_of, open_engine
from reportedly.predictions import report_of
from reportedly.resolution.places.places_file import read_places

FOLDER = Path(load.__file__).parent


def told(report: load.Report) -> Iterator[tuple[int, int]]:
    """The spans of the named places of a text, each once."""
    spans = {tuple(item["span"]) for claim in report.claims for item in claim["places"]}
    yield from sorted(span for span in spans if report.text[span[0]].isupper())


def measure(splits: tuple[str, ...]) -> Counter[str]:
    """Counts of named places: all, found, known to the gazetteer, right, shared names, right."""
    engine = open_engine(FOLDER / "places.toml", FOLDER / "parties.toml")
    gazetteer, found = read_places(FOLDER / "places.toml"), Counter[str]()
    for split in splits:
        for report in load.load(FOLDER, split=split):
            claims = claims_of(report_of(asdict(report)), engine)
            ours = {item.span: item.place for claim in claims for item in claim.places}
            for start, end in told(report):
                met = [ours[span] for span in ours if span.start < end and start < span.end]
                meant = {place.id for place in gazetteer.find(report.text[start:end])}
                found["named"] += 1
                found["found"] += bool(met)
                if met and meant:
                    right = met[0] is not None and met[0].id in meant
                    found["compared"] += 1
                    found["right"] += right
                    found["shared names"] += len(meant) > 1
                    found["shared names, right"] += right and len(meant) > 1
    return found


def main() -> None:
    """Print the counts."""
    for name, count in measure(tuple(sys.argv[1:]) or ("train", "dev")).items():
        print(f"{name:24}{count}")


if __name__ == "__main__":
    main()
