"""Which places of countries at war are found: within 10 km, and in the right division.

    python benchmarks/conflict_places.py [--misses]

The sentences and what their names mean stand in conflict_places.txt beside this file. A name counts
as right within NEAR_KM of its place, its division if the answer lies in the same one.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.model.geometry import distance
from reportedly.model.mention import Toponym
from reportedly.model.referent import Place
from reportedly.model.span import Span
from reportedly.predictions import reading_of
from reportedly.resolution.places.gazetteer import open_gazetteer
from reportedly.resolution.places.places import resolve_places

NEAR_KM = 10.0
SENTENCES = Path(__file__).with_name("conflict_places.txt")
MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]|\{([^}]+)\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its names, and what those that are scored mean, by their start."""

    text: str
    names: tuple[Span, ...]
    meant: dict[int, str]


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a file, without their marks."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield _read(line)


def _read(line: str) -> Sentence:
    text, names, meant, at = "", [], {}, 0
    for match in MARK.finditer(line):
        text += line[at : match.start()]
        name = match.group(1) or match.group(3)
        names.append(Span(len(text), len(text) + len(name)))
        if match.group(2):
            meant[len(text)] = match.group(2)
        text, at = text + name, match.end()
    return Sentence(text + line[at:], tuple(names), meant)


def meant_places(wanted: set[str]) -> dict[str, Place]:
    """The places with these ids, looked for through the whole gazetteer."""
    file = open_gazetteer()._file
    every = (file._place(number) for number in range(file.header["places"]))
    return {place.id: place for place in every if place.id in wanted}


def main() -> None:
    """Print both shares, and with --misses what went wrong."""
    listed = list(sentences(SENTENCES))
    places = meant_places({id_ for sentence in listed for id_ in sentence.meant.values()})
    near = inside = every = 0
    for sentence in listed:
        _, reading = reading_of({"text": sentence.text})
        names = tuple(Toponym(span=s, as_written=s.of(sentence.text)) for s in sentence.names)
        for toponym in resolve_places(reading, names, open_gazetteer()):
            wanted = places.get(sentence.meant.get(toponym.span.start, ""))
            if toponym.span.start not in sentence.meant:
                continue
            every += 1
            close, division = _compared(toponym.place, wanted)
            near, inside = near + close, inside + division
            if not close and "--misses" in sys.argv:
                print(sentence.text, "|", toponym.as_written, "->", toponym.place, wanted)
    print(f"within {NEAR_KM:.0f} km {100 * near / every:.1f} %, right division "
          f"{100 * inside / every:.1f} %, of {every}")  # fmt: skip


def _compared(found: Place | None, wanted: Place | None) -> tuple[bool, bool]:
    if found is None or wanted is None:
        return False, False
    far = distance(found.lat, found.lon, wanted.lat, wanted.lon)
    same = (found.country, found.admin1) == (wanted.country, wanted.admin1)
    return far <= NEAR_KM, same


if __name__ == "__main__":
    main()
