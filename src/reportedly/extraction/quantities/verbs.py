"""Reads the state of a counting from the verbs on either side of it."""

from reportedly.extraction.quantities.around import ENDS, OF_THE_LIVING, Around, Counting
from reportedly.model.mention import QuantityState

_REACH_RIGHT = 18  # words between a noun phrase and the verb it is the subject of
_REACH_LEFT = 6  # words between a verb and the figure it governs
_REACH_NAMES = 8  # words of "and the Veskar Border Brigade were"
_PLURAL = ("were", "are")
_NO_VERBS = ("so-called", "called", "armed", "allied", "united", "backed")
_REACH_INJURY = 3  # words of "sustained severe burn injuries" after the verb


def right_after(around: Around, counting: Counting) -> QuantityState | None:
    """ "12 dead", "three soldiers killed in", "10 others injured"."""
    at = counting.counted.end
    if around.lexemes.words[at - 2 : at] == ["of", "the"] and _died(around, at + 1):
        return QuantityState.KILLED
    while around.word(at) in around.words.sets["after_figure"] or (
        around.word(at) == "of" and around.word(at + 1) == "others"
    ):
        at += 1
    word = around.word(at)
    state = around.words.states.subjects.get(word)
    if counting.counted.named or not counting.figure.vague:  # not "no one claimed it"
        state = state or around.participle(word)
    if counting.figure.rule == "nobody" and state not in OF_THE_LIVING:
        return None
    if state is None or _is_active(around, counting, at):
        return None
    if at + 1 in around.ends and governed(around, counting):
        return None  # "captured 90, killed 12": the verb belongs to the next figure
    return state


def governed(around: Around, counting: Counting) -> QuantityState | None:
    """ "killed at least 12 people", "claimed the lives of seven", "shot down 12 drones"."""
    at = counting.figure.first - 1
    for _ in range(_REACH_LEFT):
        word = around.word(at)
        state = around.words.states.objects.get(word)
        if state is not None and _sets_alight(around, at):
            return None
        if state is not None and not _is_passive(around, at):
            return _claimed(around, at, counting, state)
        if word == "dead" and around.word(at - 1) in around.words.company["dead"]:
            return QuantityState.KILLED
        if word == "down" and around.word(at - 1) in around.words.company["down"]:
            return QuantityState.SHOT_DOWN
        if word not in around.words.left:
            return None
        at -= 1
    return None


def subject(around: Around, counting: Counting) -> QuantityState | None:
    """ "12 people were killed", "30 militants in the west have reportedly been captured"."""
    auxiliary = enclosed = mostly = False
    first = counting.figure.first
    before = range(max(0, first - _REACH_LEFT), first)
    if _is_within(around, first) and any(around.ends.get(at) == first - 1 for at in before):
        return None  # said of the six people, not of the family
    if _belongs(around, first):
        return None
    for at in range(counting.counted.end, counting.counted.end + _REACH_RIGHT):
        word = around.word(at)
        if word in ENDS:
            return None
        enclosed = enclosed or _is_aside(around, at)
        if at in around.ends and not enclosed and not _is_within(around, at):
            return None
        if word in around.words.sets["wanting"] and around.word(at + 1) == "to":
            return None  # "2,000 people have asked to be evacuated"
        enclosing = word in around.words.enclosing
        enclosed = enclosed or enclosing or _of_them(around, at)
        mostly = mostly or (enclosing and word not in around.words.openers)
        auxiliary = auxiliary or around.auxiliary(at)
        state = _predicate(around, at, auxiliary or (mostly and _is_bare(around, at)))
        if state is not None:
            return None if _is_active(around, counting, at) and not auxiliary else state
        if counting.figure.rule == "nobody" and word not in around.words.sets["after_nobody"]:
            return None  # "no one knows how many were killed"
        if not enclosed and _ends_clause(around, word, at, counting):
            return None
    return None


def _belongs(around: Around, first: int) -> bool:
    """ "The mother of | two soldiers | was killed", "in the town of | 300 families": not they."""
    whose = around.word(first - 2)
    sets = around.words.sets
    return around.word(first - 1) == "of" and (whose in sets["aged"] or whose in sets["peopled"])


def _sets_alight(around: Around, at: int) -> bool:
    """True for "fire" in "set fire to", "under fire", which launches nothing."""
    return around.word(at) == "fire" and around.word(at - 1) in around.words.sets["before_fire"]


def _is_bare(around: Around, at: int) -> bool:
    """True for "killed" in "10 people, mostly pupils, killed in a raid"."""
    return around.word(at + 1) in around.words.sets["after_participle"]


def _is_aside(around: Around, at: int) -> bool:
    """True for the "five" of "twelve people, five of them children, died"."""
    if at not in around.ends:
        return False
    after = around.lexemes.words[around.ends[at] - 1 : around.ends[at] + 1]
    return after[:1] == ["of"] and after[-1] in around.words.pronouns


def _of_them(around: Around, at: int) -> bool:
    """ "12 people, | most of them women, were killed": said between, not of the verb."""
    after = around.lexemes.words[at + 1 : at + 3]
    opens = around.word(at) in around.words.sets["sharing"] and around.word(at - 1) == ","
    return opens and after[:1] == ["of"] and after[-1] in around.words.pronouns


def _is_within(around: Around, at: int) -> bool:
    """True for the second figure of "six people from one family were killed"."""
    return around.word(at - 1) in around.words.sets["within_phrase"]


def _died(around: Around, at: int) -> bool:
    """ "Three of the wounded died": not of those who were found dead."""
    while around.word(at) in around.words.sets["after_figure"] | around.words.sets["afterwards"]:
        at += 1
    word = around.word(at)
    state = around.words.states.subjects.get(word)
    return state is QuantityState.KILLED and word not in around.words.states.objects


def _is_active(around: Around, counting: Counting, at: int) -> bool:
    """True if the verb at `at` has an object of its own: "two bombers killed 12 people"."""
    if not counting.counted.named or around.word(at) not in around.words.states.objects:
        return False
    following = at + 1
    while (
        following not in around.ends
        and around.word(following) in around.words.left
        and not (around.word(following) == "in" or around.word(following) in around.words.openers)
    ):
        following += 1
    return following in around.ends and not _is_stated(around, around.ends[following])


def _is_stated(around: Around, at: int) -> bool:
    """True if the word at `at` says what became of what stands before it."""
    return around.word(at) in around.words.states.subjects


def _claimed(
    around: Around, at: int, counting: Counting, state: QuantityState
) -> QuantityState | None:
    """ "claimed" and "lost" kill only where lives or people follow."""
    word = around.word(at)
    between = around.lexemes.words[at : counting.counted.end]
    if word in around.words.company["lives"]:
        return state if around.words.sets["lives"].intersection(between) else None
    if word in around.words.company["people"]:
        return state if counting.counted.people or _of_own(around, counting) else None
    return state


def _of_own(around: Around, counting: Counting) -> bool:
    """ "(Lost) four of its own": its people."""
    after = around.lexemes.words[counting.figure.last : counting.figure.last + 3]
    return after[:1] == ["of"] and after[2:] == ["own"]


def _is_passive(around: Around, at: int) -> bool:
    """True if an auxiliary of the passive stands before the verb at `at`."""
    while around.word(at - 1).endswith("ly") or around.word(at - 1) in around.words.sets["passing"]:
        at -= 1
    return around.auxiliary(at - 1) and not around.word(at).endswith("ing")


def _predicate(around: Around, at: int, auxiliary: bool) -> QuantityState | None:
    """The state a verb says of its subject."""
    word = around.word(at)
    company = around.words.company
    if around.word(at - 1) == "the" and around.word(at - 2) not in around.words.sets["among"]:
        return None  # "four had seen the wounded"
    if auxiliary and word in company["down"] and around.word(at + 1) == "down":
        return QuantityState.SHOT_DOWN
    following = around.lexemes.words[at + 1 : at + 1 + _REACH_INJURY]
    if word in company["sustain"] and company["injuries"].intersection(following):
        return QuantityState.WOUNDED
    if word in company["people"] and around.words.sets["lives"].intersection(following):
        return QuantityState.KILLED  # "12 people have lost their lives"
    state = around.words.states.subjects.get(word)
    if state is not None and (auxiliary or word not in around.words.states.objects):
        return state
    return around.participle(word) if auxiliary else None


def _ends_clause(around: Around, word: str, at: int, counting: Counting) -> bool:
    """True at another verb or a conjunction that begins something new."""
    if word == "and" and _joins_names(around, counting, at):
        return False
    told = word in around.words.sets["told"] and around.word(at - 1) not in around.words.auxiliaries
    if told or word in around.words.sets["new_clause"]:
        if word == "and" and _goes_on(around, at + 1):
            return False
        return at > counting.counted.end or word != "and" or (at + 1) not in around.ends
    return word in around.words.states.objects and word.endswith("ing")


def _joins_names(around: Around, counting: Counting, at: int) -> bool:
    """True in "33 members of the Orland Front and the Veskar Brigade were killed"."""
    words = around.lexemes.words
    if around.word(counting.counted.end) not in around.words.sets["belonging"]:
        return False
    after = next((to for to in range(at + 1, at + _REACH_NAMES) if around.word(to) in _PLURAL), 0)
    inside = words[counting.counted.end : after]
    verbs = around.words.sets["new_clause"] - {"and"} | around.words.any_state | ENDS | {","}
    return bool(after) and verbs.isdisjoint(inside) and not any(map(_past, inside))


def _past(word: str) -> bool:
    """True if a word may be a verb of the past."""
    return word.endswith("ed") and word not in _NO_VERBS


def _goes_on(around: Around, at: int) -> bool:
    """True after the "and" of "a boy and his mother died", "aged 70 and 81, were killed"."""
    if around.word(at)[0].isdigit() and at not in around.ends:
        return around.word(at - 3) in around.words.sets["age_before"]
    following = around.word(at + 1)
    if around.word(at).endswith("s") and at not in around.ends:
        return following in around.words.auxiliaries or following in ("have", "had", "died")
    return around.word(at) in around.words.sets["owners"] and around.word(at + 1) in (
        around.words.people
    )
