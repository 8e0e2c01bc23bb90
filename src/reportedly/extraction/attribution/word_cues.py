"""Makes frames of cues that are no verbs: "its claim that", "allegations of", "reportedly"."""

from reportedly.extraction.attribution.extents import (
    clause_end,
    main_verb_after,
    phrase_content_end,
    tidy,
)
from reportedly.extraction.attribution.frames import Frame, View
from reportedly.extraction.words.nounphrase import Phrase, subject_before
from reportedly.lang import words

_NATIONAL = ("an", "ish", "ese", "ic", "i")  # ends of adjectives of nations
_LONGEST_SPEAKER = 6  # tokens of a name before a colon


def find_noun_cues(view: View) -> None:
    """ "its claim that …", "allegations of …", "his vow to …": frames are added to `view`."""
    for i, low in enumerate(view.segment.low):
        if view.segment.tag[i] != "N":
            continue
        if low in view.book.is_that and (frame := _held_view(view, i)):
            view.frames.append(frame)
        if low not in view.book.noun_cues:
            continue
        start = _content_start(view, i, view.book.noun_cues[low])
        if not start:
            continue
        bare = view.low_at(i + 1) == "of"
        end = main_verb_after(view, start, phrase_content_end(view, start), seen=bare)
        content = tidy(view, start, end)
        if content and not any(start == frame.content[-1][0] for frame in view.frames):
            cue_end = i + 2 if view.low_at(i + 1) == "of" else i + 1
            rule = "figure-of" if "of_number" in view.book.noun_cues[low] else "noun"
            frame = Frame(rule, _possessor(view, i), (i, cue_end), [content], (i, start))
            view.frames.append(frame)


def _held_view(view: View, i: int) -> Frame | None:
    """ "The army's version is that …": a noun for what somebody holds, with whose it is."""
    owner = _possessor(view, i)
    if owner is None or view.low_at(i + 1) not in view.book.be or view.tag_at(i + 2) != "H":
        return None
    content = tidy(view, i + 3, clause_end(view, i + 3))
    return Frame("view", owner, (i, i + 1), [content], (owner.start, i + 3)) if content else None


def _content_start(view: View, i: int, kinds: frozenset[str]) -> int:
    """Where the content of the noun cue at `i` starts; 0 if it is no cue here."""
    following = view.tag_at(i + 1)
    if "that" in kinds and following == "H" and view.has_finite(i + 2, len(view.segment)):
        return i + 2
    if "of" in kinds and view.low_at(i + 1) == "of" and view.tag_at(i + 2) in "DSLNG#":
        return i + 2
    counted = "of_number" in kinds and "#" in view.segment.tag[i + 2 : i + 5]
    if counted and view.low_at(i + 1) == "of" and _possessor(view, i) is not None:
        return i + 2  # "the ministry's toll of 46"
    return i + 1 if "to" in kinds and following == "T" and view.tag_at(i - 1) in "S'" else 0


def _possessor(view: View, i: int) -> Phrase | None:
    k = i - 1
    while view.tag_at(k) == "N":
        k -= 1
    if view.tag_at(k) == "S" or _is_nation(view, k):
        return Phrase(k, k + 1, k + 1)
    if view.tag_at(k) == "'":
        start = k
        while view.tag_at(start - 1) in "LND#":
            start -= 1
        return Phrase(start, k, k) if start < k else None
    return None


def _is_nation(view: View, k: int) -> bool:
    """ "Veskaran accusations that …": a capitalised adjective of a nation says whose they are."""
    return view.tag_at(k) == "L" and view.low_at(k).endswith(_NATIONAL) and len(view.low_at(k)) > 4


_UNNAMED = frozenset(("q", "a"))  # head the turns of an interview that names nobody


def find_turn(view: View) -> None:
    """ "VELL: …" before a whole quotation or a turn of a transcript: the colon is the cue.

    Or a noun before it: "Vell's words are worth noting: “…”".
    """
    segment = view.segment
    k = len(segment) - 1
    if view.frames or segment.level or k < 2 or segment.tag[k] != "q" or segment.tag[k - 1] != ":":
        return
    if (frame := _spoken(view, k)) is not None:
        view.frames.append(frame)
        return
    end = next(i for i in range(k) if segment.tag[i] in ",(:")
    if 0 < end <= _LONGEST_SPEAKER and _is_named(view, end):
        asked = end == 1 and segment.low[0] in _UNNAMED
        source = None if asked else Phrase(0, end, k - 1)
        sure = asked or view.low_at(0).startswith("@")
        view.frames.append(
            Frame("headed" if sure else "turn", source, (k - 1, k), [(k, k + 1)], (0, k))
        )


def _is_named(view: View, end: int) -> bool:
    """Are the tokens before `end` a name, or the handle of an account?"""
    if view.low_at(0).startswith("@") or (end == 1 and view.low_at(0) in _UNNAMED):
        return True
    return all(t in "L-." for t in view.segment.tag[:end])


def _spoken(view: View, quotation: int) -> Frame | None:
    """ "Vell's words, spoken to a doctor, are worth noting: “…”": the noun is the cue."""
    for i in range(1, quotation):
        if view.low_at(i) in words("en", "cues", "spoken"):
            owner = owner_of(view, i)
            if owner is not None:
                content = [(quotation, quotation + 1)]
                return Frame("spoken", owner, (i, i + 1), content, (owner.start, quotation))
    return None


def owner_of(view: View, i: int) -> Phrase | None:
    """Whose the noun at `i` is, over the words that qualify it: "Vell's | ominous | words"."""
    while view.tag_at(i - 1) in "NRGE" and view.tag_at(i - 2) in "'SNRGE":
        i -= 1
    return _possessor(view, i)


def find_sourceless(view: View) -> None:
    """ "was reportedly killed": someone unnamed says so; the clause around the word is content."""
    segment = view.segment
    for i, low in enumerate(segment.low):
        if low not in view.book.sourceless:
            continue
        verb = next((v for v in view.verbs if v.start <= i + 1 and v.end >= i), None)
        if verb is None:
            continue
        subject = subject_before(segment, min(verb.start, i), view.subject_limit(i))
        start = subject.start if subject else verb.start
        pieces = [tidy(view, start, i), tidy(view, i + 1, clause_end(view, i + 1))]
        content = [piece for piece in pieces if piece]
        if content:
            view.frames.append(Frame("adverb", None, (i, i + 1), content, (i, i + 1), lemma=low))
