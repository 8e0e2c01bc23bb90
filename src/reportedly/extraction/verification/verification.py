"""Remarks on whether a claim was checked, with the claims they are about.

"We could not independently verify the report" is said of a claim told before, not of its own
sentence. A plain "the ministry confirmed" is a cue, not a remark: who may check is in the table.
"""

from reportedly.extraction.verification.binding import bind
from reportedly.extraction.verification.parts import ASPECT, TABLE, Remark, is_some
from reportedly.extraction.verification.remarks import find_all
from reportedly.extraction.words.phrases import found_in
from reportedly.model.attribution import Attribution, Made
from reportedly.model.factuality import Verification
from reportedly.model.reading import Reading
from reportedly.model.span import Span, text_of

VERSION = "1"


def find_remarks(
    reading: Reading, attributions: tuple[Attribution, ...]
) -> dict[int, tuple[Verification, ...]]:
    """Index of an attribution -> the remarks about it, in text order. Unbound remarks are left."""
    found: dict[int, tuple[Verification, ...]] = {}
    for remark in find_all(reading):
        for index in bind(reading, attributions, remark):
            said = _verification(reading, attributions, remark)
            known = found.get(index, ())
            if not any(_says_again(reading, said, item) for item in known):
                found[index] = (*known, said)
    return found


def _says_again(reading: Reading, said: Verification, known: Verification) -> bool:
    """ "We are looking into it and can't vouch for it": one sentence, one outcome."""
    if said.status is not known.status or said.span is None or known.span is None:
        return False
    return reading.sentence_at(said.span.start) == reading.sentence_at(known.span.start)


def _verification(
    reading: Reading, attributions: tuple[Attribution, ...], remark: Remark
) -> Verification:
    whole = remark.whole
    return Verification(
        status=remark.status,
        by=_checker(reading, attributions, remark),
        span=whole,
        part=_part(reading, remark),
        method=_method(reading, whole),
        made=Made(by="rules.verification", version=VERSION, rule=remark.key.replace("_", "-")),
    )


def _checker(reading: Reading, attributions: tuple[Attribution, ...], remark: Remark) -> str | None:
    """Who checked, as written; for "it said it could not …" the source of those words."""
    if remark.by is None:
        return None
    written = remark.by.of(reading.text)
    if written.lower() not in ("it", "he", "she", "they", "which", "who", "that"):
        return written
    holders = [a for a in attributions if any(c.contains(remark.phrase) for c in a.content)]
    sources = [a.source for a in holders if a.source]
    return text_of(reading.text, sources[-1]) if sources else written


def _part(reading: Reading, remark: Remark) -> Span | None:
    """What alone was checked: "the location of the footage", "some of the figures"."""
    if remark.checked is None:
        return None
    aspect = ASPECT.match(reading.text, remark.checked.start, remark.checked.end)
    return remark.checked if aspect or is_some(reading, remark.checked) else None


def _method(reading: Reading, whole: Span) -> str | None:
    """How it was checked: the table's name for the words found from the remark to its stop."""
    sentence = reading.sentences[reading.sentence_at(whole.start)]
    rest = Span(whole.start, sentence.end)
    for method in (
        "geolocation",
        "satellite",
        "metadata",
        "interviews",
        "visit",
        "documents",
        "footage",
    ):
        if found_in(reading, TABLE, f"method.{method}", (rest,)):
            return method
    return None
