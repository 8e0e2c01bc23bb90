"""What a plug-in must offer, and the entry-point groups it is found under."""

from collections.abc import Mapping
from importlib.metadata import entry_points
from typing import Any, Protocol

from reportedly.model.referent import Place

GROUPS = {
    "gazetteer": "reportedly.gazetteers",
    "ingester": "reportedly.ingesters",
    "exporter": "reportedly.exporters",
    "language": "reportedly.languages",
}


class Gazetteer(Protocol):
    """A name list. Names are compared after the gazetteer's own normalisation."""

    @property
    def version(self) -> str:
        """Name and date of the data, as written into runs."""
        ...

    def find(self, name: str) -> tuple[Place, ...]:
        """All places with that name, most populous first; () if there is none."""
        ...

    def has(self, name: str) -> bool:
        """True if some place has that name; cheaper than :meth:`find`."""
        ...


def load(kind: str) -> Mapping[str, Any]:
    """Installed plug-ins of one kind of :data:`GROUPS`, by name."""
    return {point.name: point.load() for point in entry_points(group=GROUPS[kind])}
