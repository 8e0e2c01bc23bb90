"""Whether a happening in a content is taken for granted, whatever the cue asks, denies or fears.

"Ordered the release of men | arrested in June", "fear new attacks after Sunday's bombing", "asked
why the army had shelled the town": what was ordered, feared or asked is something else.
"""

from reportedly.extraction.commitment.effects import NOT, TABLE
from reportedly.extraction.words.clauses import ClauseKind, Clauses
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.phrases import listed_words

_AFTER = frozenset(("after", "since", "following", "despite", "during"))
_ASKING = frozenset(("why", "how", "when", "where"))
_KNOWN = frozenset(("the", "this", "that", "these", "those", "'s", "’s", "last"))
_PHRASE = "DSNLY#'R-"  # tags of a noun phrase before its head
_REACH = 5  # tokens of a noun phrase before its head
_PRESENT = frozenset(("is", "are", "be", "am"))
_WHILE = frozenset(("when", "while", "because", "after"))
_UNLESS_REACH = 3  # tokens from "had it not been for" to its "not"
_NOT_REACH = 3  # tokens from "not" to its verb
_PAST = frozenset(("did", "could"))
_UNKNOWN = frozenset(("a", "an", "any"))  # "will not accept a truce": there is none yet
_HELPING = frozenset(("was", "were", "had", "have", "has", "did"))


def is_background(cut: Clauses, at: int) -> bool:
    """True for token `at` in a relative clause, a participle of a noun, or what came before."""
    clause = cut.clauses[cut.clause[at]]
    if clause.kind is ClauseKind.RELATIVE:
        asked_about = clause.opener == 0 and cut.tag[at] in "NG" and _is_named(cut, at)
        return asked_about or _tells(cut, clause.opener, at)
    if cut.low[0] == "to" and cut.low[clause.opener] in ("but", "yet"):
        return _tells(cut, clause.opener, _verb_in(cut, at))  # "hoped | to sleep, but drones hit"
    if clause.kind is ClauseKind.ADVERBIAL and cut.low[clause.opener] in _WHILE:
        return cut.tag[at] in "NLGE" and _tells(cut, clause.opener, _verb_in(cut, at))
    if _qualifies(cut, at) or _is_earlier(cut, at) or _is_dealt_with(cut, at):
        return True
    under_way = cut.tag[at] in "NL" and cut.low[at + 1 : at + 2] == ["being"]  # "talks being held"
    return under_way or _is_premodifier(cut, at)


def is_answered(cut: Clauses, at: int) -> bool:
    """ "(Rejected) *the accusations* of Orland": they were made, whoever rejects what they say."""
    said = listed_words("en", TABLE, "turns.answered")
    return cut.lemma[at] in said and cut.run_before(at, _PHRASE, _REACH) == 0


def _is_premodifier(cut: Clauses, at: int) -> bool:
    """ "(Aid for) *besieged* families", "the *arrested* men": what they are already."""
    past = cut.tag[at] in "EQVN" and cut.low[at].endswith("ed")
    led = cut.tag[at - 1 : at] in (["I"], ["D"], ["S"], ["#"], ["'"], ["-"])
    return past and led and cut.tag[at + 1 : at + 2] in (["N"], ["L"])


def is_kept_up(cut: Clauses, at: int) -> bool:
    """ "Will not lift *sanctions*", "failed to prevent *a raid*": it goes on, or came about."""
    if cut.tag[at] not in "NLG":
        return False
    verb = cut.run_before(at, _PHRASE, _REACH) - 1
    if cut.low[max(0, verb - 1) : verb + 1] == ["give", "up"]:
        verb -= 1
    if verb < 1 or cut.tag[verb] != "U":
        return False
    before = cut.low[max(0, verb - _NOT_REACH) : verb]
    if cut.lemma[verb] in listed_words("en", TABLE, "governors.averting"):
        denied = not NOT.isdisjoint(before) and not _PAST.isdisjoint(before)
        return (denied or _has_failed(before)) and "if" not in cut.low[:verb]
    ending = cut.low[verb : verb + 2] == ["give", "up"] or cut.lemma[verb] in listed_words(
        "en", TABLE, "governors.ending"
    )
    one = cut.low[cut.run_before(at, _PHRASE, _REACH) : at]
    return ending and not NOT.isdisjoint(before) and _UNKNOWN.isdisjoint(one)


def _has_failed(before: list[str]) -> bool:
    """ "Failed to", "were unable to"."""
    unable = before[-2:] == ["unable", "to"] and before[:1] in (["was"], ["were"])
    return before[-2:] == ["failed", "to"] or unable


def _verb_in(cut: Clauses, at: int) -> int:
    """The verb of a noun's clause; `at` itself for a verb."""
    own = [i for i in cut.tokens_of(cut.clause[at]) if cut.tag[i] in "VEMA"]
    return at if cut.tag[at] == "E" or not own else own[-1]


def _tells(cut: Clauses, opener: int, at: int) -> bool:
    """ "Men who had fled", "why it shelled the town"; not "who attacked", nor "who may flee"."""
    own = [i for i in cut.tokens_of(cut.clause[at]) if opener < i <= at]
    if any(cut.tag[i] in "MX" for i in own):
        return False
    asks = opener == 0 and cut.low[opener] not in _ASKING
    irregular = cut.tag[at] == "V" and cut.low[at] != cut.lemma[at] and cut.low[at][-1] != "s"
    if not _PRESENT.isdisjoint(cut.low[i] for i in own):
        return False  # "after resignation he is covered"
    past = cut.tag[at] == "E" or irregular or any(cut.low[i] in _HELPING for i in own)
    return past and not asks


def _qualifies(cut: Clauses, at: int) -> bool:
    """ "Men | arrested in June": a participle right behind its noun, before a preposition."""
    after = cut.tag[at + 1 : at + 2]
    return (
        cut.tag[at] in "EQ"
        and at > 1
        and cut.tag[at - 1] in "NL"
        and after in (["I"], ["Y"], [])
        and not any(cut.tag[i] in "VMA" for i in cut.tokens_of(cut.clause[at]) if i > at)
        and cut.tag[at - 2] in "DSN#I"
        and any(cut.tag[i] in "I" for i in range(at - 1))
    )


def _is_earlier(cut: Clauses, at: int) -> bool:
    """ "After Sunday's bombing", "since the raid"."""
    if cut.tag[at] not in "NLG":
        return False
    start = cut.run_before(at, _PHRASE, _REACH)
    led = start > 0 and (cut.low[start - 1] in _AFTER or _is_cause(cut, start - 1))
    return led and _is_named(cut, at)


def _is_cause(cut: Clauses, at: int) -> bool:
    """ "Wants him jailed | for the massacre", "a trial | over the raid"."""
    word = cut.low[at]
    unless = word == "for" and "not" in cut.low[max(0, at - _UNLESS_REACH) : at]
    return unless or word == "over" or (word == "for" and cut.tag[at - 1 : at] in (["E"], ["Q"]))


def _is_named(cut: Clauses, at: int) -> bool:
    """ "The attack", "Sunday's bombing", "their raid"."""
    start = cut.run_before(at, _PHRASE, _REACH)
    return not _KNOWN.isdisjoint(cut.low[start:at]) or "S" in cut.tag[start:at]


def _be_in(cut: Clauses, verbs: list[int]) -> bool:
    return any(cut.low[i] in lexicon().be for i in verbs)


def _is_dealt_with(cut: Clauses, at: int) -> bool:
    """ "Hopes *the attack* will be investigated", "*the bombing* could have been prevented"."""
    if cut.tag[at] not in "NG" or not _is_named(cut, at):
        return False
    hung = [n for n, c in enumerate(cut.clauses) if c.parent == cut.clause[at] and c.opener > at]
    own = [i for i in cut.tokens_of(cut.clause[at]) if i > at]
    verbs = [i for i in own if cut.tag[i] in "MAEQV"]
    if not verbs and hung and cut.low[cut.clauses[hung[0]].opener] == "to":
        verbs = [i for i in cut.tokens_of(hung[0]) if cut.tag[i] in "AEQVUT"]
        return any(cut.lemma[i] in listed_words("en", TABLE, "governors.dealt_with") for i in verbs)
    if verbs and all(cut.tag[i] == "A" for i in verbs) and cut.low[verbs[-1]] in lexicon().be:
        return cut.tag[verbs[-1] + 1 : verbs[-1] + 2] in (["D"], ["S"], ["L"])
    if not verbs or cut.tag[verbs[0]] not in "MA" or not _be_in(cut, verbs):
        return False
    hindsight = cut.tag[verbs[0]] == "M" and "have" in cut.low[verbs[0] : verbs[-1]]
    dealt = listed_words("en", TABLE, "governors.dealt_with")
    if cut.low[verbs[0]] in ("had", "was", "were", "has"):
        dealt = dealt | listed_words("en", TABLE, "governors.explained")
    return hindsight or any(cut.lemma[i] in dealt for i in verbs)
