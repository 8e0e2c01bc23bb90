"""Reconciles a whole ledger slice by slice, beside it, and then exchanges what has changed."""

from collections.abc import Callable, Iterable

from reportedly.store.found import indexed_tables as x
from reportedly.store.found import keeping
from reportedly.store.found import kept_tables as k
from reportedly.store.found.bench import Bench
from reportedly.store.found.exchange import exchange
from reportedly.store.found.found import FoundAnew
from reportedly.store.found.staged_sources import stage_sources
from reportedly.store.found.staged_tables import make_staged
from reportedly.store.found.staging import stage, stage_reports
from reportedly.store.removal.turns import in_turns
from reportedly.store.transactions import Transactions, newest


def reconcile_anew(
    transactions: Transactions, stamp: str, found: Callable[[Bench], Iterable[FoundAnew]]
) -> bool:
    """Make what is found all that reconciling has found; False (and no revision) if it was.

    While it is looked for, the ledger is read as it was at the beginning, and others may write;
    what they write is due afterwards. The write lock is held for the exchange alone. If something
    is removed meanwhile it begins again: see :func:`in_turns`.
    """
    return in_turns(lambda: _reconcile(transactions, stamp, found))


def _reconcile(
    transactions: Transactions, stamp: str, found: Callable[[Bench], Iterable[FoundAnew]]
) -> bool:
    with transactions.writing("reconcile") as tx:
        k.KEPT.create_all(tx.connection, checkfirst=True)  # what comes from now on is noted
    with transactions.apart("reconcile") as (reading, writing):
        with reading() as tx:
            until = newest(tx.connection)
            make_staged(tx.connection)
            for one in found(Bench(tx.connection)):
                stage(tx.connection, one)
            stage_reports(tx.connection)
            stage_sources(tx.connection)
        with writing() as tx:
            own = tx.connection.execution_options(schema_translate_map={None: "main"})
            x.INDEXED.create_all(own)
            k.KEPT.create_all(own)  # a removal meanwhile drops them
            keeping.mark_since(tx.connection, until)
            changed = exchange(tx)
            keeping.settle(tx.connection, stamp, until)
    return changed
