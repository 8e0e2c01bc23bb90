"""Words that are a matter of other rules: remarks on checking and attested silence are no cues."""

from reportedly.extraction.candidates import Candidate
from reportedly.extraction.lexicon import lexicon
from reportedly.extraction.phrases import matches, pattern
from reportedly.extraction.remarks import find_all
from reportedly.extraction.silence import TABLE
from reportedly.model.factuality import SilenceKind
from reportedly.model.reading import Reading
from reportedly.model.span import Span

LOOK = 20  # characters before a source in which the word right before it is looked for
SOURCELESS = 0.7  # probability of a candidate without a source to be more than narration


def unreserved(reading: Reading, candidates: list[Candidate]) -> list[Candidate]:
    """`candidates` without those that are no statements of a source.

    Their cue says what was not said, or that nobody said it; or the encoder proposes them, and they
    have no source and are not likely, or are themselves a remark on checking.

    The annotated news counts "did not mention" and "could not verify" as cues of attitudes; here
    they are no statements but facts about statements.
    """
    remarks = [remark.phrase for remark in find_all(reading)]
    return [
        item
        for item in candidates
        if not item.cue
        or not (
            _is_silence(reading, item)
            or _is_nobodys(reading, item)
            or (item.frame is None and _is_unlikely(reading, item, remarks))
        )
    ]


def _is_unlikely(reading: Reading, item: Candidate, remarks: list[Span]) -> bool:
    """Has an encoder's candidate no source, or is its cue a remark on checking?"""
    if not item.source and item.likely < SOURCELESS:
        return True
    return any(remark.overlaps(cue) for remark in remarks for cue in item.cue)


def _is_nobodys(reading: Reading, item: Candidate) -> bool:
    """ "No group has claimed responsibility": is the source none at all?"""
    if not item.source:
        return False
    start, end = item.source[0]
    sentence = _sentence(reading, item)
    before = reading.text[max(sentence.start, start - LOOK) : start].split()[-1:]
    words = [*before, *reading.text[start:end].split(maxsplit=1)[:1]]
    return not lexicon().nobody.isdisjoint(word.lower() for word in words)


def _sentence(reading: Reading, item: Candidate) -> Span:
    return reading.sentences[reading.sentence_at(item.cue[0].start)]


def _is_silence(reading: Reading, item: Candidate) -> bool:
    (cue,) = item.cue
    where = (Span(cue.start, max(cue.end, _sentence(reading, item).end)),)
    language = reading.language or "en"
    return any(
        found.overlaps(cue)
        for kind in SilenceKind
        for found in matches(pattern(language, TABLE, kind), reading.text, where)
    )
