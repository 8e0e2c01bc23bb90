"""`doctor`: what this installation is made of, and whether it works."""

import platform
import sqlite3
import sys
from importlib.metadata import version

from reportedly import __version__
from reportedly.cli import output

PACKAGES = (
    "msgspec",
    "onnxruntime",
    "sqlalchemy",
    "trafilatura",
    "py3langid",
    "fastapi",
    "typer",
)
PROBE = "The ministry said on Tuesday that at least 12 people had been killed."


def doctor() -> int:
    """Print versions, open the place names, read one sentence; exit 1 if something is missing."""
    from reportedly import read
    from reportedly.pipeline import open_engine

    engine = open_engine()
    claims = read(PROBE, published="2025-03-12")
    has_search = _has_full_text()
    facts = [
        ("reportedly", __version__),
        ("python", f"{sys.version.split()[0]} on {platform.system()} {platform.machine()}"),
        ("sqlite", f"{sqlite3.sqlite_version}, full text: {'yes' if has_search else 'MISSING'}"),
        *((name, version(name)) for name in PACKAGES),
        *(made for made in engine.run.components if made[0] != "reportedly"),
        ("reads", f"{len(claims)} claim in a sentence that has one"),
    ]
    for name, value in facts:
        output.write(f"{name:>12}  {value}")
    return 0 if has_search and len(claims) == 1 else 1


def _has_full_text() -> bool:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return True
