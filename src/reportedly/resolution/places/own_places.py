"""The user's own places: files written by hand or compiled from a dump, and how they are given."""

from pathlib import Path

from reportedly.errors import BadConfiguration
from reportedly.model.referent import Place
from reportedly.plugins import Gazetteer
from reportedly.resolution.places.compiled import MAGIC
from reportedly.resolution.places.gazetteer import open_gazetteer
from reportedly.resolution.places.own_files import Files, in_order
from reportedly.resolution.places.places_file import Outline, PlacesFile, read_places


def open_places(files: Files) -> tuple[Gazetteer, ...]:
    """The places in each of `files`: a places file, or what ``gazetteer build`` has written.

    Raises BadConfiguration, naming the file, if one is neither, or if two places have one id.
    """
    seen: dict[str, tuple[Path, Place]] = {}
    found: list[Gazetteer] = []
    for path in in_order(files):
        if _is_compiled(path):
            found.append(open_gazetteer(path))
            continue
        places = read_places(path)
        _check_ids(path, places, seen)
        found.append(places)
    return tuple(found)


def outlines_in(files: Files) -> tuple[Outline, ...]:
    """The outlines in `files`; a compiled list has none."""
    written = (path for path in in_order(files) if not _is_compiled(path))
    return tuple(outline for path in written for outline in read_places(path).outlines)


def _check_ids(path: Path, places: PlacesFile, seen: dict[str, tuple[Path, Place]]) -> None:
    for place in places.places:
        other, known = seen.setdefault(place.id, (path, place))
        if known != place:
            raise BadConfiguration(
                f"{path}: {place.name}: the id {place.id!r} is that of another place in {other}; "
                "give `id`"
            )


def _is_compiled(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False  # said by whoever reads it
