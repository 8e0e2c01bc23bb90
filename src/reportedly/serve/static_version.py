"""What a page asks for its style sheets and scripts by, so that none is shown with old ones."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from reportedly import __version__

STATIC = Path(__file__).with_name("static")
SHOWN = 8  # hexadecimal digits of the hash
_KINDS = frozenset({".css", ".js", ".json", ".svg"})


@cache
def static_version() -> str:
    """The program's version and a hash of what is served beside its pages: "1.2.0.5e1f09c3"."""
    return version_of(STATIC)


def version_of(folder: Path) -> str:
    """The same for a folder: another name, another content or another file, another version."""
    found = sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in _KINDS:
            found.update(path.relative_to(folder).as_posix().encode() + b"\0")
            found.update(sha256(path.read_bytes()).digest())
    return f"{__version__}.{found.hexdigest()[:SHOWN]}"
