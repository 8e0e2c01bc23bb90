"""Who checks what was claimed: a body that publishes or checks by trade, a name, or an office."""

import re

from reportedly.extraction.verification.parts import (
    Remark,
    before,
    checker_of,
    is_office,
    phrases_of,
)
from reportedly.model.reading import Reading

CERTAIN = re.compile(
    r"verif|authentic|corrobor|geoloc|independent|substanti|vouch|cross-?check|double|"
    r"image|footage|satellite|video|photograph|evidence"
)
_SAYS_OF_SELF = ("it", "they", "he", "she")
_NAME = re.compile(r"(?:[Tt]he )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,3}")
_BACK = re.compile(r"(?:it|they|which|who|and|but|that|has|have|also)?", re.IGNORECASE)

# "… to the Commission, which": whom a relative clause is about.
_WHICH = re.compile(r"\b(?:the|an?) ([^,;:]+), which$", re.IGNORECASE)


def is_body(reading: Reading, remark: Remark) -> bool:
    """One who may check and is no party: "the Commission, which is looking into them"."""
    relative = _WHICH.search(before(reading, remark).rstrip())
    by = relative.group(1) if relative else checker_of(reading, remark)
    return phrases_of(reading, "checkers").search(by) is not None and not is_office(reading, by)


def is_name(reading: Reading, remark: Remark) -> bool:
    """A name that is no office's or party's: papers and agencies are named like anything."""
    by = checker_of(reading, remark)
    return _NAME.fullmatch(by) is not None and not phrases_of(reading, "offices").search(by)


def is_checked_by_office(reading: Reading, remark: Remark) -> bool:
    return is_office(reading, checker_of(reading, remark))


def has_checker(reading: Reading, remark: Remark) -> bool:
    by = checker_of(reading, remark).replace("US ", "")  # "the US Embassy": not "us"
    if by.lower() in _SAYS_OF_SELF and remark.by is not None:
        start = reading.sentences[reading.sentence_at(remark.phrase.start)].start
        by = reading.text[start : remark.by.start]  # "the mission said it had verified …"
        if is_office(reading, by) or not CERTAIN.search(remark.phrase.of(reading.text)):
            return False
    return phrases_of(reading, "checkers").search(by) is not None


def is_press(reading: Reading, remark: Remark) -> bool:
    """Is it who publishes, or who checks by trade? "It" and "which" are the word before them."""
    phrase, by = remark.phrase.of(reading.text), checker_of(reading, remark)
    press = phrases_of(reading, "press")
    if phrases_of(reading, "nobody").match(phrase) or press.search(by):
        return True
    back = _BACK.fullmatch(by) is not None
    return back and press.search(before(reading, remark, by)) is not None
