"""Files of the user's own, as commands and callers give them: none, one, or several in order."""

from collections.abc import Sequence
from pathlib import Path

Files = Path | Sequence[Path] | None  # of several the one given first goes first


def in_order(files: Files) -> tuple[Path, ...]:
    """The paths, each once, in the order given."""
    given = (files,) if isinstance(files, Path) else files or ()
    return tuple(dict.fromkeys(given))
