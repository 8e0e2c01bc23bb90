"""Which negations of a clause are over a word: how far each reaches, and which deny nothing."""

from reportedly.extraction.commitment.effects import BARELY, NEGATED, NOT, TABLE, effects
from reportedly.extraction.words.clauses import ClauseKind, Clauses
from reportedly.extraction.words.phrases import listed_words

NOUN_REACH = 4  # tokens between a governing word and its noun ("threatened a new attack")
STRESSED = (("short", "of"), ("less", "than"), ("other", "than"))  # "nothing short of a siege"
_FINITE = frozenset("VMAE")
_PHRASE = "DSNL#'-R"  # tags of a noun phrase before its head
_NONE = ("no", "nobody", "nothing", "none")
_COMPARED = ("fewer", "less", "more", "longer", "later", "earlier")


def negated_after(cut: Clauses, language: str, at: int, *, whole: bool) -> int | None:
    """The word right after a verb that negates it or its object."""
    tag, after = cut.tag[at : at + 1], cut.low[at + 1 : at + 2]
    if not after or not tag or tag[0] not in _FINITE:
        return None
    if cut.tag[at + 1] == "I" and cut.low[at + 2 : at + 3] == ["nothing"]:
        return at + 2  # "fired at nothing"
    if tag[0] == "A" and after[0] in NOT:
        return at + 1
    if tag[0] == "M" and after[0] == "neither":
        return at + 1  # "would neither confirm nor deny it"
    if tuple(cut.low[at + 2 : at + 4]) in STRESSED or _opens_anew(cut, at + 1):
        return None
    light = cut.lemma[at] in listed_words(language, TABLE, "adverbs.light")
    return at + 1 if after[0] in _NONE and (whole or not light) else None


def _opens_anew(cut: Clauses, none: int) -> bool:
    """ "One man was wounded | no one was there": who does is nobody, after a lost comma."""
    verb = none + 1 + (cut.low[none : none + 2] == ["no", "one"])
    alone = verb > none + 1 or cut.low[none] != "no"
    return alone and cut.tag[verb : verb + 1] in (["V"], ["M"], ["A"])


def group_before(cut: Clauses, index: int, at: int) -> list[int]:
    """The tokens before `at` in its clause, back to a conjunction that starts a new verb."""
    left: list[int] = []
    for i in reversed([i for i in cut.tokens_of(index) if i < at]):
        joins = cut.tag[i] == "C" and cut.low[i] != "yet"  # "neither has yet left"
        if joins and cut.tag[i + 1 : i + 2] in (["V"], ["E"], ["M"], ["A"]):
            left += [i] if cut.low[i] == "nor" else []
            break
        left.append(i)
    return left[::-1]


def reaches(cut: Clauses, language: str, i: int, at: int) -> bool:
    """True if a negation at `i` is over `at`; every other word reaches to its clause's end."""
    word = cut.low[i]
    effect = effects(language, "adverbs").get(word)
    denies = effect is not None and effect in (NEGATED, BARELY)
    if not denies and word != "no":
        return True
    if _is_in_name(cut, i, at):
        return False
    if i > at:
        return True  # chosen for this token by `negated_after`
    between = [cut.tag[j] for j in range(i + 1, min(at, len(cut.tag)))]
    verbs = sum(
        tag in "VUEG" and between[max(0, n - 1) : n] != ["C"] for n, tag in enumerate(between)
    )  # "does not urge or enable it to": one
    if _is_owned_up_to(cut, language, i, at):
        return False
    if word in ("no", "none", "nobody", "nothing", "neither"):
        if verbs == 0:
            return len(between) <= NOUN_REACH or cut.tag[at] in "VMAEUQG"
        before = group_before(cut, cut.clause[i], i)
        return verbs <= 1 and not any(cut.tag[j] in _FINITE for j in before)
    if word == "without":
        return verbs == 0 and cut.tag[at] in "NLG"
    if _is_believed(cut, language, at):
        return verbs <= 1
    if cut.tag[at] in "NLYP#":
        any_of = "any" in cut.low[max(i, at - 3) : at]
        return verbs == 0 or any_of or (verbs == 1 and _performs(cut, language, i, at))
    return verbs == 0 or (verbs == 1 and cut.tag[at] in "THWB")


def _is_in_name(cut: Clauses, i: int, at: int) -> bool:
    """ "A “no limits” partnership": a negation inside marks that close before the token."""
    tag = cut.tag
    return tag[i - 1 : i] == ['"'] and '"' in tag[i + 1 : at]


def _is_believed(cut: Clauses, language: str, at: int) -> bool:
    """ "Did not think | Orland was …": a clause without "that" under a verb of belief."""
    opens = any(c.opener == at and c.kind is ClauseKind.COMPLEMENT for c in cut.clauses)
    return opens and cut.lemma[at - 1] in listed_words(language, TABLE, "governors.believed")


def _performs(cut: Clauses, language: str, i: int, at: int) -> bool:
    """ "Did not *carry out* attacks", "*expects* none": it only does, or awaits, the noun."""
    performing = listed_words(language, TABLE, "adverbs.performing")
    awaiting = listed_words(language, TABLE, "cue.predicted")
    near = range(max(i + 1, at - NOUN_REACH), at)
    return any(cut.lemma[j] in performing | awaiting for j in near)


def does(cut: Clauses, language: str, at: int) -> bool:
    """ "Did not *carry out* | the attack": who did not is told of, and that it was not they."""
    start = cut.run_before(at, _PHRASE, NOUN_REACH)
    verb = start - 1 - (cut.tag[start - 1] in "RI")
    return verb > 0 and cut.lemma[verb] in listed_words(language, TABLE, "adverbs.doing")


def _is_owned_up_to(cut: Clauses, language: str, i: int, at: int) -> bool:
    """ "No group *claimed* responsibility for | rocket fire", "not *acknowledged* any such | raid".

    Of what the verb denies there is one all the same, unless "any" leaves even that open.
    """
    if cut.tag[at : at + 1] not in (["N"], ["L"], ["G"]):
        return False
    owning = listed_words(language, TABLE, "adverbs.owning")
    verbs = [j for j in range(i + 1, at) if cut.tag[j] in "VUE"]
    open_one = "any" in cut.low[i:at] and "such" not in cut.low[i:at]
    return bool(verbs) and cut.lemma[verbs[0]] in owning and not open_one


def denies_nothing(cut: Clauses, language: str, i: int) -> bool:
    """ "No fewer than 30", "no doubt", "like no other": nothing is denied."""
    word, after = cut.low[i + 1 : i + 2], cut.low[i + 2 : i + 4]
    plain = listed_words(language, TABLE, "adverbs.no_denial").issuperset(word) and bool(word)
    like = word == ["other"] and cut.low[i - 1 : i] == ["like"]
    return plain or like or (word[:1] != [] and word[0] in _COMPARED and "than" in after)
