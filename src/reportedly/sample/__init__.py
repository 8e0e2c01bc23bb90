"""The bundled sample: a fictional war in sixteen short reports, its places and its parties."""

from importlib.resources import files
from pathlib import Path

from reportedly.errors import BadConfiguration


def sample_file(name: str) -> Path:
    """Path of one file of the sample: reports.jsonl, places.toml or parties.toml."""
    path = Path(str(files(__name__) / name))
    if not path.is_file():
        raise BadConfiguration(f"the sample has no file {name!r}")
    return path
