"""Finds the predicate that carries what a content says: "plans to | attack"."""

from functools import cache

from reportedly.extraction.commitment.effects import TABLE
from reportedly.extraction.words.clause_signs import joins_dates
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.phrases import listed_words
from reportedly.lang import words

_GROUP_REACH = 4  # tokens between two words of a verb group: "will not only badly hurt"
_ASIDE = 5  # tokens of "on the other hand" and its comma
_LED_REACH = 4  # tokens from a predicate to the clause it leads on to: "is far less likely to"
_QUOTES = frozenset("\"',")  # tags of what may stand before a subject


def main_predicate(cut_up: Clauses) -> int | None:
    """The token that carries the main proposition: the last of the main clause's first verb group.

    Raising and governing verbs lead on to their infinitive ("plans to attack": "attack"), one's
    own belief to its complement ("it believes gas had leaked": "leaked"). None without words.
    """
    if not cut_up.low:
        return None
    at = _verb_of(cut_up, 0)
    for _ in range(len(cut_up.clauses)):
        inner = _led_to(cut_up, at)
        if inner is None:
            return at
        at = inner
    return at


def _verb_of(cut_up: Clauses, index: int) -> int:
    """The last word of the clause's first verb group; its last token if there is no verb."""
    tokens = cut_up.tokens_of(index)
    start = _first_verb(cut_up, tokens)
    if start is None and tokens and cut_up.tag[tokens[0]] == "G":
        return tokens[0]  # "(considers) | scrapping tariffs"
    if start is None:
        return _head(cut_up, tokens)
    last = tokens[start]
    if cut_up.low[last - 1] == "there" and last and cut_up.lemma[last] == "be":
        return _head(cut_up, [i for i in tokens if i > last])  # "there were no losses": losses
    for i in tokens[start:]:
        if _is_adjective_behind(cut_up, last, i):
            break
        if cut_up.tag[i] in "VMAEQUGXRT" and i - last <= _GROUP_REACH:
            last = i if cut_up.tag[i] not in "XR" else last
        elif cut_up.tag[last] == "M" and (behind := _behind_aside(cut_up, i)) is not None:
            return behind
        elif cut_up.tag[i] not in "XR" and cut_up.low[i] != "neither":
            break
    return last


def _is_adjective_behind(cut_up: Clauses, last: int, i: int) -> bool:
    """ "Did not answer | detailed | questions": a participle behind a verb that needs none."""
    plain = cut_up.tag[last] == "U" and cut_up.lemma[last] not in ("be", "have", "get")
    return plain and cut_up.tag[i] in "EQ"


def _behind_aside(cut_up: Clauses, comma: int) -> int | None:
    """ "Could, however, | cause": the verb behind a phrase between commas that joins sentences."""
    rest = cut_up.tag[comma + 1 : comma + 1 + _ASIDE]
    if cut_up.tag[comma] != "," or "," not in rest:
        return None
    end = comma + 1 + rest.index(",")
    joins = " ".join(cut_up.low[comma + 1 : end]) in words("en", "cues", "connectives")
    return end + 1 if joins and cut_up.tag[end + 1 : end + 2] in (["V"], ["U"]) else None


def _first_verb(cut_up: Clauses, tokens: list[int]) -> int | None:
    """Where among `tokens` the first verb stands that is no participle of its subject.

    "Imagery collected on Monday shows", "the toll, released by an office, has not been": a past
    form gives way to a finite verb after it in its clause, unless "and" joins the two.
    """
    verbs = [n for n, i in enumerate(tokens) if cut_up.tag[i] in "VMAEUT"]
    if verbs and verbs[0] and cut_up.tag[tokens[verbs[0]] - 1] == "P":
        return verbs[0]  # "I | heard"
    if not verbs or cut_up.tag[tokens[verbs[0]]] != "E":
        return verbs[0] if verbs else None
    sure = "VMAE" if _opens_aside(cut_up, tokens[verbs[0]]) else "VMA"
    for n in verbs[1:]:
        between = {
            cut_up.tag[i]
            for i in tokens[verbs[0] + 1 : n]
            if cut_up.tag[i] != "C" or not joins_dates(cut_up.tag, i)
        }
        if between & set("CT:;~"):
            break
        if cut_up.tag[tokens[n]] in sure:
            return n
    return verbs[0]


def _opens_aside(cut_up: Clauses, at: int) -> bool:
    """ "Asked for names, he …"; "a mine, allegedly laid overnight, killed two"."""
    before = at - 1
    while before > 0 and cut_up.tag[before] == "R":
        before -= 1
    return before < 0 or cut_up.tag[before] == ","


def _head(cut_up: Clauses, tokens: list[int]) -> int:
    """The head of a content that is a noun phrase: its last noun before a preposition."""
    head = tokens[0] if tokens else 0
    for i in tokens:
        if cut_up.tag[i] in "NLYG#":
            head = i
        elif cut_up.tag[i] in "I,.CRB" and cut_up.tag[head] in "NLYG#":
            break
    return head


def _led_to(cut_up: Clauses, at: int) -> int | None:
    """The predicate of the clause that the predicate at `at` is about, if it leads on."""
    if (planned := _planned(cut_up, at)) is not None:
        return planned
    for index, clause in enumerate(cut_up.clauses):
        if clause.parent != cut_up.clause[at] or not at < clause.opener <= at + _LED_REACH:
            continue
        tokens = cut_up.tokens_of(index)
        lead = _complement_of_be(cut_up, at, clause.opener)
        if (
            lead == at
            and clause.opener > at + 2
            and not _is_noun_with_more(cut_up, at, clause.opener)
        ):
            continue
        to_come = clause.opener == at + 1 and cut_up.low[at] in lexicon().be
        leads = to_come or _leads(cut_up, at) or _leads(cut_up, lead) or _is_asked(cut_up, at)
        if str(clause.kind) == "infinitive" and leads:
            if _is_blamed(cut_up, at, clause.opener):
                return None
            return _verb_of(cut_up, index) if tokens else None
        said = (i for i in cut_up.tokens_of(cut_up.clause[at]) if cut_up.tag[i] not in _QUOTES)
        own = next((cut_up.tag[i] for i in said), "") == "P"
        leading = _leading("complement")
        believed = cut_up.lemma[at] in leading or cut_up.lemma[lead] in leading
        if str(clause.kind) == "complement" and own and believed:
            return _verb_of(cut_up, index) if tokens else None
    return None


def _is_blamed(cut_up: Clauses, at: int, opener: int) -> bool:
    """ "Failed | to realise that": what is told is the failure, and no denial of what it is of."""
    verb = cut_up.lemma[opener + 1 : opener + 2]
    grasped = listed_words("en", TABLE, "governors.grasped")
    return cut_up.lemma[at] == "fail" and bool(verb) and verb[0] in grasped


def _planned(cut_up: Clauses, at: int) -> int | None:
    """ "Was planning | two raids": what is planned, where planning is all that is told."""
    progressive = at > 0 and cut_up.tag[at] == "G" and cut_up.low[at - 1] in lexicon().be
    thing = cut_up.tag[at + 1 : at + 2] in (["D"], ["N"], ["S"], ["#"])
    if not (progressive and thing and cut_up.low[at] in _leading("noun")):
        return None
    return _head(cut_up, [i for i in cut_up.tokens_of(cut_up.clause[at]) if i > at])


def _is_noun_with_more(cut_up: Clauses, at: int, opener: int) -> bool:
    """ "(Announced) plans in May | to supply boats": nothing but a phrase between the two."""
    return cut_up.tag[at] in "NL" and all(cut_up.tag[i] in "IYL#D" for i in range(at + 1, opener))


def _complement_of_be(cut_up: Clauses, at: int, opener: int) -> int:
    """The adjective between "is" and its infinitive ("is less likely | to attack"), else `at`."""
    between = range(at + 1, opener)
    plain = cut_up.low[at] in lexicon().be and all(
        cut_up.tag[i] in "NRDEG" or cut_up.low[i] == "about" for i in between
    )
    return opener - 1 if plain and between else at


def _leads(cut_up: Clauses, at: int) -> bool:
    leading = _leading("infinitive")
    if cut_up.low[at] == "needed":
        return False  # "the raid was needed | to protect it": it took place
    return cut_up.lemma[at] in leading or cut_up.low[at] in leading


def _is_asked(cut_up: Clauses, at: int) -> bool:
    """ "Residents are asked to stay at home": a request made in so many words."""
    asked = cut_up.lemma[at] in listed_words("en", TABLE, "governors.requested")
    return asked and at > 0 and cut_up.low[at - 1] in ("is", "are")


@cache
def _leading(kind: str) -> frozenset[str]:
    """Lemmas whose complement, not they, is the proposition a content is about."""
    if kind == "complement":
        keys = ("governors.believed", "governors.excluded", "governors.doubted")
        return frozenset(word for key in keys for word in listed_words("en", TABLE, key))
    key = "governors.planning" if kind == "noun" else "governors.leading"
    return listed_words("en", TABLE, key)
