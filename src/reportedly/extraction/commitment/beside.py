"""Whether a happening that stands beside what is planned, asked for or denied has come about.

"Vowed to go on after the raid", "sought to hold Orland to account for its invasion", "denied any
part in the attack": the mood of the verb is that of what it governs, and rules without a parser
cannot always tell that from what is only named beside it. The encoder reads the whole passage; of
nouns and participles that it was as sure of as this, in 260 passages of news and in the gold's
training part, nearly all had come about, and hardly one infinitive that rules called intended.
"""

from itertools import dropwhile, islice, takewhile

from reportedly.extraction.commitment.commitment import Judged
from reportedly.extraction.commitment.effects import INTENDED, TABLE, Effect, effects
from reportedly.extraction.commitment.predicates import came_about, predicated
from reportedly.extraction.commitment.turns import turned
from reportedly.extraction.events.triggers import Trigger
from reportedly.extraction.words.clauses import ClauseKind, Clauses
from reportedly.extraction.words.phrases import listed_words
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.noticed import Telling

HAPPENED = 0.95  # what rules tell as planned, asked for or supposed and is as likely has happened …
CERTAIN = 0.98  # … and a noun that they tell as denied or left open
_WEAK = (FactValue.PROBABLE, FactValue.POSSIBLE)  # of a verb: its own hedge
_PHRASE = "DSNL#'-RE"  # tags of a noun phrase before its head
_GROUP = "MTAXRU"  # … of a verb group: "to have been", "may not be"
_REACH = 5  # tokens of a noun phrase before its head
_UNKNOWN_ONE = frozenset(("a", "an", "any", "another", "no"))
_ALLOWED = frozenset(("allowed", "enabled", "helped", "led", "let", "prompted", "caused"))
_AHEAD = frozenset((Mood.ASKED, Mood.INTENDED))
_VERBS = frozenset("VMAUEQT")
_KNOWN = frozenset(("the", "this", "that", "these", "those", "'s", "’s", "last"))


def stands_beside(tokens: Clauses, trigger: Trigger, judged: Judged, told: Telling) -> bool:
    """True if what the rules tell as not done, or not surely, is known to have happened.

    An infinitive and a verb under a modal or a condition are what is planned or asked for itself;
    a noun under a hedge of its own ("a suspected raid") is hedged whatever the encoder says, and
    what a rejected report is of ("denied reports of shelling") is denied with it.
    """
    at, literal = trigger.first, trigger.type is trigger.sense.type
    if not literal or (judged.value is FactValue.CERTAIN and judged.mood is Mood.ACTUAL):
        return False
    noun = tokens.tag[at] in "NL"
    hedged = _is_hedged, _is_supposed, _is_told_of, _is_brought_about
    if noun and any(holds(tokens, at) for holds in hedged):
        return False
    start = tokens.run_before(at, _PHRASE, _REACH)
    if noun and judged.mood in _AHEAD and _is_all_there_is(tokens, at, start):
        return False  # "ordered the bombardment of the port"
    if noun and not _UNKNOWN_ONE.isdisjoint(tokens.low[max(0, start - 1) : at]):
        return False  # "vowed to answer any attack": there is none that is known
    firm = judged.value not in _WEAK
    if judged.mood is Mood.ACTUAL:
        own = _is_denied_itself(tokens, at) or (not firm and _is_performed(tokens, at))
        return noun and told.happened >= CERTAIN and not own
    left_open = _is_governed(tokens, at) or is_asked_whether(tokens, at)
    verb = tokens.tag[at] in "EQG" and firm and not left_open
    return (noun or verb) and told.happened >= HAPPENED


def _is_all_there_is(tokens: Clauses, at: int, start: int) -> bool:
    """True for the noun that is the whole of what is told, with what it has behind it."""
    last = tokens.tag[at + 1 : at + 2] not in (["N"], ["L"])
    return start == 0 and last and not any(tag in _VERBS for tag in tokens.tag[at + 1 :])


def is_asked_whether(tokens: Clauses, at: int) -> bool:
    """ "(Will decide) whether rebels *shelled* it": that is the question."""
    clause = tokens.clauses[tokens.clause[at]]
    return clause.kind is ClauseKind.QUESTION and tokens.low[clause.opener] in ("whether", "if")


def asks_who(tokens: Clauses, at: int) -> bool:
    """ "To determine whether *the raid* was carried out by rebels": nobody is said to have."""
    return is_asked_whether(tokens, at) and _is_performed(tokens, at)


def is_begun(tokens: Clauses, trigger: Trigger) -> bool:
    """ "Began to *shell* it", "the planned *raid* went ahead": it is under way, or came about."""
    at = trigger.first
    main = tokens.clauses[tokens.clause[at]].kind in (ClauseKind.MAIN, ClauseKind.COORDINATE)
    if main and not trigger.sense.verbal and came_about(tokens, "en", trigger.last):
        return True
    led = tokens.low[max(0, at - 1) : at] == ["to"] and at > 1
    return led and tokens.lemma[at - 2] in listed_words("en", TABLE, "governors.under_way")


def _is_governed(tokens: Clauses, at: int) -> bool:
    """ "If it is *taken*", "to be *sent*", "may have *fled*"."""
    group = tokens.tag[tokens.run_before(at, _GROUP) : at]
    return not set("MT").isdisjoint(group) or _is_on_condition(tokens, at)


def _is_on_condition(tokens: Clauses, at: int) -> bool:
    """ "If they *attacked*", "provided that they *leave*"; not "if the men *who fled* return"."""
    index: int | None = tokens.clause[at]
    while index is not None and tokens.clauses[index].kind is not ClauseKind.RELATIVE:
        if tokens.clauses[index].kind is ClauseKind.CONDITION:
            return True
        index = tokens.clauses[index].parent
    return False


def _is_supposed(tokens: Clauses, at: int) -> bool:
    """ "The *capture* of Kest would open the road": the subject of a modal is supposed with it."""
    after = dropwhile(lambda i: tokens.tag[i] in _PHRASE + "IR", range(at + 1, len(tokens.tag)))
    return any(
        tokens.tag[i] == "M" and tokens.clause[i] == tokens.clause[at] for i in islice(after, 1)
    )


def _is_brought_about(tokens: Clauses, at: int) -> bool:
    """ "Is due to begin *exercises*", "unless he took part in *killings*": none is known."""
    start = tokens.run_before(at, _PHRASE, _REACH)
    if not _KNOWN.isdisjoint(tokens.low[start:at]) or "S" in tokens.tag[start:at]:
        return False
    if _is_on_condition(tokens, at):
        return True
    verb = start - 1
    if not _ALLOWED.isdisjoint(tokens.low[max(0, verb - _REACH) : max(0, verb)]):
        return False  # "allowed them to start raids"
    creating = listed_words("en", TABLE, "governors.creating")
    led = verb > 0 and tokens.tag[verb - 1] in "TM" and tokens.tag[verb] in "UVN"
    return led and tokens.lemma[verb] in creating


def _is_told_of(tokens: Clauses, at: int) -> bool:
    """ "The truce | is due to start", "called off | the assault": it is of it that this is said."""
    said = (*predicated(tokens, "en", at), *turned(tokens, "en", at))
    return any(effect != Effect() for effect, _ in said)


def _is_hedged(tokens: Clauses, at: int) -> bool:
    """ "A suspected raid", "an apparent strike"."""
    start = tokens.run_before(at, _PHRASE, _REACH)
    hedges = effects("en", "adjectives")
    first = max(0, start - 1)  # "Suspected Orlandic raids": opening a sentence it is no adjective
    return any(hedges.get(word, INTENDED) != INTENDED for word in tokens.low[first:at])


def _is_performed(tokens: Clauses, at: int) -> bool:
    """ "The *raid* was (allegedly) carried out by", "(may have) launched the *raid*"."""
    start = tokens.run_before(at, _PHRASE, _REACH)
    behind = takewhile(lambda i: tokens.tag[i] in _GROUP + "EQV", range(at + 1, len(tokens.tag)))
    return any(tokens.lemma[i] in _performing() for i in (*behind, *range(max(0, start - 2), at)))


def _performing() -> frozenset[str]:
    return listed_words("en", TABLE, "adverbs.performing")


def _is_denied_itself(tokens: Clauses, at: int) -> bool:
    """ "(Denied) reports of heavy *shelling*", "(denied) it had carried out a *massacre*"."""
    start = tokens.run_before(at, _PHRASE, _REACH)
    if not _UNKNOWN_ONE.isdisjoint(tokens.low[start:at]):
        return True
    if start < 1:
        return False
    verb = tokens.lemma[start - 1 - (tokens.tag[start - 1] in "RI")]
    if not _KNOWN.isdisjoint(tokens.low[start:at]):
        return verb in listed_words("en", TABLE, "adverbs.doing")
    before, earlier = start - 1, range(start - 1)
    if tokens.low[before] in ("of", "about", "on"):
        rumours = listed_words("en", TABLE, "governors.told_of")
        near = earlier if tokens.low[before] == "about" else earlier[-1:]
        own = tokens.clause[before]
        return any(tokens.lemma[i] in rumours for i in near if tokens.clause[i] == own)
    return verb in _performing()
