"""Makes frames whose content follows the cue: a quotation, a clause, an infinitive, an object."""

from collections.abc import Iterator
from typing import NamedTuple

from reportedly.extraction.attribution.adjuncts import (
    clause_at,
    joined_addressee,
    skip_adjuncts,
    skip_one,
)
from reportedly.extraction.attribution.extents import (
    clause_end,
    main_verb_after,
    phrase_content_end,
    tidy,
)
from reportedly.extraction.attribution.frames import Frame, Tokens, View
from reportedly.extraction.attribution.segments import OPEN_ENDED
from reportedly.extraction.attribution.told_figures import figure_given
from reportedly.extraction.words.nounphrase import Phrase, phrase_end
from reportedly.extraction.words.verbgroups import Verb
from reportedly.lang import words
from reportedly.lang.roles import RoleGroup, roles

_PERSONS = frozenset(["me", "him", "her", "us", "them", "you"])
_LIABLE = frozenset(["responsible", "accountable", "liable", "culpable", "answerable"])
_LONGEST_BLAMED = 12  # tokens of who is held responsible
_IN_CLAUSE = frozenset("V,;:W")  # tags of no phrase that is
_THOSE = frozenset(["those", "people", "anyone", "everyone", "all", "men", "persons"])
_NEEDS_SUBJECT = frozenset(
    ["figure", "liable", "object", "infinitive", "preposition", "someone-to", "counted", "phrasal"]
)
_CONDITIONS = frozenset(["if", "unless", "should", "until"])
_IN_CASE = ["in", "case"]
_FIGURES_OF = frozenset(["of", "from", "in", "since"])  # "the toll from the war in Kest | at"
_LONGEST_FIGURE = 14  # tokens of what is put at a figure
_LONGEST_BOUND = 3  # words of "no fewer than"
_BOUNDS = ("at least", "at most", "more than", "less than", "fewer than", "no", "up to", "about")
_BOUND = frozenset(" ".join((*_BOUNDS, "around some nearly almost over")).split())
_OUT = frozenset(["point", "call", "speak"])
_CLAUSAL = frozenset(["say", "think"])
_COMES_UPON = frozenset(["find", "discover", "see", "hear", "notice", "observe"])
_WH = frozenset(["whether", "how", "why", "what", "when", "where", "who", "which", "if"])
_TELLS = frozenset(
    ["tell", "inform", "remind", "assure", "notify"]
)  # the noun after them is whom they address


class Found(NamedTuple):
    """A content after its cue: the rule, where the cue ends, the content, where it begins."""

    rule: str
    cue_end: int
    content: Tokens
    zone_end: int


def _found(view: View, rule: str, cue_end: int, start: int, end: int) -> Found | None:
    """What `rule` found in ``[start, end)``, or None if nothing is left of it."""
    content = tidy(view, start, end)
    return Found(rule, cue_end, content, start) if content else None


def forward_frame(
    view: View, verb: Verb, kinds: frozenset[str], source: Phrase | None
) -> Frame | None:
    if view.low_at(verb.end) == "out" and verb.lemma in _OUT:
        verb = verb._replace(end=verb.end + 1)
    found = content_after(view, verb, kinds)
    if found is None:
        return None
    if found.rule in _NEEDS_SUBJECT and source and _is_object(view, source):
        return None
    if found.rule == "counted" and source and view.low_at(source.start) in ("i", "we", "our"):
        return None
    zone_start = source.start if source else verb.start
    frame = Frame(
        rule=found.rule,
        source=source,
        cue=(verb.start, found.cue_end),
        content=[found.content],
        zone=(zone_start, max(found.zone_end, found.cue_end)),
        lemma=verb.lemma,
    )
    _fronted(view, frame)
    if source and view.unpunctuated and view.low_at(source.start) in ("who", "which"):
        _within_relative(view, frame)
    _before_main_verb(view, frame)
    return frame


def _before_main_verb(view: View, frame: Frame) -> None:
    """End what a clause between commas says where the main clause goes on: ", which rarely admits
    raids | , has made no statement"."""
    start, end = frame.content[-1]
    opened = range(frame.zone[0], frame.cue[0])
    if not any(view.tag_at(k) == "W" and view.tag_at(k - 1) == "," for k in opened):
        return
    for k in range(start + 1, end):
        verb = view.verb_at.get(k + 1)
        if view.segment.tag[k] == "," and verb is not None and verb.finite:
            frame.content[-1] = (start, k)
            return


def _is_object(view: View, source: Phrase) -> bool:
    """True if a verb or preposition has the phrase for its object; "Vell said | Orland denied"."""
    if view.tag_at(source.start - 1) not in "VEGUQI'":
        return False
    speaking = (
        verb.end == source.start and verb.finite and view.kinds(verb.lemma) & _CLAUSAL
        for verb in view.verbs
    )
    return not any(speaking)


def _within_relative(view: View, frame: Frame) -> None:
    """End the content of "men who declared a truce | were shot" where the main clause goes on."""
    start, end = frame.content[-1]
    cut = main_verb_after(view, start, end, seen=frame.rule in _NEEDS_SUBJECT)
    if cut == end and "object" in view.kinds(frame.lemma):
        cut = main_verb_after(view, start, end, seen=True)
    frame.content[-1] = (start, cut) if cut > start else (start, end)


def content_after(view: View, verb: Verb, kinds: frozenset[str]) -> Found | None:
    """The content that follows the cue, by the first rule that finds one."""
    for attempt in (
        _quoted_after,
        _that_after,
        _to_after,
        _preposition_after,
        _figure_after,
        _liable_after,
        _counted_after,
        _phrasal_after,
        _object_after,
    ):
        found = attempt(view, verb, kinds)
        if found is not None:
            return found
    return None


def _fronted(view: View, frame: Frame) -> None:
    """Add a condition that stands before the frame: "If it falls, X said that …"."""
    start = frame.zone[0]
    if view.tag_at(start - 1) != "," or not opens_condition(view, 0):
        return
    condition = tidy(view, 0, start - 1)
    if condition and "," not in view.segment.tag[: start - 1]:
        frame.content.insert(0, condition)


def opens_condition(view: View, start: int) -> bool:
    """ "If it falls", "in case it falls"."""
    return view.low_at(start) in _CONDITIONS or view.segment.low[start : start + 2] == _IN_CASE


def _opening(view: View, verb: Verb, kinds: frozenset[str]) -> Iterator[int]:
    """Places where the content may start: after the cue, an addressee, adjuncts one by one."""
    i = verb.end
    yield i
    if "addressee" in kinds:
        end = phrase_end(view.segment, i, links=False)
        if end == i and view.low_at(i) in _PERSONS:
            end = i + 1  # "told her that"
        if end > i:
            i = joined_addressee(view, end)
            yield i
    for _ in range(4):
        following = skip_one(view, i)
        if following == i:
            if view.tag_at(i) == "," and view.tag_at(i + 1) in "RIBG":
                following = _aside_end(view, i)
            if following == i:
                return
        i = following
        yield i


def _aside_end(view: View, i: int) -> int:
    """Index after the second comma of ", however," or ", referring to the raid,"."""
    for k in range(i + 2, min(i + 16, len(view.segment))):
        tag = view.segment.tag[k]
        if tag == ",":
            return k + 1
        if tag in ".;:q":
            break
    return i


def _quoted_after(view: View, verb: Verb, kinds: frozenset[str]) -> Found | None:
    if not kinds & {"say", "object", "preposition"}:
        return None
    for i in _opening(view, verb, kinds):
        k = i + 1 if view.tag_at(i) in ",:" else i
        if view.tag_at(i) == ":" and "say" in kinds and not view.ends(k):
            return _found(view, "colon", verb.end, k, len(view.segment))
        if view.tag_at(k) == "q" and ("say" in kinds or k == verb.end):
            end = k + 1 if _is_closed(view, k) else clause_end(view, k)
            return _found(view, "quotation-after", verb.end, k, end)
    return None


def _is_closed(view: View, k: int) -> bool:
    """ "He told me, “Go,” | and an hour later it fell": a mark ends what is said, inside or out."""
    if view.tag_at(k + 1) in ",.":
        return True
    ended = view.low_at(k) != OPEN_ENDED and view.tag_at(k + 1) == "C"
    return ended and "q" not in view.segment.tag[k + 1 : k + 4]


def _that_after(view: View, verb: Verb, kinds: frozenset[str]) -> Found | None:
    clausal = bool(kinds & {"say", "think", "addressee"})
    openings = list(_opening(view, verb, kinds))
    for count, i in enumerate(openings if clausal else openings[:1]):
        if view.tag_at(i) == "H" and _is_complement(view, i, first=count == 0):
            if count and verb.lemma in _COMES_UPON and _is_thing(view, i - 1):
                return None
            return _found(view, "that-clause", verb.end, i + 1, clause_end(view, i + 1))
    if not clausal or verb.lemma == "continue":
        return None
    for count, i in enumerate(openings):
        if view.low_at(i) in _WH and view.has_finite(i + 1, len(view.segment)):
            return _found(view, "question", verb.end, i, clause_end(view, i))
        told = count == 0 and verb.lemma in _TELLS
        if view.tag_at(i) == "G" and view.low_at(i) in view.book.leads:
            return None
        if view.tag_at(i) == "G" and count:
            return None  # "posted images of men | heading north"
        adjective = view.tag_at(i) == "E" and view.tag_at(i + 1) in "NG"
        if (adjective or view.tag_at(i) in "PDSLN#GBRI") and not told and clause_at(view, i):
            return _found(view, "bare-clause", verb.end, i, clause_end(view, i))
    return None


def _is_thing(view: View, i: int) -> bool:
    """True if a common noun of no document is at `i`: "found in the houses | that burned"."""
    role = roles("en").exact(view.low_at(i))
    return view.tag_at(i) == "N" and (role is None or role.group is not RoleGroup.DOCUMENT)


def _is_complement(view: View, i: int, *, first: bool) -> bool:
    """True if "that" at `i` opens what the cue says, and is not "that" alone ("said that.")."""
    if view.tag_at(i + 1) in (".V" if first else ".VAM"):
        return False
    if not first or view.tag_at(i + 1) == "P" or "q" in view.segment.tag[i:]:
        return True
    return view.has_finite(i + 2, len(view.segment))


def _to_after(view: View, verb: Verb, kinds: frozenset[str]) -> Found | None:
    i = skip_adjuncts(view, verb.end) if view.tag_at(verb.end) in "RYI" else verb.end
    if "to" in kinds and view.tag_at(i) == "T" and view.tag_at(i + 1) in "UARX":
        return _found(view, "infinitive", verb.end, i, phrase_content_end(view, i))
    return _someone_to(view, verb) if "someone_to" in kinds else None


def _someone_to(view: View, verb: Verb) -> Found | None:
    i = verb.end
    if view.low_at(i) == "for":
        return None
    if view.low_at(i) in view.book.prepositions.get(verb.lemma, ()):
        i += 1
    end = phrase_end(view.segment, i)
    k = skip_adjuncts(view, end)
    if end == i or view.tag_at(k) not in "TX":
        return None
    return _found(view, "someone-to", i, k, phrase_content_end(view, k))


def _preposition_after(view: View, verb: Verb, kinds: frozenset[str]) -> Found | None:
    allowed = view.book.prepositions.get(verb.lemma)
    i = verb.end
    if not allowed or view.low_at(verb.start - 1) in words("en", "cues", "sparking"):
        return None
    if verb.lemma == "express" or view.low_at(i) not in allowed:
        if view.tag_at(i) in "RY":
            i = skip_adjuncts(view, i)
        elif view.low_at(i) == "to" and "for" in allowed:
            i = phrase_end(view.segment, i + 1, links=False)
        if view.low_at(i) not in allowed:
            return None
    if view.tag_at(i + 1) not in "DSPOLN#qG'WHY":
        return None
    if view.tag_at(i + 1) == "Y" and view.tag_at(i + 2) != "'":
        return None  # "reported on Monday"
    if view.low_at(i) == "about" and view.tag_at(i + 1) == "#":
        return None  # "lies about 40 km south", "told about 20 people": a round number
    return _found(view, "preposition", i + 1, i + 1, phrase_content_end(view, i + 1))


def _figure_after(view: View, verb: Verb, kinds: frozenset[str]) -> Found | None:
    """ "Put the toll at 11", "put the number of dead at more than 20", "gave the toll as 11"."""
    if "given" in kinds:
        given = figure_given(view, verb)
        return given and Found("figure", verb.end, given, verb.end)
    if "at" not in kinds:
        return None
    end = phrase_end(view.segment, verb.end, links=False)
    while view.low_at(end) in _FIGURES_OF and end - verb.end < _LONGEST_FIGURE:
        end = phrase_end(view.segment, end + 1, links=False)
    counted = view.book.figure_nouns.intersection(view.segment.low[verb.end : end])
    if not counted or view.low_at(end) != "at" or "#" not in view.segment.tag[end + 1 : end + 5]:
        return None
    return _found(view, "figure", verb.end, verb.end, phrase_content_end(view, verb.end))


def _liable_after(view: View, verb: Verb, kinds: frozenset[str]) -> Found | None:
    """ "Held | the army directly responsible for the raid": whom, and for what."""
    if "liable" not in kinds:
        return None
    start = verb.end
    near = range(start + 1, min(start + _LONGEST_BLAMED, len(view.segment)))
    end = next((k for k in near if view.low_at(k) in _LIABLE), start)
    if end == start or not _IN_CLAUSE.isdisjoint(view.segment.tag[start:end]):
        return None
    if view.low_at(end - 1) in _THOSE or not view.book.be.isdisjoint(view.segment.low[start:end]):
        return None  # "held talks with those | responsible", "held a meeting and was responsible"
    what = end + 2 if view.low_at(end + 1) == "for" else end + 1
    return _found(view, "liable", start, start, phrase_content_end(view, what))


def _counted_after(view: View, verb: Verb, kinds: frozenset[str]) -> Found | None:
    """ "The clinic has counted | 19 bodies", "registered at least nine blasts" (codebook, D72)."""
    if "counting" not in kinds or not 0 <= _figure_at(view, verb.end) - verb.end <= _LONGEST_BOUND:
        return None
    return _found(view, "counted", verb.end, verb.end, phrase_content_end(view, verb.end))


def _figure_at(view: View, start: int) -> int:
    """The first figure behind `start` with nothing but words of its bound before it; else -1."""
    for i in range(start, start + _LONGEST_BOUND + 1):
        if view.tag_at(i) == "#":
            return i
        if view.low_at(i) not in _BOUND:
            return -1
    return -1


def _phrasal_after(view: View, verb: Verb, kinds: frozenset[str]) -> Found | None:
    """ "Turned down | the offer", "owned up to | shelling Kest", "puts the rise down to hunger".

    The particle may stand behind a short object, and then is within what is said.
    """
    particles = view.book.phrasal.get(verb.lemma)
    if not particles:
        return None
    for parts in particles:
        end = verb.end + len(parts)
        opens = view.tag_at(end) in "DSLNPO#qWG" or view.low_at(end).endswith("ing")
        if tuple(view.segment.low[verb.end : end]) == parts and opens:
            return _found(view, "phrasal", end, end, phrase_content_end(view, end))
    pronoun = view.low_at(verb.end) in ("this", "that", "these", "it", "them")
    end = verb.end + 1 if pronoun else phrase_end(view.segment, verb.end)
    apart = any(tuple(view.segment.low[end : end + len(one)]) == one for one in particles)
    if end == verb.end or not apart:
        return None
    return _found(view, "phrasal", verb.end, verb.end, phrase_content_end(view, verb.end))


def _object_after(view: View, verb: Verb, kinds: frozenset[str]) -> Found | None:
    i = verb.end
    if view.low_at(i) == "ever" and view.tag_at(i + 1) == "G":
        return _found(view, "object", i, i, phrase_content_end(view, i + 1))
    if verb.lemma == "quote" and view.low_at(phrase_end(view.segment, i, names=True)) == "as":
        return None  # whom it quotes as saying something is the source
    if "object" not in kinds or view.tag_at(i) not in "DSOPLN#qWG":
        return None
    if view.tag_at(i) == "G" and view.low_at(i) in view.book.leads:
        return None
    done = view.book.no_content.get(verb.lemma, frozenset())
    opening = enumerate(view.segment.low[i : i + 3], i + 1)
    if any(low in done and view.tag_at(k) not in "N'" for k, low in opening):
        return None  # "dismissed the general", not "dismissed the general's claim"
    if view.tag_at(i) == "P" and view.low_at(i) not in ("it", "you"):
        return None
    end = phrase_content_end(view, i)
    if end == i + 1 and view.low_at(i) in _PERSONS:
        return None  # "called me and said …"
    return _found(view, "object", verb.end, i, end)
