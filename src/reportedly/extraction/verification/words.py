"""Words that the frames of remarks on checking ask for: who publishes, names of outlets, lists."""

import re
from functools import cache

from reportedly.extraction.verification.frames import TABLE
from reportedly.extraction.verification.outlets_told import is_outlet_told
from reportedly.extraction.words.phrases import listed
from reportedly.lang import table
from reportedly.model.reading import Reading

_PARTS = ("last", "first", "whole", "deeds", "ends")


@cache
def _outlet(language: str) -> re.Pattern[str]:
    """Names of papers, agencies and bodies that watch: "Morrow Wire", "Radio Nettle", "Eastwire".

    The last only where it could or did something.
    """
    named = table(language, TABLE)["outlets"]
    last, first, whole, deeds, ends = ("|".join(named[key].split()) for key in _PARTS)
    return re.compile(
        rf"\b(?:[A-Z][\w’'-]+ ){{1,3}}(?:{last})\b|\b(?:{first}) [A-Z]\w+|\b(?:{whole})\b"
        rf"|\b[A-Z][a-z]+(?:{ends})\b|\bthe [A-Z][\w-]+(?:['’]s)?(?= (?:{deeds})\b)"
    )


@cache
def words(language: str, key: str, after: str = r"\b", flags: int = 0) -> re.Pattern[str]:
    """Any word of the table's list `key` before `after`; case counts unless a flag says else."""
    phrases = (item.replace(" ", r"\s+") for item in listed(language, TABLE, f"words.{key}"))
    return re.compile(rf"\b(?:{'|'.join(phrases)}){after}", flags)


def says(reading: Reading, key: str, text: str) -> bool:
    """True if a word of the list `key` stands in `text`."""
    return words(reading.language or "en", key, flags=re.I).search(text) is not None


def opens(reading: Reading, key: str, text: str) -> bool:
    """True if `text` begins with a word of the list `key`."""
    return words(reading.language or "en", key, flags=re.I).match(text) is not None


def is_ours(reading: Reading, text: str) -> bool:
    """ "We", "our paper": in their own case, since the US is not us."""
    return words(reading.language or "en", "ours").search(text) is not None


def has_outlet(reading: Reading, text: str) -> bool:
    """True if an outlet is named: by what its name looks like, or as one the text tells things."""
    named = _outlet(reading.language or "en").search(text) is not None
    return named or is_outlet_told(reading, text)
