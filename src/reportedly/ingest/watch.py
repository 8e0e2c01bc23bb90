"""Watches a folder: which files have settled since the last look, each content once."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.ingest.kind import has_known_suffix


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What changes while a file is written."""

    size: int
    time: int  # nanoseconds
    file: int  # inode: another file of that name is another file


class WatchedFolder:
    """A folder with everything below it, looked at again and again.

    A file has settled when it is the same at two looks one after the other; until then it may be
    half written. Hidden files and names of no known kind are passed over.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._before: dict[Path, Stamp] = {}
        self._taken: dict[Path, Stamp] = {}
        self._contents: set[str] = set()

    def settled(self) -> Iterator[Path]:
        """The files that have settled and whose content has not been given yet, sorted.

        A file that changes later is given again. One that cannot be read is given once, so that
        whoever reads it says what is wrong.
        """
        now = dict(self._look())
        before, self._before = self._before, now
        self._taken = {path: stamp for path, stamp in self._taken.items() if path in now}
        for path in sorted(now):
            stamp = now[path]
            if before.get(path) != stamp or self._taken.get(path) == stamp:
                continue
            if self._is_new(path):
                yield path
            self._taken[path] = stamp

    def _look(self) -> Iterator[tuple[Path, Stamp]]:
        for parent, folders, names in os.walk(self.path):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in names:
                path = Path(parent, name)
                if name.startswith(".") or not has_known_suffix(name):
                    continue
                try:
                    if path.is_file():
                        found = path.stat()
                        yield (
                            path,
                            Stamp(size=found.st_size, time=found.st_mtime_ns, file=found.st_ino),
                        )
                except OSError:
                    continue  # it has gone since the folder was listed

    def _is_new(self, path: Path) -> bool:
        """True if no file with these bytes has been given; False if it has gone."""
        try:
            with path.open("rb") as stream:
                content = hashlib.file_digest(stream, "sha256").hexdigest()
        except FileNotFoundError:
            return False
        except OSError:
            return True
        if content in self._contents:
            return False
        self._contents.add(content)
        return True
