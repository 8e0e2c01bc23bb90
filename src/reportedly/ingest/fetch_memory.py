"""Remembers of each address what was last fetched and when it may be asked for again."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reportedly.errors import BadConfiguration

LONGEST = 1_000  # characters of a tag or date that are remembered; longer ones are forgotten
MOST = 20_000  # addresses; those asked for the longest ago go first


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a server said of what it gave, to be sent back to it; "" for nothing."""

    tag: str  # ETag
    modified: str  # Last-Modified
    again: datetime  # not to be asked before


def memory_path(ledger: Path) -> Path:
    """The file beside a ledger in which is remembered what was fetched into it."""
    return ledger.with_name(ledger.name + ".fetched.json")


class Memory:
    """A file of addresses; written whole under another name first, so that it is never half."""

    def __init__(self, path: Path) -> None:
        """Raises BadConfiguration if the file is there and is no such file."""
        self._path = path
        self._kept = _read(path)

    def get(self, url: str) -> Known | None:
        """What is remembered of an address."""
        return self._kept.get(url)

    def put(self, url: str, known: Known) -> None:
        """Remember an address, on the disk too."""
        self._kept.pop(url, None)
        self._kept[url] = Known(
            tag=_short(known.tag), modified=_short(known.modified), again=known.again
        )
        for old in list(self._kept)[:-MOST]:
            del self._kept[old]
        lines = {
            url: {"tag": one.tag, "modified": one.modified, "again": one.again.isoformat()}
            for url, one in self._kept.items()
        }
        partial = self._path.with_name(self._path.name + ".partial")
        partial.write_text(json.dumps(lines, indent=1, ensure_ascii=False), encoding="utf-8")
        partial.replace(self._path)


def _short(value: str) -> str:
    """A value that can stand in a header again; "" for one that cannot."""
    fits = len(value) <= LONGEST and value.isprintable() and value.isascii()
    return value if fits else ""


def _read(path: Path) -> dict[str, Known]:
    if not path.exists():
        return {}
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return {url: _known(one) for url, one in found.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadConfiguration(f"{path} cannot be read ({error}); remove it") from error


def _known(found: dict[str, str]) -> Known:
    again = datetime.fromisoformat(found["again"])
    if again.tzinfo is None:
        again = again.replace(tzinfo=UTC)
    return Known(tag=_short(found["tag"]), modified=_short(found["modified"]), again=again)
