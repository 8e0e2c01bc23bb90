"""Names of places as the encoder marks them, mended at their ends.

The encoder tags words one by one, so a name may come in pieces ("Port" of "Port Kest"), with a
hyphen left over or without the stop of its short form.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.lang import table
from reportedly.lang.lexicon import view_of
from reportedly.model.noticed import Noticed, Tagged
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.plugins import Gazetteer

HYPHEN = "-"
LONGER = 3  # words that a name is looked for beyond its marked end


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of one name: the first, the one after the last, and how sure the encoder is."""

    first: int
    last: int
    sure: float


def noticed_names(reading: Reading, noticed: Noticed, gazetteer: Gazetteer) -> tuple[Tagged, ...]:
    """The names that the encoder marks, whole, in order and disjoint."""
    written = view_of(reading).written
    starts = {word.start: index for index, word in enumerate(reading.words)}
    ends = {word.end: index + 1 for index, word in enumerate(reading.words)}
    marked = [_Run(starts[s.start], ends[s.end], sure) for s, _, sure in noticed.toponyms()]
    runs = list(_joined(reading, filter(None, (_trimmed(written, r) for r in marked)), gazetteer))
    found = []
    for index, run in enumerate(runs):
        limit = runs[index + 1].first if index + 1 < len(runs) else len(written)
        last = _with_stop(reading, run.first, _longer(reading, run, limit, gazetteer))
        span = Span(reading.words[run.first].start, reading.words[last - 1].end)
        found.append(Tagged(span, "place", run.sure))
    return tuple(found)


def _trimmed(written: Sequence[str], run: _Run) -> _Run | None:
    """Without small words before it, marks around it and a possessive; None if nothing is left."""
    first, last = run.first, run.last
    while first < last and not _begins(written, first):
        first += 1
    while first < last and not _ends(written[last - 1]):
        last -= 1
    return _Run(first, last, run.sure) if first < last else None


def _begins(written: Sequence[str], index: int) -> bool:
    """A capital, or an article before its hyphen ("al-Kest")."""
    capital = written[index][:1].isupper()
    return capital or (written[index].isalpha() and written[index + 1 : index + 2] == [HYPHEN])


def _ends(word: str) -> bool:
    """A word, or the stop of a short form; not a hyphen or a possessive."""
    return word == "." or (any(map(str.isalnum, word)) and word not in ("'s", "’s"))


def _joined(reading: Reading, runs: Iterable[_Run], gazetteer: Gazetteer) -> Iterator[_Run]:
    """Runs that follow each other, as one where the gazetteer has them as one name."""
    before: _Run | None = None
    for run in runs:
        if before and _is_one(reading, before, run, gazetteer):
            before = _Run(before.first, run.last, max(before.sure, run.sure))
            continue
        if before:
            yield before
        before = run
    if before:
        yield before


def _is_one(reading: Reading, one: _Run, other: _Run, gazetteer: Gazetteer) -> bool:
    between = view_of(reading).written[one.last : other.first]
    return list(between) in ([], [HYPHEN]) and gazetteer.has(_text(reading, one.first, other.last))


def _text(reading: Reading, first: int, last: int) -> str:
    return reading.text[reading.words[first].start : reading.words[last - 1].end]


def _longer(reading: Reading, run: _Run, limit: int, gazetteer: Gazetteer) -> int:
    """The end of the longest name of the gazetteer that goes on in capitals from this one.

    Not within a name that goes on further: "Kest City Council" is no Kest City.
    """
    written = view_of(reading).written
    best, last = run.last, run.last
    while last < min(limit, run.last + LONGER) and _goes_on(reading, last):
        last += 1
        inside = written[last - 1].lower() in _division_words() or _goes_on(reading, last)
        if not inside and gazetteer.has(_text(reading, run.first, last)):
            best = last
    return best


def _goes_on(reading: Reading, index: int) -> bool:
    """True for a capital one blank behind the word before it."""
    if index >= len(reading.words):
        return False
    word, before = reading.words[index], reading.words[index - 1]
    blank = reading.text[before.end : word.start] == " "
    return blank and reading.text[word.start].isupper()


def _with_stop(reading: Reading, first: int, last: int) -> int:
    """The end with the stop of a short form: "Kest, Brenn." of a division, "Dorn Twp."."""
    stop = last < len(reading.words) and _text(reading, last, last + 1) == "."
    if not stop or reading.words[last].start != reading.words[last - 1].end:
        return last
    forms = _text(reading, first, last + 1), _text(reading, last - 1, last + 1)
    return last + 1 if _stopped_forms().intersection(forms) else last


@cache
def _stopped_forms() -> frozenset[str]:
    """Short forms of divisions and of kind words that end in a stop."""
    places = table("en", "places")
    listed = [text.split() for rows in places["short"].values() for text in rows.values()]
    forms = {form for row in listed for form in row} | set(places["short_kinds"])
    return frozenset(form for form in forms if form.endswith("."))


@cache
def _division_words() -> frozenset[str]:
    return frozenset(table("en", "places")["division_words"].split())
