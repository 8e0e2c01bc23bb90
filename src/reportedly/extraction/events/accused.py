"""Those named only by what they are accused of: "two guards were charged with murder".

A noun phrase that says no more than "a captain", "the general" or "two men" is no mention of an
actor elsewhere. Where somebody is accused, blamed, tried or sentenced, it is one; and so is a
nation that blame points at.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from reportedly.lang import section_words
from reportedly.lang.lexicon import WordView
from reportedly.lang.phraseparts import Vocabulary
from reportedly.model.attribution import Made
from reportedly.model.mention import ActorMention
from reportedly.model.referent import SourceKind

_of = partial(section_words, "en", "deeds", "those_accused")
VERSION = "1"
_LONGEST = 5  # words of a noun phrase
_NOUNS = 3  # words of those that stand behind a nation or an article
_LED_REACH = 8  # words from a word of blame to the preposition that leads to the one blamed


def find_accused(
    view: WordView, known: Sequence[ActorMention], vocabulary: Vocabulary
) -> Iterator[ActorMention]:
    """Mentions of those accused that are in none of `known`."""
    if (_of("participles") | _of("pointing") | _of("owned")).isdisjoint(view.lowers):
        return
    taken = {at for mention in known for at in view.range(mention.span)}
    for index, word in enumerate(view.lowers):
        found = None
        nation = word in _of("pointing")
        if nation:
            found = _pointed_at(view, index, vocabulary)
        if word in _of("owned") and index > 1 and view.lowers[index - 1] in ("'s", "’s"):
            nation, found = True, _owner(view, index - 1, vocabulary)
        if word in _of("participles") and not (nation and found):
            found, nation = _subject(view, index) or _object(view, index), False
        elif not nation:
            continue
        if found is not None and found[0] < found[1] and taken.isdisjoint(range(*found)):
            taken.update(range(*found))
            yield _made(view, *found, nation=nation)


def _subject(view: WordView, verb: int) -> tuple[int, int] | None:
    """ "Two guards | were charged with": the noun phrase before the passive."""
    end = verb
    while end > 0 and view.lowers[end - 1] in _of("helping"):
        end -= 1
    helped = not _of("being").isdisjoint(view.lowers[end:verb])
    leads = view.lower(verb + 1) in _of("leading")
    return _phrase(view, end) if helped and leads else None


def _phrase(view: WordView, end: int) -> tuple[int, int] | None:
    """The short noun phrase that ends before word `end`: it begins with an article or number."""
    for first in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
        if not view.lowers[first].replace("-", "").isalpha() or view.lowers[first] in _of("never"):
            return None
        if view.lowers[first] in _of("opening"):
            return (first + 1 if view.lowers[first] in _of("articles") else first), end
    return None


def _object(view: WordView, verb: int) -> tuple[int, int] | None:
    """ "Charged | two guards | with": between the verb and what it leads to."""
    if view.lower(verb + 1) not in _of("opening") or view.lowers[verb] in _of("of_things"):
        return None
    for end in range(verb + 2, min(len(view.words), verb + 3 + _LONGEST)):
        if view.lowers[end] in _of("leading") and view.lower(end - 1) not in _of("opening"):
            first = verb + 1
            return (first + 1 if view.lowers[first] in _of("articles") else first), end
        if not view.lowers[end].replace("-", "").isalpha() or view.lowers[end] in _of("never"):
            return None
    return None


def _pointed_at(view: WordView, blame: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """ "Pointed the finger at | Orland", "laid the blame at | Orland 's door"."""
    for at in range(blame + 1, min(len(view.words), blame + 1 + _LED_REACH)):
        work = view.lowers[at] == "of" and at == blame + 1 and view.lowers[blame] in _of("works")
        if view.lowers[at] not in _of("onto") and not work:
            continue
        first = at + 1 + (view.lower(at + 1) in _of("articles"))
        nation = vocabulary.nations.at(view, first) if view.capital(first) else None
        if nation is not None:
            return first, _head(view, nation.end)
    return None


def _owner(view: WordView, mark: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """ "Orland | 's responsibility for": the nation before the mark."""
    for first in range(max(0, mark - 2), mark):
        nation = vocabulary.nations.at(view, first) if view.capital(first) else None
        if nation is not None and nation.end == mark:
            return first, mark
    return None


def _head(view: WordView, start: int) -> int:
    """Where the plain nouns that go on a noun phrase end: "Orlandic | agents"."""
    end = start
    while end < min(len(view.words), start + _NOUNS) and _is_plain(view, end):
        end += 1
    ends = end >= len(view.words) or not view.lowers[end].isalpha() or end < start + _NOUNS
    return end if ends else start


def _is_plain(view: WordView, at: int) -> bool:
    word = view.lowers[at]
    unlike = _of("never") | _of("leading") | _of("helping")
    return word.isalpha() and not view.capital(at) and word not in unlike


def _made(view: WordView, first: int, end: int, *, nation: bool) -> ActorMention:
    span = view.span(first, end)
    written = span.of(view.text)
    return ActorMention(
        span=span,
        as_written=written,
        name=written if nation else None,
        kind=SourceKind.GOVERNMENT if nation else None,
        role=None if nation else written,
        made=Made(by="rules.actors", version=VERSION, rule="accused"),
    )
