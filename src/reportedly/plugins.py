"""What a gazetteer must offer to stand beside the bundled one."""

from typing import Protocol

from reportedly.model.referent import Place


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
