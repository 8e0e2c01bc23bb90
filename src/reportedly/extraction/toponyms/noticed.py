"""Names that the encoder is sure are places and no rule makes one, in the gazetteer or not."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from reportedly.extraction.toponyms.acting import speaks
from reportedly.extraction.toponyms.context import HYPHENS, Context, Name, nameless, surface_of
from reportedly.extraction.toponyms.evidence import Pair, evidence, name_is_free
from reportedly.extraction.toponyms.lists import lists
from reportedly.extraction.toponyms.runs import beginnings, owns, run_end
from reportedly.extraction.toponyms.standing import is_common, is_part_of_town
from reportedly.extraction.words.lexicon import lexicon
from reportedly.lang.given_names import gender_of
from reportedly.lang.remembered import once_a_reading
from reportedly.model.noticed import Tagged
from reportedly.model.reading import Reading
from reportedly.model.span import Span

NOTICED = 0.9  # how sure the encoder must be to make a place of a name that no rule does
LED_TO = 0.7  # … and of one that the gazetteer lacks, where the words beside it lead to a place
LONGEST = 4  # words of a name that the gazetteer lacks, hyphens not counted


def noticed_known(
    reading: Reading, context: Context, names: Iterable[Name], kept: Collection[int]
) -> Iterator[tuple[int, Pair]]:
    """Names in the gazetteer that the encoder is sure of and the rules were not.

    Countries and seats of government are left to the rules: they act as often as they lie.
    """
    free = [
        name
        for name in names
        if name.first not in kept
        and not name.governs
        and not _of_body(context, name)
        and context.at(name.last) not in lists().treaties
        and not _is_model(context, name)
        and not is_common(name.surface)
        and not is_part_of_town(context, name)
        and name.surface.lower() not in lists().adjectives
    ]
    sure = _sure(reading, NOTICED) if free else ()  # the encoder's head need not be asked
    for name in free:
        if Span(reading.words[name.first].start, reading.words[name.last - 1].end) in sure:
            yield name.first, (name, evidence("noticed"))


def noticed_unknown(
    reading: Reading, context: Context, names: Iterable[Name], people: frozenset[str]
) -> Iterator[tuple[int, Pair]]:
    """Runs of capitals that hold none of `names` and are led to as places are.

    "Shells fell on al-Dornah", "in Marrow and Zarbeth", "the Zarbeth area".
    """
    taken = {index for name in names for index in range(name.first, name.last)}
    last, free = 0, list[range]()
    for first in beginnings(context):
        if first >= last:
            last = run_end(context, first)
            run = range(first + owns(context, first, last), last)
            if taken.isdisjoint(run) and _may_be_place(context, run, people):
                free.append(run)
    sure = _sure(reading, LED_TO) if free else ()
    for run in free:
        name = nameless(context, run)
        if (
            _is_marked(context, run, sure)
            and name_is_free(context, name)
            and not speaks(context, name)
        ):
            yield run.start, (name, evidence("noticed-unknown"))


def _is_marked(context: Context, run: range, sure: Collection[Span]) -> bool:
    """Is every capital of the run marked, or any piece of a run that has but one ("al"-Dornah)?"""
    capitals = [context.spans[at] for at in run if context.capital(at)]
    if len(capitals) > 1:
        return all(any(span.contains(word) for span in sure) for word in capitals)
    whole = Span(context.spans[run.start].start, context.spans[run.stop - 1].end)
    return any(whole.overlaps(span) for span in sure)


def _of_body(context: Context, name: Name) -> bool:
    """ "The Assembly of Lakes": the end of a name of something else."""
    head = name.first - 2
    named = context.at(name.first - 1) == "of" and head >= 0 and context.capital(head)
    return named and context.at(head) not in lists().part_of - lists().bodies_of


def _is_model(context: Context, name: Name) -> bool:
    """ "Kest-34 bombers": a make with its number."""
    hyphen = context.at(name.last) in HYPHENS and context.glued(name.last)
    return hyphen and context.at(name.last + 1).isdigit()


def _sure(reading: Reading, least: float) -> frozenset[Span]:
    return frozenset(span for span, _, share in _marked(reading) if share >= least)


@once_a_reading
def _marked(reading: Reading) -> Sequence[Tagged]:
    """The encoder's head is asked once, whichever names it is asked about."""
    return () if reading.noticed is None else reading.noticed.toponyms()


def _may_be_place(context: Context, run: range, people: frozenset[str]) -> bool:
    """Is the run led to as places are, and neither a people, a body nor a person?"""
    listed = lists()
    words = [context.lower[at] for at in run if context.words[at].isalpha()]
    if not 0 < len(words) <= LONGEST or is_common(surface_of(context, run)):
        return False
    body = listed.body.intersection((words[-1], context.at(run.stop)))
    if body or words[0] in listed.band_opening:
        return False
    person = len(words) == 1 and words[0] in people
    if person or not listed.adjectives.isdisjoint(words):
        return False
    if _describes(context, run) or _is_demonym(context, context.words[run.stop - 1]):
        return False
    return gender_of(context.words[run.start]) is None and _led(context, run)


def _describes(context: Context, run: range) -> bool:
    """ "The Orlandic town", "Kestian guns": before a noun that no place has in its name.

    Not "the Zarbeth area", "the Zarbeth military airport".
    """
    after = context.at(run.stop)
    if not after.isalpha() or context.capital(run.stop):
        return False
    if after in lexicon().closed or after in lexicon().verbs:
        return False
    beside = (after, after.removesuffix("s"), context.at(run.stop + 1))
    named = lists().kinds | lists().unknown_kinds | lists().facility
    return named.isdisjoint(beside)


def _is_demonym(context: Context, word: str) -> bool:
    """ "Kestian", "Brennani" in a report that names Kestia, or Brennan."""
    return word[-1:] in "ni" and context.has(word[:-1])


def _led(context: Context, run: range) -> bool:
    """Do the words beside the run lead to places: "in", "on the surroundings of", "area"?"""
    listed, after = lists(), context.at(run.stop)
    if after in listed.kinds or after in listed.unknown_kinds or after in listed.facility:
        return True
    at = run.start - 1
    at -= at >= 0 and owns(context, at, run.stop)
    while context.at(at) == "the" or context.at(at) in listed.direction:
        at -= 1
    if context.at(at) == "of":
        return context.at(at - 1) in listed.part_of or context.at(at - 1) in listed.direction
    leads = context.at(at) in listed.locative or context.at(at) in listed.weak
    return leads and context.at(at) != "including"  # members of a body as well
