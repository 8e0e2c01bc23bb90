"""The words of a cue: their lemmas, where they stand, and which of them a list has."""

from collections.abc import Sequence

from reportedly.extraction.commitment.effects import TABLE
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.phrases import listed_words, numbers_in
from reportedly.lang.lexicon import view_of
from reportedly.lang.remembered import once_a_reading
from reportedly.model.attribution import Attribution
from reportedly.model.reading import Reading
from reportedly.model.span import Span


@once_a_reading
def cue_words(reading: Reading, attribution: Attribution) -> Sequence[tuple[str, Span]]:
    """The lemma and span of each word of the cue."""
    verbs, small = lexicon().verbs, view_of(reading).small
    found = []
    for number in numbers_in(reading, attribution.cue):
        form = verbs.get(small[number])
        found.append((form.lemma if form else small[number], reading.words[number]))
    return found


def listed_in(words: Sequence[tuple[str, Span]], language: str, key: str) -> list[Span]:
    """Where those of the cue's words stand that the list at `key` has."""
    listed = listed_words(language, TABLE, key)
    return [span for word, span in words if word in listed]
