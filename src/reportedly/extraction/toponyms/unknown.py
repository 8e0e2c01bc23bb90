"""Names that the gazetteer lacks and a kind word makes places: "the village of Zarbeth"."""

from collections.abc import Iterator

from reportedly.extraction.control.kept import keeping_words
from reportedly.extraction.toponyms.acting import speaks
from reportedly.extraction.toponyms.context import ARTICLES, HYPHENS, Context, Name, nameless
from reportedly.extraction.toponyms.evidence import Pair, evidence, name_is_free
from reportedly.extraction.toponyms.lists import lists
from reportedly.extraction.toponyms.runs import LONGEST, beginnings, run_end, starts_name

_OWNERS = frozenset(("state", "kremlin", "family"))  # of what is no place


def called_unknown(context: Context, names: tuple[Name, ...]) -> Iterator[tuple[int, Pair]]:
    """A place by its kind word, though the gazetteer lacks the name.

    "The village of Zarbeth", "the villages of Zarbeth and Dorn", "in Zarbeth village"; or by who
    holds it: "in rebel-held Zarbeth"; or by its first word: "near Kafr Zarbeth".
    """
    taken = {index for name in names for index in range(name.first, name.last)}
    kinds = lists().unknown_kinds
    for index in range(1, context.size):
        led = _is_held(context, index) or _is_opened(context, index)
        run = _run_after(context, index) if led else range(0)
        if len(run) and len(run) <= LONGEST and taken.isdisjoint(run):
            taken.update(run)
            yield run.start, (nameless(context, run), evidence("locative"))
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
                yield run.start, (nameless(context, run), evidence(rule))


def _is_held(context: Context, index: int) -> bool:
    """Does "in rebel-held" stand before the capital at `index`? The state holds broadcasters."""
    held = context.at(index - 2) in HYPHENS and context.at(index - 1) in keeping_words()
    if not (held and context.capital(index)):
        return False
    if context.at(index) in lists().adjectives | lists().body:
        return False
    led = context.at(index - 4) in lists().locative or context.at(index - 4) in ("to", "of", "on")
    return led and context.at(index - 3) not in _OWNERS


def _is_opened(context: Context, index: int) -> bool:
    """Does "in Kafr Zarbeth" begin at `index`, with a word that opens names of places alone?"""
    if not context.capital(index) or context.at(index) not in lists().town_opening:
        return False
    run = _run_after(context, index)
    led = context.at(index - 1) in lists().locative
    return led and len(run) > 1 and context.at(run.stop - 1) not in lists().body


def unknown_again(context: Context, names: tuple[Name, ...]) -> Iterator[tuple[int, Pair]]:
    """What a kind word has made a place, though the gazetteer lacks it, wherever it stands alone.

    "The village of Zarbeth burned. Zarbeth is lost."
    """
    missing = {name.surface for name in names if not name.places}
    taken = {index for name in names for index in range(name.first, name.last)}
    for first in beginnings(context) if missing else ():
        name = nameless(context, range(first, run_end(context, first)))
        if name.surface not in missing or name.first in taken or _goes_back(context, first):
            continue
        if name_is_free(context, name) and not speaks(context, name):
            yield first, (name, evidence("repeated"))


def _goes_back(context: Context, first: int) -> bool:
    """Does the name of which the word is part begin before it?"""
    return first > 0 and first not in context.opens and _in_name(context, first - 1)


def _run_after(context: Context, first: int) -> range:
    """The capitals from word `first`, unless they are one word that is hardly ever a place."""
    if first >= context.size or not starts_name(context, first):
        return range(0)
    last = run_end(context, first)
    alone = last == first + 1 and context.lower[first] in lists().stop
    return range(0) if alone else range(first, last)


def _run_before(context: Context, kind: int) -> range:
    """The capitals right before a kind word: "Bab Zarbeth neighbourhood"; not one that opens."""
    first = kind
    while first > 0 and first not in context.opens and _in_name(context, first - 1):
        first -= 1
    if first in context.opens:
        first += 1
    while first < kind and (not starts_name(context, first) or context.at(first) in ARTICLES):
        first += 1
    words, listed = set(context.lower[first:kind]) - lists().particles - HYPHENS, lists()
    if words & listed.stop or words & listed.adjectives or words & listed.body:
        return range(0)
    return range(first, kind)


def _in_name(context: Context, index: int) -> bool:
    """A capital (no acronym), a hyphen inside a name, or an Arabic article."""
    if context.capital(index):
        return not (context.words[index].isupper() and len(context.words[index]) > 1)
    inside = context.glued(index) and context.glued(index + 1)
    return starts_name(context, index) or (context.lower[index] in HYPHENS and inside)
