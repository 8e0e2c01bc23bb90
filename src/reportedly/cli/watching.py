"""What `ingest` looks at again and again: a folder, or web addresses it may fetch."""

from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

import typer

from reportedly.cli import output
from reportedly.ingest.watch import WatchedFolder

if TYPE_CHECKING:
    from reportedly.cli.ingest import Ingesting
    from reportedly.ingest.manners import Manners

INTERRUPTED = 130  # exit code
LOOK_SECONDS = 30.0  # between two looks at web addresses; each is asked more seldom than that
WEB = ("http://", "https://")


def is_web(path: str) -> bool:
    """True for a web address."""
    return path.lower().startswith(WEB)


def check_paths(paths: list[str], *, fetch: bool, watch: bool) -> None:
    """A usage error for addresses without --fetch, and for what cannot be watched."""
    web = [path for path in paths if is_web(path)]
    if web and not fetch:
        raise typer.BadParameter(f"{web[0]} is a web address: nothing is fetched without --fetch")
    if fetch and not web:
        raise typer.BadParameter("--fetch needs a web address: http://… or https://…")
    if watch and not web and (len(paths) != 1 or not Path(paths[0]).is_dir()):
        raise typer.BadParameter("--watch needs one folder that is there, or addresses to --fetch")
    if watch and web and len(web) < len(paths):
        raise typer.BadParameter("--watch takes a folder or web addresses, not both")


def manners_of(db: Path) -> "Manners":
    """What fetches, with what it remembers beside the ledger."""
    from reportedly.ingest.fetch_memory import Memory, memory_path
    from reportedly.ingest.manners import Manners

    return Manners(Memory(memory_path(db)))


def look_at(
    paths: list[str], work: "Ingesting", manners: "Manners | None", every: float
) -> tuple[Callable[[], None], float]:
    """What takes what is new in the folder, or at the addresses; and how long to wait then."""
    if manners is not None:
        asking = manners

        def ask() -> None:
            for url in paths:
                work.fetch(url, asking, says_nothing_new=False)

        return ask, max(every, LOOK_SECONDS)
    folder = WatchedFolder(Path(paths[0]))

    def look() -> None:
        for settled in folder.settled():
            work.take(str(settled))

    return look, every


def watched(
    paths: list[str],
    look: Callable[[], None],
    work: "Ingesting",
    bring: Callable[[], object] | None,
    every: float,
) -> int:
    """Take what is new at each look until interrupted; what has been taken is kept."""
    if not work.quiet:
        output.say(f"watching {', '.join(paths)}; Ctrl-C ends it")
    try:
        while True:
            before = work.added, work.read
            look()
            work.finish()
            if bring and (work.added, work.read) != before:
                bring()
            if not work.quiet and (work.added, work.read) != before:
                output.say(work.summary())
            sleep(every)
    except KeyboardInterrupt:
        work.finish()
        output.say(f"stopped: {work.summary()}")
        return INTERRUPTED
