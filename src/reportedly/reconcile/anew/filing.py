"""Files what is kept of a report anew, and again when more was found of it."""

from collections import Counter

from reportedly.model.kept import Kept
from reportedly.reconcile.anew.bench import Bench
from reportedly.reconcile.part.contributions import counts_of, postings_of, shingles_of
from reportedly.reconcile.part.desk import Count, Kind


def file_first(bench: Bench, one: Kept) -> None:
    """Keep a report of which nothing was kept."""
    bench.keep(one)
    bench.note_wording(
        ((Kind.SHINGLE.value, key, one.day) for key in shingles_of(one.hashes)), one.number
    )
    bench.post(one.number, postings_of(one), ())
    bench.count(counts_of(one).items())


def file_again(bench: Bench, before: Kept, now: Kept) -> None:
    """Keep it in place of what was kept; its wording is the same."""
    bench.keep(now)
    old, new = postings_of(before), postings_of(now)
    bench.post(now.number, new - old, old - new)
    counts: Counter[Count] = counts_of(now)
    counts.subtract(counts_of(before))
    bench.count((key, size) for key, size in counts.items() if size)
