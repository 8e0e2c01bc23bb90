"""Which claims of a report its own credit line gives to an agency."""

import re
from collections.abc import Iterator

from reportedly.extraction.chain.credits import find_credits
from reportedly.extraction.chain.outlets import TABLE, bare_name, outlet_in
from reportedly.extraction.words.phrases import frame_of, listed, pattern
from reportedly.lang.remembered import once_a_reading
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.reading import Reading
from reportedly.model.span import Span, trim

MOST = 2  # bodies that can have carried one text; of more each has a part, and nothing tells which


def credited(reading: Reading, attribution: Attribution) -> Iterator[Span]:
    """Whoever carried the whole text; if the paper reports too, what it gives to the agency.

    Who is credited and speaks, in the words of the source, is no link of its own words.
    """
    if attribution.quotation is Quotation.NARRATION:
        return
    told = [source.of(reading.text) for source in attribution.source]
    every = _every_credited(reading)
    bodies = {bare_name(span.of(reading.text)) for span in every}
    whole = len(bodies) <= MOST and not _reports_itself(reading)
    for span in every:
        name = span.of(reading.text)
        if any(same_body(name, source) or _is_its(name, source) for source in told):
            continue
        if whole or _given_to(reading, attribution, name):
            yield span


def is_credited(reading: Reading, name: str) -> bool:
    """True if the report's credit line has the body of that name."""
    return any(same_body(span.of(reading.text), name) for span in _every_credited(reading))


@once_a_reading
def _every_credited(reading: Reading) -> tuple[Span, ...]:
    """The bodies that the report's own lines of credit give."""
    text, agencies = reading.text, listed(reading.language or "en", TABLE, "agencies")
    return tuple(
        trim(text, credit.span) or credit.span
        for credit in find_credits(reading)
        if credit.labelled
        or outlet_in(reading, credit.span) is not None
        or credit.span.of(text).isupper()
        or credit.span.of(text).casefold() in agencies
    )


@once_a_reading
def _reports_itself(reading: Reading) -> bool:
    """True if the paper's own reporting is told apart from the agency's: "told our paper"."""
    own = pattern(reading.language or "en", TABLE, "own_reporting")
    pieces = [piece for quoted in reading.quoted for piece in quoted.pieces]
    found = (Span(*match.span()) for match in own.finditer(reading.text))
    return any(not any(piece.contains(span) for piece in pieces) for span in found)


def _given_to(reading: Reading, attribution: Attribution, name: str) -> bool:
    """True if the frame names the agency: "BPB reported", "the agency also carried"."""
    words = " ".join(piece.of(reading.text) for piece in frame_of(reading, attribution))
    short = rf"|\b{_initials(name)}\b" if len(_initials(name)) > 1 else ""
    return bool(re.search(rf"\b{re.escape(name)}\b{short}|\b[Tt]he (?:same )?agency\b", words))


def same_body(name: str, source: str) -> bool:
    """True if `source` is the body's `name` or its initials."""
    return bare_name(name) == bare_name(source) or source == _initials(name)


def _is_its(name: str, source: str) -> bool:
    """True if the source is one of the body: "a Meridian Wire photographer".

    The "vice president of the Front Joren Tahl" is one whose words the Front carries.
    """
    return bool(re.search(rf"(?<!\bof )(?<!\bof the )\b{re.escape(name)}(?:['’]?s)?\s\w", source))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())
