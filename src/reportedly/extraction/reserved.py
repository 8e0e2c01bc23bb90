"""Words that are a matter of other rules: remarks on checking and attested silence are no cues."""

from reportedly.extraction.candidates import Candidate
from reportedly.extraction.phrases import matches, pattern, sentence_at
from reportedly.extraction.remarks import find_all
from reportedly.extraction.silence import TABLE
from reportedly.model.factuality import SilenceKind
from reportedly.model.reading import Reading
from reportedly.model.span import Span

SOURCELESS = 0.7  # probability of a candidate without a source to be more than narration


def unreserved(reading: Reading, candidates: list[Candidate]) -> list[Candidate]:
    """`candidates` without those of the encoder that are no statements of a source.

    They have no source and are not likely, or their cue says what was not said, or their sentence
    what was not checked.

    The annotated news counts "did not mention" and "could not verify" as cues of attitudes; here
    they are no statements but facts about statements. Where a rule has the cue, it stands.
    """
    remarks = [remark.phrase for remark in find_all(reading)]
    return [
        item
        for item in candidates
        if item.frame is not None
        or (
            (item.source or item.likely >= SOURCELESS)
            and not any(remark.overlaps(_sentence(reading, item)) for remark in remarks)
            and not _is_silence(reading, item)
        )
    ]


def _sentence(reading: Reading, item: Candidate) -> Span:
    return reading.sentences[sentence_at(reading, item.cue[0].start)]


def _is_silence(reading: Reading, item: Candidate) -> bool:
    (cue,) = item.cue
    where = (Span(cue.start, max(cue.end, _sentence(reading, item).end)),)
    language = reading.language or "en"
    return any(
        found.overlaps(cue)
        for kind in SilenceKind
        for found in matches(pattern(language, TABLE, kind), reading.text, where)
    )
