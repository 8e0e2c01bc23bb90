"""Brings a ledger together: whole, in slices, or what came and changed since; and by what stamp."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import TypeVar

from reportedly import __version__
from reportedly.model.ids import ReportId, hashed
from reportedly.pipeline import Engine, hash_of
from reportedly.reconcile import Reconciled, reconcile
from reportedly.reconcile.anew.anew import USUAL, reconcile_anew
from reportedly.reconcile.anew.slices import Sizes
from reportedly.reconcile.part.judged import judged_account
from reportedly.reconcile.part.keeping import filed
from reportedly.reconcile.part.part import reconcile_part
from reportedly.reconcile.reconcile import grounds_of, reconcile_on
from reportedly.resolution.parties import Parties
from reportedly.resolution.parties_file import load_parties
from reportedly.store.found.bench import Bench
from reportedly.store.found.desk import Desk
from reportedly.store.found.found import FoundAnew
from reportedly.store.found.indexing import VERSION as INDEX
from reportedly.store.found.judged import Made
from reportedly.store.found.keeping import DUE, OWN, PART, Keeping
from reportedly.store.found.part_rows import PartFound
from reportedly.store.ledger import Ledger
from reportedly.store.removal.removal import Again
from reportedly.store.removal.turns import in_turns

Item = TypeVar("Item")
Tell = Callable[[str, int], None]  # what has been done, and how many more of it
RECONCILING = ("reconcile", "lang")  # their code decides what is found
WHOLE = 2_000  # reports: held in memory with all they come to, about 90 kB each


def _quietly(words: str, count: int) -> None:
    """Tells nobody how far it is."""


def reconcile_ledger(ledger: Ledger, engine: Engine, tell: Tell = _quietly) -> bool:
    """Bring together everything the ledger holds, and keep the result in it.

    True if anything is another than it was. `tell` is called with what has been done meanwhile.
    """
    return reconcile_whole(ledger, engine.parties, tell=tell)


def reconcile_whole(
    ledger: Ledger, parties: Parties, at_once: int = WHOLE, tell: Tell = _quietly
) -> bool:
    """The same with these parties: in slices if there are more than `at_once` reports."""
    if ledger.has_more(at_once):
        return reconcile_in_slices(ledger, parties, tell=tell)
    return reconcile_everything(ledger, parties, tell)[1]


def reconcile_everything(
    ledger: Ledger, parties: Parties, tell: Tell = _quietly
) -> tuple[Reconciled, bool]:
    """What everything comes to, held in memory, and whether anything is another than it was.

    Begins again if something is removed meanwhile: see :func:`in_turns`.
    """
    return in_turns(lambda: _reconcile_everything(ledger, parties, tell))


def _counted(items: Iterable[Item], words: str, tell: Tell) -> Iterator[Item]:
    """The items, each told as it is asked for."""
    for item in items:
        tell(words, 1)
        yield item


def _reconcile_everything(ledger: Ledger, parties: Parties, tell: Tell) -> tuple[Reconciled, bool]:
    until = ledger.revision
    claims = _counted(ledger.every_claim(rejected=False), "claims read", tell)
    grounds = grounds_of(ledger.every_report(), claims, parties)
    found = reconcile_on(grounds)
    kept = Keeping(
        stamp=stamp_of(parties),
        until=until,
        reports=((one.kept, one.postings, one.counts) for one in filed(grounds)),
    )
    changed = ledger.store_reconciliation(
        found.lineages,
        found.statements,
        found.incidents,
        _counted(found.accounts, "accounts written", tell),
        kept,
    )
    return found, changed


def reconcile_changes(
    ledger: Ledger,
    parties: Parties,
    most: float = PART,
    at_once: int = DUE,
    tell: Tell = _quietly,
) -> bool:
    """Bring the ledger up to what came and changed since; True if anything is another now.

    What that can reach is reconciled, and all else left as it is; everything is reconciled if
    more than a share of `most` of the reports changed, or if it never was by this program with
    these parties. Both come to the same, however many are reconciled `at_once`.
    """

    def part(desk: Desk, due: tuple[ReportId, ...]) -> PartFound:
        found = reconcile_part(desk, parties, due)
        tell("reports brought together", len(due))
        return found

    changed = ledger.reconcile_part(stamp_of(parties), part, most, at_once)
    return reconcile_whole(ledger, parties, tell=tell) if changed is None else changed


def reconcile_in_slices(
    ledger: Ledger, parties: Parties, sizes: Sizes = USUAL, tell: Tell = _quietly
) -> bool:
    """Find what everything comes to with a slice of it in memory; True if anything is another now.

    It takes half as long again as everything at once, and comes to the same.
    """

    def slices(bench: Bench) -> Iterator[FoundAnew]:
        for found in reconcile_anew(bench, parties, sizes):
            tell("incidents found", len(found.incidents))
            yield found

    return ledger.reconcile_anew(stamp_of(parties), slices)


def stamp_of(parties: Parties) -> str:
    """By what a ledger is reconciled: this program, and these parties, marked if the user's."""
    made = hashed(
        "k", [*_reconciling_code(), str(INDEX), repr(parties.entries), repr(parties.nations)]
    )
    shipped = _shipped_parties()
    own = (parties.entries, parties.nations) != (shipped.entries, shipped.nations)
    return made + OWN if own else made


@cache
def _shipped_parties() -> Parties:
    return load_parties()


@cache
def _reconciling_code() -> tuple[str, ...]:
    package = files("reportedly")
    code = (hash_of(package / folder, ".py") for folder in RECONCILING)
    weights = hash_of(package / "reconcile", ".toml")
    return __version__, hash_of(package / "lang" / "en", ".toml"), weights, *code


def judging_by(parties: Parties) -> Made:
    """What makes the account of incidents that people say are one."""
    return lambda desk, told: judged_account(
        desk, parties, told.incidents, told.apart, told.taken_in
    )


def reconciling_by(parties: Parties) -> Again:
    """What brings reports and claims together anew after something was taken out."""
    return lambda reports, claims: reconcile(reports, claims, parties)
