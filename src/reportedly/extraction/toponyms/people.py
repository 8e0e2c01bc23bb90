"""Names of places that persons bear: surnames of the report, and where a person might stand."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportedly.extraction.toponyms.context import Context, Name
from reportedly.extraction.toponyms.lists import lists
from reportedly.extraction.toponyms.runs import owns
from reportedly.lang.given_names import gender_of


def may_be_person(context: Context, name: Name) -> bool:
    """ "Brenn was elected mayor", "a good day for Brenn": a place's name that people bear too.

    Not "fighting | for Brenn": what armies fight for is a place.
    """
    if name.first in context.opens:
        return context.at(name.last) not in (",", "'s", "’s")
    before = context.at(name.first - 1)
    fought = before == "for" and context.at(name.first - 2) in lists().fought
    return before in _OF_PEOPLE and not fought


_OF_PEOPLE = frozenset(("for", "with", "by"))  # before whom something is done, or with whom


def surnames(context: Context, names: Sequence[Name]) -> frozenset[str]:
    """Last words of runs of two capitals or more that the gazetteer does not cover: people's."""
    taken = {index for name in names for index in range(name.first, name.last)}
    found: set[str] = set()
    for run in _capitals(context):
        run = run[owns(context, run.start, run.stop) :]
        if len(run) > 1 and not taken.issuperset(run):
            last = context.lower[run[-1]]
            if last not in lists().facility and last not in lists().body:
                found.add(last)
    return frozenset(found) | frozenset(_behind_given_names(context, names))


def _behind_given_names(context: Context, names: Sequence[Name]) -> Iterator[str]:
    """ "Ivan | Kest": a town's name that closes a run of capitals behind a given name."""
    for left, right in pairwise(names):
        last = right.last == right.first + 1 and right.last == right.stop
        close = left.last == left.first + 1 == right.first and left.start == right.start
        bare = left.address or right.address or right.listed
        if last and close and not bare and gender_of(context.words[left.first]) is not None:
            yield context.lower[right.first]


def _capitals(context: Context) -> list[range]:
    """The runs of words in letters that begin with a capital."""
    runs: list[range] = []
    for index, capital in enumerate(context.capitals):
        if not capital or not context.words[index].isalpha():
            continue
        if runs and runs[-1].stop == index:
            runs[-1] = range(runs[-1].start, index + 1)
        else:
            runs.append(range(index, index + 1))
    return runs
