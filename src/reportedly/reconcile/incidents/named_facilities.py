"""Named facilities of a claim: "the Silver Birch maternity hospital", "School No. 5"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from types import MappingProxyType

from reportedly.lang import section_words, table
from reportedly.model.claim import Claim
from reportedly.model.span import Span
from reportedly.reconcile.incidents.marks import Landmark, Mark
from reportedly.reconcile.view import View
from reportedly.reconcile.words import WORD, folded, listed, name_words

_words = partial(section_words, "en", "reconcile", "landmarks")
NAME = 4  # words of a name
TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

Token = re.Match[str]


def facilities_in(view: View, claim: Claim) -> Iterator[tuple[Mark, Span]]:
    """Facilities that have a name, which may be that of their town, and where each stands."""
    text = view.reports[claim.report.id].text
    for piece in claim.content:
        if _groups().keys().isdisjoint(WORD.findall(piece.of(text).lower())):
            continue
        tokens = list(TOKEN.finditer(text, piece.start, piece.end))
        for at, token in enumerate(tokens):
            group = _groups().get(token.group().lower())
            found = group and (_before(tokens, at, text) or _after(tokens, at, text))
            if group and found:
                (first, last), name = found
                span = Span(tokens[first].start(), tokens[last - 1].end())
                key = _key(name_words(" ".join(name)), group)
                yield Mark(kind=Landmark.FACILITY, key=key, shown=span.of(text)), span


def called_after(place: str, text: str) -> Iterator[Mark]:
    """What the facilities of a text, named or not, may be called after the place they are in."""
    groups = _groups()
    for group in sorted({groups[word] for word in WORD.findall(text.lower()) if word in groups}):
        yield Mark(kind=Landmark.FACILITY, key=_key(name_words(place), group), shown="")


def is_called_after(place: str, facility: Mark) -> bool:
    """True if the name of a facility begins with that of the place."""
    return facility.key.startswith(_key(name_words(place), ""))


def _key(name: Iterable[str], group: str) -> str:
    """A named facility, whichever word of its group it is told by."""
    return " ".join((*name, group))


Found = tuple[tuple[int, int], list[str]]  # first token, the one after the last, and the name


def _before(tokens: Sequence[Token], at: int, text: str) -> Found | None:
    """ "(the) Silver Birch maternity (hospital)"; "a Veskaran hospital" has no name."""
    end = at
    while end and _joined(tokens, end, text) and _low(tokens[end - 1]) in _words("modifiers"):
        end -= 1
    first = end
    while first and end - first < NAME and _joined(tokens, first, text):
        if not _is_name(tokens[first - 1]):
            break
        first -= 1
    if first == end or (first and _low(tokens[first - 1]) in listed("articles")):
        return None
    return (first, at + 1), [one.group() for one in tokens[first:end]]


def _after(tokens: Sequence[Token], at: int, text: str) -> Found | None:
    """ "(the hospital) of Silver Birch", "(School) No. 5"."""
    words = [_low(one) for one in tokens[at + 1 : at + 3]]
    if len(words) > 1 and words[0] in _words("numbered") and words[1].isdigit():
        return (at, at + 3), ["no", words[1]]
    after = at + 1
    while after < len(tokens) and _low(tokens[after]) in _words("named_after"):
        after += 1
    last = after
    while last < len(tokens) and last - after < NAME and _is_name(tokens[last]):
        if not _joined(tokens, last, text):
            break
        last += 1
    if after == at + 1 or last == after:
        return None
    return (at, last), [one.group() for one in tokens[after:last]]


def _joined(tokens: Sequence[Token], at: int, text: str) -> bool:
    """True if only a space stands between a token and the one before it."""
    return text[tokens[at - 1].end() : tokens[at].start()] in (" ", "-", ". ")


def _is_name(token: Token) -> bool:
    return token.group()[:1].isupper() and _low(token) not in _words("not_names")


def _low(token: Token) -> str:
    return folded(token.group().replace("’", "'")).removesuffix("'s")


@cache
def _groups() -> MappingProxyType[str, str]:
    groups = table("en", "reconcile")["landmarks"]["groups"]
    every = {word: group for group, words in groups.items() for word in words.split()}
    return MappingProxyType(every | {f"{word}s": group for word, group in every.items()})
