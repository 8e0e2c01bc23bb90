"""What is taken out of a ledger on purpose."""

from reportedly.model.removal import Extent, Removal, Target, Tombstone, Why
from reportedly.model.report import Report
from reportedly.store.opened import OpenedLedger
from reportedly.store.removal import refusals, removal
from reportedly.store.removal.removal import Again


class Removals(OpenedLedger):
    """Seals, redacts and removes, and answers about it."""

    def is_refused(self, report: Report) -> bool:
        """True if it, or a report with the same words, was removed and is known again."""
        return self._read(refusals.is_refused, self.path, *refusals.names_of(report))

    def was_removed(self, id: str) -> bool:  # noqa: A002
        """True if a report or claim with that id was removed and is known again."""
        return self._read(refusals.is_refused, self.path, id)

    def is_sealed(self, id: str) -> bool:  # noqa: A002
        """True if a report, or a claim, with that id is kept and not shown."""
        return self._read(removal.is_hidden, id)

    def extent_of(self, target: Target) -> Extent:
        """What taking the target out would touch; raises NotFound."""
        return self._read(removal.extent_of, target)

    def seal(self, target: Target, why: Why, again: Again | None = None) -> Tombstone:
        """Keep the target and show it to nobody, until it is unsealed. Raises NotFound."""
        with self._transactions.writing("seal") as tx:
            return removal.take_out(tx, Removal.SEAL, target, why, again=again)

    def unseal(self, tombstone: str, why: Why, again: Again | None = None) -> Tombstone:
        """Take the seal with that tombstone back. Raises NotFound."""
        with self._transactions.writing("unseal") as tx:
            return removal.unseal(tx, tombstone, why, again)

    def redact(self, target: Target, why: Why, again: Again | None = None) -> Tombstone:
        """Replace the target's words by blocks, for good. Raises NotFound.

        Then see :meth:`erase`; True in :attr:`erasure_due` if other programs were in the way.
        """
        with self._transactions.writing("redact") as tx:
            stone = removal.take_out(tx, Removal.REDACT, target, why, again=again)
        self.erase()
        return stone

    def remove(
        self, target: Target, why: Why, again: Again | None = None, *, forget: bool = False
    ) -> Tombstone:
        """Take the target out, for good. Raises NotFound.

        It is known again if it comes back, and refused, by a digest under a key that is kept in a
        file of its own; with `forget` it is not.
        """
        key = None if forget else refusals.make_key(self.path)
        with self._transactions.writing("remove") as tx:
            stone = removal.take_out(tx, Removal.REMOVE, target, why, key=key, again=again)
        self.erase()
        return stone

    def tombstones(self) -> tuple[Tombstone, ...]:
        """What stays of every removal, oldest first."""
        return self._read(removal.tombstones)
