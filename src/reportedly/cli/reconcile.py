"""`reconcile`: bring the claims of the ledger together again."""

from pathlib import Path

from reportedly.cli import options, output
from reportedly.wording import counted


def reconcile(
    db: options.Db = Path(options.DEFAULT_LEDGER),
    places: options.Places = None,
    parties: options.Parties = None,
    quiet: options.Quiet = False,
) -> None:
    """Find lineages, statements and incidents anew, from everything the ledger holds."""
    from reportedly.cli.progress import Progress
    from reportedly.pipeline import open_engine
    from reportedly.reconciling import reconcile_ledger

    with options.opened(db) as ledger:
        options.check_parties(ledger, parties)
        reconcile_ledger(ledger, open_engine(places, parties), Progress(quiet=quiet).tell)
        found = ledger.found()
    if not quiet:
        output.say(
            ", ".join(
                counted(found[f"{noun}s"], noun) for noun in ("lineage", "statement", "incident")
            )
        )
