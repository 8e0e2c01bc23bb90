"""Whether a check is a party's word, or a body's that tells of its own count, and so none."""

from reportedly.extraction.verification.parts import (
    Remark,
    checker_of,
    is_office,
    phrases_of,
    told_of,
)
from reportedly.extraction.verification.scope import stems_of
from reportedly.extraction.verification.words import is_ours
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.reading import Reading
from reportedly.model.span import text_of

SHOWING = frozenset(("shown", "told", "borne", "measured"))
_OF_SELF = ("it", "he", "she", "they")


def is_partys(reading: Reading, attribution: Attribution, remark: Remark) -> bool:
    """A party's word about what was told; those who check by trade speak for themselves.

    That they could not check something may be said by anyone but an office.
    """
    if attribution.quotation is Quotation.NARRATION:
        return False
    source = text_of(reading.text, attribution.source)
    if is_office(reading, source) or _is_own_finding(reading, source, remark):
        return True
    if remark.by is not None and any(map(remark.by.overlaps, attribution.cue)):
        return _is_of_no_claim(reading, remark)  # "said 31 were identified, the others not"
    trade = phrases_of(reading, "checkers").search(source) is not None
    return remark.voice in SHOWING and not trade


def _is_own_finding(reading: Reading, source: str, remark: Remark) -> bool:
    """ "The monitor said it could not determine who fired": what it found, of no word of another's.

    Who publishes looks into what others told: "the Herald said it could not find who fired".
    """
    if remark.voice != "active" or checker_of(reading, remark).lower() not in _OF_SELF:
        return False
    if phrases_of(reading, "press_nouns").search(source) is not None:
        return False
    return _is_of_no_claim(reading, remark)


def _is_of_no_claim(reading: Reading, remark: Remark) -> bool:
    """ "How many of the dead were farmers": an object that names nothing told, nor points at it."""
    told = told_of(reading, remark)
    things = phrases_of(reading, "told_things").search(told)
    return bool(told) and not things and not phrases_of(reading, "pronouns").match(told)


def is_checkers_own(reading: Reading, near: list[Attribution], remark: Remark) -> bool:
    """ "The monitor could not confirm how many were farmers": who told all that, of its own count.

    Who publishes checks what others told, even where it is quoted itself.
    """
    by = checker_of(reading, remark)
    publishes = phrases_of(reading, "press_nouns").search(by) or is_ours(reading, by)
    if publishes and phrases_of(reading, "outside").search(by) is None:
        return False
    if remark.voice not in ("active", "press") or not _is_of_no_claim(reading, remark):
        return False
    stems = stems_of(by)
    return any(
        is_by(item, remark) or stems & stems_of(text_of(reading.text, item.source)) for item in near
    )


def is_by(attribution: Attribution, remark: Remark) -> bool:
    """ "The monitor could not confirm how many were farmers, saying that …": the checker speaks."""
    return remark.by is not None and any(map(remark.by.overlaps, attribution.source))
