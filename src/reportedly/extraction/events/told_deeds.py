"""Where a source tells of another side's deed in such a way that it accuses it.

Telling that somebody fired is no accusation. It is one where the words are of a crime ("murdered",
"abducted"), where they say whose a known deed is ("it was X that …", "the raid was carried out by
X", "X fired the missile that …"), where the deed is only alleged, and where those who speak say
that a party harmed the unarmed.
"""

from collections.abc import Sequence
from functools import partial

from reportedly.extraction.chain.own_features import STEM
from reportedly.extraction.events.own_deeds import TOLD, Deed
from reportedly.lang import section_words
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.claim import Basis
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.mention import ActorMention
from reportedly.model.reading import Reading
from reportedly.model.referent import SourceKind
from reportedly.model.span import text_of

_of = partial(section_words, "en", "deeds", "telling")
_IMPARTIAL = frozenset((None, SourceKind.MEDIA, SourceKind.DOCUMENT, SourceKind.UNNAMED))
SIDES = frozenset(
    (SourceKind.GOVERNMENT, SourceKind.MILITARY, SourceKind.OFFICIAL, SourceKind.ARMED_GROUP)
)
_ALLEGED_REACH = 4  # tokens before a deed in which "allegedly" stands


def is_told_of_others(deed: Deed) -> bool:
    """True for a deed told as done, and not by those who know it of their own forces."""
    told = deed.mood is Mood.ACTUAL and deed.value in TOLD
    return told and deed.basis is not Basis.OWN_FORCES and deed.publisher is None


def accused_by_telling(
    reading: Reading,
    attribution: Attribution,
    actors: Sequence[ActorMention],
    deed: Deed,
    speaker: int | None,
) -> tuple[int, ...]:
    """Indexes of the actors whom the telling accuses; () if it is none."""
    alleged = _is_alleged(deed) and deed.mood is Mood.ACTUAL and deed.value is FactValue.POSSIBLE
    if not alleged and not is_told_of_others(deed):
        return ()
    agents = others_than_source(reading, attribution, actors, deed.roles.agents)
    if not agents or alleged:
        return agents
    if attribution.quotation is Quotation.NARRATION or speaker is None:
        return ()
    kind = actors[speaker].kind
    if kind not in _IMPARTIAL and deed.trigger.sense.lemma in _of("crimes"):
        return agents
    if kind not in SIDES or not deed.trigger.sense.verbal or not _befalls_unarmed(deed):
        return ()
    return tuple(index for index in agents if _is_named(reading, actors[index]))


def others_than_source(
    reading: Reading,
    attribution: Attribution,
    actors: Sequence[ActorMention],
    agents: Sequence[int],
) -> tuple[int, ...]:
    """Those of `agents` who share no name with the source and are no "our forces"."""
    source = {word[:STEM].lower() for word in _names(text_of(reading.text, attribution.source))}
    found = []
    for index in agents:
        words = actors[index].span.of(reading.text).split()
        own = not _of("own").isdisjoint(word.lower() for word in words)
        shared = any(word[:STEM].lower() in source for word in _names(" ".join(words)))
        if not own and not shared:
            found.append(index)
    return tuple(found)


def _names(text: str) -> list[str]:
    plain = _of("bodies")
    return [word for word in text.split() if word[:1].isupper() and word.lower() not in plain]


def _is_named(reading: Reading, actor: ActorMention) -> bool:
    """ "Orlandic forces"; not the "Rebels" that open a sentence."""
    names = _names(actor.as_written)
    opens = actor.span.start == reading.sentences[reading.sentence_at(actor.span.start)].start
    return bool(names[1:] if opens and actor.actor is None else names)


def _is_alleged(deed: Deed) -> bool:
    first = deed.trigger.first
    near = deed.tokens.low[max(0, first - _ALLEGED_REACH) : first]
    return "allegedly" in near


def _befalls_unarmed(deed: Deed) -> bool:
    """ "Shelled a hospital", "shot two medics": said of those whom no side may harm."""
    clause = deed.tokens.tokens_of(deed.tokens.clause[deed.trigger.first])
    after = {deed.tokens.low[i] for i in clause if i > deed.trigger.last}
    return not after.isdisjoint(_of("unarmed"))
