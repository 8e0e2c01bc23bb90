"""Makes frames of passive cues: "is expected to", "was accused by X of", "asked whether"."""

from reportedly.extraction.attribution.adjuncts import skip_adjuncts
from reportedly.extraction.attribution.content_after import forward_frame
from reportedly.extraction.attribution.extents import clause_end, phrase_content_end, tidy
from reportedly.extraction.attribution.frames import Frame, Tokens, View
from reportedly.extraction.words.nounphrase import Phrase, phrase_end, subject_before
from reportedly.extraction.words.verbgroups import Verb, by_after

_CARRYING = frozenset(("cite", "quote"))


def passive_frame(view: View, verb: Verb, kinds: frozenset[str]) -> Frame | None:
    """ "is expected to", "was accused of", "it is believed that"; a source only after "by"."""
    reduced = verb.start == verb.head
    if verb.lemma == "ask" and (verb.start == 0 or view.low_at(verb.start - 1) == "when"):
        return _asked(view, verb, kinds)
    if reduced and any(
        frame.rule == "according-to" and frame.zone[0] < verb.start < frame.zone[1]
        for frame in view.frames
    ):
        return None
    source, after = _by_source(view, verb.end)
    if source is None and view.low_at(verb.start - 1) == "what":
        return None  # "raids on what are said to be camps": a hedge on a noun
    if view.low_at(after) == "as" and view.low_at(after + 1) in ("saying", "telling"):
        return None
    able = kinds & ({"passive", "passive_by"} if source else {"passive"})
    if not able and not (kinds & {"say", "object"} and _says_that(view, verb, after)):
        return None
    content = _passive_content(view, verb, after, rest="passive_rest" in kinds or not source)
    if not content or (reduced and (source is None or verb.lemma in _CARRYING)):
        return None  # "a deputy | cited by the Courier": who carried it, and nothing it says
    return Frame(
        "passive-by" if source else "passive",
        source,
        (verb.start, verb.end),
        content,
        (verb.start if able else _opening(view, verb), after),
        lemma=verb.lemma,
    )


def _says_that(view: View, verb: Verb, after: int) -> bool:
    """ "It was added that", "it was indicated in the note that": not "he was added to the list"."""
    impersonal = view.low_at(verb.start - 1) == "it"
    return impersonal and view.tag_at(skip_adjuncts(view, after)) == "H"


def _opening(view: View, verb: Verb) -> int:
    """Where "it was written" begins, with what says where: "In the note, it was written"."""
    return 0 if view.tag_at(0) == "I" else verb.start - 1


def _passive_content(view: View, verb: Verb, after: int, *, rest: bool) -> list[Tokens]:
    """The subject of a passive cue and, with `rest`, what follows it."""
    subject = subject_before(view.segment, verb.start, view.subject_limit(verb.start))
    if verb.lemma == "ask" and view.tag_at(after) == "," and view.tag_at(after + 1) == "q":
        return [(after + 1, after + 2)]
    told = skip_adjuncts(view, after)
    after = told if view.tag_at(told) == "H" else after
    that = view.tag_at(after) == "H"
    content: list[Tokens] = []
    if subject is None and not that and view.tag_at(verb.start - 1) == "C":
        content = _shared_content(view, verb.start)
    by = by_after(view.segment, verb.end) if after > verb.end else 0
    if subject and not that:
        reduced = verb.start == verb.head
        content.append((subject.start, subject.end if reduced else subject.wide))
    if by > verb.end and (complement := tidy(view, verb.end, by)):
        content.append(complement)
    if that:
        following = tidy(view, after + 1, clause_end(view, after + 1))
    elif rest and view.tag_at(after) not in ".,;C)":
        following = tidy(view, after, phrase_content_end(view, after))
    else:
        following = None
    return [*content, following] if following else content


def _shared_content(view: View, start: int) -> list[Tokens]:
    """What the passive before "and" is about: "was announced by X *and* confirmed by"."""
    for frame in reversed(view.frames):
        if frame.rule == "passive-by" and frame.zone[1] == start - 1:
            return list(frame.content)
    return []


def _asked(view: View, verb: Verb, kinds: frozenset[str]) -> Frame | None:
    """ "Asked whether it fell, Vell said …": an unnamed one asks, up to the comma."""
    frame = forward_frame(view, verb, kinds, None)
    if frame is None:
        return None
    start = frame.content[0][0]
    for k in range(start, frame.content[0][1]):
        if view.tag_at(k) == "," or view.low_at(k) == "“,”":
            end = k + 1 if view.tag_at(k) == "q" else k
            frame.content[0] = (start, end)
            break
    return frame if start < frame.content[0][1] else None


def _by_source(view: View, i: int) -> tuple[Phrase | None, int]:
    k = by_after(view.segment, i)
    if k and view.tag_at(k + 1) in "DSLNO#":
        end = phrase_end(view.segment, k + 1)
        if end > k + 1:
            return Phrase(k + 1, end, end), end
    return None, i
