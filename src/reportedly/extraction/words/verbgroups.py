"""Finds verb groups in a segment: "has been widely expected", "did not mention", "to speed"."""

from typing import NamedTuple

from reportedly.extraction.attribution.segments import Segment
from reportedly.extraction.words.lexicon import Lexicon, lexicon
from reportedly.extraction.words.verb_forms import VERBAL

_CHAIN = frozenset("AMXRUEQGV")
_VERBAL = frozenset("UEQGVA")
_MAIN = frozenset("UEQGV")
_STOPS_REDUCED = frozenset(',CHWB.;:~P("')
_WITH_COMPLEMENT = frozenset(["deem", "consider", "call", "regard", "declare", "label", "brand"])
_PARTICLES = (["out"], ["off"], ["up"], ["down"])  # "raids carried out by"
_STANDS = frozenset(["stood", "went", "came"])  # "stood by" is no passive
_HAVE = frozenset(["has", "have", "had", "having", "'ve", "’ve", "'s", "’s", "'d", "’d"])


class Verb(NamedTuple):
    """A verb group: tokens ``[start, end)``, its main verb at `head`."""

    start: int
    head: int
    end: int
    lemma: str
    finite: bool
    passive: bool
    negated: bool


def find_verbs(segment: Segment) -> list[Verb]:
    """Verb groups in order; an -ed form is finite unless something says it is a participle."""
    book = lexicon()
    found: list[Verb] = []
    i, size = 0, len(segment)
    tag = segment.tag
    while i < size:
        if tag[i] in "AM":
            verb = _chain(book, segment, i)
        elif tag[i] in VERBAL:
            verb = _single(book, segment, i)
        else:
            i += 1
            continue
        found.append(verb)
        i = verb.end
    return _settle(segment, found)


def _chain(book: Lexicon, segment: Segment, start: int) -> Verb:
    """The group that opens with an auxiliary or a modal."""
    tag, low = segment.tag, segment.low
    head = end = start
    passive = negated = False
    last_be = low[start] in book.be
    i = start + 1
    while i < len(segment) and tag[i] in _CHAIN:
        if tag[i] == "X":
            negated = True
            end = i
        elif tag[i] in _VERBAL:
            if tag[i] == "V" and tag[head] == "A" and not last_be and low[head] not in _HAVE:
                break
            head = end = i
            passive = tag[i] in "EQ" and last_be
            last_be = low[i] in book.be
            if tag[i] in _MAIN and not last_be:
                break
        i += 1
    finite = tag[start] == "M" or low[start] in book.finite
    return Verb(start, head, end + 1, _lemma(book, low[head]), finite, passive, negated)


def _single(book: Lexicon, segment: Segment, i: int) -> Verb:
    tag = segment.tag[i]
    start = i
    if tag == "U":
        while start and segment.tag[start - 1] in "RX":
            start -= 1
        start = start - 1 if start and segment.tag[start - 1] == "T" else i
    negated = i > 0 and segment.tag[i - 1] == "X"
    return Verb(start, i, i + 1, _lemma(book, segment.low[i]), tag in "VE", False, negated)


def _lemma(book: Lexicon, word: str) -> str:
    form = book.verbs.get(word)
    return form.lemma if form else word


def _settle(segment: Segment, verbs: list[Verb]) -> list[Verb]:
    """Decide for each lone -ed form whether it is a past tense or a reduced relative clause."""
    settled: list[Verb] = []
    for index, verb in enumerate(verbs):
        if segment.tag[verb.head] == "E" and verb.end - verb.start == 1:
            following = verbs[index + 1] if index + 1 < len(verbs) else None
            if _is_reduced(segment, verb, following):
                verb = verb._replace(finite=False, passive=True)
        settled.append(verb)
    return settled


def _is_reduced(segment: Segment, verb: Verb, following: Verb | None) -> bool:
    """True for "attacks *carried* out by …", "the group *based* in Kest said"."""
    tag, low, i = segment.tag, segment.low, verb.head
    if low[i] == "said":
        return False
    before = tag[i - 1] if i else "."
    if before in "PW":
        return False
    if low[i] in _STANDS:
        return False
    beside = tag[i + 1 : i + 2] == ["R"] or low[i + 1 : i + 2] in _PARTICLES
    if low[i + 1 : i + 2] == ["by"] or (beside and low[i + 2 : i + 3] == ["by"]):
        return before != "q"
    if i == 0:
        return True
    if (
        _lemma(lexicon(), low[i]) in _WITH_COMPLEMENT
        and before in "NL"
        and by_after(segment, i + 1)
    ):
        return True
    if before in ",C~(" or following is None:
        return False
    if _in_lead(segment, i, following):
        return True
    sure = following.finite and (tag[following.start] in "VAM" or low[following.head] == "said")
    if not sure or before not in "NLY":
        return False
    return not any(
        tag[k] in _STOPS_REDUCED or (tag[k] == "D" and tag[k - 1] in "NLY#)")
        for k in range(i + 1, following.start)
    )


def by_after(segment: Segment, i: int) -> int:
    """Index of the "by" after a short complement ("deemed unlawful by most"), or 0."""
    for k in range(i, min(i + 6, len(segment))):
        if segment.low[k] == "by":
            return k
        if segment.tag[k] not in "NLRD#C":
            break
    return 0


def _in_lead(segment: Segment, i: int, following: Verb) -> bool:
    """True for an -ed form in a leading phrase: "In a statement *released* Friday, Vell said"."""
    if segment.tag[0] != "I" or not following.finite:
        return False
    return "," not in segment.tag[:i] and "," in segment.tag[i : following.start]
