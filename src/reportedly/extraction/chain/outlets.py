"""Names of outlets: listed ones, those with an outlet's word, and generic ones ("the agency")."""

import re
from functools import cache

from reportedly.extraction.words.needed import starts_of
from reportedly.extraction.words.phrases import listed, listed_words, pattern
from reportedly.lang.remembered import once_a_reading
from reportedly.lang.roles import role_words
from reportedly.model.reading import Reading
from reportedly.model.span import Span, trim

TABLE = "chain"
_KIND = r"(?:news agency|news agencies|agency|agencies|newspapers?|television|TV|radio|channels?|"
_KIND += r"broadcasters?|magazines?|networks?|websites?|daily|dailies|weekly|weeklies|monthly|"
_KIND += r"papers?|stations?|outlets?|portals?|wire|media)"
_OFFICE = (
    r"(?:press|media|news|information) (?:arm|wing|office|service|centre|center|team|unit|outlets?)"
)
_CAPITAL = r"(?:(?:[A-Z]\.)+|[A-Z][\w’'&/-]*)"
OUTLET_NAME = re.compile(
    rf"(?:the |an? )?(?P<name>(?:(?:[\w’'-]+|(?:[A-Z]\.)+) ){{0,4}}?{_CAPITAL}"
    rf"(?: (?:{_CAPITAL}|{_OFFICE}\b|{_KIND}\b|&|\d+|of|de|la|al-\w+))*)"
)
_GENERIC = re.compile(rf"(?:the |an? )?(?:[\w’'-]+ ){{0,3}}(?:{_OFFICE}|{_KIND})\b")
_BEFORE = 60  # characters of an agency's name before its last word
_AGENCY = re.compile(r"(?:[A-Z][\w’'-]*\s){1,4}\Z")
_REST = re.compile(r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*")
_TAIL = re.compile(
    r"(?:’s|'s|\.|,|-)+$|\s(?:on|in|at|of|as)$"
    r"|\s(?:(?:on|late|early) )*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$"
)
_LEAD = re.compile(
    r"(?:(?:[Oo]n|[Ll]ate|[Ee]arly)\s)+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+"
)
_POSSESSED = re.compile(r"(?:[A-Z][\w-]*\s)*[A-Z][\w-]*['’]s?\s(?=[A-Z])")
_DESCRIBED = re.compile(
    rf"(?:[\w’'-]+\s)*?{_KIND[:-1]}|site|weekly|tabloid|bulletin|blog|podcast|programme|program|show)\s(?=[A-Z])"
)
_ADJECTIVES = re.compile(r"(?:(?:[a-z][\w’'-]*|[A-Z]\w*-[a-z]\w*)\s)+(?=[A-Z])")
_FIRST = re.compile(r"\w*")
_BARE = r"TV(?: channel| station)?|[Rr]adio|[Mm]edia|[Tt]elevision"
_THING = re.compile(r"\s(?:the|an?)(?: [\w-]+){1,3}")

_HEAD = re.compile(r"\s(?:of|for|at|in|from|by|on)\s|['’]s?\s|,")


def is_outlet(reading: Reading, source: Span) -> bool:
    """True if a source is an outlet itself: "State television in Kest", not one of its editors."""
    language, text = reading.language or "en", reading.text
    head = _HEAD.search(text, source.start, source.end)
    words = text[source.start : head.start() if head else source.end]
    if pattern(language, TABLE, "not_outlets").search(words):
        return False
    named = pattern(language, TABLE, "outlet_words").search(words) is not None
    bare = words.removeprefix("the ").removeprefix("The ").strip()
    return named or bare in listed(language, TABLE, "outlets") or bare in known_short(reading)


@once_a_reading
def known_short(reading: Reading) -> frozenset[str]:
    """What the report calls its agencies for short: "Meridian" and "MNA" of a news agency."""
    found: set[str] = set()
    for start in starts_of(reading, listed_words(reading.language or "en", TABLE, "agency_words")):
        before = _AGENCY.search(reading.text, max(0, start - _BEFORE), start)
        name = _REST.match(reading.text, before.start() if before else start)
        whole = name[0].removeprefix("The ") if name and reading.text[start].isupper() else ""
        words = whole.split()
        if len(words) > 1 and words[0] not in ("State", "National"):
            found |= {words[0], "".join(word[0] for word in words)}
    return frozenset(found)


def outlet_before(reading: Reading, span: Span) -> Span | None:
    """The last outlet named in `span`."""
    last = None
    for found in OUTLET_NAME.finditer(reading.text, span.start, span.end):
        named = outlet_in(reading, Span(*found.span("name")))
        last = named or last
    for found in _GENERIC.finditer(reading.text, span.start, span.end):
        tidy = tidy_name(reading.text, Span(*found.span()))
        bare = tidy is None or " " not in tidy.of(reading.text)  # "on Monday media reported"
        last = last or (None if bare else tidy)
    return last


def outlet_after(reading: Reading, start: int, *, must_be_media: bool) -> Span | None:
    """The name right after `start`, if it is an outlet's (or a body's, unless media is asked)."""
    text, dates = reading.text, role_words("en", "function", "dates")
    first = _FIRST.match(text, start + 1)
    if first is not None and first[0].lower() in dates:
        return None
    generic = _GENERIC.match(text, start + 1)
    found = OUTLET_NAME.match(text, start + 1)
    if generic is not None and (found is None or generic.end() > found.end()):
        own = pattern(reading.language or "en", TABLE, "not_outlets").search(generic[0])
        medium = must_be_media and " " not in generic[0]  # "contacted by radio"
        return None if own or medium else trim(text, Span(*generic.span()))
    if found is None:
        return None
    name = Span(*found.span("name"))
    return outlet_in(reading, name) or (None if must_be_media else tidy_name(text, name))


def record_after(reading: Reading, start: int) -> Span | None:
    """ "According to a full transcript": what keeps the words passes them on."""
    found = _THING.match(reading.text, start)
    if found is None:
        return None
    records = pattern(reading.language or "en", TABLE, "records").search(found[0])
    return trim(reading.text, Span(start, start + records.end())) if records else None


def outlet_in(reading: Reading, name: Span) -> Span | None:
    """`name` if it is an outlet's: listed, with an outlet's word, or all capitals."""
    bare = called(reading.text, name)
    return (_outlet_in(reading, bare) if bare != name else None) or _outlet_in(reading, name)


def _outlet_in(reading: Reading, name: Span) -> Span | None:
    language, text = reading.language or "en", reading.text
    tidy = tidy_name(text, name)
    words = tidy.of(text) if tidy else ""
    if tidy is None or (words.islower() and " " not in words):
        return None
    if pattern(language, TABLE, "not_outlets").search(words):
        return None
    for outlet in listed_outlets(language):
        at = outlet in words and re.search(rf"(?<![\w-]){re.escape(outlet)}(?![\w-])", words)
        if at:
            media = pattern(language, TABLE, "outlet_words").search(words, at.end())
            end = tidy.end if media else tidy.start + at.end()
            return Span(tidy.start + at.start(), end)
    if words.startswith("The ") and name.start > 0 and text[name.start - 1] == " ":
        return tidy  # newspapers write their article with a capital inside a sentence
    if pattern(language, TABLE, "outlet_words").search(words):
        return tidy
    last = words.rsplit(maxsplit=1)[-1]
    if last in known_short(reading):
        return Span(tidy.end - len(last), tidy.end)
    bodies = listed_words(language, TABLE, "bodies")
    short = re.fullmatch(r"[A-Z]{3,5}", last) and " " not in words and last.lower() not in bodies
    return tidy if short else None


def called(text: str, name: Span) -> Span:
    """An outlet's name alone: of "the state-run daily Halm", "Orland's Radio Sol", "both Halm"."""
    start = name.start
    for described in (_DESCRIBED, _POSSESSED, _ADJECTIVES):
        found = described.match(text, start, name.end)
        if found and not re.fullmatch(_BARE, text[found.end() : name.end]):
            start = found.end()
    return Span(start, name.end)


@cache
def listed_outlets(language: str) -> tuple[str, ...]:
    """The listed outlets, longest first."""
    return tuple(sorted(listed(language, TABLE, "outlets"), key=len, reverse=True))


def tidy_name(text: str, name: Span) -> Span | None:
    """A name without the day before it, or a trailing preposition, possessive or mark."""
    dated = _LEAD.match(text, name.start, name.end)
    name = Span(dated.end(), name.end) if dated else name
    words = name.of(text)
    while _TAIL.search(words):
        words = _TAIL.sub("", words)
    return trim(text, Span(name.start, name.start + len(words))) if words else None


def bare_name(name: str) -> str:
    """A publisher's name for comparison: "The Kest Herald" and "kestherald.example" are one."""
    words = re.findall(r"[^\W_]+", name.casefold().removeprefix("www."))
    if "." in name and " " not in name.strip():
        words = words[:-1]
    return "".join(words).removeprefix("the")
