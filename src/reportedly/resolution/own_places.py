"""The user's own places, written by hand or compiled from a dump, whichever the file is."""

from pathlib import Path

from reportedly.plugins import Gazetteer
from reportedly.resolution.compiled import MAGIC
from reportedly.resolution.gazetteer import open_gazetteer
from reportedly.resolution.places_file import Outline, read_places


def open_places(path: Path) -> Gazetteer:
    """The places in `path`: a places file, or what ``reportedly gazetteer build`` has written.

    Raises BadConfiguration if it is neither.
    """
    return open_gazetteer(path) if _is_compiled(path) else read_places(path)


def outlines_in(path: Path) -> tuple[Outline, ...]:
    """The outlines in `path`; a compiled list has none."""
    return () if _is_compiled(path) else read_places(path).outlines


def _is_compiled(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False  # said by whoever reads it
