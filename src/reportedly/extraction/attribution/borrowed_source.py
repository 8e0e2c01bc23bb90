"""Makes frames that take their source from another clause: "and added", ", saying that"."""

from reportedly.extraction.attribution.content_after import Found, content_after
from reportedly.extraction.attribution.content_before import trailing_frame
from reportedly.extraction.attribution.extents import tidy
from reportedly.extraction.attribution.frames import Frame, View
from reportedly.extraction.words.nounphrase import Phrase, phrase_end, subject_before
from reportedly.extraction.words.verbgroups import Verb

_QUOTING = frozenset(["quote", "cite"])
_MARKED = frozenset(["saying", "telling", "warning"])
_BEFORE_LEAD = frozenset(["by", "before", "after", "while"])


def elided_frame(view: View, verb: Verb, kinds: frozenset[str]) -> Frame | None:
    """ "… and added that …": the subject is that of the last frame or of the first verb."""
    i = verb.start - 1
    while view.tag_at(i) == "R":
        i -= 1
    if view.tag_at(i) not in "C,":
        return None
    source = _last_source(view, verb.start)
    if source is None:
        return None
    found = content_after(view, verb, kinds)
    if found is None:
        return None
    return _frame("elided-", verb, source, found, i + 1)


def _frame(prefix: str, verb: Verb, source: Phrase, found: Found, zone_start: int) -> Frame:
    return Frame(
        rule=prefix + found.rule,
        source=source,
        cue=(verb.start, found.cue_end),
        content=[found.content],
        zone=(zone_start, found.zone_end),
        lemma=verb.lemma,
    )


def _last_source(view: View, i: int) -> Phrase | None:
    """The source of the last frame before token `i`, else the subject of the first finite verb."""
    for frame in reversed(view.frames):
        if frame.cue[0] < i and frame.source is not None:
            return frame.source
    for verb in view.verbs:
        if verb.start >= i:
            break
        if verb.finite:
            return subject_before(view.segment, verb.start, 0)
    return None


def participle_frame(view: View, verb: Verb, kinds: frozenset[str]) -> Frame | None:
    """ ", saying that …", with the subject of the main clause as source."""
    if view.low_at(verb.start - 1) == "as":
        return _quoted_as(view, verb, kinds)
    if not _leads(view, verb):
        return None
    opens = verb.start == 0
    source = _following_subject(view, verb) if opens else _last_source(view, verb.start)
    found = content_after(view, verb, kinds)
    if opens and found is not None and source is not None:
        found = _before_subject(view, found, source)
    if found is None or source is None:
        return None
    return _frame("participle-", verb, source, found, verb.start)


def _before_subject(view: View, found: Found, source: Phrase) -> Found | None:
    """`found` up to the comma before the main clause, whose subject is `source`."""
    start, end = found.content
    if end <= source.start:
        return found
    content = tidy(view, start, source.start)
    clausal = found.rule.endswith("clause")
    if content is None or (clausal and not view.has_finite(*content)):
        return None
    return found._replace(content=content)


def _quoted_as(view: View, verb: Verb, kinds: frozenset[str]) -> Frame | None:
    """ "The paper quoted *two men* as saying …", "*Vell* was quoted as saying …"."""
    i = verb.start - 1
    quoting = next((v for v in view.verbs if v.lemma in _QUOTING and i - 15 < v.end <= i), None)
    if quoting is None:
        return None
    subject = subject_before(view.segment, quoting.start, view.subject_limit(quoting.start))
    source = subject if quoting.passive else _quoted(view, quoting.end, i)
    if source is None:
        return None
    cue_start = quoting.start if quoting.end == i else verb.start
    found = content_after(view, verb, kinds)
    if found is None:
        return _quoted_behind(view, quoting._replace(end=verb.end), source, subject)
    zone_start = subject.start if subject else quoting.start
    frame = _frame("participle-", verb, source, found, zone_start)
    frame.cue = (cue_start, found.cue_end)
    if quoting.passive:
        frame.rule = "quoted-as"
    return frame


def _quoted_behind(view: View, cue: Verb, source: Phrase, subject: Phrase | None) -> Frame | None:
    """ "…, Vell was quoted as saying", "…, the paper quoted Vell as saying"."""
    frame = trailing_frame(view, cue, frozenset(["say"]), subject or source)
    if frame is not None:
        frame.source, frame.rule = source, "quoted-as"
    return frame


def _quoted(view: View, start: int, end: int) -> Phrase | None:
    """Who is quoted: a phrase, or one with an aside: "the governor, Oleksa Vell, | as saying"."""
    first = start + 1 if view.tag_at(start) == "E" else start  # "trusted sources"
    core = phrase_end(view.segment, first, names=True)
    aside = view.tag_at(core) == "," and view.tag_at(end - 1) == "," and core + 1 < end - 1
    return Phrase(start, core, end) if core == end or (aside and core > first) else None


def _leads(view: View, verb: Verb) -> bool:
    """True if the participle may open a frame: after a comma, or before "that" or a mark."""
    low = view.low_at(verb.head)
    if low == "adding" or verb.start == 0:
        return low != "citing"
    if low not in view.book.leads:
        return False
    if view.tag_at(verb.start - 1) in ",.C~" or (view.unpunctuated and view.frames):
        return True
    if view.unpunctuated and view.tag_at(verb.end) == "H":
        return True
    marked = low in _MARKED or view.low_at(verb.start - 1) in _BEFORE_LEAD
    return marked and view.tag_at(verb.end) in "Hq,:"


def _following_subject(view: View, verb: Verb) -> Phrase | None:
    """The main clause's subject for a participle that opens the sentence."""
    for other in view.verbs:
        if other.start > verb.end and other.finite:
            comma = other.start - 1
            while comma > verb.end and view.segment.tag[comma] != ",":
                comma -= 1
            if comma > verb.end:
                return subject_before(view.segment, other.start, comma + 1)
    return None
