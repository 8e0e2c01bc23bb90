"""Which sayings of an incident are held against each other."""

from collections import defaultdict
from itertools import product

from benchmarks.invented import reports

from reportedly.reconcile.accounts.alike import Alike
from reportedly.reconcile.accounts.saying import Saying
from reportedly.reconcile.accounts.sayings import sayings_of
from reportedly.reconcile.incidents.incidents import gather
from reportedly.reconcile.lineage.lineage import find_lineages, fingerprint
from reportedly.reconcile.lineage.newsrooms import find_newsrooms
from reportedly.reconcile.reconcile import sources_of
from reportedly.reconcile.view import view_of
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file


def test_pairs_cover_exactly_the_sayings_that_meet_another() -> None:
    parties = load_parties(sample_file("parties.toml"))
    read = list(reports(60, seed=4))
    known = {item.report.id: item.report for item in read}
    rooms = find_newsrooms(known, find_lineages(map(fingerprint, known.values())))
    view = view_of(known.values(), (claim for item in read for claim in item.claims), rooms)
    sources = sources_of(view, parties)
    met = 0
    for gathering in gather(view):
        slots: dict[str, list[Saying]] = defaultdict(list)
        for saying in sayings_of(view, gathering, parties):
            slots[saying.version.slot].append(saying)
        alike = Alike(sources)
        for said in slots.values():
            some = said[:40]
            every = [(a, b) for a, b in product(some, some) if alike.meet(a, b)]
            pairs = alike.pairs(some, some)
            assert all(alike.meet(a, b) for a, b in pairs)
            for end in (0, 1):
                assert {id(pair[end]) for pair in pairs} == {id(pair[end]) for pair in every}
            met += len(every)
    assert met > 0
