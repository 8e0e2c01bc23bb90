"""Cues that are deeds by what they are done to: "recalled its envoy", "called up reservists"."""

from reportedly.extraction.attribution.candidates import Candidate
from reportedly.extraction.words.lexicon import lexicon
from reportedly.lang import words
from reportedly.model.reading import Reading
from reportedly.model.span import text_of

_HEAD = 3  # words of a content in which the thing is named that a deed is done to


def is_deed(reading: Reading, item: Candidate) -> bool:
    """True of "recalled | its ambassador", "called up | reservists", "denied | him access"."""
    book, cue, first = lexicon(), item.cue[0], item.content[0]
    said = text_of(reading.text, item.cue).lower().split()
    lemmas = book.lemmas_of(said)
    if first.start < cue.end:
        return False
    away = [*said[1:], *reading.text[cue.end : first.start].lower().split()]
    if "call" in lemmas and not words("en", "cues", "called_away").isdisjoint(away):
        return True
    nouns = {noun for lemma in lemmas for noun in book.no_content.get(lemma, ())}
    opening = first.of(reading.text).lower().split()[: _HEAD + 1]
    pairs = zip(opening[:_HEAD], [*opening[1:], "to"], strict=False)
    return any(word.strip(",.;") in nouns and _ends(word, after) for word, after in pairs)


def _ends(word: str, after: str) -> bool:
    """True if a noun ends its phrase: it stands before a mark or a function word."""
    return word[-1] in ",.;" or after in lexicon().closed
