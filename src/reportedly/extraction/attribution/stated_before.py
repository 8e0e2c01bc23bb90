"""Gives "X made the statement at the session" the sentence before it, which X has stated."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.extraction.attribution.pointing import is_told, whole_sentence, without_stop
from reportedly.extraction.words.lexicon import lexicon
from reportedly.lang import table
from reportedly.model.attribution import Attribution, Made, quotation_of
from reportedly.model.reading import Reading
from reportedly.model.span import Span

VERSION = "1"
RULE = "pointing"
_MOST = 45  # words of an office and its holder
_NOUNS = (
    r"(?:the|this|that|these|such an?)\s+(?:statement|remark|comment|announcement|declaration)s?"
)
_MADE = re.compile(
    rf"(?P<who>[^,;:“”\"]+?(?:,\s[^;:“”\"]+?)?)\s+(?P<cue>made\s+{_NOUNS})(?![\w-]|\s+(?:that|about|on\s+how)\b)",
    re.IGNORECASE,
)
_MADE_BY = re.compile(
    rf"(?P<cue>{_NOUNS}\s+(?:was|were)\s+made)\s+by\s+(?P<who>[^;:“”\"]+?)"
    r"(?=,?\s+(?:on|in|at|during|to|while|as|after|following|when|who)\b|$)",
    re.IGNORECASE,
)


def state_before(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """`found`, where a sentence that only says who made a statement takes the one before it.

    That is done where the sentence before is narrated whole; one that is attributed has its own.
    What an agency "has learned" is then no more than who made it.
    """
    kept = list(found)
    for item in found:
        if len(item.content) > 1 or not (is_told(item) or _has_learned(reading, item)):
            continue
        stated = _stated(reading, item, kept)
        if stated is not None:
            said = stated.content[0]
            kept = [one for one in kept if one is not item and not _is_inside(one, said)]
            kept.append(stated)
    return kept


def _has_learned(reading: Reading, item: Attribution) -> bool:
    """ "…, the agency | has learned"."""
    return item.cue != () and item.cue[0].of(reading.text).lower() in ("has learned", "has learnt")


def _is_inside(item: Attribution, said: Span) -> bool:
    return all(said.contains(piece) for piece in item.content)


def _stated(
    reading: Reading, item: Attribution, found: Sequence[Attribution]
) -> Attribution | None:
    (told,) = item.content
    match = _MADE.match(reading.text, *told) or _MADE_BY.match(reading.text, *told)
    if match is None or len(match["who"].split()) > _MOST or not _is_named(match["who"]):
        return None
    said = _before(reading, told, found)
    if said is None:
        return None
    return replace(
        item,
        source=(Span(*match.span("who")),),
        cue=(Span(*match.span("cue")),),
        content=(said,),
        quotation=quotation_of(reading.outer_quotations(), (said,)),
        made=Made(by="rules.attribution", version=VERSION, rule=RULE),
        confidence=float(table("en", "confidence")["rules"][RULE]),
    )


def _is_named(who: str) -> bool:
    """Is it more than a pronoun, which takes up whoever has just spoken?"""
    return lexicon().closed.get(who.lower()) != "P"


def _before(reading: Reading, told: Span, found: Sequence[Attribution]) -> Span | None:
    """The sentence before, without its stop, if all that it holds is narrated."""
    whole = whole_sentence(reading, reading.sentence_at(told.start) - 1)
    if whole is None:
        return None
    inside = [one for one in found if any(whole.overlaps(piece) for piece in one.content)]
    return without_stop(reading, whole) if inside and all(map(is_told, inside)) else None
