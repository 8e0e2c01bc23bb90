"""Finds the names in the gazetteer, longest first, and what their neighbours say of them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter

from reportedly.extraction.toponyms.asides import lies_aside
from reportedly.extraction.toponyms.context import APOSTROPHES, HYPHENS, LARGE, Context, Name
from reportedly.extraction.toponyms.known_facilities import facility_at, with_facility
from reportedly.extraction.toponyms.lists import lists
from reportedly.extraction.toponyms.runs import beginnings, ends_of_name, run_end, starts_name
from reportedly.model.referent import Place, PlaceKind
from reportedly.plugins import Gazetteer


def names_in(context: Context, gazetteer: Gazetteer) -> Iterator[Name]:
    """The longest names, left to right, each with the run of capitals it stands in."""
    found: list[Name] = []
    seen: dict[str, bool] = {}
    owner: Name | None = None
    index = 0
    for start in beginnings(context):
        if start < index:
            continue
        index, stop = start, run_end(context, start)
        while index < stop:
            name = _longest(context, index, start, stop, gazetteer, seen)
            if name is not None:
                name = with_facility(context, name, gazetteer)
            elif starts_name(context, index):
                ends = ends_of_name(context, index)
                name = facility_at(context, index, start, ends, gazetteer)
            index = index + 1 if name is None else name.last
            if name is not None and name.cut and context.capital(name.last):
                owner, start = name, name.last  # "Orlands | Kest": only whose it is
            elif name is not None and not _of_region(context, name):
                owned = owner is not None and owner.last == name.first and _contains(name, owner)
                found.append(replace(name, address=True) if owned else name)
    listed = {name.first for run in _runs(found) if _bare_list(context, run) for name in run}
    for left, name, right in zip([None, *found], found, [*found[1:], None], strict=False):
        yield _placed(context, left, name, right, listed=name.first in listed)


def _of_region(context: Context, name: Name) -> bool:
    """ "The Indo-Pacific": a region of more than one part, which no gazetteer has."""
    hyphen = context.at(name.last) in HYPHENS and context.glued(name.last)
    return hyphen and context.at(name.last + 1) in lists().oceans


def _runs(names: list[Name]) -> Iterator[list[Name]]:
    """The names of each run of capitals, in order."""
    for _, run in groupby(names, key=attrgetter("start")):
        yield list(run)


_BARE = 3  # names: two that touch are a person's or a team's as often


def _bare_list(context: Context, run: list[Name]) -> bool:
    """ "in Brenn Kest Halvik": well-known names of one country that fill their run of capitals.

    Some sources publish lists without their commas.
    """
    whole = run[0].first == run[0].start and run[-1].last == run[-1].stop
    if len(run) > 1 and whole and _called_places(context, run[0].start):
        return all(_gap(context, *pair) == "" for pair in pairwise(run))
    if len(run) < _BARE or not whole or min(name.people for name in run) < LARGE:
        return False
    countries = [{place.country for place in name.places[:3]} for name in run]
    close = all(_gap(context, *pair) == "" for pair in pairwise(run))
    return close and bool(set.intersection(*countries))


def _called_places(context: Context, start: int) -> bool:
    """ "The towns of | Kest Brenn": a plural says that what follows is more than one place."""
    word = context.at(start - 2 if context.at(start - 1) == "of" else start - 1)
    return word.endswith("s") and word in lists().kinds


def _placed(
    context: Context, left: Name | None, name: Name, right: Name | None, *, listed: bool
) -> Name:
    """The name, with what its neighbours say of it."""
    before = left is not None and _gap(context, left, name) in JOINED
    after = right is not None and _gap(context, name, right) in JOINED
    owned = left is not None and _gap(context, left, name) in APOSTROPHES and _contains(name, left)
    inside = any(
        _gap(context, *pair) in ("", ",", "in") and _contains(pair[0], pair[1])
        for pair in ((left, name), (name, right))
        if pair[0] is not None and pair[1] is not None
    )
    inside = inside or owned or name.address
    aside = right is not None and lies_aside(context, name, right)
    if not (before or after or inside or listed or aside):
        return name
    return replace(
        name,
        joined_before=before,
        joined_after=after,
        address=inside or aside,
        listed=listed,
        aside=aside,
    )


JOINED = frozenset(("", *HYPHENS))


def _gap(context: Context, left: Name, right: Name) -> str:
    """What stands between two names: "" for nothing, a mark, or "…" for more."""
    between = context.lower[left.last : right.first]
    return "" if not between else between[0] if len(between) == 1 else "…"


def _contains(small: Name, large: Name) -> bool:
    """ "Kest, Veskara", "Kest in Veskara": is the second a country or division with the first?"""
    for outer in large.places:
        if outer.kind in _DIVISIONS and any(_inside(inner, outer) for inner in small.places):
            return True
    return False


def _inside(inner: Place, outer: Place) -> bool:
    same = inner.country == outer.country and inner.id != outer.id
    return same and (outer.kind is PlaceKind.COUNTRY or inner.admin1 == outer.admin1)


_DIVISIONS = (PlaceKind.COUNTRY, PlaceKind.REGION)


def _longest(
    context: Context, index: int, start: int, stop: int, gazetteer: Gazetteer, seen: dict[str, bool]
) -> Name | None:
    """The longest name that starts at `index`, or None."""
    if not starts_name(context, index) or context.words[index] in ("I", "A"):
        return None
    for last in reversed(ends_of_name(context, index)):
        loose = _NOT_LAST if last - index > 1 else lists().arabic  # "Al-Kest" is no place "Al"
        if context.at(last - 1) in loose or _opens_longer(context, index, last):
            continue
        begin, end = context.spans[index].start, context.spans[last - 1].end
        surface = context.text[begin:end]
        known = seen.get(surface)
        if known is None:
            known = seen[surface] = gazetteer.has(surface)
        if known:
            places = gazetteer.find(surface)
            return Name(index, last, start, max(stop, last), surface, places)
    return _owner(context, index, start, gazetteer)


def _opens_longer(context: Context, index: int, last: int) -> bool:
    """ "Tel" of "Tel Zarbeth": a place of its own, but here the first word of another's name."""
    opens = last - index == 1 and context.at(index) in lists().name_opening
    if not opens or not context.capital(last) or context.at(last) in lists().kinds:
        return False
    return context.text[context.spans[index].end : context.spans[last].start] == " "


def _owner(context: Context, index: int, start: int, gazetteer: Gazetteer) -> Name | None:
    """ "Brenns eastern quarter": a possessive that has lost its apostrophe, of a name in the text.

    Or of a well-known name in a text without any: some sources publish texts without marks.
    """
    word = context.words[index]
    base, after = word[:-1], context.at(index + 1)
    owns = len(word) > _SHORT and word.endswith("s") and after[:1].isalnum()
    if not owns or not gazetteer.has(base):
        return None
    if context.capital(index + 1) and not _leads_to_name(context, index + 1, gazetteer):
        return None
    name = Name(index, index + 1, start, index + 1, base, gazetteer.find(base), cut=1)
    unmarked = APOSTROPHES.isdisjoint(context.kinds) and (name.country or name.people >= LARGE)
    return name if context.has(base) or unmarked else None


def _leads_to_name(context: Context, index: int, gazetteer: Gazetteer) -> bool:
    """ "Orlands | Kest": does a name that the gazetteer has stand behind the possessive?"""
    ends = ends_of_name(context, index)
    begin = context.spans[index].start
    return any(gazetteer.has(context.text[begin : context.spans[last - 1].end]) for last in ends)


_SHORT = 4  # letters: "Gas", "Laws"
_NOT_LAST = frozenset(("department",))  # of a government more often than of a country's map
