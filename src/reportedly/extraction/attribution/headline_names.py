"""Who a headline may name as its source by position alone: "Kest holds – Vell", "PM Maren: …"."""

import re
from collections.abc import Sequence

from reportedly.extraction.chain.outlets import is_outlet
from reportedly.extraction.words.phrases import listed, listed_words
from reportedly.lang.given_names import gender_of
from reportedly.lang.governing import is_named_so
from reportedly.lang.nations import nation_words
from reportedly.lang.roles import RoleGroup, known_names, roles
from reportedly.model.reading import Reading
from reportedly.model.span import Span

TABLE = "headlines"
LONGEST = 7  # words of who is named
MOST_NAMES = 3  # of a person
_WORD = re.compile(r"\w+")
_SMALL = frozenset(("of", "for", "the", "and", "de", "van", "von", "bin"))


def may_end(reading: Reading, who: Span, publisher: str | None) -> bool:
    """True if `who`, behind a dash at a headline's end, may be its source.

    A body, an office, a name or initials; not an outlet that may be the publisher's own name, nor
    what an item has ("VIDEO"), nor a country or nation.
    """
    parts = who.of(reading.text).split()
    if _is_office(parts):
        return True
    if not _is_named(parts):
        return False
    if is_outlet(reading, who):
        return _is_anothers(reading.text, who, publisher)
    own = publisher is not None and _is_same(" ".join(parts), publisher)
    return not (own or _shows(parts) or _is_nation(parts))


def may_begin(reading: Reading, who: Span, told: Span, surnames: frozenset[str]) -> bool:
    """True if `who`, before a colon at a headline's head, may be its source.

    A person by office and name, by given name and another, by a last name of `surnames` or of a
    head of state or government; who is named again in what is `told` is its topic.
    """
    parts = who.of(reading.text).split()
    return parts[-1] not in told.of(reading.text) and is_person(parts, surnames)


def is_person(parts: Sequence[str], surnames: frozenset[str]) -> bool:
    """True of words with capitals that are known to name a person."""
    if not _is_named(parts):
        return False
    full = 1 < len(parts) <= MOST_NAMES and gender_of(parts[0]) is not None
    known = parts[-1].lower() in surnames or (len(parts) == 1 and is_named_so(parts[0]))
    return full or known or _has_office(parts)


def _is_office(parts: Sequence[str]) -> bool:
    """ "Foreign minister", "local officials": a source's noun, with no article or preposition."""
    known = parts[-1].lower() in listed_words("en", TABLE, "sources")
    plain = all(part.islower() and part.isalpha() for part in parts)
    led = listed_words("en", TABLE, "small").isdisjoint(parts)
    return known and plain and led and len(parts) <= MOST_NAMES


def _is_named(parts: Sequence[str]) -> bool:
    """Words with capitals, or the nouns of an office, without figures."""
    if not 0 < len(parts) <= LONGEST or any(any(map(str.isdigit, part)) for part in parts):
        return False
    sources = listed_words("en", TABLE, "sources")
    capital = parts[0][:1].isupper() and (parts[-1][:1].isupper() or parts[-1] in sources)
    return capital and all(part[:1].isupper() or part in _SMALL for part in parts[:-1])


def _shows(parts: Sequence[str]) -> bool:
    """ "VIDEO", "Live updates", "INFOGRAPHICS": what an item has or is."""
    return not listed_words("en", TABLE, "shown").isdisjoint(part.lower() for part in parts)


def _is_nation(parts: Sequence[str]) -> bool:
    return nation_words("en").exact(" ".join(parts)) is not None


def _is_anothers(text: str, outlet: Span, publisher: str | None) -> bool:
    """Not the publisher's own: it is known and called otherwise, or a comma gives the source."""
    comma = text[: outlet.start].rstrip(" -–—").endswith(",")
    return comma or (publisher is not None and not _is_same(outlet.of(text), publisher))


def _is_same(one: str, two: str) -> bool:
    """True if the words of one name are the other's, or its address: "Kest Post", "kestpost.com".

    Whole words count: "UN" is no part of "Sunday Times".
    """
    left, right = (re.sub(r"^the\b", "", name.lower()) for name in (one, two))
    words, others = (_WORD.findall(name) for name in (left, right))
    met = set(words) <= set(others) or set(others) <= set(words)
    return met or "".join(words) in others or "".join(others) in words


def _has_office(parts: Sequence[str]) -> bool:
    """ "Latvian FM Rinkēvičs", "Army chief Dorin Vell": an office, then a name."""
    for end in range(1, len(parts)):
        for start in range(max(0, end - 3), end):
            words = " ".join(parts[start:end])
            role = roles("en").exact(words)
            if words in listed("en", TABLE, "offices") or (
                role is not None and role.group is RoleGroup.PERSON and not role.plural
            ):
                return known_names("en").exact(parts[-1]) is None
    return False
