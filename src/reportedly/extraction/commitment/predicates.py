"""What a predicate makes of its subject: "talks are due", "the capture of Kest would give …".

Asked about the noun that names an event or about the predicate itself; both are told alike.
"""

from collections.abc import Iterator
from dataclasses import replace

from reportedly.extraction.commitment.diary import is_appointed, is_dated
from reportedly.extraction.commitment.effects import (
    INTENDED,
    NEGATED,
    NOT,
    POSSIBLE,
    SCHEDULED,
    TABLE,
    UNKNOWN,
    Effect,
    effects,
)
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.phrases import listed, listed_words
from reportedly.model.factuality import Mood
from reportedly.model.span import Span

OPEN = replace(POSSIBLE, mood=Mood.PREDICTED)  # "cannot be ruled out"
REACH = 4  # tokens from "is" to what is said: "is far more likely", "is now being prepared"
_ASIDE = 12  # tokens of an aside between commas
PHRASE = 4  # words of the longest phrase: "a matter of time"
_SUBJECT = "IDLNPY'S#RXO-\""  # tags from a subject's noun to its verb: "of the two northern towns"
_GROUP = "MAVEXRUGQ"
_GOES_ON = ("N", "L", "U")  # "a likely | winner"
CAME = ("went ahead", "took place", "take place", "go ahead", "come about", "came about")
_BE = frozenset(("be", "been", "is", "are", "was", "were"))
_PAST = ("was", "were", "had")
_KNOWN = ("the", "this", "that", "these", "those")


def predicated(cut: Clauses, language: str, at: int) -> Iterator[tuple[Effect, Span]]:
    """The effects of what is said of the subject at token `at`, or by the predicate at `at`."""
    if at >= len(cut.tag):
        return
    noun = cut.tag[at] in "NLG" and cut.low[at] not in lexicon().be
    start = _verb_after(cut, at) if noun else _group_start(cut, at)
    if start is None:
        return
    unsure = _unconfirmed(cut, language, at, start) if noun else None
    if unsure is not None:
        yield UNKNOWN, unsure
        return
    found = _said(cut, language, start, noun)
    if noun and found is not None and found[0] is UNKNOWN and _is_of_another(cut, at):
        return
    if found is not None and not _is_settled(cut, at if noun else None, start, found[0]):
        yield found
    elif noun and _never_came(cut, language, at, start):
        yield NEGATED, cut.spans[start]
    elif noun and _is_yet_to_occur(cut, language, start):
        yield NEGATED, cut.spans[start + 1]
    elif noun and (modal := _modal_over(cut, language, at, start)) is not None:
        yield modal, cut.spans[start]
    elif is_appointed(cut, language, start):
        yield SCHEDULED, cut.spans[start]


def _unconfirmed(cut: Clauses, language: str, at: int, start: int) -> Span | None:
    """ "The strike could not be confirmed": nobody says that there was one.

    Not "the cause of the strike could not be": there what is not confirmed is something else.
    """
    if _is_of_another(cut, at):
        return None
    confirming = listed_words(language, TABLE, "predicates.confirming")
    ends = [i for i in _reach(cut, start + 1) if cut.low[i] in confirming]
    group = cut.low[start : ends[0]] if ends else []
    said = bool(group) and all(cut.tag[i] in _GROUP for i in range(start, ends[0]))
    if not said or NOT.isdisjoint(group) or _BE.isdisjoint(group):
        return None
    return Span(cut.spans[start].start, cut.spans[ends[0]].end)


def _is_of_another(cut: Clauses, at: int) -> bool:
    """ "The cause of the *strike* is unknown": what is not known is something else."""
    own = [i for i in cut.tokens_of(cut.clause[at]) if i < at]
    verbs = [i for i in own if cut.tag[i] in "VMAE"]
    return any(cut.tag[i] == "I" for i in own if not verbs or i > verbs[-1])


def _is_yet_to_occur(cut: Clauses, language: str, start: int) -> bool:
    """ "The evacuation has yet to begin"."""
    return cut.low[start + 1 : start + 3] == ["yet", "to"] and occurs(cut, language, start + 3)


def _never_came(cut: Clauses, language: str, at: int, start: int) -> bool:
    """ "The attack never materialised", "failed to come", "fell through"; not "not … until"."""
    group = [i for i in range(start, min(start + REACH, len(cut.tag))) if cut.tag[i] in "AMRXVUETN"]
    lost = listed_words(language, TABLE, "predicates.failed")
    pair = " ".join(cut.low[start : start + 2])
    if pair in lost or cut.low[start : start + 2] == ["failed", "to"]:
        return pair in lost or occurs(cut, language, start + 2)
    denied = any(cut.tag[i] == "X" for i in (*range(at + 1, start), *group))
    came = any(occurs(cut, language, i) or " ".join(cut.low[i : i + 2]) in CAME for i in group)
    return denied and came and "until" not in cut.low[start:]


def is_foretold(cut: Clauses, at: int) -> bool:
    """ "It will be | the first visit": which one it is, not that it came about."""
    start = cut.run_before(at, "DNL#-")
    return cut.low[max(0, start - 2) : start] == ["will", "be"]


def came_about(cut: Clauses, language: str, at: int) -> bool:
    """True for a noun whose verb says that it took place: "the planned raid went ahead"."""
    start = _verb_after(cut, at)
    if start is None or cut.tag[start] not in "VE":
        return False
    if "X" in cut.tag[at:start]:
        return False  # "the feared assault never came"
    ahead = " ".join(cut.low[start : start + 2]) in CAME
    past = cut.low[start] != cut.lemma[start] and not cut.low[start].endswith("s")
    return ahead or (past and occurs(cut, language, start))


def _verb_after(cut: Clauses, at: int) -> int | None:
    """The first word of the verb group of which the noun at `at` is the subject."""
    i = at + 1
    while i < len(cut.tag) and (cut.tag[i] in _SUBJECT or _is_before_day(cut, i)):
        i += 1
    if cut.tag[i : i + 1] == [","]:
        i = _after_aside(cut, i)
    return i if i < len(cut.tag) and cut.tag[i] in _GROUP else None


def _after_aside(cut: Clauses, comma: int) -> int:
    """The verb after an aside between commas: "An attack, if late, | can't be ruled out"."""
    for i in range(comma + 2, min(comma + _ASIDE, len(cut.tag) - 1)):
        if cut.tag[i] == ",":
            return i + 1 if cut.tag[i + 1] in "MA" else len(cut.tag)
    return len(cut.tag)


def _is_before_day(cut: Clauses, at: int) -> bool:
    return cut.tag[at] == "B" and cut.tag[at + 1 : at + 2] in (["Y"], ["#"])


def _group_start(cut: Clauses, at: int) -> int | None:
    if cut.tag[at] not in _GROUP and cut.tag[at] != "N":
        return None
    return cut.run_before(at, _GROUP)


def _said(cut: Clauses, language: str, start: int, noun: bool) -> tuple[Effect, Span] | None:
    """What the group says after "is", "remains" and their like; or a participle by itself."""
    be = next((i for i in _reach(cut, start) if _is_link(cut, language, i)), None)
    if be is None and not (noun and cut.tag[start] == "E" and not _has_object(cut, start)):
        return None
    first = start if be is None else be + 1
    if be is not None and "it" in cut.low[max(0, be - 2) : be]:
        # "it is likely the attack never happened" is of the attack; "it is unclear" is not
        return next((found for found in _unknown(cut, language, first)), None)
    for i in range(first, min(first + REACH, len(cut.low))):
        found = _phrase(cut, language, i)
        if found is not None:
            return _weighed(cut, start, i, *found)
        if noun and be is not None and _is_to_occur(cut, language, i):
            return (SCHEDULED if is_dated(cut, language, i) else INTENDED), cut.spans[i]
        if be is None or cut.tag[i] not in "RDXANBq" or cut.low[i] == "no":
            return None
    return None


def _unknown(cut: Clauses, language: str, first: int) -> Iterator[tuple[Effect, Span]]:
    """ "(It is) still | unclear": nobody says how it is."""
    for i in _reach(cut, first):
        found = _phrase(cut, language, i)
        if found is not None and found[0] is UNKNOWN:
            yield found
        if cut.tag[i] not in "RDXANB":
            return


def _has_object(cut: Clauses, at: int) -> bool:
    """ "The shelling prevented a convoy": an active verb, no participle of its noun."""
    return cut.tag[at + 1 : at + 2] in (["D"], ["S"], ["O"], ["L"], ["#"])


def _is_to_occur(cut: Clauses, language: str, at: int) -> bool:
    """ "Talks were | to resume"."""
    return cut.low[at] == "to" and occurs(cut, language, at + 1)


def _reach(cut: Clauses, start: int) -> range:
    return range(start, min(start + REACH, len(cut.low)))


def _is_link(cut: Clauses, language: str, at: int) -> bool:
    links = listed_words(language, TABLE, "predicates.verbs")
    be = cut.low[at] in lexicon().be and cut.tag[at] != "'"  # "is", not "Orland's"
    return be or cut.lemma[at] in links


def _phrase(cut: Clauses, language: str, at: int) -> tuple[Effect, Span] | None:
    """The longest phrase of the table at `at`, unless it goes on to something else."""
    table = effects(language, "predicates")
    for length in range(PHRASE, 0, -1):
        effect = table.get(" ".join(cut.low[at : at + length]))
        if effect is None:
            continue
        last = min(at + length, len(cut.low)) - 1
        after = cut.tag[last + 1 : last + 2]
        leads = cut.low[last + 1 : last + 2] == ["to"] and not occurs(cut, language, last + 2)
        deed = cut.low[at] == "likely" and after and after[0] in "EQ"  # "was likely | carried out"
        if leads or deed or (after and after[0] in _GOES_ON):
            return None
        return effect, Span(cut.spans[at].start, cut.spans[last].end)
    return None


def occurs(cut: Clauses, language: str, at: int) -> bool:
    """ "(Is due to) start", "take effect", "be held": what follows says that it comes about."""
    if at >= len(cut.lemma):
        return False
    if cut.lemma[at] in listed_words(language, TABLE, "modals.occurring"):
        return True
    phrases = listed(language, TABLE, "modals.occurring_phrases")
    ahead = cut.lemma[at : at + PHRASE]
    return any(ahead[: len(words)] == words for words in map(str.split, phrases))


def _weighed(
    cut: Clauses, start: int, said: int, effect: Effect, span: Span
) -> tuple[Effect, Span] | None:
    """Under "not" only what excludes is left: "cannot be ruled out"; the rest is denied anyway.

    "Could have been prevented" was not.
    """
    if effect is NEGATED and cut.tag[start] == "M" and "have" in cut.low[start:said]:
        return None
    if not any(word in (*NOT, "cannot") for word in cut.low[start:said]):
        return effect, span
    if effect is NEGATED:
        return OPEN, span
    first = cut.low[cut.starting[span.start]]
    return (NEGATED, span) if first in ("in", "within", "on") else None  # "not in sight"


def _is_settled(cut: Clauses, noun: int | None, start: int, effect: Effect) -> bool:
    """ "The attack was planned in May" came about; and that a march was banned is so itself."""
    if noun is None and effect is NEGATED:
        return True
    if effect.mood not in (Mood.INTENDED, Mood.SCHEDULED) or cut.low[start] not in _PAST:
        return False
    if noun is None:
        return effect.mood is Mood.INTENDED
    return any(cut.low[i] in _KNOWN or cut.tag[i] in "S'" for i in range(max(0, noun - 3), noun))


def _modal_over(cut: Clauses, language: str, at: int, start: int) -> Effect | None:
    """A modal before a verb of occurring, or "would" and "will" before what may come of it."""
    effect = effects(language, "modals").get(cut.low[start])
    if effect is None or cut.tag[start] != "M":
        return None
    verbs = [i for i in range(start + 1, len(cut.tag)) if cut.tag[i] not in "RX"][:1]
    if not verbs:
        return None
    if occurs(cut, language, verbs[0]):
        dated = effect.mood is Mood.PREDICTED and is_dated(cut, language, start)
        return SCHEDULED if dated else OPEN if effect is POSSIBLE else effect
    if effect is POSSIBLE and is_unknown(cut, at) and cut.tag[verbs[0]] in "UN":
        return OPEN if cut.low[verbs[0]] != "have" else None  # "a strike could poison the river"
    if effect is INTENDED or effect is POSSIBLE:
        return None
    if is_unknown(cut, at) and cut.low[verbs[0]] != "have":
        return effect  # "an attack on it would be a catastrophe"
    if {cut.low[at], cut.lemma[at]} & listed_words(language, TABLE, "modals.appointed"):
        return effect if cut.low[verbs[0]] != "have" else None  # "the visit would be the first"
    weighs = cut.lemma[verbs[0]] in listed_words(language, TABLE, "modals.weighing")
    return effect if not weighs or _is_to_come(cut, language, at, verbs[0]) else None


def is_unknown(cut: Clauses, at: int) -> bool:
    """ "An attack on the dam": none that is known of."""
    start = cut.run_before(at, "N-L")
    return cut.low[max(0, start - 1) : max(0, start)] in (["a"], ["an"], ["any"], ["another"])


def _is_to_come(cut: Clauses, language: str, at: int, verb: int) -> bool:
    """ "Reinforcements will be there", "firing at it would be an attack"."""
    there = listed_words(language, TABLE, "nominal.there")
    done = cut.lemma[verb + 1 : verb + 2] if cut.low[verb] == "be" else []
    brought = done and done[0] in listed_words(language, TABLE, "governors.creating")
    gerund = cut.tag[at] == "G" and (at == 0 or cut.tag[at - 1] not in "DS'NL")
    return bool(brought) or gerund or not set(cut.low[verb + 1 : verb + 2]).isdisjoint(there)
