"""Incidents and their accounts in order of the day, as many at a time as fit into memory."""

from collections.abc import Iterator

from reportedly.reconcile.anew.bench import Bench, Found, Key
from reportedly.reconcile.anew.slices import Sizes
from reportedly.reconcile.part.happening import reckoned
from reportedly.reconcile.part.lineages import Reports
from reportedly.reconcile.part.restaging import tellers_of
from reportedly.reconcile.part.shelf import Shelf
from reportedly.reconcile.view import Allegiance


def incidents_anew(bench: Bench, allegiance: Allegiance, sizes: Sizes) -> Iterator[Found]:
    """Every incident with its account.

    One of a report that attests a silence comes again when more is found that the report tells of.
    """
    for keys in _together(bench, sizes.reports):
        told = reckoned(Shelf(bench), Reports(bench), allegiance, keys, {}, frozenset()).told
        yield Found(
            incidents=[incident for incident, _ in told.values()],
            accounts=[account for _, account in told.values()],
        )


def _together(bench: Bench, most: int) -> Iterator[set[Key]]:
    """Incidents that few reports tell of."""
    keys, numbers = set[Key](), set[int]()
    for key in bench.scenes():
        more = tellers_of(bench, *key)
        if keys and len(numbers | more) > most:
            yield keys
            keys, numbers = set(), set()
        keys.add(key)
        numbers |= more
    if keys:
        yield keys
