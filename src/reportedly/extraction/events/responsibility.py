"""Who is accused of a deed, claims it or denies it; where the text says that nobody is known.

Four things that are never to be confused. Frames of words decide first ("accused", "denied", "no
group has claimed responsibility"); then the source's own words about its own side: what it says
it did is claimed, what it says it did not do is denied. A doer named in plain telling is no
accusation.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from reportedly.extraction.events.befallen import befalls_own
from reportedly.extraction.events.deed_frames import (
    Blame,
    blaming_words,
    classes_of,
    may_blame,
    prosecuting,
    read_frames,
    read_telling,
)
from reportedly.extraction.events.deed_line import (
    NOBODY_SAYS,
    WORD_BEFORE,
    Frame,
    is_seldom,
    line_of,
)
from reportedly.extraction.events.own_deeds import (
    DENIED,
    Deed,
    by_no_unit,
    own_relation,
    without_enemies,
)
from reportedly.extraction.events.placed_actors import Placed, as_nouns, place
from reportedly.extraction.events.roles import is_active
from reportedly.extraction.events.told_deeds import (
    SIDES,
    accused_by_telling,
    is_told_of_others,
    others_than_source,
)
from reportedly.extraction.events.triggers import Trigger
from reportedly.extraction.events.unattributed import doer_unknown
from reportedly.extraction.noticed_frames import blame_for, words_of
from reportedly.extraction.words.clause_cutting import cut
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.phrases import lowered_words, words_in
from reportedly.lang.remembered import once_a_reading
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.claim import Basis
from reportedly.model.event import EventType, Responsibility, ResponsibilityRelation
from reportedly.model.factuality import Mood
from reportedly.model.mention import ActorMention
from reportedly.model.reading import Reading
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span, extent

HARMFUL = frozenset((EventType.ASSAULT, EventType.COERCE))
_APPOSED = re.compile(r",\s+(?:an?|the)\s+(?:[\w-]+\s+)?", re.IGNORECASE)
_OWN = frozenset((ResponsibilityRelation.CLAIMED, ResponsibilityRelation.DENIED))
_ACCUSABLE = frozenset(  # of these one is accused, and denies them, no more
    (EventType.MOBILIZE, EventType.AID, EventType.SUPPORT, EventType.RETREAT)
)


def find_responsibility(
    reading: Reading, attribution: Attribution, actors: Sequence[ActorMention], deed: Deed
) -> tuple[Responsibility, ...]:
    """What is said about who did it; () where nothing is."""
    found = _by_rules(reading, attribution, actors, deed)
    return found or _noticed(reading, attribution, actors, deed)


def _noticed(
    reading: Reading, attribution: Attribution, actors: Sequence[ActorMention], deed: Deed
) -> tuple[Responsibility, ...]:
    """What the encoder sees said of a deed that is told as done, in words no table has.

    Only who does the deed, as far as its roles go, is accused of it.
    """
    if deed.trigger.type not in HARMFUL or deed.mood is not Mood.ACTUAL:
        return ()
    speaker, span = _speaker(attribution, actors), deed.trigger.span(deed.tokens)
    for relation, frame in blame_for(reading, span):
        _, doers, _ = frame.roles
        named = [n for n, a in enumerate(actors) if any(map(a.span.contains, words_of(doers)))]
        if relation is ResponsibilityRelation.CLAIMED and _of_others(deed, speaker, named):
            relation = ResponsibilityRelation.ACCUSED
        if relation in _OWN and not _is_own(attribution, deed, frame.word):
            continue
        if relation is ResponsibilityRelation.ACCUSED and not _beside(reading, frame.word, span):
            continue  # accused of something else, told before or after
        if relation is ResponsibilityRelation.UNATTRIBUTED:
            return (Responsibility(actor=None, relation=relation),)
        if relation is ResponsibilityRelation.ACCUSED:
            did = [actor for actor in named if actor in deed.roles.agents]
            return tuple(_made(relation, actor, speaker) for actor in did)
        return (_made(relation, named[0] if named else None, speaker),)
    return ()


def _is_own(attribution: Attribution, deed: Deed, word: Span) -> bool:
    """True of a deed that may be of who claims or denies it, and is claimed or denied here."""
    borne = befalls_own(deed.tokens, deed.trigger) or _is_loss(deed)
    return not borne and _told_in(attribution, word)


def _of_others(deed: Deed, speaker: int | None, named: list[int]) -> bool:
    """ "Villagers claimed that the army fired": another's deed, and none of the source's own."""
    return bool(named) and speaker not in named and deed.basis is not Basis.OWN_FORCES


def _beside(reading: Reading, word: Span, deed: Span) -> bool:
    """True of a word in the sentence of the deed."""
    return reading.sentence_at(word.start) == reading.sentence_at(deed.start)


def _told_in(attribution: Attribution, word: Span) -> bool:
    """True of a word that is among those of the source, its cue or its content."""
    whole = extent(tuple(sorted((*attribution.source, *attribution.cue, *attribution.content))))
    return whole is not None and whole.contains(word)


def _by_rules(
    reading: Reading, attribution: Attribution, actors: Sequence[ActorMention], deed: Deed
) -> tuple[Responsibility, ...]:
    """What frames of words say, else what a source tells of its own side."""
    if deed.trigger.type not in HARMFUL | _ACCUSABLE:
        return ()
    speaker = _speaker(attribution, actors)
    blame = _framed(reading, attribution, actors, deed)
    if blame is not None:
        named = [
            None if _is_apposed(reading, attribution, actors, actor) else actor
            for actor in blame.actors
        ]
        held = named if blame.relation in _OWN else blame.actors
        return tuple(_made(blame.relation, actor, speaker) for actor in held) or (
            Responsibility(actor=None, relation=blame.relation),
        )
    if deed.trigger.type not in HARMFUL:
        return ()
    if deed.framed:
        accused = _told(reading, attribution, actors, deed)
        return tuple(_made(ResponsibilityRelation.ACCUSED, a, speaker) for a in accused)
    if speaker is not None and actors[speaker].kind in SIDES and by_no_unit(deed):
        return (_made(ResponsibilityRelation.DENIED, None, speaker),)
    if doer_unknown(reading, deed.tokens, deed.trigger):
        return (Responsibility(actor=None, relation=ResponsibilityRelation.UNATTRIBUTED),)
    blames = _accuses(reading, attribution, "blame")  # "accuse it of ambushing": another's deed
    others = blames or _is_loss(deed)
    relation = None if others else own_relation(reading, attribution, actors, deed)
    if relation is None:
        accused = _told(reading, attribution, actors, deed) or accused_by_telling(
            reading, attribution, actors, deed, speaker
        )
        return tuple(_made(ResponsibilityRelation.ACCUSED, a, speaker) for a in accused)
    agents: Collection[int | None] = without_enemies(actors, deed.roles.agents) or (None,)
    return tuple(_made(relation, a, speaker) for a in agents)


def _is_apposed(
    reading: Reading,
    attribution: Attribution,
    actors: Sequence[ActorMention],
    actor: int | None,
) -> bool:
    """True for what says who the source is: "the Red Sails, a rebel group, said it was behind"."""
    source = extent(attribution.source)
    if actor is None or source is None or actors[actor].span.start < source.end:
        return False
    return _APPOSED.fullmatch(reading.text, source.end, actors[actor].span.start) is not None


def _made(
    relation: ResponsibilityRelation, actor: int | None, speaker: int | None
) -> Responsibility:
    """With the source as the accuser, and as the one who claims or denies a deed of its own."""
    if relation is ResponsibilityRelation.ACCUSED:
        return Responsibility(
            actor=actor, relation=relation, by=None if actor == speaker else speaker
        )
    return Responsibility(actor=speaker if actor is None else actor, relation=relation)


def _framed(
    reading: Reading, attribution: Attribution, actors: Sequence[ActorMention], deed: Deed
) -> Blame | None:
    """What the frames of the table say of a deed that is told as done."""
    blame = _read(reading, attribution, actors, deed)
    if blame is None or blame.relation is ResponsibilityRelation.UNATTRIBUTED:
        return blame
    accused = blame.relation is ResponsibilityRelation.ACCUSED
    if deed.mood is not Mood.ACTUAL or (accused and blame.actors == (None,)):
        return None
    denied = blame.relation is ResponsibilityRelation.DENIED
    own = denied and set(blame.actors) <= {None, _speaker(attribution, actors)}
    if deed.trigger.type not in HARMFUL and not (accused or own):
        return None
    if denied and _is_loss(deed):
        return None
    if denied and deed.value not in DENIED and _accuses(reading, attribution, "accusing"):
        by_its_words = Blame(ResponsibilityRelation.ACCUSED, deed.roles.agents)
        return by_its_words if deed.roles.agents else None
    if not accused and befalls_own(deed.tokens, deed.trigger):
        return None  # "admitted the killing of some of their members"
    return None if deed.value in DENIED and not denied else blame


def _is_loss(deed: Deed) -> bool:
    """ "Denied that Kest had fallen": whoever holds a place denies no deed of its own."""
    sense = deed.trigger.sense
    if sense.lemma in classes_of("falling"):
        return True
    return (
        sense.lemma in classes_of("takes")
        and sense.verbal
        and not is_active(deed.tokens, deed.trigger)
    )


def _accuses(reading: Reading, attribution: Attribution, words: str) -> bool:
    """ "(Rejected) Orland's *accusation* that the army fired": who accuses denies nothing."""
    cue = lowered_words(reading, attribution.cue) if attribution.cue else frozenset()
    return bool(attribution.source) and not classes_of(words).isdisjoint(cue)


def _read(
    reading: Reading, attribution: Attribution, actors: Sequence[ActorMention], deed: Deed
) -> Blame | None:
    """The frame met in the whole sentence, else in the content behind its source and cue."""
    tokens, trigger = deed.tokens, deed.trigger
    sentence = reading.sentences[reading.sentence_at(tokens.spans[trigger.first].start)]
    if not _may_blame(reading, attribution, sentence):
        return None
    if attribution.quotation is not Quotation.NARRATION:
        whole, placed, nouns = _whole(reading, actors, sentence)
        moved = _moved(whole, tokens, trigger)
        if moved is not None:
            blame = read_frames(line_of(nouns, moved, placed, NOBODY_SAYS, blaming_words()))
            if blame is not None:
                return blame
    return read_frames(_line(reading, attribution, actors, deed))


@once_a_reading
def _may_blame(reading: Reading, attribution: Attribution, sentence: Span) -> bool:
    """True if a frame can be met in the sentence, or behind the source and the cue."""
    return may_blame(lowered_words(reading, (*attribution.source, *attribution.cue, sentence)))


@once_a_reading
def _whole(
    reading: Reading, actors: Sequence[ActorMention], sentence: Span
) -> tuple[Clauses, list[Placed], Clauses]:
    """A sentence, the mentions in it, and the sentence with these tagged as nouns."""
    whole = cut(reading, (sentence,))
    placed = place(whole, actors)
    return whole, placed, as_nouns(whole, placed)


@once_a_reading
def _line(
    reading: Reading, attribution: Attribution, actors: Sequence[ActorMention], deed: Deed
) -> str:
    """The content as a line behind its source and cue."""
    placed, around = place(deed.tokens, actors), _around(reading, attribution)
    return line_of(deed.tokens, deed.trigger, placed, around, blaming_words())


def _told(
    reading: Reading, attribution: Attribution, actors: Sequence[ActorMention], deed: Deed
) -> tuple[int, ...]:
    """Whom the frames of telling name as the doer, other than the source."""
    speaker = _speaker(attribution, actors)
    media = speaker is not None and actors[speaker].kind is SourceKind.MEDIA
    if media or not is_told_of_others(deed):
        return ()
    line = _line(reading, attribution, actors, deed)
    named = [index for index in read_telling(line) if index is not None]
    return others_than_source(reading, attribution, actors, named)


def _moved(whole: Clauses, tokens: Clauses, trigger: Trigger) -> Trigger | None:
    """The trigger as it stands in the whole sentence."""
    first = whole.starting.get(tokens.spans[trigger.first].start)
    last = whole.ending.get(tokens.spans[trigger.last].end)
    return None if first is None or last is None else replace(trigger, first=first, last=last)


def _around(reading: Reading, attribution: Attribution) -> Frame:
    """The source's sign and the cue: a source may be nobody, or one who prosecutes or judges."""
    if attribution.quotation is Quotation.NARRATION:
        return Frame("", ())
    source, cue = (
        [span.of(reading.text).lower() for span in words_in(reading, spans)]
        for spans in (attribution.source, attribution.cue)
    )
    start = attribution.cue[0].start if attribution.cue else 0
    if is_seldom(reading.text[max(0, start - WORD_BEFORE) : start]):
        cue = ["not", *cue]  # "rarely | acknowledges attacks"
    if not lexicon().nobody.isdisjoint(source):
        return Frame("NOBODY", cue)
    return Frame("P" if not prosecuting().isdisjoint(source) else "S", cue)


def _speaker(attribution: Attribution, actors: Sequence[ActorMention]) -> int | None:
    """Index of the source among the given actors, if it is one of them."""
    source = extent(attribution.source)
    if source is None:
        return None
    return next((n for n, a in enumerate(actors) if source.contains(a.span)), None)
