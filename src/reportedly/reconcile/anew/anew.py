"""Everything a ledger comes to, in slices: what `reconcile` finds, found stage by stage."""

from collections.abc import Iterator

from reportedly.reconcile.anew.bench import Bench, Found
from reportedly.reconcile.anew.incidents import incidents_anew
from reportedly.reconcile.anew.lineages import lineages_anew
from reportedly.reconcile.anew.slices import Sizes
from reportedly.reconcile.anew.statements import statements_anew
from reportedly.reconcile.anew.voices import voices_anew
from reportedly.reconcile.view import Allegiance

USUAL = Sizes()


def reconcile_anew(bench: Bench, allegiance: Allegiance, sizes: Sizes = USUAL) -> Iterator[Found]:
    """What is found, slice by slice; each has to be stored before the next is asked for.

    It comes to what reconciling everything at once comes to. `bench` keeps nothing at first.
    """
    yield from lineages_anew(bench, sizes)
    yield from voices_anew(bench, allegiance, sizes)
    yield from statements_anew(bench, sizes)
    yield from incidents_anew(bench, allegiance, sizes)
