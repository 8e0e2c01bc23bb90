"""Contents that are asked, or that hold on a condition said outside their own clauses."""

from reportedly.extraction.commitment.effects import CONDITIONAL, TABLE, Commitment
from reportedly.extraction.words.phrases import found_in, frame_of, listed_words, pattern
from reportedly.lang.remembered import once_a_reading
from reportedly.model.attribution import Attribution
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans


def is_question(reading: Reading, region: Spans) -> bool:
    """True if a question mark ends the sentence that the content is in."""
    after = reading.text[region[-1].end : region[-1].end + 2]
    last = region[-1].of(reading.text).rstrip("”\"’' ")
    if last.endswith("?") or after.startswith("?"):
        return True
    sentence = reading.sentences[reading.sentence_at(region[0].start)]
    if region[0].start != sentence.start:
        return False
    inverted = listed_words(reading.language or "en", TABLE, "questions.inverted")
    word = region[0].of(reading.text).split(None, 1)[0].lower()
    return word in inverted and sentence.of(reading.text).rstrip("”\"’' ").endswith("?")


def under_nominal_condition(reading: Reading, region: Spans, said: Commitment) -> Commitment:
    """A proposition that holds "in the event of" something."""
    for found in found_in(reading, TABLE, "conditions.nominal", region):
        return said.under(CONDITIONAL, found)
    return said


def under_condition(reading: Reading, attribution: Attribution, held: Commitment) -> Commitment:
    """A commitment whose condition stands outside its content: "In case of war, X vowed to …"."""
    condition = _condition_around(reading, attribution)
    return held if condition is None else held.under(CONDITIONAL, condition)


@once_a_reading
def _condition_around(reading: Reading, attribution: Attribution) -> Span | None:
    """The words of a condition that stands before the source."""
    conditions = pattern(reading.language or "en", TABLE, "conditions.fronted")
    for piece in frame_of(reading, attribution):
        start = next((i for i in range(*piece) if reading.text[i].isalnum()), piece.end)
        found = conditions.match(reading.text, start, piece.end)
        near = not attribution.source or piece.start < attribution.source[0].start
        if found and near and not _is_quoted(reading, start, attribution):
            return Span(*found.span())
    return None


def _is_quoted(reading: Reading, offset: int, attribution: Attribution) -> bool:
    """ "“If Kest falls, we leave,” he said, adding that …": it is said of something else."""
    start = attribution.content[0].start
    around = [piece for q in reading.quoted for piece in q.pieces if piece.start <= offset]
    return any(offset < piece.end and not piece.start <= start < piece.end for piece in around)
