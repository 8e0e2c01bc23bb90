"""Whether a happening in a content is taken for granted, whatever the cue asks, denies or fears.

"Ordered the release of men | arrested in June", "fear new attacks after Sunday's bombing", "asked
why the army had shelled the town": what was ordered, feared or asked is something else.
"""

from reportedly.extraction.clauses import ClauseKind, Clauses

_AFTER = frozenset(("after", "since", "following", "despite", "during"))
_ASKING = frozenset(("why", "how", "when", "where"))
_KNOWN = frozenset(("the", "this", "that", "these", "those", "'s", "’s", "last"))
_PHRASE = "DSNLY#'R-"  # tags of a noun phrase before its head
_REACH = 5  # tokens of a noun phrase before its head
_HELPING = frozenset(("was", "were", "had", "have", "has", "did"))


def is_background(cut: Clauses, at: int) -> bool:
    """True for token `at` in a relative clause, a participle of a noun, or what came before."""
    clause = cut.clauses[cut.clause[at]]
    if clause.kind is ClauseKind.RELATIVE:
        return _tells(cut, clause.opener, at)
    return _qualifies(cut, at) or _is_earlier(cut, at)


def _tells(cut: Clauses, opener: int, at: int) -> bool:
    """ "Men who had fled", "why it shelled the town"; not "who attacked", nor "who may flee"."""
    own = [i for i in cut.tokens_of(cut.clause[at]) if opener < i <= at]
    if any(cut.tag[i] in "MX" for i in own):
        return False
    asks = opener == 0 and cut.low[opener] not in _ASKING
    past = cut.tag[at] == "E" or any(cut.low[i] in _HELPING for i in own)
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
    named = not _KNOWN.isdisjoint(cut.low[start:at]) or "S" in cut.tag[start:at]
    return led and named


def _is_cause(cut: Clauses, at: int) -> bool:
    """ "Wants him jailed | for the massacre", "a trial | over the raid"."""
    word = cut.low[at]
    return word == "over" or (word == "for" and cut.tag[at - 1 : at] in (["E"], ["Q"]))
