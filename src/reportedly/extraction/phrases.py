"""Phrases of a language table as compiled patterns, and the stretches of text to look in.

A table phrase is plain words apart by blanks. ``{name}`` stands for any phrase of the table's list
`name`, ``{name?}`` the same but optional, ``a|b`` inside a word for either, and ``…`` for up to
four words within a clause, ``~ly`` for any word with that ending. ``{name:past}`` stands for the
verbs of a list in that form (`base`, `third`, `past`, `done`, `gerund`, `told` for third or past,
`any`), by the table's list `irregular` where their forms are not regular; ``{name:frame}`` for the
phrases of the list `frame`, with `name` for ``*``. White space in the text may be anything; an
apostrophe any mark.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from reportedly.extraction.needed import starts_of, words_needed
from reportedly.extraction.slots import FORMS, SLOT, conjugated, filling, items
from reportedly.lang import table
from reportedly.lang.lexicon import view_of
from reportedly.lang.remembered import once_a_reading
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans, clipped, subtract

_FEW = 4  # letters that a phrase may begin with and still stand on a shelf for each
_GAP = r"(?:[^\s,;:.!?]+\s+){0,4}?"  # four words: the longest subject noun phrase of a remark


@cache
def pattern(language: str, name: str, key: str, *, apart: bool = False) -> re.Pattern[str]:
    """A pattern that matches any phrase of the list at the dotted `key` of a table."""
    return compile_phrases(listed(language, name, key), table(language, name), apart=apart)


@cache
def listed(language: str, name: str, key: str) -> tuple[str, ...]:
    """The phrases at the dotted `key`: a list, or a string of words ("_" for a blank in one)."""
    value: Any = table(language, name)
    for part in key.split("."):
        value = value[part]
    return tuple(items(value))


@cache
def listed_words(language: str, name: str, key: str) -> frozenset[str]:
    """The phrases at the dotted `key`, to ask whether a word is one of them."""
    return frozenset(listed(language, name, key))


def compile_phrases(
    phrases: Iterable[str], lists: Mapping[str, Any], *, apart: bool = False
) -> re.Pattern[str]:
    """One pattern for all `phrases`, longest first; `lists` fills their ``{name}`` slots.

    `apart` tries those that can begin with many letters after the others: of many such phrases the
    pattern is a fraction as large, and quicker to build than it saves when it is tried.
    """
    longest_first = sorted(phrases, key=lambda phrase: _reach(phrase, lists), reverse=True)
    wide = [x for x in longest_first if apart and not 0 < len(_letters([x], lists)) <= _FEW]
    few = [x for x in longest_first if x not in wide]
    bodies = [_by_letter(few, lists) or _either(few, lists)] if few else []
    bodies += [_opening(wide, lists) + _either(wide, lists)] if wide else []
    return re.compile(rf"(?<!\w)(?:{'|'.join(bodies)})(?!\w)", re.IGNORECASE)


def _opening(phrases: Iterable[str], lists: Mapping[str, Any]) -> str:
    """What looks ahead for a letter that one of `phrases` can begin with; "" if it can be any."""
    each = [_letters([phrase], lists) for phrase in phrases]
    letters = {letter.lower() for one in each for letter in one}
    return f"(?=[{re.escape(''.join(sorted(letters)))}])" if all(each) else ""


def _reach(phrase: str, lists: Mapping[str, Any]) -> int:
    """How many characters the longest of the words that `phrase` stands for has."""
    return sum(_word_reach(word, lists) + 1 for word in phrase.split())


def _word_reach(word: str, lists: Mapping[str, Any]) -> int:
    slot = SLOT.fullmatch(word)
    if slot is not None:
        return max((_reach(item, lists) for item in filling(slot, lists)), default=0)
    options = word.split("|")
    return max(_word_reach(x, lists) for x in options) if len(options) > 1 else len(word)


def _either(phrases: Iterable[str], lists: Mapping[str, Any], letter: str = "") -> str:
    return f"(?:{'|'.join(_phrase(phrase, lists, letter) for phrase in phrases)})"


def _by_letter(phrases: Iterable[str], lists: Mapping[str, Any]) -> str:
    """The phrases by their first letter, so that at a word only those of its letter are tried.

    Their order is kept among those of a letter; "" if one can begin with anything.
    """
    shelves: dict[str, list[str]] = {}
    for phrase in phrases:
        letters = {letter.lower() for letter in _letters([phrase], lists)}
        if not letters:
            return ""
        for letter in letters:
            shelves.setdefault(letter, []).append(phrase)
    each = (f"(?={re.escape(x)}){_either(shelves[x], lists, x)}" for x in sorted(shelves))
    return f"(?=[{re.escape(''.join(sorted(shelves)))}])(?:{'|'.join(each)})" if shelves else ""


def _letters(phrases: Iterable[str], lists: Mapping[str, Any]) -> set[str]:
    """The letters that `phrases` can begin with; none if one can begin with anything."""
    found: set[str] = set()
    for option in (x for phrase in phrases for w in _first_words(phrase) for x in w.split("|")):
        slot = SLOT.fullmatch(option)
        inner = _letters(filling(slot, lists), lists) if slot else {option[:1]}
        if not inner or option[:1] in "…'~":
            return set()
        found |= inner
    return found


def _first_words(phrase: str) -> Iterator[str]:
    """The words that `phrase` can begin with: those that may be left out, and the one after."""
    for word in phrase.split():
        yield word
        slot = SLOT.fullmatch(word)
        if slot is None or not slot[3]:
            return


def _phrase(phrase: str, lists: Mapping[str, Any], letter: str = "") -> str:
    """`phrase` as a pattern; each word brings the white space that must follow it.

    With a `letter` the first word is only what can begin with it: the rest would never match there.
    """
    first, *rest = phrase.split()
    parts = [_word(first, lists, letter), *(_word(word, lists) for word in rest)]
    return re.sub(r"\\s\+$", "", "".join(parts))


def _word(word: str, lists: Mapping[str, Any], letter: str = "") -> str:
    if word == "…":
        return _GAP
    if word[0] == "~":
        return rf"\w+{re.escape(word[1:])}\s+"
    slot = SLOT.fullmatch(word)
    if slot is None and "{" in word:
        return rf"(?:{'|'.join(_phrase(option, lists) for option in word.split('|'))})\s+"
    if slot is None:
        return _plain(word, letter) + r"\s+"
    return _filled(slot, lists, letter)


def _filled(slot: re.Match[str], lists: Mapping[str, Any], letter: str) -> str:
    """A slot as a pattern: the longest of its phrases first, where they are more than words."""
    if slot[2] in FORMS and not letter:
        return rf"(?:{'|'.join(conjugated(slot, lists))})\s+"
    held = filling(slot, lists)
    if letter and not slot[3]:
        held = [item for item in held if letter in map(str.lower, _letters([item], lists))]
    else:
        letter = ""
    if any("{" in item or " " in item for item in held):
        held = sorted(held, key=lambda item: _reach(item, lists), reverse=True)
    inner = "|".join(_phrase(item, lists, letter) for item in held)
    return rf"(?:(?:{inner})\s+)?" if slot[3] else rf"(?:{inner})\s+"


def _plain(word: str, letter: str = "") -> str:
    written = [option for option in word.split("|") if option.lower().startswith(letter)]
    options = [re.escape(option).replace("'", "['’‘]?").replace("_", r"\s+") for option in written]
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def found_in(reading: Reading, name: str, key: str, where: Iterable[Span]) -> list[Span]:
    """Where phrases at the dotted `key` of a table match inside each span of `where`, in order.

    They are tried only where a word stands that all of them need (see needed.py): most stand in no
    sentence of a report.
    """
    starts = _starts(reading, name, key)
    if starts is not None:
        where = [span for span in where if begins_in(starts, span)] if starts else ()
    return (
        matches(pattern(reading.language or "en", name, key), reading.text, where) if where else []
    )


def begins_in(starts: Sequence[int], span: Span) -> bool:
    """True if one of `starts`, which are in order, lies in the span."""
    at = bisect_left(starts, span.start)
    return at < len(starts) and starts[at] < span.end


def _starts(reading: Reading, name: str, key: str) -> Sequence[int] | None:
    """Where the words stand of which every phrase at `key` needs one, in order; None if none is."""
    known = _starts_known(reading)
    try:
        return known[name, key]
    except KeyError:
        needed = _needed(reading.language or "en", name, key)
        found = known[name, key] = None if needed is None else starts_of(reading, needed)
        return found


@once_a_reading
def _starts_known(reading: Reading) -> dict[tuple[str, str], Sequence[int] | None]:
    """Table and key -> where the words stand that its phrases need, filled as they are asked."""
    return {}


@cache
def _needed(language: str, name: str, key: str) -> frozenset[str] | None:
    return words_needed(listed(language, name, key), table(language, name))


def matches(phrases: re.Pattern[str], text: str, where: Iterable[Span]) -> list[Span]:
    """Where `phrases` match inside each span of `where`, in order."""
    return [
        Span(found.start(), found.end())
        for span in where
        for found in phrases.finditer(text, span.start, span.end)
    ]


def words_in(reading: Reading, spans: Spans) -> list[Span]:
    """The words wholly inside `spans`, in order."""
    words = reading.words
    return [words[at] for at in numbers_in(reading, spans)]


def numbers_in(reading: Reading, spans: Spans) -> list[int]:
    """The numbers of the words wholly inside `spans`, in order."""
    view = view_of(reading)
    return [at for span in spans for at in view.range(span)]


def lowered_words(reading: Reading, spans: Spans) -> frozenset[str]:
    """The words wholly inside `spans` in small letters, with plain apostrophes."""
    lowers = view_of(reading).lowers
    return frozenset([lowers[at] for at in numbers_in(reading, spans)])


def sentences_of(reading: Reading, spans: Spans) -> range:
    """Indexes of the sentences from the first to the last character of `spans`."""
    if not spans:
        return range(0)
    first = reading.sentence_at(spans[0].start)
    return range(first, reading.sentence_at(spans[-1].end - 1) + 1)


def in_sentence(reading: Reading, attribution: Attribution, offset: int) -> Spans:
    """What the content holds of the sentence at `offset`, which stands whole if that is nothing."""
    sentence = reading.sentences[reading.sentence_at(offset)]
    return clipped(attribution.content, sentence) or (sentence,)


@once_a_reading
def frame_of(reading: Reading, attribution: Attribution) -> Spans:
    """The words around a content that say who said it and how; for narration its own words.

    They are what its source's and cue's sentences hold outside the content.
    """
    if attribution.quotation is Quotation.NARRATION:
        return attribution.content
    anchors = tuple(sorted((*attribution.source, *attribution.cue))) or attribution.content
    sentences = sentences_of(reading, anchors)
    if not sentences:
        return ()
    whole = Span(reading.sentences[sentences[0]].start, reading.sentences[sentences[-1]].end)
    return subtract(whole, attribution.content)
