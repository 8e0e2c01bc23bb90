"""Words that stand for a place without naming it: "the town", "a covered market", "there".

A definite description ("the bridge", "its territory") may stand for a place named elsewhere, and
counts only where no name says which one is meant ("the bridge at Kest" is found by its name); an
indefinite one ("a checkpoint") only where something happens at it or to it. Which place it is, if
any, is decided in `resolution`.
"""

from collections.abc import Sequence
from functools import cache

from reportedly.extraction.kept import keeping_words
from reportedly.lang import table
from reportedly.lang.counted import counted
from reportedly.lang.lexicon import view_of
from reportedly.model.attribution import Made
from reportedly.model.mention import DESCRIBED_BY, PlaceBasis, Toponym
from reportedly.model.reading import Reading
from reportedly.model.span import Span

VERSION = "1"
MODIFIERS = 2  # words between determiner and noun: "the besieged eastern town"
NAMING = 4  # words after the noun in which "at Kest" or "of Kest" names it


def find_described(reading: Reading) -> tuple[Toponym, ...]:
    """Descriptions of places in the whole report, in order; `place` is not decided yet."""
    words = view_of(reading).written
    found = []
    for index, word in enumerate(words):
        if word not in _heads():
            continue
        if (word in _nouns() or _many_kept(words, index)) and not _goes_on(words, index):
            first = _opening(words, index)
            kept = _kept(words, index)
            if kept is not None or (
                first is not None and (_is_definite(words, first) or _happens(words, first))
            ):
                found.append(_mention(reading, first if first is not None else kept or 0, index))
        elif word in _words("shares") and words[index - 1] in _words("sides"):
            first = index - 2 if index > 1 and _is_definite(words, index - 2) else index - 1
            if not _goes_on(words, index):
                found.append(_mention(reading, first, index))
        elif word in _words("plurals") and counted(words[max(0, index - 3) : index + 1]):
            if not _goes_on(words, index):
                found.append(_mention(reading, _counting(words, index), index))
        elif word == "there" and _is_adverb(words, index):
            found.append(_mention(reading, index, index))
    return tuple(found)


def _mention(reading: Reading, first: int, last: int) -> Toponym:
    span = Span(reading.words[first].start, reading.words[last].end)
    return Toponym(
        span=span,
        as_written=span.of(reading.text),
        basis=PlaceBasis.INHERITED,
        made=Made(by=DESCRIBED_BY, version=VERSION, rule=reading.words[last].of(reading.text)),
    )


def _counting(words: Sequence[str], noun: int) -> int:
    """Where "the four", "both" begins, at most three words before the noun."""
    opening = _words("counting") | {"both"}
    return next(at for at in range(max(0, noun - 3), noun) if words[at].lower() in opening)


def _opening(words: Sequence[str], noun: int) -> int | None:
    """The article before the noun, with a modifier or two between; None without one."""
    kept = _kept(words, noun)
    end = noun if kept is None else kept
    for index in range(end - 1, max(-1, end - 2 - MODIFIERS), -1):
        word = words[index].lower()
        if word in _words("determiners") or word in _words("indefinite"):
            return index
        if not word.isalpha() or word in _words("breaks") or word[0] != words[index][0]:
            return None
    return None


def _kept(words: Sequence[str], noun: int) -> int | None:
    """Where "rebel-held" begins in "rebel-held areas", "rebel-held eastern districts"."""
    for last in (noun - 1, noun - 2):
        plain = all(word.islower() for word in words[last + 1 : noun])
        if last > 1 and plain and words[last].lower() in keeping_words() and words[last - 1] == "-":
            return last - 2
    return None


def _many_kept(words: Sequence[str], index: int) -> bool:
    """ "Rebel-held areas", "the army-held west": nouns that are places only behind their holder."""
    return words[index] in _words("kept") and _kept(words, index) is not None


def _is_definite(words: Sequence[str], first: int) -> bool:
    return words[first].lower() in _words("determiners")


def _happens(words: Sequence[str], first: int) -> bool:
    """ "At a checkpoint", "hit a covered market": a word of place or harm stands before."""
    return first > 0 and words[first - 1].lower() in _words("happens")


def _goes_on(words: Sequence[str], noun: int) -> bool:
    """True if the noun is not the head ("the village elder") or a name says which one it is."""
    after = words[noun + 1 : noun + 1 + NAMING]
    if not after:
        return False
    if after[0][0].isupper() or after[0] in ("-", "'s", "’s"):
        return True
    if after[0] in _words("heads") or after[0] in _nouns():
        return True
    if after[0] not in _words("naming"):
        return False
    return any(word[0].isupper() for word in after[1:])


def _is_adverb(words: Sequence[str], index: int) -> bool:
    """ "Killed there", "troops there said"; not "there were" nor "there has been"."""
    after = words[index + 1].lower() if index + 1 < len(words) else "."
    before = words[index - 1].lower() if index else "."
    return after not in _words("existential") and before not in _words("existential")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("en", "places")["described"][key].split())


@cache
def _heads() -> frozenset[str]:
    """Every word that a description may end with."""
    return _nouns().union(*map(_words, ("kept", "shares", "plurals")), ("there",))


@cache
def _nouns() -> frozenset[str]:
    return _words("populated") | _words("divisions") | _words("anywhere") | _words("lines")
