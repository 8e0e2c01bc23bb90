"""Words that stand for a place without naming it: "the town", "a covered market", "there".

A definite description ("the bridge", "its territory") may stand for a place named elsewhere. With
a name that says which one is meant a facility is a place of its own ("the bridge at Kest"), a town
is not ("the town of Kest"). An indefinite one ("a checkpoint") counts only where something happens
at it or to it. Which place it is, if any, is decided in `resolution`.
"""

from collections.abc import Iterator, Sequence
from functools import cache, partial

from reportedly.extraction.control.held_many import held_many, is_held, is_ruled
from reportedly.extraction.control.kept import keeping_words
from reportedly.extraction.events.trigger_tables import senses
from reportedly.extraction.toponyms.described_things import Things
from reportedly.extraction.toponyms.lists import lists
from reportedly.extraction.words.lexicon import lexicon
from reportedly.lang import section_words
from reportedly.lang.counted import counted
from reportedly.lang.lexicon import view_of
from reportedly.model.attribution import Made
from reportedly.model.event import EventType
from reportedly.model.mention import DESCRIBED_BY, HELD, PlaceBasis, Toponym
from reportedly.model.reading import Reading
from reportedly.model.span import Span

_words = partial(section_words, "en", "places", "described")
VERSION = "1"
MODIFIERS = 2  # words between determiner and noun: "the besieged eastern town"
BESIDE, SEVERAL = "beside", "several"  # rules; what is held is the place that is named
_DEEDS = (EventType.ASSAULT, EventType.RETREAT, EventType.COERCE)
_ADVERBS = ("there", "here")
_HELPING = ("has", "had", "have", "also")
NAMING = 4  # words after the noun in which "at Kest" or "of Kest" names it


def find_described(reading: Reading) -> tuple[Toponym, ...]:
    """Descriptions of places in the whole report, in order; `place` is not decided yet."""
    words = view_of(reading).written
    found: list[Toponym] = []
    ends: set[int] = set()  # the last words of what is found, for what is listed with it
    things = Things(words)
    for index, word in enumerate(words):
        if word not in _heads():
            continue
        begin = _begin(words, index, ends, things)
        if begin is not None:
            ends.add(index)
            found.append(_mention(reading, begin, index, _rule(words, begin, index)))
    return tuple(found)


def _begin(words: Sequence[str], index: int, ends: set[int], things: Things) -> int | None:
    """Where the description begins that ends with the word at `index`; None if none does."""
    word = words[index]
    if word in _ADVERBS:
        return index if _is_adverb(words, index) else None
    if _goes_on(words, index):
        return None
    if is_ruled(words, index) and not words[index - 1].istitle():
        return index
    if word in _words("lands"):
        begin = _opening(words, index)
        led = begin and words[begin - 1].lower() in _words("within_land")
        return begin if led and begin is not None and _is_definite(words, begin) else None
    if word in _nouns() or _many_kept(words, index):
        begin = _described(words, index, ends)
        if begin is not None and _says_what(words, begin, index):
            return None
        return None if begin is None or things.is_thing(begin, index) else begin
    if word in _words("shares") and words[index - 1] in _words("sides"):
        return index - 2 if index > 1 and _is_definite(words, index - 2) else index - 1
    if word in _words("plurals"):
        many = counted(words[max(0, index - 3) : index + 1])
        if many:
            return _counting(words, index)
        begin = _several(words, index)
        return held_many(words, index) if begin is None else begin
    return index - 1 if word in _words("compass") and _is_quarter(words, index) else None


def _says_what(words: Sequence[str], first: int, noun: int) -> bool:
    """ "Kest is | the site | of a battle": what a place is said to be, not another one."""
    is_so = first > 0 and words[first - 1].lower() in _words("being")
    return is_so and words[noun] in _words("predicates") and words[noun + 1 : noun + 2] == ["of"]


def _rule(words: Sequence[str], first: int, last: int) -> str:
    """ "beside" if a name behind says where it is; "several" for plurals without number; "held" for
    what has no name and no article, and is told to be held."""
    if is_held(words, first) and not (_is_definite(words, first) or words[first] in _ADVERBS):
        return HELD
    after = words[last + 1 : last + 1 + NAMING]
    dated = after[:1] == ["on"] and after[1:2] and after[1].lower() in lexicon().time_nouns
    named = any(word[0].isupper() for word in after[1:]) and not dated
    if after and after[0] in _words("naming") and named:
        return BESIDE
    bare = not _is_definite(words, first) and _kept(words, last) is None
    several = bare and words[last] in _words("plurals")
    return SEVERAL if several else words[last]


def _described(words: Sequence[str], noun: int, ends: set[int]) -> int | None:
    """Where a description begins that ends with `noun`; None if it is none."""
    first, kept = _opening(words, noun), _kept(words, noun)
    if first is not None and (_is_definite(words, first) or _happens(words, first, noun)):
        return first
    if kept is not None:
        return kept if first is None else first
    return _listed(words, noun, ends) if first is None else None


def _listed(words: Sequence[str], noun: int, ends: set[int]) -> int | None:
    """ "The office, police station and mill": without an article behind one that has it."""
    for at in range(noun - 1, max(0, noun - 2 - MODIFIERS), -1):
        if words[at] in (",", "and"):
            before = at - 1 if words[at - 1] != "," else at - 2
            return at + 1 if at + 1 <= noun and before in ends and at < noun else None
        if not words[at].isalpha() or not words[at].islower() or words[at] in _words("breaks"):
            return None
    return None


def _mention(reading: Reading, first: int, last: int, rule: str) -> Toponym:
    span = Span(reading.words[first].start, reading.words[last].end)
    return Toponym(
        span=span,
        as_written=span.of(reading.text),
        basis=PlaceBasis.INHERITED,
        made=Made(by=DESCRIBED_BY, version=VERSION, rule=rule),
    )


def _several(words: Sequence[str], noun: int) -> int | None:
    """Where "residential areas", "two fishing villages" begin, where something happens to them."""
    begin = noun
    for at in range(noun, max(0, noun - 1 - MODIFIERS), -1):
        before = words[at - 1].lower()
        if before in (_words("happens") | deed_words()) - {"to"}:
            return at
        many = before.isdigit() or before in _words("many")
        if not (many or before.isalpha()) or (words[at - 1][0].isupper() and not many):
            break
        if before in _words("breaks"):
            break
        begin = at - 1
    return begin if begin < noun and _befalls(words, noun) else None


def _befalls(words: Sequence[str], noun: int) -> bool:
    """ "(Two villages) | were shelled", "(a mosque) | was badly damaged"."""
    after = [word.lower() for word in words[noun + 1 : noun + 1 + NAMING]]
    harmed = _words("harmed") | deed_words()
    return after[:1] in (["was"], ["were"]) and not harmed.isdisjoint(after[1:3])


def _is_quarter(words: Sequence[str], noun: int) -> bool:
    """ "In the north", "across the south-west": a part of the country, said of a place."""
    led = noun > 1 and words[noun - 1] == "the" and words[noun - 2].lower() in _words("within")
    after = words[noun + 1].lower() if noun + 1 < len(words) else "."
    if after == "and" and words[noun + 2 : noun + 3] and words[noun + 2] in _words("compass"):
        return led and words[noun - 2].lower() != "to"  # "divides it to the east and west"
    return led and (not after.isalpha() or after in _words("after_compass"))


def _counting(words: Sequence[str], noun: int) -> int:
    """Where "the four", "both" begins, at most three words before the noun."""
    opening = _words("counting") | {"both"}
    return next(at for at in range(max(0, noun - 3), noun) if words[at].lower() in opening)


def _opening(words: Sequence[str], noun: int) -> int | None:
    """The article before the noun, with a modifier or two between; None without one."""
    kept = _kept(words, noun)
    end = noun if kept is None else kept
    for index in _before(words, end):
        word = words[index].lower()
        if word in _words("determiners") or word in _words("indefinite"):
            return index
        if word == "that":  # joins clauses as often: "he proved that market access"
            led = index and words[index - 1].lower() in _words("breaks") | _words("happens")
            return index if led else None
        named = word[0] != words[index][0] and not _is_modifier(words[index])
        if not word.isalpha() or word in _words("breaks") or named:
            return None
    return None


def _before(words: Sequence[str], end: int) -> Iterator[int]:
    """The words before the noun at `end`, back to where its article may be.

    Of "the war-torn city" the halves are one modifier, and the last of them stands for both.
    """
    index = end - 1
    for _ in range(MODIFIERS + 1):
        if index < 0:
            return
        yield index
        index -= 3 if index > 1 and words[index - 1] == "-" else 1


def _is_modifier(word: str) -> bool:
    """ "The Orlandic border", "an IS base": capitals that name no place."""
    return word.isupper() or word.lower() in lists().adjectives


def _kept(words: Sequence[str], noun: int) -> int | None:
    """Where "rebel-held" begins in "rebel-held areas", "rebel-held eastern districts"."""
    for last in (noun - 1, noun - 2):
        between = words[last + 1 : noun]  # no article: "rebels held | the bridge"
        plain = all(word.islower() for word in between)
        plain = plain and (_words("determiners") | _words("indefinite")).isdisjoint(between)
        if last > 1 and plain and words[last].lower() in keeping_words() and words[last - 1] == "-":
            return last - 2
        keeper = last > 0 and words[last - 1].lower() in _words("keepers")
        if plain and keeper and words[last].lower() in keeping_words():
            return last - 1  # "government | controlled | regions"
    return None


def _many_kept(words: Sequence[str], index: int) -> bool:
    """ "Rebel-held areas", "the army-held west": nouns that are places only behind their holder."""
    return words[index] in _words("kept") and _kept(words, index) is not None


def _is_definite(words: Sequence[str], first: int) -> bool:
    return words[first].lower() in _words("determiners") or words[first].lower() == "that"


def _happens(words: Sequence[str], first: int, noun: int) -> bool:
    """ "At a checkpoint", "hit a market", "a mosque was shelled": words of place or harm."""
    led = words[first - 1].lower() if first else ""
    if led in _words("happens") or led in deed_words() or (first and is_held(words, first)):
        return True
    return _befalls(words, noun)


def _goes_on(words: Sequence[str], noun: int) -> bool:
    """True if the noun is not the head ("the village elder") or a name says which one it is."""
    after = words[noun + 1 : noun + 1 + NAMING]
    if not after:
        return False
    if after[0][0].isupper() or after[0] in ("-", "'s", "’s"):
        return True
    if after[0] in _words("heads") or after[0] in _nouns():
        return True
    if after[0] == "for" and words[noun] in _words("bodies"):
        return True  # "the centre for reconciliation"
    said = after[1:2] if after[0] in _HELPING else after[:1]
    if said and said[0] in _words("telling"):
        return True  # "the hospital said": what acts is no place
    abstract = len(after) > 1 and after[0] == "of" and after[1] in _words("of_abstract")
    if abstract and words[noun] in _words("figurative"):
        return True  # "at the centre of our talks"
    if after[0] not in _words("calling"):
        return False  # "the mine at Kest" is a place beside Kest
    if after[0] == "of":
        return _opens_name(after[2:] if after[1:2] == ["the"] else after[1:])
    return any(word[0].isupper() for word in after[1:])


def _opens_name(words: Sequence[str]) -> bool:
    """ "Kest", "al-Kest"."""
    article = words[:1] and words[0] in lists().arabic and words[1:2] == ["-"]
    return any(word[0].isupper() for word in (words[2:3] if article else words[:1]))


def _is_adverb(words: Sequence[str], index: int) -> bool:
    """ "Killed there", "troops there said"; not "there were" nor "there has been"."""
    after = words[index + 1].lower() if index + 1 < len(words) else "."
    before = words[index - 1].lower() if index else "."
    barred = _words("existential")
    if words[index].lower() == "here":
        barred = barred | _words("pointing")
        if after == ":" or before in (".", "\n"):
            return False
    if words[index] == "there" and before in _words("ending"):
        return False  # "he will not stop there"
    if after in _words("expletive") and before in _words("before_expletive"):
        return False
    return after not in barred and before not in barred


@cache
def deed_words() -> frozenset[str]:
    """Forms of verbs whose object is a place as often as not: "regained", "evacuating"."""
    found = (sense for listed in senses().values() for sense in listed)
    return frozenset(
        s.words[0] for s in found if s.verbal and len(s.words) == 1 and s.type in _DEEDS
    )


@cache
def _heads() -> frozenset[str]:
    """Every word that a description may end with."""
    return _nouns().union(*map(_words, ("kept", "shares", "plurals", "compass", "lands")), _ADVERBS)


@cache
def _nouns() -> frozenset[str]:
    return _words("populated") | _words("divisions") | _words("anywhere") | _words("lines")
