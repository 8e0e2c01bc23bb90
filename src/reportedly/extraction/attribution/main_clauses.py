"""Cuts a sentence into its main clauses: before a coordinator, a semicolon, a colon."""

from reportedly.extraction.attribution.frames import Tokens, View
from reportedly.extraction.words.nounphrase import phrase_end, subject_before
from reportedly.extraction.words.verbgroups import Verb
from reportedly.lang import table, words

_REDUCED = 12  # tokens a reduced relative clause may take between a subject and its verb
_SUBJECT = 30  # tokens of a subject with an aside or a relative clause
_NAMED = 5  # tokens before "and" in which "both" may open what it joins
_PARTICIPLES = words("en", "verbs", "participles")
_NO_OBJECT = frozenset("IBW,;.CR")
_NOMINAL = frozenset("DSLPON#Y'IT-R")  # tags of a subject with phrases behind its noun
_OPENERS = frozenset("BWH")
_JOINING = frozenset(("and", "or", "nor"))
_TRANSITIVE = frozenset(table("en", "events")["roles"]["transitive"].split())
_BOUNDS = (
    ("no", "fewer", "than"),
    ("no", "less", "than"),
    ("at", "least"),
    ("at", "most"),
    ("more", "than"),
    ("fewer", "than"),
    ("less", "than"),
    ("up", "to"),
    ("about",),
    ("around",),
    ("over",),
)


def main_clauses(view: View) -> list[Tokens]:
    """The segment cut before each main clause with a subject of its own, and behind "but"."""
    cuts = [0]
    for k in range(1, len(view.segment)):
        tag = view.segment.tag[k]
        if tag == ";" or (tag in "C:" and _begins(view, cuts[-1], k)):
            cuts.append(k)
    return list(zip(cuts, [*cuts[1:], len(view.segment)], strict=True))


def _begins(view: View, start: int, k: int) -> bool:
    """True if the coordinator or colon at `k` parts a main clause from one begun at `start`."""
    i = _subject_start(view, k + 1)
    if _contrasts(view, start, k, i):
        return True
    if view.low_at(k) == "nor":
        return view.tag_at(k + 1) in "AM" and phrase_end(view.segment, k + 2) > k + 2
    verb = _verb_of(view, i)
    if verb is None or not view.has_finite(start, k):
        return False
    if view.tag_at(k) == ":":
        return True
    if _shares_helper(view, start, k, verb) or _joins_subjects(view, start, k, verb):
        return False
    return view.tag_at(k - 1) == "," or not _OPENERS.intersection(view.segment.tag[start:k])


def _subject_start(view: View, i: int) -> int:
    """Behind adverbs and the words of a bound: "but | at least | five drivers fled"."""
    while view.tag_at(i) == "R" and view.tag_at(i + 1) != "#":
        i += 1
    for bound in _BOUNDS:
        end = i + len(bound)
        if tuple(view.segment.low[i:end]) == bound and view.tag_at(end) == "#":
            return end
    return i


def _verb_of(view: View, i: int) -> Verb | None:
    """The finite verb of the subject that begins at `i`; None if none does."""
    end = phrase_end(view.segment, i)
    if end == i:
        return None
    end = _joined_end(view, end)
    while view.tag_at(end) == "R":
        end += 1
    verb = view.verb_at.get(end)
    if verb is not None and (_is_gerund(view, verb) or (verb.passive and not verb.finite)):
        near = (later for later in view.verbs if end < later.start < end + _REDUCED)
        verb = next((later for later in near if not view.is_qualifier(later)), None)
    if verb is None and view.tag_at(end) in ",WIT":
        verb = _verb_behind_aside(view, i, end)
    return verb if verb is not None and verb.finite else None


def _joined_end(view: View, end: int) -> int:
    """Behind a second subject that a finite verb follows: "no group | or office | has told"."""
    further = phrase_end(view.segment, end + 1)
    joined = view.low_at(end) in _JOINING and further > end + 1
    verb = view.verb_at.get(further)
    return further if joined and verb is not None and verb.finite else end


def _verb_behind_aside(view: View, i: int, end: int) -> Verb | None:
    """ "Flights to the capital, Kest, | stopped", "the woman who filmed it | sent it"."""
    direct = next((v for v in view.verbs if v.start > end), None)
    if direct is not None and _NOMINAL.issuperset(view.segment.tag[end : direct.start]):
        return direct if direct.finite else None
    seen = view.tag_at(end) != "W"
    for verb in view.verbs:
        if not end < verb.start < i + _SUBJECT or not verb.finite or view.is_qualifier(verb):
            continue
        if frozenset(";:~C").intersection(view.segment.tag[end : verb.start]):
            return None
        if not seen or view.tag_at(verb.start - 1) in "WH":
            seen = True  # a relative clause's own
            continue
        if view.tag_at(end) == "W":
            return verb
        subject = subject_before(view.segment, verb.start, i)
        whole = subject and _NOMINAL.issuperset(view.segment.tag[i : subject.start])
        return verb if whole else None
    return None


def _joins_subjects(view: View, start: int, k: int, verb: Verb) -> bool:
    """ "Drones and men | trapped in Kest", "both Kest | and Brenn have", "Vell and Holt or Ros"."""
    if view.low_at(verb.start) in _PARTICIPLES or "both" in view.segment.low[start:k][-_NAMED:]:
        return True
    names = view.tag_at(k - 1) == "L" == view.tag_at(k + 1)
    return names and "C" in view.segment.tag[k + 1 : verb.start]


def _contrasts(view: View, start: int, k: int, verb: int) -> bool:
    """ "It traced the film but | could not date it": a clause of its own (D85)."""
    if view.low_at(k) != "but" or verb not in view.verb_at or not view.verb_at[verb].finite:
        return False
    opened = view.tag_at(k - 1) != "," and _OPENERS.intersection(view.segment.tag[start:k])
    group = view.verb_at[verb]
    failed = group.negated or "unable" in view.segment.low[verb : group.end + 1]
    return view.has_finite(start, k) and (failed or not opened)


def _is_gerund(view: View, verb: Verb) -> bool:
    """ "Rebels | fighting in Kest", which are no clause of their own; not "rebels | bring"."""
    word = view.low_at(verb.start)
    return verb.end - verb.start == 1 and word.endswith("ing") and word != verb.lemma


def _shares_helper(view: View, start: int, k: int, verb: Verb) -> bool:
    """ "Five were killed and | ten wounded": a verb that needs an object and has none behind it."""
    if verb.end - verb.start > 1:
        return False
    helped = [other.passive for other in view.verbs if start <= other.start < k][-1:] == [True]
    return helped and verb.lemma in _TRANSITIVE and view.tag_at(verb.end) in _NO_OBJECT
