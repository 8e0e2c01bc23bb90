"""The content of an attribution sentence by sentence, and a first look at what words it holds."""

from collections.abc import Iterator

from reportedly.extraction.words import phrases
from reportedly.extraction.words.phrases import lowered_words
from reportedly.model.attribution import Attribution
from reportedly.model.reading import Reading
from reportedly.model.span import Spans, clipped, extent


def sentences_of(reading: Reading, attribution: Attribution) -> Iterator[Spans]:
    """The pieces of the content, sentence by sentence, furniture left out."""
    whole = extent(attribution.content)
    if whole is None:
        return
    for index in phrases.sentences_of(reading, (whole,)):
        sentence = reading.sentences[index]
        if reading.is_furniture(sentence):
            continue
        pieces = clipped(attribution.content, sentence)
        if pieces:
            yield pieces


def may_hold(reading: Reading, region: Spans, words: frozenset[str]) -> bool:
    """True if any word of the region is one of `words`: a look before tokens are cut and tagged."""
    return not words.isdisjoint(lowered_words(reading, region))
