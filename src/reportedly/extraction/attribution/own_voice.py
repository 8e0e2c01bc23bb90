"""Whether a source is the publisher itself: what it saw and found is narration, and no speech."""

import re
from functools import cache

from reportedly.extraction.chain.outlets import TABLE, bare_name, outlet_before
from reportedly.extraction.words.phrases import listed
from reportedly.lang import words
from reportedly.model.reading import Reading
from reportedly.model.span import Span

REACH = 700  # characters before "the agency" in which another outlet may be named
_ARTICLE = re.compile(r"(?:the|this|an?)\s+", re.IGNORECASE)
_HEAD = re.compile(r"\s+(?:of|for|on)\s|[,(/–—]|\s-\s")  # behind it a name says of what, or where
_OWNED = re.compile(r"['’]s?$")
_LEAST = 3  # letters of a name


def is_publisher(reading: Reading, publisher: str | None, source: Span) -> bool:
    """True of the publisher's name, its last word, one of its people, and "this newspaper".

    "Kest Herald", "the Herald", "a Kest Herald photographer"; "the ministry" of a ministry's own
    bulletin; "the agency" of an agency's file that has named no other outlet.
    """
    said = " ".join(source.of(reading.text).split())
    if _is_own_kind(said):
        return True
    if not publisher:
        return False
    name, bare = _bare(publisher), _bare(said)
    if _is_named(bare, name) or _is_its_own(bare, name):
        return True
    return _is_generic(said) and not _other_outlet(reading, publisher, source.start)


def _bare(said: str) -> str:
    """The words of a noun phrase without its article."""
    article = _ARTICLE.match(said)
    return said[article.end() :] if article else said


def _is_own_kind(said: str) -> bool:
    """ "This newspaper", "this reporter"."""
    first, _, rest = said.lower().partition(" ")
    return first == "this" and rest in _kinds() | _people()


def _is_named(bare: str, name: str) -> bool:
    """ "Kest Herald", "Herald" of it; "Mission" of "Monitoring Mission, Kest Line"."""
    head = _HEAD.split(name)[0].strip()
    short = {name, head, head.split()[-1], " ".join(head.split()[-2:])} if head else {name}
    known = {bare_name(one) for one in short if len(one) >= _LEAST}
    return bare[:1].isupper() and bare_name(bare) in known


def _is_its_own(bare: str, name: str) -> bool:
    """ "Kest Herald reporters", "Kest Herald's verification team"."""
    *front, last = bare.split()
    if last.lower() not in _people():
        return False
    while front and front[-1].islower():
        front.pop()
    return bool(front) and _is_named(_OWNED.sub("", " ".join(front)), name)


def _is_generic(said: str) -> bool:
    """ "The agency", "the newspaper"."""
    article, _, rest = said.lower().partition(" ")
    return article == "the" and rest in _kinds()


def _other_outlet(reading: Reading, publisher: str, at: int) -> bool:
    """Is another outlet than the publisher the last that is named before?"""
    last = outlet_before(reading, Span(max(0, at - REACH), at))
    if last is None:
        return False
    name = last.of(reading.text)
    return not _is_named(_bare(name), publisher) and not _is_generic(name)


@cache
def _kinds() -> frozenset[str]:
    return frozenset(listed("en", TABLE, "publishing"))


@cache
def _people() -> frozenset[str]:
    return words("en", "chain", "newsroom_people")
