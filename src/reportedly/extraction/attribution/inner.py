"""Which attributions inside another's content are speech: "he said the army had denied it".

Within it the rules find and the encoder only doubts, so that they are asked for less there: what
will be said is not said yet, a relative clause about what somebody wants or finds tells of a deed,
and "I think" is the speaker's own.
"""

from collections.abc import Iterable

from reportedly.extraction.attribution.candidates import Candidate
from reportedly.extraction.attribution.done_to import is_deed
from reportedly.extraction.attribution.reserved import is_supposed, is_unsettled
from reportedly.extraction.attribution.unspoken import is_unspoken, is_unthought
from reportedly.extraction.commitment.effects import NOT
from reportedly.extraction.words.lexicon import lexicon
from reportedly.lang import words
from reportedly.model.reading import Reading
from reportedly.model.span import text_of

_OF_THINGS = frozenset(["object", "infinitive", "someone-to", "preposition", "question"])
_RELATIVE = frozenset(["who", "which", "that", "whom"])
_OWN = frozenset(["i", "we"])
_PAST = frozenset("EVQ")
_SAYING = frozenset(("according", "per", "in", "as"))  # function words that open a cue


def is_inner_speech(reading: Reading, item: Candidate, outer: Iterable[Candidate]) -> bool:
    """True of an attribution of the rules inside another's content that tells what was said."""
    if is_supposed(reading, item) or is_unsettled(reading, item):
        return False
    if is_unspoken(reading, item) or is_unthought(reading, item) or is_deed(reading, item):
        return False
    cue = text_of(reading.text, item.cue).lower().split()
    source = text_of(reading.text, item.source).lower()
    if any(word in words("en", "function_words", "modals") for word in cue):
        return False
    if all(word in lexicon().closed for word in cue) and cue[0] not in _SAYING:
        return False  # "has" designated the army
    if source in _OWN and not _is_past(cue):
        return False
    return not (
        (source in _RELATIVE and item.rule in _OF_THINGS)
        or _is_act(cue, item)
        or any(source == _source_around(reading, item, other) for other in outer if source)
    )


def _is_past(cue: list[str]) -> bool:
    """ "We said", "I had told them"; not "I think", "we have called for"."""
    form = lexicon().verbs.get(cue[0]) if cue else None
    return cue[:1] in (["had"], ["was"], ["were"]) or (form is not None and form.tag in _PAST)


def _is_act(cue: list[str], item: Candidate) -> bool:
    """ "If they found a gun", "I have not found anyone who": a deed, or none."""
    form = lexicon().verbs.get(cue[-1]) if cue else None
    act = form is not None and form.lemma in words("en", "cues", "acts")
    done = item.rule in _OF_THINGS or not set(cue).isdisjoint(NOT)
    return act and done and item.rule != "question"


def _source_around(reading: Reading, item: Candidate, other: Candidate) -> str | None:
    """The source of `other`, in small letters, if its content holds the cue of `item`."""
    if not any(piece.contains(item.cue[0]) for piece in other.content):
        return None
    return text_of(reading.text, other.source).lower()
