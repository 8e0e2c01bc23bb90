"""Finds the names of places in a report: capitals a gazetteer knows, where the context agrees."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter

from reportedly.extraction.noticed_names import noticed_names
from reportedly.extraction.toponym_called import called_places
from reportedly.extraction.toponym_context import (
    HYPHENS,
    LARGE,
    SURE,
    Context,
    Evidence,
    Name,
    acts,
    context_of,
    evidence,
    is_common,
    may_stand,
    speaks,
    surnames,
    weigh,
)
from reportedly.extraction.toponym_facilities import facility_at, with_facility
from reportedly.extraction.toponym_lists import lists
from reportedly.model.attribution import Made
from reportedly.model.mention import Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import Place, PlaceKind
from reportedly.model.span import Span
from reportedly.plugins import Gazetteer

VERSION = "1"
MADE_BY = "rules.toponyms"
NOTICED = 0.9  # how sure the encoder must be to make a place of a name that no rule does
OWN = "places:"  # ids of the user's own places begin so
LONGEST = 7  # words, hyphens counted, of the longest name looked up


def find_toponyms(reading: Reading, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Names of places in the whole report, in order and disjoint; `place` is not decided yet.

    A name is the longest run of capitalised words that the gazetteer has, kept where its context
    reads as a location. A country or seat of government that acts or speaks, and an adjective of
    nationality, is an actor and left out. A name that the gazetteer lacks is kept only beside a
    word for a place ("the village of …"), or where the encoder is sure of it.
    """
    context = context_of(reading)
    called = tuple(called_places(context, gazetteer))
    names = _with_powers(context, tuple(_apart(called, _names(context, gazetteer))))
    people = surnames(context, (*names, *called))
    weighed = ((name, weigh(context, name, people)) for name in names)
    kept = {name.first: (name, found) for name, found in weighed if found}
    kept |= {name.first: (name, evidence("kind-of")) for name in called}
    kept |= dict(_noticed(reading, context, names, kept))
    kept |= dict(_own(context, names, kept, people))
    kept |= dict(_repeated(context, names, kept, people))
    kept |= dict(_listed(context, names, kept, people))
    kept |= dict(_unknown(context, tuple(name for name, _ in kept.values())))
    kept |= dict(_again(context, tuple(name for name, _ in kept.values())))
    return tuple(_toponym(context, *kept[first]) for first in sorted(kept))


def _apart(called: Sequence[Name], names: Iterable[Name]) -> Iterator[Name]:
    """The names that are no part of one that is called a place."""
    taken = {index for name in called for index in range(name.first, name.last)}
    return (name for name in names if taken.isdisjoint(range(name.first, name.last)))


def _with_powers(context: Context, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names, those that speak once in the report marked wherever they stand."""
    powers = {name.surface for name in names if speaks(context, name)}
    return tuple(replace(name, power=True) if name.surface in powers else name for name in names)


def find_every_toponym(reading: Reading, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Every name of a place, also of those that act: what corpora of toponyms ask for.

    The encoder's, with the rules' own where they are sure and it sees none.
    """
    if reading.noticed is None:
        return find_toponyms(reading, gazetteer)
    made = Made(by="encoder.toponyms", version=reading.noticed.version, rule="noticed")
    found = [
        Toponym(span=span, as_written=span.of(reading.text), confidence=sure, made=made)
        for span, _, sure in noticed_names(reading, reading.noticed, gazetteer)
    ]
    others = (item for item in find_toponyms(reading, gazetteer) if (item.confidence or 0) >= SURE)
    found += [o for o in others if not any(o.span.overlaps(item.span) for item in found)]
    return tuple(sorted(found, key=attrgetter("span")))


def _noticed(
    reading: Reading, context: Context, names: Iterable[Name], kept: dict[int, "_Pair"]
) -> Iterator[tuple[int, "_Pair"]]:
    """Names in the gazetteer that the encoder is sure of and the rules were not.

    Countries and seats of government are left to the rules: they act as often as they lie.
    """
    if reading.noticed is None:
        return
    free = [
        name
        for name in names
        if name.first not in kept
        and not name.governs
        and not _of_body(context, name)
        and not _is_model(context, name)
        and not is_common(name.surface)
        and name.surface.lower() not in lists().adjectives
    ]
    if not free:
        return  # the encoder's head need not be asked
    sure = {span for span, _, share in reading.noticed.toponyms() if share >= NOTICED}
    for name in free:
        span = Span(reading.words[name.first].start, reading.words[name.last - 1].end)
        if span in sure:
            yield name.first, (name, evidence("noticed"))


def _own(
    context: Context, names: Iterable[Name], kept: dict[int, "_Pair"], people: frozenset[str]
) -> Iterator[tuple[int, "_Pair"]]:
    """Names of the user's own places, where they do not act and can be no person."""
    for name in names:
        own = any(place.id.startswith(OWN) for place in name.places)
        free = own and name.first not in kept and name.surface.lower() not in people
        if free and not _may_be_person(context, name) and name_is_free(context, name):
            yield name.first, (name, evidence("own"))


def _may_be_person(context: Context, name: Name) -> bool:
    """ "Brenn was elected mayor", "a good day for Brenn": a place's name that people bear too."""
    if name.first in context.opens:
        return context.at(name.last) not in (",", "'s", "’s")
    return context.at(name.first - 1) in _OF_PEOPLE


_OF_PEOPLE = frozenset(("for", "with", "by"))  # before whom something is done, or with whom


def _of_body(context: Context, name: Name) -> bool:
    """ "The Assembly of Lakes": the end of a name of something else."""
    head = name.first - 2
    named = context.at(name.first - 1) == "of" and head >= 0 and context.capital(head)
    return named and context.at(head) not in lists().part_of


def _is_model(context: Context, name: Name) -> bool:
    """ "Kest-34 bombers": a make with its number."""
    hyphen = context.at(name.last) in HYPHENS and context.glued(name.last)
    return hyphen and context.at(name.last + 1).isdigit()


def _names(context: Context, gazetteer: Gazetteer) -> Iterator[Name]:
    """The longest names, left to right, each with the run of capitals it stands in."""
    found: list[Name] = []
    seen: dict[str, bool] = {}
    index = 0
    for start in _beginnings(context):
        if start < index:
            continue
        index, stop = start, _run_end(context, start)
        while index < stop:
            name = _longest(context, index, start, stop, gazetteer, seen)
            if name is not None:
                name = with_facility(context, name, gazetteer)
            elif _starts(context, index):
                ends = _ends(context, index)
                name = facility_at(context, index, start, ends, gazetteer)
            index = index + 1 if name is None else name.last
            if name is not None and not _of_region(context, name):
                found.append(name)
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
    inside = any(
        _gap(context, *pair) in ("", ",", "in") and _contains(pair[0], pair[1])
        for pair in ((left, name), (name, right))
        if pair[0] is not None and pair[1] is not None
    )
    if not (before or after or inside or listed):
        return name
    return replace(name, joined_before=before, joined_after=after, address=inside, listed=listed)


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


def _beginnings(context: Context) -> list[int]:
    """Every word with which a run of capitals may start."""
    able = enumerate(zip(context.capitals, context.words, strict=True))
    return [
        at for at, (capital, word) in able if capital or (word in _ARABIC and _starts(context, at))
    ]


def _starts(context: Context, index: int) -> bool:
    """A capital, or an Arabic article written against one ("al-Bab")."""
    if context.capital(index):
        return True
    article = context.words[index] in _ARABIC
    return article and context.at(index + 1) in HYPHENS and context.capital(index + 2)


_ARABIC = frozenset(("al", "el", "ar", "as", "ad", "ash", "an", "at", "az"))


def _run_end(context: Context, index: int) -> int:
    """The index after the capitals, hyphens and Arabic articles that hang together."""
    stop = index + 1
    while stop < context.size and stop not in context.opens:
        if context.capital(stop):
            stop += 1
        elif context.glued(stop) and context.lower[stop] in HYPHENS and context.glued(stop + 1):
            if not _starts(context, stop + 1) and not context.capital(stop + 1):
                break
            stop += 2
        elif context.at(stop) == "." and context.at(stop - 1) in ("st", "ste", "mt", "ft"):
            stop += 1
        elif stop - 1 == index and not context.capital(index):
            stop += 2
        elif _starts(context, stop):
            stop += 3
        else:
            break
    return min(stop, context.size)


def _longest(
    context: Context, index: int, start: int, stop: int, gazetteer: Gazetteer, seen: dict[str, bool]
) -> Name | None:
    """The longest name that starts at `index`, or None."""
    if not _starts(context, index) or context.words[index] in ("I", "A"):
        return None
    for last in reversed(_ends(context, index)):
        if last - index > 1 and context.at(last - 1) in _NOT_LAST:
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


def _owner(context: Context, index: int, start: int, gazetteer: Gazetteer) -> Name | None:
    """ "Brenns eastern quarter": a possessive that has lost its apostrophe, of a name in the text.

    Some sources publish texts without marks.
    """
    word = context.words[index]
    base, after = word[:-1], context.at(index + 1)
    owns = len(word) > _SHORT and word.endswith("s") and after.isalpha()
    if not owns or context.capital(index + 1) or not context.has(base):
        return None
    if not gazetteer.has(base):
        return None
    return Name(index, index + 1, start, index + 1, base, gazetteer.find(base), cut=1)


_SHORT = 4  # letters: "Gas", "Laws"


_NOT_LAST = frozenset(("department",))  # of a government more often than of a country's map


def _ends(context: Context, index: int) -> list[int]:
    """Where a name that starts at `index` may end: after a capital, over small words inside."""
    ends: list[int] = []
    particles = lists().particles
    for position in range(index, min(index + LONGEST, context.size)):
        if position > index and position in context.opens:
            break
        if context.capital(position):
            ends.append(position + 1)
            continue
        word = context.lower[position]
        if position > index and word in lists().small_parts:
            ends.append(position + 1)
            continue
        joined = word in HYPHENS and context.glued(position)
        if position > index and not (joined or word in particles or word in _INNER):
            break
    return ends


_INNER = frozenset((".", "'", "’", "'s", "’s"))  # inside names: "St. Olin", "Olin's Ford"

_Pair = tuple[Name, Evidence]


def _repeated(
    context: Context, names: Iterable[Name], kept: dict[int, _Pair], people: frozenset[str]
) -> Iterator[tuple[int, _Pair]]:
    """A name that a word beside it made a place once is one wherever it stands alone."""
    sure = {name.surface.lower() for name, found in kept.values() if found.confidence >= SURE}
    for name in names:
        surface = name.surface.lower()
        again = name.first not in kept and surface in sure and surface not in people
        if again and name_is_free(context, name):
            yield name.first, (name, evidence("repeated"))


def _listed(
    context: Context, names: tuple[Name, ...], kept: dict[int, _Pair], people: frozenset[str]
) -> Iterator[tuple[int, _Pair]]:
    """ "in Brenn, Kest and Marrow": a name joined to a place by commas or "and" is one too."""
    for left, right in pairwise(names):
        between = set(context.lower[left.last : right.first])
        joined = left.first in kept and right.first not in kept and between <= _JOINING
        person = right.surface.lower() in people
        bare = right.listed and left.start == right.start
        if joined and (between or bare) and not person and name_is_free(context, right):
            kept[right.first] = (right, evidence("listed"))
            yield right.first, kept[right.first]


_JOINING = frozenset((",", "and", "or", "&", "/", "as", "well"))


def name_is_free(context: Context, name: Name) -> bool:
    """Would the name be kept if its context were neutral? No actor, no part of a longer name."""
    if name.governs:
        return may_stand(context, name) and not acts(context, name)
    return may_stand(context, name)


def _unknown(context: Context, names: tuple[Name, ...]) -> Iterator[tuple[int, _Pair]]:
    """A place by its kind word, though the gazetteer lacks the name.

    "The village of Zarbeth", "the villages of Zarbeth and Dorn", "in Zarbeth village".
    """
    taken = {index for name in names for index in range(name.first, name.last)}
    kinds = lists().unknown_kinds
    for index, word in enumerate(context.lower):
        if word not in kinds or context.capital(index):
            continue
        if context.at(index + 1) == "of":  # "the Orlandic town of Kest": no town called Orlandic
            runs = [(_run_after(context, index + 2), "kind-of")]
        else:
            runs = [(_run_before(context, index), "kind-after")]
        for run, rule in runs:
            if len(run) and len(run) <= LONGEST and taken.isdisjoint(run):
                taken.update(run)
                yield run.start, (_nameless(context, run), evidence(rule))


def _again(context: Context, names: tuple[Name, ...]) -> Iterator[tuple[int, _Pair]]:
    """What a kind word has made a place, though the gazetteer lacks it, wherever it stands alone.

    "The village of Zarbeth burned. Zarbeth is lost."
    """
    missing = {name.surface for name in names if not name.places}
    taken = {index for name in names for index in range(name.first, name.last)}
    for first in _beginnings(context) if missing else ():
        name = _nameless(context, range(first, _run_end(context, first)))
        if name.surface not in missing or name.first in taken or _goes_back(context, first):
            continue
        if name_is_free(context, name) and not speaks(context, name):
            yield first, (name, evidence("repeated"))


def _goes_back(context: Context, first: int) -> bool:
    """Does the name of which the word is part begin before it?"""
    return first > 0 and first not in context.opens and _in_name(context, first - 1)


def _nameless(context: Context, run: range) -> Name:
    surface = context.text[context.spans[run.start].start : context.spans[run.stop - 1].end]
    return Name(run.start, run.stop, run.start, run.stop, surface, ())


def _run_after(context: Context, first: int) -> range:
    """The capitals from word `first`, unless they are one word that is hardly ever a place."""
    if first >= context.size or not _starts(context, first):
        return range(0)
    last = _run_end(context, first)
    alone = last == first + 1 and context.lower[first] in lists().stop
    return range(0) if alone else range(first, last)


def _run_before(context: Context, kind: int) -> range:
    """The capitals right before a kind word: "Bab Zarbeth neighbourhood"; not one that opens."""
    first = kind
    while first > 0 and first not in context.opens and _in_name(context, first - 1):
        first -= 1
    if first in context.opens:
        first += 1
    while first < kind and (not _starts(context, first) or context.at(first) in _ARTICLES):
        first += 1
    words, listed = set(context.lower[first:kind]) - lists().particles - HYPHENS, lists()
    if words & listed.stop or words & listed.adjectives or words & listed.body:
        return range(0)
    return range(first, kind)


_ARTICLES = frozenset(("the", "a", "an"))  # with a capital, in a title


def _in_name(context: Context, index: int) -> bool:
    """A capital (no acronym), a hyphen inside a name, or an Arabic article."""
    if context.capital(index):
        return not (context.words[index].isupper() and len(context.words[index]) > 1)
    inside = context.glued(index) and context.glued(index + 1)
    return _starts(context, index) or (context.lower[index] in HYPHENS and inside)


def _toponym(context: Context, name: Name, found: Evidence) -> Toponym:
    first, last = _whole(context, name)
    span = Span(context.spans[first].start, context.spans[last - 1].end - name.cut)
    return Toponym(
        span=span,
        as_written=span.of(context.text),
        confidence=found.confidence,
        made=Made(by=MADE_BY, version=VERSION, rule=found.rule),
    )


def _whole(context: Context, name: Name) -> tuple[int, int]:
    """The name with capitals that are part of it: "South Brenn", "Fort Brenn", "Brenn County"."""
    first, last = name.first, name.last
    listed = lists()
    while first > name.start and first - 1 not in context.opens:
        if not context.capital(first - 1) or context.at(first - 1) not in listed.generic:
            break
        first -= 1
    if last < name.stop and context.capital(last) and context.at(last) in listed.features:
        last += 1
    return first, last
