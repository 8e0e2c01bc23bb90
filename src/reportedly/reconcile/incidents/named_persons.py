"""Persons whom a claim names in full, and whether it tells that something was done to them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

from reportedly.lang import section_words, table
from reportedly.model.claim import Claim
from reportedly.model.referent import FORCES, SourceKind
from reportedly.model.span import Span
from reportedly.reconcile.incidents.marks import Landmark, Mark
from reportedly.reconcile.view import View
from reportedly.reconcile.words import folded, listed, name_words, proper_name

_words = partial(section_words, "en", "reconcile", "landmarks")
TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
CAPITALS = re.compile(r"[^\W\d_a-z]\S* [^\W\d_a-z]")  # of two words in a row, or more than that
BODIES = FORCES | {SourceKind.GOVERNMENT, SourceKind.ORGANISATION}
FULL = 2  # words of a name that tells one person from another
LONGEST = 4
NEAR = 6  # words from a name within which it is told what was done to its bearer
BESIDE = 4  # words after a name within which its bearer's office stands

Token = re.Match[str]


def persons_in(view: View, claim: Claim, taken: Sequence[Span]) -> Iterator[Mark]:
    """Names of two words or more that are of no place or body; `taken` are other things' names.

    Who holds an office counts only where something was done to him: he is named with much else.
    """
    text = view.reports[claim.report.id].text
    bodies = (actor.span for actor in claim.actors if actor.kind in BODIES or actor.actor)
    barred = [*(toponym.span for toponym in claim.places), *bodies, *taken]
    witness = all(
        one.kind.value in _words("witnesses") and one.actor is None for one in claim.speakers
    )
    for piece in (*claim.content, *(claim.source if witness else ())):
        if not CAPITALS.search(text, piece.start, piece.end):
            continue
        tokens = list(TOKEN.finditer(text, piece.start, piece.end))
        for first, last in _names(tokens, text):
            start, end = tokens[first].start(), tokens[last - 1].end()
            if not any(span.start < end and start < span.end for span in barred):
                yield from _person(tokens, first, last, speaks=piece in claim.source)
    for speaker in claim.speakers if witness else ():
        yield from _mark(proper_name(speaker.name) or "", speaks=True)


def _names(tokens: Sequence[Token], text: str) -> Iterator[tuple[int, int]]:
    """First word and the one after the last of each run of capitals."""
    at = 0
    while at < len(tokens):
        last = at
        while last < len(tokens) and _goes_on(tokens, at, last, text):
            last += 1
        first = at
        while first < last and _opens(_low(tokens[first])):
            first += 1
        if FULL <= last - first <= LONGEST and not _is_body(tokens[first:last]):
            yield first, last
        at = max(last, at + 1)


def _goes_on(tokens: Sequence[Token], first: int, at: int, text: str) -> bool:
    word = tokens[at].group()
    if not word[0].isupper() or (len(word) > 1 and word.isupper()):
        return False
    if at == first:
        return True
    before = tokens[at - 1]  # with its full stop, if it ends a sentence or is a title
    spaced = text[before.end() : tokens[at].start()] == " "
    return spaced and not before.group().endswith(".")


def _opens(low: str) -> bool:
    """True for a word that stands before a name: "Midwife", "Dr", "The"."""
    return low in _openers() or low in _people()


def _is_body(tokens: Sequence[Token]) -> bool:
    low = {_low(token) for token in tokens}
    return not low.isdisjoint(_bodies() | _openers())


def _person(tokens: Sequence[Token], first: int, last: int, *, speaks: bool) -> Iterator[Mark]:
    beside = [_low(one) for one in (*tokens[max(0, first - 2) : first], *tokens[last:][:BESIDE])]
    near = [_low(one) for one in (*tokens[max(0, first - NEAR) : first], *tokens[last:][:NEAR])]
    harmed = not _words("harmed").isdisjoint(near)
    if harmed or _officers().isdisjoint(beside):
        shown = " ".join(one.group() for one in tokens[first:last]).removesuffix(".")
        yield from _mark(shown, harmed=harmed, speaks=speaks)


def _mark(shown: str, *, harmed: bool = False, speaks: bool = False) -> Iterator[Mark]:
    """Known by the last two words: others leave out the first of three."""
    words = name_words(shown)
    if len(words) >= FULL:
        key = " ".join(words[-FULL:])
        yield Mark(kind=Landmark.PERSON, key=key, shown=shown, harmed=harmed, speaks=speaks)


def _low(token: Token) -> str:
    return folded(token.group()).removesuffix(".").removesuffix("'s").removesuffix("’s")


@cache
def _openers() -> frozenset[str]:
    """Words with a capital at the beginning of a sentence, and titles."""
    roles = table("en", "roles")
    titles = " ".join(roles["honorifics"].values()).split()
    return frozenset((*roles["function"]["words"].split(), *titles)) | _words("not_names")


@cache
def _people() -> frozenset[str]:
    return frozenset(w for words in table("en", "roles")["people"].values() for w in words.split())


@cache
def _officers() -> frozenset[str]:
    people = table("en", "roles")["people"]
    return frozenset(
        w for kind in ("official", "politician", "military") for w in people[kind].split()
    )


@cache
def _bodies() -> frozenset[str]:
    """Words that make a name that of a body: "Defence Ministry", "Lakes Council"."""
    bodies = table("en", "roles")["bodies"]
    heads = {w.split("_")[-1] for words in bodies.values() for w in words.split()}
    return frozenset(heads | {f"{w}s" for w in heads}) | listed("articled") | listed("plural")
